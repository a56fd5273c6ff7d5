//! A surname that stands with its Arabic article in one place and without it in another.

use crate::facts::Entity;
use crate::facts::name::key::{is_article, plain};
use crate::finding::{Edit, Finding, Fix, Related, Severity, Where};
use crate::names::InText;
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Span;

/// The rule.
pub struct ArticleDrift;

impl Rule for ArticleDrift {
    fn card(&self) -> Card<'_> {
        Card {
            code: "NAM106",
            name: "article-drift",
            group: Group::Names,
            scope: Scope::Document,
            severity: Severity::Hint,
            default: true,
            fixable: true,
            page: include_str!("article_drift.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for cluster in cx.names.clusters.iter().filter(|cluster| cluster.entity == Entity::Person) {
            let (mut with, mut without): (Vec<Place>, Vec<Place>) = (Vec::new(), Vec::new());
            for &at in &cluster.spellings {
                let spelling = &cx.names.spellings[at];
                if spelling.form.words.len() != 1 || spelling.form.key.len() != 1 {
                    continue;
                }
                for mention in InText::of(cx.document, spelling) {
                    let plain = plain(mention.words);
                    let article = plain.split_once(' ').is_some_and(|(first, _)| is_article(first));
                    let place = Place {
                        span: cx.names.span(cx.document, mention.mention),
                        words: mention.words.to_owned(),
                        opens: mention.opens(),
                    };
                    if article { with.push(place) } else { without.push(place) }
                }
            }
            let (Some(one), Some(other)) = (with.iter().min(), without.iter().min()) else { continue };
            // The form that stands less often; where both stand as often, the one that came later.
            let drop = with.len() < without.len() || with.len() == without.len() && one > other;
            let (minor, major) = if drop { (with, without) } else { (without, with) };
            findings.push(finding(minor, &major, drop));
        }
    }
}

/// A place where the surname stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    span: Span,
    words: String,
    opens: bool,
}

fn finding(mut minor: Vec<Place>, major: &[Place], drop: bool) -> Finding {
    minor.sort();
    let (here, there) = (&minor[0], &major[0]);
    let words = |opens: bool| {
        let known = major.iter().find(|place| place.opens == opens).unwrap_or(there);
        let mut words = known.words.clone();
        if !drop {
            let first = if opens { words[..1].to_ascii_uppercase() } else { words[..1].to_ascii_lowercase() };
            words.replace_range(..1, &first);
        }
        words
    };
    let message = format!("“{}” here, “{}” elsewhere in this draft. One style.", here.words, there.words);
    let mut finding = Finding::new(Severity::Hint, here.span, message);
    finding.also = minor[1..].iter().map(|place| place.span).collect();
    finding.related = vec![Related { at: Where::Here(there.span), message: format!("“{}” here", there.words) }];
    let edits = minor.iter().map(|place| Edit { span: place.span, text: words(place.opens) }).collect();
    finding.fixes = vec![Fix { title: format!("Write “{}”", words(here.opens)), safe: true, edits }];
    finding
}
