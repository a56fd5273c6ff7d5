//! The examples in a rule's page: `bad` fences that it flags exactly at their `[[marks]]`, `good` ones that it leaves alone.

use jiff::civil::{Date, date};

use crate::claims::DateForm;
use crate::document::Document;
use crate::finding::Finding;
use crate::format::Format;
use crate::names::{Digest, Library, Registry};
use crate::prose::Lexicon;
use crate::rule::{Context, Findings, PerCent, Reach, Rule, Style};
use crate::text::{Source, Span};

/// The day on which examples are read, so that they come out the same for ever.
const TODAY: Date = date(2026, 1, 15);

/// An example of a page.
///
/// The words after `bad` or `good` tell more: `plain` for plain text instead of Markdown, `strict`, `lenient`,
/// `lakhs`, `un-dates`, `us-dates` and `ap-dates` for the house style. Lines `=== a.md ===` part it into several drafts, which are read together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule is to flag it.
    pub kind: Kind,
    /// Its drafts, in their order.
    pub drafts: Vec<Draft>,
    /// The house style it asks for.
    pub style: Style,
    /// Where its fence begins in the page, in bytes.
    pub at: usize,
}

/// Whether a rule is to flag an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is, at each mark and nowhere else.
    Bad,
    /// It is to leave it alone.
    Good,
}

/// A draft of an example.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its name.
    pub name: String,
    /// Its text without marks.
    pub text: String,
    /// Where the marks stood, in bytes of that text.
    pub marks: Vec<Span>,
}

/// A place where a rule and an example do not agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Where in its text.
    pub at: Span,
    /// Which of the two has it.
    pub side: Side,
}

/// Who says of a place that it is to be flagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The example alone.
    Marked,
    /// The rule alone.
    Found,
}

/// What examples are read with.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    /// The words.
    pub lexicon: &'a Lexicon,
    /// The names.
    pub registry: &'a Registry,
}

/// The examples of a page, in their order.
#[must_use]
pub fn examples(page: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<(usize, &str, usize)> = None;
    let mut at = 0;
    for line in page.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(info) = line.trim_end().strip_prefix("```") else { continue };
        match open.take() {
            Some((fence, info, body)) => examples.extend(Example::of(info, &page[body..start], fence)),
            None => open = Some((start, info, at)),
        }
    }
    examples
}

/// How shares are written, in one word.
const PERCENTS: &[(&str, PerCent)] =
    &[("per-cent", PerCent::TwoWords), ("percent", PerCent::OneWord), ("percent-sign", PerCent::Sign)];

/// The value whose name, after a prefix, is among the options.
fn named<T: Copy>(options: &[&str], prefix: &str, known: &[(&str, T)]) -> Option<T> {
    let is = |name: &str| options.iter().any(|option| option.strip_prefix(prefix) == Some(name));
    known.iter().find(|(name, _)| is(name)).map(|&(_, value)| value)
}

impl Example {
    fn of(info: &str, body: &str, at: usize) -> Option<Self> {
        let mut words = info.split_whitespace();
        let kind = match words.next() {
            Some("bad") => Kind::Bad,
            Some("good") => Kind::Good,
            _ => return None,
        };
        let options: Vec<&str> = words.collect();
        let ending = if options.contains(&"plain") { "txt" } else { "md" };
        let forms = [("un-dates", DateForm::DayMonthYear), ("us-dates", DateForm::MonthDayYear)];
        let forms = forms.into_iter().chain([("ap-dates", DateForm::Abbreviated)]);
        let style = Style {
            lenient_hedges: options.contains(&"lenient"),
            strict: options.contains(&"strict"),
            names_the_dead: options.contains(&"named-dead"),
            lakhs: options.contains(&"lakhs"),
            reads_quotations: options.contains(&"read-quotations"),
            source_reach: named(&options, "reach-", Reach::ALL).unwrap_or_default(),
            per_cent: named(&options, "", PERCENTS),
            date_form: forms.into_iter().find(|(option, _)| options.contains(option)).map(|(_, form)| form),
        };
        let mut drafts = vec![Draft { name: format!("draft.{ending}"), ..Draft::default() }];
        for line in body.split_inclusive('\n') {
            let name = line.trim().strip_prefix("===").and_then(|rest| rest.strip_suffix("===")).map(str::trim);
            match (name, drafts.last_mut()) {
                (Some(name), _) if !name.is_empty() => drafts.push(Draft { name: name.into(), ..Draft::default() }),
                (_, Some(draft)) => draft.push(line),
                _ => {}
            }
        }
        drafts.retain(|draft| !draft.text.trim().is_empty() || !draft.marks.is_empty());
        Some(Self { kind, drafts, style, at })
    }

    /// What the rule does otherwise than the example says; `None` where all is as it says.
    #[must_use]
    pub fn failure(&self, rule: &dyn Rule, bench: Bench<'_>) -> Option<String> {
        if self.kind == Kind::Bad && self.drafts.iter().all(|draft| draft.marks.is_empty()) {
            return Some("nothing in it is marked: put [[ ]] around the words that the rule is to flag.".into());
        }
        let differences = self.drafts.iter().zip(self.judged(rule, bench)).filter_map(|(draft, findings)| {
            let marks = if self.kind == Kind::Good { &[][..] } else { &draft.marks };
            difference(draft, marks, &spans(&findings))
        });
        let text = differences.collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    }

