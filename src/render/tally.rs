//! What a run read and found, counted, and said in a sentence.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use crate::claims::Claim;
use crate::document::Document;
use crate::facts::{Grade, Status};
use crate::finding::{Finding, Severity};

/// The code and the name of a rule.
type Signature = (Arc<str>, Arc<str>);

/// What a run read and found.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) drafts: usize,
    /// Drafts that could not be read.
    pub(super) unread_drafts: usize,
    images: usize,
    /// Findings of a baseline, which are not told.
    pub(super) known: usize,
    figures: Sourced,
    severities: [usize; Severity::ALL.len()],
    fixable: usize,
    rules: BTreeMap<Signature, (Severity, usize, bool)>,
}

/// What was read of a draft, in a sentence: its figures of harm by their sources, and what was not read. `unread` counts
/// images of its file that are not in the document.
#[must_use]
pub fn read(document: &Document, claims: &[Claim], unread: usize) -> String {
    let mut tally = Tally::default();
    tally.draft(document, claims);
    tally.images += unread;
    format!("{}{}", tally.figures.sentence(), tally.unread())
}

/// The sentence about a draft of which nothing was asked. `unread` is as for [`read`].
#[must_use]
pub fn quiet(document: &Document, claims: &[Claim], unread: usize) -> String {
    let mut tally = Tally::default();
    tally.draft(document, claims);
    tally.images += unread;
    tally.summary().trim_end().to_owned()
}

/// How many figures of harm there are, by how well their sources can be found again. Figures are counted, never people:
/// numbers of different sources do not add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sourced {
    grades: [usize; Grade::ALL.len()],
}

impl Sourced {
    /// The figures of some claims.
    #[must_use]
    pub fn of(claims: &[Claim]) -> Self {
        let mut sourced = Self::default();
        for claim in claims {
            sourced.claim(claim);
        }
        sourced
    }

    /// `11 figures of harm: 6 named, 2 vague, 3 none found`: for where there is little room.
    #[must_use]
    pub fn line(self) -> String {
        let words = ["named", "described", "vague", "none found"];
        let grades: Vec<_> = self.grades.into_iter().zip(words).collect();
        match (self.figures(), listed(&grades)) {
            (0, _) => "No figures of harm".to_owned(),
            (_, grades) => format!("{}: {grades}", self.counted()),
        }
    }

    /// Counts a claim, unless it says that nobody came to harm, or asks.
    pub(super) fn claim(&mut self, claim: &Claim) {
        let harmed = !matches!(claim.figure.status, Status::Zero | Status::Question);
        self.grades[claim.source.grade as usize] += usize::from(harmed);
    }

    /// How many figures were counted.
    pub(super) fn figures(self) -> usize {
        self.grades.iter().sum()
    }

    fn counted(self) -> String {
        plural(self.figures(), "figure of harm", "figures of harm")
    }

    /// `11 figures of harm: 6 with a named source, 2 vague, 3 with none found.`
    pub(super) fn sentence(self) -> String {
        let words = ["with a named source", "with a described one", "vague", "with none found"];
        let grades: Vec<_> = self.grades.into_iter().zip(words).collect();
        match listed(&grades) {
            grades if grades.is_empty() => format!("{}.", self.counted()),
            grades => format!("{}: {grades}.", self.counted()),
        }
    }
}

impl Tally {
    pub(super) fn draft(&mut self, document: &Document, claims: &[Claim]) {
        self.drafts += 1;
        self.images += document.images();
        for claim in claims {
            self.figures.claim(claim);
        }
    }

    pub(super) fn findings(&mut self, findings: &[Finding]) {
        for finding in findings {
            let fixable = finding.fixes.iter().any(|fix| fix.safe);
            self.severities[finding.severity as usize] += 1;
            self.fixable += usize::from(fixable);
            let key = (Arc::clone(&finding.code), Arc::clone(&finding.rule));
            let entry = self.rules.entry(key).or_insert((finding.severity, 0, false));
            *entry = (entry.0.min(finding.severity), entry.1 + 1, entry.2 || fixable);
        }
    }

