//! Citations: footnote marks, links, parentheses that name a source, lines that begin with "Source".

use crate::facts::Grade;
use crate::facts::attribution::source::Sources;
use crate::facts::attribution::{Citation, CitationKind};
use crate::format::MarkKind;
use crate::prose::{Class, Kind, Prose, Stretch};
use crate::text::Range;

/// The longest parenthesis that is read as a citation, in tokens.
const LONGEST: usize = 60;

/// The citations of a paragraph, in the order of the text.
pub(super) fn citations(prose: &Prose) -> Vec<Citation> {
    let mut found = Vec::new();
    for mark in prose.marks() {
        let kind = match &mark.kind {
            MarkKind::Note(label) => CitationKind::Note(label.clone()),
            MarkKind::Link(target) => CitationKind::Link(!target.trim().is_empty()),
            // A bare address stands behind what it is the source of.
            MarkKind::Code if mark.at.of(prose.text()).starts_with("http") => CitationKind::Link(true),
            _ => continue,
        };
        let scope = sentence_before(prose, mark.at);
        found.push(Citation { at: mark.at, kind, scope });
    }
    let label = prose.sentences.iter().any(|sentence| sentence.classes.has(Class::SourceLabel));
    // All bytes are looked at, many at once, rather than every token asked in turn.
    let mut bracket = false;
    for byte in prose.text().bytes() {
        bracket |= matches!(byte, b'(' | b'[');
    }
    let tokens = if label || bracket { &*prose.tokens } else { &[] };
    let mut from = 0;
    for (at, token) in tokens.iter().enumerate() {
        if matches!(token.kind, Kind::Sign('(' | '[')) {
            if let Some((end, grade)) = parenthesis(prose, at).filter(|&(end, _)| !links_nowhere(prose, at, end)) {
                let range = prose.range(at, end);
                found.push(Citation {
                    at: range,
                    kind: CitationKind::Parenthesis(grade),
                    scope: Range::new(from, range.end),
                });
                from = range.end;
            }
        } else if token.is(Class::SourceLabel)
            && (at == 0 || token.line_start)
            && prose.tokens.get(at + 1).is_some_and(|next| next.is_sign(':'))
        {
            let grade = line_grade(prose, at + 2);
            let whole = prose.range(0, prose.tokens.len());
            found.push(Citation {
                at: prose.range(at, prose.tokens.len()),
                kind: CitationKind::SourceLine(grade),
                scope: whole,
            });
        }
    }
    found.sort_by_key(|citation| citation.at);
    found
}

/// "([source]())": what stands in the brackets is a link to nothing.
fn links_nowhere(prose: &Prose, open: usize, end: usize) -> bool {
    let range = prose.range(open, end);
    prose
        .marks()
        .iter()
        .any(|mark| range.holds(mark.at) && matches!(&mark.kind, MarkKind::Link(target) if target.trim().is_empty()))
}

/// The sentence that a mark stands in or behind.
fn sentence_before(prose: &Prose, mark: Range) -> Range {
    let token = prose.token_at(mark.start);
    let inside = prose.tokens.get(token).is_some_and(|next| next.at.start < mark.end);
    let last = if inside { token } else { token.saturating_sub(1) };
    let Some(sentence) = prose.sentences.get(prose.sentence_of(last)) else { return mark };
    prose.range(sentence.first, sentence.end).cover(mark)
}

fn line_grade(prose: &Prose, first: usize) -> Grade {
    let end = prose.tokens.len();
    let sources = Sources { words: Stretch::new(prose, first, end) };
    if first < end { sources.graded(first, end).map_or(Grade::Described, |source| source.grade) } else { Grade::None }
}

/// How well a reader could find what a footnote names: an interview is described, a report named.
pub(super) fn note_grade(prose: &Prose) -> Grade {
    let first = prose.tokens.iter().position(|token| token.kind == Kind::Word).unwrap_or(0);
    let told = ["interview", "interviews", "testimony", "interviewee"].iter().any(|word| prose.says(first, word));
    let vague = || {
        let sources = Sources { words: Stretch::new(prose, first, prose.tokens.len()) };
        sources.after(first).is_some_and(|source| source.grade == Grade::Vague)
    };
    if told {
        Grade::Described
    } else if vague() {
        Grade::Vague
    } else {
        Grade::Named
    }
}

