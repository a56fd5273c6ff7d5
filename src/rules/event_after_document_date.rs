//! Events that are told as past and dated after the draft.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::claims::Moment;
use crate::document::DateFrom;
use crate::facts::time::{Bound, Rest, Tense};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::prose::Class;
use crate::prose::words::time::AHEAD;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct EventAfterDocumentDate;

/// A report that names only its period is issued so many days after it at the latest.
const ISSUED: i64 = 60;

impl Rule for EventAfterDocumentDate {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT111",
            name: "event-after-document-date",
            group: Group::Dates,
            scope: Scope::Claim,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("event_after_document_date.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let Some(date) = cx.document.date() else { return };
        let grace = if date.from == DateFrom::Period { ISSUED } else { 0 };
        let today = date.day.saturating_add(grace.days());
        for moment in cx.moments() {
            let Some(day) = after(&moment, today) else { continue };
            let Some(severity) = severity(&moment) else { continue };
            if moment.dates_the_document(cx.document) {
                continue;
            }
            let form = cx.date_form;
            let span = cx.document.span(moment.id, moment.time.at);
            let words = moment.slot.paragraph.prose.line(moment.time.at);
            let message =
                format!("“{words}” is told as past, and the draft is of {}. Which date is right?", form.day(date.day));
            let mut finding = Finding::new(severity, span, message);
            finding.fixes.extend(year_before(cx, &moment, (day, today)));
            findings.push(finding);
        }
    }
}

/// The first day of a time that is written with its year and lies after the draft's date.
fn after(moment: &Moment<'_>, today: Date) -> Option<Date> {
    let then = matches!(moment.time.bound, Bound::Then | Bound::Since | Bound::AsOf | Bound::After);
    let written = moment.dated.rest == Rest::Words && moment.time.when.is_fine();
    moment.dated.days.map(|days| days.from).filter(|&from| then && written && from > today)
}

/// What it weighs; `None` where the words lie ahead of the draft, or tell nothing.
fn severity(moment: &Moment<'_>) -> Option<Severity> {
    let prose = &moment.slot.paragraph.prose;
    let ahead = |at: usize| prose.tokens[at].is(Class::Ahead) || prose.tokens[at].is(Class::HeaderCue);
    // "is used for scheduling": a fixed phrase of headers and plans is no event.
    if moment.sentence().any(ahead) || moment.beside(AHEAD) || moment.is_borrowed() {
        return None;
    }
    let figures = &moment.slot.paragraph.facts.figures;
    let told = figures.binary_search_by_key(&moment.time.sentence, |figure| figure.sentence).is_ok();
    // A date without a preposition may be that of a headline or of an agency: "AFP, 20 May 2024".
    let led = moment.time.lead != Range::default() || opened(moment);
    match moment.time.tense {
        Tense::Past if led => Some(Severity::Error),
        Tense::Past | Tense::Open if told => Some(Severity::Hint),
        _ => None,
    }
}

/// Whether a preposition or an article stands before the words: the attack of 20 May 2024, the 20 May attack.
fn opened(moment: &Moment<'_>) -> bool {
    let before = moment.tokens().start.checked_sub(1).and_then(|at| moment.slot.paragraph.prose.tokens.get(at));
    before.is_some_and(|before| before.is(Class::Preposition) || before.is(Class::Determiner))
}

/// The same day of the year before, where it lies before the draft's date.
fn year_before(cx: &Context<'_>, moment: &Moment<'_>, (day, today): (Date, Date)) -> Option<Fix> {
    let before = day.checked_sub(1.years()).ok().filter(|before| *before <= today)?;
    let prose = &moment.slot.paragraph.prose;
    let year = day.year().to_string();
    moment.stamp().filter(|stamp| stamp.weekday.is_none())?;
    let at = moment.tokens().find(|&at| prose.word(at) == year)?;
    let span = moment.plain(cx.document, prose.tokens[at].at)?;
    let title = format!("Write “{}”", cx.date_form.day(before));
    Some(Fix { title, safe: false, edits: vec![Edit { span, text: before.year().to_string() }] })
}
