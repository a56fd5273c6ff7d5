//! What the page is told about a draft: what was read, the ledger, and the questions, with their places as a browser
//! counts them. It is the writer's own draft in the writer's own hands, so nothing is masked here.

use serde::Serialize;

use crate::check::Judged;
use crate::check::bundle::{bundles, message};
use crate::claims::{Claim, TimeGrade};
use crate::document::{Document, ParagraphId};
use crate::explain::claim;
use crate::explain::claim::{Why, one_line};
use crate::facts::{Grade, Status};
use crate::finding::{Finding, Fix, Where};
use crate::render;
use crate::render::Excerpt;
use crate::serve::sheet::unescaped;
use crate::serve::utf16::Utf16;
use crate::text::{Range, Span};

/// Where something stands in the text that the page sent: its first UTF-16 code unit, and the first after it.
type Stretch = [usize; 2];

/// Everything that is to be said about a draft.
#[derive(Serialize)]
pub(super) struct Answer {
    serial: u64,
    summary: String,
    /// What to say where nothing was asked.
    quiet: Option<String>,
    date: Option<Day>,
    claims: Vec<Row>,
    questions: Vec<Question>,
    /// Sentences about what did not work.
    troubles: Vec<String>,
}

/// The day of the draft.
#[derive(Serialize)]
pub(super) struct Day {
    #[serde(rename = "day")]
    iso: String,
    /// How it is known: `given`, `header`, `dateline` …
    from: &'static str,
    at: Option<Stretch>,
}

/// A row of the ledger.
#[derive(Serialize)]
struct Row {
    at: Stretch,
    text: String,
    count: String,
    harm: &'static str,
    status: &'static str,
    label: Option<String>,
    basis: Option<&'static str>,
    source: Side,
    time: Side,
}

/// According to whom, or when.
#[derive(Serialize)]
struct Side {
    grade: &'static str,
    /// By what a source vouches: `verb`, `footnote` …
    how: &'static str,
    /// The words of the draft.
    text: Option<String>,
    at: Option<Stretch>,
    /// The days.
    days: Option<String>,
    why: String,
}

/// One question: about a claim it may have several points.
#[derive(Serialize)]
struct Question {
    at: Stretch,
    also: Vec<Stretch>,
    severity: &'static str,
    paragraph: usize,
    words: String,
    message: String,
    points: Vec<Point>,
}

/// What one rule has to say.
#[derive(Serialize)]
struct Point {
    rule: String,
    code: String,
    message: String,
    help: Option<String>,
    related: Vec<Relation>,
    fixes: Vec<Mend>,
}

#[derive(Serialize)]
struct Relation {
    at: Option<Stretch>,
    place: String,
    message: String,
}

#[derive(Serialize)]
struct Mend {
    title: String,
    edits: Vec<Put>,
}

#[derive(Serialize)]
struct Put {
    at: Stretch,
    text: String,
}

impl Day {
    /// The day that a draft from a file tells. Where it stands there is of no use to the page.
    pub(super) fn told(document: &Document) -> Option<Self> {
        let date = document.date()?;
        Some(Self { iso: date.day.to_string(), from: date.from.name(), at: None })
    }
}

impl Answer {
    /// The answer to the draft with this number.
    pub(super) fn of(judged: &Judged, serial: u64, images: usize, troubles: Vec<String>) -> Self {
        let document = &judged.document;
        let eyes = Eyes {
            judged,
            units: Utf16::of(document.source().text()),
            // An editor shows its own draft whole.
            whole: Excerpt::whole(document.source()),
        };
        Self {
            serial,
            summary: render::read(document, &judged.claims, images),
            quiet: judged.findings.is_empty().then(|| render::quiet(document, &judged.claims, images)),
            date: document.date().map(|date| Day {
                iso: date.day.to_string(),
                from: date.from.name(),
                at: date.at.map(|at| eyes.units.span(at)),
            }),
            claims: judged.claims.iter().filter(|claim| is_shown(claim)).map(|claim| eyes.row(claim)).collect(),
            questions: bundles(judged).iter().map(|bundle| eyes.question(bundle)).collect(),
            troubles,
        }
    }
}