/// A parenthesis that names a source: (Northwatch, 5 May 2024), (OCHA 03/02/2021; DTM), (Source: OCHA).
fn parenthesis(prose: &Prose, open: usize) -> Option<(usize, Grade)> {
    let close = (open + 1..prose.tokens.len().min(open + LONGEST))
        .find(|&at| matches!(prose.tokens[at].kind, Kind::Sign(')' | ']')))?;
    let inside = &prose.tokens[open + 1..close];
    let first = inside.first()?;
    if first.is(Class::SourceLabel) || prose.says(open + 1, "per") || prose.says(open + 1, "via") {
        return Some((close + 1, line_grade(prose, open + 2)));
    }
    if ["interview", "interviews", "testimony", "interviewee"].iter().any(|word| prose.says(open + 1, word)) {
        return Some((close + 1, Grade::Described));
    }
    let sources = Sources { words: Stretch::new(prose, open + 1, close) };
    let kept = inside.len() <= 5 && !first.capital && inside.last().is_some_and(|token| token.is(Class::ReportNoun));
    if let Some(source) =
        kept.then(|| sources.graded(open + 1, close)).flatten().filter(|found| found.grade < Grade::Vague)
    {
        return Some((close + 1, source.grade));
    }
    let named = first.capital
        && first.kind != Kind::Number
        && !first.classes.has(Class::Month)
        && !first.classes.has(Class::Weekday);
    let lower = inside
        .iter()
        .filter(|token| {
            token.kind == Kind::Word
                && !token.capital
                && !token.is(Class::Preposition)
                && !token.is(Class::Conjunction)
                && !token.is(Class::Determiner)
        })
        .count();
    let dated = inside
        .iter()
        .any(|token| matches!(token.kind, Kind::Number) && prose.words(token.at).len() >= 2 || token.is(Class::Month));
    let counted = inside
        .iter()
        .any(|token| token.is(Class::Person) || token.is(Class::Thing) && !token.capital || token.is_sign('%'));
    if !named || lower > 3 || counted {
        return None;
    }
    let listed = inside.iter().any(|token| token.is_sign(';'));
    let ends = prose.tokens.get(close + 1).is_none_or(|next| matches!(next.kind, Kind::Sign('.' | ';')));
    let after_stop = open > 0 && prose.tokens[open - 1].is_sign('.');
    let bare = !dated && !listed;
    if bare && (!(ends || after_stop) || expands(prose, open, close) || inside.len() > 8) {
        return None;
    }
    let title = inside.iter().any(|token| token.capital && token.is(Class::ReportNoun));
    let known = bare && title
        || bare
            && inside.iter().any(|token| token.is(Class::Organisation) || token.is(Class::Institution) || token.upper)
        || !bare;
    (known && !place_or_date(prose, open, close)).then_some((close + 1, Grade::Named))
}

/// "(April 2024)", "(North Kivu)": a day or a place, no source.
fn place_or_date(prose: &Prose, open: usize, close: usize) -> bool {
    prose.tokens[open + 1..close]
        .iter()
        .filter(|token| token.kind == Kind::Word)
        .all(|token| token.is(Class::Month) || token.is(Class::Place) || token.is(Class::Weekday))
}

/// Whether a parenthesis abbreviates the words before it: internally displaced persons (IDPs).
fn expands(prose: &Prose, open: usize, close: usize) -> bool {
    let inside = prose.words(prose.range(open + 1, close));
    let letters: Vec<char> = inside.chars().filter(|char| char.is_uppercase()).collect();
    let mut at = open;
    let mut matched = letters.len();
    let mut seen = 0;
    while matched > 0 && at > 0 && seen < letters.len() + 4 {
        at -= 1;
        seen += 1;
        let word = prose.word(at);
        if word.chars().next().is_some_and(|first| first.to_uppercase().eq(std::iter::once(letters[matched - 1]))) {
            matched -= 1;
        }
    }
    letters.len() > 1 && matched == 0
}
