//! A document judged by the rules that look at it alone, before it is held beside the others.

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::Judged;
use crate::claims;
use crate::claims::{Calendar, Ledger};
use crate::config::{Config, RuleRef};
use crate::document::{Change, Document, ParagraphId};
use crate::finding::{Finding, Severity, Where};
use crate::fix;
use crate::mask::Masks;
use crate::names::{Digest, Library};
use crate::rule::{Card, Context, Findings, MOST, Rule, Scope};
use crate::suppress;
use crate::suppress::Sifted;
use crate::text::Span;

/// A document judged by the rules that look at it alone.
pub struct Alone<'a> {
    document: &'a Arc<Document>,
    config: &'a Config,
    cx: Context<'a>,
    found: Found,
    masks: Masks,
}

/// What rules found.
#[derive(Default)]
struct Found {
    /// Those that are asked.
    asked: Vec<Finding>,
    /// Those that mask without being asked.
    guards: Vec<Finding>,
}

/// The library of a document that is not held beside others.
pub(super) static NOTHING: LazyLock<Library> = LazyLock::new(Library::default);

/// Judges a document by those rules of `config` that look at it alone.
#[must_use]
pub fn alone<'a>(document: &'a Arc<Document>, config: &'a Config, today: Date) -> Alone<'a> {
    let cx = Context::of(document, &NOTHING, (&config.registry, &config.style), today);
    let found = Found::by(&cx, config, |scope| scope != Scope::Library);
    Alone::with(document, config, cx, (Found::default(), found))
}

/// Judges an edited document as [`alone`] does, by what was found in it before the edit: by the same configuration, on
/// the same day. Only the paragraphs that the edit can have changed are judged anew, as far as a rule looks at each by
/// itself.
#[must_use]
pub fn again<'a>(before: Judged, document: &'a Arc<Document>, config: &'a Config, today: Date) -> Alone<'a> {
    if is_crowded(before.findings.iter().chain(&before.answered).chain(&before.guards), config) {
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
    let mut found = Found::by(&cx, config, |scope| !scope.is_local() && scope != Scope::Library);
    let stale = |id: ParagraphId| changed.get(id.0 as usize).is_none_or(|&changed| changed);
    cx.look_at(document.paragraphs().map(|(id, _)| id).filter(|&id| stale(id)));
    found.extend(Found::by(&cx, config, Scope::is_local));
    cx.look_at_all();
    findings.extend(answered);
    let stands = |finding: &Finding| !change.paragraph_of(finding.span).is_none_or(stale);
    let Some(kept) = (Found { asked: findings, guards }).kept(config, &change, stands) else {
        return alone(document, config, today);
    };
    if is_crowded(kept.all().chain(found.all()), config) {
        return alone(document, config, today);
    }
    Alone::with(document, config, cx, (kept, found))
}

impl<'a> Alone<'a> {
    /// With what stands from before an edit and what was just found.
    fn with(document: &'a Arc<Document>, config: &'a Config, cx: Context<'a>, (kept, fresh): (Found, Found)) -> Self {
        let mut found = kept;
        found.extend(Found { asked: fitted(document, fresh.asked), guards: fresh.guards });
        // No rule of protection compares drafts.
        let masks = Masks::of(document, found.all());
        Self { document, config, cx, found, masks }
    }

    /// What other drafts may know of it: a name that is masked is not among it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::without(self.document, &self.cx.names.spellings, |span| self.masks.hide(span))
    }

    /// Judges it beside the other drafts of `library` too.
    #[must_use]
    pub fn beside(self, library: &Library) -> Judged {
        let Self { document, config, cx, found: Found { mut asked, guards }, masks } = self;
        let cx = cx.beside(library);
        asked.extend(fitted(document, found(&cx, self::asked(config), |scope| scope == Scope::Library)));
        let Sifted { left: mut findings, answered } =
            suppress::unanswered(document, asked, |name| answerable(config, name));
        findings.sort_by(|a, b| {
            (a.span.start, a.span.end, &a.code, &a.message).cmp(&(b.span.start, b.span.end, &b.code, &b.message))
        });
        let Context { calendar, date_form, claims, names, .. } = cx;
        let (document, names) = (Arc::clone(document), Arc::new(names));
        Judged { document, calendar, date_form, names, claims, findings, answered, guards, masks }
    }
}

impl Found {
    /// What those rules of a configuration find that have a scope.
    fn by(cx: &Context<'_>, config: &Config, of: impl Fn(Scope) -> bool) -> Self {
        Self { asked: found(cx, asked(config), &of), guards: found(cx, guards(config), &of) }
    }

    fn all(&self) -> impl Iterator<Item = &Finding> + Clone {
        self.asked.iter().chain(&self.guards)
    }

    fn extend(&mut self, more: Self) {
        self.asked.extend(more.asked);
        self.guards.extend(more.guards);
    }

    /// What local rules found and an edit left as it is, where it stands now; `None` where one points at words that
    /// changed, which no local rule does: nothing that was found can be trusted.
    fn kept(self, config: &Config, change: &Change<'_>, stands: impl Fn(&Finding) -> bool) -> Option<Self> {
        let cards = asked(config).chain(guards(config)).map(|(rule, _)| rule.card());
        let local: FxHashSet<&str> = cards.filter(|card| card.scope.is_local()).map(|card| card.name).collect();
        let kept = |known: Vec<Finding>| -> Option<Vec<Finding>> {
            let kept = known.into_iter().filter(|finding| local.contains(&*finding.rule) && stands(finding));
            kept.map(|mut finding| moved(&mut finding, change).map(|()| finding)).collect()
        };
        Some(Self { asked: kept(self.asked)?, guards: kept(self.guards)? })
    }
}

/// The rules that are asked, with their severities.
fn asked(config: &Config) -> impl Iterator<Item = (&dyn Rule, Option<Severity>)> {
    config.rules.iter().map(|(rule, severity)| (rule.rule(), *severity))
}

/// The rules that mask without being asked.
fn guards(config: &Config) -> impl Iterator<Item = (&dyn Rule, Option<Severity>)> {
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
pub(super) fn found<'r>(
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

/// Whether a rule's name or code, as an allowance names it, is that of a rule that runs, or of none at all.
fn answerable(config: &Config, name: &str) -> bool {
    let is = |card: Card<'_>| card.name == name || card.code.eq_ignore_ascii_case(name);
    config.rules.iter().any(|(rule, _)| is(rule.rule().card())) || !config.all.iter().any(|rule| is(rule.rule().card()))
}