/// A claim that nobody came to harm, or that is asked, is no row: the summary does not count it either.
fn is_shown(claim: &Claim) -> bool {
    !matches!(claim.figure.status, Status::Zero | Status::Question)
}

/// A judged draft and how its places are told.
struct Eyes<'a> {
    judged: &'a Judged,
    units: Utf16<'a>,
    whole: Excerpt<'a>,
}

impl Eyes<'_> {
    fn row(&self, claim: &Claim) -> Row {
        let why = Why { document: &self.judged.document, claim, shows: &self.whole };
        let figure = &claim.figure;
        let (at, text) = self.words((claim.paragraph, figure.at));
        let (source, time) = (&claim.source, &claim.time);
        let source_at = source.at.filter(|_| source.grade < Grade::None).map(|at| self.words(at));
        let time_at = time.at.filter(|_| time.grade < TimeGrade::None).map(|at| self.words(at));
        Row {
            at,
            text,
            count: claim::count(&figure.count),
            harm: claim::harm(figure.harm),
            status: figure.status.name(),
            label: why.label(),
            basis: claim.basis.map(claim::basis),
            source: side((source.grade.name(), source.how.name()), source_at, why.source(), None),
            time: side(
                (time.grade.name(), time.how.name()),
                time_at,
                why.time(),
                Some(why.days()).filter(|days| !days.is_empty()),
            ),
        }
    }

    fn words(&self, (paragraph, at): (ParagraphId, Range)) -> (Stretch, String) {
        let document = &self.judged.document;
        let span = document.span(paragraph, at);
        let prose = document.slot(paragraph).map_or("", |slot| at.of(&slot.paragraph.prose.block.text));
        (self.units.span(span), one_line(prose))
    }

    fn question(&self, bundle: &[&Finding]) -> Question {
        let first = bundle[0];
        let source = self.judged.document.source();
        let also = bundle.iter().flat_map(|finding| &finding.also);
        Question {
            at: self.units.span(first.span),
            also: also.map(|&at| self.units.span(at)).collect(),
            severity: first.severity.name(),
            paragraph: source.place(first.span.start).line,
            words: one_line(self.judged.document.words(first.span)),
            message: message(bundle).into_owned(),
            points: bundle.iter().map(|finding| self.point(finding)).collect(),
        }
    }

    fn point(&self, finding: &Finding) -> Point {
        let related = finding.related.iter().map(|related| {
            let (at, place) = match &related.at {
                Where::Here(span) => {
                    let number = self.judged.document.source().place(span.start).line;
                    (Some(self.units.span(*span)), format!("paragraph {number}"))
                }
                Where::There { file, start, .. } => (None, format!("{file}, line {}", start.line)),
            };
            Relation { at, place, message: related.message.clone() }
        });
        Point {
            rule: finding.rule.to_string(),
            code: finding.code.to_string(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            related: related.collect(),
            fixes: finding.fixes.iter().filter(|fix| is_typed(fix)).map(|fix| self.mend(fix)).collect(),
        }
    }

    fn mend(&self, fix: &Fix) -> Mend {
        let put = |span: Span, text: &str| Put { at: self.units.span(span), text: unescaped(text) };
        Mend { title: fix.title.clone(), edits: fix.edits.iter().map(|edit| put(edit.span, &edit.text)).collect() }
    }
}

fn side(
    (grade, how): (&'static str, &'static str),
    words: Option<(Stretch, String)>,
    why: String,
    days: Option<String>,
) -> Side {
    let (at, text) = words.unzip();
    Side { grade, how, text, at, days, why }
}

/// Whether a fix could be typed: a comment cannot, for a sheet of paper shows none.
fn is_typed(fix: &Fix) -> bool {
    !fix.edits.iter().any(|edit| edit.text.contains("<!--"))
}
