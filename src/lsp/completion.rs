//! What to write on: names when the first letters of one stand before the caret, days where one follows, rules where
//! they are allowed, and what files of settings and rules are written with.

mod date;
mod rule;
mod table;
mod toml;

use crate::lsp::completion::table::Sort;
use crate::lsp::place::Places;
use crate::lsp::protocol::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionResponse, CompletionTextEdit, Position, Range,
    TextDocumentPositionParams, TextEdit,
};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::names::{Offer, Origin, offers};
use crate::text::{Source, Span};
use crate::workspace::FILE;

/// Offers at most. Who wants another types on.
const MOST: usize = 40;
/// Words of a name that are looked at before the caret.
const WORDS: usize = 4;
/// Letters of a single word that must stand there: two are the beginning of too much.
const LETTERS: usize = 3;
/// Letters of a word in small letters that may still belong to a name: "de", "bin", "van".
const PARTICLE: usize = 4;

impl Session {
    /// What the words before a place may be the beginning of: a name, a date, the name of a rule.
    pub(super) fn completions(&mut self, at: &TextDocumentPositionParams) -> Option<CompletionResponse> {
        let name = terms::name(&at.text_document.uri);
        if self.tables.contains_key(&name) {
            return self.in_table(&name, at.position).map(list);
        }
        self.fresh(&name);
        let config = self.config(&name)?;
        let judged = self.open.get(&name)?.judged.as_ref()?;
        let document = &judged.document;
        let source = document.source();
        let mut places = Places::new(source, self.terms.units);
        let caret = places.offset(at.position);
        if let Some(start) = rule::begins(document, caret) {
            let range = places.range(Span::new(start, caret));
            let typed = source.words(Span::new(start, caret));
            let offers = rule::offers(typed, Some(judged), &config).into_iter().enumerate();
            return Some(list(offers.map(|(rank, rule::Offer { name, detail })| {
                let offer = Plain { text: name.clone(), put: name, detail, kind: CompletionItemKind::VALUE };
                offer.item(rank, range, typed)
            })));
        }
        let line = source.lines().span(source.lines().line_of(caret)).start;
        let before = source.words(Span::new(line, caret));
        let dated = document.date().filter(|_| caret > document.front().at.end || document.front().at.end == 0);
        if let Some((start, offers)) = dated.and_then(|date| date::offers(before, date, judged.date_form)) {
            let range = places.range(Span::new(line + start, caret));
            return Some(list(offers.into_iter().enumerate().map(|(rank, date::Offer { text, detail })| {
                let offer =
                    Plain { put: text.clone(), text, detail: detail.to_owned(), kind: CompletionItemKind::CONSTANT };
                offer.item(rank, range, &before[start..])
            })));
        }
        let library = self.library.read();
        let found = beginnings(before).into_iter().find_map(|start| {
            let offers = offers(&before[start..], MOST, &library, &config.registry);
            (!offers.is_empty()).then_some((start, offers))
        });
        let (start, offers) = found?;
        let range = places.range(Span::new(line + start, caret));
        let typed = &before[start..];
        Some(list(offers.into_iter().enumerate().map(|(rank, offer)| {
            // What is typed may be a surname or another spelling, and in HTML a name has its signs as HTML spells them.
            let put = document.format().spelled(&offer.form.text).into_owned();
            let (text, detail) = (offer.form.text.to_string(), told(&offer));
            Plain { text, put, detail, kind: CompletionItemKind::TEXT }.item(rank, range, typed)
        })))
    }

    /// What may be meant in an open file of settings or rules.
    fn in_table(&mut self, name: &str, position: Position) -> Option<Vec<CompletionItem>> {
        let settings = self.settings(name)?;
        let source = Source::new(name, self.tables.get(name)?.buffer.text());
        let mut places = Places::new(&source, self.terms.units);
        let caret = places.offset(position);
        let spot = toml::spot(source.text(), caret)?;
        let typed = source.words(Span::new(spot.start, caret));
        let range = places.range(Span::new(spot.start, caret));
        let sort = if name.ends_with(FILE) { Sort::Settings } else { Sort::Rules };
        let bare = spot.quoted || spot.key.is_none();
        let offers = table::offers(sort, &spot, typed, &settings.config).into_iter().enumerate();
        let item = |(rank, table::Offer { text, detail }): (usize, table::Offer)| {
            let put = if bare { text.clone() } else { format!("\"{text}\"") };
            Plain { text, put, detail, kind: CompletionItemKind::PROPERTY }.item(rank, range, typed)
        };
        Some(offers.map(item).collect())
    }
}

/// Something to write.
struct Plain {
    /// As people read it.
    text: String,
    /// As it is put in.
    put: String,
    detail: String,
    kind: CompletionItemKind,
}

impl Plain {
    /// The item in its rank. The editor is not to look for its own letters again: what is typed is answered already.
    fn item(self, rank: usize, range: Range, typed: &str) -> CompletionItem {
        CompletionItem {
            label: self.text,
            kind: Some(self.kind),
            detail: Some(self.detail),
            sort_text: Some(format!("{rank:03}")),
            filter_text: Some(typed.to_owned()).filter(|typed| !typed.is_empty()),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: self.put })),
            ..CompletionItem::default()
        }
    }
}

fn list(items: impl IntoIterator<Item = CompletionItem>) -> CompletionResponse {
    CompletionResponse::List(CompletionList { is_incomplete: true, items: items.into_iter().collect() })
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

/// What bears a name, and where it is known from.
fn told(offer: &Offer) -> String {
    let bearer = offer.form.entity.name();
    match offer.from {
        Origin::Team => format!("{bearer}, your team's names"),
        Origin::Registry => format!("{bearer}, registry of names"),
        Origin::Drafts(1) => format!("{bearer}, in 1 draft"),
        Origin::Drafts(count) => format!("{bearer}, in {count} drafts"),
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
