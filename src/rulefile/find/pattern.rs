//! `find.pattern`: a regular expression over the prose of a block, for what words alone do not say.

use std::sync::OnceLock;

use regex::{Captures, Regex, RegexBuilder, RegexSetBuilder};

use crate::document::Slot;
use crate::finding::{Edit, Fix};
use crate::rule::{Context, Findings, Scope};
use crate::rulefile::fields::{Broken, Field, Fields, Words};
use crate::rulefile::find::instead::Trust;
use crate::rulefile::find::literal;
use crate::rulefile::find::literal::Word;
use crate::rulefile::find::place::Where;
use crate::rulefile::message::Says;
use crate::suppress;
use crate::text::{Range, Span};

/// The most memory that an expression takes, compiled, in bytes: the longest of the house's own take a tenth of it.
const COMPILED: usize = 1 << 20;

/// The most memory that a search keeps beside it, in bytes.
const KEPT: usize = 1 << 20;

/// Words without a letter that is in all of them: what is found in each is found everywhere.
const ANY: &[&str] = &["The", "people", "zug", "d'oh", "4"];

/// A regular expression to be found, and those around it that make it mean something else.
#[derive(Clone, Debug)]
pub struct Pattern {
    sought: Vec<Expression>,
    except: Vec<Expression>,
    instead: Vec<String>,
    trust: Trust,
    place: Where,
    /// Whether it looks into comments that allow something, too.
    allowances: bool,
}

/// A regular expression, compiled when it is first looked for: compiling takes longer than searching a short draft.
#[derive(Clone, Debug)]
struct Expression {
    text: String,
    /// Groups of words without one of each of which it cannot be found.
    required: OnceLock<Vec<Vec<Word>>>,
    compiled: OnceLock<Regex>,
}

impl Expression {
    fn of(text: &str) -> Self {
        Self { text: text.to_owned(), required: OnceLock::new(), compiled: OnceLock::new() }
    }

    fn required(&self) -> &[Vec<Word>] {
        self.required.get_or_init(|| literal::required(&self.text))
    }

    fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| bounded(&self.text).expect("it compiled when its file was read, or tested"))
    }

    /// Whether it may be found where some words, and no others, are told to stand.
    fn may_be(&self, stands: impl Fn(&Word) -> bool) -> bool {
        self.required().iter().all(|words| words.iter().any(&stands))
    }

    /// Whether it may stand in the paragraphs that a rule looks at.
    fn may_stand(&self, cx: &Context<'_>) -> bool {
        let text = || {
            let mut text = String::new();
            cx.paragraphs().for_each(|(_, slot)| text.extend([slot.paragraph.prose.text(), "\n"]));
            text
        };
        self.may_be(|word| cx.crowd.may_hold_text((&word.text, word.any_case), text))
    }
}

