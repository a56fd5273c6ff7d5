//! A report of findings, written draft by draft as they are judged.

use std::io;
use std::io::Write;

use crate::claims::Claim;
use crate::document::Document;
use crate::finding::Finding;
use crate::mask::Masks;
use crate::render::tally::Tally;
use crate::render::{Excerpt, concise, github, json, pretty, sarif};
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
    /// SARIF 2.1.0, for code scanning.
    Sarif,
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
    /// Only how often each rule spoke.
    Statistics,
}

/// A report of findings.
pub struct Report<'w> {
    form: Form,
    paint: Paint,
    voice: Voice,
    out: &'w mut dyn Write,
    tally: Tally,
    written: usize,
}

impl<'w> Report<'w> {
    /// A report into `out`.
    #[must_use]
    pub fn new(form: Form, out: &'w mut dyn Write) -> Self {
        Self { form, paint: Paint::Plain, voice: Voice::Full, out, tally: Tally::default(), written: 0 }
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

    /// Writes what was found in a file that is no draft, such as a rule file.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn file(&mut self, source: &Source, findings: &[Finding]) -> io::Result<()> {
        self.findings(Excerpt::whole(source), findings)
    }

    fn findings(&mut self, excerpt: Excerpt<'_>, findings: &[Finding]) -> io::Result<()> {
        self.tally.findings(findings);
        if self.voice == Voice::Statistics {
            return Ok(());
        }
        findings.iter().try_for_each(|finding| self.finding(&excerpt, finding))
    }

    fn finding(&mut self, excerpt: &Excerpt<'_>, finding: &Finding) -> io::Result<()> {
        let said = match self.form {
            Form::Pretty => pretty::finding(excerpt, finding, self.paint),
            Form::Concise => concise::finding(excerpt, finding, self.paint),
            Form::Json | Form::Jsonl => json::finding(excerpt, finding),
            Form::Github => github::finding(excerpt, finding),
            Form::Sarif => sarif::finding(excerpt, finding),
        };
        let before = match (self.form, self.written) {
            (Form::Json, 0) => json::HEAD,
            (Form::Sarif, 0) => sarif::HEAD,
            (Form::Json | Form::Sarif, _) => ",\n",
            _ => "",
        };
        let after = if matches!(self.form, Form::Json | Form::Sarif) { "" } else { "\n" };
        self.written += 1;
        [before, &said, after].iter().try_for_each(|piece| self.out.write_all(piece.as_bytes()))
    }

    /// Ends the report. `cards` are those of the rules that ran.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn end(self, cards: &[Card<'_>]) -> io::Result<()> {
        let none = self.written == 0;
        let said = match (self.form, self.voice) {
            (Form::Pretty | Form::Concise, Voice::Statistics) => self.tally.statistics(),
            (Form::Pretty, Voice::Full) => self.tally.summary(),
            (Form::Json, _) => format!("{}{}", if none { json::HEAD } else { "" }, json::tail(self.tally.drafts)),
            (Form::Sarif, _) => format!("{}{}", if none { sarif::HEAD } else { "" }, sarif::tail(cards)),
            _ => String::new(),
        };
        self.out.write_all(said.as_bytes())?;
        self.out.flush()
    }
}
