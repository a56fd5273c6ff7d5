//! Words of drafts and names of files as outputs may hold them: shown, and obeyed by nothing that reads the output.
//!
//! Two readers obey what they should show: terminals, which take control characters and those that turn the direction of
//! writing for orders, and the runners of CI systems, which look for commands in the log: GitHub's for lines that begin
//! with `::` and for `##[` anywhere, that of Azure Pipelines for `##vso[`, that of `TeamCity` for `##teamcity[`.

use std::borrow::Cow;
use std::fmt::Write;

/// What begins a command at the beginning of a line, blanks aside.
const COMMAND: &str = "::";

/// Whether a character is obeyed by terminals, or breaks lines for some programs and not for others.
fn commands(char: char) -> bool {
    let turns = matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    char.is_control() || turns || matches!(char, '\u{2028}' | '\u{2029}')
}

/// Whether a text has nothing but bytes of which no character that is changed here is made: most of what drafts say.
fn is_harmless(text: &str) -> bool {
    let harmless = |byte: u8| !matches!(byte, 0..0x20 | 0x7F | 0xA6..=0xAE | 0xC2);
    text.bytes().fold(true, |all, byte| all & harmless(byte))
}

/// Text on one line that a reader of the output shows and does not obey: control characters and those that turn the
/// direction of writing become visible, tabs and line breaks become spaces, and commands of runners come apart.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let shown = |char: char| match char {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{2028}' | '\u{2029}' => ' ', // the fourth breaks a line inside a paragraph
        char if commands(char) => '\u{FFFD}',
        char => char,
    };
    let shown = if is_harmless(text) { Cow::Borrowed(text) } else { Cow::Owned(text.chars().map(shown).collect()) };
    match apart(&shown, "# #") {
        Some(parted) => Cow::Owned(parted),
        None => shown,
    }
}

/// The name of a file where a line begins with it: `./` before it keeps it the same file and makes it no command.
pub(super) fn leading(name: &str) -> Cow<'_, str> {
    match clean(name) {
        name if name.trim_start().starts_with(COMMAND) => Cow::Owned(format!("./{name}")),
        name => name,
    }
}

/// A line of a draft as it stands, after something that is shown before it. Tabs stay.
pub(super) fn line(before: char, line: &str) -> String {
    let shown = |char: char| if char != '\t' && commands(char) { '\u{FFFD}' } else { char };
    let mut shown: String = line.chars().map(shown).collect();
    if let Some(parted) = apart(&shown, "# #") {
        shown = parted;
    }
    let begins = shown.len() - shown.trim_start().len();
    if before.is_whitespace() && shown[begins..].starts_with(COMMAND) {
        shown.insert(begins + 1, ' ');
    }
    shown.insert(0, before);
    shown
}

/// A record of JSON, in which the same characters stand escaped: whoever parses it gets the very same text.
pub(super) fn escaped(json: String) -> String {
    let json = if is_harmless(&json) {
        json
    } else {
        let mut escaped = String::with_capacity(json.len());
        for char in json.chars() {
            if commands(char) && char != '\n' {
                let _ = write!(escaped, "\\u{:04x}", u32::from(char)); // a string takes every character
            } else {
                escaped.push(char);
            }
        }
        escaped
    };
    apart(&json, "#\\u0023").unwrap_or(json)
}

/// The text with every `##` that a name and `[` follow written otherwise; `None` where there is none.
fn apart(text: &str, instead: &str) -> Option<String> {
    let begins = |at: usize| {
        let rest = text.get(at..)?.strip_prefix("##")?;
        rest.trim_start_matches(|char: char| char.is_ascii_alphanumeric()).starts_with('[').then_some(at)
    };
    let mut found = memchr::memchr_iter(b'#', text.as_bytes()).filter_map(begins).peekable();
    found.peek()?;
    let mut parted = String::with_capacity(text.len() + 8);
    let mut rest = 0;
    for at in found {
        parted.push_str(&text[rest..at]);
        parted.push_str(instead);
        rest = at + 2;
    }
    parted.push_str(&text[rest..]);
    Some(parted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_cannot_command_the_terminal() {
        assert_eq!(clean("a\u{1b}[2Jb\u{202e}c\td"), "a\u{FFFD}[2Jb\u{FFFD}c d");
        assert_eq!(clean("a\u{9b}2J\u{7f}\u{2028}b é"), "a\u{FFFD}2J\u{FFFD} b é");
    }

    #[test]
    fn a_draft_cannot_command_a_runner() {
        assert_eq!(clean("x ##[add-mask]13 ##vso[task.x] ###[a]"), "x # #[add-mask]13 # #vso[task.x] ## #[a]");
        assert_eq!(clean("## Casualties [1] ##a ##"), "## Casualties [1] ##a ##");
        assert_eq!(line(' ', "\t::error::x"), " \t: :error::x");
        assert_eq!(line('-', "::error::x\u{1b}"), "-::error::x\u{FFFD}");
    }

    #[test]
    fn a_name_that_begins_a_line_is_no_command_and_the_same_file() {
        assert_eq!(leading("::error::x.md"), "./::error::x.md");
        assert_eq!(leading(" ::x.md"), "./ ::x.md");
        assert_eq!(leading("a::b.md"), "a::b.md");
    }

    #[test]
    fn json_says_the_same_and_commands_nothing() {
        for text in ["a\u{9b}\u{7f}\u{202e}é\n\u{1b}", "##[add-mask]x ###vso[y]", "## [a]", "#\"##[\\"] {
            let json = serde_json::to_string(text).expect("a string always serialises");
            let escaped = escaped(json);
            assert_eq!(serde_json::from_str::<String>(&escaped).expect("it is JSON"), text);
            assert!(
                !escaped.chars().any(commands) && !escaped.contains("##[") && !escaped.contains("##v"),
                "{escaped}"
            );
        }
    }
}
