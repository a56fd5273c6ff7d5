//! The one entry: a document in, its claims and findings out. Command line, server and tests call it.

pub mod bundle;
pub mod guard;

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::claims;
use crate::claims::{Calendar, Claim, DateForm, Ledger};
use crate::config::{Config, RuleRef};
use crate::document::{Change, Document, ParagraphId};
use crate::finding::{Finding, Severity, Where};
use crate::fix;
use crate::mask::Masks;
use crate::names;
use crate::names::{Digest, Library, Names};
use crate::rule::{Card, Context, Findings, MOST, Rule, Scope};
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
    /// What rules of protection found that are not asked: it is masked, and not told.
    guards: Vec<Finding>,
    /// What no output outside the draft shows, whether or not its findings are asked for or allowed.
    pub masks: Masks,
}

impl Judged {
    /// All that was found.
    fn all(&self) -> impl Iterator<Item = &Finding> + Clone {
        self.findings.iter().chain(&self.answered).chain(&self.guards)
    }

    /// The findings that a selection touches, each with its place that does.
    #[must_use]
    pub fn touched(&self, selection: Span) -> Vec<(&Finding, Span)> {
        self.findings.iter().filter_map(|finding| Some((finding, finding.touched(selection)?))).collect()
    }
}

/// A document judged by the rules that look at it alone, before it is held beside the others.
pub struct Alone<'a> {
    document: &'a Arc<Document>,
    config: &'a Config,
    cx: Context<'a>,
    findings: Vec<Finding>,
    guards: Vec<Finding>,
    masks: Masks,
}

/// The library of a document that is not held beside others yet.
static NOTHING: LazyLock<Library> = LazyLock::new(Library::default);

/// Judges a document by the rules of `config`, beside the other drafts of `library`.
#[must_use]
pub fn check(document: &Arc<Document>, library: &Library, config: &Config, today: Date) -> Judged {
    alone(document, config, today).beside(library)
}

/// Judges a document by those rules of `config` that look at it alone.
#[must_use]
pub fn alone<'a>(document: &'a Arc<Document>, config: &'a Config, today: Date) -> Alone<'a> {
    let cx = Context::of(document, &NOTHING, (&config.registry, &config.style), today);
    let of = |scope| scope != Scope::Library;
    let fresh = [found(&cx, asked(config), of), found(&cx, masking(config), of)];
    Alone::with(document, config, cx, ([Vec::new(), Vec::new()], fresh))
}

/// Judges an edited document as [`alone`] does, by what was found in it before the edit: by the same configuration, on
/// the same day. Only the paragraphs that the edit can have changed are judged anew, as far as a rule looks at each by
/// itself.
#[must_use]
pub fn again<'a>(before: Judged, document: &'a Arc<Document>, config: &'a Config, today: Date) -> Alone<'a> {
    if is_crowded(before.all(), config) {
        return alone(document, config, today);
    }
    let Judged { document: old, mut findings, answered, guards, .. } = before;
    let Some(change) = Change::between(&old, document) else {
        return alone(document, config, today);
    };
    let calendar = Calendar::of(document);
    let Ledger { claims, changed } = claims::again(&change, document, &calendar, (&before.claims, &before.calendar));
    let all = (calendar, claims, today);
    let mut cx = Context::with(document, &NOTHING, (&config.registry, &config.style), all);
    if cx.date_form != before.date_form {
        return alone(document, config, today);
    }
    let wide = |scope: Scope| !scope.is_local() && scope != Scope::Library;
    let mut fresh = [found(&cx, asked(config), wide), found(&cx, masking(config), wide)];
    let stale = |id: ParagraphId| changed.get(id.0 as usize).is_none_or(|&changed| changed);
    cx.look_at(document.paragraphs().map(|(id, _)| id).filter(|&id| stale(id)));
    fresh[0].extend(found(&cx, asked(config), Scope::is_local));
    fresh[1].extend(found(&cx, masking(config), Scope::is_local));
    cx.look_at_all();
    let cards = asked(config).chain(masking(config)).map(|(rule, _)| rule.card());
    let local: FxHashSet<&str> = cards.filter(|card| card.scope.is_local()).map(|card| card.name).collect();
    let stands =
        |finding: &Finding| local.contains(&*finding.rule) && !change.paragraph_of(finding.span).is_none_or(stale);
    let moved = |known: Vec<Finding>| -> Option<Vec<Finding>> {
        let kept = known.into_iter().filter(stands);
        kept.map(|mut finding| moved(&mut finding, &change).map(|()| finding)).collect()
    };
    findings.extend(answered);
    // Where one points at words that changed, which no local rule does, nothing that was found can be trusted.
    let Some(kept) = moved(findings).zip(moved(guards)).map(<[_; 2]>::from) else {
        return alone(document, config, today);
    };
    if is_crowded(kept.iter().chain(&fresh).flatten(), config) {
        return alone(document, config, today);
    }
    Alone::with(document, config, cx, (kept, fresh))
}

