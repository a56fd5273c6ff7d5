//! Dates in numbers that can be read in two ways: 03/04/2024.

use jiff::civil::Date;

use crate::claims::{DateForm, Moment};
use crate::facts::time::{Of, Stamp};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::prose::Kind;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Span;

/// The rule.
pub struct AmbiguousNumericDate;

/// A date of two readings.
struct Doubtful {
    span: Span,
    /// Its readings, that with the day first before the others.
    readings: Vec<String>,
    /// Whether it may be rewritten: it stands in no quotation, and no markup in it.
    free: bool,
}

impl Rule for AmbiguousNumericDate {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT107",
            name: "ambiguous-numeric-date",
            group: Group::Dates,
            scope: Scope::Document,
            severity: Severity::Warning,
            default: true,
            fixable: true,
            page: include_str!("ambiguous_numeric_date.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let form = cx.date_form;
        let found: Vec<Doubtful> = cx.moments().filter_map(|moment| doubtful(cx, &moment, form)).collect();
        let Some((first, others)) = found.split_first() else { return };
        let words = cx.document.words(first.span);
        let readings = first.readings.join(" or ");
        let more = if others.is_empty() { String::new() } else { format!(" {} more like it here.", others.len()) };
        let message = match first.readings.len() {
            1 => format!("“{words}”: a year of two digits. {readings}?{more}"),
            _ => format!("“{words}” can be read in two ways: {readings}?{more}"),
        };
        let help = shown(cx).map(|words| format!("“{words}” in this draft can be read in one way only."));
        let most = found.iter().map(|one| one.readings.len()).max().unwrap_or(0);
        findings.push(Finding {
            help,
            also: others.iter().map(|one| one.span).collect(),
            fixes: (0..most).filter_map(|nth| fix(&found, nth)).collect(),
            ..Finding::new(Severity::Warning, first.span, message)
        });
    }
}

/// A date in the same signs that shows the order in which this draft writes its numbers: 29/01/2024.
fn shown<'a>(cx: &Context<'a>) -> Option<&'a str> {
    let dates = cx.moments().filter(|moment| {
        let stamp = moment.stamp().filter(|stamp| !stamp.ambiguous && matches!(stamp.of, Of::Day(..)));
        stamp.is_some_and(|stamp| stamp.weekday.is_none() && stamp.year.is_some())
    });
    let mut words = dates.map(|moment| cx.document.words(cx.document.span(moment.id, moment.time.at)));
    words.find(|words| {
        let mut parts = words.split(['/', '-', '.']);
        let number =
            |part: Option<&str>| part.is_some_and(|part| matches!(part.len(), 1 | 2) && part.parse::<u8>().is_ok());
        number(parts.next()) && number(parts.next()) && parts.next().is_some_and(|year| year.len() == 4)
    })
}

/// One reading of all these dates, spelled out.
fn fix(found: &[Doubtful], nth: usize) -> Option<Fix> {
    let free = found.iter().filter(|one| one.free);
    let edits: Vec<Edit> = free
        .filter_map(|one| {
            Some(Edit { span: one.span, text: one.readings.get(nth).or_else(|| one.readings.first())?.clone() })
        })
        .collect();
    let title = match &edits[..] {
        [] => return None,
        [edit] => format!("Write “{}”", edit.text),
        [edit, ..] => format!("Write “{}”, and the others in the same way", edit.text),
    };
    Some(Fix { title, safe: false, edits })
}

fn doubtful(cx: &Context<'_>, moment: &Moment<'_>, form: DateForm) -> Option<Doubtful> {
    let stamp = moment.stamp()?;
    let Of::Day(month, day) = stamp.of else { return None };
    let short = two_digits(moment);
    // "by 12/3": two numbers without a year are a date only after "on".
    let lead = moment.slot.paragraph.prose.words(moment.time.lead);
    if stamp.year.is_none() && stamp.weekday.is_none() && !lead.eq_ignore_ascii_case("on") {
        return None;
    }
    if !stamp.ambiguous && short.is_none() {
        return None;
    }
    let mut readings = vec![(stamp.year, month, day)];
    if stamp.ambiguous {
        readings.push((stamp.year, day, month));
    }
    // 16/12/02 may open with its year.
    readings.extend(
        short.flatten().map(|year| (Some(year), month, u8::try_from(stamp.year.unwrap_or(0) % 100).unwrap_or(0))),
    );
    let fits = |&(year, month, day): &(Option<i16>, u8, u8)| {
        let date = Date::new(year.unwrap_or(2024), month.cast_signed(), day.cast_signed()).ok();
        date.is_some_and(|date| on_weekday(stamp, year.map(|_| date)))
    };
    readings.retain(fits);
    readings.dedup();
    let sure = readings.len() < 2 && short.is_none();
    let at = moment.time.at;
    let write =
        |(year, month, day): (Option<i16>, u8, u8)| form.written((month.cast_signed(), day.cast_signed()), year);
    (!sure && !readings.is_empty()).then(|| Doubtful {
        span: cx.document.span(moment.id, at),
        readings: readings.into_iter().map(write).collect(),
        free: stamp.weekday.is_none() && !moment.is_quoted() && moment.plain(cx.document, at).is_some(),
    })
}

/// Whether a reading falls on the weekday that is written with it.
fn on_weekday(stamp: Stamp, date: Option<Date>) -> bool {
    let Some((weekday, date)) = stamp.weekday.zip(date) else { return true };
    date.weekday().to_monday_one_offset() == weekday.cast_signed()
}

/// Whether the year of a date in numbers has two digits; if so, the year that it would have if that came first.
#[expect(clippy::option_option, reason = "a short year, and the other place that it may stand in")]
fn two_digits(moment: &Moment<'_>) -> Option<Option<i16>> {
    let prose = &moment.slot.paragraph.prose;
    let tokens = &prose.tokens[moment.tokens()];
    let numeric = tokens.iter().all(|token| matches!(token.kind, Kind::Number | Kind::Sign('/' | '-' | '.' | '–')));
    let words = prose.words(moment.time.at);
    let parts: Vec<&str> = words.split(['/', '-', '.', '–']).collect();
    let [first, _, last] = parts[..] else { return None };
    let slashed = words.contains('/') || words.contains('-');
    (numeric && last.len() == 2 && first.len() <= 2).then(|| {
        let first: i16 = first.parse().ok().filter(|first| slashed && *first > 12)?;
        Some(2000 + first)
    })
}
