//! The library: of every draft of a run, what rules need to know to compare it with the others.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use crate::facts::Entity;
use crate::names::digest::{Digest, Known, folder};
use crate::names::few::Few;
use crate::names::form::{FEW, Form};
use crate::names::mend::NEAR;
use crate::names::numbered::Numbered;
use crate::names::registry::{Registry, Role};
use crate::names::same::{Sought, is_same};
use crate::names::toll::{Held, Toll};
use crate::prose::Harm;

/// The drafts of a run or a workspace, by name, and which of them hold which spelling of a name.
#[derive(Clone, Debug, Default)]
pub struct Library {
    drafts: BTreeMap<Arc<str>, Arc<Digest>>,
    /// The drafts by spelling, under every bucket of the spelling.
    index: FxHashMap<Box<str>, Shapes>,
    /// The drafts by the harm and the words for the place that their counts name.
    tolls: BTreeMap<(Harm, Box<str>), BTreeSet<Arc<str>>>,
    /// The reports of a series by its folder and what it is called.
    series: BTreeMap<(Box<str>, Box<str>), Reports>,
    /// Whether a name stands in more than one spelling, from when that was first asked.
    varies: Varies,
}

/// Which names stand in more than one spelling, as far as that was asked.
#[derive(Debug, Default)]
struct Varies(RwLock<FxHashMap<NameIn, bool>>);

/// A registry's mark, a bearer, and the text of a name.
type NameIn = (u64, Entity, Box<str>);

/// The reports of a series, by name.
type Reports = BTreeMap<Arc<str>, Arc<Digest>>;

impl Clone for Varies {
    /// What is cloned may be changed, and asks anew.
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// The drafts by what bears a name and by the shape of its spelling.
type Shapes = Few<(Entity, Box<str>), Holders>;

/// The drafts that have a spelling, by name.
type Holders = Few<Arc<str>, Arc<Known>>;

/// A spelling of a name in drafts.
#[derive(Clone, Debug)]
pub struct Elsewhere<'a> {
    /// The spelling.
    pub form: &'a Form,
    /// How many drafts have it.
    pub count: usize,
    /// They, in the order of their names; as many as a finding points at where it is for one.
    pub drafts: Vec<(&'a Arc<str>, &'a Known)>,
}

impl Library {
    /// Adds a draft, or replaces the one of the same name.
    pub fn put(&mut self, mut digest: Digest) {
        self.remove(&digest.name);
        for known in &mut digest.names {
            if let Some(form) = self.form_like(&known.form) {
                Arc::make_mut(known).form = form;
            }
            for bucket in known.form.buckets() {
                let shapes = self.index.entry(bucket.as_str().into()).or_default();
                shapes.entry(known.at()).insert(Arc::clone(&digest.name), Arc::clone(known));
            }
        }
        for (held, word) in digest.tolls.iter().flat_map(|held| held.toll.places.iter().map(move |word| (held, word))) {
            self.tolls.entry((held.toll.harm, word.clone())).or_default().insert(Arc::clone(&digest.name));
        }
        digest.names.shrink_to_fit();
        let (name, digest) = (Arc::clone(&digest.name), Arc::new(digest));
        if let Some(key) = digest.series() {
            self.series.entry(key).or_default().insert(Arc::clone(&name), Arc::clone(&digest));
        }
        self.drafts.insert(name, digest);
        self.varies = Varies::default();
    }

    /// The form of a spelling that is held for another draft already: thousands of drafts write of the same few names.
    fn form_like(&self, form: &Form) -> Option<Arc<Form>> {
        let bucket = form.buckets().first()?;
        let held = self.index.get(bucket.as_str())?.get(|at| at_form(at, form))?;
        held.first().map(|known| &known.form).filter(|held| ***held == *form).cloned()
    }

    /// Takes a draft out.
    pub fn remove(&mut self, name: &str) {
        let Some(digest) = self.drafts.remove(name) else { return };
        self.varies = Varies::default();
        if let Some(key) = digest.series()
            && let Some(reports) = self.series.get_mut(&key)
        {
            reports.remove(name);
            if reports.is_empty() {
                self.series.remove(&key);
            }
        }
        for (held, word) in digest.tolls.iter().flat_map(|held| held.toll.places.iter().map(move |word| (held, word))) {
            let key = (held.toll.harm, word.clone());
            if let Some(drafts) = self.tolls.get_mut(&key) {
                drafts.remove(name);
                if drafts.is_empty() {
                    self.tolls.remove(&key);
                }
            }
        }
        for known in &digest.names {
            for bucket in known.form.buckets() {
                let Some(shapes) = self.index.get_mut(bucket.as_str()) else { continue };
                let without = |drafts: &mut Holders| {
                    drafts.shrink(|draft| (**draft).cmp(name), |_| true);
                    drafts.is_empty()
                };
                shapes.shrink(|at| at_form(at, &known.form), without);
                if shapes.is_empty() {
                    self.index.remove(bucket.as_str());
                }
            }
        }
    }

