//! The one entry: a document in, its claims and findings out. Command line, server and tests call it.

pub mod bundle;
pub mod guard;

use std::sync::Arc;

use jiff::civil::Date;

use crate::claims::{Calendar, Claim, DateForm};
use crate::config::Config;
use crate::document::Document;
use crate::finding::Finding;
use crate::fix;
use crate::names::{Library, Names};
use crate::rule::{Card, Context, Findings};
use crate::suppress;

/// A document that has been judged: what hover and code actions answer from.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The document.
    pub document: Arc<Document>,
    /// Its expressions of time, put on their days.
    pub calendar: Calendar,
    /// How it writes a day: in the form of the house, else as it writes most of them.
    pub date_form: DateForm,
    /// Its names.
    pub names: Arc<Names>,
    /// Its claims.
    pub claims: Vec<Claim>,
    /// Its findings, in the order of the text.
    pub findings: Vec<Finding>,
}

/// Judges a document by the rules of `config`, beside the other drafts of `library`.
#[must_use]
pub fn check(document: &Arc<Document>, library: &Library, config: &Config, today: Date) -> Judged {
    let cx = Context::of(document, library, (&config.registry, &config.style), today);
    let mut findings = Vec::new();
    for (rule, severity) in &config.rules {
        let from = findings.len();
        let rule = rule.rule();
        rule.check(&cx, &mut Findings::new(&rule.card(), &mut findings));
        if let Some(severity) = severity {
            findings[from..].iter_mut().for_each(|finding| finding.severity = *severity);
        }
    }
    let mut findings = suppress::unanswered(document, findings, |name| answerable(config, name));
    fix::fit(&mut findings, document.format(), document.source().text());
    findings.sort_by(|a, b| {
        (a.span.start, a.span.end, &a.code, &a.message).cmp(&(b.span.start, b.span.end, &b.code, &b.message))
    });
    let Context { calendar, date_form, claims, names, .. } = cx;
    Judged { document: Arc::clone(document), calendar, date_form, names: Arc::new(names), claims, findings }
}

/// Whether a rule's name or code, as an allowance names it, is that of a rule that runs, or of none at all.
fn answerable(config: &Config, name: &str) -> bool {
    let is = |card: Card<'_>| card.name == name || card.code.eq_ignore_ascii_case(name);
    config.rules.iter().any(|(rule, _)| is(rule.rule().card())) || !config.all.iter().any(|rule| is(rule.rule().card()))
}
