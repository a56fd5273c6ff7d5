//! Names to write on: offered when the first letters of one stand before the caret.

use crate::facts::Entity;
use crate::lsp::place::Places;
use crate::lsp::protocol::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionResponse, CompletionTextEdit, Range,
    TextDocumentPositionParams, TextEdit,
};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::names::{Offer, Origin, offers};
use crate::text::Span;

/// Offers at most. Who wants another types on.
const MOST: usize = 40;
/// Words of a name that are looked at before the caret.
const WORDS: usize = 4;
/// Letters of a single word that must stand there: two are the beginning of too much.
const LETTERS: usize = 3;
/// Letters of a word in small letters that may still belong to a name: "de", "bin", "van".
const PARTICLE: usize = 4;

impl Session {
    /// The names that the words before a place may be the beginning of.
    pub(super) fn completions(&mut self, at: &TextDocumentPositionParams) -> Option<CompletionResponse> {
        let name = terms::name(&at.text_document.uri);
        self.fresh(&name);
        let config = self.config(&name)?;
        let document = &self.open.get(&name)?.judged.as_ref()?.document;
        let source = document.source();
        let mut places = Places::new(source, self.terms.units);
        let caret = places.offset(at.position);
        let line = source.lines().span(source.lines().line_of(caret)).start;
        let before = source.words(Span::new(line, caret));
        let library = self.library.read();
        let found = beginnings(before).into_iter().find_map(|start| {
            let offers = offers(&before[start..], MOST, &library, &config.registry);
            (!offers.is_empty()).then_some((start, offers))
        });
        let (start, offers) = found?;
        let range = places.range(Span::new(line + start, caret));
        let items = offers.into_iter().enumerate().map(|offer| item(offer, range, &before[start..])).collect();
        Some(CompletionResponse::List(CompletionList { is_incomplete: true, items }))
    }
}

/// Where a name may begin that is typed up to the end of a line: the longest stretch of capitalised words first.
fn beginnings(before: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut end = before.len();
    for count in 0..WORDS {
        let start = before[..end].rfind(|char: char| !in_name(char)).map_or(0, |at| at + width(before, at));
        let word = &before[start..end];
        let Some(first) = word.chars().next() else { break };
        let letters = word.chars().count();
        if first.is_uppercase() {
            found.extend((count > 0 || letters >= LETTERS).then_some(start));
        } else if letters > PARTICLE {
            break;
        }
        match before[..start].strip_suffix(' ') {
            Some(rest) => end = rest.len(),
            None => break,
        }
    }
    found.reverse();
    found
}

fn in_name(char: char) -> bool {
    char.is_alphabetic() || matches!(char, '-' | '\'' | '’' | 'ʼ' | '‘' | '.')
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

fn item((rank, offer): (usize, Offer), range: Range, typed: &str) -> CompletionItem {
    let bearer = match offer.form.entity {
        Entity::Person => "person",
        Entity::Place => "place",
        Entity::Organisation => "organisation",
    };
    let known = match offer.from {
        Origin::Team => "your team's names".to_owned(),
        Origin::Registry => "registry of names".to_owned(),
        Origin::Drafts(1) => "in 1 draft".to_owned(),
        Origin::Drafts(count) => format!("in {count} drafts"),
    };
    let text = offer.form.text.to_string();
    CompletionItem {
        label: text.clone(),
        kind: Some(CompletionItemKind::TEXT),
        detail: Some(format!("{bearer}, {known}")),
        sort_text: Some(format!("{rank:03}")),
        // A surname or another spelling brings the name here: the editor is not to look for its own letters again.
        filter_text: Some(typed.to_owned()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: text })),
        ..CompletionItem::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, expected: &[&str]) {
        let told: Vec<_> = beginnings(before).into_iter().map(|start| &before[start..]).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_name_begins_with_a_capital() {
        check("the envoy Staffan de Mi", &["Staffan de Mi"]);
        check("met Karim Had", &["Karim Had", "Had"]);
        check("met (Kar", &["Kar"]);
        check("« Élise", &["Élise"]);
    }

    #[test]
    fn a_letter_or_two_and_small_words_are_no_beginning() {
        check("met Ka", &[]);
        check("Karim H", &["Karim H"]);
        check("wounded peop", &[]);
        check("", &[]);
        check("On 4 May 2019, ", &[]);
    }
}
