//! A person who is named by the surname alone before the full name, or without it anywhere.

use crate::document::ParagraphId;
use crate::facts::Entity;
use crate::facts::name::Stand;
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::names::{Cluster, InText};
use crate::prose::{Class, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct FirstReferenceIncomplete;

impl Rule for FirstReferenceIncomplete {
    fn card(&self) -> Card<'_> {
        Card {
            code: "NAM109",
            name: "first-reference-incomplete",
            group: Group::Names,
            scope: Scope::Document,
            severity: Severity::Info,
            default: true,
            fixable: true,
            page: include_str!("first_reference_incomplete.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for cluster in cx.names.clusters.iter().filter(|cluster| cluster.entity == Entity::Person) {
            if let Some(finding) = finding(cx, cluster) {
                findings.push(finding);
            }
        }
    }
}

fn finding(cx: &Context<'_>, cluster: &Cluster) -> Option<Finding> {
    let spellings = || cluster.spellings.iter().map(|&at| &cx.names.spellings[at]);
    let mentions = spellings().flat_map(|spelling| InText::of(cx.document, spelling));
    let first = mentions.filter(|mention| !is_attribute(mention)).min_by_key(place)?;
    let words = first.words;
    let full = spellings().filter(|spelling| spelling.form.is_full()).flat_map(|spelling| {
        spelling.mentions.iter().filter(|mention| mention.stand != Stand::Alias).map(move |mention| (mention, spelling))
    });
    let full = full.min_by_key(|(mention, _)| (mention.paragraph, mention.at));
    let bare = spellings().any(|spelling| !spelling.form.is_full() && *spelling.form.text == *words);
    let span = cx.names.span(cx.document, first.mention);
    match full {
        Some((full, spelling)) => {
            if !bare || (full.paragraph, full.at.start) <= place(&first) {
                return None;
            }
            let text = &spelling.form.text;
            let mut finding = Finding::new(Severity::Info, span, format!("“{words}” here, “{text}” only later."));
            let there = Where::Here(cx.names.span(cx.document, full));
            finding.related = vec![Related { at: there, message: format!("“{text}” here") }];
            let edits = vec![Edit { span, text: text.to_string() }];
            finding.fixes = vec![Fix { title: format!("Write “{text}” here"), safe: false, edits }];
            Some(finding)
        }
        None => (bare && !is_titled(&first) && !is_given(&first) && says(&first))
            .then(|| Finding::new(Severity::Info, span, format!("“{words}”: no full name in this draft. Who is it?"))),
    }
}

fn place(mention: &InText<'_>) -> (ParagraphId, u32) {
    (mention.mention.paragraph, mention.mention.at.start)
}

/// `the Assad government`, `pro-Assad`, `the Haddad family`: said of something else.
fn is_attribute(mention: &InText<'_>) -> bool {
    let prose = &mention.slot.paragraph.prose;
    let before = mention.first.checked_sub(1).map(|at| &prose.tokens[at]);
    let linked = |at: usize| prose.tokens.get(at).is_some_and(|token| token.is_hyphen() && !token.spaced);
    let article = before.is_some_and(|before| before.is(Class::Determiner) || before.is(Class::Nationality));
    article || before.is_some_and(Token::is_hyphen) || linked(mention.end)
}

fn is_titled(mention: &InText<'_>) -> bool {
    let before = mention.first.checked_sub(1).map(|at| &mention.slot.paragraph.prose.tokens[at]);
    before.is_some_and(|before| before.is(Class::Title) || before.is(Class::Office) || before.is_sign('.'))
}

/// A given name alone may be there to protect its bearer.
fn is_given(mention: &InText<'_>) -> bool {
    let tokens = &mention.slot.paragraph.prose.tokens[mention.first..mention.end];
    tokens.len() > 2 || tokens.iter().any(|token| token.is(Class::Given))
}

/// A verb of saying follows: without it a single word in capitals may be anything.
fn says(mention: &InText<'_>) -> bool {
    mention.slot.paragraph.prose.tokens.get(mention.end).is_some_and(|next| next.is(Class::Reporting))
}