    /// The drafts, in the order of their names.
    pub fn drafts(&self) -> impl Iterator<Item = &Arc<Digest>> {
        self.drafts.values()
    }

    /// The draft of that name.
    #[must_use]
    pub fn draft(&self, name: &str) -> Option<&Arc<Digest>> {
        self.drafts.get(name)
    }

    /// The counts of other drafts than `here` that a count cannot agree with, one a draft, in the order of their names.
    #[must_use]
    pub fn diverging(&self, toll: &Toll, here: &str) -> Vec<(&Arc<str>, &Held)> {
        let sharing = toll.places.iter().filter_map(|word| self.tolls.get(&(toll.harm, word.clone())));
        let drafts: BTreeSet<&Arc<str>> = sharing.flatten().filter(|name| &***name != here).collect();
        let held = |name: &'_ Arc<str>| self.drafts.get_key_value(name);
        let found = drafts.into_iter().filter_map(held);
        found
            .filter_map(|(name, digest)| {
                // A draft that agrees somewhere is no contradiction.
                let agrees = digest.tolls.iter().any(|held| held.toll == *toll);
                let held = digest.tolls.iter().find(|held| held.toll.diverges(toll));
                held.filter(|_| !agrees).map(|held| (name, held))
            })
            .collect()
    }

    /// Every spelling that the drafts but `here` have of the same name, wrong forms left out, in a fixed order.
    #[must_use]
    pub fn elsewhere<'a>(&'a self, form: &Form, registry: &Registry, here: &str) -> Vec<Elsewhere<'a>> {
        let told = |drafts: &'a Holders| {
            let others = || drafts.iter().filter(|(name, _)| &***name != here);
            let (_, first) = others().next()?;
            let wrong = matches!(registry.find(&first.form.text, first.form.entity), Some((_, Role::Wrong)));
            let count = drafts.len() - usize::from(has(drafts, here));
            let drafts = others().take(NEAR).map(|(name, known)| (name, &**known)).collect();
            (!wrong).then_some(Elsewhere { form: &first.form, count, drafts })
        };
        let other = |drafts: &Holders| drafts.len() > usize::from(has(drafts, here));
        self.same(form, registry, other).filter_map(told).collect()
    }

    /// The names of the drafts that have a name in any spelling, in their order.
    #[must_use]
    pub fn holders(&self, sought: &Sought, registry: &Registry) -> BTreeSet<&str> {
        let spellings = sought.forms().iter().flat_map(|form| self.same(form, registry, |_| true));
        spellings.flat_map(|drafts| drafts.iter().map(|(name, _)| &**name)).collect()
    }

    /// Every spelling of the drafts, each once, with its place in each draft that has it; in no order.
    pub(super) fn spellings(&self) -> impl Iterator<Item = (&Form, impl Iterator<Item = (&Arc<str>, &Known)>)> {
        let holders = self.index.iter().flat_map(|(bucket, shapes)| shapes.iter().map(move |(_, held)| (bucket, held)));
        holders.filter_map(|(bucket, held)| {
            let form = &*held.first()?.form;
            let first = form.buckets().first().is_some_and(|first| **first == **bucket);
            first.then(|| (form, held.iter().map(|(draft, known)| (draft, &**known))))
        })
    }

    /// The other reports of a series in the folder of a draft, each with the name of its file.
    pub fn series<'a>(&'a self, here: &'a str, series: &'a str) -> impl Iterator<Item = (&'a Arc<str>, &'a Numbered)> {
        let reports = self.series.get(&(folder(here).into(), series.into()));
        let others = reports.into_iter().flatten().filter(move |(name, _)| &***name != here);
        others.filter_map(|(name, draft)| Some((name, draft.numbered.as_ref()?)))
    }

    /// Whether the drafts have a name in more than one spelling. It is worked out once a name: most have one, and
    /// thousands of drafts write of the same few.
    #[must_use]
    pub fn varies(&self, form: &Form, registry: &Registry) -> bool {
        let held = &self.varies.0;
        let key = (registry.mark(), form.entity, form.text.clone());
        if let Some(&varies) = held.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return varies;
        }
        let shape = |drafts: &Holders| drafts.first().is_some_and(|known| known.form.shape != form.shape);
        let varies = self.same(form, registry, |_| true).any(shape);
        held.write().unwrap_or_else(PoisonError::into_inner).insert(key, varies);
        varies
    }

    /// Who holds a name, spelling by spelling, in a fixed order; of holders, those that are `asked` for.
    fn same<'a, F: Fn(&Holders) -> bool>(
        &'a self,
        form: &Form,
        registry: &Registry,
        asked: F,
    ) -> impl Iterator<Item = &'a Holders> + use<'a, F> {
        let entry = registry.find(&form.text, form.entity).map(|(id, _)| id);
        let of_entry = entry.map(|id| registry.buckets(id));
        let buckets: BTreeSet<&String> =
            form.buckets().iter().chain(of_entry.iter().flat_map(|of| of.iter())).collect();
        let mut found: BTreeMap<&(Entity, Box<str>), &'a Holders> = BTreeMap::new();
        let weights = form.weights();
        for shapes in buckets.iter().filter_map(|bucket| self.index.get(bucket.as_str())) {
            let all = shapes.len() <= FEW || entry.is_some();
            for (at, drafts) in shapes.iter() {
                if !asked(drafts) || found.contains_key(at) {
                    continue;
                }
                let Some(first) = drafts.first() else { continue };
                let near = all || weights.agree(&first.form.weights());
                if near && is_same((form, entry), &first.form, registry) {
                    found.insert(at, drafts);
                }
            }
        }
        found.into_values()
    }
}

