//! The one way of a draft's words into an output: what a protection rule marks is masked.

use std::borrow::Cow;

use crate::explain::claim::Shows;
use crate::finding::Finding;
use crate::format::BREAK;
use crate::text::{Place, Source, Span, Unit};

/// The letters that begin the codes of protection rules.
const PROTECTION: &str = "DNH";

/// What stands where words are masked.
pub(super) const MASK: &str = "[masked]";

/// The words of one source, as far as they may be shown.
#[derive(Clone, Debug)]
pub struct Excerpt<'a> {
    source: &'a Source,
    masked: Vec<Span>,
}

impl<'a> Excerpt<'a> {
    /// The words of a source, less what its protection findings mark.
    #[must_use]
    pub fn of(source: &'a Source, findings: &[Finding]) -> Self {
        let protective = findings.iter().filter(|finding| finding.code.starts_with(PROTECTION));
        let spans = protective.flat_map(|finding| std::iter::once(finding.span).chain(finding.also.iter().copied()));
        let mut masked: Vec<Span> = spans.filter(|span| span.start < span.end).collect();
        masked.sort();
        Self { source, masked }
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
        for mask in self.masked.iter().filter(|mask| mask.touches(span)) {
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
        let mut shown = Cow::Borrowed(sentence);
        for &mask in &self.masked {
            let words = self.source.words(mask);
            // A message quotes words without their markup.
            for words in [words, &bare(words)] {
                if !words.trim().is_empty() && shown.contains(words) {
                    shown = Cow::Owned(shown.replace(words, MASK));
                }
            }
        }
        match shown {
            Cow::Borrowed(shown) => self.without_breaks(shown, " "),
            Cow::Owned(shown) => Cow::Owned(self.without_breaks(&shown, " ").into_owned()),
        }
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

/// Words without the markup of HTML or Markdown in them, on one line.
fn bare(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    for (at, part) in words.split('<').enumerate() {
        shown.push_str(if at == 0 { part } else { part.split_once('>').map_or(part, |(_, rest)| rest) });
    }
    shown.retain(|sign| !matches!(sign, '*' | '`'));
    let signs = [("&nbsp;", "\u{a0}"), ("&rsquo;", "’"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    let plain = signs.iter().fold(shown, |shown, (name, sign)| shown.replace(name, sign));
    plain.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::Severity;

    #[track_caller]
    fn check(text: &str, masked: &[&str], expected: &str) {
        let span = |words: &&str| {
            let start = text.find(words).expect("the words are in the text");
            Span::new(start, start + words.len())
        };
        let mark = |words| Finding { code: Arc::from("DNH801"), ..Finding::new(Severity::Error, span(words), "") };
        let findings: Vec<_> = masked.iter().map(mark).collect();
        let source = Source::new("a.md", text);
        let excerpt = Excerpt::of(&source, &findings);
        assert_eq!(excerpt.words(Span::new(0, text.len())), expected);
        assert_eq!(excerpt.sentence(text), expected);
    }

    #[test]
    fn masked_words_are_known_without_their_markup() {
        let said = |text: &str, sentence: &str| {
            let source = Source::new("a.html", text);
            let all = Span::new(0, text.len());
            let finding = Finding { code: Arc::from("DNH801"), ..Finding::new(Severity::Error, all, "") };
            Excerpt::of(&source, &[finding]).sentence(sentence).into_owned()
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
}
