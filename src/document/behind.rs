//! Places in the source where words can be put in without cutting markup.

use crate::document::{Document, ParagraphId};
use crate::format::Role;
use crate::prose::Kind;
use crate::text::{Range, Span};

impl Document {
    /// The place in the source right behind a byte of a paragraph's prose at which a word ends. None where markup lies in
    /// that word.
    #[must_use]
    pub fn behind(&self, id: ParagraphId, end: u32) -> Option<Span> {
        let prose = &self.slot(id)?.paragraph.prose;
        let last = prose.tokens.get(prose.token_at(end).checked_sub(1)?)?.at;
        let span = self.plain(id, last).filter(|_| last.end == end)?;
        Some(Span::new(span.end, span.end))
    }

    /// The place in the source before the full stop of a sentence, or behind its last word where it has none. None where
    /// it ends in a question or a quotation, and where no sentence of running text stands.
    #[must_use]
    pub fn sentence_end(&self, id: ParagraphId, sentence: usize) -> Option<Span> {
        let slot = self.slot(id).filter(|slot| matches!(slot.role, Role::Paragraph | Role::Item(_)))?;
        let prose = &slot.paragraph.prose;
        let last = prose.tokens.get(prose.sentences.get(sentence)?.end.checked_sub(1)?)?;
        match last.kind {
            _ if slot.is_quoted(last.at) => None,
            Kind::Sign('.') => self.plain(id, last.at).map(|stop| Span::new(stop.start, stop.start)),
            Kind::Sign(_) => None,
            _ => self.behind(id, last.at.end),
        }
    }

    /// The source of a range of prose, where it is the same words.
    fn plain(&self, id: ParagraphId, at: Range) -> Option<Span> {
        let words = self.slot(id)?.paragraph.prose.words(at);
        Some(self.span(id, at)).filter(|&span| self.source().words(span) == words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::text::Source;

    /// Where `|` may be put in at the end of the first sentence of a text, if anywhere.
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let document = Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), None);
        let place = document.sentence_end(ParagraphId(0), 0);
        let told = place.map(|place| format!("{}|{}", &text[..place.start], &text[place.end..]));
        assert_eq!(told.as_deref(), expected);
    }

    #[test]
    fn a_sentence_ends_before_its_stop() {
        check("Nine died in Dalim. Rain fell.\n", Some("Nine died in Dalim|. Rain fell.\n"));
        check("- Nine died in [Dalim](a.md).\n", Some("- Nine died in [Dalim](a.md)|.\n"));
        check("- nine killed\n- rain\n", Some("- nine killed|\n- rain\n"));
    }

    #[test]
    fn questions_quotations_and_titles_have_no_such_place() {
        check("Did nine die in Dalim?\n", None);
        check("“Nine died in Dalim.”\n", None);
        check("# Nine died in Dalim\n", None);
        check("> Nine died in Dalim.\n", None);
    }
}
