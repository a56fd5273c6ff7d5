//! A name under the caret for the team's own names: a table at the end of the file that holds them.

use std::path::{Path, PathBuf};

use crate::facts::Entity;
use crate::lsp::edit::{Change, new_file, workspace_edit};
use crate::lsp::offer::{Offer, Work, is_asked_for, wants};
use crate::lsp::place::Places;
use crate::lsp::protocol::{
    CodeActionKind, CodeActionParams, Range, TextDocumentPositionParams, TextEdit, Uri, WorkspaceEdit,
};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::lsp::terms::Edits;
use crate::rulefile::with_table;
use crate::text::{Source, Span};
use crate::workspace::FILE;

/// A name that may join those of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lsp) struct Newcomer {
    /// The form to write.
    canonical: String,
    /// What bears it.
    entity: Entity,
}

/// The file that gets the name.
struct Home {
    uri: Uri,
    /// The version that the editor holds open.
    version: Option<i32>,
    text: String,
}

impl Session {
    /// The offer to make the spelling under the caret the one to write.
    pub(super) fn newcomer(&mut self, params: &CodeActionParams) -> Option<Offer> {
        let at =
            TextDocumentPositionParams { text_document: params.text_document.clone(), position: params.range.start };
        let found = self.found(&at)?;
        let known = found.cluster.entry.is_some_and(|id| found.config.registry.is_own(id));
        if known || !found.form.is_full() {
            return None;
        }
        let judged = self.open.get(&found.draft)?.judged.as_ref()?;
        let asked = judged.touched(found.span).iter().any(|&(_, place)| place == found.span);
        // On a name that nobody asks about, only a writer who looks for it is offered this.
        let kind = if asked { CodeActionKind::QUICKFIX } else { CodeActionKind::REFACTOR };
        if !wants(params, &kind) || !(asked || is_asked_for(params)) {
            return None;
        }
        let newcomer = Newcomer { canonical: found.form.text.to_string(), entity: found.form.entity };
        let draft = found.draft;
        match self.home(&draft, newcomer.entity) {
            Some(home) => drop(home.with(&newcomer)?),
            None => drop(self.new_home(&draft)?),
        }
        Some(Offer {
            title: format!("Add “{}” to the team's names", newcomer.canonical),
            kind,
            settles: Vec::new(),
            preferred: None,
            work: Work::Join(newcomer),
        })
    }

    /// The edit that adds a name to those of the team.
    pub(super) fn joined(&mut self, draft: &str, newcomer: &Newcomer) -> Option<WorkspaceEdit> {
        let Some(home) = self.home(draft, newcomer.entity) else {
            let uri = Uri::from_file_path(self.new_home(draft)?)?;
            return Some(new_file(uri, newcomer.table("\n")));
        };
        let text = home.with(newcomer)?;
        let source = Source::new(FILE, home.text);
        let end = source.text().len();
        let at = Places::new(&source, self.terms.units).range(Span::new(end, end));
        let edits = vec![TextEdit { range: Range { start: at.start, end: at.end }, new_text: text }];
        let change = Change { uri: home.uri, version: home.version, edits };
        Some(workspace_edit(vec![change], self.terms.edits))
    }

    /// The file that holds the team's names: the one with names of this kind, else one with any, else the configuration.
    fn home(&mut self, draft: &str, entity: Entity) -> Option<Home> {
        let settings = self.settings(draft)?;
        let read = |file: &crate::config::Text| {
            let path = self.workspace.absolute(Path::new(&file.name));
            let open = self.tables.get(&terms::path_name(&path));
            let text = open.map_or_else(|| file.text.clone(), |table| table.buffer.text());
            Some(Home { uri: Uri::from_file_path(path)?, version: open.map(|table| table.version), text })
        };
        let mut homes: Vec<Home> = settings.rule_files.iter().rev().chain(&settings.file).filter_map(read).collect();
        let holds = |home: &Home, mark: &str| home.text.lines().any(|line| line.trim().starts_with(mark));
        let first = |mark: &str| homes.iter().position(|home| holds(home, mark));
        let configured = settings.file.is_some().then(|| homes.len().saturating_sub(1));
        let at = first(header(entity)).or_else(|| first("[[name]]")).or_else(|| first("[[place]]")).or(configured)?;
        Some(homes.swap_remove(at))
    }

    /// Where a first configuration file belongs: in the open folder of the draft, else beside it. None where there is one
    /// already, and for an editor that makes no files.
    fn new_home(&mut self, draft: &str) -> Option<PathBuf> {
        let settings = self.settings(draft)?;
        let beside = Path::new(draft).parent().filter(|_| Path::new(draft).is_absolute());
        let roots = self.terms.folders.iter().filter(|root| Path::new(draft).starts_with(root));
        let root = roots.max_by_key(|root| root.as_os_str().len()).map(PathBuf::as_path).or(beside)?;
        let can = self.terms.edits == Edits::Making && settings.file.is_none();
        Some(root.join(FILE)).filter(|file| can && !file.exists())
    }
}

fn header(entity: Entity) -> &'static str {
    if entity == Entity::Place { "[[place]]" } else { "[[name]]" }
}

impl Home {
    /// What is put behind the end of the file. None where that would break it.
    fn with(&self, newcomer: &Newcomer) -> Option<String> {
        let text = &self.text;
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let gap = match text {
            text if text.trim().is_empty() => String::new(),
            text if text.ends_with(&end.repeat(2)) => String::new(),
            text if text.ends_with('\n') => end.to_owned(),
            _ => end.repeat(2),
        };
        let put = format!("{gap}{}", newcomer.table(end));
        let ((), broken) = with_table(&format!("{text}{put}"), |_| ());
        broken.is_none().then_some(put)
    }
}

impl Newcomer {
    /// The table of the name, with line ends of the file.
    fn table(&self, end: &str) -> String {
        let canonical = toml::Value::String(self.canonical.clone());
        let kind = if self.entity == Entity::Organisation { "\nkind = \"organisation\"" } else { "" };
        format!("{}\ncanonical = {canonical}{kind}\n", header(self.entity)).replace('\n', end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let newcomer = Newcomer { canonical: "Karim “K” Haddad".to_owned(), entity: Entity::Person };
        let home = Home { uri: "file:///a.toml".parse().unwrap(), version: None, text: text.to_owned() };
        assert_eq!(home.with(&newcomer).as_deref(), expected);
    }

    const TABLE: &str = "[[name]]\ncanonical = \"Karim “K” Haddad\"\n";

    #[test]
    fn a_name_stands_at_the_end_of_the_file() {
        check("", Some(TABLE));
        check("profile = \"sitrep\"\n", Some(&format!("\n{TABLE}")));
        check("profile = \"sitrep\"", Some(&format!("\n\n{TABLE}")));
        check("[severity]\n\n", Some(TABLE));
        check("[severity]\r\n", Some(&format!("\n{TABLE}").replace('\n', "\r\n")));
    }

    #[test]
    fn a_file_that_would_break_is_left_alone() {
        check("name = []\n", None);
        check("[severity\n", None);
    }

    #[test]
    fn what_bears_the_name_is_told_where_it_is_no_person() {
        let table = |entity| Newcomer { canonical: "A \"b\" \\ c".to_owned(), entity }.table("\n");
        assert_eq!(table(Entity::Place), "[[place]]\ncanonical = 'A \"b\" \\ c'\n");
        assert!(table(Entity::Organisation).ends_with("kind = \"organisation\"\n"));
    }
}
