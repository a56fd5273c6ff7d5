//! Reads `sitlint.toml`: every key, and for each that is wrong a finding at its place.

use globset::{Glob, GlobSet, GlobSetBuilder};
use jiff::civil::Date;

use crate::config::layer::Layer;
use crate::config::profile::parts;
use crate::config::select::selected;
use crate::config::style::StyleKeys;
use crate::config::{RuleRef, Setting, Text};
use crate::finding::Severity;
use crate::names::Entry;
use crate::prose::lexicon::Table;
use crate::rulefile::{Broken, Field, Fields, lexicon, names, with_table};

/// The keys of `sitlint.toml`.
pub const KEYS: &[&str] = &[
    "profile", "date", "fail-on", "select", "ignore", "severity", "override", "extends", "rules", "style", "lexicon",
    "name", "place",
];

/// The keys of an `[[override]]`.
pub const OVERRIDE_KEYS: &[&str] = &["files", "profile", "date", "select", "ignore", "severity"];

/// A level at which `check` fails: a severity, or never.
pub(super) type FailOn = Option<Severity>;

/// The levels with the names they have in settings.
pub(super) const FAIL_ON: &[(&str, FailOn)] = &[
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("info", Some(Severity::Info)),
    ("hint", Some(Severity::Hint)),
    ("never", None),
];

/// What a configuration file says.
#[derive(Clone, Debug, Default)]
pub(super) struct File {
    pub(super) profile: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) fail_on: Option<FailOn>,
    pub(super) layer: Layer,
    pub(super) overrides: Vec<Override>,
    pub(super) style: StyleKeys,
    pub(super) lexicon: Option<Table>,
    pub(super) names: Vec<Entry>,
    pub(super) broken: Vec<Broken>,
}

/// What a configuration file says of some drafts.
#[derive(Clone, Debug, Default)]
pub(super) struct Override {
    pub(super) files: GlobSet,
    pub(super) profile: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) layer: Layer,
}

/// Reads a configuration file.
pub(super) fn file(text: &Text, rules: &[RuleRef]) -> File {
    let (mut file, syntax) = with_table(&text.text, |fields| {
        let mut file = File { broken: fields.unknown(KEYS), ..File::default() };
        file.names = names(&fields, &mut file.broken);
        let from = |field: &Field<'_>| place(text, field.key_at.start);
        for field in fields.all() {
            if let Err(broken) = file.take(&field, rules, &from) {
                file.broken.push(broken);
            }
        }
        file
    });
    if let Some(syntax) = syntax {
        file.broken = vec![syntax];
    }
    file.broken.sort_by_key(|broken| broken.at);
    file
}

impl File {
    fn take(
        &mut self,
        field: &Field<'_>,
        rules: &[RuleRef],
        from: &dyn Fn(&Field<'_>) -> String,
    ) -> Result<(), Broken> {
        match field.key {
            "profile" => self.profile = Some(profile(field)?),
            "date" => self.date = Some(date(field)?),
            "fail-on" => self.fail_on = Some(field.one_of("severity", FAIL_ON)?),
            "override" => {
                for table in field.tables()? {
                    match over(&table, rules, &mut self.broken, from) {
                        Ok(over) => self.overrides.push(over),
                        Err(broken) => self.broken.push(broken),
                    }
                }
                // They are told of the drafts that they hold for.
                return Ok(());
            }
            "style" => {
                self.style = StyleKeys::of(field, &mut self.broken);
            }
            "lexicon" => self.lexicon = Some(lexicon(field)?),
            "rules" | "extends" => drop(field.texts()?),
            "select" | "ignore" | "severity" => rule_keys(field, rules, &mut self.layer, &mut self.broken)?,
            _ => return Ok(()),
        }
        self.layer.made.extend(settings(field, from));
        Ok(())
    }
}

/// Reads one of the keys that say which rules run.
fn rule_keys(field: &Field<'_>, rules: &[RuleRef], layer: &mut Layer, broken: &mut Vec<Broken>) -> Result<(), Broken> {
    match field.key {
        "select" => layer.select = Some(named(field, rules, broken)?),
        "ignore" => layer.ignore = named(field, rules, broken)?,
        _ => layer.read_levels(field, rules, broken),
    }
    Ok(())
}

fn over(
    table: &Fields<'_>,
    rules: &[RuleRef],
    broken: &mut Vec<Broken>,
    from: &dyn Fn(&Field<'_>) -> String,
) -> Result<Override, Broken> {
    broken.extend(table.unknown(OVERRIDE_KEYS));
    let files = table.need("files", "say for which drafts it holds, such as `files = [\"drafts/**\"]`")?;
    let mut globs = GlobSetBuilder::new();
    for words in files.texts()? {
        let glob = Glob::new(words.text.trim_start_matches("./"));
        globs.add(glob.map_err(|error| Broken::new(words.at, format!("This is no file pattern: {}.", error.kind())))?);
    }
    let files = globs.build().map_err(|error| Broken::new(files.at, format!("{error}.")))?;
    let mut over = Override { files, ..Override::default() };
    for field in table.all() {
        match field.key {
            "profile" => over.profile = Some(profile(&field)?),
            "date" => over.date = Some(date(&field)?),
            "select" | "ignore" | "severity" => rule_keys(&field, rules, &mut over.layer, broken)?,
            _ => continue,
        }
        over.layer.made.extend(settings(&field, from));
    }
    Ok(over)
}

/// The names of a list that mean rules; what is wrong with the others goes to `broken`.
fn named(field: &Field<'_>, rules: &[RuleRef], broken: &mut Vec<Broken>) -> Result<Vec<String>, Broken> {
    let mut names = Vec::new();
    for words in field.texts()? {
        match selected(words.text, rules) {
            Ok(_) => names.push(words.text.to_owned()),
            Err(message) => broken.push(Broken::new(words.at, message)),
        }
    }
    Ok(names)
}

fn profile(field: &Field<'_>) -> Result<String, Broken> {
    let words = field.text()?;
    parts(words.text).map_err(|sentence| Broken::new(words.at, sentence))?;
    Ok(words.text.to_owned())
}

/// A date as TOML has it, or in quotation marks.
fn date(field: &Field<'_>) -> Result<Date, Broken> {
    let text = match field.text() {
        Ok(words) => words.text.to_owned(),
        Err(_) => field.read::<toml::value::Datetime>().map(|date| date.to_string()).unwrap_or_default(),
    };
    text.parse().map_err(|_| Broken::new(field.at, "`date` must be a day such as 2024-05-14."))
}

/// The settings of one key: each entry of a table is one of its own.
fn settings(field: &Field<'_>, from: &dyn Fn(&Field<'_>) -> String) -> Vec<Setting> {
    match field.fields() {
        Ok(table) if matches!(field.key, "severity" | "style") => table
            .all()
            .iter()
            .map(|entry| Setting::of(&format!("{}.{}", field.key, entry.key), &entry.shown(), &from(entry)))
            .collect(),
        _ => vec![Setting::of(field.key, &field.shown(), &from(field))],
    }
}

/// The file and the line of a byte, as people name them.
fn place(text: &Text, at: usize) -> String {
    let line = text.text.get(..at).unwrap_or("").matches('\n').count() + 1;
    format!("{}:{line}", text.name)
}
