//! A surname alone where two people of the draft share it.

use std::collections::BTreeMap;

use crate::document::ParagraphId;
use crate::facts::Entity;
use crate::finding::{Finding, Related, Severity, Where};
use crate::names::InText;
use crate::prose::Class;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct SameSurnameAmbiguity;

/// The people of one surname, each at the first place of the full name.
type People<'a> = Vec<InText<'a>>;

impl Rule for SameSurnameAmbiguity {
    fn card(&self) -> Card<'_> {
        Card {
            code: "NAM114",
            name: "same-surname-ambiguity",
            group: Group::Names,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("same_surname_ambiguity.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut people: BTreeMap<&str, People<'_>> = BTreeMap::new();
        let mut alone: BTreeMap<&str, Vec<InText<'_>>> = BTreeMap::new();
        for cluster in cx.names.clusters.iter().filter(|cluster| cluster.entity == Entity::Person) {
            let spellings = || cluster.spellings.iter().map(|&at| &cx.names.spellings[at]);
            for spelling in spellings().filter(|spelling| !spelling.form.is_full() && spelling.form.words.len() == 1) {
                let told = InText::of(cx.document, spelling).filter(|mention| !is_of_family(mention));
                alone.entry(&spelling.form.words[0]).or_default().extend(told);
            }
            let full = spellings().filter(|spelling| spelling.form.is_full());
            let first = full.filter_map(|one| InText::of(cx.document, one).next().map(|mention| (mention, one)));
            let Some((mention, spelling)) = first.min_by_key(|(mention, _)| place(mention)) else { continue };
            if let Some(last) = spelling.form.words.last() {
                people.entry(last).or_default().push(mention);
            }
        }
        for (surname, people) in people.into_iter().filter(|(_, people)| people.len() > 1) {
            // Before the second of them is named, the surname can only be the first's.
            let mut starts: Vec<_> = people.iter().map(place).collect();
            starts.sort_unstable();
            let mut mentions: Vec<_> = alone.remove(surname).unwrap_or_default();
            mentions.retain(|mention| place(mention) > starts[1]);
            mentions.sort_by_key(place);
            let Some(first) = mentions.first() else { continue };
            let span = |mention: &InText<'_>| cx.names.span(cx.document, mention.mention);
            let names: Vec<String> = people.iter().map(|one| format!("“{}”", one.words)).collect();
            let message = format!("“{}”: {}?", first.words, names.join(" or "));
            let mut finding = Finding::new(Severity::Hint, span(first), message);
            finding.also = mentions[1..].iter().map(span).collect();
            let related =
                |one: &InText<'_>| Related { at: Where::Here(span(one)), message: format!("“{}” here", one.words) };
            finding.related = people.iter().take(4).map(related).collect();
            findings.push(finding);
        }
    }
}

fn place(mention: &InText<'_>) -> (ParagraphId, u32) {
    (mention.mention.paragraph, mention.mention.at.start)
}

/// `the Hariri family`, `Hariri's`, `President Hariri`: a family, or an office that tells which.
fn is_of_family(mention: &InText<'_>) -> bool {
    let before = mention.first.checked_sub(1).map(|at| &mention.slot.paragraph.prose.tokens[at]);
    before.is_some_and(|before| before.is(Class::Determiner) || before.is(Class::Title) || before.is(Class::Office))
}
