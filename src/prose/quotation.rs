//! Quotations: the words of a paragraph that stand between quotation marks.

use crate::prose::token::{Kind, Token, is_double};

/// The most tokens between single marks: beyond that they are apostrophes.
const SCARE: usize = 12;

/// Words between quotation marks, as tokens of their paragraph: from the mark that opens up to but without `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The mark that opens it.
    pub first: usize,
    /// One past the mark that closes it, or past the last token of the paragraph.
    pub end: usize,
    /// What stands around it.
    pub marks: Marks,
}

/// The marks of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Double marks of any shape, on both sides.
    Double,
    /// A double mark that nothing closes: the quotation goes on in the next paragraph.
    Open,
    /// Single marks, around a few words.
    Single,
}

/// Puts the quotations of some tokens into `found`: in order, none in another. `marks` are the tokens that may be
/// quotation marks, in order.
pub(super) fn quotations((tokens, marks): (&[Token], &[usize]), found: &mut Vec<Quotation>) {
    let mut open: Option<usize> = None;
    let mut past = 0;
    for (index, &at) in marks.iter().enumerate() {
        let token = &tokens[at];
        if at < past {
            continue; // within single marks
        }
        if token.is_quote() {
            match open {
                Some(first) if !opens(token) || tokens[first].is_sign('„') => {
                    found.push(Quotation { first, end: at + 1, marks: Marks::Double });
                    open = None;
                }
                Some(_) => {}
                None if closes(token) => {}
                None => open = Some(at),
            }
        } else if open.is_none() && token.spaced {
            let near = marks[index + 1..].iter().take_while(|&&end| end <= at + SCARE);
            let mut ends = near.filter(|&&end| !tokens[end].is_quote() && !tokens[end].spaced);
            if let Some(&end) = ends.next() {
                past = end + 1;
                found.push(Quotation { first: at, end: past, marks: Marks::Single });
            }
        }
    }
    found.extend(open.map(|first| Quotation { first, end: tokens.len(), marks: Marks::Open }));
}

/// Whether a sign may be a quotation mark, double or single.
#[inline]
pub(super) fn is_mark(sign: char) -> bool {
    matches!(sign, '\'' | '‘' | '’' | '`') || is_double(sign)
}

/// A mark that can only open.
fn opens(token: &Token) -> bool {
    matches!(token.kind, Kind::Sign('“' | '„' | '«'))
}

/// A mark that can only close.
fn closes(token: &Token) -> bool {
    matches!(token.kind, Kind::Sign('”' | '»'))
}

#[cfg(test)]
mod tests {
    use crate::format::Block;
    use crate::prose::{Lexicon, Marks, Prose};

    /// The quotations of a text; one that nothing closes ends with an ellipsis.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let prose = Prose::read(Block::of(text), Lexicon::built_in());
        let shown = prose.quotations.iter().map(|quotation| {
            let more = if quotation.marks == Marks::Open { "…" } else { "" };
            format!("{}{more}", prose.words(prose.range(quotation.first, quotation.end)))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn marks_of_any_shape_quote() {
        check("“We fled,” said Amina. \"We left,\" he said.", &["“We fled,”", "\"We left,\""]);
        check("Sie sagte „Wir gehen“ und «nous partons».", &["„Wir gehen“", "«nous partons»"]);
        check("The ‘saviours’ and the 'helpers' left.", &["‘saviours’", "'helpers'"]);
        check("Nobody was quoted.", &[]);
    }

    #[test]
    fn a_quotation_goes_on_until_a_mark_closes_it() {
        check("“We fled at night, he said.", &["“We fled at night, he said.…"]);
        check("and we stayed,” he said. “It was late.”", &["“It was late.”"]);
        check("“We saw “nothing” there.", &["“We saw “nothing”"]);
        check("“We saw the ‘helpers’ there.”", &["“We saw the ‘helpers’ there.”"]);
    }

    #[test]
    fn an_apostrophe_quotes_nothing() {
        check(
            "In the '90s the ten villages of this valley lost their schools, their wells and the farmers' roads.",
            &[],
        );
    }
}
