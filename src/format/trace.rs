//! What travels with a file beside its text, and its readers should not see.

/// One thing that travels with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What it is.
    pub kind: TraceKind,
    /// Who left it, where the file says.
    pub who: Option<String>,
    /// When, as the file says it: ISO 8601.
    pub when: Option<String>,
    /// Its words.
    pub words: String,
    /// The paragraph of the text in which it stands, or after which, from 1; none where it stands in no text.
    pub paragraph: Option<usize>,
}

/// What travels with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TraceKind {
    /// Text that was deleted while changes were tracked.
    Deletion,
    /// Text that was inserted while changes were tracked.
    Insertion,
    /// A comment.
    Comment,
    /// Text that is formatted as hidden.
    Hidden,
    /// The description of a picture.
    Alternative,
    /// A name among the file's properties.
    Author,
}

impl TraceKind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 6] =
        [Self::Deletion, Self::Insertion, Self::Comment, Self::Hidden, Self::Alternative, Self::Author];

    /// Its name in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Deletion => "deletion",
            Self::Insertion => "insertion",
            Self::Comment => "comment",
            Self::Hidden => "hidden",
            Self::Alternative => "alternative-text",
            Self::Author => "author",
        }
    }
}
