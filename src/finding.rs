//! What a rule may say: a finding, its severity, the places it relates to, and the fixes it offers.

use std::sync::Arc;

use crate::text::{Place, Span};

/// How much a finding weighs. Ordered from the heaviest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Must be settled before the draft goes out; fails `check` by default.
    Error,
    /// Should be settled.
    Warning,
    /// Worth knowing.
    Info,
    /// A note on style, shown quietly.
    Hint,
}

impl Severity {
    /// All severities with their names in outputs and settings, from the heaviest.
    pub const ALL: &[(&str, Self)] =
        &[("error", Self::Error), ("warning", Self::Warning), ("info", Self::Info), ("hint", Self::Hint)];

    /// The severity of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|&(_, severity)| severity)
    }

    /// The name it has in outputs and settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|&&(_, severity)| severity == self).map_or("", |&(name, _)| name)
    }
}

/// One thing a rule says about one place of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: Arc<str>,
    /// The rule's code.
    pub code: Arc<str>,
    /// How much it weighs.
    pub severity: Severity,
    /// The words it is about, as few as possible; empty for the whole draft.
    pub span: Span,
    /// One question or one action, in the writer's words.
    pub message: String,
    /// More, where it helps: why, or who decided.
    pub help: Option<String>,
    /// Other places of the same draft that this finding is about too.
    pub also: Vec<Span>,
    /// Places that explain it, four at most.
    pub related: Vec<Related>,
    /// What can be done with a keystroke.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding without help, relations or fixes. The rule's name and code are filled in where it is handed over.
    #[must_use]
    pub fn new(severity: Severity, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule: Arc::default(),
            code: Arc::default(),
            severity,
            span,
            message: message.into(),
            help: None,
            also: Vec::new(),
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// The place of the finding that a selection touches; a caret at its edge touches it too.
    #[must_use]
    pub fn touched(&self, selection: Span) -> Option<Span> {
        let near = |span: &Span| span.start <= selection.end && selection.start <= span.end;
        std::iter::once(self.span).chain(self.also.iter().copied()).find(near)
    }
}

/// The letters that begin the codes of protection rules.
const PROTECTION: &str = "DNH";

impl Finding {
    /// Whether a protection rule speaks: what it marks is shown nowhere but in the editor.
    #[must_use]
    pub fn is_protective(&self) -> bool {
        self.code.starts_with(PROTECTION)
    }
}

/// A place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub at: Where,
    /// What is to be seen there.
    pub message: String,
}

/// A place in this draft or in another one of the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// In the draft of the finding.
    Here(Span),
    /// In another draft, whose text may not be at hand: its places are those of its file.
    There {
        /// The draft's name.
        file: Arc<str>,
        /// Where it begins.
        start: Place,
        /// Where it ends.
        end: Place,
    },
}

/// A change of the draft that settles a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a command: `Write “Sergey Lavrov”`.
    pub title: String,
    /// Whether it can be applied unseen: it keeps the meaning and adds no fact.
    pub safe: bool,
    /// The edits, which do not overlap.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// To write these words instead of what a span covers: a rewording that is the writer's to decide.
    #[must_use]
    pub fn instead(span: Span, words: &str) -> Self {
        let edits = vec![Edit { span, text: words.to_owned() }];
        Self { title: format!("Write “{words}”"), safe: false, edits }
    }
}

/// A stretch of a text and what to put in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What is put there.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caret_at_the_edge_touches() {
        let mut finding = Finding::new(Severity::Error, Span::new(2, 4), "?");
        finding.also.push(Span::new(8, 9));
        assert_eq!(finding.touched(Span::new(4, 4)), Some(Span::new(2, 4)));
        assert_eq!(finding.touched(Span::new(9, 12)), Some(Span::new(8, 9)));
        assert_eq!(finding.touched(Span::new(5, 5)), None);
    }
}
