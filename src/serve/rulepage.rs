//! A rule's page as HTML, for “Why is this asked?”.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::rule::Card;
use crate::serve::sheet::escaped;

/// The HTML of a rule's page. Its name is told last: who asks why wants no name.
pub(super) fn of(card: &Card<'_>) -> String {
    let mut title = card.name.replace('-', " ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let (title, name, code) = (escaped(&title), escaped(card.name), escaped(card.code));
    format!("<h2>{title}</h2>{}<p class=\"rulename\">The rule {name}, {code}.</p>", html(card.page.trim()))
}

/// The HTML of a page in Markdown. Markup in it is shown, and never markup of the page.
fn html(markdown: &str) -> String {
    let mut page = String::with_capacity(2 * markdown.len());
    let mut fence: Option<String> = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let name = if let CodeBlockKind::Fenced(name) = kind { name.to_string() } else { String::new() };
                page.push_str(opening(&name));
                fence = Some(name);
            }
            Event::End(TagEnd::CodeBlock) => {
                page.push_str("</p></figure>");
                fence = None;
            }
            Event::Text(words) if fence.is_some() => page.push_str(&example(words.trim_end())),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => page.push_str(&escaped(&words)),
            Event::Code(words) => {
                page.push_str("<code>");
                page.push_str(&escaped(&words));
                page.push_str("</code>");
            }
            Event::SoftBreak | Event::HardBreak => page.push(' '),
            Event::Rule => page.push_str("<hr>"),
            Event::Start(tag) => page.push_str(tags(tag.to_end()).0),
            Event::End(tag) => page.push_str(tags(tag).1),
            _ => {}
        }
    }
    page
}

fn opening(fence: &str) -> &'static str {
    match fence.split([' ', ',']).next() {
        Some("bad") => "<figure class=\"bad\"><figcaption>Is asked about</figcaption><p>",
        Some("good") => "<figure class=\"good\"><figcaption>Raises no question</figcaption><p>",
        _ => "<figure><p>",
    }
}

/// An example with its marks, its lines kept.
fn example(words: &str) -> String {
    escaped(words).replace("[[", "<mark>").replace("]]", "</mark>").replace('\n', "<br>")
}

fn tags(tag: TagEnd) -> (&'static str, &'static str) {
    match tag {
        TagEnd::Paragraph => ("<p>", "</p>"),
        TagEnd::Heading(level) if level as u8 == 1 => ("<h2>", "</h2>"),
        TagEnd::Heading(_) => ("<h3>", "</h3>"),
        TagEnd::List(true) => ("<ol>", "</ol>"),
        TagEnd::List(false) => ("<ul>", "</ul>"),
        TagEnd::Item => ("<li>", "</li>"),
        TagEnd::Emphasis => ("<em>", "</em>"),
        TagEnd::Strong => ("<strong>", "</strong>"),
        TagEnd::BlockQuote(_) => ("<blockquote>", "</blockquote>"),
        TagEnd::Table => ("<table>", "</table>"),
        TagEnd::TableHead | TagEnd::TableRow => ("<tr>", "</tr>"),
        TagEnd::TableCell => ("<td>", "</td>"),
        _ => ("", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(html(markdown), expected);
    }

    #[test]
    fn prose_becomes_paragraphs() {
        check("# A *b*\n\nC `d`\ne.\n\n- f\n", "<h2>A <em>b</em></h2><p>C <code>d</code> e.</p><ul><li>f</li></ul>");
    }

    #[test]
    fn examples_show_their_marks() {
        check(
            "```bad\n[[Ten]] & more\nb\n```",
            "<figure class=\"bad\"><figcaption>Is asked about</figcaption><p><mark>Ten</mark> &amp; more<br>b</p></figure>",
        );
    }

    #[test]
    fn markup_in_a_page_is_shown() {
        check("a <script>b</script>\n", "<p>a &lt;script&gt;b&lt;/script&gt;</p>");
        check(
            "```good\n<!-- a -->\n```",
            "<figure class=\"good\"><figcaption>Raises no question</figcaption><p>&lt;!-- a --&gt;</p></figure>",
        );
    }
}
