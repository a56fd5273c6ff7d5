//! Crimes of international law, and words that judge an attack, told as facts by the writer.

use crate::claims::vouched;
use crate::document::{ParagraphId, Slot};
use crate::facts::Citation;
use crate::finding::{Finding, Severity};
use crate::format::Role;
use crate::prose::words::legal::{BEHIND, CUES, FIRST, FORCE, OPEN, SETTLED};
use crate::prose::{Class, Kind, Prose, Sentence, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct LegalCharacterisation;

/// A deed so many years before the draft is history, and was judged by others.
const HISTORY: i16 = 8;
/// So many tokens before the words a cue in another clause is looked for; long sentences are not searched whole.
const REACH: usize = 60;

impl Rule for LegalCharacterisation {
    fn card(&self) -> Card<'_> {
        Card {
            code: "TRM103",
            name: "legal-characterisation",
            group: Group::Terms,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: false,
            page: include_str!("legal_characterisation.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.document.paragraphs() {
            // Titles have no room for a source, and what a table or a note says is told elsewhere.
            if !matches!(slot.role, Role::Paragraph | Role::Item(_)) {
                continue;
            }
            let prose = &slot.paragraph.prose;
            for &sentence in prose.sentences.iter().filter(|sentence| sentence.lists.has(FIRST)) {
                let mut told = false;
                for at in sentence.first..sentence.end {
                    let Some((end, severity)) = term(prose, at).filter(|_| !told) else { continue };
                    let words = prose.range(at, end);
                    if is_asserted(cx, (id, slot), (sentence, at, end)) {
                        told = true;
                        let quoted = prose.line(words);
                        let ask = if severity == Severity::Warning {
                            "is for a court or an inquiry to find"
                        } else {
                            "judges what happened"
                        };
                        let message = format!("“{quoted}” {ask}. Who says so, and by which standard of proof?");
                        let finding = Finding::new(severity, cx.document.span(id, words), message);
                        let help =
                            "Name who found it, or write that it “may amount to” it; or tell what was done, to whom.";
                        findings.push(Finding { help: Some(help.to_owned()), ..finding });
                    }
                }
            }
        }
    }
}

/// One past the words that begin with a token and judge, and how much they weigh.
fn term(prose: &Prose, at: usize) -> Option<(usize, Severity)> {
    // This is asked of every word of a draft: one look tells nearly all off.
    if !prose.is(at, FIRST) {
        return None;
    }
    let says = |at: usize, words: &[&str]| prose.says_any(at, words);
    let heavy = |end: usize| Some((end, Severity::Warning));
    let light = |end: usize| Some((end, Severity::Info));
    if says(at, &["war"]) && says(at + 1, &["crime", "crimes"]) {
        return heavy(at + 2);
    }
    if says(at, &["crime", "crimes"]) && says(at + 1, &["against"]) && says(at + 2, &["humanity"]) {
        return heavy(at + 3);
    }
    if says(at, &["ethnic", "ethnically"]) && says(at + 1, &["cleansing", "cleansed"]) {
        return heavy(at + 2);
    }
    if says(at, &["genocide", "genocides", "genocidal"]) {
        return heavy(at + 1);
    }
    if says(at, &["massacre", "massacres", "massacred", "massacring", "tortured", "torturing"]) {
        return light(at + 1);
    }
    if says(at, &["summary", "extrajudicial"]) && says(at + 1, &["execution", "executions", "killing", "killings"])
        || says(at, &["summarily", "extrajudicially"]) && says(at + 1, &["executed", "killed", "executing", "shot"])
    {
        return light(at + 2);
    }
    let force = |range: std::ops::Range<usize>| range.into_iter().any(|at| prose.is(at, FORCE));
    if says(at, &["indiscriminate", "disproportionate"]) && force(at + 1..at + 4) {
        return light(at + 1);
    }
    let attack =
        says(at + 1, &["shelled", "bombed", "attacked", "fired", "targeted", "bombarded", "shelling", "bombing"]);
    let after =
        at.checked_sub(1).is_some_and(|at| says(at, &["fired", "shelled", "bombed", "shot", "shelling", "firing"]));
    (says(at, &["indiscriminately"]) && (attack || after)).then_some((at + 1, Severity::Info))
}

/// Whether the writer says it, and nobody else.
fn is_asserted(
    cx: &Context<'_>,
    (id, slot): (ParagraphId, &Slot),
    (sentence, first, end): (Sentence, usize, usize),
) -> bool {
    let (prose, facts) = (&slot.paragraph.prose, &slot.paragraph.facts);
    let at = prose.range(first, end);
    let whole = prose.range(sentence.first, sentence.end);
    if slot.is_quoted(at) || is_named(prose, sentence, (first, end)) || is_old(cx, prose, sentence) {
        return false;
    }
    let near = sentence.first.max(first.saturating_sub(REACH))..sentence.end.min(end + REACH);
    let cue = |at: usize| !(first..end).contains(&at) && is_cue(prose, at);
    if near.into_iter().any(cue) || facts.hedges.iter().any(|hedge| whole.holds(hedge.at)) {
        return false;
    }
    // Whoever speaks in the sentence speaks of it, unless the words stand in the name of the speaker.
    let spoken = facts.attributions.iter().any(|said| whole.holds(said.at) && !said.at.touches(at));
    let cites = |citation: &Citation| citation.scope.touches(at) && !citation.at.touches(at);
    !spoken
        && !facts.citations.iter().any(cites)
        && vouched(cx.document, &cx.calendar, (id, at)).is_none_or(|source| source.is_none())
}

/// Whether a word says that somebody else judges, or that nobody has yet.
fn is_cue(prose: &Prose, at: usize) -> bool {
    let token = &prose.tokens[at];
    if token.kind != Kind::Word {
        return false;
    }
    let word = prose.word(at);
    let begins = |cue: &&str| word.get(..cue.len()).is_some_and(|start| start.eq_ignore_ascii_case(cue));
    // Short beginnings stand for whole words: “ended” is no “endorsed”, “law” no “lawn”.
    let sound = |cue: &&str| cue.len() > 4 || word.len() <= cue.len() + 3;
    token.is(Class::Hedge)
        || token.phrases.has(Class::Grounds)
        || token.is(Class::Grounds)
        || prose.is(at, OPEN)
        || CUES.iter().any(|cue| begins(cue) && sound(cue))
}

/// Whether the words stand in a name: of a law, a court, or an event that is called so.
fn is_named(prose: &Prose, sentence: Sentence, (first, end): (usize, usize)) -> bool {
    let token = |at: usize| prose.tokens.get(at).filter(|_| sentence.holds(at));
    let capital = |at: usize| token(at).is_some_and(|token| token.capital && token.is_wordy());
    let opens = first == sentence.first;
    let proper = capital(first) && !opens;
    let before = first.checked_sub(1).filter(|&at| at > sentence.first && capital(at));
    let nation = before.is_some_and(|at| prose.tokens[at].is(Class::Nationality) && !prose.tokens[at].is(Class::Place));
    let behind = prose.is(end, BEHIND) || token(end).is_some_and(Token::is_hyphen);
    let settled = sentence.lists.has(SETTLED);
    proper || before.is_some() && !nation || behind || settled
}

/// Whether a sentence names a year that is history.
fn is_old(cx: &Context<'_>, prose: &Prose, sentence: Sentence) -> bool {
    let now = cx.document.date().map_or(cx.today, |date| date.day).year();
    sentence.numbered
        && (sentence.first..sentence.end).any(|at| {
            let word = prose.word(at);
            word.len() == 4 && word.parse::<i16>().is_ok_and(|year| year > 1000 && year < now - HISTORY)
        })
}
