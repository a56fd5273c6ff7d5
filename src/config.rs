//! Which rules run, at which severity, in which house style: the profile, the file, the command line.

mod file;
pub mod keys;
mod layer;
mod profile;
mod reference;
mod select;
mod style;

pub use file::{KEYS, OVERRIDE_KEYS};
pub use layer::levels;
pub use profile::profiles;
pub use reference::RuleRef;
pub use style::style_keys;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;

use crate::config::file::{FAIL_ON, FailOn, Override};
use crate::config::layer::{Chosen, InProfiles, Layer, Level};
use crate::config::profile::profile;
use crate::config::select::selected;
use crate::config::style::StyleKeys;
use crate::finding::{Finding, Severity};
use crate::names::{Entry, Registry};
use crate::prose::Lexicon;
use crate::prose::lexicon::Table;
use crate::rule::{Group, Rule, Style};
use crate::rulefile;
use crate::rulefile::{Broken, RuleFile, no_such};
use crate::rules::BUILT_IN;

/// The configuration that `sitlint init` writes: every key, explained, and none set.
pub const STARTER: &str = include_str!("config/starter.toml");

/// The name and code that what is wrong in a configuration file is told under.
pub const BROKEN: (&str, &str) = ("broken-configuration", "CFG101");

/// Everything that is set, for one draft.
#[derive(Clone)]
pub struct Config {
    /// The rules that run, in the order of their codes, with the severity that is set for all their findings, if any.
    pub rules: Vec<(RuleRef, Option<Severity>)>,
    /// The rules of protection that the profile has in force and that do not run, because others were selected or
    /// these were ignored: what they find is told to nobody, and masked all the same.
    pub guards: Vec<RuleRef>,
    /// The house style.
    pub style: Style,
    /// The words.
    pub lexicon: Arc<Lexicon>,
    /// The names.
    pub registry: Arc<Registry>,
    /// The document date that is given for drafts without one.
    pub date: Option<Date>,
    /// The least severity at which `check` fails; `None` never.
    pub fail_on: Option<Severity>,
    /// Severities that are set, by rule: kept to tell where a value came from.
    pub severity: BTreeMap<String, Severity>,
    /// Every setting in force that is not a rule's own, and where it was made.
    pub made: Vec<Setting>,
    /// Every rule there is, those that do not run too, in the order of their codes.
    pub all: Arc<[RuleRef]>,
    /// What is wrong in the settings of the editor: a sentence each.
    pub doubts: Vec<String>,
    /// What it was made from, for [`Config::for_path`].
    pub plan: Arc<Plan>,
}

/// A setting and where it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The key, those of tables joined with a dot: `severity.vague-source`.
    pub key: String,
    /// Its value.
    pub value: String,
    /// Where it was made: `default`, `profile sitrep`, `sitlint.toml:12`, `command line`.
    pub from: String,
}

impl Setting {
    fn of(key: &str, value: &str, from: &str) -> Self {
        Self { key: key.into(), value: value.into(), from: from.into() }
    }
}

/// What is needed to make the configuration of a draft for which an override holds.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The folder of the configuration file, with a `/` at the end; empty where names count from it already.
    folder: String,
    profile: Option<String>,
    own: InProfiles,
    editor: Layer,
    file: Layer,
    style: StyleKeys,
    overrides: Vec<Override>,
    given: Layer,
    given_profile: bool,
    given_date: bool,
}

/// Every built-in rule, written in Rust or in TOML, in the order of their codes.
#[must_use]
pub fn rules() -> Vec<RuleRef> {
    let own = rulefile::built_in().iter().map(|rule| RuleRef::Own(Arc::<rulefile::FileRule>::clone(rule)));
    let mut rules: Vec<RuleRef> = BUILT_IN.iter().map(|&rule| RuleRef::BuiltIn(rule)).chain(own).collect();
    sort(&mut rules);
    rules
}

fn sort(rules: &mut [RuleRef]) {
    rules.sort_by(|a, b| (group(a), a.rule().card().code).cmp(&(group(b), b.rule().card().code)));
}

fn group(rule: &RuleRef) -> Group {
    rule.rule().card().group
}

impl Default for Config {
    fn default() -> Self {
        let (config, _) = load(None, &[], &Given::default()).expect("without arguments none can be wrong");
        config
    }
}