impl Pattern {
    /// Reads `find` with its `pattern`.
    ///
    /// # Errors
    /// When a key is not as it must be, or an expression is none.
    pub fn of(fields: &Fields<'_>, pattern: &Field<'_>) -> Result<Self, Broken> {
        let texts = pattern.texts()?;
        if texts.is_empty() {
            return Err(Broken::new(pattern.at, "`pattern` is an empty list: write the expression to look for."));
        }
        let except = fields.get("except").map(|field| field.texts()).transpose()?.unwrap_or_default();
        if !fields.is_built_in() {
            sound(pattern.at, &texts)?;
            except.iter().try_for_each(|words| regex(words).map(drop))?;
        }
        let expressions = |texts: &[Words<'_>]| texts.iter().map(|words| Expression::of(words.text)).collect();
        let find = Self {
            sought: expressions(&texts),
            except: expressions(&except),
            instead: match fields.get("instead") {
                Some(field) => field.texts()?.iter().map(|words| words.text.to_owned()).collect(),
                None => Vec::new(),
            },
            trust: Trust::of(fields)?,
            place: Where::of(fields)?,
            allowances: fields.get("allowances").map(|field| field.truth()).transpose()?.unwrap_or(false),
        };
        // Without templates there is nothing to look through, and no expression to compile for it.
        if let Some((field, missing)) = fields.get("instead").and_then(|field| Some((field, find.stray_group()?))) {
            return Err(Broken::new(
                field.at,
                format!("`${missing}` is no group of the pattern. For a plain `$` write `$$`."),
            ));
        }
        Ok(find)
    }

    /// Whether it offers fixes.
    #[must_use]
    pub fn fixes(&self) -> bool {
        !self.instead.is_empty()
    }

    /// How far an edit can change its findings.
    pub fn scope(&self) -> Scope {
        if self.allowances { Scope::Document } else { Scope::Paragraph }
    }

    /// Looks at the comments of a document that allow something.
    fn check_allowances(&self, says: &Says, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for comment in suppress::comments(cx.document) {
            let words = cx.document.source().words(comment.at);
            let small = words.to_ascii_lowercase();
            let stands = |word: &Word| if word.any_case { &small } else { words }.contains(&word.text);
            let sought = self.sought.iter().filter(|sought| sought.may_be(stands));
            for hit in sought.flat_map(|sought| sought.regex().captures_iter(words)) {
                let Range { start, end } = range(&hit);
                let at = comment.at.start;
                let span = Span::new(at + start as usize, at + end as usize);
                findings.push(says.at(span, &[("words", cx.document.source().words(span))]));
            }
        }
    }

    /// The groups of all expressions, by number and by name.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        let mut groups = Vec::new();
        for pattern in self.sought.iter().map(Expression::regex) {
            let named = pattern.capture_names().enumerate().skip(1);
            groups
                .extend(named.flat_map(|(number, name)| [Some(number.to_string()), name.map(str::to_owned)]).flatten());
        }
        groups.retain(|group| group != "words");
        groups.sort();
        groups.dedup();
        groups
    }

    /// The first expression that has no word it cannot do without.
    #[must_use]
    pub fn slow(&self) -> Option<&str> {
        self.sought.iter().find(|sought| sought.required().is_empty()).map(|sought| sought.text.as_str())
    }

    /// Looks at one document.
    pub fn check(&self, says: &Says, cx: &Context<'_>, findings: &mut Findings<'_>) {
        if self.allowances {
            self.check_allowances(says, cx, findings);
        }
        for sought in self.sought.iter().filter(|sought| sought.may_stand(cx)) {
            for (paragraph, slot) in cx.paragraphs() {
                self.paragraph(sought.regex(), slot, &mut |captures| {
                    let at = range(captures);
                    let Some(severity) = self.place.weight(cx.style, (slot, at), says.severity) else { return };
                    let span = cx.document.span(paragraph, at);
                    let instead: Vec<String> =
                        self.instead.iter().map(|template| expanded(template, captures)).collect();
                    let shown = instead.join("” or “");
                    let mut values = vec![("words", cx.document.words(span)), ("instead", shown.as_str())];
                    values.extend(says.message.asks().filter_map(|group| Some((group, group_of(captures, group)?))));
                    let mut finding = says.at(span, &values);
                    finding.severity = severity;
                    let safe = self.trust == Trust::Safe && instead.len() == 1;
                    let fix =
                        |text: String| Fix {
                            title: format!("Write “{text}”"), safe, edits: vec![Edit { span, text }]
                        };
                    finding.fixes = instead.into_iter().map(fix).collect();
                    findings.push(finding);
                });
            }
        }
    }

