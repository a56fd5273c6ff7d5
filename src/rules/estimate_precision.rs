//! An estimate to the last digit, or a number with two qualifiers.

use crate::document::ParagraphId;
use crate::facts::{Figure, Form};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::prose::{Class, Kind, Lexicon, Prose, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct EstimatePrecision;

/// An estimate is good to so many digits that count: some 90,500, but not 90,497.
const DIGITS: usize = 3;

/// A word that bounds a number: about, at least, nearly.
#[derive(Clone, Copy)]
struct Qualifier {
    class: Class,
    at: Range,
}

impl Rule for EstimatePrecision {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG107",
            name: "estimate-precision",
            group: Group::Figures,
            scope: Scope::Paragraph,
            severity: Severity::Info,
            default: true,
            fixable: true,
            page: include_str!("estimate_precision.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs() {
            let prose = &slot.paragraph.prose;
            for figure in slot.paragraph.facts.figures.iter().filter(|figure| figure.count.form == Form::Number) {
                findings_of(cx, (id, prose), figure, findings);
            }
        }
    }
}

fn findings_of(cx: &Context<'_>, (id, prose): (ParagraphId, &Prose), figure: &Figure, findings: &mut Findings<'_>) {
    let (qualifiers, number) = qualifiers(prose, figure.at);
    let span = cx.document.span(id, figure.at);
    let words = || prose.line(figure.at);
    if let [.., first, second] = qualifiers.as_slice() {
        let message = format!("“{}”: two qualifiers, and readers can take only one. Which one holds?", words());
        let drop = |one: &Qualifier| {
            let end = prose.tokens.get(prose.token_at(one.at.end)).map_or(one.at.end, |next| next.at.start);
            let gone = cx.document.span(id, Range::new(one.at.start, end));
            let title = format!("Drop “{}”", prose.line(one.at));
            Fix { title, safe: false, edits: vec![Edit { span: gone, text: String::new() }] }
        };
        let fixes = if cx.document.source().words(span) == prose.words(figure.at) {
            vec![drop(second), drop(first)]
        } else {
            Vec::new()
        };
        findings.push(Finding { fixes, ..Finding::new(Severity::Info, span, message) });
        return;
    }
    let about = qualifiers.last().filter(|one| one.class == Class::About);
    let exact = number.is_some_and(|at| counting_digits(prose.word(at)) > DIGITS);
    if let Some(about) = about.filter(|_| exact) {
        let about = prose.line(about.at);
        let message = format!("“{}”: exact to the last person, and “{about}”. Counted or estimated?", words());
        let mut finding = Finding::new(Severity::Info, span, message);
        finding.help = Some("An estimate is rounded; a count stands without a qualifier.".to_owned());
        findings.push(finding);
    }
}

/// The qualifiers before the number of a figure, and the number itself where it is in digits.
fn qualifiers(prose: &Prose, at: Range) -> (Vec<Qualifier>, Option<usize>) {
    const BOUNDS: [Class; 3] = [Class::AtLeast, Class::AtMost, Class::About];
    let tokens = &prose.tokens;
    let (mut next, end) = (prose.token_at(at.start), prose.token_at(at.end));
    let mut found = Vec::new();
    while let Some(token) = tokens.get(next).filter(|_| next < end) {
        if token.kind == Kind::Number || token.classes.has(Class::Number) || token.is(Class::Magnitude) {
            return (found, (token.kind == Kind::Number).then_some(next));
        }
        let longest = |class| Lexicon::built_in().phrase(tokens, next, class).map(|phrase| (phrase.end, class));
        let phrase = BOUNDS.into_iter().filter_map(longest).max_by_key(|&(end, _)| end);
        let single = || BOUNDS.into_iter().find(|&class| token.is(class)).map(|class| (next + 1, class));
        match phrase.or_else(single) {
            // "an average of", "an additional" bound nothing.
            Some((after, class)) => {
                let says = |word: &str| (next..after).any(|at| prose.says(at, word));
                if !says("average") && !says("additional") {
                    found.push(Qualifier { class, at: prose.range(next, after) });
                }
                next = after;
            }
            None if token.classes.has(Class::Determiner) || is_filler(prose, token) => next += 1,
            None => break,
        }
    }
    (found, None)
}

fn is_filler(prose: &Prose, token: &Token) -> bool {
    token.is(Class::More) || ["of", "total", "between", "from"].contains(&prose.words(token.at))
}

/// How many digits of a number count: 31,500 has three, 31,482 five.
fn counting_digits(number: &str) -> usize {
    let decimal = number.contains('.') && number.rsplit('.').next().is_some_and(|rest| rest.len() < 3);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if decimal { 0 } else { digits.trim_end_matches('0').len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noughts_at_the_end_do_not_count() {
        for (number, digits) in [("31,482", 5), ("31,500", 3), ("46", 2), ("1.4", 0), ("90 500", 3), ("1.234.567", 7)] {
            assert_eq!(counting_digits(number), digits, "{number}");
        }
    }
}
