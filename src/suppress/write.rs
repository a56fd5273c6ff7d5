//! Allowances as they are written into a draft: where they answer for a finding, with a blank for the reason.

use crate::document::{Document, ParagraphId};
use crate::finding::{Edit, Finding};
use crate::fix::blank;
use crate::format::{Format, Role};
use crate::text::{Range, Span, Unit};

/// The edit that allows a finding where it stands. None where the draft has no place for a comment: a Word file, a
/// finding outside of its paragraphs.
#[must_use]
pub fn allowing(document: &Document, finding: &Finding) -> Option<Edit> {
    let id = document.paragraph_at(finding.span.start).filter(|_| is_text(document))?;
    let body = document.span(id, Range::new(0, document.slot(id)?.paragraph.prose.block.len()));
    if finding.span.start > body.end || finding.span == Span::default() {
        return None;
    }
    let comment = comment("sitlint-allow", &finding.rule);
    if document.format() == Format::Html {
        // Within its element, where no other element can end up between the two.
        return Some(insertion(body.start, comment));
    }
    // Of a list or a table the whole is answered for: a comment between its lines would take it apart.
    let first = match document.slot(id)?.role {
        Role::Item(_) | Role::Cell { .. } => document.run(id).0,
        _ => id,
    };
    let (start, indent) = line(document, first)?;
    Some(insertion(start, format!("{indent}{comment}\n")))
}

/// The edit that allows a rule in the whole draft. None where the draft has no place for a comment.
#[must_use]
pub fn allowing_everywhere(document: &Document, rule: &str) -> Option<Edit> {
    let comment = comment("sitlint-allow-file", rule);
    let text = document.source().text();
    let mut at = document.front().at.end;
    if document.format() == Format::Html {
        let head = text.get(at..)?.trim_start();
        // What declares a page stands first in it.
        let declared = head.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
        at += if declared { text[at..].find('>')? + 1 } else { 0 };
        return is_text(document).then(|| insertion(at, format!("\n{comment}\n")));
    }
    let blank = if text[at..].starts_with('\n') || text.len() == at { "" } else { "\n" };
    let open = if at > 0 && !text[..at].ends_with('\n') { "\n" } else { "" };
    is_text(document).then(|| insertion(at, format!("{open}{comment}\n{blank}")))
}

fn comment(mark: &str, rule: &str) -> String {
    format!("<!-- {mark} {rule}: {} -->", blank::REASON)
}

fn is_text(document: &Document) -> bool {
    document.source().unit() == Unit::Line
}

fn insertion(at: usize, text: String) -> Edit {
    Edit { span: Span::new(at, at), text }
}

