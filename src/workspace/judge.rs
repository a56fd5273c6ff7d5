//! Reads and judges many drafts on all cores, and hands them over one by one in their order.

use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::check;
use crate::check::Judged;
use crate::document::Document;
use crate::names::{Digest, Library};
use crate::workspace::{Draft, Settings, Trouble, Workspace};

/// A draft that was read and judged, with the settings that held.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its claims and findings.
    pub judged: Judged,
    /// The settings.
    pub settings: Arc<Settings>,
}

/// The drafts of a run, read once: their library, and as many of the documents as fit in memory.
#[derive(Debug, Default)]
pub struct Gathered {
    /// What rules know of the other drafts.
    pub library: Library,
    kept: FxHashMap<String, Read>,
}

/// A document with its settings, or why it could not be read.
type Read = Result<(Arc<Document>, Arc<Settings>), Trouble>;

/// How many bytes of drafts are read at once, and how many are kept from the first reading for the second: a document
/// takes up to fourteen times its text, and the program is to stay below 40 MB beside the largest draft.
const SLICE: u64 = 1 << 20;

/// How many drafts at most are judged before the first of them is handed over.
const DRAFTS: usize = 64;

impl Workspace {
    /// Reads a draft with its settings.
    ///
    /// # Errors
    /// Where it cannot be read, is no text, or the command line names what does not exist.
    pub fn document(&self, draft: &Draft) -> Result<(Arc<Document>, Arc<Settings>), Trouble> {
        let trouble = |sentence| Trouble { file: draft.name.clone(), sentence };
        let settings = self.settings(draft.path()).map_err(trouble)?;
        let config = settings.config.for_path(&self.name(draft.path()));
        let document = Document::of(draft.open()?, &config.lexicon, draft.date.or(config.date));
        Ok((Arc::new(document), settings))
    }

    /// Reads the drafts of a run, so that each can be judged beside the others. Where no rule asks for them, or there is
    /// but one, nothing is read.
    #[must_use]
    pub fn gather(&self, drafts: &[Draft]) -> Gathered {
        self.gather_telling(drafts, |_| ())
    }

    /// Does as [`Workspace::gather`] does, and tells how many more drafts were read.
    pub fn gather_telling(&self, drafts: &[Draft], read_more: impl FnMut(usize)) -> Gathered {
        if drafts.len() < 2 { Gathered::default() } else { self.gathered(drafts, read_more) }
    }

    /// What rules know of some drafts, for one that is not among them.
    #[must_use]
    pub fn library(&self, drafts: &[Draft]) -> Library {
        self.gathered(drafts, |_| ()).library
    }

    fn gathered(&self, drafts: &[Draft], mut read_more: impl FnMut(usize)) -> Gathered {
        let mut gathered = Gathered::default();
        let compares = |draft: &Draft| self.settings(draft.path()).is_ok_and(|settings| settings.compares());
        if !drafts.iter().any(compares) {
            return gathered;
        }
        let mut room = SLICE;
        for slice in slices(drafts) {
            let read = |draft| {
                let read = self.document(draft);
                let digest = read.as_ref().ok().map(|(document, settings)| self.digest(document, settings));
                (read, digest)
            };
            let read: Vec<_> = slice.par_iter().map(read).collect();
            read_more(slice.len());
            for (draft, (read, digest)) in slice.iter().zip(read) {
                if let Some(digest) = digest {
                    gathered.library.put(digest);
                }
                if draft.size <= room {
                    room = room.saturating_sub(draft.size);
                    gathered.kept.insert(draft.name.clone(), read);
                }
            }
        }
        gathered
    }

    /// What rules may know of a draft beside others: a name that is masked is not among it.
    #[must_use]
    pub fn digest(&self, document: &Document, settings: &Settings) -> Digest {
        let config = settings.config.for_path(&self.name(Path::new(document.source().name())));
        check::digest(document, &config, self.today())
    }

    /// Reads the claims of drafts, with what outputs must mask of them, and hands each over, in their order. Nothing is
    /// judged.
    ///
    /// # Errors
    /// The first error of `each`, which ends the work.
    pub fn claims(
        &self,
        drafts: &[Draft],
        each: impl FnMut(Result<Reading, Trouble>) -> io::Result<()>,
    ) -> io::Result<()> {
        let alone = Gathered::default();
        self.read_in_slices(drafts, alone, each, |document, _, settings| {
            let name = self.name(Path::new(document.source().name()));
            check::unjudged(document, &settings.config.for_path(&name), self.today())
        })
    }

    /// Judges drafts beside what was gathered of them and hands each over, in their order.
    ///
    /// # Errors
    /// The first error of `each`, which ends the work.
    pub fn judge(
        &self,
        drafts: &[Draft],
        gathered: Gathered,
        each: impl FnMut(Result<Reading, Trouble>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.read_in_slices(drafts, gathered, each, |document, library, settings| {
            let name = self.name(Path::new(document.source().name()));
            check::check(document, library, &settings.config.for_path(&name), self.today())
        })
    }

    fn read_in_slices(
        &self,
        drafts: &[Draft],
        gathered: Gathered,
        mut each: impl FnMut(Result<Reading, Trouble>) -> io::Result<()>,
        judge: impl Fn(&Arc<Document>, &Library, &Settings) -> Judged + Sync,
    ) -> io::Result<()> {
        let Gathered { library, mut kept } = gathered;
        for slice in slices(drafts) {
            let known: Vec<_> = slice.iter().map(|draft| (draft, kept.remove(&draft.name))).collect();
            let reading = |(draft, known): (&Draft, Option<Read>)| {
                let (document, settings) = known.unwrap_or_else(|| self.document(draft))?;
                Ok(Reading { judged: judge(&document, &library, &settings), settings })
            };
            let readings: Vec<_> = known.into_par_iter().map(reading).collect();
            readings.into_iter().try_for_each(&mut each)?;
        }
        Ok(())
    }
}

/// The drafts in slices that are held at once: a large one alone, small ones together.
fn slices(drafts: &[Draft]) -> impl Iterator<Item = &[Draft]> {
    let mut rest = drafts;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |draft: &&Draft| {
            bytes += draft.size;
            bytes <= SLICE
        };
        let count = rest.iter().take(DRAFTS).take_while(fits).count().max(1).min(rest.len());
        let (slice, after) = rest.split_at(count);
        rest = after;
        (!slice.is_empty()).then_some(slice)
    })
}
