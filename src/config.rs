//! Which rules run, at which severity, in which house style: the profile, the file, the command line.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::finding::{Finding, Severity};
use crate::names::Registry;
use crate::prose::Lexicon;
use crate::rule::{Rule, Style};
use crate::rules::BUILT_IN;

/// Everything that is set, for one draft.
#[derive(Clone)]
pub struct Config {
    /// The rules that run, in the order of their codes, with the severity that is set for all their findings, if any.
    pub rules: Vec<(RuleRef, Option<Severity>)>,
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
}

/// A rule of the house or of a rule file.
#[derive(Clone)]
pub enum RuleRef {
    /// Written in Rust.
    BuiltIn(&'static dyn Rule),
    /// From a rule file.
    Own(Arc<dyn Rule>),
}

impl RuleRef {
    /// The rule.
    #[must_use]
    pub fn rule(&self) -> &dyn Rule {
        match self {
            Self::BuiltIn(rule) => *rule,
            Self::Own(rule) => rule.as_ref(),
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            rules: BUILT_IN
                .iter()
                .filter(|rule| rule.card().default)
                .map(|&rule| (RuleRef::BuiltIn(rule), None))
                .collect(),
            style: Style::default(),
            lexicon: Arc::new(Lexicon::built_in().clone()),
            registry: Arc::new(Registry::built_in().clone()),
            date: None,
            fail_on: Some(Severity::Error),
            severity: BTreeMap::new(),
        }
    }
}

/// What the command line or the editor sets; it overrules the file.
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
}

/// A configuration or rule file, read.
#[derive(Clone, Debug)]
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

/// The globs of rule files that a configuration names, relative to its folder; none where it cannot be read.
#[must_use]
pub fn rule_globs(_file: &Text) -> Vec<String> {
    Vec::new()
}

/// The configuration that a file, its rule files and the command line make together. What is broken is left out and
/// told as a problem; all the rest holds. `Err` where what the command line names does not exist: one sentence.
pub fn load(_file: Option<&Text>, _rule_files: &[Text], _given: &Given) -> Result<(Config, Vec<Problem>), String> {
    Ok((Config::default(), Vec::new()))
}
