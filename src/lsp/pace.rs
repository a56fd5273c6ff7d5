//! Questions about something that is absent are asked when a draft is opened and when it is saved. While it is typed those
//! of the last time stay, and move with the text.

use std::sync::Arc;

use crate::check::Judged;
use crate::config::Config;
use crate::finding::{Finding, Where};
use crate::rule::Pace;
use crate::text::{Source, Span};

/// What is due of one open draft, and what was found when all was.
#[derive(Default)]
pub(super) struct Paced {
    /// Whether all rules are due.
    due: bool,
    /// The rules while a draft is typed, with those that they were chosen from.
    typing: Option<(Arc<Config>, Arc<Config>)>,
    /// What the others found the last time, and in which text.
    held: Vec<Finding>,
    text: Option<Arc<Source>>,
}

impl Paced {
    /// From now on all rules are due, until they have been asked.
    pub(super) fn all_due(&mut self) {
        self.due = true;
    }

    /// Those of the rules that are due.
    pub(super) fn rules(&mut self, all: Arc<Config>) -> Arc<Config> {
        if self.due {
            return all;
        }
        if let Some((of, typing)) = &self.typing
            && (Arc::ptr_eq(of, &all) || Arc::ptr_eq(typing, &all))
        {
            return Arc::clone(typing);
        }
        let mut typing = Config::clone(&all);
        typing.rules.retain(|(rule, _)| rule.rule().pace() == Pace::Typing);
        // Where every rule is due at any time, they stay the ones that a draft was judged by before.
        let typing = if typing.rules.len() == all.rules.len() { Arc::clone(&all) } else { Arc::new(typing) };
        self.typing = Some((all, Arc::clone(&typing)));
        typing
    }

    /// Keeps what was found by rules that are not due while a draft is typed; where they were not asked, what they found
    /// the last time joins what the others found.
    pub(super) fn keep(&mut self, config: &Config, judged: &mut Judged) {
        let text = judged.document.source();
        if std::mem::take(&mut self.due) {
            let saving = config.rules.iter().filter(|(rule, _)| rule.rule().pace() == Pace::Saving);
            let names: Vec<&str> = saving.map(|(rule, _)| rule.rule().card().name).collect();
            let found = judged.findings.iter().filter(|finding| names.contains(&&*finding.rule));
            self.held = found.cloned().collect();
            self.text = Some(Arc::clone(text));
        } else if let Some(before) = self.text.as_ref().filter(|_| !self.held.is_empty()) {
            let edit = Edited::between(before.text(), text.text());
            judged.findings.extend(self.held.iter().map(|finding| edit.moved(finding)));
            judged.findings.sort_by(|a, b| {
                (a.span.start, a.span.end, &a.code, &a.message).cmp(&(b.span.start, b.span.end, &b.code, &b.message))
            });
        }
    }
}

/// The stretch in which two texts differ: where it begins in both, and where it ends in each.
struct Edited<'a> {
    start: usize,
    before: usize,
    after: usize,
    /// The later text.
    text: &'a str,
}

impl<'a> Edited<'a> {
    fn between(before: &str, text: &'a str) -> Self {
        let after = text;
        let same = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
        let start = before.floor_char_boundary(same);
        let rest = before[start..].bytes().rev().zip(after[start..].bytes().rev());
        let same = rest.take_while(|(a, b)| a == b).count();
        let end = before.ceil_char_boundary(before.len() - same);
        Self { start, before: end, after: end + after.len() - before.len(), text }
    }

    fn moved(&self, finding: &Finding) -> Finding {
        let mut moved = finding.clone();
        let places = std::iter::once(&mut moved.span).chain(&mut moved.also);
        places.for_each(|span| *span = self.place(*span));
        for related in &mut moved.related {
            if let Where::Here(span) = &mut related.at {
                *span = self.place(*span);
            }
        }
        // What would write into words that changed since is offered no more.
        moved.fixes.retain(|fix| fix.edits.iter().all(|edit| self.leaves(edit.span)));
        for edit in moved.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = self.place(edit.span);
        }
        moved
    }

    /// Whether a stretch lies before or after what changed.
    fn leaves(&self, span: Span) -> bool {
        span.end <= self.start || span.start >= self.before
    }

    /// Where a stretch is now; where it was changed, what stands there instead, but no more than it was: where much was
    /// pasted over it, it must not lie under all of that.
    fn place(&self, span: Span) -> Span {
        let later = |at: usize| at - self.before + self.after;
        let start = match span.start {
            at if at >= self.before => later(at),
            at => at.min(self.start),
        };
        let end = match span.end {
            at if at <= self.start => at,
            at => later(at.max(self.before)),
        };
        let longest = self.text.ceil_char_boundary(start + span.end - span.start);
        Span::new(start, end.min(longest).max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the words `[…]` of a text are after an edit.
    #[track_caller]
    fn check(before: &str, after: &str) {
        let marked = |text: &str| {
            let (start, end) = (text.find('[').unwrap(), text.find(']').unwrap() - 1);
            (text.replace(['[', ']'], ""), Span::new(start, end))
        };
        let ((before, span), (after, expected)) = (marked(before), marked(after));
        assert_eq!(Edited::between(&before, &after).place(span), expected);
    }

    #[test]
    fn a_rule_that_is_not_due_while_typing_looks_at_whole_drafts() {
        let mut known = 0;
        for rule in crate::config::rules().iter().filter(|rule| rule.rule().pace() == Pace::Saving) {
            assert!(!rule.rule().card().scope.is_local(), "{}", rule.rule().card().name);
            known += 1;
        }
        assert!(known > 0, "the missing date is one");
    }

    #[test]
    fn a_finding_moves_with_its_words() {
        check("one [two] three", "one [two] three four");
        check("one [two] three", "nine one [two] three");
        check("one [two] three", "[two] three");
        check("[two]", "[two] é");
        check("é [two]", "è [two]");
        check("one [two] three", "one [x] three");
        check("one [two] three", "one [two]o three");
        check("one [two] three", "one o[two] three");
        check("one [two] three", "one [t]hree");
        check("[one] two", "x [one] two");
        check("one [t]wo", "[O]ther words, and many of them");
    }
}
