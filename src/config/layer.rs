//! What one source of settings says about rules, and how one source lies over another.

use crate::config::select::selected;
use crate::config::{RuleRef, Setting, profiles};
use crate::finding::Severity;
use crate::rule::Rule;
use crate::rulefile::{Broken, Field, FileRule, no_such};

/// How much a rule is to weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// It does not run.
    Off,
    /// It runs, at its own severities.
    On,
    /// It runs, and all its findings weigh this much.
    At(Severity),
}

impl Level {
    /// All levels with the names they have in settings.
    pub(super) const ALL: &[(&str, Self)] = &[
        ("error", Self::At(Severity::Error)),
        ("warning", Self::At(Severity::Warning)),
        ("info", Self::At(Severity::Info)),
        ("hint", Self::At(Severity::Hint)),
        ("on", Self::On),
        ("off", Self::Off),
    ];

    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|&&(_, level)| level == self).map_or("", |&(name, _)| name)
    }
}

/// The names of the levels that a rule can be set to.
pub fn levels() -> impl Iterator<Item = &'static str> {
    Level::ALL.iter().map(|&(name, _)| name)
}

/// What one source of settings says about rules: a profile, a file, an override, the command line.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer {
    /// Exactly these run; `None` where the source does not say.
    pub(super) select: Option<Vec<String>>,
    /// These do not.
    pub(super) ignore: Vec<String>,
    /// Levels by rule, code or group, in their order: groups before rules.
    pub(super) levels: Vec<(String, Level)>,
    /// Where each setting was made, for `sitlint config`.
    pub(super) made: Vec<Setting>,
}

impl Layer {
    /// Reads a table of levels by rule, code or group.
    pub(super) fn read_levels(&mut self, field: &Field<'_>, rules: &[RuleRef], broken: &mut Vec<Broken>) {
        let table = match field.fields() {
            Ok(table) => table,
            Err(wrong) => return broken.push(wrong),
        };
        for field in table.all() {
            let level = selected(field.key, rules).map_err(|message| Broken::new(field.key_at, message));
            match level.and_then(|_| field.one_of("level", Level::ALL)) {
                Ok(level) => self.levels.push((field.key.to_owned(), level)),
                Err(wrong) => broken.push(wrong),
            }
        }
    }
}

/// What rules of rule files say of how much they weigh in each profile.
#[derive(Clone, Debug, Default)]
pub(super) struct InProfiles(Vec<(String, Layer)>);

impl InProfiles {
    /// Takes what a rule of a file says; gives what is wrong with it.
    pub(super) fn take(&mut self, rule: &FileRule, file: &str) -> Vec<Broken> {
        let name = rule.card().name;
        let mut broken = Vec::new();
        for in_profile in &rule.in_profiles {
            let profile = in_profile.profile.as_str();
            if !profiles().any(|known| known == profile) {
                broken.push(Broken::new(in_profile.at, no_such("profile", profile, profiles())));
                continue;
            }
            let level = in_profile.severity.map_or(Level::Off, Level::At);
            let from = format!("{file}, profile {profile}");
            let layer = Layer {
                levels: vec![(name.to_owned(), level)],
                made: vec![Setting::of(&format!("severity.{name}"), level.name(), &from)],
                ..Layer::default()
            };
            self.0.push((profile.to_owned(), layer));
        }
        broken
    }

    /// The layers of a profile, and of those that it joins.
    pub(super) fn of<'a>(&'a self, profile: &'a str) -> impl Iterator<Item = &'a Layer> {
        let named = move |known: &str| profile.split('+').any(|part| part.trim() == known);
        self.0.iter().filter(move |(known, _)| named(known)).map(|(_, layer)| layer)
    }
}

/// The rules that run and how much they weigh, while layers are laid over each other.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    runs: Vec<bool>,
    levels: Vec<Option<Severity>>,
}

impl Chosen {
    /// Every rule as its card has it.
    pub(super) fn of(rules: &[RuleRef]) -> Self {
        let runs = rules.iter().map(|rule| rule.rule().card().default).collect();
        Self { runs, levels: vec![None; rules.len()] }
    }

    /// Lays a layer over what is chosen so far. A name that means nothing was told before and changes nothing.
    pub(super) fn lay(&mut self, layer: &Layer, rules: &[RuleRef]) {
        if let Some(select) = &layer.select {
            self.runs.fill(false);
            all(select, rules).for_each(|at| self.runs[at] = true);
        }
        self.weigh(layer, rules);
        all(&layer.ignore, rules).for_each(|at| self.runs[at] = false);
    }

    /// Lays what a layer says of levels over what is chosen so far.
    pub(super) fn weigh(&mut self, layer: &Layer, rules: &[RuleRef]) {
        for (name, level) in ordered(&layer.levels, rules) {
            for at in selected(name, rules).unwrap_or_default() {
                match level {
                    Level::Off => self.runs[at] = false,
                    // Of one source, `select` says what runs and the levels only how much it weighs.
                    Level::On | Level::At(_) if layer.select.is_none() => self.runs[at] = true,
                    Level::On | Level::At(_) => {}
                }
                match level {
                    Level::At(severity) => self.levels[at] = Some(severity),
                    Level::On => self.levels[at] = None,
                    Level::Off => {}
                }
            }
        }
    }

    /// The rules that run, in their order, with the severity that is set for them.
    pub(super) fn rules(&self, rules: &[RuleRef]) -> Vec<(RuleRef, Option<Severity>)> {
        let each = rules.iter().zip(&self.runs).zip(&self.levels);
        each.filter(|((_, runs), _)| **runs).map(|((rule, _), level)| (rule.clone(), *level)).collect()
    }
}

fn all<'a>(names: &'a [String], rules: &'a [RuleRef]) -> impl Iterator<Item = usize> + 'a {
    names.iter().flat_map(|name| selected(name, rules).unwrap_or_default())
}

/// The levels with those of many rules before those of few: what is said of one rule stands.
fn ordered<'a>(levels: &'a [(String, Level)], rules: &[RuleRef]) -> Vec<(&'a str, Level)> {
    let mut ordered: Vec<_> = levels.iter().map(|(name, level)| (name.as_str(), *level)).collect();
    ordered.sort_by_key(|(name, _)| std::cmp::Reverse(selected(name, rules).map_or(0, |found| found.len())));
    ordered
}
