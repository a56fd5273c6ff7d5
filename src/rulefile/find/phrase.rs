//! `find.phrase`: words that a team does not want, or wants to be asked about.

use std::collections::BTreeMap;

use crate::document::{ParagraphId, Slot};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where as Place};
use crate::format::Role;
use crate::prose::{Prose, Token};
use crate::rule::{Context, Findings, Scope, Style};
use crate::rulefile::fields::{Broken, Field, Fields, Words};
use crate::rulefile::find::instead::{Instead, Trust};
use crate::rulefile::find::place::Where;
use crate::rulefile::find::weight::Weights;
use crate::rulefile::message::Says;
use crate::rulefile::phrases::{Hit, Inflection, Phrases};
use crate::text::Range;

/// How many tokens around a hit an exception can reach.
const AROUND: usize = 16;

/// The most places that are shown beside a finding.
const RELATED: usize = 4;

/// Words to be found.
#[derive(Clone, Debug, Default)]
pub struct Phrase {
    phrases: Phrases,
    except: Phrases,
    instead: Instead,
    place: Where,
    weights: Weights,
    reach: Reach,
    trust: Trust,
}

/// Where each phrase is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Reach {
    #[default]
    Everywhere,
    /// Once a document, with its other places.
    Once,
}

/// A hit that counts.
struct Counted {
    paragraph: ParagraphId,
    hit: Hit,
    at: Range,
    severity: Severity,
}

impl Phrase {
    /// Reads `find` with its `phrase`.
    ///
    /// # Errors
    /// When a key is not as it must be.
    pub fn of(fields: &Fields<'_>, phrase: &Field<'_>) -> Result<Self, Broken> {
        let words = phrase.texts()?;
        if words.is_empty() {
            return Err(Broken::new(phrase.at, "`phrase` is an empty list: write the words to look for."));
        }
        let plain = fields.get("inflect").map(|field| field.truth()).transpose()? == Some(false);
        let inflection = if plain { Inflection::None } else { Inflection::Forms };
        let mut find = Self { phrases: Phrases::of(&words, inflection)?, place: Where::of(fields)?, ..Self::default() };
        if let Some(field) = fields.get("except") {
            find.except = Phrases::of(&field.texts()?, inflection)?;
        }
        if let Some(field) = fields.get("instead") {
            find.instead = Instead::of(&field, &words)?;
            let gap = |words: &Words<'_>| words.text.contains("...") || words.text.contains('…');
            let mended = words.iter().enumerate().find(|&(at, words)| gap(words) && find.instead.has(at));
            if let Some((_, gap)) = mended {
                return Err(Broken::new(
                    gap.at,
                    "A phrase with `...` has no `instead`: the words between would be lost.",
                ));
            }
        }
        if fields.get("once").map(|field| field.truth()).transpose()? == Some(true) {
            find.reach = Reach::Once;
        }
        find.weights = Weights::of(fields, &words)?;
        find.trust = Trust::of(fields)?;
        Ok(find)
    }

