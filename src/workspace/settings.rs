//! The settings in force for a draft: the nearest configuration file upward, with the rule files that it names.

use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, MutexGuard, PoisonError};

use crate::config;
use crate::config::{Config, Given, Problem, Text};
use crate::finding::Finding;
use crate::rule::Scope;
use crate::workspace::rulefiles::{Gathered, Unread};
use crate::workspace::{Reach, Workspace};

/// The name of a configuration file.
pub const FILE: &str = "sitlint.toml";

/// The settings that one configuration file makes.
#[derive(Clone)]
pub struct Settings {
    /// What is set.
    pub config: Config,
    /// The configuration file; `None` where there is none.
    pub file: Option<Text>,
    /// The rule files that it names, in the order of their names.
    pub rule_files: Vec<Text>,
    /// What is wrong in these files.
    pub problems: Vec<Problem>,
    /// Files that could not be read: a sentence each.
    pub troubles: Vec<String>,
    /// Files that are broken and were sound before: what they said then is in force.
    pub held: Vec<String>,
}

/// What an editor sets for the drafts of a folder; the configuration file overrules it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preference {
    /// The folder; an empty path for all drafts.
    pub folder: PathBuf,
    /// A configuration file that holds for them, instead of the nearest one.
    pub config: Option<PathBuf>,
    /// Settings in the words of a configuration file: one key a line.
    pub settings: Option<Text>,
}

impl Settings {
    /// Whether a finding is so weighty that a check fails.
    #[must_use]
    pub fn fail(&self, findings: &[Finding]) -> bool {
        self.config.fail_on.is_some_and(|least| findings.iter().any(|finding| finding.severity <= least))
    }

    /// Whether a rule that runs looks at other drafts.
    #[must_use]
    pub fn compares(&self) -> bool {
        self.config.rules.iter().any(|(rule, _)| rule.rule().card().scope == Scope::Library)
    }
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("file", &self.file).field("problems", &self.problems).finish_non_exhaustive()
    }
}

impl Workspace {
    /// The settings in force for a draft at `path`, whether or not it exists. They are read once for each
    /// configuration file.
    ///
    /// # Errors
    /// Where the command line names what does not exist, such as an unknown rule: one sentence.
    pub fn settings(&self, path: &Path) -> Result<Arc<Settings>, String> {
        let preferences = Arc::clone(&held(&self.preferences));
        let preference = self.preference(path, &preferences);
        let file = self.configuration(path, preference);
        let key = (file, preference.map(|preference| preference.folder.clone()));
        if let Some(known) = held(&self.settings).get(&key) {
            return known.clone();
        }
        let settings = self.read(key.0.as_deref(), preference).map(Arc::new);
        held(&self.settings).entry(key).or_insert(settings).clone()
    }

    /// What overrules the files of settings.
    #[must_use]
    pub fn given(&self) -> &Given {
        &self.options.given
    }

    /// Takes what an editor sets, instead of all that it set before. Of the folders that hold a draft, that with the
    /// longest path counts.
    pub fn prefer(&self, preferences: Vec<Preference>) {
        *held(&self.preferences) = preferences.into();
        self.forget();
    }

