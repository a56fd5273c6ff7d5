//! Every person, place and organisation of a set of drafts, each with its spellings, how often and where they stand.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Document;
use crate::facts::Entity;
use crate::names::cluster::Cluster;
use crate::names::form::{FEW, Form};
use crate::names::gather::Names;
use crate::names::registry::{EntryId, Registry, Role};
use crate::names::same::is_same;
use crate::text::{Place, Span};

/// The names of a set of drafts, in the order in which they were first met.
#[derive(Clone, Debug, Default)]
pub struct Census {
    names: Vec<Counted>,
    /// Names by the buckets of their spellings, and by their entry in the registry.
    by_bucket: FxHashMap<String, Vec<usize>>,
    by_entry: FxHashMap<EntryId, usize>,
    /// The keys of names that a draft has in a place that may not be shown: no draft shows them.
    hidden: FxHashSet<String>,
}

/// One name of a set of drafts.
#[derive(Clone, Debug)]
pub struct Counted {
    /// What bears it.
    pub entity: Entity,
    /// The form to write: the registry's or a team's, else that of most mentions, the full one where there is one.
    pub canonical: String,
    /// Whether the registry or a team has it.
    pub known: bool,
    /// Its spellings, those of most mentions first.
    pub spellings: Vec<Seen>,
}

/// One spelling in a set of drafts.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The spelling.
    pub form: Form,
    /// Whether the registry or a team calls it wrong.
    pub wrong: bool,
    /// How often it stands in the drafts.
    pub count: usize,
    /// In how many drafts it stands.
    pub drafts: usize,
    /// The first draft that has it.
    pub file: String,
    /// Where it first begins there.
    pub place: Place,
}

impl Census {
    /// Counts the names of a draft. One that stands where it may not be `shown` is left out, in all drafts.
    pub fn add(&mut self, document: &Document, registry: &Registry, shown: impl Fn(Span) -> bool) {
        let names = Names::of(document, registry);
        for cluster in &names.clusters {
            let mut seen: Vec<Seen> = Vec::new();
            for &at in &cluster.spellings {
                let spelling = &names.spellings[at];
                let spans = spelling.told().map(|mention| names.span(document, mention));
                let spans: Vec<Span> = spans.collect();
                if !spans.iter().all(|&span| shown(span)) {
                    self.hidden.insert(spelling.form.key.join(" "));
                    continue;
                }
                let Some(first) = spans.first() else { continue };
                seen.push(Seen {
                    form: Form::clone(&spelling.form),
                    wrong: matches!(spelling.entry, Some((_, Role::Wrong))),
                    count: spans.len(),
                    drafts: 1,
                    file: document.source().name().to_owned(),
                    place: document.source().place(first.start),
                });
            }
            if !seen.is_empty() {
                let name = self.name(cluster, &seen, registry);
                for one in seen {
                    self.count(name, one);
                }
            }
        }
    }

    /// The names, persons first, each kind by the form to write.
    #[must_use]
    pub fn names(mut self) -> Vec<Counted> {
        let hidden = |seen: &Seen| self.hidden.contains(&seen.form.key.join(" "));
        self.names.retain(|name| !name.spellings.iter().any(hidden));
        for name in &mut self.names {
            name.spellings.sort_by_key(|seen| std::cmp::Reverse(seen.count));
            let full = name.spellings.iter().filter(|seen| !seen.wrong).max_by_key(|seen| {
                (seen.form.is_full(), seen.count, std::cmp::Reverse((seen.file.clone(), seen.place)))
            });
            if let Some(full) = full.filter(|_| !name.known) {
                name.canonical = full.form.text.to_string();
            }
        }
        self.names.sort_by_cached_key(|name| (name.entity, name.canonical.to_lowercase(), name.canonical.clone()));
        self.names
    }