    /// How far an edit can change its findings.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self.reach {
            Reach::Everywhere => Scope::Paragraph,
            Reach::Once => Scope::Document,
        }
    }

    /// Whether it offers fixes.
    #[must_use]
    pub fn fixes(&self) -> bool {
        !self.instead.is_empty()
    }

    /// Looks at one document.
    pub fn check(&self, says: &Says, cx: &Context<'_>, findings: &mut Findings<'_>) {
        if !self.phrases.may_stand(cx) {
            return;
        }
        let mut counted = Vec::new();
        for (paragraph, slot) in cx.paragraphs() {
            self.count(cx.style, (paragraph, slot), says.severity, &mut counted);
        }
        match self.reach {
            Reach::Everywhere => {
                for one in &counted {
                    findings.push(self.finding(says, cx, one));
                }
            }
            Reach::Once => {
                let mut terms: BTreeMap<usize, Vec<Counted>> = BTreeMap::new();
                for one in counted {
                    terms.entry(one.hit.phrase).or_default().push(one);
                }
                for places in terms.values() {
                    findings.push(self.once(says, cx, places));
                }
            }
        }
    }

    fn count(
        &self,
        style: &Style,
        (paragraph, slot): (ParagraphId, &Slot),
        severity: Severity,
        counted: &mut Vec<Counted>,
    ) {
        let prose = &slot.paragraph.prose;
        for hit in self.phrases.hits(prose) {
            let at = prose.range(hit.first, hit.end);
            if self.is_excepted(prose, &hit) || self.phrases.is_common(hit.phrase) && is_name(slot, &hit) {
                continue;
            }
            let severity = self.weights.severity(slot, &hit, severity);
            if let Some(severity) = self.place.weight(style, (slot, at), severity) {
                counted.push(Counted { paragraph, hit, at, severity });
            }
        }
    }

    /// Whether a longer phrase around the hit makes it mean something else.
    fn is_excepted(&self, prose: &Prose, hit: &Hit) -> bool {
        !self.except.is_empty()
            && (hit.first.saturating_sub(AROUND)..hit.end).any(|at| {
                self.except.hit(prose, at).is_some_and(|longer| longer.first <= hit.first && hit.end <= longer.end)
            })
    }

    fn finding(&self, says: &Says, cx: &Context<'_>, one: &Counted) -> Finding {
        let span = cx.document.span(one.paragraph, one.at);
        let words = words(cx, one);
        let instead: Vec<String> = self.instead.for_words(one.hit.phrase, one.hit.ending, words).collect();
        let shown = instead.iter().map(String::as_str).collect::<Vec<_>>().join("” or “");
        let mut finding = says.at(span, &[("words", words), ("instead", &shown)]);
        finding.severity = one.severity;
        let safe = self.trust == Trust::Safe && instead.len() == 1;
        finding.fixes = instead
            .into_iter()
            .map(|text| Fix { title: format!("Write “{text}”"), safe, edits: edits(cx, one, text) })
            .filter(|fix| !fix.edits.is_empty())
            .collect();
        finding
    }

    /// One finding for all places of a term: at the first of those that weigh most.
    fn once(&self, says: &Says, cx: &Context<'_>, places: &[Counted]) -> Finding {
        let first = places.iter().min_by_key(|one| (one.severity, one.paragraph, one.at)).expect("a term has a place");
        let mut finding = self.finding(says, cx, first);
        let span = |one: &Counted| cx.document.span(one.paragraph, one.at);
        let others: Vec<&Counted> = places.iter().filter(|one| span(one) != finding.span).collect();
        finding.also = others.iter().map(|one| span(one)).collect();
        finding.related = others
            .iter()
            .take(RELATED)
            .map(|one| Related { at: Place::Here(span(one)), message: "here too".into() })
            .collect();
        if !others.is_empty() {
            finding.message = format!("{} {} places in this draft.", finding.message, places.len());
        }
        let title = |fix: &Fix| format!("{} in all {} places", fix.title, places.len());
        for (index, fix) in finding.fixes.iter_mut().enumerate().filter(|_| !others.is_empty()) {
            fix.title = title(fix);
            for one in &others {
                let text = self.instead.for_words(one.hit.phrase, one.hit.ending, words(cx, one)).nth(index);
                fix.edits.extend(text.into_iter().flat_map(|text| edits(cx, one, text)));
            }
        }
        finding
    }
}

/// The words of a hit, without markup.
fn words<'a>(cx: &Context<'a>, one: &Counted) -> &'a str {
    cx.document.slot(one.paragraph).map_or("", |slot| slot.paragraph.prose.words(one.at))
}

/// The edits that write `text` for a hit: the words, and the article before them where it no longer fits. None where
/// markup stands among the words, which would be cut in half.
fn edits(cx: &Context<'_>, one: &Counted, text: String) -> Vec<Edit> {
    let span = cx.document.span(one.paragraph, one.at);
    let Some(slot) = cx.document.slot(one.paragraph).filter(|_| cx.document.source().words(span) == words(cx, one))
    else {
        return Vec::new();
    };
    let prose = &slot.paragraph.prose;
    let before = one.hit.first.checked_sub(1).and_then(|at| prose.tokens.get(at));
    let article = before.and_then(|token| Some((token.at, article(prose.words(token.at), &text)?)));
    let article = article.map(|(at, text)| Edit { span: cx.document.span(one.paragraph, at), text: text.to_owned() });
    article.into_iter().chain([Edit { span, text }]).collect()
}

/// The article that `text` asks for, where `words` is the other one.
fn article(words: &str, text: &str) -> Option<&'static str> {
    let vowel = text.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
    match (words, vowel) {
        ("a", true) => Some("an"),
        ("A", true) => Some("An"),
        ("an", false) => Some("a"),
        ("An", false) => Some("A"),
        _ => None,
    }
}

/// Whether words stand in a name: capitalised beside a capitalised word. Headings capitalise at will.
fn is_name(slot: &Slot, hit: &Hit) -> bool {
    let tokens = &slot.paragraph.prose.tokens;
    let proper = |token: &Token| token.capital && !token.upper;
    if matches!(slot.role, Role::Heading(_)) || !tokens[hit.first..hit.end].iter().any(proper) {
        return false;
    }
    let before = hit.first.checked_sub(1).and_then(|at| tokens.get(at)).filter(|_| tokens[hit.first].spaced);
    let prose = &slot.paragraph.prose;
    let opens =
        prose.sentences.get(prose.sentence_of(hit.first)).is_some_and(|sentence| sentence.first + 1 == hit.first);
    let after = tokens.get(hit.end).filter(|token| token.spaced);
    before.is_some_and(|token| proper(token) && !opens) || after.is_some_and(proper)
}
