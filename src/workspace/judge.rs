//! Reads and judges many drafts on all cores, and hands them over one by one in their order.

use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use crate::check;
use crate::check::Judged;
use crate::config::Config;
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

/// How many bytes of drafts are read at once: a document takes about eight times its text, and the program is to stay
/// below 40 MB beside the largest draft.
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
        let Config { lexicon, date, .. } = &settings.config;
        let document = Document::read(draft.source()?, draft.format, lexicon, *date);
        Ok((Arc::new(document), settings))
    }

    /// The library of all drafts that can be read.
    #[must_use]
    pub fn library(&self, drafts: &[Draft]) -> Library {
        let mut library = Library::default();
        for slice in slices(drafts) {
            let read = |draft| self.document(draft).map(|(document, _)| Arc::new(Digest::of(&document)));
            let digests: Vec<_> = slice.par_iter().map(read).collect();
            digests.into_iter().flatten().for_each(|digest| library.put(digest));
        }
        library
    }

    /// Reads the claims of drafts and hands each over, in their order. Of the findings there are only those of
    /// protection rules, which say what outputs must mask.
    ///
    /// # Errors
    /// The first error of `each`, which ends the work.
    pub fn claims(
        &self,
        drafts: &[Draft],
        each: impl FnMut(Result<Reading, Trouble>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.read_in_slices(drafts, each, |document, settings| {
            check::check(document, &Library::default(), &settings.guard, self.today())
        })
    }

    /// Judges drafts beside `library` and hands each over, in their order.
    ///
    /// # Errors
    /// The first error of `each`, which ends the work.
    pub fn judge(
        &self,
        drafts: &[Draft],
        library: &Library,
        each: impl FnMut(Result<Reading, Trouble>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.read_in_slices(drafts, each, |document, settings| {
            check::check(document, library, &settings.config, self.today())
        })
    }

    fn read_in_slices(
        &self,
        drafts: &[Draft],
        mut each: impl FnMut(Result<Reading, Trouble>) -> io::Result<()>,
        judge: impl Fn(&Arc<Document>, &Settings) -> Judged + Sync,
    ) -> io::Result<()> {
        let reading = |draft| {
            let (document, settings) = self.document(draft)?;
            Ok(Reading { judged: judge(&document, &settings), settings })
        };
        for slice in slices(drafts) {
            let readings: Vec<_> = slice.par_iter().map(reading).collect();
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
