//! Links between the pages lead to a file that is there, and to a heading in it.

use std::collections::BTreeSet;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::pages;

/// The targets of a page's links and pictures, and the anchors of its headings.
fn read(page: &str) -> (Vec<String>, BTreeSet<String>) {
    let (mut targets, mut anchors) = (Vec::new(), BTreeSet::new());
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                targets.push(dest_url.to_string());
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(words) | Event::Code(words) => heading.iter_mut().for_each(|heading| heading.push_str(&words)),
            Event::End(TagEnd::Heading(_)) => anchors.extend(heading.take().map(|heading| anchor(&heading))),
            _ => {}
        }
    }
    (targets, anchors)
}

/// The anchor that GitHub and GitLab give a heading.
fn anchor(heading: &str) -> String {
    let kept = heading
        .to_lowercase()
        .chars()
        .filter(|char| char.is_alphanumeric() || " -_".contains(*char))
        .collect::<String>();
    kept.trim().replace(' ', "-")
}

#[test]
fn every_link_leads_somewhere() {
    let mut wrongs = Vec::new();
    let mut followed = 0;
    for name in pages::all() {
        let (targets, own) = read(&pages::read(&name));
        for target in targets.iter().filter(|target| !target.contains("://") && !target.starts_with("mailto:")) {
            let (file, anchor) = target.split_once('#').map_or((target.as_str(), None), |(file, at)| (file, Some(at)));
            let path = Path::new(&name).parent().unwrap().join(file);
            followed += 1;
            if !file.is_empty() && !pages::root().join(&path).exists() {
                wrongs.push(format!("{name}: {target}"));
            } else if let Some(anchor) = anchor {
                let there = if file.is_empty() { own.clone() } else { read(&pages::read(path.to_str().unwrap())).1 };
                if !there.contains(anchor) {
                    wrongs.push(format!("{name}: {target} (no such heading)"));
                }
            }
        }
    }
    assert!(wrongs.is_empty(), "lead nowhere: {wrongs:#?}");
    assert!(followed > 100, "only {followed} links");
}

#[test]
fn every_page_is_led_to() {
    let mut led: BTreeSet<String> = ["README.md".to_owned()].into();
    let mut next = vec!["README.md".to_owned()];
    while let Some(name) = next.pop() {
        for target in read(&pages::read(&name)).0 {
            let file = target.split('#').next().unwrap();
            let path = plain(&Path::new(&name).parent().unwrap().join(file));
            let is_page = Path::new(&path).extension().is_some_and(|ending| ending == "md");
            if is_page && pages::root().join(&path).exists() && led.insert(path.clone()) {
                next.push(path);
            }
        }
    }
    let lonely: Vec<_> =
        pages::all().into_iter().filter(|name| !led.contains(name) && name != "CHANGELOG.md").collect();
    assert!(lonely.is_empty(), "no page leads from the README to {lonely:#?}");
}

/// A path without `..`.
fn plain(path: &Path) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.to_str().unwrap().split('/').filter(|part| !part.is_empty()) {
        if part == ".." {
            parts.pop();
        } else if part != "." {
            parts.push(part);
        }
    }
    parts.join("/")
}
