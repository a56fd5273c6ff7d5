//! The settings of the open drafts, and what is wrong in the files that make them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use crate::config::{Config, Problem, Text};
use crate::lsp::ability::Can;
use crate::lsp::asking::Ask;
use crate::lsp::diagnostic;
use crate::lsp::diagnostic::Notes;
use crate::lsp::place::Places;
use crate::lsp::progress::Progress;
use crate::lsp::protocol::{Diagnostic, MessageType, PublishDiagnosticsParams, ShowMessageParams, Uri};
use crate::lsp::reader::Job;
use crate::lsp::session::Session;
use crate::lsp::terms::{Delivery, Terms};
use crate::lsp::wish::{Show, Wishes};
use crate::text::Source;
use crate::workspace::{Preference, Settings};

impl Session {
    /// The session begins, on these terms.
    pub(super) fn begin(&mut self, terms: Terms) {
        self.terms = terms;
        let (wishes, _) = self.wished(&[], &[]);
        self.lay(wishes);
    }

    /// Has the drafts of all folders read, and an editor that can show how far that is.
    pub(super) fn first_reading(&mut self) {
        let folders = self.terms.folders.clone();
        if self.terms.can.has(Can::WatchSettings) {
            self.asks.ask(Ask::Register);
        }
        if folders.is_empty() {
            return;
        }
        let shown = self.terms.can.has(Can::ShowProgress);
        self.progress = shown.then(|| Arc::new(Progress::new("sitlint/reading".to_owned(), self.wire.clone())));
        if let Some(progress) = &self.progress {
            self.asks.ask(Ask::Progress(Arc::clone(progress)));
        }
        self.read([Job::First(folders, self.progress.clone())]);
    }

    /// Stops the first reading.
    pub(super) fn stop_reading(&mut self) {
        if let Some(progress) = self.progress.take() {
            progress.stop();
        }
    }

    /// Asks an editor that can answer what is set; what one that cannot says at its start is told of where it is wrong.
    pub(super) fn ask_settings(&mut self) {
        if self.terms.can.has(Can::TellSettings) {
            return self.asks.ask(Ask::Settings(self.terms.folders.clone()));
        }
        let (_, doubts) = self.wished(&[], &[]);
        self.warn(doubts);
    }

    /// Takes in that settings changed. An editor that can answer is asked what they are; others may have said so.
    pub(super) fn reconfigured(&mut self, settings: &Value) {
        if self.terms.can.has(Can::TellSettings) {
            return self.asks.ask(Ask::Settings(self.terms.folders.clone()));
        }
        let section = settings.get("sitlint").unwrap_or(settings).clone();
        let (wishes, doubts) = self.wished(&[], &[section]);
        self.lay(wishes);
        self.warn(doubts);
        self.reload();
    }

    /// Takes in what the editor answered is set for all drafts, and for those of each of these folders.
    pub(super) fn preferred(&mut self, folders: &[PathBuf], values: &[Value]) {
        let (wishes, doubts) = self.wished(folders, values);
        self.warn(doubts);
        if self.lay(wishes) {
            self.reload();
        }
    }

    /// What holds for all drafts, and for those of each of these folders, with what is wrong in it.
    fn wished(&self, folders: &[PathBuf], values: &[Value]) -> (Vec<(PathBuf, Wishes)>, Vec<String>) {
        let mut doubts = Vec::new();
        let everywhere = Path::new("");
        let scopes = std::iter::once(everywhere).chain(folders.iter().map(PathBuf::as_path));
        let none = Value::Null;
        let wishes = scopes.enumerate().map(|(at, folder)| {
            let sections = [&self.terms.options, values.get(at).unwrap_or(&none)];
            let mut wishes = Wishes::of(&sections, &mut doubts);
            let from = self.terms.folders.first().filter(|_| at == 0).map_or(folder, PathBuf::as_path);
            wishes.config = wishes.config_in(&self.workspace.absolute(from), &mut doubts);
            (folder.to_path_buf(), wishes)
        });
        let mut wishes: Vec<_> = wishes.collect();
        if wishes.windows(2).all(|pair| pair[0].1 == pair[1].1) {
            // Folders that wish the same share their settings.
            wishes.truncate(1);
        }
        doubts.dedup();
        (wishes, doubts)
    }

    /// Lays down what the editor sets; `false` where that is as it was.
    fn lay(&mut self, wishes: Vec<(PathBuf, Wishes)>) -> bool {
        if self.wishes == wishes {
            return false;
        }
        let preference = |(folder, wishes): &(PathBuf, Wishes)| Preference {
            folder: folder.clone(),
            config: wishes.config.clone(),
            settings: Some(&wishes.file)
                .filter(|text| !text.is_empty())
                .map(|text| Text { name: "the editor's settings".to_owned(), text: text.clone() }),
        };
        self.workspace.prefer(wishes.iter().map(preference).collect());
        self.wishes = wishes;
        true
    }