/// The beginning of the line with which a paragraph begins, and what stands there before its own mark: the indentation
/// of a list in a list, the marks of a quotation.
fn line(document: &Document, id: ParagraphId) -> Option<(usize, &str)> {
    let source = document.source();
    let at = document.span(id, Range::new(0, 1)).start;
    let line = source.lines().span(source.lines().line_of(at));
    let words = source.words(line);
    let quote = document.format() == Format::Markdown;
    let own = words.trim_start_matches(|char: char| char.is_whitespace() || quote && char == '>');
    (line.start >= document.front().at.end).then(|| (line.start, &words[..words.len() - own.len()]))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::Severity;
    use crate::fix::applied;
    use crate::prose::Lexicon;
    use crate::suppress::unanswered;
    use crate::text::Source;

    fn findings(text: &str) -> Vec<Finding> {
        let finding = |(at, _)| Finding {
            rule: Arc::from("r"),
            code: Arc::from("FIG999"),
            ..Finding::new(Severity::Error, Span::new(at, at + 1), "")
        };
        text.match_indices('X').map(finding).collect()
    }

    fn read(format: Format, text: &str) -> Document {
        Document::read(Source::new("a", text), format, Lexicon::built_in(), None)
    }

    /// The draft in which the first `X` is allowed: it must hold, and leave the others as they were.
    #[track_caller]
    fn check(format: Format, text: &str, expected: &str) {
        let document = read(format, text);
        let edit = allowing(&document, &findings(text)[0]).expect("there is a place");
        let after = applied(text, &[edit]);
        assert_eq!(after, expected);
        holds(format, text, &after);
        let everywhere = allowing_everywhere(&document, "r").expect("there is a place");
        let after = applied(text, &[everywhere]);
        let document = read(format, &after);
        assert!(unanswered(&document, findings(&after), |_| true).left.is_empty(), "{after}");
        assert_eq!(blocks(&read(format, text)), blocks(&document));
    }

    #[track_caller]
    fn holds(format: Format, text: &str, after: &str) {
        let (before, document) = (read(format, text), read(format, after));
        let left = unanswered(&document, findings(after), |_| true).left;
        let first = findings(after)[0].span;
        assert!(left.iter().all(|one| one.span != first), "{after}");
        assert_eq!(blocks(&before), blocks(&document));
    }

    /// What a reader sees: it stays.
    fn blocks(document: &Document) -> Vec<(Role, String)> {
        document.paragraphs().map(|(_, slot)| (slot.role.clone(), slot.paragraph.prose.text().to_owned())).collect()
    }

    const R: &str = "<!-- sitlint-allow r: ‹reason› -->";

    #[test]
    fn a_paragraph_is_allowed_in_the_line_before_it() {
        let text = "Rain fell.\n\nAn X here, and\nmore X.\n\nAn X.\n";
        check(Format::Markdown, text, &text.replace("An X here", &format!("{R}\nAn X here")));
        check(Format::Plain, text, &text.replace("An X here", &format!("{R}\nAn X here")));
        check(Format::Markdown, "An X.", &format!("{R}\nAn X."));
        check(
            Format::Markdown,
            "---\ndate: 2024-05-04\n---\nAn X.\n",
            &format!("---\ndate: 2024-05-04\n---\n{R}\nAn X.\n"),
        );
    }

    #[test]
    fn a_list_is_allowed_before_its_first_item() {
        let text = "So far:\n\n- rain\n- an X\n  here\n- snow\n";
        check(Format::Markdown, text, &text.replace("- rain", &format!("{R}\n- rain")));
        check(Format::Plain, text, &text.replace("- rain", &format!("{R}\n- rain")));
        let numbered = "So far:\n\n1. rain\n2. an X\n";
        check(Format::Markdown, numbered, &numbered.replace("1. ", &format!("{R}\n1. ")));
    }

    #[test]
    fn a_list_in_a_list_keeps_its_depth() {
        let text = "- rain\n  - an X\n  - snow\n- wind\n";
        check(Format::Markdown, text, &text.replace("  - an X", &format!("  {R}\n  - an X")));
    }

    #[test]
    fn a_table_is_allowed_before_its_header() {
        let text = "Rain fell.\n\n| Place | Dead |\n|---|---|\n| Dalim | X |\n\nAn X.\n";
        check(Format::Markdown, text, &text.replace("| Place", &format!("{R}\n| Place")));
    }

    #[test]
    fn a_heading_and_a_quotation_are_allowed_as_they_stand() {
        check(Format::Markdown, "Rain.\n\n## An X here\n\nAn X.\n", &format!("Rain.\n\n{R}\n## An X here\n\nAn X.\n"));
        let quoted = "> Rain fell.\n>\n> An X\n> here.\n";
        check(Format::Markdown, quoted, &quoted.replace("> An X", &format!("> {R}\n> An X")));
        let note = "Rain.[^1]\n\n[^1]: An X.\n";
        check(Format::Markdown, note, &note.replace("[^1]: An", &format!("{R}\n[^1]: An")));
    }

    #[test]
    fn in_html_it_stands_within_the_element() {
        check(
            Format::Html,
            "<p>Rain</p>\n<p>An X.</p><p>An X.</p>",
            &format!("<p>Rain</p>\n<p>{R}An X.</p><p>An X.</p>"),
        );
        check(Format::Html, "<ul><li>Rain<li>An <b>X</b></ul>", &format!("<ul><li>Rain<li>{R}An <b>X</b></ul>"));
        check(
            Format::Html,
            "<!doctype html>\n<table><tr><th>Dead<tr><td>X</table>",
            &format!("<!doctype html>\n<table><tr><th>Dead<tr><td>{R}X</table>"),
        );
    }

    #[test]
    fn what_stands_in_no_paragraph_cannot_be_allowed_there() {
        let text = "---\nnames: [X]\n---\nRain fell.\n";
        assert_eq!(allowing(&read(Format::Markdown, text), &findings(text)[0]), None);
    }
}