    fn paragraph(&self, pattern: &Regex, slot: &Slot, found: &mut dyn FnMut(&Captures<'_>)) {
        let prose = &slot.paragraph.prose;
        let text = prose.text();
        if !pattern.is_match(text) {
            return;
        }
        let except = self.except.iter().flat_map(|except| except.regex().find_iter(text));
        let mut except: Vec<Range> = except.map(|hit| place(hit.range())).collect();
        except.sort_unstable();
        let mute: Vec<Range> = prose.marks().iter().filter(|mark| mark.kind.is_mute()).map(|mark| mark.at).collect();
        for captures in pattern.captures_iter(text) {
            let at = range(&captures);
            if at.start < at.end && !touches(&except, at) && !touches(&mute, at) {
                found(&captures);
            }
        }
    }

    /// A group that a template names and no pattern has.
    fn stray_group(&self) -> Option<String> {
        let group = Regex::new(r"\$\$|\$\{?(\w+)").expect("the expression is fixed");
        let names = self.instead.iter().flat_map(|template| group.captures_iter(template));
        let names: Vec<&str> = names.filter_map(|captures| captures.get(1)).map(|name| name.as_str()).collect();
        let has = |pattern: &Regex, name: &str| match name.parse::<usize>() {
            Ok(number) => number < pattern.captures_len(),
            Err(_) => pattern.capture_names().flatten().any(|known| known == name),
        };
        let stray = |name: &&str| self.sought.iter().any(|sought| !has(sought.regex(), name));
        names.into_iter().find(stray).map(str::to_owned)
    }
}

/// Holds that expressions can be looked for and tell something.
fn sound(at: Span, texts: &[Words<'_>]) -> Result<(), Broken> {
    let mut all = RegexSetBuilder::new(texts.iter().map(|words| words.text));
    let all = all.size_limit(COMPILED).dfa_size_limit(KEPT).build().map_err(|_| {
        // The set does not say which of them is broken: each by itself does.
        let broken = texts.iter().find_map(|words| regex(words).err());
        let message = "These patterns are too long to be looked for together: make two rules of them.";
        broken.unwrap_or_else(|| Broken::new(at, message))
    })?;
    if all.is_match("") {
        let message = "This pattern matches nothing at all, everywhere: leave no part of it optional.";
        return Err(Broken::new(at, message));
    }
    let everywhere = |number: &usize| ANY.iter().all(|word| all.matches(word).matched(*number));
    if let Some(number) = (0..all.len()).find(everywhere) {
        let message = "This pattern matches every word there is: name something that is in those you mean only.";
        return Err(Broken::new(texts[number].at, message));
    }
    Ok(())
}

fn regex(words: &Words<'_>) -> Result<Regex, Broken> {
    if let Err(error) = regex_syntax::parse(words.text) {
        let (what, span) = match &error {
            regex_syntax::Error::Parse(error) => (error.kind().to_string(), *error.span()),
            regex_syntax::Error::Translate(error) => (error.kind().to_string(), *error.span()),
            other => return Err(Broken::new(words.at, format!("This regular expression cannot be read: {other}."))),
        };
        let at = words.part(span.start.offset..span.end.offset);
        let what = what.trim_end_matches('.');
        return Err(Broken::new(at, format!("This regular expression cannot be read: {what}.")));
    }
    bounded(words.text).map_err(|_| {
        let message = "This regular expression takes too much memory: shorten it, or count less far in `{…}`.";
        Broken::new(words.at, message)
    })
}

/// An expression that takes no more memory than a rule may.
fn bounded(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).size_limit(COMPILED).dfa_size_limit(KEPT).build()
}

/// What a group holds, by number or by name.
fn group_of<'t>(captures: &Captures<'t>, group: &str) -> Option<&'t str> {
    let found = match group.parse::<usize>() {
        Ok(number) => captures.get(number),
        Err(_) => captures.name(group),
    };
    found.map(|found| found.as_str())
}

fn expanded(template: &str, captures: &Captures<'_>) -> String {
    let mut text = String::new();
    captures.expand(template, &mut text);
    text
}

/// What is flagged: the group called `words` where there is one, else all of it.
fn range(captures: &Captures<'_>) -> Range {
    captures.name("words").or_else(|| captures.get(0)).map_or(Range::default(), |hit| place(hit.range()))
}

fn place(range: std::ops::Range<usize>) -> Range {
    let at = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Range::new(at(range.start), at(range.end))
}

/// Whether a range touches one of those that stand in the order of the text.
fn touches(sorted: &[Range], at: Range) -> bool {
    let after = sorted.partition_point(|range| range.start < at.end);
    sorted[..after].iter().rev().take(4).any(|range| range.touches(at))
}
