//! Clusters: the spellings of a draft that are of one name, and the form that all of them should have.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Document;
use crate::facts::Entity;
use crate::names::alike::{Likeness, likeness};
use crate::names::form::{FEW, Form, Weights};
use crate::names::registry::{EntryId, Registry};
use crate::names::spelling::Spelling;

/// How many spellings under one bucket are compared with each other. More than this share no more than a common name.
const CROWD: usize = 64;

/// How many spellings that begin or end alike are compared with each other.
const NEIGHBOURS: usize = 32;

/// One name of a draft.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// What bears it.
    pub entity: Entity,
    /// Its spellings, by number, in the order of their first mention.
    pub spellings: Vec<usize>,
    /// The entry of the registry, where there is one.
    pub entry: Option<EntryId>,
    /// The form to write.
    pub canonical: Canonical,
    /// Spellings that depart from the form to write, with how far, in the order of their first mention.
    pub departing: Vec<(usize, Likeness)>,
    /// Whether the draft itself spells the name in several ways.
    pub mixed: bool,
}

/// The form to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canonical {
    /// The form.
    pub form: Form,
    /// Who decided.
    pub by: By,
}

/// Who decided which form is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The registry.
    Registry,
    /// A team's own entry.
    Team,
    /// The front matter of the draft.
    Front,
    /// Most mentions.
    Majority,
    /// The first mention.
    First,
}

impl Canonical {
    /// The form to write in the place of a spelling: its short form where that is a surname alone.
    #[must_use]
    pub fn instead_of(&self, spelling: &Form) -> Option<String> {
        if spelling.is_full() {
            let longer = self.form.entity == Entity::Person && spelling.key.len() != self.form.key.len();
            return (!longer).then(|| self.form.text.to_string());
        }
        let (_, surname) = self.form.text.rsplit_once([' ', '-'])?;
        (spelling.words.len() == 1).then(|| surname.to_owned())
    }
}

/// The names of a draft, in the order of their first mention.
pub(super) fn clusters(spellings: &[Spelling], document: &Document, registry: &Registry) -> Vec<Cluster> {
    let mut parents: Vec<usize> = (0..spellings.len()).collect();
    let weights: Vec<Weights> = spellings.iter().map(|spelling| spelling.form.weights()).collect();
    let mut by_entry: FxHashMap<EntryId, usize> = FxHashMap::default();
    let mut by_bucket: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut surnames: FxHashSet<&str> = FxHashSet::default();
    for (at, spelling) in spellings.iter().enumerate() {
        if let Some((id, _)) = spelling.entry {
            let first = *by_entry.entry(id).or_insert(at);
            join(&mut parents, first, at);
        }
        let last = spelling.form.words.last().map(|last| &**last);
        let near = spelling.form.ends().iter().map(|bucket| (bucket, NEIGHBOURS));
        for (bucket, most) in spelling.form.buckets().iter().map(|bucket| (bucket, CROWD)).chain(near) {
            let others = by_bucket.entry(bucket).or_default();
            let whole = last.is_some_and(|last| surnames.contains(last));
            if most < CROWD || !whole || !meets_whole(spellings, others, at, &mut parents) {
                // A crowd shares a given name that many have, or letters that many names begin with.
                let few = most == CROWD && others.len() <= FEW;
                for &other in others.iter().take(most) {
                    let apart =
                        matches!((spelling.entry, spellings[other].entry), (Some((a, _)), Some((b, _))) if a != b);
                    if !apart
                        && (few || weights[at].agree(&weights[other]))
                        && root(&mut parents, at) != root(&mut parents, other)
                        && likeness(&spelling.form, &spellings[other].form, registry).is_same()
                    {
                        join(&mut parents, other, at);
                    }
                }
            }
            others.push(at);
        }
        surnames.extend(last.filter(|_| spelling.form.is_full()));
    }
    let mut groups: FxHashMap<usize, usize> = FxHashMap::default();
    let mut lists: Vec<Vec<usize>> = Vec::new();
    for at in 0..spellings.len() {
        let root = root(&mut parents, at);
        let group = *groups.entry(root).or_insert_with(|| {
            lists.push(Vec::new());
            lists.len() - 1
        });
        lists[group].push(at);
    }
    lists.into_iter().map(|list| cluster(list, spellings, document, registry)).collect()
}

