//! What no output may show of a draft: what a protection rule marks, and the same names wherever else they stand.

use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};
use rustc_hash::FxHashSet;

use crate::document::Document;
use crate::facts::Entity;
use crate::facts::name::key::key;
use crate::finding::Finding;
use crate::text::{Range, Span};

/// What stands where words are masked.
pub const MASK: &str = "[masked]";

/// The shortest part of a name, in letters, and of a number, in digits, that is masked where it stands alone. Shorter
/// ones are particles, initials and counts.
const PART: usize = 3;

/// Bytes of the largest pattern that finds masked words in messages: some tens of thousands of names.
const PATTERN: usize = 16 << 20;

/// The words of a draft that no output shows. The editor alone shows its own draft whole.
#[derive(Clone, Debug, Default)]
pub struct Masks {
    /// Where they stand, in order; none touches another.
    spans: Vec<Span>,
    /// As they may be quoted, the longest first.
    quotes: Vec<String>,
    /// Parts of names, in small letters, and groups of digits.
    parts: Vec<String>,
    pattern: OnceLock<Option<Regex>>,
}

impl Masks {
    /// What findings of protection rules mark in a draft; all other findings count for nothing. A name is masked with
    /// all its parts, however they are spelled, wherever they stand: in headings, comments and addresses too.
    #[must_use]
    pub fn of<'f>(document: &Document, findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        let marked = findings.into_iter().filter(|finding| finding.is_protective());
        let spans = marked.flat_map(|finding| std::iter::once(finding.span).chain(finding.also.iter().copied()));
        let mut spans: Vec<Span> = spans.filter(|span| span.start < span.end).collect();
        if spans.is_empty() {
            return Self::default();
        }
        spans.sort_unstable();
        spans.dedup();
        let names = Names::within(document, &spans);
        spans.extend(names.mentions(document));
        spans.extend(names.parts(document.source().text()));
        let spans = joined(spans);
        let mut quotes = FxHashSet::default();
        let mut digits = FxHashSet::default();
        for &span in &spans {
            let raw = document.source().words(span);
            let plain = document.words(span);
            quotes.extend([raw, plain].map(str::to_owned));
            quotes.extend([one_line(raw), one_line(plain), bare(raw)]);
            let groups = plain.split(|char: char| !char.is_ascii_digit());
            digits.extend(groups.filter(|group| group.len() >= PART).map(str::to_owned));
        }
        let mut quotes: Vec<String> = quotes.into_iter().filter(|quote| !quote.trim().is_empty()).collect();
        quotes.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        let mut parts: Vec<String> = names.words.into_iter().chain(digits).collect();
        parts.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        Self { spans, quotes, parts, pattern: OnceLock::new() }
    }

    /// The masked stretches that touch a span, in order.
    pub fn within(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let first = self.spans.partition_point(|mask| mask.end <= span.start);
        self.spans[first..].iter().copied().take_while(move |mask| mask.start < span.end)
    }

    /// Whether some of a span is masked.
    #[must_use]
    pub fn hide(&self, span: Span) -> bool {
        self.within(span).any(|mask| mask.touches(span))
    }

    /// Whether nothing is masked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// A sentence in which masked words, and parts of them, show as such; `None` where there are none in it.
    #[must_use]
    pub fn masked(&self, sentence: &str) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        match self.pattern.get_or_init(|| pattern(&self.quotes, &self.parts)) {
            Some(pattern) => pattern.is_match(sentence).then(|| pattern.replace_all(sentence, MASK).into_owned()),
            // Too many to be looked for: nothing that may hold one of them is shown.
            None => Some(MASK.to_owned()),
        }
    }
}

/// The pattern of all words that are masked; `None` where it would be too large.
fn pattern(quotes: &[String], parts: &[String]) -> Option<Regex> {
    let quotes = quotes.iter().map(|quote| {
        let at_word = |char: Option<char>| if char.is_some_and(char::is_alphanumeric) { r"\b" } else { "" };
        let (before, after) = (at_word(quote.chars().next()), at_word(quote.chars().next_back()));
        format!("{before}{}{after}", regex::escape(quote))
    });
    let parts = parts.iter().map(|part| format!(r"(?i:\b{}\b)", regex::escape(part)));
    let all: Vec<String> = quotes.chain(parts).collect();
    RegexBuilder::new(&all.join("|")).size_limit(PATTERN).build().ok()
}

/// The persons of a draft whose names are masked.
struct Names {
    /// The parts of their names, in small letters.
    words: FxHashSet<String>,
    /// The same, blind to spelling.
    keys: FxHashSet<String>,
}

impl Names {
    /// Those whose name a span holds some of.
    fn within(document: &Document, spans: &[Span]) -> Self {
        let mut names = Self { words: FxHashSet::default(), keys: FxHashSet::default() };
        let mut known = spans.iter().peekable();
        each_person(document, |span, words| {
            while known.next_if(|mask| mask.end <= span.start).is_some() {}
            if known.peek().is_some_and(|mask| mask.touches(span)) {
                names.words.extend(parts(words).map(str::to_lowercase));
            }
        });
        names.keys = names.words.iter().map(|word| key(word)).filter(|key| !key.is_empty()).collect();
        names
    }

