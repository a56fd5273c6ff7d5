//! One name spelled in one way here and in another in the other drafts of the run.

use std::sync::Arc;

use crate::facts::Entity;
use crate::finding::{Finding, Related, Severity, Where};
use crate::names::{
    By, Canonical, Cluster, Elsewhere, Form, Known, Likeness, Mend, NEAR, Spelling, likeness, question,
};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct NameVariantAcrossDocuments;

impl Rule for NameVariantAcrossDocuments {
    fn card(&self) -> Card<'_> {
        Card {
            code: "NAM103",
            name: "name-variant-across-documents",
            group: Group::Names,
            scope: Scope::Library,
            severity: Severity::Warning,
            default: true,
            fixable: true,
            page: include_str!("name_variant_across_documents.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        // Within the draft it is another rule's business.
        for cluster in cx.names.clusters.iter().filter(|cluster| !cluster.mixed) {
            for &at in &cluster.spellings {
                let spelling = &cx.names.spellings[at];
                let is_compared = spelling.form.is_full() && !spelling.is_wrong() && spelling.is_told();
                if !is_compared || !cx.library.varies(&spelling.form, cx.registry) {
                    continue;
                }
                if let Some(finding) = compared(cx, cluster, at) {
                    findings.push(finding);
                }
            }
        }
    }
}

/// What the other drafts say of one spelling.
fn compared(cx: &Context<'_>, cluster: &Cluster, at: usize) -> Option<Finding> {
    let spelling = &cx.names.spellings[at];
    let here = cx.document.source().name();
    let elsewhere = cx.library.elsewhere(&spelling.form, cx.registry, here);
    let canonical = canonical(cx, cluster, spelling, &elsewhere);
    let other = |one: &&Elsewhere<'_>| differs(cx, spelling, one);
    let departs = match &canonical {
        Some(canonical) => canonical.form.shape != spelling.form.shape,
        None => true, // a tie: both sides are told
    };
    if !departs {
        return None;
    }
    let mut others: Vec<&Elsewhere<'_>> = elsewhere.iter().filter(other).collect();
    let shape = canonical.as_ref().map(|canonical| &canonical.form.shape);
    others.sort_by_key(|one| (Some(&one.form.shape) != shape, usize::MAX - one.count));
    let most = others.first()?;
    let count = most.count;
    let drafts = if count == 1 { "another draft".to_owned() } else { format!("{count} drafts") };
    let message =
        |words: &str| format!("“{words}” here, “{}” in {drafts}. {}", most.form.text, question(cluster.entity));
    let settled = canonical.clone();
    let canonical = canonical.unwrap_or(Canonical { form: most.form.clone(), by: By::First });
    let slip = likeness(&spelling.form, &canonical.form, cx.registry) == Likeness::Slip;
    let safe = settled.is_some() && !slip;
    let mend = Mend { document: cx.document, names: &cx.names, canonical: &canonical, spellings: vec![at], safe };
    let severity = match cluster.entity {
        Entity::Person => Severity::Warning,
        Entity::Place | Entity::Organisation => Severity::Info,
    };
    let mut finding = mend.finding(severity, message)?;
    finding.related = related(&others);
    Some(finding)
}

/// Whether a spelling of the other drafts is another one than that of this draft.
fn differs(cx: &Context<'_>, spelling: &Spelling, other: &Elsewhere<'_>) -> bool {
    let found = likeness(&spelling.form, other.form, cx.registry);
    found.differs() || found == Likeness::Other
}

/// The form to write: the registry's or the front matter's, else that of most drafts; `None` on a tie.
fn canonical(
    cx: &Context<'_>,
    cluster: &Cluster,
    spelling: &Spelling,
    elsewhere: &[Elsewhere<'_>],
) -> Option<Canonical> {
    if matches!(cluster.canonical.by, By::Registry | By::Team | By::Front) {
        return Some(cluster.canonical.clone());
    }
    let named = cx.document.front().all("names").map(|named| Form::new(&named.value, cluster.entity));
    if let Some(form) = named.into_iter().find(|form| likeness(form, &spelling.form, cx.registry).is_same()) {
        return Some(Canonical { form, by: By::Front });
    }
    let ours = 1 + elsewhere.iter().find(|one| one.form.shape == spelling.form.shape).map_or(0, |one| one.count);
    let theirs = elsewhere.iter().filter(|one| differs(cx, spelling, one)).max_by_key(|one| one.count)?;
    match theirs.count.cmp(&ours) {
        std::cmp::Ordering::Less => Some(Canonical { form: Form::clone(&spelling.form), by: By::Majority }),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Canonical { form: theirs.form.clone(), by: By::Majority }),
    }
}

/// The first place of each other spelling, then further places of the first.
fn related(others: &[&Elsewhere<'_>]) -> Vec<Related> {
    let firsts = others.iter().filter_map(|one| Some((one, one.drafts.first()?)));
    let rest = others.iter().flat_map(|one| one.drafts.iter().skip(1).map(move |draft| (one, draft)));
    let places = firsts.chain(rest).take(NEAR);
    let place = |(one, &(file, known)): (&&Elsewhere<'_>, &(&Arc<str>, &Known))| Related {
        at: Where::There { file: Arc::clone(file), start: known.start, end: known.end },
        message: format!("“{}” there", one.form.text),
    };
    places.map(place).collect()
}