    /// The number of the name of a cluster: one that another draft has, else a new one.
    fn name(&mut self, cluster: &Cluster, seen: &[Seen], registry: &Registry) -> usize {
        let full = || seen.iter().map(|seen| &seen.form).filter(|form| form.is_full());
        let known = cluster.entry.and_then(|id| self.by_entry.get(&id).copied());
        let met = known.or_else(|| {
            full().find_map(|form| {
                let weights = form.weights();
                let same = |seen: &Seen| seen.form.is_full() && is_same((form, cluster.entry), &seen.form, registry);
                let mut names = form.buckets().iter().filter_map(|bucket| self.by_bucket.get(bucket));
                names.find_map(|names| {
                    let all = names.len() <= FEW || cluster.entry.is_some();
                    let is_one = |seen: &Seen| (all || weights.agree(&seen.form.weights())) && same(seen);
                    names.iter().copied().find(|&name| self.names[name].spellings.iter().any(is_one))
                })
            })
        });
        let name = met.unwrap_or_else(|| {
            self.names.push(Counted {
                entity: cluster.entity,
                canonical: cluster.canonical.form.text.to_string(),
                known: false,
                spellings: Vec::new(),
            });
            self.names.len() - 1
        });
        if let Some((id, entry)) = cluster.entry.and_then(|id| Some((id, registry.entry(id)?))) {
            self.by_entry.entry(id).or_insert(name);
            if !self.names[name].known {
                self.names[name].known = true;
                self.names[name].canonical.clone_from(&entry.canonical);
            }
        }
        for bucket in full().flat_map(Form::buckets) {
            let names = self.by_bucket.entry(bucket.clone()).or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        name
    }

    fn count(&mut self, name: usize, one: Seen) {
        let spellings = &mut self.names[name].spellings;
        match spellings.iter_mut().find(|seen| seen.form.text == one.form.text) {
            Some(seen) => {
                seen.count += one.count;
                seen.drafts += 1;
            }
            None => spellings.push(one),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::text::Source;

    /// The names of drafts: the form to write, and each spelling with its mentions and drafts.
    #[track_caller]
    fn check(drafts: &[&str], entity: Entity, expected: &[(&str, &str)]) {
        let mut census = Census::default();
        for (at, text) in drafts.iter().enumerate() {
            let source = Source::new(format!("{at}.md"), *text);
            let document = Document::read(source, Format::Markdown, Lexicon::built_in(), None);
            census.add(&document, Registry::built_in(), |_| true);
        }
        let told = |seen: &Seen| format!("{} {}/{}", seen.form.text, seen.count, seen.drafts);
        let names = census.names().into_iter().filter(|name| name.entity == entity);
        let names: Vec<(String, String)> = names
            .map(|name| (name.canonical, name.spellings.iter().map(told).collect::<Vec<_>>().join(", ")))
            .collect();
        let names: Vec<(&str, &str)> = names.iter().map(|(name, told)| (name.as_str(), told.as_str())).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn a_name_gathers_its_spellings_from_all_drafts() {
        let drafts = ["The envoy met Sergey Brakan. Brakan left.", "The envoy met Sergei Brakan and Sergey Brakan."];
        let told = "Sergey Brakan 2/2, Brakan 1/1, Sergei Brakan 1/1";
        check(&drafts, Entity::Person, &[("Sergey Brakan", told)]);
    }

    #[test]
    fn the_registry_says_what_to_write() {
        let drafts = ["Shelling hit Kharkov.", "Shelling hit Kharkiv and Kharkov."];
        check(&drafts, Entity::Place, &[("Kharkiv", "Kharkov 2/2, Kharkiv 1/1")]);
    }

    #[test]
    fn two_persons_stay_two() {
        let drafts = ["The envoy met Talal Brakan.", "The envoy met Sergey Rudskar."];
        let told = [("Sergey Rudskar", "Sergey Rudskar 1/1"), ("Talal Brakan", "Talal Brakan 1/1")];
        check(&drafts, Entity::Person, &told);
    }
}
