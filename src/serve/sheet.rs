//! A draft from a file as the page shows it: headings, lists, tables, links and notes in plain HTML.

use std::borrow::Cow;
use std::fmt::Write;

use crate::document::{Document, Slot};
use crate::format::{BREAK, Block, Format, Mark, MarkKind, Role};

/// A line that is shorter ends where its writer wanted it to; a longer one was wrapped.
const WRAPPED: usize = 50;

/// The HTML of a draft. Nothing in it runs or loads, and words of the draft are never markup.
pub(super) fn html(document: &Document) -> String {
    let mut sheet = Sheet { html: String::new(), around: Around::Nothing, lines: document.format() == Format::Plain };
    let mut comments =
        document.comments().iter().filter(|comment| comment.text.starts_with("sitlint-allow")).peekable();
    for (_, slot) in document.paragraphs() {
        while let Some(comment) = comments.next_if(|comment| comment.at.start < slot.start) {
            sheet.enter(Around::Nothing);
            let _ = write!(sheet.html, "<!-- {} -->", comment.text.replace("--", "–"));
        }
        sheet.paragraph(slot);
    }
    sheet.enter(Around::Nothing);
    sheet.html
}

/// What an element around the paragraphs holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Around {
    Nothing,
    List(u32),
    Row(u32, u32),
    Quote,
}

struct Sheet {
    html: String,
    around: Around,
    /// Whether lines stand as they were written.
    lines: bool,
}

impl Sheet {
    fn paragraph(&mut self, slot: &Slot) {
        let block = &slot.paragraph.prose.block;
        match &slot.role {
            Role::Heading(level) => {
                let level = (*level).clamp(1, 6);
                self.element(Around::Nothing, &format!("h{level}"), block);
            }
            Role::Paragraph => self.element(Around::Nothing, "p", block),
            Role::Quote => self.element(Around::Quote, "p", block),
            Role::Item(list) => self.element(Around::List(*list), "li", block),
            Role::Cell { table, row, column } => self.cell((*table, *row, *column), block),
            Role::Note(label) => {
                self.enter(Around::Nothing);
                let label = escaped(label);
                let _ = write!(
                    self.html,
                    "<p id=\"ftn{label}\"><sup><a href=\"#ftnref{label}\">[{label}]</a></sup> {}</p>",
                    self.words(block)
                );
            }
        }
    }

    fn element(&mut self, around: Around, tag: &str, block: &Block) {
        self.enter(around);
        let words = self.words(block);
        let _ = write!(self.html, "<{tag}>{words}</{tag}>");
    }

    /// A cell. A row may lack cells at its beginning: what stands in a column stays there.
    fn cell(&mut self, (table, row, column): (u32, u32, u32), block: &Block) {
        self.enter(Around::Row(table, row));
        let tag = if row == 0 { "th" } else { "td" };
        let row = self.html.rfind("<tr>").map_or("", |at| &self.html[at..]);
        let begun = row.matches(&format!("</{tag}>")).count();
        for _ in begun..column as usize {
            let _ = write!(self.html, "<{tag}></{tag}>");
        }
        let words = self.words(block);
        let _ = write!(self.html, "<{tag}>{words}</{tag}>");
    }

    /// Ends what is around, and begins what is to be, unless it is the same.
    fn enter(&mut self, around: Around) {
        if self.around == around {
            return;
        }
        let (mut same, before) = (false, self.around);
        if let (Around::Row(table, row), Around::Row(next, _)) = (before, around) {
            same = table == next;
            self.html.push_str(if row == 0 { "</tr></thead>" } else { "</tr>" });
            if row == 0 && same {
                self.html.push_str("<tbody>");
            }
        }
        match before {
            Around::Nothing => {}
            Around::List(_) => self.html.push_str("</ul>"),
            Around::Quote => self.html.push_str("</blockquote>"),
            Around::Row(..) if same => {}
            Around::Row(_, row) => {
                if !matches!(around, Around::Row(..)) {
                    self.html.push_str(if row == 0 { "</tr></thead>" } else { "</tr>" });
                }
                self.html.push_str("</table>");
            }
        }
        match around {
            Around::Nothing => {}
            Around::List(_) => self.html.push_str("<ul>"),
            Around::Quote => self.html.push_str("<blockquote>"),
            Around::Row(_, row) => {
                let begin = if same { "" } else { "<table>" };
                self.html.push_str(begin);
                self.html.push_str(if row == 0 { "<thead><tr>" } else { "<tr>" });
            }
        }
        self.around = around;
    }