    fn preference<'a>(&self, path: &Path, preferences: &'a [Preference]) -> Option<&'a Preference> {
        let path = self.absolute(path);
        let holds = |preference: &&Preference| path.starts_with(&preference.folder);
        preferences.iter().filter(holds).max_by_key(|preference| preference.folder.as_os_str().len())
    }

    /// Forgets all settings, so that changed configuration and rule files are read again.
    pub fn forget(&self) {
        held(&self.settings).clear();
        held(&self.nearest).clear();
    }

    /// The configuration file that holds for a draft.
    fn configuration(&self, path: &Path, preference: Option<&Preference>) -> Option<PathBuf> {
        let wished = preference.and_then(|preference| preference.config.as_ref());
        if let Some(file) = self.options.config.as_ref().or(wished) {
            return Some(self.absolute(file));
        }
        if self.options.reach == Reach::Isolated {
            return None;
        }
        let folder = self.absolute(path).parent().map(Path::to_path_buf)?;
        if let Some(known) = held(&self.nearest).get(&folder) {
            return known.clone();
        }
        let found = folder.ancestors().map(|above| above.join(FILE)).find(|file| file.is_file());
        held(&self.nearest).insert(folder, found.clone());
        found
    }

    fn read(&self, file: Option<&Path>, preference: Option<&Preference>) -> Result<Settings, String> {
        let given = &self.options.given;
        let wished = preference.and_then(|preference| preference.settings.clone());
        let given = &Given { editor: wished.or(given.editor.clone()), ..given.clone() };
        let mut troubles = Vec::new();
        let mut text = file.and_then(|file| match self.text(file) {
            Ok(text) => Some(text),
            Err(Unread::Unfit(sentence)) => {
                troubles.push(sentence);
                None
            }
            Err(Unread::Missing(why)) => {
                troubles.push(format!("{}: cannot be read: {why}.", self.name(file)));
                None
            }
        });
        let gathered = match (file, &text) {
            (Some(file), Some(text)) => Gathered::of(self, file, text),
            _ => Gathered::default(),
        };
        let Gathered { files: mut rule_files, mut problems, troubles: unread, .. } = gathered;
        troubles.extend(unread);
        let (mut config, found) = config::load(text.as_ref(), &rule_files, given)?;
        problems.extend(found);
        let (shown, read) = (text.clone(), rule_files.clone());
        let held = self.hold(text.as_mut().into_iter().chain(&mut rule_files), &problems);
        if !held.is_empty() {
            config = config::load(text.as_ref(), &rule_files, given)?.0;
        }
        config.rules.extend(self.options.rules.iter().map(|rule| (rule.clone(), None)));
        Ok(Settings { config, file: shown, rule_files: read, problems, troubles, held })
    }

    /// Puts what was sound before in the place of files that are broken, and keeps in mind those that are sound. Gives the
    /// names of the files that were put back: none at the first reading.
    fn hold<'a>(&self, files: impl Iterator<Item = &'a mut Text>, problems: &[Problem]) -> Vec<String> {
        let mut sound = held(&self.sound);
        let mut back = Vec::new();
        for file in files {
            if !problems.iter().any(|problem| problem.file == file.name) {
                sound.insert(file.name.clone(), file.text.clone());
            } else if let Some(before) = sound.get(&file.name).filter(|before| **before != file.text) {
                file.text.clone_from(before);
                back.push(file.name.clone());
            }
        }
        back
    }

    /// A path made absolute and freed of `.` and `..`, without asking the disk.
    #[must_use]
    pub fn absolute(&self, path: &Path) -> PathBuf {
        let mut clean = PathBuf::new();
        for part in self.root.join(path).components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => {
                    clean.pop();
                }
                part => clean.push(part),
            }
        }
        clean
    }

    /// The name of a file as people know it: relative to the workspace where it lies inside, with `/`.
    #[must_use]
    pub fn name(&self, path: &Path) -> String {
        let path = self.absolute(path);
        slashed(path.strip_prefix(&self.root).unwrap_or(&path))
    }
}

/// A path with `/` between its parts.
pub(super) fn slashed(path: &Path) -> String {
    let name = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { name.into_owned() } else { name.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// Why a file could not be read, in words.
pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".into(),
        std::io::ErrorKind::PermissionDenied => "permission denied".into(),
        std::io::ErrorKind::IsADirectory => "it is a folder".into(),
        _ if is_held(error) => "another program holds it open: close it there".into(),
        _ => error.to_string(),
    }
}

/// Whether a file is locked by another program: Windows says so by numbers of its own, for the file and for a part of it.
fn is_held(error: &std::io::Error) -> bool {
    let locked = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    locked || matches!(error.kind(), std::io::ErrorKind::ResourceBusy | std::io::ErrorKind::WouldBlock)
}

/// A map under its lock; a panic elsewhere leaves a map whole, so a poisoned lock is taken all the same.
fn held<T>(map: &std::sync::Mutex<T>) -> MutexGuard<'_, T> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}