    /// Whether this is shown for a draft.
    pub(super) fn shows(&self, name: &str, what: Show) -> bool {
        shows(&self.wishes, name, what)
    }

    /// Whether a draft's findings that only inform are shown.
    pub(super) fn notes(&self, name: &str) -> Notes {
        notes(&self.wishes, name)
    }

    /// The same for all drafts, on any thread.
    pub(super) fn notes_of_all(&self) -> Box<dyn Fn(&str) -> Notes + Send> {
        let wishes = self.wishes.clone();
        Box::new(move |name| notes(&wishes, name))
    }

    /// Shows the writer, once, what is wrong in the settings.
    fn warn(&mut self, doubts: Vec<String>) {
        for message in doubts {
            if self.complaints.insert(message.clone()) {
                self.wire.notify("window/showMessage", &ShowMessageParams { typ: MessageType::WARNING, message });
            }
        }
    }

    /// The settings in force for a draft; none where the command line names what they do not have, which is told once.
    /// What is wrong in the files that make them is told when they are first read.
    pub(super) fn settings(&mut self, name: &str) -> Option<Arc<Settings>> {
        let settings = match self.workspace.settings(Path::new(name)) {
            Ok(settings) => settings,
            Err(sentence) => {
                self.complain(sentence);
                return None;
            }
        };
        if !self.told.iter().any(|told| Arc::ptr_eq(told, &settings)) {
            self.warn(settings.config.doubts.clone());
            self.tell_of_problems(&settings);
            self.tell_of_held(&settings);
            self.told.push(Arc::clone(&settings));
        }
        Some(settings)
    }

    /// The configuration of an open draft: its settings, with what an `[[override]]` says of its path.
    pub(super) fn config(&mut self, name: &str) -> Option<Arc<Config>> {
        let settings = self.settings(name)?;
        let draft = self.open.get_mut(name)?;
        if let Some((held, config)) = &draft.config
            && Arc::ptr_eq(held, &settings)
        {
            return Some(Arc::clone(config));
        }
        let path = self.workspace.name(Path::new(name));
        let config = Arc::new(settings.config.for_path(&path).into_owned());
        draft.config = Some((settings, Arc::clone(&config)));
        Some(config)
    }

    /// Reads configuration and rule files anew, and all drafts with them.
    pub(super) fn reload(&mut self) {
        self.workspace.forget();
        self.told.clear();
        for uri in std::mem::take(&mut self.flagged) {
            self.publish_problems(uri, Vec::new());
        }
        self.retyped.extend(self.tables.keys().cloned());
        self.judge_all_afresh();
        self.turn += 1;
        if self.terms.delivery == Delivery::PullAndRefresh {
            self.asks.diagnostics.notify_one();
        }
        if self.terms.can.has(Can::RefreshLenses) {
            self.asks.lenses.notify_one();
        }
        if self.terms.can.has(Can::RefreshHints) {
            self.asks.hints.notify_one();
        }
        let folders = self.terms.folders.clone();
        self.read(folders.into_iter().map(Job::Folder));
    }

    /// Editors ask about drafts only, so that the problems of these files are sent to all of them.
    fn tell_of_problems(&mut self, settings: &Settings) {
        for sentence in &settings.troubles {
            self.complain(sentence.clone());
        }
        let mut files: BTreeMap<&str, (&Text, Vec<&Problem>)> = BTreeMap::new();
        for file in settings.file.iter().chain(&settings.rule_files) {
            files.insert(&file.name, (file, Vec::new()));
        }
        for problem in &settings.problems {
            if let Some((_, problems)) = files.get_mut(problem.file.as_str()) {
                problems.push(problem);
            }
        }
        for (file, problems) in files.into_values().filter(|(_, problems)| !problems.is_empty()) {
            let Some(uri) = Uri::from_file_path(self.workspace.absolute(Path::new(&file.name))) else {
                continue;
            };
            let source = Source::new(file.name.as_str(), file.text.as_str());
            let mut places = Places::new(&source, self.terms.units);
            let shown = problems.iter().map(|problem| diagnostic::single(&problem.finding, &mut places)).collect();
            self.flagged.insert(uri.clone());
            self.publish_problems(uri, shown);
        }
    }

    pub(super) fn publish_problems(&self, uri: Uri, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri, diagnostics, version: None };
        self.wire.notify("textDocument/publishDiagnostics", &params);
    }
}

/// Of the folders that hold a draft, that with the longest path counts.
fn shows(wishes: &[(PathBuf, Wishes)], name: &str, what: Show) -> bool {
    let holds = |(folder, _): &&(PathBuf, Wishes)| Path::new(name).starts_with(folder);
    let nearest = wishes.iter().filter(holds).max_by_key(|(folder, _)| folder.as_os_str().len());
    nearest.is_some_and(|(_, wishes)| wishes.shows(what))
}

fn notes(wishes: &[(PathBuf, Wishes)], name: &str) -> Notes {
    if shows(wishes, name, Show::Notes) { Notes::Shown } else { Notes::Left }
}
