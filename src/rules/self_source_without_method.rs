//! Counts of one's own in a draft that does not say how they were made.

use crate::document::Document;
use crate::facts::{Attribution, How};
use crate::finding::{Finding, Related, Severity, Where};
use crate::prose::words::report::METHODS;
use crate::prose::{Class, Kind, Prose, Token};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Span;

/// Words that point to a method, by their beginnings.
const METHOD: &str = "methodolog";
/// Keys of the front matter that do so.
const KEYS: &[&str] = &["methodology", "methodology_url", "methodology-url"];
/// The most other places that are shown.
const SHOWN: usize = 4;

/// The rule.
pub struct SelfSourceWithoutMethod;

impl Rule for SelfSourceWithoutMethod {
    fn card(&self) -> Card<'_> {
        Card {
            code: "SRC110",
            name: "self-source-without-method",
            group: Group::Sources,
            scope: Scope::Document,
            severity: Severity::Info,
            default: false,
            fixable: false,
            page: include_str!("self_source_without_method.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let document = cx.document;
        let own: Vec<Span> = document
            .paragraphs()
            .flat_map(|(id, slot)| {
                let prose = &slot.paragraph.prose;
                let said = slot.paragraph.facts.attributions.iter();
                said.filter(|said| is_own_count(prose, said)).map(move |said| document.span(id, said.at))
            })
            .collect();
        let Some((&first, others)) = own.split_first() else { return };
        if has_method(document) {
            return;
        }
        let words = document.words(first);
        let message = format!("“{words}”: how was it counted? Add a section on methods, or a link to one.");
        let mut finding = Finding::new(Severity::Info, first, message);
        let related =
            others.iter().take(SHOWN).map(|&at| Related { at: Where::Here(at), message: "here too".to_owned() });
        finding.related = related.collect();
        findings.push(finding);
    }
}

/// Whether the publisher counts something itself.
fn is_own_count(prose: &Prose, said: &Attribution) -> bool {
    let (first, end) = (prose.token_at(said.scope.start), prose.token_at(said.scope.end));
    let number = |token: &Token| {
        !said.source.touches(token.at)
            && (matches!(token.kind, Kind::Number) || token.is(Class::Number) || token.is(Class::Vague))
    };
    let (from, to) = (prose.token_at(said.at.start), prose.token_at(said.at.end));
    let counts = prose.tokens[from..to].iter().any(|token| token.is(Class::Counting));
    said.how == How::SelfSource && counts && prose.tokens[first..end].iter().any(number)
}

/// Whether a draft says anywhere how its counts were made, or where to read it.
fn has_method(document: &Document) -> bool {
    let told = |prose: &Prose| {
        (0..prose.tokens.len()).any(|at| {
            let word = prose.word(at);
            let begins = word.get(..METHOD.len()).is_some_and(|start| start.eq_ignore_ascii_case(METHOD));
            begins || METHODS.iter().any(|method| word.eq_ignore_ascii_case(method))
        })
    };
    KEYS.iter().any(|key| document.front().get(key).is_some())
        || document.paragraphs().any(|(_, slot)| told(&slot.paragraph.prose))
}
