//! The desk: reads the draft that lies on it, and keeps what it read to read only what changes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::bail;
use jiff::civil::Date;
use serde::Serialize;

use crate::check::Judged;
use crate::check::guard;
use crate::config::Config;
use crate::document::Document;
use crate::finding::Severity;
use crate::format::Format;
use crate::names::Library;
use crate::serve::answer::{Answer, Day};
use crate::serve::letter::Letter;
use crate::serve::reading::Ask;
use crate::serve::{rulepage, sheet};
use crate::text::{Origin, Source};
use crate::workspace;
use crate::workspace::{Draft, Settings, Workspace};

/// What a draft is called that was pasted.
const UNNAMED: &str = "draft.html";

/// Reads drafts for the page.
pub(super) struct Desk {
    workspace: Workspace,
    /// The folder that drafts count as lying in, as it was given.
    folder: PathBuf,
    /// The draft to begin with.
    first: Option<PathBuf>,
    state: Mutex<State>,
}

/// What is known from the draft before.
#[derive(Default)]
struct State {
    library: Library,
    kept: Option<Kept>,
}

/// The draft that was read last.
struct Kept {
    name: String,
    given: Option<Date>,
    settings: Arc<Settings>,
    config: Arc<Config>,
    document: Arc<Document>,
}

/// A draft from a file, for the page to show.
#[derive(Serialize)]
pub(super) struct Opened {
    name: String,
    html: String,
    images: usize,
    /// The day that the file tells, its name and the headers of its pages included.
    date: Option<Day>,
}

impl Desk {
    /// A desk at a draft or a folder, and sentences about what is wrong in the settings.
    ///
    /// # Errors
    /// Where the path leads nowhere, or the command line names what does not exist.
    pub(super) fn new(workspace: Workspace, path: Option<PathBuf>) -> anyhow::Result<(Self, Vec<String>)> {
        let given = path.unwrap_or_default();
        let full = workspace.absolute(&given);
        if !full.exists() {
            bail!("{}: there is no such file or folder", given.display());
        }
        let is_file = full.is_file();
        let folder = if is_file { given.parent().map(Path::to_path_buf).unwrap_or_default() } else { given.clone() };
        let settings = workspace.settings(&folder.join(UNNAMED)).map_err(anyhow::Error::msg)?;
        let mut troubles = settings.troubles.clone();
        troubles
            .extend(settings.problems.iter().map(|problem| format!("{}: {}", problem.file, problem.finding.message)));
        // Names are compared with the drafts of a folder that was named; not with those of any folder one happens to be in.
        let drafts = if is_file || given.as_os_str().is_empty() {
            Vec::new()
        } else {
            workspace.drafts(std::slice::from_ref(&given)).drafts
        };
        let state = State { library: workspace.library(&drafts), kept: None };
        let first = is_file.then_some(given);
        Ok((Self { workspace, folder, first, state: Mutex::new(state) }, troubles))
    }

    /// Everything that is to be said about a draft.
    pub(super) fn check(&self, ask: &Ask) -> Result<Answer, String> {
        let (judged, troubles) = self.judged(ask)?;
        Ok(Answer::of(&judged, ask.serial, ask.images, troubles))
    }

    /// The questions as a list for an e-mail.
    pub(super) fn letter(&self, ask: &Ask) -> Result<Letter, String> {
        let (judged, _) = self.judged(ask)?;
        let least = if ask.notes { Severity::Hint } else { Severity::Warning };
        Ok(Letter::of(&judged, least, ask.images))
    }

    /// A draft from the bytes of a file.
    pub(super) fn open(&self, name: &str, bytes: Vec<u8>) -> Result<Opened, String> {
        let name = last(name);
        if Format::of(name).is_none() {
            return Err(format!("{name} is none of the files that sitlint reads: {}.", endings()));
        }
        self.read(&Draft::held(name, bytes))
    }

    /// The draft that the page begins with, if one was named.
    pub(super) fn first(&self) -> Option<Result<Opened, String>> {
        let found = self.workspace.drafts(&[self.first.clone()?]);
        let trouble = || found.troubles.first().map(ToString::to_string).unwrap_or_default();
        Some(found.drafts.first().ok_or_else(trouble).and_then(|draft| self.read(draft)))
    }

    /// The page of a rule, as HTML; `None` for an unknown one.
    pub(super) fn rule(&self, name: &str) -> Option<String> {
        let settings = self.workspace.settings(&self.folder.join(UNNAMED)).ok()?;
        let rule = settings.config.all.iter().find(|rule| rule.rule().card().name == name)?;
        Some(rulepage::of(&rule.rule().card()))
    }

    /// Reads the settings again when they are asked for next: a page that is loaded again has them fresh.
    pub(super) fn forget(&self) {
        self.workspace.forget();
    }

    fn read(&self, draft: &Draft) -> Result<Opened, String> {
        let (document, _) = self.workspace.document(draft).map_err(|trouble| trouble.to_string())?;
        Ok(Opened {
            name: last(&draft.name).to_owned(),
            html: sheet::html(&document),
            images: document.images(),
            date: Day::told(&document),
        })
    }

    fn judged(&self, ask: &Ask) -> Result<(Judged, Vec<String>), String> {
        let path = self.folder.join(ask.name.as_deref().map_or(UNNAMED, last));
        let name = path.to_string_lossy().replace('\\', "/");
        let settings = self.workspace.settings(&path)?;
        let mut state = self.state();
        // It is taken out, so that a panic leaves none behind.
        let kept = state.kept.take();
        let config = match &kept {
            Some(kept) if kept.name == name && Arc::ptr_eq(&kept.settings, &settings) => Arc::clone(&kept.config),
            _ => Arc::new(settings.config.for_path(&self.workspace.name(&path)).into_owned()),
        };
        let given = ask.date.or(config.date);
        // Each of its lines is a paragraph, and told as one.
        let source = Source::extracted(name.clone(), ask.html.as_str(), Origin::default());
        let document = match kept {
            Some(kept) if kept.name == name && kept.given == given && Arc::ptr_eq(&kept.config, &config) => {
                kept.document.reread(source, &config.lexicon)
            }
            before => {
                if let Some(before) = before.filter(|before| before.name != name) {
                    state.library.remove(&before.name);
                }
                Document::read(source, Format::Html, &config.lexicon, given)
            }
        };
        let document = Arc::new(document);
        let basis = (Arc::clone(&config), workspace::today());
        let (judged, broken) = guard::judged_again(None, &document, &basis, |digest| {
            state.library.put(digest);
            &state.library
        });
        let told = |rule| format!("The rule {rule} broke on this draft. Its questions are missing; all others stand.");
        let troubles = broken.iter().map(told).collect();
        state.kept = Some(Kept { name, given, settings, config, document });
        Ok((judged, troubles))
    }

    /// What is known; a panic left it whole.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The last part of a name: a browser tells no folders, and nobody else may name any.
fn last(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

fn endings() -> String {
    let endings: Vec<_> = Format::ENDINGS.iter().map(|(ending, _)| format!(".{ending}")).collect();
    endings.join(", ")
}
