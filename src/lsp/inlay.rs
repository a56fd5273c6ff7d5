//! The day after a weekday or a relative word, shown between the words; accepting it writes it there.

use crate::check::Judged;
use crate::lsp::place::{Places, Units};
use crate::lsp::protocol::{
    InlayHint, InlayHintLabel, InlayHintParams, InlayHintTooltip, MarkupContent, MarkupKind, Range, TextEdit,
};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::lsp::wish::Show;
use crate::text::Span;

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
    hints
}
