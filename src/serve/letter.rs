//! The questions as a list for an e-mail. It leaves the writer's hands, so what a protection rule marks is masked.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;

use crate::check::Judged;
use crate::check::bundle::{bundles, message};
use crate::document::Document;
use crate::explain::claim::one_line;
use crate::finding::{Finding, Severity};
use crate::format::Role;
use crate::render;
use crate::render::Excerpt;
use crate::serve::sheet::escaped;
use crate::text::Span;

/// The list, as text and as HTML.
#[derive(Debug, Serialize)]
pub(super) struct Letter {
    text: String,
    html: String,
    /// How many questions it holds.
    count: usize,
}

/// Characters of the draft's words that are quoted.
const LONGEST: usize = 80;

impl Letter {
    /// The questions down to this severity.
    pub(super) fn of(judged: &Judged, least: Severity, images: usize) -> Self {
        let document = &judged.document;
        let excerpt = Excerpt::of(document.source(), &judged.masks);
        let title = title(document, &excerpt).map_or_else(|| "this draft".to_owned(), |title| format!("“{title}”"));
        let summary = render::read(document, &judged.claims, images);
        let (mut text, mut html) = (String::new(), String::new());
        let _ = write!(text, "Questions on {title}\n\n{summary}\n\n");
        let _ =
            write!(html, "<p><strong>Questions on {}</strong></p><p>{}</p><ol>", escaped(&title), escaped(&summary));
        let mut count = 0;
        for bundle in bundles(judged).iter().filter(|bundle| bundle[0].severity <= least) {
            count += 1;
            let (place, said) = (place(document, bundle[0].span), said(document, &excerpt, bundle));
            let _ = writeln!(text, "{count}. {place}: {said}");
            let _ = write!(html, "<li><strong>{place}:</strong> {}</li>", escaped(&said));
        }
        let end = "Asked by sitlint, which reads wording, not truth: nothing was verified.";
        let _ = writeln!(text, "\n{end}");
        let _ = write!(html, "</ol><p>{end}</p>");
        Self { text, html, count }
    }
}

/// The first heading.
fn title(document: &Document, excerpt: &Excerpt<'_>) -> Option<String> {
    let (id, slot) = document.paragraphs().find(|(_, slot)| matches!(slot.role, Role::Heading(_)))?;
    let block = &slot.paragraph.prose.block;
    let at = document.span(id, crate::text::Range::new(0, block.len()));
    Some(quoted(document, excerpt, at)).filter(|title| !title.is_empty())
}

fn place(document: &Document, span: Span) -> String {
    if span.start == span.end && span.start == 0 {
        return "The whole draft".to_owned();
    }
    format!("Paragraph {}", document.source().place(span.start).line)
}

/// The question, after the words it is about where it does not quote them itself.
fn said(document: &Document, excerpt: &Excerpt<'_>, bundle: &[&Finding]) -> String {
    let words = quoted(document, excerpt, bundle[0].span);
    let message = message(bundle);
    let said = excerpt.sentence(&message);
    if words.is_empty() || said.contains(&words) { said.into_owned() } else { format!("“{words}”: {said}") }
}

/// Words of the draft without their markup. Where some of them are masked none is shown: the markup tells how long they
/// were.
fn quoted(document: &Document, excerpt: &Excerpt<'_>, span: Span) -> String {
    let words = match excerpt.words(span) {
        Cow::Owned(_) => "[masked]".to_owned(),
        Cow::Borrowed(_) => one_line(&excerpt.sentence(document.words(span))),
    };
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words[..end].rsplit_once(' ').map_or(&words[..end], |(whole, _)| whole)),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::check;
    use crate::config::Config;
    use crate::format::Format;
    use crate::mask::Masks;
    use crate::names::Library;
    use crate::prose::Lexicon;
    use crate::text::{Origin, Source};

    /// The list of the questions on a draft in which some words are marked by a rule of protection.
    fn letter(html: &str, marked: &str) -> Letter {
        let source = Source::extracted("draft.html", html, Origin::default());
        let document = Document::read(source, Format::Html, Lexicon::built_in(), None);
        let today = jiff::civil::date(2030, 1, 1);
        let mut judged = check(&Arc::new(document), &Library::default(), &Config::default(), today);
        if let Some(start) = html.find(marked).filter(|_| !marked.is_empty()) {
            let span = Span::new(start, start + marked.len());
            let finding = Finding::new(Severity::Error, span, format!("“{marked}” can be found."));
            judged.findings.push(Finding { code: Arc::from("DNH801"), ..finding });
            judged.masks = Masks::of(&judged.document, &judged.findings);
        }
        Letter::of(&judged, Severity::Warning, 0)
    }

    #[test]
    fn each_question_has_its_paragraph_and_its_words() {
        let letter = letter(
            "<h1>Floods &amp; fire, 4 May 2029</h1>\n<p>On 3 May 2029, <strong>46</strong> people were killed in Dalim.</p>",
            "",
        );
        let begin = "Questions on “Floods & fire, 4 May 2029”\n\n1 figure of harm: 1 with none found.\n\n1. ";
        assert!(letter.text.starts_with(begin), "{}", letter.text);
        assert!(letter.text.contains("1. Paragraph 2: “46 people” killed: no source found here."), "{}", letter.text);
        assert!(letter.html.contains("<li><strong>Paragraph 2:</strong> “46 people” killed"), "{}", letter.html);
    }

    #[test]
    fn what_a_protection_rule_marks_is_masked() {
        let html = "<h1>Rana Haddad, 4 May 2029</h1>\n<p>On 3 May 2029, 46 people were killed.</p>";
        let letter = letter(html, "Rana Haddad");
        assert_eq!(letter.count, 2, "{}", letter.text);
        assert!(letter.text.starts_with("Questions on “[masked]”\n"), "{}", letter.text);
        assert!(letter.text.contains("“[masked]” can be found."), "{}", letter.text);
        assert!(!letter.text.contains("Haddad") && !letter.html.contains("Haddad"), "{}", letter.text);
    }
}
