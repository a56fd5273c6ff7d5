//! A word that stands with its accents in one place and without them in another.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::name::key::plain;
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::prose::{Class, Classes, Kind, Lexicon};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Span;

/// Letters of a word that alone tells no name.
const SYLLABLE: usize = 3;

/// The rule.
pub struct DiacriticsDropped;

impl Rule for DiacriticsDropped {
    fn card(&self) -> Card<'_> {
        Card {
            code: "NAM112",
            name: "diacritics-dropped",
            group: Group::Names,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: true,
            page: include_str!("diacritics_dropped.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut accented: BTreeMap<String, (Span, String)> = BTreeMap::new();
        let words = || {
            cx.document.paragraphs().flat_map(|(id, slot)| {
                let prose = &slot.paragraph.prose;
                let names =
                    prose.tokens.iter().enumerate().filter(|(_, token)| token.capital && token.kind == Kind::Word);
                names.map(move |(at, token)| (id, slot, at, token.at.of(prose.text())))
            })
        };
        for (id, slot, at, word) in words().filter(|(.., word)| word.chars().any(is_accented)) {
            let span = cx.document.span(id, slot.paragraph.prose.range(at, at + 1));
            accented.entry(plain(word)).or_insert_with(|| (span, word.to_owned()));
        }
        if accented.is_empty() {
            return;
        }
        let mut bare: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        for (id, slot, at, word) in words().filter(|(.., word)| word.is_ascii() && word.len() > 2) {
            let prose = &slot.paragraph.prose;
            // Federation, Fédération: a word of the language, not a name.
            let known = accented.contains_key(&word.to_ascii_lowercase()) && !is_word(word);
            if known && !slot.is_quoted(prose.tokens[at].at) {
                bare.entry(word.to_ascii_lowercase()).or_default().push(cx.document.span(id, prose.range(at, at + 1)));
            }
        }
        for (word, spans) in bare {
            let (there, text) = &accented[&word];
            // Of a word of three letters, as of a syllable of Vietnamese, many names are made.
            if word.len() <= SYLLABLE && !beside(cx, &word) {
                continue;
            }
            let here = cx.document.source().words(spans[0]);
            let message = format!("“{here}” here, “{text}” elsewhere in this draft. Keep the accents of names.");
            let mut finding = Finding::new(Severity::Hint, spans[0], message);
            finding.also = spans[1..].to_vec();
            finding.related = vec![Related { at: Where::Here(*there), message: format!("“{text}” here") }];
            let edits = spans.iter().map(|&span| Edit { span, text: text.clone() }).collect();
            finding.fixes = vec![Fix { title: format!("Write “{text}”"), safe: false, edits }];
            findings.push(finding);
        }
    }
}

/// Whether a short word stands beside the same capital with its accents and without them: Le Duc Tho, Lê Đức Thọ.
fn beside(cx: &Context<'_>, word: &str) -> bool {
    let (mut with, mut without) = (BTreeSet::new(), BTreeSet::new());
    for (_, slot) in cx.document.paragraphs() {
        let (prose, text) = (&slot.paragraph.prose, slot.paragraph.prose.text());
        for (at, token) in prose.tokens.iter().enumerate().filter(|(_, token)| token.capital) {
            let written = token.at.of(text);
            if plain(written) != word {
                continue;
            }
            let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| prose.tokens.get(at));
            let near = near.filter(|near| near.capital).map(|near| plain(near.at.of(text)));
            if written.is_ascii() { without.extend(near) } else { with.extend(near) }
        }
    }
    !with.is_disjoint(&without)
}

/// Whether a word is one of English beside what it may be in a name.
fn is_word(word: &str) -> bool {
    let words = Classes::of(&[Class::OrganisationCue, Class::PlaceCue, Class::Common, Class::Thing, Class::ReportNoun]);
    Lexicon::built_in().find(word).1.any(words)
}

/// A letter whose accent falls when a name is written in ASCII; apostrophes are none.
fn is_accented(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_ascii() && !plain(letter.encode_utf8(&mut [0; 4])).is_empty()
}