/// Whether a draft is among those that have a spelling.
fn has(drafts: &Holders, name: &str) -> bool {
    drafts.get(|draft| (**draft).cmp(name)).is_some()
}

/// How the place of a spelling stands to that of a form.
fn at_form((entity, shape): &(Entity, Box<str>), form: &Form) -> Ordering {
    (*entity, &**shape).cmp(&(form.entity, &*form.shape))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::text::Source;

    fn digest(name: &str, text: &str) -> Digest {
        let document = Document::read(Source::new(name, text), Format::Markdown, Lexicon::built_in(), None);
        Digest::of(&document, Registry::built_in())
    }

    fn library(drafts: &[(&str, &str)]) -> Library {
        let mut library = Library::default();
        for (name, text) in drafts {
            library.put(digest(name, text));
        }
        library
    }

    /// What the drafts but `a.md` have of "Sergey Brakan", each with how many drafts, and where it stands first.
    #[track_caller]
    fn check(library: &Library, expected: &[(&str, usize, &str)]) {
        let form = Form::new("Sergey Brakan", Entity::Person);
        let found = library.elsewhere(&form, Registry::built_in(), "a.md");
        let found: Vec<_> = found.iter().map(|one| (&*one.form.text, one.count, &**one.drafts[0].0)).collect();
        assert_eq!(found, expected);
    }

    const A: (&str, &str) = ("a.md", "The envoy met Sergey Brakan.");
    const B: (&str, &str) = ("b.md", "The envoy met Sergei Brakan and Talal Rudskoi.");

    #[test]
    fn other_spellings_are_found_in_other_drafts() {
        check(&library(&[A, B]), &[("Sergei Brakan", 1, "b.md")]);
        check(&library(&[B, ("c.md", B.1)]), &[("Sergei Brakan", 2, "b.md")]);
    }

    #[test]
    fn slips_are_found_in_other_drafts() {
        check(&library(&[A, ("b.md", "The envoy met Sergey Bralan.")]), &[("Sergey Bralan", 1, "b.md")]);
    }

    #[test]
    fn a_draft_put_again_replaces_the_one_before() {
        let mut library = library(&[A, B]);
        library.put(digest("b.md", "The envoy met Sergej Brakan."));
        check(&library, &[("Sergej Brakan", 1, "b.md")]);
    }

    #[test]
    fn a_draft_taken_out_leaves_nothing() {
        let mut library = library(&[A, B]);
        library.remove("b.md");
        check(&library, &[]);
        library.remove("a.md");
        assert!(library.index.is_empty() && library.drafts.is_empty());
    }

    #[test]
    fn an_alias_in_brackets_is_no_spelling_of_a_draft() {
        check(
            &library(&[("b.md", "It met Sergey Brakan (also spelled Sergei Brakan).")]),
            &[("Sergey Brakan", 1, "b.md")],
        );
    }

    #[test]
    fn only_the_first_drafts_are_listed() {
        let many: Vec<String> = (0..9).map(|at| format!("d{at}.md")).collect();
        let library = library(&many.iter().map(|name| (name.as_str(), B.1)).collect::<Vec<_>>());
        let found = library.elsewhere(&Form::new("Sergey Brakan", Entity::Person), Registry::built_in(), "a.md");
        assert_eq!((found[0].count, found[0].drafts.len()), (9, NEAR));
    }
}
