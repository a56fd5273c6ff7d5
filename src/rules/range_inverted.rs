//! A range whose lower number stands last.

use crate::document::ParagraphId;
use crate::facts::{Amount, Bound, Measure, digits};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::prose::words::measure::AGAINST;
use crate::prose::{Class, Classes, Kind, Prose, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct RangeInverted;

/// What a range counts, where nothing else says that it is one.
const COUNTED: Classes =
    Classes::of(&[Class::Person, Class::Group, Class::Demonym, Class::Thing, Class::HarmNoun, Class::HarmAdjective]);
const PEOPLE: Classes = Classes::of(&[Class::Person, Class::Group, Class::Demonym]);
/// So many tokens before and behind a range are asked what it is.
const NEAR: usize = 40;
/// Words between a range and what it counts.
const WORDS: usize = 2;

impl Rule for RangeInverted {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SUM107",
            name: "range-inverted",
            group: Group::Arithmetic,
            scope: Scope::Paragraph,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("range_inverted.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs() {
            let (prose, amounts) = (&slot.paragraph.prose, &slot.paragraph.facts.amounts);
            for pair in amounts.windows(2) {
                let (from, to) = (&pair[0], &pair[1]);
                let falls = from.sentence == to.sentence && from.low > told(prose, from, to) && to.low > 0.0;
                if falls && is_range(prose, from, to) {
                    findings.push(finding(cx, (id, prose), (from, to)));
                }
            }
        }
    }
}

/// The second number of a pair on the scale of the first: “2.4-1.9 million” says the magnitude once.
fn told(prose: &Prose, from: &Amount, to: &Amount) -> f64 {
    let shared = from.end == from.start + 1 && to.end > to.start && prose.tokens[to.end - 1].is(Class::Magnitude);
    let plain =
        digits(prose.word(to.start)).filter(|_| shared && from.low < 1000.0 && prose.tokens[from.end].is_dash());
    plain.unwrap_or(to.high)
}

/// Whether two numbers are written as the ends of a range.
fn is_range(prose: &Prose, from: &Amount, to: &Amount) -> bool {
    let sentence = prose.sentence(from.sentence);
    let between = prose.says(from.first.wrapping_sub(1), "between") || prose.says(from.first, "between");
    let gap = from.end..to.first;
    let joint = gap.len() == 1;
    let percent = from.measure == Measure::Percent;
    if from.measure != to.measure && !percent || !from.high.is_finite() {
        return false;
    }
    let clock = |at: usize| {
        prose.says_any(at, &["am", "pm", "a.m", "a.m.", "p.m", "p.m.", "o'clock", "hours"])
            || prose.tokens.get(at).is_some_and(|token| token.is(Class::Month) || token.is_sign(':'))
    };
    if !joint || clock(to.end) || clock(from.end) || is_year(prose, from) || is_year(prose, to) {
        return false;
    }
    if between && prose.says(from.end, "and") {
        // "Between 40 men and 12 women": no gap for a noun. "Between 90 and 60 degrees west" may be meant.
        return matches!(to.measure, Measure::Count | Measure::Percent | Measure::Money);
    }
    let told = |classes: Classes| {
        (to.end..to.end + WORDS)
            .take_while(|&at| prose.tokens.get(at).is_some_and(Token::is_wordy))
            .any(|at| prose.tokens[at].classes.any(classes) && !prose.tokens[at].is(Class::Unit))
    };
    let near = from.first.saturating_sub(NEAR).max(sentence.first)..(to.end + NEAR).min(sentence.end);
    let against = near.clone().any(|at| prose.is(at, AGAINST));
    let changes = near.clone().any(|at| {
        prose.tokens[at].is(Class::Change)
            || prose.says_any(at, &["from", "decreasing", "falling", "cut", "fell", "dropped"])
    });
    let bounded = from.bound != Bound::Exact;
    if prose.tokens[from.end].is_dash() {
        let spaced = prose.tokens[from.end].spaced;
        let number = prose.tokens[from.start].kind == Kind::Number && prose.tokens[to.start].kind == Kind::Number;
        let unlinked =
            !prose.tokens.get(from.first.wrapping_sub(1)).is_some_and(|token| token.is_hyphen() || token.is_sign('/'))
                && !prose.tokens.get(to.end).is_some_and(|token| token.is_dash() || token.is_sign('/'));
        // "A Boeing 727-200": the number of a make.
        let named =
            from.first > sentence.first && prose.tokens[from.first - 1].capital && from.first - 1 > sentence.first;
        return number
            && !named
            && !spaced
            && unlinked
            && !against
            && !is_abbreviated(prose, from, to)
            && (told(COUNTED) || bounded);
    }
    let range = prose.says(from.end, "to") && told(PEOPLE) && !against;
    let opens = from.first > sentence.first && prose.says(from.first - 1, "from");
    let at_start = opens
        && from.first == sentence.first + 1
        && !(sentence.first + 1..near.end).any(|at| prose.tokens[at].is(Class::Change) || prose.says(at, "from"));
    range && (at_start || !changes && (bounded || killed(prose, from)))
}

/// Whether a word of harm stands before a number: “killed 30 to 20 people”.
fn killed(prose: &Prose, from: &Amount) -> bool {
    from.first.checked_sub(1).is_some_and(|before| prose.tokens[before].is(Class::HarmVerb))
}

fn is_year(prose: &Prose, amount: &Amount) -> bool {
    prose.word(amount.start).len() == 4 && (1900.0..=2100.0).contains(&amount.low)
}

/// “115–20 people”: the second number leaves out the digits that it shares with the first.
fn is_abbreviated(prose: &Prose, from: &Amount, to: &Amount) -> bool {
    let (first, last) = (prose.word(from.start), prose.word(to.start));
    let whole = first.len().checked_sub(last.len()).and_then(|at| first.get(at..));
    first.len() > last.len() && first.len() > 2 && whole.is_some_and(|tail| tail < last)
}

fn finding(cx: &Context<'_>, (id, prose): (ParagraphId, &Prose), (from, to): (&Amount, &Amount)) -> Finding {
    let whole = Range::new(from.core.start, to.core.end);
    let span = |at: Range| cx.document.span(id, at);
    let (first, last) = (prose.line(from.core), prose.line(to.core));
    let message = format!("“{}” runs from the greater number to the lesser. {last} to {first}?", prose.line(whole));
    let mut finding = Finding::new(Severity::Error, span(whole), message);
    let plain = |at: Range| cx.document.source().words(span(at)) == prose.words(at);
    if plain(from.core) && plain(to.core) && !prose.is_quoted(whole) {
        let edits = vec![Edit { span: span(from.core), text: last }, Edit { span: span(to.core), text: first }];
        finding.fixes.push(Fix { title: "Swap the two numbers".to_owned(), safe: false, edits });
    }
    finding
}
