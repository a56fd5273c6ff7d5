//! Judges a draft so that a rule that breaks costs its own findings and no others.

use std::any::Any;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

use jiff::civil::Date;

use crate::check;
use crate::check::Judged;
use crate::config::Config;
use crate::document::Document;
use crate::names::{Digest, Library};

/// What was found in a draft before it was edited, with what it was judged by. Nothing is kept of a draft that a rule
/// broke on: the rule may not break on it again.
pub struct Before {
    /// What was found.
    pub judged: Judged,
    /// The configuration and the day.
    pub by: Basis,
}

/// The configuration that a draft was judged by, and the day.
pub type Basis = (Arc<Config>, Date);

/// The judged draft after an edit, and the names of the rules that broke on it. `library` takes what the other drafts
/// may know of it, and gives the drafts that it is judged beside.
#[must_use]
pub fn judged_again<L: Deref<Target = Library>>(
    before: Option<Before>,
    document: &Arc<Document>,
    (config, today): &Basis,
    library: impl FnOnce(Digest) -> L,
) -> (Judged, Vec<String>) {
    let same = |by: &Basis| Arc::ptr_eq(&by.0, config) && by.1 == *today;
    let again = before
        .filter(|before| same(&before.by))
        .and_then(|Before { judged, .. }| caught(|| check::again(judged, document, config, *today)).ok());
    let alone = again.map_or_else(|| caught(|| check::alone(document, config, *today)), Ok);
    match alone {
        Ok(alone) => {
            let library = library(alone.digest());
            match caught(|| alone.beside(&library)) {
                Ok(judged) => (judged, Vec::new()),
                Err(panic) => without_broken(document, &library, (config, *today), panic),
            }
        }
        Err(panic) => {
            let library = library(digest(document, config, *today));
            without_broken(document, &library, (config, *today), panic)
        }
    }
}

/// The judged draft, and the names of the rules that broke on it.
///
/// # Panics
/// Where not a rule broke but what all rules stand on.
#[must_use]
pub fn judged(document: &Arc<Document>, library: &Library, config: &Config, today: Date) -> (Judged, Vec<String>) {
    match caught(|| check::check(document, library, config, today)) {
        Ok(judged) => (judged, Vec::new()),
        Err(panic) => without_broken(document, library, (config, today), panic),
    }
}

/// What the other drafts may know of a draft. Where a rule of protection breaks, no name of it is told.
#[must_use]
pub fn digest(document: &Document, config: &Config, today: Date) -> Digest {
    caught(|| check::digest(document, config, today)).unwrap_or_else(|_| Digest::without(document, &[], |_| true))
}

/// The draft, judged by the rules that do not break on it, and the names of the others.
fn without_broken(
    document: &Arc<Document>,
    library: &Library,
    (config, today): (&Config, Date),
    panic: Panic,
) -> (Judged, Vec<String>) {
    let attempt = |config: &Config| caught(|| check::check(document, library, config, today));
    let stands = |rules, guards| attempt(&Config { rules, guards, ..config.clone() }).is_ok();
    let (whole, broken): (Vec<_>, Vec<_>) =
        config.rules.iter().cloned().partition(|rule| stands(vec![rule.clone()], Vec::new()));
    let (guards, lame): (Vec<_>, Vec<_>) =
        config.guards.iter().cloned().partition(|rule| stands(Vec::new(), vec![rule.clone()]));
    let broken = broken.into_iter().map(|(rule, _)| rule).chain(lame);
    let names = broken.map(|rule| rule.rule().card().name.to_owned()).collect();
    match attempt(&Config { rules: whole, guards, ..config.clone() }) {
        Ok(judged) => (judged, names),
        // No rule broke, but what they all stand on.
        Err(_) => resume_unwind(panic),
    }
}

/// What was thrown.
type Panic = Box<dyn Any + Send>;

fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Panic> {
    catch_unwind(AssertUnwindSafe(work))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::RuleRef;
    use crate::finding::{Finding, Severity};
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
    use crate::text::{Source, Span};

    struct Stub {
        name: &'static str,
        act: fn(&mut Findings<'_>),
    }

    impl Rule for Stub {
        fn card(&self) -> Card<'_> {
            Card {
                code: "OWN001",
                name: self.name,
                group: Group::Own,
                scope: Scope::Document,
                severity: Severity::Error,
                default: true,
                fixable: false,
                page: "",
            }
        }

        fn check(&self, _: &Context<'_>, findings: &mut Findings<'_>) {
            (self.act)(findings);
        }
    }

    fn speaks(findings: &mut Findings<'_>) {
        findings.push(Finding::new(Severity::Error, Span::new(0, 1), "?"));
    }

    #[test]
    fn a_rule_that_breaks_costs_its_own_findings_only() {
        let rules: Vec<Arc<dyn Rule>> = vec![
            Arc::new(Stub { name: "whole", act: speaks }),
            Arc::new(Stub { name: "broken", act: |_| panic!("broken on purpose") }),
        ];
        let rules = rules.into_iter().map(|rule| (RuleRef::Own(rule), None)).collect();
        let config = Config { rules, ..Config::default() };
        let document = Document::read(Source::new("a.md", "Text."), Format::Plain, Lexicon::built_in(), None);
        let (judged, broken) = judged(&Arc::new(document), &Library::default(), &config, jiff::civil::date(2026, 1, 1));
        assert_eq!(broken, ["broken"]);
        assert_eq!(judged.findings.len(), 1);
    }
}