    /// Where the rule does otherwise than the example says, in the order of the text.
    #[must_use]
    pub fn differences(&self, rule: &dyn Rule, bench: Bench<'_>) -> Vec<Difference<'_>> {
        let each = |(draft, findings): (&'_ Draft, Vec<Finding>)| {
            let found = spans(&findings);
            let marks = if self.kind == Kind::Good { &[][..] } else { &draft.marks };
            let missed = marks.iter().filter(|span| !found.contains(span)).map(|&at| (at, Side::Marked));
            let extra = found.iter().filter(|span| !marks.contains(span)).map(|&at| (at, Side::Found));
            let mut all: Vec<_> = missed.chain(extra).collect();
            all.sort_by_key(|&(at, _)| at);
            all
        };
        let judged = self.judged(rule, bench);
        let drafts = self.drafts.iter().zip(judged);
        drafts
            .flat_map(|(draft, findings)| {
                each((draft, findings))
                    .into_iter()
                    .map(move |(at, side)| Difference { draft, at, side })
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// What the rule says of all drafts of the example, one after the other.
    #[must_use]
    pub fn findings(&self, rule: &dyn Rule, bench: Bench<'_>) -> Vec<Finding> {
        self.judged(rule, bench).into_iter().flatten().collect()
    }

    fn judged(&self, rule: &dyn Rule, bench: Bench<'_>) -> Vec<Vec<Finding>> {
        let read = |draft: &Draft| {
            let format = Format::of(&draft.name).unwrap_or(Format::Markdown);
            Document::read(Source::new(&*draft.name, &*draft.text), format, bench.lexicon, None)
        };
        let documents: Vec<Document> = self.drafts.iter().map(read).collect();
        let mut library = Library::default();
        for document in &documents {
            library.put(Digest::of(document, bench.registry));
        }
        documents.iter().map(|document| self.run(rule, (document, &library), bench)).collect()
    }

    fn run(&self, rule: &dyn Rule, (document, library): (&Document, &Library), bench: Bench<'_>) -> Vec<Finding> {
        let cx = Context::of(document, library, (bench.registry, &self.style), TODAY);
        let mut findings = Vec::new();
        rule.check(&cx, &mut Findings::new(&rule.card(), &mut findings));
        findings
    }
}

impl Draft {
    /// Appends text, its marks taken out.
    fn push(&mut self, marked: &str) {
        let mut rest = marked;
        while let Some(mut at) = rest.find("[[").into_iter().chain(rest.find("]]")).min() {
            // Of `]]]` the first belongs to the words.
            while rest[at + 1..].starts_with("]]") {
                at += 1;
            }
            self.text.push_str(&rest[..at]);
            let here = self.text.len();
            if rest[at..].starts_with("[[") {
                self.marks.push(Span::new(here, usize::MAX));
            } else if let Some(open) = self.marks.iter_mut().rev().find(|mark| mark.end == usize::MAX) {
                open.end = here;
            }
            rest = &rest[at + 2..];
        }
        self.text.push_str(rest);
    }
}

/// Every place that the findings underline, once.
fn spans(findings: &[Finding]) -> Vec<Span> {
    let mut spans: Vec<Span> =
        findings.iter().flat_map(|finding| finding.also.iter().copied().chain([finding.span])).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

fn difference(draft: &Draft, marks: &[Span], found: &[Span]) -> Option<String> {
    let quoted = |spans: Vec<&Span>| {
        let words = spans.into_iter().map(|span| match span.of(&draft.text) {
            "" => "the draft as a whole".to_owned(),
            words => format!("“{words}”"),
        });
        words.collect::<Vec<_>>().join(", ")
    };
    let missed = quoted(marks.iter().filter(|span| !found.contains(span)).collect());
    let extra = quoted(found.iter().filter(|span| !marks.contains(span)).collect());
    match (missed.is_empty(), extra.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("{missed} is marked and not flagged.")),
        (true, false) => Some(format!("{extra} is flagged and not marked.")),
        (false, false) => Some(format!("{missed} is marked and not flagged; {extra} is flagged and not marked.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_drafts_parted() {
        let page = "What it flags.\n\n```bad plain strict\n=== a.md ===\nA [[b]] c [[[date]]].\n=== b.txt ===\nD\n```\n\n```good\nE\n```\n";
        let examples = examples(page);
        let drafts = &examples[0].drafts;
        assert_eq!((drafts[0].name.as_str(), drafts[0].text.as_str()), ("a.md", "A b c [date].\n"));
        assert_eq!(drafts[0].marks, [Span::new(2, 3), Span::new(6, 12)]);
        assert_eq!((drafts[1].name.as_str(), drafts[1].text.as_str()), ("b.txt", "D\n"));
        assert_eq!((examples[0].kind, examples[1].kind), (Kind::Bad, Kind::Good));
        assert!(examples[0].style.strict);
    }
}
