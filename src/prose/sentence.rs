//! Sentences: where one thought of a paragraph ends, full stops of abbreviations left alone.

use crate::prose::token::{Kind, Token};
use crate::prose::{Class, ClassSet, Classes, Lists};

/// A sentence as tokens of its paragraph: from `first` up to but without `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// All classes of its tokens, and of the phrases that begin there, together, [`Class::PhraseStart`] where a phrase
    /// begins: what is not in it need not be looked for.
    pub classes: Classes,
    /// The named lists that its tokens, and the phrases that begin there, stand in.
    pub lists: Lists,
    /// Whether a number in digits stands in it.
    pub numbered: bool,
}

impl Sentence {
    /// The sentence of the tokens from `first` up to but without `end`.
    #[must_use]
    pub fn of(tokens: &[Token], first: usize, end: usize) -> Self {
        let mut sentence = Self { first, end, ..Self::default() };
        for token in tokens.get(first..end).unwrap_or_default() {
            sentence.numbered |= matches!(token.kind, Kind::Number | Kind::Ordinal);
            if token.classes != ClassSet::NONE {
                sentence.classes.join(token.classes.all());
                sentence.lists.join(token.classes.lists());
            }
            if token.phrases != ClassSet::NONE {
                sentence.classes.join(token.phrases.all());
                sentence.lists.join(token.phrases.lists());
            }
        }
        sentence
    }

    /// Whether a token lies in it.
    #[must_use]
    pub fn holds(self, token: usize) -> bool {
        (self.first..self.end).contains(&token)
    }
}

/// Puts the sentences of some tokens into `found`. `turns` are those that a sentence may end with, in order: stops,
/// and the last of each line.
pub(super) fn sentences(text: &str, (tokens, turns): (&[Token], &[usize]), found: &mut Vec<Sentence>) {
    let (mut first, mut at) = (0, 0);
    for &turn in turns {
        if turn < at {
            continue; // a mark that closes the sentence before
        }
        at = turn + 1;
        if ends(text, tokens, turn) {
            while tokens.get(at).is_some_and(closes) {
                at += 1;
            }
        } else if !(tokens.get(at).is_some_and(|next| next.line_start) && breaks(text, tokens, first, at)) {
            continue;
        }
        found.push(Sentence::of(tokens, first, at));
        first = at;
    }
    if first < tokens.len() {
        found.push(Sentence::of(tokens, first, tokens.len()));
    }
}

/// A quotation mark or bracket that belongs to the sentence before it.
fn closes(token: &Token) -> bool {
    !token.spaced && (token.is_quote() || matches!(token.kind, Kind::Sign(')' | ']' | '\'' | '’')))
}

/// Whether the token at `at` is a stop that ends its sentence.
fn ends(text: &str, tokens: &[Token], at: usize) -> bool {
    let stop = match tokens[at].kind {
        Kind::Sign(sign) => matches!(sign, '.' | '!' | '?' | '…'),
        Kind::Word => text.as_bytes().get(tokens[at].at.end as usize - 1) == Some(&b'.'),
        _ => false,
    };
    if !stop {
        return false;
    }
    let next = tokens[at + 1..].iter().find(|token| !closes(token));
    let Some(next) = next else { return matches!(tokens[at].kind, Kind::Sign('.' | '!' | '?' | '…')) };
    let starts = next.capital
        || matches!(
            next.kind,
            Kind::Number | Kind::Ordinal | Kind::Sign('"' | '“' | '(' | '[' | '‘' | '•' | '-' | '–')
        );
    match tokens[at].kind {
        Kind::Sign('!' | '?') => next.spaced && starts,
        Kind::Sign('.' | '…') => next.spaced && starts && !abbreviates(text, tokens, at),
        // `U.N.` ends a sentence only where a word follows that hardly goes on: an article, say.
        Kind::Word if tokens[at].at.of(text).ends_with('.') => next.spaced && next.capital && next.is(Class::Opener),
        _ => false,
    }
}

/// Whether the full stop at `at` belongs to an abbreviation or an initial.
fn abbreviates(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) else { return false };
    if tokens[at].spaced || before.kind != Kind::Word {
        return false;
    }
    let initial = before.capital && before.at.end - before.at.start == 1;
    let next_opens = tokens.get(at + 1).is_some_and(|next| next.is(Class::Opener));
    if before.is(Class::Abbreviation) {
        return !(next_opens && !before.is(Class::Title)) || before.at.of(text).eq_ignore_ascii_case("no");
    }
    initial && !next_opens
}

/// Whether a line break between tokens ends the sentence: lines of labels and values stand alone.
fn breaks(text: &str, tokens: &[Token], first: usize, at: usize) -> bool {
    let line = &tokens[first..at];
    let labelled = |tokens: &[Token]| {
        let colon = tokens.iter().take(6).position(|token| token.is_sign(':'));
        colon.is_some_and(|colon| colon > 0 && tokens[..colon].iter().all(|token| token.kind == Kind::Word))
    };
    let next = &tokens[at..];
    let break_in_text = text[line.last().map_or(0, |t| t.at.end as usize)..next[0].at.start as usize].contains('\n');
    let short = line.len() <= 12;
    break_in_text && short && (labelled(line) && next[0].capital || labelled(next) && next[0].capital)
}

#[cfg(test)]
mod tests {
    use crate::format::Block;
    use crate::prose::{Lexicon, Prose};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let prose = Prose::read(Block::of(text), Lexicon::built_in());
        let found: Vec<_> = prose.sentences.iter().map(|s| prose.words(prose.range(s.first, s.end))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        check("Dr. Idris said so. Gen. Haddad left.", &["Dr. Idris said so.", "Gen. Haddad left."]);
        check("The U.N. Special Envoy met John F. Kerry.", &["The U.N. Special Envoy met John F. Kerry."]);
        check("It fell on Nov. 30 in Dalim. Nobody died.", &["It fell on Nov. 30 in Dalim.", "Nobody died."]);
        check("He went to the U.S. The envoy stayed.", &["He went to the U.S.", "The envoy stayed."]);
    }

    #[test]
    fn a_closing_quotation_mark_belongs_to_its_sentence() {
        check("\"We left.\" Omar wept.", &["\"We left.\"", "Omar wept."]);
        check("\"We left,\" said Omar. (He wept.) They go.", &["\"We left,\" said Omar.", "(He wept.)", "They go."]);
    }

    #[test]
    fn labelled_lines_stand_alone() {
        check("Killed: 14\nInjured: 30\nSource: Ministry", &["Killed: 14", "Injured: 30", "Source: Ministry"]);
        check("Some people\nfled", &["Some people\nfled"]);
    }
}