impl Config {
    /// The configuration for a draft: with what the configuration file says of it in an `[[override]]`. `name` is the
    /// draft's path, relative to the same folder as the configuration file's name.
    #[must_use]
    pub fn for_path(&self, name: &str) -> Cow<'_, Self> {
        let inside = name.strip_prefix(&*self.plan.folder).unwrap_or(name).trim_start_matches("./");
        let overrides: Vec<&Override> = self.plan.overrides.iter().filter(|over| over.files.is_match(inside)).collect();
        if overrides.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut config = self.clone();
        let profile = overrides
            .iter()
            .filter(|_| !self.plan.given_profile)
            .filter_map(|over| over.profile.as_deref())
            .next_back();
        let layers: Vec<&Layer> = overrides.iter().map(|over| &over.layer).collect();
        config.choose(profile.or(self.plan.profile.as_deref()), &layers);
        let date = overrides.iter().filter(|_| !self.plan.given_date).filter_map(|over| over.date).next_back();
        config.date = date.or(config.date);
        Cow::Owned(config)
    }

    fn runs(&self, rule: &RuleRef) -> bool {
        self.rules.iter().any(|(running, _)| running.rule().card().code == rule.rule().card().code)
    }

    /// Lays the profile, the editor's settings, the file, the overrides and the command line over each other.
    fn choose(&mut self, name: Option<&str>, overrides: &[&Layer]) {
        let plan = Arc::clone(&self.plan);
        let profile = profile(name.unwrap_or("default"), &self.all).unwrap_or_default();
        let (mut chosen, mut kept) = (Chosen::of(&self.all), Chosen::of(&self.all));
        let own = plan.own.of(name.unwrap_or("default"));
        self.made = vec![Setting::of("profile", "default", "default"), Setting::of("fail-on", "error", "default")];
        let beneath = profile.layers.iter().chain(own).chain([&plan.editor, &plan.file]);
        for layer in beneath.chain(overrides.iter().copied()).chain([&plan.given]) {
            chosen.lay(layer, &self.all);
            self.made.retain(|earlier| layer.made.iter().all(|setting| setting.key != earlier.key));
            self.made.extend_from_slice(&layer.made);
            // To select or to ignore says what is reported. What is masked, profiles and severities decide.
            kept.weigh(layer, &self.all);
        }
        self.rules = chosen.rules(&self.all);
        let kept = kept.rules(&self.all).into_iter().map(|(rule, _)| rule).filter(RuleRef::is_protective);
        self.guards = kept.filter(|guard| !self.runs(guard)).collect();
        self.style = profile.style;
        plan.style.lay(&mut self.style);
        let set = self.rules.iter().filter_map(|(rule, level)| Some((rule.rule().card().name.to_owned(), (*level)?)));
        self.severity = set.collect();
    }
}

/// What the command line sets, which overrules the file, and what the editor sets, which the file overrules.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The profile.
    pub profile: Option<String>,
    /// The document date for drafts without one.
    pub date: Option<Date>,
    /// The least severity at which `check` fails: a severity's name or `never`.
    pub fail_on: Option<String>,
    /// Rules, codes, groups or `ALL`: exactly these run.
    pub select: Vec<String>,
    /// Rules, codes or groups that do not run.
    pub ignore: Vec<String>,
    /// Severities by rule.
    pub severity: Vec<(String, Severity)>,
    /// What the editor sets, in the words of a configuration file: one key a line.
    pub editor: Option<Text>,
}

/// A configuration or rule file, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The file's name as people know it.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// Something wrong in a configuration or rule file: a finding with a span in that file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name.
    pub file: String,
    /// What is wrong and what to do.
    pub finding: Finding,
}

/// The configuration that a file, its rule files and the command line make together. What is broken is left out and
/// told as a problem; all the rest holds.
///
/// # Errors
/// Where what the command line names does not exist: one sentence.
pub fn load(file: Option<&Text>, rule_files: &[Text], given: &Given) -> Result<(Config, Vec<Problem>), String> {
    let mut problems = Vec::new();
    let mut tables = Vec::new();
    let mut entries = Vec::new();
    let mut all = rules();
    let mut homes: BTreeMap<String, &str> = BTreeMap::new();
    let mut own = InProfiles::default();
    for text in rule_files {
        let RuleFile { rules, lexicon, names, mut broken } = RuleFile::read(&text.text);
        for rule in rules {
            let Some(other) = all.iter().find(|other| rule.clashes(other.rule())) else {
                broken.extend(own.take(&rule, &text.name));
                homes.insert(rule.card().name.to_owned(), &text.name);
                all.push(RuleRef::Own(rule));
                continue;
            };
            let home = homes.get(other.rule().card().name);
            let there = home.map_or("of sitlint itself".to_owned(), |file| format!("in {file}"));
            broken.push(rule.twice(other.rule(), &there));
        }
        broken.sort_by_key(|broken| broken.at);
        problems.extend(told(&text.name, broken, rulefile::BROKEN));
        tables.extend(lexicon);
        entries.extend(names);
    }
    sort(&mut all);
    let mut read = file.map(|text| file::file(text, &all)).unwrap_or_default();
    if let Some(text) = file {
        problems.extend(told(&text.name, std::mem::take(&mut read.broken), BROKEN));
    }
    tables.extend(read.lexicon.take());
    entries.append(&mut read.names);
    let wished = given.editor.as_ref().map(|text| file::file(text, &all)).unwrap_or_default();
    let (layer, fail_on) = command_line(given, &all)?;
    let name = given.profile.clone().or(read.profile.clone()).or(wished.profile);
    // What does not exist is told here.
    profile(name.as_deref().unwrap_or("default"), &all)?;
    let plan = Plan {
        folder: file
            .and_then(|text| text.name.rsplit_once('/'))
            .map_or(String::new(), |(folder, _)| format!("{folder}/")),
        profile: name,
        own,
        editor: wished.layer,
        file: read.layer,
        style: read.style,
        overrides: read.overrides,
        given: layer,
        given_profile: given.profile.is_some(),
        given_date: given.date.is_some(),
    };
    let mut config = Config {
        rules: Vec::new(),
        guards: Vec::new(),
        style: Style::default(),
        lexicon: words(&tables),
        registry: names(entries),
        date: given.date.or(read.date).or(wished.date),
        fail_on: fail_on.or(read.fail_on).unwrap_or(Some(Severity::Error)),
        severity: BTreeMap::new(),
        made: Vec::new(),
        all: all.into(),
        doubts: given.editor.as_ref().map(|text| doubts(text, wished.broken)).unwrap_or_default(),
        plan: Arc::new(plan),
    };
    let name = config.plan.profile.clone();
    config.choose(name.as_deref(), &[]);
    Ok((config, problems))
}