/// A surname alone belongs to the full name with exactly that surname, where the draft has one, and to no other.
fn meets_whole(spellings: &[Spelling], others: &[usize], at: usize, parents: &mut [usize]) -> bool {
    let form = &spellings[at].form;
    if form.is_full() {
        return false;
    }
    let exact = others.iter().find(|&&other| {
        let full = &spellings[other].form;
        full.is_full() && full.words.last() == form.words.last()
    });
    if let Some(&exact) = exact {
        join(parents, exact, at);
    }
    exact.is_some()
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

fn join(parents: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(parents, one), root(parents, other));
    parents[one.max(other)] = one.min(other);
}

fn cluster(list: Vec<usize>, spellings: &[Spelling], document: &Document, registry: &Registry) -> Cluster {
    let entity = spellings[list[0]].form.entity;
    let entry = list.iter().find_map(|&at| spellings[at].entry).map(|(id, _)| id);
    let canonical = canonical(&list, spellings, document, registry);
    let mut departing = Vec::new();
    let mut conforming = false;
    for &at in list.iter().filter(|&&at| spellings[at].is_told() && !spellings[at].is_wrong()) {
        match departs(&spellings[at], &canonical, registry) {
            Some(likeness) => departing.push((at, likeness)),
            None => conforming |= spellings[at].form.is_full() || entry.is_none(),
        }
    }
    let apart = |&(at, _): &(usize, Likeness)| {
        let first = &spellings[departing[0].0].form;
        first.shape != spellings[at].form.shape && first.is_full() && spellings[at].form.is_full()
    };
    let mixed = !departing.is_empty() && (conforming || departing.iter().any(apart));
    Cluster { entity, spellings: list, entry, canonical, departing, mixed }
}

/// How far a spelling departs from the form to write, if it does.
pub(super) fn departs(spelling: &Spelling, canonical: &Canonical, registry: &Registry) -> Option<Likeness> {
    let found = likeness(&spelling.form, &canonical.form, registry);
    if found.is_mixed() {
        return Some(found);
    }
    // The registry knows variants that no comparison sees: Kiev, Kyiv.
    let listed = found == Likeness::Other && spelling.entry.is_some() && spelling.form.is_full();
    listed.then_some(Likeness::Respelt)
}

/// The form to write: the registry's, a team's, the front matter's, that of most mentions, the first.
fn canonical(list: &[usize], spellings: &[Spelling], document: &Document, registry: &Registry) -> Canonical {
    let entity = spellings[list[0]].form.entity;
    if let Some((id, entry)) =
        list.iter().find_map(|&at| spellings[at].entry).and_then(|(id, _)| Some((id, registry.entry(id)?)))
    {
        let by = if registry.is_own(id) { By::Team } else { By::Registry };
        return Canonical { form: Form::new(&entry.canonical, entity), by };
    }
    let full = |at: &&usize| spellings[**at].form.is_full() && spellings[**at].is_told();
    if list.len() > 1 {
        for named in document.front().all("names") {
            let form = Form::new(&named.value, entity);
            if list.iter().filter(full).any(|&at| likeness(&form, &spellings[at].form, registry).is_same()) {
                return Canonical { form, by: By::Front };
            }
        }
    }
    let count = |at: usize| spellings[at].told().count();
    let candidates = || list.iter().filter(full).chain(list.iter()).copied();
    let most = list.iter().filter(full).map(|&at| count(at)).max().unwrap_or(0);
    let first = candidates().find(|&at| count(at) == most).unwrap_or(list[0]);
    let ties = list.iter().filter(full).filter(|&&at| count(at) == most).count();
    let by = if ties > 1 { By::First } else { By::Majority };
    Canonical { form: Form::clone(&spellings[first].form), by }
}
