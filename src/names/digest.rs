//! What is kept of each draft of a run, so that rules can compare the others with it.

use std::sync::Arc;

use crate::document::Document;
use crate::facts::Entity;
use crate::names::form::Form;
use crate::names::numbered::Numbered;
use crate::names::registry::Registry;
use crate::names::spelling::{Spelling, spellings};
use crate::names::toll::{Held, Toll, tolls};
use crate::text::{Place, Span};

/// What is kept of a draft: enough to compare and to place a finding, without its text.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    /// The draft's name.
    pub name: Arc<str>,
    /// Its full names, ordered by bearer and shape.
    pub names: Vec<Arc<Known>>,
    /// Its counts that name a place and a day, in the order of the text.
    pub tolls: Box<[Held]>,
    /// Its number, where it is one of a series of reports.
    pub numbered: Option<Numbered>,
}

/// A spelling in a draft.
#[derive(Clone, Debug)]
pub struct Known {
    /// The spelling, one for all drafts of a library.
    pub form: Arc<Form>,
    /// How often it stands there.
    pub count: usize,
    /// Where it first begins, in its file.
    pub start: Place,
    /// Where that mention ends.
    pub end: Place,
}

/// The folder of a file.
pub(super) fn folder(name: &str) -> &str {
    name.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder)
}

impl Known {
    /// Under what it is held.
    pub(super) fn at(&self) -> (Entity, Box<str>) {
        (self.form.entity, self.form.shape.clone())
    }
}

impl Digest {
    /// Its folder and what its series is called.
    pub(super) fn series(&self) -> Option<(Box<str>, Box<str>)> {
        Some((folder(&self.name).into(), self.numbered.as_ref()?.series.as_str().into()))
    }

    /// The digest of a draft, with the registry that holds for it.
    #[must_use]
    pub fn of(document: &Document, registry: &Registry) -> Self {
        Self::without(document, &spellings(document, registry), |_| false)
    }

    /// The digest of a draft with these spellings, without those that stand in a hidden place: what is masked in one
    /// draft is not told in the findings of another.
    #[must_use]
    pub fn without(document: &Document, spellings: &[Spelling], hidden: impl Fn(Span) -> bool) -> Self {
        let source = document.source();
        let mut names: Vec<Arc<Known>> = Vec::new();
        for spelling in spellings {
            let count = spelling.told().count();
            let Some(first) = spelling.told().next().filter(|_| spelling.form.is_full()) else { continue };
            let span = document.span(first.paragraph, first.at);
            let mut spans = spelling.mentions.iter().map(|mention| document.span(mention.paragraph, mention.at));
            if spans.any(&hidden) {
                continue;
            }
            let (start, end) = (source.place(span.start), source.place(span.end));
            names.push(Arc::new(Known { form: Arc::clone(&spelling.form), count, start, end }));
        }
        names.sort_by(|a, b| (a.form.entity, &a.form.shape).cmp(&(b.form.entity, &b.form.shape)));
        let held =
            |(toll, span): (Toll, Span)| Held { toll, start: source.place(span.start), end: source.place(span.end) };
        let tolls = tolls(document).into_iter().map(held).collect();
        Self { name: Arc::from(source.name()), names, tolls, numbered: Numbered::of(document) }
    }

    /// Whether other drafts have the same to say beside either: the same spellings, as often, on the same lines and
    /// columns. Typing on other lines leaves that as it is.
    #[must_use]
    pub fn reads_like(&self, other: &Self) -> bool {
        let told = |known: &Known| (known.count, [known.start, known.end].map(|place| (place.line, place.column)));
        let lines = |held: &Held| [held.start, held.end].map(|place| (place.line, place.column));
        self.name == other.name
            && self.numbered == other.numbered
            && self.names.len() == other.names.len()
            && self.names.iter().zip(&other.names).all(|(a, b)| a.form == b.form && told(a) == told(b))
            && self.tolls.len() == other.tolls.len()
            && self.tolls.iter().zip(&other.tolls).all(|(a, b)| a.toll == b.toll && lines(a) == lines(b))
    }
}
