//! Which words of a paragraph are somebody else's: between quotation marks, or in a block of quoted material.

use crate::format::Role;
use crate::prose::{Kind, Prose, Token};

/// The most tokens between single marks: beyond that they are apostrophes.
const SCARE: usize = 12;

/// In a paragraph longer than this many tokens only the marks so near tell whether a word is quoted: all of them for each
/// word would take quadratic time.
const FAR: usize = 2000;

/// Whether a token stands in a quotation.
#[must_use]
pub fn is_quoted(prose: &Prose, role: &Role, at: usize) -> bool {
    if prose.tokens.len() <= FAR || *role == Role::Quote {
        return quotations(prose, role).into_iter().any(|(first, end)| (first..end).contains(&at));
    }
    let near = prose.tokens.get(at.saturating_sub(FAR)..at).unwrap_or_default();
    near.iter().rev().find(|token| token.is_quote()).is_some_and(opens)
}

/// Tokens between quotation marks, the marks included: from the first up to but without the second.
#[must_use]
pub fn quotations(prose: &Prose, role: &Role) -> Vec<(usize, usize)> {
    if *role == Role::Quote {
        return vec![(0, prose.tokens.len())];
    }
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    while let Some(token) = prose.tokens.get(at) {
        if token.is_quote() {
            match open {
                Some(first) if !opens(token) || prose.tokens[first].is_sign('„') => {
                    found.push((first, at + 1));
                    open = None;
                }
                Some(_) => {}
                None if closes(token) => {}
                None => open = Some(at),
            }
        } else if open.is_none()
            && is_single(token)
            && token.spaced
            && let Some(end) = single_end(prose, at)
        {
            found.push((at, end));
            at = end;
            continue;
        }
        at += 1;
    }
    // A quotation that goes on in the next paragraph is left open in this one.
    found.extend(open.map(|first| (first, prose.tokens.len())));
    found
}

/// A mark that can only open.
fn opens(token: &Token) -> bool {
    matches!(token.kind, Kind::Sign('“' | '„' | '«'))
}

/// A mark that can only close.
fn closes(token: &Token) -> bool {
    matches!(token.kind, Kind::Sign('”' | '»'))
}

fn is_single(token: &Token) -> bool {
    matches!(token.kind, Kind::Sign('\'' | '‘' | '’' | '`'))
}

fn single_end(prose: &Prose, at: usize) -> Option<usize> {
    let after = prose.tokens.get(at + 1..)?;
    let end = after.iter().take(SCARE).position(|token| is_single(token) && !token.spaced)?;
    Some(at + end + 2)
}
