//! When and by which way a convoy, patients or staff will travel.

use crate::finding::{Finding, Severity};
use crate::prose::{Class, Kind, Prose, Sentence};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// What travels and can be hit.
const TRAVELLERS: &[&str] = &[
    "convoy",
    "convoys",
    "evacuees",
    "evacuation",
    "evacuations",
    "patients",
    "ambulance",
    "ambulances",
    "trucks",
    "buses",
    "bus",
    "staff",
    "personnel",
    "wounded",
    "detainees",
    "prisoners",
    "families",
    "team",
    "teams",
    "mission",
    "supplies",
    "medics",
    "doctors",
    "nurses",
    "flight",
    "flights",
    "delegation",
    "vehicles",
    "consignment",
    "shipment",
    "cargo",
    "transfer",
    "relocation",
    "workers",
    "volunteers",
    "engineers",
    "crew",
    "crews",
    "residents",
    "civilians",
];
/// Travellers of whom a sentence must say that they bring or need aid.
const ANY: &[&str] = &[
    "team",
    "teams",
    "mission",
    "flight",
    "flights",
    "delegation",
    "workers",
    "trucks",
    "vehicles",
    "bus",
    "buses",
    "families",
    "residents",
    "civilians",
    "transfer",
    "relocation",
    "crew",
    "crews",
    "engineers",
    "prisoners",
    "supplies",
    "shipment",
    "cargo",
];
const AID: &[&str] = &[
    "aid",
    "humanitarian",
    "relief",
    "medical",
    "food",
    "un",
    "unhcr",
    "wfp",
    "unicef",
    "ocha",
    "who",
    "icrc",
    "msf",
    "ngo",
    "assessment",
    "evacuate",
    "evacuated",
    "evacuation",
    "patients",
    "wounded",
    "medicine",
    "medicines",
    "crescent",
    "ambulance",
    "clinic",
    "hospital",
    "rescue",
    "displaced",
    "blankets",
    "vaccine",
    "vaccines",
    "monitoring",
    "staff",
];
/// Verbs of travel, in the forms that follow "will" or "to".
const TRAVEL: &[&str] = &[
    "leave",
    "depart",
    "travel",
    "go",
    "move",
    "moved",
    "arrive",
    "cross",
    "drive",
    "driven",
    "reach",
    "return",
    "pass",
    "proceed",
    "evacuate",
    "evacuated",
    "transfer",
    "transferred",
    "transport",
    "transported",
    "deploy",
    "relocate",
    "relocated",
    "taken",
    "flown",
    "fly",
    "enter",
    "set",
    "start",
    "begin",
    "escorted",
    "brought",
    "deliver",
    "delivered",
    "sent",
    "dispatched",
    "leaves",
    "departs",
    "arrives",
    "head",
    "pick",
    "collect",
    "collected",
    "bussed",
];
/// A way, by its words.
const WAYS: &[&str] = &[
    "road",
    "route",
    "highway",
    "bridge",
    "crossing",
    "checkpoint",
    "gate",
    "corridor",
    "border",
    "track",
    "pass",
    "port",
    "airport",
    "airstrip",
    "tunnel",
    "via",
    "through",
];
/// What stands before the name of where they go, or come from.
const TOWARDS: &[&str] =
    &["to", "from", "for", "towards", "toward", "via", "through", "leave", "leaves", "reach", "enter", "cross", "into"];
/// What makes it public by agreement.
const AGREED: &[&str] =
    &["corridor", "corridors", "announced", "publicly", "notified", "ceasefire", "truce", "agreement"];
const HOURS: &[&str] = &[
    "dawn",
    "dusk",
    "noon",
    "midnight",
    "sunrise",
    "sunset",
    "daybreak",
    "morning",
    "evening",
    "afternoon",
    "night",
    "tonight",
    "tomorrow",
];

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
                    token.capital && !day && prose.says_any(at - 1, TOWARDS)
                };
                let first = sentence.first + 1;
                let mut ways: Vec<Range> = (first..sentence.end).filter(named).map(|at| prose.tokens[at].at).collect();
                ways.extend(
                    (verb..sentence.end)
                        .filter(|&at| prose.says_any(at, WAYS))
                        .filter_map(|at| way(prose, sentence, at)),
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
    let tokens = sentence.first..sentence.end;
    let traveller = tokens.clone().find(|&at| prose.says_any(at, TRAVELLERS))?;
    let has = |words: &[&str]| tokens.clone().any(|at| prose.says_any(at, words));
    if has(AGREED) || tokens.clone().all(|at| !prose.says_any(at, TRAVELLERS) || prose.says_any(at, ANY)) && !has(AID) {
        return None;
    }
    let ahead = |verb: usize| {
        (verb.saturating_sub(4).max(sentence.first)..verb).any(|at| {
            let modal = prose.says_any(at, &["will", "shall", "’ll", "'ll"]);
            let due = prose.says_any(at, &["to"])
                && at.checked_sub(1).is_some_and(|before| {
                    prose.says_any(
                        before,
                        &["due", "scheduled", "planned", "expected", "set", "is", "are", "going", "plans", "plan"],
                    )
                });
            modal || due
        }) || prose.says_any(verb, &["leaves", "departs", "arrives"])
    };
    let denied = |verb: usize| (verb.saturating_sub(3)..verb).any(|at| prose.tokens[at].is(Class::Negation));
    // A wish or a condition is no plan; neither is what somebody else demands.
    let unreal = tokens
        .clone()
        .any(|at| prose.says_any(at, &["if", "unless", "should", "hope", "hopes", "hoped", "urged", "whether"]));
    tokens
        .filter(|&at| at > traveller || prose.says_any(at, &["evacuate", "transfer"]))
        .find(|&at| prose.says_any(at, TRAVEL) && ahead(at) && !denied(at))
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
    let said = prose.says_any(at, HOURS)
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
