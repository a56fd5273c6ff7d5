//! The closed drafts of the open folders: a thread of its own reads them, in slices, so that typing never waits.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use jiff::civil::Date;
use tokio::sync::oneshot;

use crate::check::Judged;
use crate::check::guard;
use crate::document::Document;
use crate::finding::Severity;
use crate::lsp::diagnostic;
use crate::lsp::diagnostic::{Eyes, Notes};
use crate::lsp::log;
use crate::lsp::message::{Found, Known};
use crate::lsp::place::{Units, unseen};
use crate::lsp::progress::Progress;
use crate::lsp::protocol::{
    FullDocumentDiagnosticReport, Id, Location, PreviousResultId, Range, Uri, WorkspaceDiagnosticReport,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
};
use crate::lsp::shelf::Shelf;
use crate::lsp::stated::Stated;
use crate::lsp::terms;
use crate::lsp::terms::Relations;
use crate::lsp::wire::Wire;
use crate::workspace::{Draft, Settings, Workspace};

/// Work for the reader.
pub(super) enum Job {
    /// Read all drafts of these folders, and say how far that is.
    First(Vec<PathBuf>, Option<Arc<Progress>>),
    /// Read all drafts of a folder.
    Folder(PathBuf),
    /// Read these drafts again, or find that they are gone.
    Files(Vec<PathBuf>),
    /// Judge closed drafts beside the others and answer a request with it.
    Judge(Box<Judging>),
    /// Judge closed drafts and count what was found.
    Count(Box<Counting>),
}

/// A request for the diagnostics of all drafts.
pub(super) struct Judging {
    /// The request.
    pub id: Id,
    /// The answer as far as it is known: that of the open drafts.
    pub report: WorkspaceDiagnosticReport,
    /// The names of the closed drafts to judge.
    pub drafts: Vec<String>,
    /// All drafts.
    pub library: Shelf,
    /// Today.
    pub today: Date,
    /// How the editor counts columns.
    pub units: Units,
    /// Whether it takes related places.
    pub relations: Relations,
    /// What the answers are known by.
    pub result_id: String,
    /// For each draft, whether findings that only inform are shown.
    pub notes: Box<dyn Fn(&str) -> Notes + Send>,
}

/// A request to count what there is to say about all drafts.
pub(super) struct Counting {
    /// What is counted already: the open drafts.
    pub counted: Counted,
    /// The names of the closed drafts to judge.
    pub drafts: Vec<String>,
    /// All drafts.
    pub library: Shelf,
    /// Today.
    pub today: Date,
    /// Where the counts go.
    pub answer: oneshot::Sender<Counted>,
}

/// What was found in drafts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    /// How many drafts there are.
    pub drafts: usize,
    /// How many findings, from errors to hints.
    pub severities: [usize; Severity::ALL.len()],
}

impl Counted {
    /// Counts a draft.
    pub(super) fn draft(&mut self, judged: &Judged) {
        self.drafts += 1;
        judged.findings.iter().for_each(|finding| self.severities[finding.severity as usize] += 1);
    }
}

/// Drafts in one message to the session. Chosen so that a slice takes some milliseconds to read.
const SLICE: usize = 32;
/// Drafts that are read of one folder: whoever opens a home directory waits for no more than these.
const MOST_DRAFTS: usize = 10_000;
/// Bytes of the largest closed draft that is read.
const LARGEST: u64 = 16 << 20;

/// Whom the reader brings what it read. A session that is gone ends the process by itself.
type Bring = Box<dyn Fn(Vec<Known>) + Send>;

/// Starts the reader, which hands what it reads to `bring` and answers over `wire`.
pub(super) fn start(workspace: Arc<Workspace>, bring: Bring, wire: Wire) -> std::io::Result<Sender<Job>> {
    let (jobs, waiting) = channel();
    let reader = Reader { workspace, bring, wire };
    thread::Builder::new().name("reader".into()).spawn(move || reader.run(&waiting))?;
    Ok(jobs)
}

struct Reader {
    workspace: Arc<Workspace>,
    bring: Bring,
    wire: Wire,
}

