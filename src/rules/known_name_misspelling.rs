//! A form that the registry of names lists as wrong.

use crate::finding::Severity;
use crate::names::{By, Canonical, Form, Mend};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct KnownNameMisspelling;

impl Rule for KnownNameMisspelling {
    fn card(&self) -> Card<'_> {
        Card {
            code: "NAM102",
            name: "known-name-misspelling",
            group: Group::Names,
            scope: Scope::Document,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("known_name_misspelling.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for cluster in &cx.names.clusters {
            let wrong: Vec<usize> =
                cluster.spellings.iter().copied().filter(|&at| cx.names.spellings[at].is_wrong()).collect();
            let entry = wrong.first().and_then(|&at| cx.names.spellings[at].entry).map(|(id, _)| id);
            let Some((id, entry)) = entry.and_then(|id| Some((id, cx.registry.entry(id)?))) else { continue };
            let by = if cx.registry.is_own(id) { By::Team } else { By::Registry };
            let canonical = Canonical { form: Form::new(&entry.canonical, cluster.entity), by };
            let mend =
                Mend { document: cx.document, names: &cx.names, canonical: &canonical, spellings: wrong, safe: true };
            let message = |here: &str| format!("“{here}”: the name is “{}”.", entry.canonical);
            let Some(mut finding) = mend.finding(Severity::Error, message) else { continue };
            finding.related = mend.related(&cluster.spellings, finding.span);
            findings.push(finding);
        }
    }
}
