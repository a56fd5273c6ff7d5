//! The one entry: a document in, its claims and findings out. Command line, server and tests call it.

pub mod bundle;
pub mod guard;

use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::claims;
use crate::claims::{Calendar, Claim, DateForm, Ledger};
use crate::config::{Config, RuleRef};
use crate::document::{Change, Document, ParagraphId};
use crate::finding::{Finding, Where};
use crate::fix;
use crate::mask::Masks;
use crate::names::{Library, Names};
use crate::rule::{Card, Context, Findings, MOST, Scope};
use crate::suppress;
use crate::suppress::Sifted;
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
    let cx = Context::of(document, library, (&config.registry, &config.style), today);
    let findings = found(&cx, config, |_| true);
    judged(document, cx, config, (Vec::new(), findings))
}

/// Judges an edited document as [`check`] does, by what was found in it before the edit: by the same configuration, on
/// the same day. Only the paragraphs that the edit can have changed are judged anew, as far as a rule looks at each by
/// itself.
#[must_use]
pub fn again(before: Judged, document: &Arc<Document>, (library, config): (&Library, &Config), today: Date) -> Judged {
    if is_crowded(before.findings.iter().chain(&before.answered), config) {
        return check(document, library, config, today);
    }
    let Some(change) = Change::between(&before.document, document) else {
        return check(document, library, config, today);
    };
    let calendar = Calendar::of(document);
    let Ledger { claims, changed } = claims::again(&change, document, &calendar, (&before.claims, &before.calendar));
    let all = (calendar, claims, today);
    let mut cx = Context::with(document, library, (&config.registry, &config.style), all);
    if cx.date_form != before.date_form {
        return check(document, library, config, today);
    }
    let mut findings = found(&cx, config, |scope| !scope.is_local());
    let stale = |id: ParagraphId| changed.get(id.0 as usize).is_none_or(|&changed| changed);
    cx.look_at(document.paragraphs().map(|(id, _)| id).filter(|&id| stale(id)));
    findings.extend(found(&cx, config, Scope::is_local));
    let cards = config.rules.iter().map(|(rule, _)| rule.rule().card());
    let local: FxHashSet<&str> = cards.filter(|card| card.scope.is_local()).map(|card| card.name).collect();
    let stands =
        |finding: &Finding| local.contains(&*finding.rule) && !change.paragraph_of(finding.span).is_none_or(stale);
    let known = before.findings.into_iter().chain(before.answered);
    let mut kept = Vec::with_capacity(known.size_hint().0);
    for mut finding in known.filter(stands) {
        if moved(&mut finding, &change).is_none() {
            // It points at words that changed, which no local rule does: nothing that was found can be trusted.
            return check(document, library, config, today);
        }
        kept.push(finding);
    }
    if is_crowded(kept.iter().chain(&findings), config) {
        return check(document, library, config, today);
    }
    judged(document, cx, config, (kept, findings))
}

/// Whether a rule of a file has more findings than it may: which of them are told depends on the whole draft.
fn is_crowded<'a>(findings: impl Iterator<Item = &'a Finding> + Clone, config: &Config) -> bool {
    if findings.clone().nth(MOST).is_none() {
        return false;
    }
    let mut count: FxHashMap<&str, usize> = FxHashMap::default();
    findings.for_each(|finding| *count.entry(&finding.rule).or_default() += 1);
    let crowds = |rule: &RuleRef| count.get(rule.rule().card().name).is_some_and(|&count| count > MOST);
    config.rules.iter().any(|(rule, _)| matches!(rule, RuleRef::Own(_)) && crowds(rule))
}

/// What the rules of some scopes find.
fn found(cx: &Context<'_>, config: &Config, of: impl Fn(Scope) -> bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (rule, severity) in &config.rules {
        let from = findings.len();
        let rule = rule.rule();
        let card = rule.card();
        if !of(card.scope) {
            continue;
        }
        rule.check(cx, &mut Findings::new(&card, &mut findings));
        if let Some(severity) = severity {
            findings[from..].iter_mut().for_each(|finding| finding.severity = *severity);
        }
    }
    findings
}

/// The judged document: its findings that stand from before and those just found, answered or not, in their order.
fn judged(
    document: &Arc<Document>,
    mut cx: Context<'_>,
    config: &Config,
    (kept, mut found): (Vec<Finding>, Vec<Finding>),
) -> Judged {
    // These look at the whole draft, whatever was edited.
    cx.look_at_all();
    let guards = guarded(&cx, config);
    // What hides somebody is the writer's to decide, each time.
    let protective = found.iter_mut().filter(|finding| finding.is_protective());
    protective.flat_map(|finding| &mut finding.fixes).for_each(|fix| fix.safe = false);
    fix::fit(&mut found, document.format(), document.source().text());
    let mut findings = kept;
    findings.append(&mut found);
    let masks = Masks::of(document, findings.iter().chain(&guards));
    let Sifted { left: mut findings, answered } =
        suppress::unanswered(document, findings, |name| answerable(config, name));
    findings.sort_by(|a, b| {
        (a.span.start, a.span.end, &a.code, &a.message).cmp(&(b.span.start, b.span.end, &b.code, &b.message))
    });
    let Context { calendar, date_form, claims, names, .. } = cx;
    Judged {
        document: Arc::clone(document),
        calendar,
        date_form,
        names: Arc::new(names),
        claims,
        findings,
        answered,
        masks,
    }
}

/// Moves a finding with its paragraph.
fn moved(finding: &mut Finding, change: &Change<'_>) -> Option<()> {
    let move_span = |span: &mut Span| change.moved(*span).map(|moved| *span = moved);
    move_span(&mut finding.span)?;
    finding.also.iter_mut().try_for_each(move_span)?;
    finding.related.iter_mut().try_for_each(|related| match &mut related.at {
        Where::Here(span) => move_span(span),
        Where::There { .. } => Some(()),
    })?;
    finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits).try_for_each(|edit| move_span(&mut edit.span))
}

/// Reads the claims of a document and what outputs must mask, and judges nothing.
#[must_use]
pub fn unjudged(document: &Arc<Document>, config: &Config, today: Date) -> Judged {
    let library = Library::default();
    let cx = Context::of(document, &library, (&config.registry, &config.style), today);
    let masks = Masks::of(document, &protective(&cx, config));
    let Context { calendar, date_form, claims, names, .. } = cx;
    let (names, findings, answered) = (Arc::new(names), Vec::new(), Vec::new());
    Judged { document: Arc::clone(document), calendar, date_form, names, claims, findings, answered, masks }
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
