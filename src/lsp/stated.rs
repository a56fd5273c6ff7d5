//! The figures of the drafts, as the editor searches and lists them: their words, what stands beside them, their places.

use crate::claims::Claim;
use crate::document::{Document, Slot};
use crate::facts::Figure;
use crate::text::{Place, Range};

/// A figure of a draft: no more of it than is needed to find it and to go there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    /// Its words with what happened: `46 people killed`.
    pub words: Box<str>,
    /// The names of its sentence, for the search.
    beside: Box<str>,
    start: (u32, u32),
    end: (u32, u32),
}

/// Figures that are kept of one draft: nobody looks for the thousandth row of a table by its words.
const MOST: usize = 200;

impl Stated {
    /// The figures of a draft, in the order of the text.
    pub(super) fn of(document: &Document) -> Box<[Self]> {
        let figures = document
            .paragraphs()
            .flat_map(|(id, slot)| slot.paragraph.facts.figures.iter().map(move |figure| (id, slot, figure)));
        let stated = figures.take(MOST).map(|(id, slot, figure)| {
            let span = document.span(id, figure.at);
            let [start, end] = [span.start, span.end].map(|at| {
                let place = document.source().place(at);
                [place.line, place.column].map(|count| u32::try_from(count).unwrap_or(u32::MAX)).into()
            });
            Self { words: words(slot, figure).into(), beside: beside(slot, figure).into(), start, end }
        });
        stated.collect()
    }

    /// Whether all words of a query, in small letters, stand in the figure's words or in the names beside it.
    pub(super) fn fits(&self, query: &[&str]) -> bool {
        let holds = |text: &str, word: &str| text.to_lowercase().contains(word);
        !query.is_empty() && query.iter().all(|word| holds(&self.words, word) || holds(&self.beside, word))
    }

    /// Where it stands in its file.
    pub(super) fn places(&self) -> (Place, Place) {
        let place = |(line, column): (u32, u32)| Place { line: line as usize, column: column as usize, offset: 0 };
        (place(self.start), place(self.end))
    }
}

/// A claim as it is listed: `46 people killed`, `nine wounded`; of a number in a table `46 (death)`.
pub(super) fn listed(document: &Document, claim: &Claim) -> String {
    match document.slot(claim.paragraph) {
        Some(slot) if claim.label.is_none() => words(slot, &claim.figure),
        Some(slot) => format!("{} ({})", plain(slot, claim.figure.at), claim.figure.harm.name()),
        None => String::new(),
    }
}

fn words(slot: &Slot, figure: &Figure) -> String {
    let people = plain(slot, figure.at);
    let (at, harm) = (figure.at, figure.harm_at);
    let apart = harm.end <= at.start || at.end <= harm.start;
    match plain(slot, harm) {
        harm if apart && !harm.is_empty() => format!("{people} {harm}"),
        _ if harm.start == at.start => format!("{people} ({})", figure.harm.name()),
        _ => people,
    }
}

/// The names in the sentence of a figure.
fn beside(slot: &Slot, figure: &Figure) -> String {
    let prose = &slot.paragraph.prose;
    let names = slot.paragraph.facts.names.iter().map(|name| name.at);
    let here = names.filter(|at| prose.sentence_of(prose.token_at(at.start)) == figure.sentence);
    here.map(|at| plain(slot, at)).collect::<Vec<_>>().join(" ")
}

/// Words of a paragraph on one line.
fn plain(slot: &Slot, at: Range) -> String {
    slot.paragraph.prose.words(at).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::prose::Lexicon;
    use crate::text::Source;

    const TEXT: &str = "On 4 May 2019 shells killed 46 people in Dalim.\n\nNine were wounded, Karim Haddad said.\n";

    fn stated() -> Box<[Stated]> {
        Stated::of(&Document::read(Source::new("a.md", TEXT), Format::Markdown, Lexicon::built_in(), None))
    }

    #[track_caller]
    fn check(query: &[&str], expected: &[&str]) {
        let stated = stated();
        let found: Vec<&str> = stated.iter().filter(|one| one.fits(query)).map(|one| &*one.words).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_figure_is_found_by_its_words_and_the_names_beside_it() {
        check(&["46"], &["46 people killed"]);
        check(&["dalim", "kill"], &["46 people killed"]);
        check(&["haddad"], &["Nine wounded"]);
        check(&["dalim", "wounded"], &[]);
        check(&[], &[]);
    }

    #[test]
    fn a_figure_knows_its_place() {
        let (start, end) = stated()[0].places();
        assert_eq!((start.line, start.column, end.column), (1, 29, 38));
    }
}
