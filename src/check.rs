//! The one entry: a document in, its claims and findings out. Command line, server and tests call it.

use std::sync::Arc;

use jiff::civil::Date;

use crate::claims::{Calendar, Claim, DateForm};
use crate::config::{Config, RuleRef};
use crate::document::Document;
use crate::finding::Finding;
use crate::fix;
use crate::mask::Masks;
use crate::names::Library;
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
    /// Its claims.
    pub claims: Vec<Claim>,
    /// Its findings, in the order of the text.
    pub findings: Vec<Finding>,
    /// What no output outside the draft shows, whether or not its findings are asked for or allowed.
    pub masks: Masks,
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
    let masks = Masks::of(document, findings.iter().chain(&guarded(&cx, config)));
    // What hides somebody is the writer's to decide, each time.
    let fixes = findings.iter_mut().filter(|finding| finding.is_protective()).flat_map(|finding| &mut finding.fixes);
    fixes.for_each(|fix| fix.safe = false);
    let mut findings = suppress::unanswered(document, findings, |name| answerable(config, name));
    fix::fit(&mut findings, document.format(), document.source().text());
    findings.sort_by(|a, b| {
        (a.span.start, a.span.end, &a.code, &a.message).cmp(&(b.span.start, b.span.end, &b.code, &b.message))
    });
    let Context { calendar, date_form, claims, .. } = cx;
    Judged { document: Arc::clone(document), calendar, date_form, claims, findings, masks }
}

/// Reads the claims of a document and what outputs must mask, and judges nothing.
#[must_use]
pub fn unjudged(document: &Arc<Document>, config: &Config, today: Date) -> Judged {
    let library = Library::default();
    let cx = Context::of(document, &library, (&config.registry, &config.style), today);
    let masks = Masks::of(document, &protective(&cx, config));
    let Context { calendar, date_form, claims, .. } = cx;
    Judged { document: Arc::clone(document), calendar, date_form, claims, findings: Vec::new(), masks }
}

/// What outputs must mask of a document.
#[must_use]
pub fn masks(document: &Document, config: &Config, today: Date) -> Masks {
    let library = Library::default();
    let around = (&*config.registry, &config.style);
    // The built-in rules of protection ask for no claims; a team's own may.
    let own = |rule: &RuleRef| matches!(rule, RuleRef::Own(_)) && rule.is_protective();
    let whole = config.guards.iter().chain(config.rules.iter().map(|(rule, _)| rule)).any(own);
    let cx = if whole {
        Context::of(document, &library, around, today)
    } else {
        Context::bare(document, &library, around, today)
    };
    Masks::of(document, &protective(&cx, config))
}

/// What the rules of protection find that mask without being asked.
fn guarded(cx: &Context<'_>, config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in config.guards.iter().map(RuleRef::rule) {
        rule.check(cx, &mut Findings::new(&rule.card(), &mut findings));
    }
    findings
}

/// What all rules of protection find that are in force.
fn protective(cx: &Context<'_>, config: &Config) -> Vec<Finding> {
    let mut findings = guarded(cx, config);
    for rule in config.rules.iter().map(|(rule, _)| rule).filter(|rule| rule.is_protective()).map(RuleRef::rule) {
        rule.check(cx, &mut Findings::new(&rule.card(), &mut findings));
    }
    findings
}

/// Whether a rule's name or code, as an allowance names it, is that of a rule that runs, or of none at all.
fn answerable(config: &Config, name: &str) -> bool {
    let is = |card: Card<'_>| card.name == name || card.code.eq_ignore_ascii_case(name);
    config.rules.iter().any(|(rule, _)| is(rule.rule().card())) || !config.all.iter().any(|rule| is(rule.rule().card()))
}
