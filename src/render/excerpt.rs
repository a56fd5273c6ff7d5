//! The one way of a draft's words into an output: what a protection rule marks is masked.

use std::borrow::Cow;

use crate::explain::claim::Shows;
use crate::finding::Finding;
use crate::format::BREAK;
use crate::mask::{MASK, Masks};
use crate::text::{Place, Source, Span, Unit};

/// What the message of a protection finding ends with: it never repeats what it is about.
const UNSEEN: &str = "[masked]. Open the draft to see it.";

/// The words of one source, as far as they may be shown.
#[derive(Clone, Copy, Debug)]
pub struct Excerpt<'a> {
    source: &'a Source,
    masks: Option<&'a Masks>,
}

impl<'a> Excerpt<'a> {
    /// The words of a source, less what its masks hide.
    #[must_use]
    pub fn of(source: &'a Source, masks: &'a Masks) -> Self {
        Self { source, masks: Some(masks).filter(|masks| !masks.is_empty()) }
    }

    /// All words of a source that is no draft, such as a rule file, or that an editor shows to its own writer.
    #[must_use]
    pub fn whole(source: &'a Source) -> Self {
        Self { source, masks: None }
    }

    /// Whether some of a span is masked.
    #[must_use]
    pub fn hides(&self, span: Span) -> bool {
        self.masks.is_some_and(|masks| masks.hide(span))
    }

    /// The name of the source.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.source.name()
    }

    /// The place of a byte of the source in its file.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        self.source.place(offset)
    }

    /// Whether offsets count bytes of the text and not of the file.
    #[must_use]
    pub fn counts_text(&self) -> bool {
        self.source.counts_text()
    }

    /// What places of the source are counted in.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.source.unit()
    }

    /// The number of the page that holds a byte, and the words of the nearest heading above it, where the source has
    /// paragraphs for its lines and these are known.
    #[must_use]
    pub fn surroundings(&self, offset: usize) -> (Option<u32>, Option<Cow<'a, str>>) {
        let paragraphs = self.source.origin().map_or(&[][..], |origin| &origin.paragraphs);
        let paragraph = paragraphs.get(self.line_of(offset)).copied().unwrap_or_default();
        (paragraph.page, paragraph.heading.map(|heading| self.words(heading)))
    }

    /// The line, from 0, that holds a byte.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.source.lines().line_of(offset)
    }

    /// The last line, from 0, that is not an empty one after the last line break.
    #[must_use]
    pub fn last_line(&self) -> usize {
        let lines = self.source.lines();
        let last = lines.count() - 1;
        let Span { start, end } = lines.span(last);
        if start == end { last.saturating_sub(1) } else { last }
    }

    /// A line, from 0, without its line break.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Span {
        let span = self.source.lines().span(line);
        Span::new(span.start, span.start + self.source.words(span).trim_end_matches(['\n', '\r']).len())
    }

    /// The words of a line, from 0, as far as they may be shown.
    #[must_use]
    pub fn line(&self, line: usize) -> Cow<'a, str> {
        self.words(self.line_span(line))
    }

    /// The words of a span; masked parts of it show as such.
    #[must_use]
    pub fn words(&self, span: Span) -> Cow<'a, str> {
        let mut shown = String::new();
        let mut at = span.start;
        let mut hidden = false;
        for mask in self.masks.into_iter().flat_map(|masks| masks.within(span)) {
            if mask.end <= at {
                continue;
            }
            if mask.start > at || !hidden {
                shown.push_str(self.source.words(Span::new(at, mask.start.max(at))));
                shown.push_str(MASK);
            }
            hidden = true;
            at = mask.end.min(span.end);
        }
        if hidden {
            shown.push_str(self.source.words(Span::new(at, span.end)));
            Cow::Owned(self.without_breaks(&shown, "\n").into_owned())
        } else {
            self.without_breaks(self.source.words(span), "\n")
        }
    }

    /// The nearest character boundary at or before a byte.
    #[must_use]
    pub fn boundary(&self, offset: usize) -> usize {
        self.source.text().floor_char_boundary(offset)
    }

    /// A sentence about the source, such as a message, in which masked words show as such.
    #[must_use]
    pub fn sentence<'s>(&self, sentence: &'s str) -> Cow<'s, str> {
        match self.masks.and_then(|masks| masks.masked(sentence)) {
            None => self.without_breaks(sentence, " "),
            Some(shown) => Cow::Owned(self.without_breaks(&shown, " ").into_owned()),
        }
    }

    /// Whether words, such as those of an edit, may leave as they are: an edit with a mask in it would be a wrong one.
    #[must_use]
    pub fn shows(&self, words: &str) -> bool {
        self.masks.is_none_or(|masks| masks.masked(words).is_none())
    }

    /// The message of a finding for an output outside the draft.
    #[must_use]
    pub fn message<'s>(&self, finding: &'s Finding) -> Cow<'s, str> {
        let said = self.sentence(&finding.message);
        if finding.is_protective() { Cow::Owned(format!("{said} {UNSEEN}")) } else { said }
    }

    /// Words of a Word draft, in which the control character that is a line break inside a paragraph is one that all
    /// programs know.
    fn without_breaks<'s>(&self, words: &'s str, shown: &str) -> Cow<'s, str> {
        match self.unit() {
            Unit::Paragraph if words.contains(BREAK) => Cow::Owned(words.replace(BREAK, shown)),
            _ => Cow::Borrowed(words),
        }
    }
}