impl<'a> Alone<'a> {
    /// With what stands from before and what was just found, of the rules that are asked and of those that only mask.
    fn with(
        document: &'a Arc<Document>,
        config: &'a Config,
        cx: Context<'a>,
        ([mut findings, mut guards], [asked, masking]): ([Vec<Finding>; 2], [Vec<Finding>; 2]),
    ) -> Self {
        findings.extend(fitted(document, asked));
        guards.extend(masking);
        // No rule of protection compares drafts.
        let masks = Masks::of(document, findings.iter().chain(&guards));
        Self { document, config, cx, findings, guards, masks }
    }

    /// What other drafts may know of it: a name that is masked is not among it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::without(self.document, &self.cx.names.spellings, |span| self.masks.hide(span))
    }

    /// Judges it beside the other drafts of `library` too.
    #[must_use]
    pub fn beside(self, library: &Library) -> Judged {
        let Self { document, config, cx, mut findings, guards, masks } = self;
        let cx = cx.beside(library);
        findings.extend(fitted(document, found(&cx, asked(config), |scope| scope == Scope::Library)));
        let Sifted { left: mut findings, answered } =
            suppress::unanswered(document, findings, |name| answerable(config, name));
        findings.sort_by(|a, b| {
            (a.span.start, a.span.end, &a.code, &a.message).cmp(&(b.span.start, b.span.end, &b.code, &b.message))
        });
        let Context { calendar, date_form, claims, names, .. } = cx;
        let (document, names) = (Arc::clone(document), Arc::new(names));
        Judged { document, calendar, date_form, names, claims, findings, answered, guards, masks }
    }
}

/// The rules that are asked, with their severities.
fn asked(config: &Config) -> impl Iterator<Item = (&dyn Rule, Option<Severity>)> {
    config.rules.iter().map(|(rule, severity)| (rule.rule(), *severity))
}

/// The rules that mask without being asked.
fn masking(config: &Config) -> impl Iterator<Item = (&dyn Rule, Option<Severity>)> {
    config.guards.iter().map(|rule| (rule.rule(), None))
}

/// Whether a rule of a file has more findings than it may: which of them are told depends on the whole draft.
fn is_crowded<'a>(findings: impl Iterator<Item = &'a Finding> + Clone, config: &Config) -> bool {
    if findings.clone().nth(MOST).is_none() {
        return false;
    }
    let mut count: FxHashMap<&str, usize> = FxHashMap::default();
    findings.for_each(|finding| *count.entry(&finding.rule).or_default() += 1);
    let own = config.rules.iter().map(|(rule, _)| rule).chain(&config.guards);
    let own = own.filter(|rule| matches!(rule, RuleRef::Own(_)));
    own.map(RuleRef::rule).any(|rule| count.get(rule.card().name).is_some_and(|&count| count > MOST))
}

/// What those of some rules find that have a scope.
fn found<'r>(
    cx: &Context<'_>,
    rules: impl Iterator<Item = (&'r dyn Rule, Option<Severity>)>,
    of: impl Fn(Scope) -> bool,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (rule, severity) in rules {
        let from = findings.len();
        let card = rule.card();
        if !of(card.scope) {
            continue;
        }
        rule.check(cx, &mut Findings::new(&card, &mut findings));
        if let Some(severity) = severity {
            findings[from..].iter_mut().for_each(|finding| finding.severity = severity);
        }
    }
    findings
}

/// Findings whose fixes may be made in a document.
fn fitted(document: &Document, mut findings: Vec<Finding>) -> Vec<Finding> {
    // What hides somebody is the writer's to decide, each time.
    let protective = findings.iter_mut().filter(|finding| finding.is_protective());
    protective.flat_map(|finding| &mut finding.fixes).for_each(|fix| fix.safe = false);
    fix::fit(&mut findings, document.format(), document.source().text());
    findings
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

/// Whether a rule's name or code, as an allowance names it, is that of a rule that runs, or of none at all.
fn answerable(config: &Config, name: &str) -> bool {
    let is = |card: Card<'_>| card.name == name || card.code.eq_ignore_ascii_case(name);
    config.rules.iter().any(|(rule, _)| is(rule.rule().card())) || !config.all.iter().any(|rule| is(rule.rule().card()))
}
