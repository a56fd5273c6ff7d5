//! A person who is quoted without a word on who that is.

use crate::facts::Entity;
use crate::finding::{Finding, Severity};
use crate::names::InText;
use crate::prose::{Class, Classes, Prose, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// Words for who somebody is.
const ROLES: Classes = Classes::of(&[
    Class::Title,
    Class::Office,
    Class::DescribedSource,
    Class::Institution,
    Class::OrganisationCue,
    Class::Organisation,
]);

/// How many tokens before or after a name may say who its bearer is.
const NEAR: usize = 8;

/// The rule.
pub struct MissingRole;

impl Rule for MissingRole {
    fn card(&self) -> Card<'_> {
        Card {
            code: "NAM110",
            name: "missing-role",
            group: Group::Names,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("missing_role.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for cluster in cx.names.clusters.iter().filter(|cluster| cluster.entity == Entity::Person) {
            let full = cluster.spellings.iter().map(|&at| &cx.names.spellings[at]).filter(|one| one.form.is_full());
            let mentions = full.flat_map(|spelling| InText::of(cx.document, spelling));
            let Some(first) = mentions.min_by_key(|one| (one.mention.paragraph, one.mention.at)) else { continue };
            let facts = &first.slot.paragraph.facts;
            let speaks = facts.attributions.iter().any(|said| said.source.touches(first.mention.at));
            if !speaks || is_known(&first) {
                continue;
            }
            let words = first.words;
            let span = cx.names.span(cx.document, first.mention);
            findings.push(Finding::new(Severity::Hint, span, format!("“{words}”: who is that, and where?")));
        }
    }
}

/// Whether the words beside a name, or the sentence before, say who its bearer is.
fn is_known(name: &InText<'_>) -> bool {
    let prose = &name.slot.paragraph.prose;
    let Some(sentence) = prose.sentences.iter().position(|sentence| sentence.holds(name.first)) else { return true };
    let (from, to) = (prose.sentences[sentence].first, prose.sentences[sentence].end);
    let before = name.first.saturating_sub(NEAR).max(from);
    let apposed = |token: &Token| token.is_sign(',') || token.is_sign('(') || token.is_dash();
    // “…”, said Omar Haddad head of the ward: the comma is often left out behind a verb.
    let said = name.first.checked_sub(1).is_some_and(|at| prose.tokens[at].is(Class::Reporting));
    let opens = prose.tokens.get(name.end).is_some_and(|next| said || apposed(next) || next.is(Class::Preposition));
    let after = if opens { name.end..(name.end + NEAR).min(to) } else { name.end..name.end };
    let last = sentence.checked_sub(1).map_or(0..0, |at| prose.sentences[at].first..prose.sentences[at].end);
    has_role(prose, before..name.first) || has_role(prose, after) || has_role(prose, last)
}

fn has_role(prose: &Prose, tokens: std::ops::Range<usize>) -> bool {
    prose.tokens[tokens].iter().any(|token| {
        token.classes.any(ROLES) || token.phrases.any(ROLES) || token.is(Class::Person) && token.is(Class::Singular)
    })
}