impl Shows for Excerpt<'_> {
    fn words(&self, span: Span) -> Cow<'_, str> {
        self.words(span)
    }

    fn numbered(&self, offset: usize) -> String {
        self.unit().numbered(self.place(offset).line)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::Document;
    use crate::finding::Severity;
    use crate::format::Format;
    use crate::prose::Lexicon;

    /// A text as it is shown and as a sentence of a message, where a protection rule marks some words.
    #[track_caller]
    fn check(text: &str, masked: &[&str], expected: &str) {
        let span = |words: &&str| {
            let start = text.find(words).expect("the words are in the text");
            Span::new(start, start + words.len())
        };
        let mark = |words| Finding { code: Arc::from("DNH801"), ..Finding::new(Severity::Error, span(words), "") };
        let findings: Vec<_> = masked.iter().map(mark).collect();
        let source = Source::new("a.md", text);
        let document = Document::read(source.clone(), Format::Markdown, Lexicon::built_in(), None);
        let masks = Masks::of(&document, &findings);
        let excerpt = Excerpt::of(&source, &masks);
        assert_eq!(excerpt.words(Span::new(0, text.len())), expected);
        assert_eq!(excerpt.sentence(text), expected);
    }

    #[test]
    fn masked_words_are_known_without_their_markup() {
        let said = |text: &str, sentence: &str| {
            let source = Source::new("a.html", text);
            let finding =
                Finding { code: Arc::from("DNH801"), ..Finding::new(Severity::Error, Span::new(0, text.len()), "") };
            let document = Document::read(source.clone(), Format::Html, Lexicon::built_in(), None);
            let masks = Masks::of(&document, [&finding]);
            Excerpt::of(&source, &masks).sentence(sentence).into_owned()
        };
        assert_eq!(said("<b>Rana</b>\n &amp; Omar", "“Rana & Omar” spoke."), "“[masked]” spoke.");
        assert_eq!(said("**Rana** I", "“Rana I” spoke."), "“[masked]” spoke.");
    }

    #[test]
    fn what_a_protection_rule_marks_is_masked() {
        check("Rana, 14, spoke", &["Rana"], "[masked], 14, spoke");
        check("call Rana", &["Rana"], "call [masked]");
        check("Rana met Omar", &["Omar", "Rana"], "[masked] met [masked]");
    }

    #[test]
    fn what_no_protection_rule_marks_is_shown() {
        check("Rana, 14, spoke", &[], "Rana, 14, spoke");
    }

    #[test]
    fn a_protection_finding_says_that_its_words_are_masked() {
        let source = Source::new("a.md", "Rana");
        let finding = Finding::new(Severity::Error, Span::new(0, 4), "A survivor is named.");
        let told = |code: &str| {
            let finding = Finding { code: Arc::from(code), ..finding.clone() };
            Excerpt::whole(&source).message(&finding).into_owned()
        };
        assert_eq!(told("NAM101"), "A survivor is named.");
        assert_eq!(told("DNH105"), "A survivor is named. [masked]. Open the draft to see it.");
    }
}
