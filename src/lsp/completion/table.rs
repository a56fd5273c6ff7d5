//! What files of settings and of rules are written with: keys, and the names of rules, levels and profiles as values.

use crate::config;
use crate::config::Config;
use crate::facts::Entity;
use crate::finding::Severity;
use crate::lsp::completion::rule;
use crate::lsp::completion::toml::Spot;
use crate::rule::Group;
use crate::rulefile;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// `sitlint.toml`.
    Settings,
    /// A file of rules and names.
    Rules,
}

/// Something to write.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// What is written.
    pub text: String,
    /// What it is.
    pub detail: String,
}

/// What fits at a place of a file, where `typed` is typed of it.
pub(super) fn offers(sort: Sort, spot: &Spot, typed: &str, config: &Config) -> Vec<Offer> {
    let found = match &spot.key {
        None => keys(sort, &spot.table, typed, config),
        Some(key) => values(&spot.table, key, typed, config),
    };
    let typed = typed.to_lowercase();
    // A rule is found by its code too.
    let fits = |offer: &Offer| offer.text.to_lowercase().starts_with(&typed) || offer.is_coded(&typed);
    found.into_iter().filter(fits).collect()
}

impl Offer {
    fn is_coded(&self, typed: &str) -> bool {
        self.detail.to_lowercase().starts_with(typed) && self.detail.contains(": ")
    }
}

fn keys(sort: Sort, table: &str, typed: &str, config: &Config) -> Vec<Offer> {
    let all = |keys: &[&str]| keys.iter().map(|key| plain(key, "key")).collect();
    match (sort, table) {
        (Sort::Settings, "") => all(config::KEYS),
        (Sort::Settings, "severity" | "override.severity") => rules(typed, config),
        (Sort::Settings, "override") => all(config::OVERRIDE_KEYS),
        (Sort::Settings, "style") => config::style_keys().map(|key| plain(key, "key")).collect(),
        (_, "name" | "place") => all(rulefile::ENTRY_KEYS),
        (Sort::Rules, "rule") => {
            let keys = rulefile::RULE_KEYS.iter().map(|key| plain(key, "key"));
            keys.chain(finds().map(|key| plain(&format!("find.{key}"), "key"))).collect()
        }
        (Sort::Rules, "rule.find") => finds().map(|key| plain(key, "key")).collect(),
        _ => Vec::new(),
    }
}

fn finds() -> impl Iterator<Item = &'static str> {
    rulefile::FIND_KINDS.iter().chain(rulefile::FIND_KEYS).copied()
}

fn values(table: &str, key: &str, typed: &str, config: &Config) -> Vec<Offer> {
    let named = |(name, _): &(&str, Severity)| plain(name, "severity");
    match (table, key) {
        ("" | "override", "select" | "ignore") => rules(typed, config),
        ("" | "override", "profile") => config::profiles().map(|name| plain(name, "profile")).collect(),
        ("", "fail-on") => Severity::ALL.iter().map(named).chain([plain("never", "severity")]).collect(),
        ("severity" | "override.severity", _) => config::levels().map(|name| plain(name, "level")).collect(),
        ("rule", "severity") => Severity::ALL.iter().map(named).collect(),
        ("name" | "place", "kind") => Entity::ALL.iter().map(|&(name, _)| plain(name, "bearer")).collect(),
        _ => Vec::new(),
    }
}

/// The rules, and the groups that stand for many.
fn rules(typed: &str, config: &Config) -> Vec<Offer> {
    let rules = rule::offers(typed, None, config).into_iter();
    let rules = rules.map(|rule::Offer { name, detail }| Offer { text: name, detail });
    rules.chain(Group::ALL.iter().map(|&(_, name, _)| plain(name, "group of rules"))).collect()
}

fn plain(text: &str, detail: &str) -> Offer {
    Offer { text: text.to_owned(), detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::completion::toml::spot;

    /// The first things that are offered at the caret.
    #[track_caller]
    fn check(sort: Sort, marked: &str, expected: &[&str]) {
        let caret = marked.find('|').expect("the caret");
        let text = marked.replace('|', "");
        let spot = spot(&text, caret).expect("a place");
        let told: Vec<_> = offers(sort, &spot, &text[spot.start..caret], &Config::default());
        let told: Vec<_> = told.iter().map(|offer| offer.text.as_str()).take(expected.len().max(1)).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn settings_are_written_with_their_keys() {
        check(Sort::Settings, "pr|", &["profile"]);
        check(Sort::Settings, "[style]\nle|", &["lenient-hedges"]);
        check(Sort::Settings, "[[override]]\nfi|", &["files"]);
        check(Sort::Settings, "[[name]]\nca|", &["canonical"]);
        check(Sort::Settings, "zz|", &[]);
    }

    #[test]
    fn rules_are_named_where_settings_choose_them() {
        check(Sort::Settings, "[severity]\nundated-c|", &["undated-claim"]);
        check(Sort::Settings, "ignore = [\"FIG101|\"]", &["unsourced-casualty-figure"]);
        check(Sort::Settings, "select = [\"arith|\"]", &["arithmetic"]);
        check(Sort::Settings, "[severity]\nundated-claim = \"|\"", &["error", "warning"]);
        check(Sort::Settings, "profile = \"sit|\"", &["sitrep"]);
    }

    #[test]
    fn rules_are_written_with_their_keys() {
        check(Sort::Rules, "[[rule]]\nsev|", &["severity"]);
        check(Sort::Rules, "[[rule]]\nfind.cl|", &["find.claim"]);
        check(Sort::Rules, "[rule.find]\nph|", &["phrase"]);
        check(Sort::Rules, "[[rule]]\nseverity = \"w|\"", &["warning"]);
        check(Sort::Rules, "[[place]]\nkind = \"o|\"", &["organisation"]);
    }
}
