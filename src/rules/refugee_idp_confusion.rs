//! Words for people in flight that say of them what is not so: whether they crossed a border.

use crate::document::{Document, ParagraphId, Slot};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::prose::words::refuge::{AGAIN, CALLED, DANGERS, DIRECTIONS, FLED, INNER};
use crate::prose::{Class, Kind, Prose, Sentence};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct RefugeeIdpConfusion;

/// What is wrong with a word.
enum Slip {
    /// Refugees who stayed in their country.
    Stayed,
    /// Internally displaced people who left it.
    Left,
    /// Migrants who fled.
    Fled,
    /// People who are called illegal.
    Illegal,
}

impl Rule for RefugeeIdpConfusion {
    fn card(&self) -> Card<'_> {
        Card {
            code: "TRM102",
            name: "refugee-idp-confusion",
            group: Group::Terms,
            scope: Scope::Paragraph,
            severity: Severity::Warning,
            default: true,
            fixable: true,
            page: include_str!("refugee_idp_confusion.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs() {
            let prose = &slot.paragraph.prose;
            for &sentence in prose.sentences.iter().filter(|sentence| sentence.lists.has(CALLED)) {
                for at in sentence.first..sentence.end {
                    if let Some((slip, words)) = slip(prose, sentence, at)
                        && !slot.is_quoted(words)
                    {
                        findings.push(finding(cx.document, (id, slot), (&slip, words)));
                    }
                }
            }
        }
    }
}

fn slip(prose: &Prose, sentence: Sentence, at: usize) -> Option<(Slip, Range)> {
    if !prose.is(at, CALLED) {
        return None;
    }
    let one = prose.range(at, at + 1);
    if prose.says_any(at, &["illegal"])
        && prose.says_any(at + 1, &["migrant", "migrants", "immigrant", "immigrants", "refugee", "refugees", "asylum"])
    {
        let end = at + 2 + usize::from(prose.says_any(at + 2, &["seeker", "seekers"]));
        return Some((Slip::Illegal, prose.range(at, end)));
    }
    if prose.says_any(at, &["refugees"]) {
        return stayed(prose, sentence, at).map(|words| (Slip::Stayed, words));
    }
    if prose.says_any(at, &["migrants"]) && fled_danger(prose, sentence, at) {
        return Some((Slip::Fled, one));
    }
    let end = displaced(prose, at)?;
    crossed(prose, sentence, end).then(|| (Slip::Left, prose.range(at, end)))
}

/// The words for refugees whom their sentence leaves in their country.
fn stayed(prose: &Prose, sentence: Sentence, at: usize) -> Option<Range> {
    let before = |steps: usize, words: &[&str]| {
        at.checked_sub(steps).is_some_and(|at| sentence.holds(at) && prose.says_any(at, words))
    };
    if before(1, &["palestine", "palestinian"]) {
        return None;
    }
    if before(1, &["internal"]) {
        return Some(prose.range(at - 1, at + 1));
    }
    let says = |at: usize, words: &[&str]| sentence.holds(at) && prose.says_any(at, words);
    // refugees in their own country
    if says(at + 1, &["in", "within", "inside"])
        && says(at + 2, &["their", "its", "his", "her"])
        && says(at + 3, &["own"])
        && says(at + 4, &["country", "homeland", "land", "state", "city"])
    {
        return Some(prose.range(at, at + 5));
    }
    let one = prose.range(at, at + 1);
    let after = at + 1..sentence.end.min(at + 20);
    if sentence.lists.has(AGAIN) {
        return None;
    }
    // Refugees are internally displaced.
    let mut next = at + 1;
    while prose
        .tokens
        .get(next)
        .is_some_and(|token| sentence.holds(next) && (token.is(Class::Be) || token.is(Class::Have)))
        || says(next, &["still", "also", "now", "mostly", "already"])
    {
        next += 1;
    }
    let person = |at: usize| prose.tokens.get(at).is_some_and(|token| sentence.holds(at) && token.is(Class::Person));
    if next > at + 1 && says(next, &["internally"]) && says(next + 1, &["displaced"]) && !person(next + 2) {
        return Some(one);
    }
    // Refugees fled from the east to the west of one place.
    let verb = after.clone().take(4).find(|&at| prose.is(at, FLED))?;
    let from = (verb + 1..after.end).take(3).find(|&at| prose.says_any(at, &["from"]))?;
    let to = (from + 1..after.end).take(6).find(|&at| prose.says_any(at, &["to", "into"]))?;
    let directed = |range: std::ops::Range<usize>| range.into_iter().any(|at| prose.is(at, DIRECTIONS));
    // A place that is named behind the first direction is another one than that behind the second.
    let named = (from + 1..to).any(|at| prose.tokens[at].capital);
    let country = (to + 1..after.end).take(4).any(|at| prose.says_any(at, &["country", "countries"]));
    (directed(from + 1..to) && directed(to + 1..after.end.min(to + 4)) && !named && !country).then_some(one)
}

