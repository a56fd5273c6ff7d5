//! Settings and rule files while they are written: what is wrong in the editor's text of them, and what a key does.

use std::path::Path;
use std::sync::Arc;

use crate::config;
use crate::config::keys::{CONFIGURATION, Key, RULE_FILE, Takes, at};
use crate::config::{Config, Problem, Text};
use crate::explain;
use crate::lsp::diagnostic;
use crate::lsp::place::Places;
use crate::lsp::protocol::{
    Hover, HoverContents, MarkupContent, MarkupKind, MessageType, Position, ShowMessageParams, Uri,
};
use crate::lsp::session::Session;
use crate::rulefile::{Field, Fields, with_table};
use crate::text::{Source, Span};
use crate::workspace::Settings;

/// How deep tables lie in each other at most: `rule.find.claim.harm`.
const DEPTH: usize = 6;

impl Session {
    /// Tells what is wrong in the editor's text of an open file of settings or rules. Any other file is none of ours.
    pub(super) fn judge_table(&mut self, name: &str) {
        let Some(settings) = self.settings_of_table(name) else { return };
        let Some(text) = self.tables.get(name).map(|table| table.buffer.text()) else { return };
        let known = self.workspace.name(Path::new(name));
        let Some((uri, problems)) =
            Uri::from_file_path(name).and_then(|uri| Some((uri, self.problems(&settings, &known, &text)?)))
        else {
            return;
        };
        let source = Source::new(known, text);
        let mut places = Places::new(&source, self.terms.units);
        let shown: Vec<_> = problems.iter().map(|problem| diagnostic::single(&problem.finding, &mut places)).collect();
        if shown.is_empty() {
            self.flagged.remove(&uri);
        } else {
            self.flagged.insert(uri.clone());
        }
        self.publish_problems(uri, shown);
    }

    /// The settings that name a file, or else those of its folder: a shared file lies where no settings are.
    fn settings_of_table(&mut self, name: &str) -> Option<Arc<Settings>> {
        let known = self.workspace.name(Path::new(name));
        let names = |settings: &&Arc<Settings>| settings.rule_files.iter().any(|file| file.name == known);
        self.told.iter().find(names).cloned().or_else(|| self.settings(name))
    }

    /// What is wrong in a text of a file beside the other files of its settings; none where it is not one of them.
    fn problems(&self, settings: &Settings, name: &str, text: &str) -> Option<Vec<Problem>> {
        let mut file = settings.file.clone();
        let mut rule_files = settings.rule_files.clone();
        let place = file.iter_mut().chain(&mut rule_files).find(|file| file.name == name)?;
        let mut problems = if place.text == text {
            // What is on the disk was read with the files that it names.
            settings.problems.clone()
        } else {
            text.clone_into(&mut place.text);
            config::load(file.as_ref(), &rule_files, self.workspace.given()).map(|(_, problems)| problems).ok()?
        };
        problems.retain(|problem| problem.file == name);
        Some(problems)
    }

    /// Shows the writer which files are broken, and that what they said before stays in force.
    pub(super) fn tell_of_held(&self, settings: &Settings) {
        for name in &settings.held {
            let message =
                format!("{name} is broken. What it said when it was sound stays in force until it is mended.");
            self.wire.notify("window/showMessage", &ShowMessageParams { typ: MessageType::WARNING, message });
        }
    }

    /// What the key or the name of a rule under the pointer does; none where the file is none of settings or rules.
    pub(super) fn hover_table(&mut self, name: &str, position: Position) -> Option<Hover> {
        let text = self.tables.get(name)?.buffer.text();
        let settings = self.settings_of_table(name)?;
        let known = self.workspace.name(Path::new(name));
        let is = |file: &Text| file.name == known;
        let keys = match () {
            () if settings.file.as_ref().is_some_and(is) => CONFIGURATION,
            () if settings.rule_files.iter().any(is) => RULE_FILE,
            () => return None,
        };
        let source = Source::new(known.as_str(), text.as_str());
        let mut places = Places::new(&source, self.terms.units);
        let offset = places.offset(position);
        let (told, _) = with_table(&text, |fields| under(&fields, &mut Vec::new(), offset, (keys, &settings.config)));
        let (span, value) = told?;
        Some(Hover {
            contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }),
            range: Some(places.range(span)),
        })
    }
}

/// What there is to say of the word at a byte, and where it stands.
fn under<'a>(
    fields: &Fields<'a>,
    path: &mut Vec<&'a str>,
    offset: usize,
    (keys, config): (&[Key], &Config),
) -> Option<(Span, String)> {
    let holds = |span: Span| span.start <= offset && offset <= span.end;
    let levels = at(keys, path).is_some_and(|key| matches!(key.takes, Takes::Levels));
    for field in fields.all() {
        if levels {
            if holds(field.key_at) {
                return Some((field.key_at, page(config, field.key)?));
            }
            continue;
        }
        path.push(field.key);
        let key = at(keys, path);
        if holds(field.key_at) {
            return key.map(|key| (field.key_at, about(key)));
        }
        if key.is_some_and(|key| matches!(key.takes, Takes::Rules)) {
            let words = field.texts().unwrap_or_default();
            if let Some(words) = words.iter().find(|words| holds(words.at)) {
                return Some((words.at, page(config, words.text)?));
            }
        }
        if path.len() < DEPTH {
            for table in tables(&field) {
                if let Some(told) = under(&table, path, offset, (keys, config)) {
                    return Some(told);
                }
            }
        }
        path.pop();
    }
    None
}

/// The tables of a field: one, or a list of them.
fn tables<'a>(field: &Field<'a>) -> Vec<Fields<'a>> {
    field.fields().map_or_else(|_| field.tables().unwrap_or_default(), |table| vec![table])
}

/// What a key does, and what it takes.
fn about(key: &Key) -> String {
    let choices: Vec<String> = key.choices().iter().map(|choice| format!("`{choice}`")).collect();
    let choices = if choices.is_empty() { String::new() } else { format!("\n\nOne of: {}.", choices.join(", ")) };
    format!("**`{}`**: {}{choices}", key.name, key.about)
}

/// The page of a rule, by its name or code.
fn page(config: &Config, name: &str) -> Option<String> {
    let mut cards = config.all.iter().map(|rule| rule.rule().card());
    cards.find(|card| card.name == name || card.code.eq_ignore_ascii_case(name)).map(|card| explain::page(&card))
}
