//! Which words an attribution vouches for: its clause, its sentence, the quotation it stands beside.

use crate::facts::attribution::phrase::Phrases;
use crate::facts::attribution::source::{SOURCES, Voice};
use crate::facts::attribution::verb::{Said, Verbs};
use crate::facts::{Attribution, Grade, How};
use crate::prose::{Class, Classes, Kind, Lexicon, Marks, Prose, Quotation, Sentence, View};
use crate::text::Range;

/// The attributions of a paragraph, in the order of the text.
pub(super) fn attributions(prose: &Prose, lexicon: &Lexicon) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for (index, &sentence) in prose.sentences.iter().enumerate() {
        let said = said(prose, lexicon, sentence);
        for (at, one) in said.iter().enumerate() {
            let pronoun = one.source.voice == Voice::Pronoun;
            let grade = if pronoun { antecedent(&found).unwrap_or(Grade::Described) } else { one.source.grade };
            let at_range = prose.range(one.first, one.end);
            let clause = scope(prose, sentence, &said, at);
            let (scope, how) = beside(prose, clause, at_range, one.how);
            let source = prose.range(one.source.first, one.source.end);
            found.push(Attribution { at: at_range, source, grade, how, scope, pronoun, sentence: index });
        }
    }
    found
}

/// Classes of the words that an attribution can begin with or turn on.
const CUES: Classes =
    Classes::of(&[Class::Reporting, Class::Sight, Class::Counting, Class::AccordingTo, Class::ReportNoun]);

/// Classes of the phrases that one can begin with.
const PHRASES: Classes = Classes::of(&[Class::AccordingTo, Class::Reporting, Class::Grounds]);

fn said(prose: &Prose, lexicon: &Lexicon, sentence: Sentence) -> Vec<Said> {
    let view = View::new(prose, sentence, lexicon);
    let (verbs, phrases) = (Verbs { view }, Phrases { view });
    let mut found: Vec<Said> = Vec::new();
    if sentence.classes.any(SOURCES)
        && let Some(label) = phrases.label()
    {
        found.push(label);
    }
    if !sentence.classes.any(CUES) && !sentence.classes.any(PHRASES) {
        return found;
    }
    for at in sentence.first..sentence.end {
        if !prose.tokens[at].classes.any(CUES) && !prose.tokens[at].phrases.any(PHRASES) {
            continue;
        }
        if found.first().is_some_and(|label| (label.first..label.end).contains(&at)) {
            continue;
        }
        let Some(said) = phrases.at(at).or_else(|| verbs.said(at)) else { continue };
        match found.last_mut() {
            // A tally that is put or shown is one attribution, not two.
            Some(last) if said.source.first < last.end && said.first < last.end => {
                last.end = last.end.max(said.end);
                last.how = said.how;
            }
            _ => found.push(said),
        }
    }
    found
}

/// The grade of whoever spoke last before a pronoun.
fn antecedent(found: &[Attribution]) -> Option<Grade> {
    found.last().map(|last| last.grade)
}

/// The clause of an attribution: the sentence, cut at "but" and "while" where the other side has its own say or none.
fn scope(prose: &Prose, sentence: Sentence, said: &[Said], at: usize) -> Range {
    let one = &said[at];
    let own = |range: std::ops::Range<usize>| said.iter().any(|other| range.contains(&other.first));
    let cut = |at: usize| {
        let token = &prose.tokens[at];
        let says = |word: &str| prose.says(at, word);
        let comma = at > sentence.first && matches!(prose.tokens[at - 1].kind, Kind::Sign(',' | ';' | '–' | '—' | '-'));
        let contrast = token.is(Class::Contrast) && (comma || says("but") || says("whereas") || says("while"));
        // Two halves that each have their own say: "police said 14 died; the hospital counted 16".
        let halves = (token.is_sign(';') || comma && says("and")) && own(sentence.first..at) && own(at..sentence.end);
        contrast || halves
    };
    let before = (sentence.first..one.first).rev().find(|&at| cut(at) && at > sentence.first);
    let after = (one.end..sentence.end).find(|&at| cut(at));
    // An attribution at the very end speaks for both sides of a "but", unless the other side has its own.
    let trailing = one.end + 6 >= sentence.end;
    // "of whom UNHCR registered 9,000": the relative clause is all that it vouches for.
    let relative = |at: usize| prose.says(at, "whom");
    // "40,000 have arrived, and UNHCR warned that …": what stands before it is not its own.
    let joined = |at: usize| at > sentence.first && prose.says(at, "and") && prose.says(one.end, "that");
    let own_clause = one.first.checked_sub(1).filter(|&at| relative(at) || joined(at));
    let before = before.filter(|&cut| !trailing || own(sentence.first..cut));
    let first = own_clause.or(before).unwrap_or(sentence.first);
    prose.range(first, after.unwrap_or(sentence.end))
}

/// Whether a sentence ends within words, on a line or at its end.
fn ends_sentence(words: &str) -> bool {
    words.match_indices('.').any(|(at, _)| words[at + 1..].starts_with(char::is_whitespace))
}

/// The most bytes between a quotation and its speaker.
const BESIDE: u32 = 80;

/// A speaker beside a quotation vouches for all of it, and for the next one of the paragraph.
fn beside(prose: &Prose, clause: Range, at: Range, how: How) -> (Range, How) {
    let range = |quotation: &Quotation| prose.range(quotation.first, quotation.end);
    let near = |quote: Range| {
        let gap = if quote.end <= at.start { quote.end..at.start } else { at.end..quote.start };
        gap.start <= gap.end
            && gap.end - gap.start <= BESIDE
            && !ends_sentence(prose.words(Range::new(gap.start, gap.end)))
    };
    let first = prose.quotations.partition_point(|quotation| range(quotation).end + BESIDE < at.start);
    let spoken = prose.quotations[first..].iter().filter(|quotation| quotation.marks != Marks::Single).map(range);
    let scope = spoken
        .take_while(|quote| quote.start <= at.end + BESIDE)
        .filter(|&quote| near(quote))
        .fold(clause, Range::cover);
    let quoted = how == How::Verb && scope != clause;
    (scope, if quoted { How::Quotation } else { how })
}
