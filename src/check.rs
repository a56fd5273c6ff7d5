//! The one entry: a document in, its claims and findings out. Command line, server and tests call it.

mod alone;
pub mod bundle;
pub mod guard;

pub use alone::{Alone, again, alone};

use std::sync::Arc;

use jiff::civil::Date;

use crate::check::alone::{NOTHING, found};
use crate::claims::{Calendar, Claim, DateForm};
use crate::config::{Config, RuleRef};
use crate::document::Document;
use crate::finding::Finding;
use crate::mask::Masks;
use crate::names;
use crate::names::{Digest, Library, Names};
use crate::rule::Context;
use crate::text::Span;

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
    /// Those that an allowance of the writer answers.
    pub answered: Vec<Finding>,
    /// What rules of protection found that are not asked: it is masked, and not told.
    guards: Vec<Finding>,
    /// What no output outside the draft shows, whether or not its findings are asked for or allowed.
    pub masks: Masks,
}

impl Judged {
    /// The findings that a selection touches, each with its place that does.
    #[must_use]
    pub fn touched(&self, selection: Span) -> Vec<(&Finding, Span)> {
        self.findings.iter().filter_map(|finding| Some((finding, finding.touched(selection)?))).collect()
    }
}

/// Judges a document by the rules of `config`, beside the other drafts of `library`.
#[must_use]
pub fn check(document: &Arc<Document>, library: &Library, config: &Config, today: Date) -> Judged {
    alone(document, config, today).beside(library)
}

/// Reads the claims of a document and what outputs must mask, and judges nothing.
#[must_use]
pub fn unjudged(document: &Arc<Document>, config: &Config, today: Date) -> Judged {
    let cx = Context::of(document, &NOTHING, (&config.registry, &config.style), today);
    let masks = Masks::of(document, &protective(&cx, config));
    let Context { calendar, date_form, claims, names, .. } = cx;
    let (document, names) = (Arc::clone(document), Arc::new(names));
    let [findings, answered, guards] = [const { Vec::new() }; 3];
    Judged { document, calendar, date_form, names, claims, findings, answered, guards, masks }
}

/// What outputs must mask of a document.
#[must_use]
pub fn masks(document: &Document, config: &Config, today: Date) -> Masks {
    let around = (&*config.registry, &config.style);
    // The built-in rules of protection ask for no claims; a team's own may.
    let own = |rule: &RuleRef| matches!(rule, RuleRef::Own(_)) && rule.is_protective();
    let whole = config.guards.iter().chain(config.rules.iter().map(|(rule, _)| rule)).any(own);
    let cx = if whole {
        Context::of(document, &NOTHING, around, today)
    } else {
        Context::bare(document, &NOTHING, around, today)
    };
    Masks::of(document, &protective(&cx, config))
}

/// What other drafts may know of a document that is not judged.
#[must_use]
pub fn digest(document: &Document, config: &Config, today: Date) -> Digest {
    let masks = masks(document, config, today);
    Digest::without(document, &names::spellings(document, &config.registry), |span| masks.hide(span))
}

/// What all rules of protection find, those that mask without being asked among them.
fn protective(cx: &Context<'_>, config: &Config) -> Vec<Finding> {
    let asked = config.rules.iter().map(|(rule, _)| rule).filter(|rule| rule.is_protective());
    found(cx, config.guards.iter().chain(asked).map(|rule| (rule.rule(), None)), |_| true)
}
