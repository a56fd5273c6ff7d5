//! Dates that are not in the form of the house, or of the draft.

use crate::claims::{DateForm, Moment, WEEKDAYS, form_of, usual_form};
use crate::facts::time::{Of, Stamp};
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::format::Role;
use crate::prose::{Class, Kind};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct DateFormat;

impl Rule for DateFormat {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DAT114",
            name: "date-format",
            group: Group::Dates,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: false,
            fixable: true,
            page: include_str!("date_format.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let house = cx.style.date_form;
        let usual = house.or_else(|| usual_form(cx.document));
        for moment in cx.moments() {
            let Some(stamp) = moment.stamp().filter(|_| !matches!(moment.slot.role, Role::Cell { .. })) else {
                continue;
            };
            let Some(wanted) = wanted(&moment, stamp, (house, usual)) else { continue };
            if moment.is_borrowed() {
                continue;
            }
            let span = cx.document.span(moment.id, moment.time.at);
            let words = moment.slot.paragraph.prose.line(moment.time.at);
            let why = match house {
                Some(form) => format!("the house writes “{}”", form.name()),
                None if is_ordinal(&moment) => "a date takes no ordinal".to_owned(),
                None => "most dates of this draft have another form".to_owned(),
            };
            let mut finding = Finding::new(Severity::Hint, span, format!("“{words}”: {why}. Write “{wanted}”?"));
            finding.fixes.extend(moment.plain(cx.document, moment.time.at).map(|span| Fix {
                title: format!("Write “{wanted}”"),
                safe: true,
                edits: vec![Edit { span, text: wanted.clone() }],
            }));
            findings.push(finding);
        }
    }
}

/// The date as it should be written; `None` where it is, or where its form is not known.
fn wanted(moment: &Moment<'_>, stamp: Stamp, (house, usual): (Option<DateForm>, Option<DateForm>)) -> Option<String> {
    let Of::Day(month, day) = stamp.of else { return None };
    let (month, day) = (month.cast_signed(), day.cast_signed());
    let own = form_of(moment.slot, moment.tokens());
    // Numbers alone: the year tells how they are meant, and of two readings another rule asks.
    if own.is_none() && (house.is_none() || stamp.ambiguous || stamp.year.is_none()) {
        return None;
    }
    let prose = &moment.slot.paragraph.prose;
    let digits = |at: usize| matches!(prose.tokens[at].kind, Kind::Number | Kind::Ordinal);
    let sound = moment.tokens().any(digits) && jiff::civil::Date::new(stamp.year.unwrap_or(2024), month, day).is_ok();
    let other = house.is_some() || own != usual;
    let form = match usual.filter(|_| sound && (other || is_ordinal(moment))) {
        // A draft that names its months in full and first may shorten them, where the house does not say.
        Some(DateForm::MonthDayYear) if house.is_none() && own == Some(DateForm::MonthDayYear) => {
            DateForm::MonthDayYear
        }
        Some(form) => form,
        None => return None,
    };
    let date = form.written((month, day), stamp.year);
    let named = stamp.weekday.and_then(|weekday| WEEKDAYS.get(usize::from(weekday) - 1));
    let words = prose.line(moment.time.at);
    match named {
        None => (words != date).then_some(date),
        Some(name) => {
            let accepted = [format!("{name} {date}"), format!("{name}, {date}")];
            let [bare, comma] = &accepted;
            let written = if form == DateForm::DayMonthYear && !words.contains(',') { bare } else { comma };
            (!accepted.contains(&words)).then(|| written.clone())
        }
    }
}

/// Whether an ordinal stands in it: the 2nd of December.
fn is_ordinal(moment: &Moment<'_>) -> bool {
    let tokens = &moment.slot.paragraph.prose.tokens;
    moment.tokens().any(|at| tokens[at].kind == Kind::Ordinal || tokens[at].is(Class::OrdinalWord))
}