impl Reader {
    fn run(&self, waiting: &Receiver<Job>) {
        while let Ok(job) = waiting.recv() {
            let paths = match job {
                Job::First(folders, progress) => {
                    self.read(&folders, progress.as_deref());
                    continue;
                }
                Job::Folder(folder) => vec![folder],
                Job::Files(files) => files,
                Job::Judge(judging) => {
                    self.judge(*judging);
                    continue;
                }
                Job::Count(counting) => {
                    self.count(*counting);
                    continue;
                }
            };
            self.read(&paths, None);
        }
    }

    /// Reads the drafts that the paths name. What cannot be found is gone.
    fn read(&self, paths: &[PathBuf], progress: Option<&Progress>) {
        let found = self.workspace.drafts(paths);
        let gone = found.troubles.into_iter().map(|trouble| Known::gone(trouble.file)).collect();
        (self.bring)(gone);
        let total = found.drafts.len().min(MOST_DRAFTS * paths.len());
        for (at, slice) in found.drafts[..total].chunks(SLICE).enumerate() {
            if progress.is_some_and(|progress| !progress.report(at * SLICE, total)) {
                break;
            }
            let read = |draft: &Draft| {
                let found = document(&self.workspace, draft).map(|(document, settings)| {
                    let config = settings.config.for_path(&self.workspace.name(draft.path()));
                    let digest = guard::digest(&document, &config, self.workspace.today());
                    Found { digest, figures: Stated::of(&document) }
                });
                Known { name: draft.name.clone(), found }
            };
            (self.bring)(slice.iter().map(read).collect());
        }
        if let Some(progress) = progress {
            progress.end();
        }
    }

    fn judge(&self, judging: Judging) {
        let Judging { id, mut report, drafts, library, today, units, relations, result_id, notes } = judging;
        let wanted = || self.wire.calls().wants(&id);
        self.judge_each(drafts, (&library, today), |draft, judged| {
            let Some(uri) = Uri::from_file_path(draft.path()) else { return wanted() };
            let elsewhere = |name: &str, (start, end)| {
                let range = Range { start: unseen(start), end: unseen(end) };
                Some(Location { uri: Uri::from_file_path(name)?, range })
            };
            let items = diagnostic::shown(
                &judged,
                &Eyes { uri: &uri, units, notes: notes(&draft.name), elsewhere: &elsewhere },
            );
            let items = diagnostic::kept(relations.fit(items));
            report.items.push(WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                uri,
                version: None,
                full_document_diagnostic_report: FullDocumentDiagnosticReport {
                    result_id: Some(result_id.clone()),
                    items,
                },
            }));
            wanted()
        });
        self.wire.answer(&id, &report);
    }

    fn count(&self, counting: Counting) {
        let Counting { mut counted, drafts, library, today, answer } = counting;
        self.judge_each(drafts, (&library, today), |_, judged| {
            counted.draft(&judged);
            !answer.is_closed()
        });
        // Whoever asked and went away does not wait for the answer.
        let _ = answer.send(counted);
    }

    /// Judges closed drafts and hands each over, as long as more are wanted. Those that are gone meanwhile are left out.
    fn judge_each(
        &self,
        names: Vec<String>,
        (library, today): (&Shelf, Date),
        mut each: impl FnMut(&Draft, Judged) -> bool,
    ) {
        let paths: Vec<PathBuf> = names.into_iter().map(PathBuf::from).collect();
        for draft in self.workspace.drafts(&paths).drafts {
            let Some((document, settings)) = document(&self.workspace, &draft) else { continue };
            let config = settings.config.for_path(&self.workspace.name(draft.path()));
            let (judged, _) = guard::judged(&document, &library.read(), &config, today);
            if !each(&draft, judged) {
                return;
            }
        }
    }
}

/// A closed draft, read. One that breaks the reading of it is left out; the log has told the place.
pub(super) fn document(workspace: &Workspace, draft: &Draft) -> Option<(Arc<Document>, Arc<Settings>)> {
    if draft.size > LARGEST {
        log::say(&format!("a closed draft of {} bytes was not read", draft.size));
        return None;
    }
    catch_unwind(AssertUnwindSafe(|| workspace.document(draft))).ok()?.ok()
}

/// The result ids that the editor holds, by draft.
pub(super) fn held(previous: &[PreviousResultId]) -> HashMap<String, &str> {
    previous.iter().map(|held| (terms::name(&held.uri), held.value.as_str())).collect()
}
