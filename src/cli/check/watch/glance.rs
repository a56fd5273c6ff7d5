//! What drafts and settings look like from outside: which files there are, how large, and when they were written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::workspace::{Draft, FILE, Found, Settings, Trouble, Workspace};

/// File systems count time in steps of up to this long: a file that was written less than this before it was looked at may
/// be written again and look the same.
const STEP: Duration = Duration::from_secs(2);

/// When a file was written, and its size; of one that cannot be asked, nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Stamp {
    written: Option<(SystemTime, u64)>,
    /// Whether the file cannot be written again and look the same.
    settled: bool,
}

/// The files of settings and rules by path, with their stamps; without a stamp, those that are not there.
pub(super) type Settled = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

/// What was seen.
#[derive(Debug)]
pub(super) struct Glance {
    pub(super) drafts: Vec<(Draft, Stamp)>,
    pub(super) troubles: Vec<Trouble>,
    pub(super) settings: Settled,
}

impl Stamp {
    fn of(path: &Path) -> Self {
        let written = written(path);
        let age = written.and_then(|(time, _)| time.elapsed().ok());
        Self { written, settled: age.is_some_and(|age| age > STEP) }
    }

    /// Whether a file that was seen like this needs not be read again, now that it is seen like that.
    pub(super) fn stands(&self, now: &Self) -> bool {
        self.settled && self.written == now.written
    }
}

impl Glance {
    /// What there is to be seen of drafts, and of the settings that were seen before.
    pub(super) fn of(found: Found, before: Option<&Self>) -> Self {
        let stamped = |draft: Draft| {
            let stamp = Stamp::of(draft.path());
            (draft, stamp)
        };
        let drafts: Vec<_> = found.drafts.into_iter().map(stamped).collect();
        let known = before.into_iter().flat_map(|before| before.settings.keys().cloned());
        let settings = around(&nearest(&drafts).chain(known).collect());
        Self { drafts, troubles: found.troubles, settings }
    }

    /// Whether settings or rules were saved, or are gone. A place for a file that is not there is no news.
    pub(super) fn settings_differ(&self, before: &Self) -> bool {
        self.settings.iter().any(|(path, stamp)| before.settings.get(path).copied().flatten() != *stamp)
    }

    /// Whether anything may have changed.
    pub(super) fn differs(&self, before: &Self) -> bool {
        let same = |((draft, stamp), (old, known)): (&(Draft, Stamp), &(Draft, Stamp))| {
            draft.name == old.name && known.stands(stamp)
        };
        self.drafts.len() != before.drafts.len()
            || self.troubles != before.troubles
            || self.settings_differ(before)
            || !self.drafts.iter().zip(&before.drafts).all(same)
    }
}

/// The files of settings and rules that hold for drafts, or would if they were there.
pub(super) fn stamps(workspace: &Workspace, drafts: &[(Draft, Stamp)]) -> Settled {
    let of = |(draft, _): &(Draft, Stamp)| workspace.settings(draft.path()).ok();
    let mut settings: Vec<Arc<Settings>> = drafts.iter().filter_map(of).collect();
    settings.dedup_by(|one, other| Arc::ptr_eq(one, other));
    let read = settings.iter().flat_map(|settings| settings.file.iter().chain(&settings.rule_files));
    let read = read.map(|text| workspace.absolute(Path::new(&text.name)));
    around(&nearest(drafts).chain(read).collect())
}

/// Where a file of settings would hold for one of the drafts.
fn nearest(drafts: &[(Draft, Stamp)]) -> impl Iterator<Item = PathBuf> {
    let folders: BTreeSet<&Path> = drafts.iter().filter_map(|(draft, _)| draft.path().parent()).collect();
    let above: BTreeSet<&Path> = folders.into_iter().flat_map(Path::ancestors).collect();
    above.into_iter().map(|folder| folder.join(FILE))
}

/// The stamps of files, and of the rule files beside those of them that are rule files: a pattern may name them as well.
fn around(files: &BTreeSet<PathBuf>) -> Settled {
    let rules = files.iter().filter(|path| path.file_name().is_some_and(|name| name != FILE));
    let folders: BTreeSet<&Path> = rules.filter_map(|path| path.parent()).collect();
    let entries = folders.into_iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let beside =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.iter().cloned().chain(beside).map(|path| (path.clone(), written(&path))).collect()
}

fn written(path: &Path) -> Option<(SystemTime, u64)> {
    let data = fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}
