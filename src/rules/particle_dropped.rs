//! A surname that lost the particle that belongs to it.

use crate::facts::Entity;
use crate::facts::name::key::plain;
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::names::{Cluster, InText};
use crate::prose::words::name::{DROPPED, PARTICLES};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct ParticleDropped;

impl Rule for ParticleDropped {
    fn card(&self) -> Card<'_> {
        Card {
            code: "NAM105",
            name: "particle-dropped",
            group: Group::Names,
            scope: Scope::Document,
            severity: Severity::Info,
            default: true,
            fixable: true,
            page: include_str!("particle_dropped.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for cluster in cx.names.clusters.iter().filter(|cluster| cluster.entity == Entity::Person) {
            for &at in &cluster.spellings {
                let spelling = &cx.names.spellings[at];
                let bare = spelling.form.words.len() == 1 && !spelling.form.text.contains(['-', ' ']);
                if !bare || spelling.entry.is_some() {
                    continue;
                }
                let Some(particle) = particle(cx, cluster, &spelling.form.text) else { continue };
                let mentions: Vec<InText<'_>> = InText::of(cx.document, spelling).collect();
                let Some(first) = mentions.first() else { continue };
                let whole = format!("{particle} {}", spelling.form.text);
                let message = format!("“{}”: “{whole}”? The particle belongs to the surname.", spelling.form.text);
                let span = |mention: &InText<'_>| cx.names.span(cx.document, mention.mention);
                let mut finding = Finding::new(Severity::Info, span(first), message);
                finding.also = mentions[1..].iter().map(span).collect();
                let edit = |mention: &InText<'_>| {
                    let mut text = whole.clone();
                    if mention.opens() {
                        text[..1].make_ascii_uppercase();
                    }
                    Edit { span: span(mention), text }
                };
                let edits = mentions.iter().map(edit).collect();
                finding.fixes = vec![Fix { title: format!("Write “{whole}”"), safe: false, edits }];
                findings.push(finding);
            }
        }
    }
}

/// The particle that stands before a surname in the full name of the draft, or of the registry.
fn particle(cx: &Context<'_>, cluster: &Cluster, surname: &str) -> Option<String> {
    for &at in &cluster.spellings {
        let form = &cx.names.spellings[at].form;
        if let [_, .., particle, last] = &*form.words
            && form.is_full()
            && **last == *plain(surname)
        {
            // Nguyen Van Thieu: with a capital it is a name of his own.
            let own = matches!(&**particle, "van" | "le" | "la" | "do" | "da")
                && !form.text.split(' ').any(|word| word == &**particle);
            return (PARTICLES.contains(&&**particle) && !own).then(|| particle.to_string());
        }
    }
    let known = |particle: &&&str| {
        let whole = format!("{particle} {surname}");
        cx.registry.find(&whole, Entity::Person).is_some()
    };
    DROPPED.iter().find(known).map(ToString::to_string)
}
