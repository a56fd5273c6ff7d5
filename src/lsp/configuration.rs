//! The settings of the open drafts, and what is wrong in the files that make them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::config::{Config, Problem, Text};
use crate::lsp::diagnostic;
use crate::lsp::place::Places;
use crate::lsp::protocol::{Diagnostic, PublishDiagnosticsParams, Uri};
use crate::lsp::reader::Job;
use crate::lsp::session::Session;
use crate::text::Source;
use crate::workspace::Settings;

impl Session {
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
            self.tell_of_problems(&settings);
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
        self.judge_all_afresh();
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

    fn publish_problems(&self, uri: Uri, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri, diagnostics, version: None };
        self.wire.notify("textDocument/publishDiagnostics", &params);
    }
}
