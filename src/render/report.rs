//! A report of findings, written draft by draft as they are judged.

use std::io;
use std::io::Write;

use crate::claims::Claim;
use crate::document::Document;
use crate::finding::Finding;
use crate::mask::Masks;
use crate::render::fingerprint::Fingerprints;
use crate::render::tally::Tally;
use crate::render::{Excerpt, concise, github, gitlab, json, junit, pretty, rdjson, sarif};
use crate::rule::Card;
use crate::text::Source;

/// The forms of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// For people: the line, an underline, help and related places.
    #[default]
    Pretty,
    /// One line a finding.
    Concise,
    /// One JSON object.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Commands that GitHub turns into annotations.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// The XML of `JUnit`.
    Junit,
    /// The diagnostic format of reviewdog.
    Rdjson,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
}

impl Form {
    /// What stands before the first finding of a report that is one object or list. Its findings are parted by commas.
    fn head(self) -> Option<&'static str> {
        match self {
            Self::Json => Some(json::HEAD),
            Self::Gitlab => Some(gitlab::HEAD),
            Self::Rdjson => Some(rdjson::HEAD),
            Self::Sarif => Some(sarif::HEAD),
            Self::Pretty | Self::Concise | Self::Jsonl | Self::Github | Self::Junit => None,
        }
    }
}

/// Whether a report has colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paint {
    /// None.
    #[default]
    Plain,
    /// As terminals understand them.
    Colour,
}

/// How much a report says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// Findings, and in forms for people a summary.
    #[default]
    Full,
    /// Findings only.
    Quiet,
    /// How often each rule spoke, and in forms for people a summary; forms for programs have their findings.
    Statistics,
    /// Only how often each rule spoke; forms for programs have their findings.
    Counts,
}

/// A report of findings.
pub struct Report<'w> {
    form: Form,
    paint: Paint,
    voice: Voice,
    out: &'w mut dyn Write,
    tally: Tally,
    written: usize,
    fingerprints: Fingerprints,
}

impl<'w> Report<'w> {
    /// A report into `out`.
    #[must_use]
    pub fn new(form: Form, out: &'w mut dyn Write) -> Self {
        let (tally, fingerprints) = (Tally::default(), Fingerprints::default());
        Self { form, paint: Paint::Plain, voice: Voice::Full, out, tally, written: 0, fingerprints }
    }

    /// The report with or without colours.
    #[must_use]
    pub fn painted(self, paint: Paint) -> Self {
        Self { paint, ..self }
    }

    /// The report, saying more or less.
    #[must_use]
    pub fn voiced(self, voice: Voice) -> Self {
        Self { voice, ..self }
    }

    /// Writes what was found in a draft.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn draft(
        &mut self,
        document: &Document,
        claims: &[Claim],
        findings: &[Finding],
        masks: &Masks,
    ) -> io::Result<()> {
        self.tally.draft(document, claims);
        self.findings(Excerpt::of(document.source(), masks), findings)
    }

    /// Counts a draft that could not be read.
    pub fn unread(&mut self) {
        self.tally.unread_drafts += 1;
    }

    /// Counts findings that are known and not told.
    pub fn known(&mut self, count: usize) {
        self.tally.known += count;
    }

    /// Writes what was found in a file that is no draft, such as a rule file.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn file(&mut self, source: &Source, findings: &[Finding]) -> io::Result<()> {
        self.findings(Excerpt::whole(source), findings)
    }

    fn findings(&mut self, excerpt: Excerpt<'_>, findings: &[Finding]) -> io::Result<()> {
        self.tally.findings(findings);
        if self.counts() {
            return Ok(());
        }
        self.fingerprints.turn();
        if self.form == Form::Junit {
            let head = if self.written == 0 { junit::HEAD } else { "" };
            self.written += 1;
            return self.write(&[head, &junit::suite(&excerpt, findings)]);
        }
        findings.iter().try_for_each(|finding| self.finding(&excerpt, finding))
    }

    /// Whether findings are counted and not shown: where people read, who asked for that. A program that got a report
    /// without findings would take them for settled.
    fn counts(&self) -> bool {
        let people = matches!(self.form, Form::Pretty | Form::Concise);
        people && matches!(self.voice, Voice::Statistics | Voice::Counts)
    }

    fn finding(&mut self, excerpt: &Excerpt<'_>, finding: &Finding) -> io::Result<()> {
        let said = match self.form {
            Form::Pretty => pretty::finding(excerpt, finding, self.paint),
            Form::Concise => concise::finding(excerpt, finding, self.paint),
            Form::Json | Form::Jsonl => json::finding(excerpt, finding),
            Form::Github => github::finding(excerpt, finding),
            Form::Gitlab => gitlab::finding(excerpt, finding, self.fingerprints.next(excerpt, finding)),
            Form::Rdjson => rdjson::finding(excerpt, finding),
            Form::Sarif => sarif::finding(excerpt, finding, self.fingerprints.next(excerpt, finding)),
            Form::Junit => return Ok(()), // written by the file
        };
        let (before, after) = match (self.form.head(), self.written) {
            (Some(head), 0) => (head, ""),
            (Some(_), _) => (",\n", ""),
            (None, _) => ("", "\n"),
        };
        self.written += 1;
        self.write(&[before, &said, after])
    }

    fn write(&mut self, pieces: &[&str]) -> io::Result<()> {
        pieces.iter().try_for_each(|piece| self.out.write_all(piece.as_bytes()))
    }

    /// Ends the report. `cards` are those of the rules that ran.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn end(mut self, cards: &[Card<'_>]) -> io::Result<()> {
        let head = if self.form == Form::Junit { Some(junit::HEAD) } else { self.form.head() };
        let head = head.filter(|_| self.written == 0).unwrap_or_default();
        let tail = match (self.form, self.voice) {
            (Form::Pretty | Form::Concise, Voice::Counts) => self.tally.statistics(),
            (Form::Pretty | Form::Concise, Voice::Statistics) => {
                [self.tally.statistics(), self.tally.summary()].concat()
            }
            (Form::Pretty, Voice::Full) => self.tally.summary(),
            (Form::Json, _) => json::tail(self.tally.drafts),
            (Form::Gitlab, _) => gitlab::TAIL.to_owned(),
            (Form::Junit, _) => junit::TAIL.to_owned(),
            (Form::Rdjson, _) => rdjson::TAIL.to_owned(),
            (Form::Sarif, _) => sarif::tail(cards),
            _ => String::new(),
        };
        self.write(&[head, &tail])?;
        self.out.flush()
    }
}
