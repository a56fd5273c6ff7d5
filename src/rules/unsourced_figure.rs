//! Figures of harm that nobody vouches for: three rules, one for each kind of harm.

use crate::claims::Claim;
use crate::document::{Document, Slot};
use crate::facts::{Form, How, Status};
use crate::finding::{Finding, Related, Severity, Where};
use crate::prose::Harm;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// One of the three rules.
pub struct UnsourcedFigure {
    card: Card<'static>,
    harms: &'static [Harm],
}

const CARD: Card<'static> = Card {
    code: "",
    name: "",
    group: Group::Figures,
    scope: Scope::Claim,
    severity: Severity::Warning,
    default: true,
    fixable: false,
    page: "",
};

/// People killed, hurt, missing, detained or abducted.
pub const CASUALTY: UnsourcedFigure = UnsourcedFigure {
    card: Card {
        code: "FIG101",
        name: "unsourced-casualty-figure",
        severity: Severity::Error,
        page: include_str!("unsourced_casualty_figure.md"),
        ..CARD
    },
    harms: &[
        Harm::Death,
        Harm::Injury,
        Harm::Casualties,
        Harm::Missing,
        Harm::Detention,
        Harm::Abduction,
        Harm::Violence,
    ],
};

/// People who fled, crossed, arrived or are sheltering.
pub const DISPLACEMENT: UnsourcedFigure = UnsourcedFigure {
    card: Card {
        code: "FIG102",
        name: "unsourced-displacement-figure",
        page: include_str!("unsourced_displacement_figure.md"),
        ..CARD
    },
    harms: &[Harm::Displacement],
};

/// People who are besieged, stranded, cut off, hungry or in need.
pub const AFFECTED: UnsourcedFigure = UnsourcedFigure {
    card: Card {
        code: "FIG103",
        name: "unsourced-affected-figure",
        page: include_str!("unsourced_affected_figure.md"),
        ..CARD
    },
    harms: &[Harm::Affected],
};

impl Rule for UnsourcedFigure {
    fn card(&self) -> Card<'_> {
        self.card
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for claim in cx.claims().filter(|claim| self.harms.contains(&claim.figure.harm)) {
            // A number alone in its cell is the table's, and of a table a line under it is asked for, once.
            let tabled = cx.document.slot(claim.paragraph).is_some_and(Slot::is_bare_number);
            if claim.source.is_none()
                && !tabled
                && let Some(severity) = severity(claim, cx)
            {
                findings.push(finding(claim, severity, cx.document));
            }
        }
    }
}

/// How much a missing source weighs: by harm, by quantity, and by what else the draft says (catalogue, part 2.5).
fn severity(claim: &Claim, cx: &Context<'_>) -> Option<Severity> {
    let figure = &claim.figure;
    let base = match figure.status {
        Status::Question | Status::Historical => return None,
        // "No casualties were reported" is how everybody writes it.
        Status::Zero if claim.source.how == How::Hedge => return None,
        Status::Denied => return Some(Severity::Hint),
        Status::Zero => Severity::Warning,
        Status::Asserted => match figure.count.form {
            Form::Indefinite | Form::Ordinal | Form::Share => return Some(Severity::Info),
            Form::Number if figure.harm == Harm::Death => Severity::Error,
            Form::Number | Form::Vague | Form::Zero => Severity::Warning,
        },
    };
    if claim.source.backed.is_some() {
        return Some(Severity::Info);
    }
    let lenient = cx.style.lenient_hedges && claim.source.how == How::Hedge && base == Severity::Error;
    Some(if lenient { Severity::Warning } else { base })
}

fn finding(claim: &Claim, severity: Severity, document: &Document) -> Finding {
    let span = document.span(claim.paragraph, claim.figure.at);
    let words = on_one_line(document.words(span));
    let said = claim.label.is_none() && claim.figure.at.holds(claim.figure.harm_at);
    let harm = if said { "" } else { suffered(claim.figure.harm) };
    let quoted = |(id, at)| on_one_line(document.words(document.span(id, at)));
    let mut finding = Finding::new(severity, span, String::new());
    finding.message = match (&claim.source.backed, claim.source.reaction, claim.source.at) {
        (Some(backed), ..) => {
            let place = document.span(backed.paragraph, backed.figure);
            finding.related.push(Related { at: Where::Here(place), message: "sourced here".to_owned() });
            let number = backed.paragraph.0 + 1;
            format!("“{words}”{harm}: no source here, but in paragraph {number}. Repeat it here?")
        }
        (None, Some(verb), _) => {
            let verb = quoted((claim.paragraph, verb));
            format!("“{words}”{harm}: no source found here. “{verb}” vouches for no number. Who counted?")
        }
        (None, None, Some(hedge)) => {
            let hedge = quoted(hedge);
            format!("“{words}”{harm}: no source found here. “{hedge}” does not say who. Who reported it?")
        }
        (None, None, None) => format!("“{words}”{harm}: no source found here. Who reported it?"),
    };
    finding
}

/// Words without their line breaks and double spaces.
fn on_one_line(words: &str) -> String {
    let mut said = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(word);
    }
    said
}

/// What happened, as the message says it after a figure whose own words do not.
fn suffered(harm: Harm) -> &'static str {
    match harm {
        Harm::Death => " killed",
        Harm::Injury => " hurt",
        Harm::Casualties => " killed or hurt",
        Harm::Missing => " missing",
        Harm::Displacement => " displaced",
        Harm::Detention => " detained",
        Harm::Abduction => " abducted",
        Harm::Violence => " assaulted",
        Harm::Affected => " affected",
    }
}
