//! When and by which way a convoy, patients or staff will travel.

use crate::finding::{Finding, Severity};
use crate::prose::words::movement::{AGREED, AID, ANY, DUE, HOURS, TOWARDS, TRAVEL, TRAVELLERS, UNREAL, WAYS};
use crate::prose::{Class, Kind, List, Prose, Sentence};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct OperationalMovement;

impl Rule for OperationalMovement {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH110",
            name: "operational-movement",
            group: Group::Protection,
            scope: Scope::Paragraph,
            severity: Severity::Warning,
            default: true,
            fixable: false,
            page: include_str!("operational_movement.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs() {
            let prose = &slot.paragraph.prose;
            let facts = &slot.paragraph.facts;
            for &sentence in &prose.sentences {
                let Some(verb) = travels(prose, sentence) else { continue };
                let whole = prose.range(sentence.first, sentence.end);
                let day = |at: Range| whole.touches(at) && is_day(prose, at);
                let mut times: Vec<Range> = facts.times.iter().map(|time| time.at).filter(|&at| day(at)).collect();
                let hours = (verb..sentence.end).filter_map(|at| hour(prose, at));
                times.extend(hours);
                let named = |at: &usize| {
                    let token = &prose.tokens[*at];
                    let day = token.is(Class::Weekday) || token.is(Class::Month) || token.is(Class::RelativeDay);
                    token.capital && !day && prose.is(at - 1, TOWARDS)
                };
                let first = sentence.first + 1;
                let mut ways: Vec<Range> = (first..sentence.end).filter(named).map(|at| prose.tokens[at].at).collect();
                ways.extend(
                    (verb..sentence.end).filter(|&at| prose.is(at, WAYS)).filter_map(|at| way(prose, sentence, at)),
                );
                let Some(&first) = times.iter().min() else { continue };
                if ways.is_empty() {
                    continue;
                }
                let end = times.iter().chain(&ways).map(|at| at.end).max().unwrap_or(first.end);
                let start = times.iter().chain(&ways).map(|at| at.start).min().unwrap_or(first.start);
                let span = cx.document.span(id, Range::new(start, end));
                let message = "This tells when and by which way people will travel. Leave the time or the way out?";
                let mut finding = Finding::new(Severity::Warning, span, message);
                finding.help = Some("The parties read it before the convoy leaves.".into());
                findings.push(finding);
            }
        }
    }
}

/// The verb of a travel that lies ahead, of those who bring or need aid.
fn travels(prose: &Prose, sentence: Sentence) -> Option<usize> {
    let has = |list: List| sentence.lists.has(list);
    if !has(TRAVELLERS) || !has(TRAVEL) || has(AGREED) {
        return None;
    }
    let tokens = sentence.first..sentence.end;
    let traveller = tokens.clone().find(|&at| prose.is(at, TRAVELLERS))?;
    if !has(AID) && tokens.clone().all(|at| !prose.is(at, TRAVELLERS) || prose.is(at, ANY)) {
        return None;
    }
    let ahead = |verb: usize| {
        (verb.saturating_sub(4).max(sentence.first)..verb).any(|at| {
            let modal = prose.says_any(at, &["will", "shall", "’ll", "'ll"]);
            let due = prose.says_any(at, &["to"]) && at.checked_sub(1).is_some_and(|before| prose.is(before, DUE));
            modal || due
        }) || prose.says_any(verb, &["leaves", "departs", "arrives"])
    };
    let denied = |verb: usize| (verb.saturating_sub(3)..verb).any(|at| prose.tokens[at].is(Class::Negation));
    // A wish or a condition is no plan; neither is what somebody else demands.
    let unreal = has(UNREAL);
    tokens
        .filter(|&at| at > traveller || prose.says_any(at, &["evacuate", "transfer"]))
        .find(|&at| prose.is(at, TRAVEL) && ahead(at) && !denied(at))
        .filter(|_| !unreal)
}

/// Whether an expression of time names a day: a weekday, a date, tomorrow.
fn is_day(prose: &Prose, at: Range) -> bool {
    let tokens = &prose.tokens[prose.token_at(at.start)..prose.token_at(at.end)];
    let month = tokens.iter().any(|token| token.is(Class::Month));
    let day = tokens
        .iter()
        .any(|token| token.kind == Kind::Number && token.at.end - token.at.start <= 2 || token.kind == Kind::Ordinal);
    let words = prose.words(at);
    let iso = words.len() >= 8 && words.bytes().filter(u8::is_ascii_digit).count() >= 6;
    let soon = words.eq_ignore_ascii_case("tomorrow") || words.eq_ignore_ascii_case("tonight");
    tokens.iter().any(|token| token.is(Class::Weekday))
        || month && day
        || iso
        || soon
        || words.to_lowercase().starts_with("tomorrow")
}

/// An hour: `06:00`, `6 am`, `dawn`.
fn hour(prose: &Prose, at: usize) -> Option<Range> {
    let token = prose.tokens.get(at)?;
    let sign = |at: usize, sign: char| prose.tokens.get(at).is_some_and(|token| token.is_sign(sign));
    if token.kind == Kind::Number
        && (sign(at + 1, ':') || sign(at + 1, '.'))
        && prose
            .tokens
            .get(at + 2)
            .is_some_and(|two| two.kind == Kind::Number && !two.spaced && two.at.end - two.at.start == 2)
    {
        return Some(prose.range(at, at + 3));
    }
    if token.kind == Kind::Number
        && prose.says_any(at + 1, &["am", "pm", "a.m", "p.m", "hours", "hrs", "h"])
        && token.at.end - token.at.start <= 4
    {
        return Some(prose.range(at, at + 2));
    }
    let colon = token.kind != Kind::Word && prose.words(token.at).contains(':');
    let said = prose.is(at, HOURS)
        && at.checked_sub(1).is_some_and(|before| {
            prose.says_any(before, &["at", "by", "before", "after", "the", "in", "on"])
                || prose.tokens[before].is(Class::Weekday)
        });
    (colon || said || prose.says_any(at, &["tomorrow", "tonight"])).then_some(token.at)
}

/// A way with the words that name it: `the northern road`, `the M5 highway`.
fn way(prose: &Prose, sentence: Sentence, at: usize) -> Option<Range> {
    let first = at.saturating_sub(3).max(sentence.first);
    let named = (first..at).rev().take_while(|&at| {
        let token = &prose.tokens[at];
        token.is_wordy() && !token.is(Class::Preposition) && !token.is(Class::Conjunction) && !token.is(Class::Modal)
    });
    let from = named.last().filter(|&from| from < at);
    let after =
        prose.says_any(at, &["via", "through"]).then(|| prose.tokens.get(at + 1).map(|next| next.capital)).flatten();
    match (from, after) {
        (_, Some(true)) => Some(prose.range(at, at + 2)),
        (Some(from), None) if at < sentence.end => Some(prose.range(from, at + 1)),
        _ => None,
    }
}