fn told(file: &str, broken: Vec<Broken>, kind: (&'static str, &'static str)) -> impl Iterator<Item = Problem> {
    broken.into_iter().map(move |broken| Problem { file: file.to_owned(), finding: broken.finding(kind) })
}

/// What is wrong in the settings of the editor, each with the key that it is told of.
fn doubts(text: &Text, broken: Vec<Broken>) -> Vec<String> {
    let key = |at: usize| text.text.get(..at)?.rsplit('\n').next()?.split(' ').next().filter(|key| !key.is_empty());
    let told = |Broken { at, message }| match key(at.start) {
        Some(key) => format!("Setting `sitlint.{key}`: {message}"),
        None => format!("Settings of sitlint: {message}"),
    };
    broken.into_iter().map(told).collect()
}

/// The layer that the command line makes, and the level at which `check` fails if it says so.
fn command_line(given: &Given, rules: &[RuleRef]) -> Result<(Layer, Option<FailOn>), String> {
    let from = "command line";
    let named = given.severity.iter().map(|(name, _)| name);
    for name in given.select.iter().chain(&given.ignore).chain(named) {
        selected(name, rules)?;
    }
    let fail_on = match &given.fail_on {
        Some(name) => Some(
            FAIL_ON
                .iter()
                .find(|(known, _)| known == name)
                .map(|&(_, level)| level)
                .ok_or_else(|| no_such("severity", name, FAIL_ON.iter().map(|&(known, _)| known)))?,
        ),
        None => None,
    };
    let mut layer = Layer {
        select: (!given.select.is_empty()).then(|| given.select.clone()),
        ignore: given.ignore.clone(),
        levels: given.severity.iter().map(|(name, severity)| (name.clone(), Level::At(*severity))).collect(),
        made: Vec::new(),
    };
    let lists = [("select", given.select.join(", ")), ("ignore", given.ignore.join(", "))];
    let texts = [
        ("profile", given.profile.clone()),
        ("fail-on", given.fail_on.clone()),
        ("date", given.date.map(|date| date.to_string())),
    ];
    let some = lists.into_iter().filter(|(_, value)| !value.is_empty());
    let some = some.chain(texts.into_iter().filter_map(|(key, value)| Some((key, value?))));
    layer.made.extend(some.map(|(key, value)| Setting::of(key, &value, from)));
    layer.made.extend(
        given.severity.iter().map(|(name, level)| Setting::of(&format!("severity.{name}"), level.name(), from)),
    );
    Ok((layer, fail_on))
}

/// The built-in words with those of a team; the built-in ones alone are shared.
fn words(tables: &[Table]) -> Arc<Lexicon> {
    static BUILT_IN: LazyLock<Arc<Lexicon>> = LazyLock::new(|| Arc::new(Lexicon::built_in().clone()));
    if tables.is_empty() {
        return Arc::clone(&BUILT_IN);
    }
    let mut lexicon = Lexicon::built_in().clone();
    for table in tables {
        lexicon.extend(table);
    }
    Arc::new(lexicon)
}

/// The built-in names with those of a team; the built-in ones alone are shared.
fn names(entries: Vec<Entry>) -> Arc<Registry> {
    static BUILT_IN: LazyLock<Arc<Registry>> = LazyLock::new(|| Arc::new(Registry::built_in().clone()));
    if entries.is_empty() {
        return Arc::clone(&BUILT_IN);
    }
    let mut registry = Registry::built_in().clone();
    registry.extend(entries);
    Arc::new(registry)
}

#[cfg(test)]
mod tests;
