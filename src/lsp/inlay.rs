//! What stands between the words: the day after a weekday or a relative word, which accepting it writes there, and the
//! source of a figure that is carried from before.

use std::borrow::Cow;

use crate::check::Judged;
use crate::claims::Claim;
use crate::lsp::place::{Places, Units};
use crate::lsp::protocol::{
    InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip, MarkupContent, MarkupKind, Range, TextEdit,
};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::lsp::wish::Show;
use crate::text::Span;

/// Characters of a source that are shown.
const LONGEST: usize = 40;

impl Session {
    /// What stands between the words of a stretch of an open draft, where the writer wants it there.
    pub(super) fn hints(&mut self, params: &InlayHintParams) -> Vec<InlayHint> {
        let name = terms::name(&params.text_document.uri);
        if !self.shows(&name, Show::Hints) {
            return Vec::new();
        }
        self.fresh(&name);
        let judged = self.open.get(&name).and_then(|draft| draft.judged.as_ref());
        judged.map(|judged| hints(judged, self.terms.units, params.range)).unwrap_or_default()
    }
}

/// The hints for a stretch of a draft, from what was found in it before.
fn hints(judged: &Judged, units: Units, range: Range) -> Vec<InlayHint> {
    let document = &judged.document;
    let mut places = Places::new(document.source(), units);
    let shown = Span::new(places.offset(range.start), places.offset(range.end));
    let mut hints = Vec::new();
    for moment in judged.calendar.moments(document).filter(crate::claims::Moment::is_relative) {
        let span = document.span(moment.id, moment.time.at);
        let Some(days) = moment.dated.days.filter(|_| span.start <= shown.end && shown.start <= span.end) else {
            continue;
        };
        // Words in quotation marks stay as they were said.
        let spelled = moment.spelled(document, judged.date_form).filter(|_| !moment.is_borrowed());
        let edit =
            spelled.map(|spelled| TextEdit { range: places.range(spelled.edit.span), new_text: spelled.edit.text });
        let why = crate::explain::time::reading(document, &moment);
        hints.push(InlayHint {
            position: places.position(span.end),
            label: InlayHintLabel::String(judged.date_form.days(days)),
            kind: None,
            text_edits: edit.map(|edit| vec![edit]),
            tooltip: why
                .map(|value| InlayHintTooltip::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })),
            padding_left: Some(true),
            padding_right: None,
            data: None,
        });
    }
    hints.extend(carried(judged, units, shown));
    hints.sort_by_key(|hint| hint.position);
    hints
}

/// The source after each figure whose source is carried from a sentence before: `← Health Directorate, ¶ 8`.
fn carried(judged: &Judged, units: Units, shown: Span) -> Vec<InlayHint> {
    let document = &judged.document;
    let mut places = Places::new(document.source(), units);
    let hint = |claim: &Claim| {
        let (paragraph, at) = claim.source.at.filter(|_| claim.source.carried.is_some())?;
        let span = document.span(claim.paragraph, claim.figure.at);
        let near = span.start <= shown.end && shown.start <= span.end;
        let words = near.then(|| document.words(document.span(paragraph, at)))?;
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(InlayHint {
            position: places.position(span.end),
            label: InlayHintLabel::String(format!("← {}, ¶ {}", short(&words), paragraph.0 + 1)),
            kind: None,
            text_edits: None,
            tooltip: Some(InlayHintTooltip::String(format!("The source is carried from here: “{words}”"))),
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
    };
    judged.claims.iter().filter_map(hint).collect()
}

/// Words that are not to push the text apart: their beginning.
fn short(words: &str) -> Cow<'_, str> {
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", words[..end].trim_end())),
        None => Cow::Borrowed(words),
    }
}
