//! One name spelled in several ways in one draft: three rules, one for each kind of bearer.

use crate::facts::Entity;
use crate::finding::Severity;
use crate::names::{Form, Likeness, Mend, difference, question};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// One of the three rules.
pub struct NameVariantInDocument {
    entity: Entity,
    card: Card<'static>,
}

/// Persons.
pub const PERSON: NameVariantInDocument = NameVariantInDocument {
    entity: Entity::Person,
    card: Card {
        code: "NAM101",
        name: "name-variant-in-document",
        group: Group::Names,
        scope: Scope::Document,
        severity: Severity::Warning,
        default: true,
        fixable: true,
        page: include_str!("name_variant_in_document.md"),
    },
};

/// Places.
pub const PLACE: NameVariantInDocument = NameVariantInDocument {
    entity: Entity::Place,
    card: Card {
        code: "NAM107",
        name: "place-name-variant",
        severity: Severity::Info,
        page: include_str!("place_name_variant.md"),
        ..PERSON.card
    },
};

/// Organisations.
pub const ORGANISATION: NameVariantInDocument = NameVariantInDocument {
    entity: Entity::Organisation,
    card: Card {
        code: "NAM108",
        name: "org-name-variant",
        severity: Severity::Info,
        page: include_str!("org_name_variant.md"),
        ..PERSON.card
    },
};

impl Rule for NameVariantInDocument {
    fn card(&self) -> Card<'_> {
        self.card
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mixed = cx.names.clusters.iter().filter(|cluster| cluster.mixed && cluster.entity == self.entity);
        for cluster in mixed {
            // A name told with a part more is no mistake where letters differ elsewhere.
            let far = cluster.departing.iter().map(|&(_, likeness)| likeness).max();
            let least = far.map_or(Likeness::Longer, |far| far.min(Likeness::Restyled));
            let departing = || cluster.departing.iter().filter(|&&(_, likeness)| likeness >= least);
            let mend = Mend {
                document: cx.document,
                names: &cx.names,
                canonical: &cluster.canonical,
                spellings: departing().map(|&(at, _)| at).collect(),
                safe: departing().all(|&(_, likeness)| likeness <= Likeness::Respelt),
            };
            let severity = match far {
                Some(Likeness::Longer) => Severity::Hint,
                Some(Likeness::Restyled) => Severity::Info,
                _ => self.card.severity,
            };
            let Some(mut finding) = mend.finding(severity, |_| String::new()) else { continue };
            finding.related = mend.related(&cluster.spellings, finding.span);
            let here = cx.document.words(finding.span);
            let spellings = cluster.spellings.iter().map(|&at| &cx.names.spellings[at]);
            let kept = spellings.filter(|one| !one.is_wrong() && one.is_told());
            let other = kept.filter(|one| *one.form.text != *here).max_by_key(|one| {
                let canonical = one.form.shape == cluster.canonical.form.shape;
                (one.form.is_full(), canonical, one.told().count())
            });
            let Some(other) = other else { continue };
            let differ = difference(&Form::new(here, self.entity), &other.form);
            finding.help = Some(finding.help.map_or(differ.clone(), |help| format!("{differ} {help}")));
            let count = other.told().count();
            let times = if count == 1 { String::new() } else { format!(" {count} times") };
            let text = &other.form.text;
            finding.message = format!("“{here}” here, “{text}”{times} in this draft. {}", question(self.entity));
            findings.push(finding);
        }
    }
}
