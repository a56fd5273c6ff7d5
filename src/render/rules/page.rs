//! The pages of the rules as a folder of documentation: one a rule, and an index by group.

use std::fmt::Write;

use crate::finding::Severity;
use crate::render::table::{Row, markdown};
use crate::rule::{Card, Group, Scope};

/// The first line of every page, by which a page that was made here is told from one that somebody wrote.
pub const MADE: &str = "<!-- written by `sitlint rules`: what is changed here is lost -->";

/// The name of the index.
pub const INDEX: &str = "README.md";

/// A rule, and what it weighs in each profile; nothing where it does not run.
#[derive(Clone, Debug)]
pub struct Weighed<'a> {
    /// The rule.
    pub card: Card<'a>,
    /// The profiles, the default one first.
    pub weighs: Vec<(&'static str, Option<Severity>)>,
}

/// A page: the name of its file, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The name of its file.
    pub name: String,
    /// Its text, in Markdown.
    pub text: String,
}

/// A page a rule, and the index.
#[must_use]
pub fn pages(rules: &[Weighed<'_>]) -> Vec<Page> {
    let page = |rule: &Weighed<'_>| Page { name: file(rule.card.name), text: page(rule, rules) };
    let index = Page { name: INDEX.to_owned(), text: index(rules) };
    rules.iter().map(page).chain([index]).collect()
}

fn file(rule: &str) -> String {
    format!("{rule}.md")
}

fn page(rule: &Weighed<'_>, all: &[Weighed<'_>]) -> String {
    let Card { name, code, group, .. } = rule.card;
    let group = group.name();
    let fix = if rule.card.fixable { " · offers a fix" } else { "" };
    let reads = if rule.card.scope == Scope::Library { " · compares the drafts of a run" } else { "" };
    let mut page = format!("{MADE}\n\n# {name}\n\n**{code}** · [{group}]({INDEX}#{group}){fix}{reads}\n\n");
    body(rule.card, all, &mut page);
    page.push_str("\n## What it weighs in each profile\n\n");
    let (names, levels): (Vec<_>, Vec<_>) =
        rule.weighs.iter().map(|&(profile, level)| (profile, level.map_or("off", Severity::name))).unzip();
    page.push_str(&markdown(&names, Row::Header));
    page.push_str(&markdown(&levels, Row::Body));
    let _ =
        writeln!(page, "\n[All rules]({INDEX}) · [When a question is answered]({INDEX}#when-a-question-is-answered)");
    page
}

/// What the author of a rule wrote, each example under a line that says what it shows, each other rule a link.
fn body(card: Card<'_>, all: &[Weighed<'_>], page: &mut String) {
    let mut fenced = false;
    let mut said = None;
    for line in card.page.trim().lines() {
        match line.strip_prefix("```") {
            Some(info) if !fenced => {
                let label = label(info);
                if label.is_some() && said != label {
                    let _ = writeln!(page, "{}\n", label.as_deref().unwrap_or_default());
                }
                page.push_str(if label.is_some() { "```text" } else { line });
                said = label;
                fenced = true;
            }
            Some(_) => {
                page.push_str(line);
                fenced = false;
            }
            None if fenced => page.push_str(line),
            None => {
                said = said.filter(|_| line.is_empty());
                page.push_str(&linked(line, card.name, all));
            }
        }
        page.push('\n');
    }
}

/// What an example shows, by the words of its fence.
fn label(info: &str) -> Option<String> {
    let mut words = info.split_whitespace();
    let said = match words.next()? {
        "bad" => "Asked about",
        "good" => "Left alone",
        _ => return None,
    };
    let told = words.map(|word| if word == "plain" { ", in plain text".into() } else { format!(", with `{word}`") });
    Some(format!("*{said}{}:*", told.collect::<String>()))
}

