//! The one way of a draft's words into an output: what a protection rule marks is masked.

use std::borrow::Cow;

use crate::document::Document;
use crate::finding::Finding;
use crate::text::{Place, Source, Span};

/// The letters that begin the codes of protection rules.
const PROTECTION: &str = "DNH";

/// What stands where words are masked.
const MASK: &str = "[masked]";

/// The words of one draft, as far as they may be shown.
#[derive(Clone, Debug)]
pub struct Excerpt<'a> {
    document: &'a Document,
    masked: Vec<Span>,
}

impl<'a> Excerpt<'a> {
    /// The words of a draft, less what its protection findings mark.
    #[must_use]
    pub fn new(document: &'a Document, findings: &[Finding]) -> Self {
        let protective = findings.iter().filter(|finding| finding.code.starts_with(PROTECTION));
        let mut masked: Vec<Span> = protective.flat_map(|finding| [&[finding.span], &*finding.also].concat()).collect();
        masked.retain(|span| span.start < span.end);
        masked.sort();
        Self { document, masked }
    }

    /// The draft.
    #[must_use]
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// The source of the draft, for positions only.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        self.source().place(offset)
    }

    /// The words of a span; masked parts of it show as such.
    #[must_use]
    pub fn words(&self, span: Span) -> Cow<'a, str> {
        let words = self.source().words(span);
        let mut shown = String::new();
        let mut at = span.start;
        for mask in self.masked.iter().filter(|mask| mask.touches(span)) {
            if mask.start >= at {
                shown.push_str(self.source().words(Span::new(at, mask.start)));
                shown.push_str(MASK);
            }
            at = at.max(mask.end.min(span.end));
        }
        if at == span.start {
            return Cow::Borrowed(words);
        }
        shown.push_str(self.source().words(Span::new(at, span.end)));
        Cow::Owned(shown)
    }

    /// A sentence about the draft, such as a message, in which masked words show as such.
    #[must_use]
    pub fn sentence<'s>(&self, sentence: &'s str) -> Cow<'s, str> {
        let mut shown = Cow::Borrowed(sentence);
        for &mask in &self.masked {
            let words = self.source().words(mask);
            if !words.trim().is_empty() && shown.contains(words) {
                shown = Cow::Owned(shown.replace(words, MASK));
            }
        }
        shown
    }

    fn source(&self) -> &'a Source {
        self.document.source()
    }
}
