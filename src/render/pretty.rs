//! Findings for people: the line of the draft, the words underlined, what helps, and where else to look.

use std::borrow::Cow;
use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use crate::finding::{Finding, Related, Severity, Where};
use crate::render::clean::clean;
use crate::render::{Excerpt, Paint, place};
use crate::text::Span;

/// Columns of prose that are shown before the underlined words, where a line is long.
const BEFORE: usize = 36;
/// Columns that are shown of a line in all.
const WIDTH: usize = 96;
/// Lines of one finding that are shown.
const LINES: usize = 3;

const GUTTER: Style = AnsiColor::Blue.on_default().bold();
const BOLD: Style = Style::new().bold();

/// A finding: weighty ones in full, notes on a line of their own.
pub(super) fn finding(excerpt: &Excerpt<'_>, finding: &Finding, paint: Paint) -> String {
    let rule = format!("{}[{}]", finding.severity.name(), finding.rule);
    let rule = painted(&rule, style(finding.severity), paint);
    let message = excerpt.message(finding);
    let message = clean(&message);
    let place = place::full(excerpt, finding.span);
    let place = clean(&place);
    if finding.severity > Severity::Warning {
        return format!("{rule}: {place}: {message}");
    }
    let digits = excerpt.place(finding.span.end).line.to_string().len();
    let bar = painted("|", GUTTER, paint);
    let arrow = painted("-->", GUTTER, paint);
    let mut said = format!("{rule}: {}\n", painted(&message, BOLD, paint));
    let _ = writeln!(said, "{:digits$}{arrow} {place}", "");
    if finding.span.start < finding.span.end {
        let _ = writeln!(said, "{:digits$} {bar}", "");
        underlined(&mut said, excerpt, finding, paint);
    }
    let mut note = |kind: &str, text: &str| {
        let _ = writeln!(said, "{:digits$} {} {kind}: {}", "", painted("=", GUTTER, paint), clean(text));
    };
    if let Some(help) = &finding.help {
        note("help", &excerpt.sentence(help));
    }
    for fix in &finding.fixes {
        note("fix", &excerpt.sentence(&fix.title));
    }
    if !finding.also.is_empty() {
        note("also", &place::others(excerpt, &finding.also));
    }
    for place in &finding.related {
        note("see", &related(excerpt, place));
    }
    said
}

fn related(excerpt: &Excerpt<'_>, related: &Related) -> String {
    let (file, start) = match &related.at {
        Where::Here(span) => (excerpt.name(), excerpt.place(span.start)),
        Where::There { file, start, .. } => (&**file, *start),
    };
    format!("{}: {}", place::brief(file, start), excerpt.sentence(&related.message))
}

/// The lines of a finding with its words underlined.
fn underlined(said: &mut String, excerpt: &Excerpt<'_>, finding: &Finding, paint: Paint) {
    let span = finding.span;
    let digits = excerpt.place(span.end).line.to_string().len();
    let bar = painted("|", GUTTER, paint);
    let first = excerpt.line_of(span.start);
    let last = excerpt.line_of(span.end.max(span.start + 1) - 1);
    for line in (first..=last).take(LINES) {
        let at = excerpt.line_span(line);
        let words = Span::new(span.start.max(at.start), span.end.min(at.end).max(span.start.max(at.start)));
        let (before, inside, after) = window(excerpt, at, words);
        let (number, carets) = (format!("{:>digits$}", line + 1), "^".repeat(inside.width().max(1)));
        let number = painted(&number, GUTTER, paint);
        let carets = painted(&carets, style(finding.severity), paint);
        let _ = writeln!(said, "{number} {bar} {before}{inside}{after}");
        let _ = writeln!(said, "{:digits$} {bar} {:indent$}{carets}", "", "", indent = before.width());
    }
    let more = (last + 1 - first).saturating_sub(LINES);
    if more > 0 {
        let _ = writeln!(said, "{:digits$} {bar} … {more} more", "");
    }
}

/// The part of a line around the words, cut to what a screen holds: before, the words, after.
fn window(excerpt: &Excerpt<'_>, line: Span, words: Span) -> (String, String, String) {
    // A line may be megabytes long; no more than four bytes a column are ever looked at.
    let from = excerpt.boundary(words.start.saturating_sub(4 * WIDTH)).max(line.start);
    let to = excerpt.boundary(words.end.saturating_add(4 * WIDTH)).min(line.end).max(words.end);
    let inside = clean(&excerpt.words(words)).into_owned();
    let mut before = clean(&excerpt.words(Span::new(from, words.start))).into_owned();
    let mut after = clean(&excerpt.words(Span::new(words.end, to))).into_owned();
    if before.width() > BEFORE && before.width() + inside.width() + after.width() > WIDTH {
        let cut = before.char_indices().rev().map(|(at, _)| at).find(|&at| before[at..].width() >= BEFORE - 1);
        before = format!("…{}", &before[cut.unwrap_or(0)..]);
    }
    let room = WIDTH.saturating_sub(before.width() + inside.width()).max(BEFORE);
    if after.width() > room {
        let ends = after.char_indices().map(|(at, char)| at + char.len_utf8());
        let cut = ends.take_while(|&at| after[..at].width() < room).last().unwrap_or(0);
        after = format!("{}…", &after[..cut]);
    }
    (before, inside, after)
}

/// The style of a severity.
pub(super) fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
        Severity::Hint => AnsiColor::Green,
    };
    colour.on_default().bold()
}

/// Text in a style, where there is colour.
pub(super) fn painted(text: &str, style: Style, paint: Paint) -> Cow<'_, str> {
    match paint {
        Paint::Plain => Cow::Borrowed(text),
        Paint::Colour => Cow::Owned(format!("{style}{text}{style:#}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    #[track_caller]
    fn check(text: &str, words: &str, expected: &str) {
        let source = Source::new("a.md", text);
        let start = text.find(words).expect("the words are in the text");
        let finding = Finding::new(Severity::Error, Span::new(start, start + words.len()), "Who?");
        let said = super::finding(&Excerpt::whole(&source), &finding, Paint::Plain);
        assert_eq!(said, expected);
    }

    #[test]
    fn the_words_are_underlined() {
        check(
            "One\nThe strike killed 46 people.\n",
            "46 people",
            "error[]: Who?\n --> a.md:2:19\n  |\n2 | The strike killed 46 people.\n  |                   ^^^^^^^^^\n",
        );
    }

    #[test]
    fn wide_letters_take_two_columns() {
        check("村 46 人", "46", "error[]: Who?\n --> a.md:1:3\n  |\n1 | 村 46 人\n  |    ^^\n");
    }

    #[test]
    fn a_finding_over_a_line_break_has_two_underlines() {
        check(
            "some 700\r\ncivilians fled",
            "700\r\ncivilians",
            "error[]: Who?\n --> a.md:1:6\n  |\n1 | some 700\n  |      ^^^\n2 | civilians fled\n  | ^^^^^^^^^\n",
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_words() {
        let text = format!("{}46 people{}", "before ".repeat(9000), " after".repeat(9000));
        let source = Source::new("a.md", text);
        let (before, inside, after) =
            window(&Excerpt::whole(&source), Span::new(0, source.text().len()), Span::new(63000, 63009));
        assert_eq!(inside, "46 people");
        assert!(before.starts_with('…') && before.width() <= BEFORE, "{before}");
        assert!(after.ends_with('…') && before.width() + inside.width() + after.width() <= WIDTH, "{after}");
    }
}