fn linked(line: &str, own: &str, all: &[Weighed<'_>]) -> String {
    let others = all.iter().map(|rule| rule.card.name).filter(|name| *name != own);
    others
        .filter(|name| line.contains(name))
        .fold(line.to_owned(), |line, name| line.replace(&format!("`{name}`"), &format!("[`{name}`]({})", file(name))))
}

/// How the index begins.
const HEAD: &str = "\
Each rule has a page: what it asks about, why a reader is harmed, and examples. `sitlint explain RULE` prints the same
page, and an editor shows it under the pointer.

In the examples `[[ ]]` stands around the words that are asked about; an empty `[[]]` at the beginning means the draft as
a whole. Lines such as `=== monday.md ===` part an example into drafts that are read together. “With `strict`” and its like
name a decision of the house, from `[style]` in `sitlint.toml`.

“Severity” is what most findings of a rule weigh: `error`, `warning`, `info` or `hint`. A single finding may weigh less; its
page tells when. “Runs in” names the profiles that have the rule on.

## When a question is answered

- **Mend the words.** Where a fix is offered, the editor has it at a keystroke, and `sitlint check --fix` applies those that
  need no writer.
- **Allow it here, with a reason**, on a line of its own above the paragraph:
  `<!-- sitlint-allow RULE: the port office confirmed this by telephone -->`
- **Allow it in the whole draft**: `<!-- sitlint-allow-file RULE: reason -->` at its top.
- **Turn it off, up or down for all drafts**: `RULE = \"off\"` under `[severity]` in `sitlint.toml`.
";

fn index(rules: &[Weighed<'_>]) -> String {
    let mut page = format!("{MADE}\n\n# The rules\n\n{HEAD}");
    for &(_, name, group) in Group::ALL {
        let of: Vec<_> = rules.iter().filter(|rule| rule.card.group == group).collect();
        if of.is_empty() {
            continue;
        }
        let mut title = name.to_owned();
        title[..1].make_ascii_uppercase();
        let _ = writeln!(page, "\n## {title}\n");
        page.push_str(&markdown(&["rule", "code", "severity", "runs in", "fix", "asks about"], Row::Header));
        for Weighed { card, weighs } in of {
            let link = format!("[{}]({})", card.name, file(card.name));
            let fix = if card.fixable { "yes" } else { "" };
            let row = [&*link, card.code, card.severity.name(), &runs_in(card, weighs), fix, &card.summary()];
            page.push_str(&markdown(&row, Row::Body));
        }
    }
    page
}

/// The profiles that have a rule on, and where it weighs otherwise than elsewhere.
fn runs_in(card: &Card<'_>, weighs: &[(&str, Option<Severity>)]) -> String {
    let all = card.default;
    let usual = Some(card.severity);
    let told = |&(profile, level): &(&str, Option<Severity>)| match level {
        Some(severity) if level != usual => Some(format!("{profile} ({})", severity.name())),
        Some(_) => (!all).then(|| profile.to_owned()),
        None => all.then(|| format!("{profile} (off)")),
    };
    let told = weighs.iter().filter_map(told).collect::<Vec<_>>().join(", ");
    match (all, told.is_empty()) {
        (true, true) => "all".to_owned(),
        (true, false) => format!("all; {told}"),
        (false, true) => "none: `--select` it".to_owned(),
        (false, false) => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule<'a>(name: &'a str, page: &'a str) -> Weighed<'a> {
        let (group, scope, severity) = (Group::Own, Scope::Paragraph, Severity::Warning);
        let card = Card { code: "OWN001", name, group, scope, severity, default: true, fixable: true, page };
        Weighed { card, weighs: vec![("default", Some(severity)), ("strict", Some(Severity::Error))] }
    }

    #[test]
    fn a_page_tells_what_its_examples_show_and_leads_to_other_rules() {
        let page = "Words. See `b-b`, not `a-a`.\n\n```bad\n[[Some]] `b-b`\n```\n\n```bad\nSome\n```\n\n```good strict\nAll\n```\n";
        let pages = pages(&[rule("a-a", page), rule("b-b", "Words.")]);
        let names: Vec<_> = pages.iter().map(|page| &*page.name).collect();
        assert_eq!(names, ["a-a.md", "b-b.md", "README.md"]);
        let expected = format!(
            "{MADE}\n\n# a-a\n\n**OWN001** · [own](README.md#own) · offers a fix\n\n\
             Words. See [`b-b`](b-b.md), not `a-a`.\n\n*Asked about:*\n\n```text\n[[Some]] `b-b`\n```\n\n```text\nSome\n```\n\n\
             *Left alone, with `strict`:*\n\n```text\nAll\n```\n\n## What it weighs in each profile\n\n\
             | default | strict |\n|---|---|\n| warning | error |\n\n\
             [All rules](README.md) · [When a question is answered](README.md#when-a-question-is-answered)\n"
        );
        assert_eq!(pages[0].text, expected);
        let row = "| [a-a](a-a.md) | OWN001 | warning | all; strict (error) | yes | Words. See `b-b`, not `a-a`. |\n";
        assert!(pages[2].text.contains("\n## Own\n\n| rule | code |") && pages[2].text.contains(row));
    }

    #[test]
    fn the_index_tells_which_profiles_have_a_rule() {
        let card = |default| Card { default, ..rule("a-a", "Words.").card };
        let (on, off, other) = (Some(Severity::Warning), None, Some(Severity::Hint));
        assert_eq!(runs_in(&card(true), &[("default", on), ("strict", on)]), "all");
        assert_eq!(runs_in(&card(true), &[("default", on), ("strict", off)]), "all; strict (off)");
        assert_eq!(
            runs_in(&card(false), &[("default", off), ("sitrep", on), ("strict", other)]),
            "sitrep, strict (hint)"
        );
        assert_eq!(runs_in(&card(false), &[("default", off)]), "none: `--select` it");
    }
}
