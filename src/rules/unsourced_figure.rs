//! Figures of harm that nobody vouches for: three rules, one for each kind of harm.

use crate::claims::Claim;
use crate::document::{Document, ParagraphId, Slot};
use crate::facts::{Form, How, Status};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::fix::blank;
use crate::prose::Harm;
use crate::rule::{Card, Context, Findings, Group, Reach, Rule, Scope};
use crate::text::Range;

/// A source of more bytes is no name that could be repeated in passing.
const LONGEST: usize = 80;

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
    fixable: true,
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
                let fixes = fixes(claim, cx);
                findings.push(Finding { fixes, ..finding(claim, severity, cx.document) });
            } else if let Some(source) = afar(claim, cx) {
                findings.push(repeated(claim, source, cx.document));
            }
        }
    }
}

/// The words of a source that stands further from its figure than the house takes it to hold.
fn afar(claim: &Claim, cx: &Context<'_>) -> Option<(ParagraphId, Range)> {
    let reach = cx.style.source_reach;
    // What names the source of all figures at once (a heading, a lead-in, a line under a table, a note) stands apart by nature.
    let carried = claim.source.how == How::Carried && claim.figure.status == Status::Asserted;
    let (id, at) = claim.source.at.filter(|_| carried && reach != Reach::Section)?;
    let prose = &cx.document.slot(id)?.paragraph.prose;
    let sentence = |at: Range| prose.sentence_of(prose.token_at(at.start));
    let near = id == claim.paragraph && (reach == Reach::Paragraph || sentence(at) == sentence(claim.figure.at));
    (!near).then_some((id, at))
}

/// That a source is to be named again.
fn repeated(claim: &Claim, (id, at): (ParagraphId, Range), document: &Document) -> Finding {
    let span = document.span(claim.paragraph, claim.figure.at);
    let place = document.span(id, at);
    let (words, source) = (on_one_line(document.words(span)), on_one_line(document.words(place)));
    let message = format!("“{words}”: the source stands further off than the house allows. Repeat “{source}” here?");
    let mut finding = Finding::new(Severity::Warning, span, message);
    finding.related.push(Related { at: Where::Here(place), message: "named here".to_owned() });
    finding
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

/// A place for the source, which the writer fills in; and the source that the same figure has further down, as a
/// question: only the writer knows whether it counted here too.
fn fixes(claim: &Claim, cx: &Context<'_>) -> Vec<Fix> {
    let (id, figure) = (claim.paragraph, &claim.figure);
    let Some(slot) = cx.document.slot(id).filter(|slot| !slot.is_quoted(figure.at)) else { return Vec::new() };
    let Some(span) = cx.document.sentence_end(id, figure.sentence) else { return Vec::new() };
    let prose = &slot.paragraph.prose;
    let sentence = prose.sentences.get(figure.sentence).map(|sentence| prose.range(sentence.first, sentence.end));
    // What was left once is asked about already.
    if sentence.is_none_or(|sentence| prose.words(sentence).contains(blank::SOURCE)) {
        return Vec::new();
    }
    let fix = |title, source: &str| {
        let edits = vec![Edit { span, text: format!(", according to {source}") }];
        Fix { title, safe: false, edits }
    };
    let repeated = source_below(claim, cx)
        .map(|(number, source)| fix(format!("Repeat “according to {source}” from paragraph {number} here?"), &source));
    let left = fix(format!("Write “according to {}”, to fill in", blank::SOURCE), blank::SOURCE);
    std::iter::once(left).chain(repeated).collect()
}

/// Who vouches for the same figure further down, in words that can be repeated, and in which paragraph.
fn source_below(claim: &Claim, cx: &Context<'_>) -> Option<(u32, String)> {
    let backed = claim.source.backed?;
    let first = cx.claims.partition_point(|claim| claim.paragraph < backed.paragraph);
    let below = cx.claims[first..].iter().take_while(|claim| claim.paragraph == backed.paragraph);
    let below = below.into_iter().find(|claim| claim.figure.at == backed.figure)?;
    let told = below.source.carried.map_or(below.source.how, |carried| carried.how);
    let (id, at) = below.source.at.filter(|_| matches!(told, How::Verb | How::AccordingTo | How::Noun))?;
    let slot = cx.document.slot(id)?;
    let pronoun = slot.paragraph.facts.attributions.iter().any(|said| said.pronoun && said.source == at);
    let words = slot.paragraph.prose.line(at);
    let words = match words.split_once(' ') {
        Some((article, rest)) if ["The", "A", "An"].contains(&article) => format!("{} {rest}", article.to_lowercase()),
        _ => words,
    };
    (!pronoun && words.len() <= LONGEST).then(|| (backed.paragraph.0 + 1, words))
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
