//! One office that is written with capitals in one place and without them in another.

use std::collections::BTreeMap;

use crate::document::{Document, ParagraphId, Slot};
use crate::facts::Entity;
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::format::Role;
use crate::prose::{Class, Lexicon, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Span;

/// The rule.
pub struct TitleDrift;

/// An office, and whether it stands before a name: there a house may write a capital that it does not write elsewhere.
type Office = (String, bool);

/// Where an office stands with capitals, and where without.
type Places = [Vec<Span>; 2];

impl Rule for TitleDrift {
    fn card(&self) -> Card<'_> {
        Card {
            code: "NAM111",
            name: "title-drift",
            group: Group::Names,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: true,
            fixable: true,
            page: include_str!("title_drift.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut offices: BTreeMap<Office, Places> = BTreeMap::new();
        for (id, slot) in cx.document.paragraphs() {
            if matches!(slot.role, Role::Paragraph | Role::Item(_)) {
                read(cx.document, (id, slot), &mut offices);
            }
        }
        for [large, small] in offices.into_values() {
            let (Some(one), Some(other)) = (large.first(), small.first()) else { continue };
            let down = large.len() < small.len() || large.len() == small.len() && one > other;
            let (minor, major) = if down { (&large, &small) } else { (&small, &large) };
            let (here, there) = (cx.document.source().words(minor[0]), cx.document.source().words(major[0]));
            let message = format!("“{here}” here, “{there}” elsewhere in this draft. One style.");
            let mut finding = Finding::new(Severity::Hint, minor[0], message);
            finding.also = minor[1..].to_vec();
            finding.related = vec![Related { at: Where::Here(major[0]), message: format!("“{there}” here") }];
            let edits = minor.iter().map(|&span| Edit { span, text: there.to_owned() }).collect();
            finding.fixes = vec![Fix { title: format!("Write “{there}”"), safe: false, edits }];
            findings.push(finding);
        }
    }
}

/// Adds the offices of a paragraph.
fn read(document: &Document, (id, slot): (ParagraphId, &Slot), offices: &mut BTreeMap<Office, Places>) {
    let prose = &slot.paragraph.prose;
    let persons = || slot.paragraph.facts.names.iter().filter(|name| name.entity == Entity::Person);
    let mut from = 0;
    for (at, token) in prose.tokens.iter().enumerate() {
        if at < from || !(token.is(Class::Title) || token.phrases.has(Class::Title)) {
            continue;
        }
        let phrase = Lexicon::built_in().phrase(&prose.tokens, at, Class::Title);
        let end = phrase.map_or(at + 1, |phrase| phrase.end);
        from = end;
        let named = persons().any(|name| prose.token_at(name.at.start) == end);
        let article = at.checked_sub(1).filter(|&before| prose.says(before, "the"));
        let goes_on = prose.tokens.get(end).is_some_and(|next| next.is_hyphen() || next.capital && next.spaced);
        // “the head”, “the speaker”: a single word alone is mostly no office; with Mr. and Dr. nothing can drift.
        let long = prose.tokens[at..end].iter().filter(|token| token.is_wordy()).count() > 1;
        if !(named && (long || token.is(Class::Office)) || article.is_some() && long && !goes_on) {
            continue;
        }
        let starts = prose.sentences.iter().any(|sentence| sentence.first == at);
        let mut words =
            prose.tokens[at..end].iter().filter(|token: &&Token| token.is_wordy()).skip(usize::from(starts));
        let Some(capital) = words.next().map(|word| word.capital) else { continue };
        if words.any(|word| word.capital != capital) || slot.is_quoted(prose.tokens[at].at) {
            continue;
        }
        let range = prose.range(at, end);
        let key = (range.of(prose.text()).to_lowercase(), named);
        offices.entry(key).or_default()[usize::from(!capital)].push(document.span(id, range));
    }
}