    /// The last words of a run for people: what was read first, then what was found.
    pub(super) fn summary(&self) -> String {
        let figures = self.figures.counted();
        let unread = self.unread();
        let known = match self.known {
            0 => String::new(),
            1 => " 1 known question was left out.".to_owned(),
            many => format!(" {many} known questions were left out."),
        };
        if self.severities.iter().sum::<usize>() == 0 {
            let new = if self.known > 0 { "new " } else { "" };
            return format!(
                "No {new}questions raised.{known} sitlint reads wording, not truth: nothing was verified. {figures} \
                 read.{unread}\n"
            );
        }
        let mut said = format!("{}{unread}\n", self.figures.sentence());
        let [errors, warnings, infos, hints] = self.severities;
        let weights = [
            (errors, if errors == 1 { "error" } else { "errors" }),
            (warnings, if warnings == 1 { "warning" } else { "warnings" }),
            (infos + hints, if infos + hints == 1 { "note" } else { "notes" }),
        ];
        let _ = write!(said, "{} in {}.", listed(&weights), plural(self.drafts, "draft", "drafts"));
        if self.fixable > 0 {
            let _ = write!(said, " {} can be settled with --fix.", self.fixable);
        }
        said.push_str(&known);
        said.push('\n');
        said
    }

    /// What was not read.
    fn unread(&self) -> String {
        let counted = |count, one, many| (count > 0).then(|| plural(count, one, many));
        let unread = [counted(self.unread_drafts, "draft", "drafts"), counted(self.images, "image", "images")];
        match unread.into_iter().flatten().collect::<Vec<_>>() {
            none if none.is_empty() => String::new(),
            unread => format!(" Not read: {}.", unread.join(", ")),
        }
    }

    /// How often each rule spoke, the most frequent first.
    pub(super) fn statistics(&self) -> String {
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by_key(|&(_, &(_, count, _))| std::cmp::Reverse(count));
        let mut said = String::new();
        for ((code, rule), (severity, count, fixable)) in rules {
            let fix = if *fixable { " [fixable]" } else { "" };
            let _ = writeln!(said, "{count:>6}  {:<7}  {code}  {rule}{fix}", severity.name());
        }
        said
    }
}

/// `3 errors, 2 warnings`: the counts that are not zero, each with its words.
fn listed(counts: &[(usize, &str)]) -> String {
    let some = counts.iter().filter(|(count, _)| *count > 0);
    some.map(|(count, words)| format!("{count} {words}")).collect::<Vec<_>>().join(", ")
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_say_is_no_praise() {
        let figures = Sourced { grades: [10, 0, 1, 0] };
        let tally = Tally { figures, images: 3, drafts: 1, ..Tally::default() };
        assert_eq!(
            tally.summary(),
            "No questions raised. sitlint reads wording, not truth: nothing was verified. 11 figures of harm read. \
             Not read: 3 images.\n"
        );
    }

    #[test]
    fn what_a_baseline_left_out_is_told() {
        let figures = Sourced { grades: [1, 0, 0, 0] };
        let tally = Tally { figures, known: 2, drafts: 1, ..Tally::default() };
        assert_eq!(
            tally.summary(),
            "No new questions raised. 2 known questions were left out. sitlint reads wording, not truth: nothing was \
             verified. 1 figure of harm read.\n"
        );
        let tally = Tally { known: 1, severities: [1, 0, 0, 0], drafts: 1, ..Tally::default() };
        assert!(
            tally.summary().ends_with("1 error in 1 draft. 1 known question was left out.\n"),
            "{}",
            tally.summary()
        );
    }

    #[test]
    fn what_could_not_be_read_is_told() {
        let tally = Tally { images: 3, unread_drafts: 1, ..Tally::default() };
        assert!(
            tally.summary().ends_with("0 figures of harm read. Not read: 1 draft, 3 images.\n"),
            "{}",
            tally.summary()
        );
    }

    #[test]
    fn a_line_counts_the_figures_by_their_sources() {
        assert_eq!(Sourced { grades: [6, 0, 2, 3] }.line(), "11 figures of harm: 6 named, 2 vague, 3 none found");
        assert_eq!(Sourced { grades: [0, 1, 0, 0] }.line(), "1 figure of harm: 1 described");
        assert_eq!(Sourced::default().line(), "No figures of harm");
    }

    #[test]
    fn the_summary_leads_with_what_was_read() {
        let tally = Tally {
            figures: Sourced { grades: [6, 0, 2, 3] },
            drafts: 2,
            severities: [3, 1, 1, 1],
            fixable: 1,
            ..Tally::default()
        };
        assert_eq!(
            tally.summary(),
            "11 figures of harm: 6 with a named source, 2 vague, 3 with none found.\n\
             3 errors, 1 warning, 2 notes in 2 drafts. 1 can be settled with --fix.\n"
        );
    }
}
