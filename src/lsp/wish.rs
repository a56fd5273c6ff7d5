//! What the editor sets: the keys of its `sitlint` section, read, and what is wrong in them said in a sentence.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::rulefile::no_such;

/// A setting of the editor.
pub(super) struct Setting {
    /// Its key, in the section `sitlint`.
    pub key: &'static str,
    /// What its value may be.
    kind: Kind,
    /// Its value where nobody sets it, as JSON.
    pub default: &'static str,
}

/// What a value may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Switch(Show),
    Path,
    /// What a configuration file says in the same words.
    File,
}

/// What is shown or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    /// Days and sources between the words.
    Hints,
    /// The line that counts the figures.
    Lens,
    /// Findings that only inform, as diagnostics.
    Notes,
    /// The ledger, in a view of the editor's own.
    Views,
}

/// Every setting, in the order of the documentation.
pub(super) const SETTINGS: &[Setting] = &[
    Setting { key: "codeLens", kind: Kind::Switch(Show::Lens), default: "true" },
    Setting { key: "inlayHints", kind: Kind::Switch(Show::Hints), default: "false" },
    Setting { key: "showNotes", kind: Kind::Switch(Show::Notes), default: "true" },
    Setting { key: "views", kind: Kind::Switch(Show::Views), default: "false" },
    Setting { key: "profile", kind: Kind::File, default: "\"default\"" },
    Setting { key: "date", kind: Kind::File, default: "none" },
    Setting { key: "select", kind: Kind::File, default: "[]" },
    Setting { key: "ignore", kind: Kind::File, default: "[]" },
    Setting { key: "severity", kind: Kind::File, default: "{}" },
    Setting { key: "config", kind: Kind::Path, default: "none" },
];

/// Keys of the same section that are the editor's own business.
const OF_THE_EDITOR: &[&str] = &["path", "positionEncoding", "trace"];

/// What holds of an editor's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wishes {
    shown: [bool; 4],
    /// A configuration file instead of the nearest one, as the editor writes it.
    pub config: Option<PathBuf>,
    /// What else is set, in the words of a configuration file; empty where nothing is.
    pub file: String,
}

impl Default for Wishes {
    fn default() -> Self {
        let mut shown = [false; 4];
        for Setting { kind, default, .. } in SETTINGS {
            if let Kind::Switch(show) = kind {
                shown[*show as usize] = *default == "true";
            }
        }
        Self { shown, config: None, file: String::new() }
    }
}

impl Wishes {
    /// Whether this is shown.
    pub(super) fn shows(&self, show: Show) -> bool {
        self.shown[show as usize]
    }

    /// What holds where these sections lie over each other, the lowest first. What is wrong in one is left out and
    /// goes to `doubts`, a sentence each.
    pub(super) fn of(sections: &[&Value], doubts: &mut Vec<String>) -> Self {
        let mut laid: Map<String, Value> = Map::new();
        for section in sections.iter().filter_map(|section| section.as_object()) {
            lay(section, &mut laid, doubts);
        }
        let mut wishes = Self::default();
        for Setting { key, kind, .. } in SETTINGS {
            let Some(value) = laid.get(*key) else { continue };
            match kind {
                Kind::Switch(show) => wishes.shown[*show as usize] = value == &Value::Bool(true),
                Kind::Path => wishes.config = value.as_str().map(PathBuf::from),
                Kind::File => {
                    let _ = writeln!(wishes.file, "{key} = {}", toml(value));
                }
            }
        }
        wishes
    }

    /// The configuration file, found from the folder that its path counts from; what is wrong with it is told.
    pub(super) fn config_in(&self, folder: &Path, doubts: &mut Vec<String>) -> Option<PathBuf> {
        let file = folder.join(self.config.as_ref()?);
        if file.is_file() {
            return Some(file);
        }
        doubts.push(format!("Setting `sitlint.config`: there is no file `{}`.", file.display()));
        None
    }
}

