//! Names of rules to write on: in the comments and the front matter that allow findings.

use crate::check::Judged;
use crate::config::Config;
use crate::document::Document;

/// Where the name of a rule begins that is typed up to a byte of the source; none where no rule belongs there.
pub(super) fn begins(document: &Document, caret: usize) -> Option<usize> {
    let text = document.source().text();
    let line = document.source().lines().span(document.source().lines().line_of(caret)).start;
    let before = text.get(line..caret)?;
    let is_part = |char: char| char.is_ascii_alphanumeric() || char == '-';
    let start = line + before.trim_end_matches(is_part).len();
    let lead = text.get(line..start)?;
    let allows = match lead.rfind("<!--") {
        Some(open) => is_open(lead[open + 4..].trim_start()),
        None => document.front().at.end >= caret && is_listed(text.get(..start)?),
    };
    allows.then_some(start)
}

/// Whether a comment that is typed so far asks for the name of a rule: not for the reason behind the colon.
fn is_open(comment: &str) -> bool {
    let rest = comment.strip_prefix("sitlint-allow").map(|rest| rest.strip_prefix("-file").unwrap_or(rest));
    rest.is_some_and(|rest| rest.starts_with([' ', '\t']) && !rest.contains([':', '>']))
}

/// Whether front matter that is typed so far stands in the list of what it allows: in brackets, or one item a line.
fn is_listed(front: &str) -> bool {
    let Some((_, list)) = front.rsplit_once("allow:") else { return false };
    let inner = list.trim();
    let in_brackets = inner.starts_with('[') && !inner.contains(']');
    let items = || inner.lines().all(|line| line.trim_start().starts_with('-'));
    front.contains("sitlint") && (in_brackets || list.contains('\n') && inner.ends_with('-') && items())
}

/// A rule that may be meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// Its name.
    pub name: String,
    /// Its code and what it flags.
    pub detail: String,
}

/// The rules whose name or code begins as typed: those that asked about this draft first, then all others that run, then
/// the rest, each by its name.
pub(super) fn offers(typed: &str, judged: Option<&Judged>, config: &Config) -> Vec<Offer> {
    let typed = typed.to_ascii_lowercase();
    let findings = judged.map_or(&[] as &[_], |judged| &judged.findings);
    let runs = |name: &str| config.rules.iter().any(|(rule, _)| rule.rule().card().name == name);
    let mut found = Vec::new();
    for rule in config.all.iter() {
        let card = rule.rule().card();
        if card.name.starts_with(&typed) || card.code.to_ascii_lowercase().starts_with(&typed) {
            let asked = findings.iter().any(|finding| *finding.rule == *card.name);
            let rank = if asked { 0 } else { 1 + u8::from(!runs(card.name)) };
            let detail = format!("{}: {}", card.code, card.summary());
            found.push((rank, Offer { name: card.name.to_owned(), detail }));
        }
    }
    found.sort_by(|(a, one), (b, other)| (a, &one.name).cmp(&(b, &other.name)));
    found.into_iter().map(|(_, offer)| offer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::text::Source;

    #[track_caller]
    fn check(marked: &str, expected: Option<&str>) {
        let caret = marked.find('|').expect("the caret");
        let text = marked.replace('|', "");
        let document = Document::read(Source::new("a.md", &*text), Format::Markdown, Lexicon::built_in(), None);
        assert_eq!(begins(&document, caret).map(|start| &text[start..caret]), expected);
    }

    #[test]
    fn a_comment_asks_for_rules_until_its_colon() {
        check("<!-- sitlint-allow |", Some(""));
        check("Rain.\n\n<!-- sitlint-allow vague-source, unsou| -->", Some("unsou"));
        check("<!-- sitlint-allow-file FIG|", Some("FIG"));
        check("<!-- sitlint-allow vague-source: unsou|", None);
        check("<!-- sitlint-allow vague-source --> unsou|", None);
        check("<!-- unsou|", None);
        check("unsou|", None);
    }

    #[test]
    fn front_matter_asks_for_rules_in_its_list() {
        check("---\nsitlint: {allow: [vague-source, un|]}\n---\nRain.\n", Some("un"));
        check("---\nsitlint:\n  allow:\n    - vague-source\n    - un|\n---\nRain.\n", Some("un"));
        check("---\nsitlint: {allow: [vague-source]}\ntitle: un|\n---\nRain.\n", None);
        check("---\ntitle: un|\n---\nRain.\n", None);
    }

    #[test]
    fn rules_that_run_come_before_those_that_do_not() {
        let config = Config::default();
        let told: Vec<_> = offers("missing-", None, &config).into_iter().map(|offer| offer.name).collect();
        assert_eq!(told.first().map(String::as_str), Some("missing-document-date"));
        assert!(told.iter().any(|name| name == "missing-role"), "{told:?}");
        assert_eq!(offers("fig101", None, &config)[0].name, "unsourced-casualty-figure");
        assert_eq!(offers("nothing-such", None, &config), []);
    }
}