/// Whether migrants are said to flee from war.
fn fled_danger(prose: &Prose, sentence: Sentence, at: usize) -> bool {
    let joined =
        at.checked_sub(1).is_some_and(|at| prose.says_any(at, &["and", "or"]) || prose.tokens[at].is_sign('/'));
    let next = (at + 1..sentence.end)
        .take(4)
        .find(|&at| prose.says_any(at, &["fled", "flee", "fleeing", "escaping", "escaped", "escape"]));
    let next = next.filter(|&verb| (at + 1..verb).all(|at| !prose.tokens[at].is(Class::Conjunction)));
    !joined && next.is_some_and(|verb| (verb + 1..sentence.end).take(5).any(|at| prose.is(at, DANGERS)))
}

/// One past the words for internally displaced people that begin with a token.
fn displaced(prose: &Prose, at: usize) -> Option<usize> {
    if prose.says_any(at, &["idps"]) {
        return Some(at + 1);
    }
    let internally = prose.says_any(at, &["internally"]) && prose.says_any(at + 1, &["displaced"]);
    (internally && prose.says_any(at + 2, &["people", "persons", "families", "civilians", "households"]))
        .then_some(at + 3)
}

/// Whether the people before a token are said to have left their country.
fn crossed(prose: &Prose, sentence: Sentence, end: usize) -> bool {
    let says = |at: usize, words: &[&str]| sentence.holds(at) && prose.says_any(at, words);
    for verb in (end..sentence.end).take(12) {
        // Other people, or another clause: it is they who left.
        if prose.tokens[verb].is(Class::Person)
            || prose.tokens[verb].is_sign(';')
            || prose.tokens[verb].is(Class::Contrast)
        {
            return false;
        }
        if says(verb, &["crossed", "cross", "crosses", "crossing"]) {
            let border =
                (verb + 1..sentence.end).take(4).find(|&at| prose.says_any(at, &["border", "frontier", "borders"]));
            let inner = |at: usize| (at.saturating_sub(2)..at + 3).any(|at| sentence.holds(at) && prose.is(at, INNER));
            let point = |at: usize| {
                prose.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Word)
                    && says(at + 1, &["crossing", "point", "town", "villages"])
            };
            return border.is_some_and(|at| !inner(at) && !point(at));
        }
        let fled = says(verb, &["fled", "flee", "flees", "fleeing", "left", "escaped"]);
        let away = |at: usize| {
            says(at, &["abroad"])
                || says(at, &["to", "into"])
                    && (at + 1..at + 4).any(|at| says(at, &["neighbouring", "neighboring", "third", "foreign"]))
                    && (at + 1..at + 5).any(|at| says(at, &["country", "countries"]))
        };
        if fled && (verb + 1..verb + 4).any(away) || says(verb, &["sought"]) && says(verb + 1, &["asylum"]) {
            return true;
        }
    }
    false
}

fn finding(document: &Document, (id, slot): (ParagraphId, &Slot), (slip, at): (&Slip, Range)) -> Finding {
    let span = document.span(id, at);
    let words = slot.paragraph.prose.line(at);
    let (message, instead) = match slip {
        Slip::Stayed => (
            format!("“{words}”: did they leave their country? If not, they are internally displaced."),
            Some("internally displaced people".to_owned()),
        ),
        Slip::Left => (format!("“{words}” who left their country: are they refugees?"), Some("refugees".to_owned())),
        Slip::Fled => (format!("“{words}” who fled from violence: are they refugees, or displaced people?"), None),
        Slip::Illegal => {
            let people = words.split_once(' ').map_or("", |(_, people)| people);
            let mend = if people.contains("migrant") { format!("irregular {people}") } else { people.to_owned() };
            (format!("“{words}”: no person is illegal. Write “{mend}”?"), Some(mend))
        }
    };
    let plain = document.source().words(span) == slot.paragraph.prose.words(at);
    let upper = words.starts_with(|first: char| first.is_uppercase());
    let fix = instead.filter(|_| plain).map(|text| {
        let mut chars = text.chars();
        let text = match chars.next() {
            Some(first) if upper => first.to_uppercase().chain(chars).collect(),
            _ => text,
        };
        Fix { title: format!("Write “{text}”"), safe: false, edits: vec![Edit { span, text }] }
    });
    Finding { fixes: fix.into_iter().collect(), ..Finding::new(Severity::Warning, span, message) }
}
