//! A text that is mended in rounds, each counted in the text that the one before it left; and the edits of all of them
//! in one, counted in the text as it was.

use crate::finding::Edit;
use crate::text::Span;

/// A fix may show what an earlier one hid; more rounds than this would be two rules that undo each other.
pub const ROUNDS: usize = 10;

/// A text and what became of it.
#[derive(Clone, Debug)]
pub struct Rounds<'a> {
    before: &'a str,
    pieces: Vec<Piece>,
}

/// A stretch of the text before, or what was put there.
#[derive(Clone, Debug)]
enum Piece {
    Kept(Span),
    Put(String),
}

impl<'a> Rounds<'a> {
    /// A text before any edit.
    #[must_use]
    pub fn new(before: &'a str) -> Self {
        Self { before, pieces: vec![Piece::Kept(Span::new(0, before.len()))] }
    }

    /// The text now.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.of(self.before)).collect()
    }

    /// Makes edits of the text now, in order, none of which overlaps another.
    pub fn make(&mut self, edits: &[Edit]) {
        let mut made = Vec::new();
        let mut at = 0;
        for edit in edits {
            self.copy(Span::new(at, edit.span.start), &mut made);
            made.push(Piece::Put(edit.text.clone()));
            at = edit.span.end;
        }
        self.copy(Span::new(at, usize::MAX), &mut made);
        self.pieces = made;
    }

    /// Copies a stretch of the text now.
    fn copy(&self, stretch: Span, to: &mut Vec<Piece>) {
        let mut start = 0;
        for piece in &self.pieces {
            let end = start + piece.of(self.before).len();
            let (from, until) = (stretch.start.clamp(start, end) - start, stretch.end.clamp(start, end) - start);
            if from < until {
                to.push(match piece {
                    Piece::Kept(span) => Piece::Kept(Span::new(span.start + from, span.start + until)),
                    Piece::Put(text) => Piece::Put(text[from..until].to_owned()),
                });
            }
            start = end;
        }
    }

    /// The edits that make the text now from the text before.
    #[must_use]
    pub fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let (mut at, mut put) = (0, String::new());
        let end = Piece::Kept(Span::new(self.before.len(), self.before.len()));
        for piece in self.pieces.iter().chain([&end]) {
            match piece {
                Piece::Put(text) => put.push_str(text),
                Piece::Kept(span) => {
                    let gone = Span::new(at, span.start);
                    if gone.of(self.before) != put {
                        edits.push(Edit { span: gone, text: std::mem::take(&mut put) });
                    }
                    put.clear();
                    at = span.end;
                }
            }
        }
        edits
    }
}

impl Piece {
    fn of<'a>(&'a self, before: &'a str) -> &'a str {
        match self {
            Self::Kept(span) => span.of(before),
            Self::Put(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::applied;

    #[track_caller]
    fn check(before: &str, rounds: &[&[(usize, usize, &str)]], after: &str, edits: usize) {
        let mut made = Rounds::new(before);
        for round in rounds {
            let edit =
                |&(start, end, text): &(usize, usize, &str)| Edit { span: Span::new(start, end), text: text.into() };
            made.make(&round.iter().map(edit).collect::<Vec<_>>());
        }
        let told = made.edits();
        assert_eq!((made.text().as_str(), applied(before, &told).as_str(), told.len()), (after, after, edits));
    }

    #[test]
    fn rounds_are_made_one_after_the_other_and_told_at_once() {
        check("abcdef", &[&[(1, 2, "X"), (4, 4, "YY")]], "aXcdYYef", 2);
        check("abcdef", &[&[(1, 2, "X")], &[(1, 2, ""), (5, 6, "Z")]], "acdeZ", 2);
        check("abcdef", &[&[(0, 3, "1234")], &[(2, 5, "-")]], "12-ef", 1);
        check("abcdef", &[&[(2, 4, "é")], &[(2, 4, "cd")]], "abcdef", 0);
        check("", &[&[(0, 0, "a")], &[(1, 1, "b")]], "ab", 1);
        check("abc", &[], "abc", 0);
    }
}
