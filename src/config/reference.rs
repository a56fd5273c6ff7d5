//! A rule as the configuration holds it: built in, or from a rule file.

use std::sync::Arc;

use crate::rule::{Group, Rule};

/// A rule of the house or of a rule file.
#[derive(Clone)]
pub enum RuleRef {
    /// Written in Rust.
    BuiltIn(&'static dyn Rule),
    /// From a rule file.
    Own(Arc<dyn Rule>),
}

impl std::fmt::Debug for RuleRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.rule().card().name)
    }
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

    /// Whether it is one of protection.
    #[must_use]
    pub fn is_protective(&self) -> bool {
        self.rule().card().group == Group::Protection
    }
}
