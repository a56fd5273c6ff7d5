//! Names of people who were killed so recently that their families may not know.

use jiff::civil::Date;

use crate::claims::Calendar;
use crate::document::{Document, ParagraphId, Slot};
use crate::finding::{Finding, Fix, Severity};
use crate::names::{Circle, Person, persons};
use crate::prose::words::kin::{KILLED, KNOWN, NEAR};
use crate::prose::{Class, List};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// How many days back a death is recent: 72 hours (BBC).
const DAYS: i32 = 3;

/// The rule.
pub struct NextOfKin;

impl Rule for NextOfKin {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH111",
            name: "next-of-kin",
            group: Group::Protection,
            scope: Scope::Document,
            severity: Severity::Info,
            default: false,
            fixable: true,
            page: include_str!("next_of_kin.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let circle = Circle::of(cx.document, cx.registry);
        let mut calendar = None;
        let written = cx.document.date().map(|date| date.day);
        for (id, slot) in cx.document.paragraphs() {
            for person in persons(slot, id).filter(Person::is_full) {
                let has = |list: List| person.sentence.lists.has(list);
                if !has(KILLED) || has(KNOWN) || !is_of_the_dead(&person) {
                    continue;
                }
                let calendar = calendar.get_or_insert_with(|| Calendar::of(cx.document));
                let recent =
                    has(NEAR) || written.is_some_and(|written| is_recent((id, slot), &person, calendar, written));
                if recent && circle.is_private(&person) {
                    findings.push(finding(cx.document, &person));
                }
            }
        }
    }
}

/// Whether the name is that of the dead, and not of who killed or told: no verb of speech and no "by" stands beside.
fn is_of_the_dead(person: &Person<'_>) -> bool {
    let prose = person.prose();
    let next = prose.tokens.get(person.after());
    let speaks = next.is_some_and(|next| next.is(Class::Reporting) && next.is(Class::Past));
    let before = person.first.checked_sub(1);
    let agent = before.is_some_and(|at| prose.says_any(at, &["by", "said", "told", "to", "with"]));
    !speaks && !agent
}

fn is_recent((id, slot): (ParagraphId, &Slot), person: &Person<'_>, calendar: &Calendar, written: Date) -> bool {
    let prose = &slot.paragraph.prose;
    let whole = prose.range(person.sentence.first, person.sentence.end);
    let times = slot.paragraph.facts.times.iter().zip(calendar.paragraph(id));
    times.filter(|(time, _)| whole.touches(time.at)).any(|(_, date)| {
        let days = date.from.filter(|from| date.to == Some(*from)).and_then(|from| (written - from).get_days().into());
        days.is_some_and(|days| (0..=DAYS).contains(&days))
    })
}

fn finding(document: &Document, person: &Person<'_>) -> Finding {
    let span = person.span(document);
    let mut finding =
        Finding::new(Severity::Info, span, "Does the family of the dead know? If not, withhold the name.");
    finding.fixes.push(Fix::instead(span, "[name withheld]"));
    finding
}