/// Lays one section over what is laid already. Editors send unset texts, lists and tables as empty ones.
fn lay(section: &Map<String, Value>, laid: &mut Map<String, Value>, doubts: &mut Vec<String>) {
    for (key, value) in section {
        let Some(setting) = SETTINGS.iter().find(|setting| setting.key == key) else {
            if !OF_THE_EDITOR.iter().any(|own| key.split('.').next() == Some(own)) {
                let keys = SETTINGS.iter().map(|setting| setting.key);
                doubts.push(format!("Settings of sitlint: {}", no_such("setting", key, keys)));
            }
            continue;
        };
        let wrong = match (setting.kind, value) {
            (_, Value::Null) => continue,
            (_, Value::String(text)) if text.is_empty() => continue,
            (_, Value::Array(list)) if list.is_empty() => continue,
            (_, Value::Object(table)) if table.is_empty() => continue,
            (Kind::Switch(_), Value::Bool(_)) | (Kind::Path, Value::String(_)) | (Kind::File, _) => None,
            (Kind::Switch(_), _) => Some("must be true or false"),
            (Kind::Path, _) => Some("must be the path of a file"),
        };
        match (wrong, laid.get_mut(key), value) {
            (Some(wrong), ..) => doubts.push(format!("Setting `sitlint.{key}` {wrong}.")),
            (None, Some(Value::Object(below)), Value::Object(above)) => below.extend(above.clone()),
            (None, ..) => drop(laid.insert(key.clone(), value.clone())),
        }
    }
}

/// A JSON value in TOML: only its tables are written in another way, and nothing stands for null.
fn toml(value: &Value) -> String {
    let join = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Object(table) => {
            let entries = table.iter().filter(|(_, value)| !value.is_null());
            let entry = |(key, value): (&String, &Value)| format!("{} = {}", Value::from(key.as_str()), toml(value));
            format!("{{{}}}", join(entries.map(entry).collect()))
        }
        Value::Array(list) => {
            format!("[{}]", join(list.iter().filter(|value| !value.is_null()).map(toml).collect()))
        }
        plain => plain.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(sections: &[Value], file: &str, doubts: &[&str]) -> Wishes {
        let mut told = Vec::new();
        let wishes = Wishes::of(&sections.iter().collect::<Vec<_>>(), &mut told);
        assert_eq!(wishes.file, file);
        assert_eq!(told, doubts);
        wishes
    }

    #[test]
    fn a_later_section_lies_over_an_earlier_one_key_by_key() {
        let below = json!({"inlayHints": true, "profile": "newswire", "severity": {"a": "off", "b": "hint"}});
        let above = json!({"profile": "sitrep", "severity": {"b": "on"}, "codeLens": false, "ignore": [], "date": ""});
        let wishes =
            check(&[below, above], "profile = \"sitrep\"\nseverity = {\"a\" = \"off\", \"b\" = \"on\"}\n", &[]);
        assert!(wishes.shows(Show::Hints) && wishes.shows(Show::Notes) && !wishes.shows(Show::Lens));
    }

    #[test]
    fn what_is_wrong_is_told_and_the_rest_holds() {
        let section = json!({"codeLen": true, "showNotes": "no", "path": "/bin/sitlint", "trace": {"server": "off"},
            "trace.server": "off", "select": ["a"]});
        let told = [
            "Settings of sitlint: There is no setting `codeLen`. Did you mean `codeLens`?",
            "Setting `sitlint.showNotes` must be true or false.",
        ];
        check(&[section], "select = [\"a\"]\n", &told);
    }

    #[test]
    fn the_page_on_editors_has_each_setting_with_its_default() {
        let page = include_str!("../../docs/editors.md");
        let (_, rest) = page.split_once("\n## Settings\n").unwrap();
        let (table, _) = rest.split_once("\n\nWhere several").unwrap();
        let rows: Vec<String> = table.lines().filter(|line| line.starts_with("| `")).map(str::to_owned).collect();
        let starts = SETTINGS.iter().map(|Setting { key, default, .. }| match *default {
            "none" => format!("| `{key}` | none |"),
            default => format!("| `{key}` | `{default}` |"),
        });
        let starts: Vec<String> = starts.collect();
        assert_eq!(rows.len(), starts.len());
        for (row, start) in rows.iter().zip(starts) {
            assert!(row.starts_with(&start), "{row}");
        }
    }

    #[test]
    fn no_section_at_all_sets_nothing() {
        assert_eq!(check(&[Value::Null, json!([])], "", &[]), Wishes::default());
    }
}