    /// The words of a block with its links, notes and emphasis.
    fn words(&self, block: &Block) -> String {
        let mut html = String::with_capacity(block.text.len() + 16);
        let wrapped = !self.lines || is_wrapped(&block.text);
        let shown = |words: &str| {
            let words = escaped(words).replace(BREAK, "<br>");
            if wrapped { words.replace('\n', " ") } else { words.replace('\n', "<br>") }
        };
        let mut at = 0;
        let leads = |mark: &&Mark| matches!(mark.kind, MarkKind::Link(_) | MarkKind::Note(_));
        // Of a link in emphasised words the link is kept.
        let around = |mark: &Mark| block.marks.iter().filter(leads).any(|link| mark.at.holds(link.at));
        let marks = block.marks.iter().filter(|mark| match mark.kind {
            MarkKind::Code => false,
            MarkKind::Emphasis => !around(mark),
            MarkKind::Link(_) | MarkKind::Note(_) => true,
        });
        for mark in marks {
            let (start, end) = (mark.at.start as usize, mark.at.end as usize);
            if start < at {
                continue; // it lies in one before
            }
            html.push_str(&shown(&block.text[at..start]));
            let inner = shown(&block.text[start..end]);
            let _ = match &mark.kind {
                MarkKind::Link(target) => write!(html, "<a href=\"{}\">{inner}</a>", escaped(target)),
                MarkKind::Note(label) => {
                    let label = escaped(label);
                    write!(html, "<sup><a href=\"#ftn{label}\" id=\"ftnref{label}\">[{label}]</a></sup>")
                }
                MarkKind::Emphasis | MarkKind::Code => write!(html, "<strong>{inner}</strong>"),
            };
            at = end;
        }
        html.push_str(&shown(&block.text[at..]));
        html
    }
}

/// Whether the lines of a text end where there was no more room, and not where its writer wanted them to.
fn is_wrapped(text: &str) -> bool {
    let mut lines = text.lines().rev();
    lines.next();
    lines.all(|line| line.chars().count() > WRAPPED)
}

/// Words as HTML.
pub(super) fn escaped(words: &str) -> Cow<'_, str> {
    if !words.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(words);
    }
    let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    Cow::Owned(words)
}

/// Words of HTML as they are read, in the spelling of [`Format::spelled`].
pub(super) fn unescaped(words: &str) -> String {
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Lexicon;
    use crate::text::Source;

    #[track_caller]
    fn check(format: Format, text: &str, expected: &str) {
        let document = Document::read(Source::new("a.md", text), format, Lexicon::built_in(), None);
        assert_eq!(html(&document), expected);
    }

    #[test]
    fn headings_lists_and_quotations_stand_in_their_elements() {
        check(
            Format::Markdown,
            "# A < B\n\n- one\n- two\n\nthree\n\n> four\n",
            "<h1>A &lt; B</h1><ul><li>one</li><li>two</li></ul><p>three</p><blockquote><p>four</p></blockquote>",
        );
    }

    #[test]
    fn a_table_keeps_its_columns() {
        check(
            Format::Markdown,
            "|a|b|\n|-|-|\n||2|\n|3|4|\n\nend\n",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td></td><td>2</td></tr><tr><td>3</td><td>4</td>\
             </tr></table><p>end</p>",
        );
    }

    #[test]
    fn links_notes_and_emphasis_are_kept() {
        check(
            Format::Markdown,
            "See [the *list*](https://example.org/?a&b) **now**.[^1]\n\n[^1]: Port office.\n",
            "<p>See <a href=\"https://example.org/?a&amp;b\">the list</a> <strong>now</strong>.<sup><a href=\"#ftn1\" \
             id=\"ftnref1\">[1]</a></sup></p><p id=\"ftn1\"><sup><a href=\"#ftnref1\">[1]</a></sup> Port office.</p>",
        );
    }

    #[test]
    fn allowances_stay_before_their_paragraphs() {
        check(
            Format::Markdown,
            "a\n\n<!-- sitlint-allow vague-time: known -->\n\nb\n\n<!-- mine -->\n",
            "<p>a</p><!-- sitlint-allow vague-time: known --><p>b</p>",
        );
    }

    #[test]
    fn short_lines_of_plain_text_stay_lines() {
        let long = "word ".repeat(14) + "end";
        check(Format::Plain, "Dalim\n4 May 2029\n", "<p>Dalim<br>4 May 2029</p>");
        check(Format::Plain, &format!("{long}\nmore"), &format!("<p>{long} more</p>"));
    }

    #[test]
    fn what_is_spelled_is_read_back() {
        let words = "a < b & c > d &amp; e";
        assert_eq!(unescaped(&Format::Html.spelled(words)), words);
    }
}