    /// Where a person of a draft shares a part of a name with them, in any spelling.
    fn mentions(&self, document: &Document) -> Vec<Span> {
        let mut found = Vec::new();
        if !self.words.is_empty() {
            each_person(document, |span, words| {
                let shared = parts(words).any(|part| self.keys.contains(&key(part)));
                found.extend(shared.then_some(span));
            });
        }
        found
    }

    /// Where the parts of their names stand in a text, with a capital or as the slug of an address.
    fn parts(&self, text: &str) -> Vec<Span> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut at = 0;
        for word in text.split(|char: char| !char.is_alphanumeric()) {
            let span = Span::new(at, at + word.len());
            at = span.end + text[span.end..].chars().next().map_or(0, char::len_utf8);
            if word.len() < PART {
                continue;
            }
            let beside = |byte: Option<&u8>| byte.is_some_and(|byte| b"-_/.@=".contains(byte));
            let bytes = text.as_bytes();
            let slug = || beside(span.start.checked_sub(1).and_then(|at| bytes.get(at))) || beside(bytes.get(span.end));
            if (word.starts_with(char::is_uppercase) || slug()) && self.words.contains(&word.to_lowercase()) {
                found.push(span);
            }
        }
        found
    }
}

/// Calls for each mention of a person, in order, with the source of it and its words.
fn each_person(document: &Document, mut each: impl FnMut(Span, &str)) {
    for (id, slot) in document.paragraphs() {
        let names = slot.paragraph.facts.names.iter().filter(|name| name.entity == Entity::Person);
        for name in names {
            let at: Range = name.at;
            each(document.span(id, at), slot.paragraph.prose.words(at));
        }
    }
}

/// The parts of a name that tell somebody: no particles and no initials.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let words = name.split(|char: char| !char.is_alphanumeric());
    words.filter(|word| word.len() >= PART && word.starts_with(char::is_uppercase))
}

/// Spans in order, those that touch or meet made one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words without the markup of HTML or Markdown in them, on one line.
fn bare(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    for (at, part) in words.split('<').enumerate() {
        shown.push_str(if at == 0 { part } else { part.split_once('>').map_or(part, |(_, rest)| rest) });
    }
    shown.retain(|sign| !matches!(sign, '*' | '`'));
    let signs = [("&nbsp;", "\u{a0}"), ("&rsquo;", "’"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    one_line(&signs.iter().fold(shown, |shown, (name, sign)| shown.replace(name, sign)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::Severity;
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::text::Source;

    fn masks(text: &str, marked: &str, code: &str) -> Masks {
        let document = Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), None);
        let start = text.find(marked).expect("the words are in the text");
        let span = Span::new(start, start + marked.len());
        let finding = Finding { code: Arc::from(code), ..Finding::new(Severity::Error, span, "") };
        Masks::of(&document, [&finding])
    }

    /// The words that are masked where a protection rule marks some.
    #[track_caller]
    fn check(text: &str, marked: &str, expected: &[&str]) {
        let found = masks(text, marked, "DNH101");
        assert_eq!(found.spans.iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_name_is_masked_wherever_it_stands() {
        check("Rana Idris, 14, was hurt. Later Idris left.", "Rana Idris", &["Rana Idris", "Idris"]);
        check("# Rana’s story\n\nRana Idris, 14, was hurt.", "Rana Idris", &["Rana", "Rana Idris"]);
        check("Rana Idris, 14.\n\n<!-- ask Idris -->\n", "Rana Idris", &["Rana Idris", "Idris"]);
        check("Rana Idris, 14. [x](a/rana-idris.html)\n", "Rana Idris", &["Rana Idris", "rana", "idris"]);
    }

    #[test]
    fn another_spelling_of_a_name_is_masked_too() {
        check("Rana Idris, 14, was hurt. Rana Idriss fled.", "Rana Idris", &["Rana Idris", "Rana Idriss"]);
    }

    #[test]
    fn a_number_is_masked_where_it_was_marked() {
        check("Call +963 944 123 456. Then 944 people.", "+963 944 123 456", &["+963 944 123 456"]);
    }

    #[test]
    fn other_findings_mask_nothing() {
        assert!(masks("Rana Idris, 14.", "Rana Idris", "NAM101").is_empty());
    }

    #[test]
    fn sentences_lose_the_words_and_their_parts() {
        let said = |sentence: &str| masks("Rana Idris, 14, spoke.", "Rana Idris", "DNH101").masked(sentence);
        assert_eq!(said("“Rana Idris” or “Idris”?").as_deref(), Some("“[masked]” or “[masked]”?"));
        assert_eq!(said("Write “Sergey Lavrov”."), None);
        assert_eq!(said("A veranda."), None);
        let called = masks("Call +963 944 123 456.", "+963 944 123 456", "DNH101");
        assert_eq!(called.masked("“944 123” people").as_deref(), Some("“[masked] [masked]” people"));
    }
}
