//! In what two spellings of one name differ, for the reader of a finding.

use crate::facts::name::key::plain;
use crate::names::form::Form;

/// In what two spellings differ, in a sentence: `“y” or “i”: Sergey, Sergei`.
#[must_use]
pub fn difference(here: &Form, other: &Form) -> String {
    let (one, two) = (plain(&here.text), plain(&other.text));
    if one == two {
        let hyphens = |form: &Form| form.text.matches(['-', '\u{2010}', '\u{2011}']).count();
        let what = if hyphens(here) == hyphens(other) { "accent or apostrophe" } else { "hyphen" };
        return format!("They differ in an {what}.").replace("an hyphen", "a hyphen");
    }
    if here.words == other.words {
        return "They differ in the article.".to_owned();
    }
    if here.words.concat() == other.words.concat() {
        return "They differ in where the words are parted.".to_owned();
    }
    if here.words.len() != other.words.len() {
        return "One has more parts than the other.".to_owned();
    }
    let apart = here.words.iter().zip(&other.words).find(|(a, b)| a != b);
    apart.map_or_else(String::new, |(a, b)| letters(a, b))
}

/// The letters in which two words differ.
fn letters(a: &str, b: &str) -> String {
    let front = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let most = a.len().min(b.len()) - front;
    let back = a.bytes().rev().zip(b.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
    match (&a[front..a.len() - back], &b[front..b.len() - back]) {
        ("", more) => format!("The other has “{more}” more."),
        (more, "") => format!("This one has “{more}” more."),
        (one, two) => format!("They differ in “{one}” and “{two}”."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Entity;

    #[track_caller]
    fn check(one: &str, other: &str, expected: &str) {
        assert_eq!(difference(&Form::new(one, Entity::Person), &Form::new(other, Entity::Person)), expected);
    }

    #[test]
    fn letters_are_told() {
        check("Sergey Brakan", "Sergei Brakan", "They differ in “y” and “i”.");
        check("Talal Rudskoi", "Talal Rudskoii", "The other has “i” more.");
        check("Hassan Brakan", "Hasan Brakan", "This one has “s” more.");
        check("Gholam Brakan", "Khulam Brakan", "They differ in “gho” and “khu”.");
    }

    #[test]
    fn signs_are_told() {
        check("António Brakan", "Antonio Brakan", "They differ in an accent or apostrophe.");
        check("Jean-Marie Brakan", "Jean Marie Brakan", "They differ in a hyphen.");
        check("Omar al-Brakan", "Omar Brakan", "They differ in the article.");
        check("Abdul Brakan", "Abdulbrakan", "They differ in where the words are parted.");
        check("Omar Said Brakan", "Omar Brakan", "One has more parts than the other.");
    }
}
