//! The parts of a person's name that are compared.

use crate::facts::name::key::split;
use crate::names::form::Form;
use crate::prose::words::name::PARTICLES;

/// How many parts of a name are compared. No name of a report is longer.
const PARTS: usize = 12;

/// The parts of a person's name, without particles and articles, `Abdulrahman` in two.
pub(super) struct Parts<'a> {
    parts: [&'a str; PARTS],
    len: usize,
}

impl<'a> Parts<'a> {
    pub(super) fn of(form: &'a Form) -> Self {
        let mut parts = Self { parts: [""; PARTS], len: 0 };
        let last = form.words.len().saturating_sub(1);
        for (at, word) in form.words.iter().enumerate() {
            if at < last && word.len() < 6 && PARTICLES.contains(&&**word) {
                continue;
            }
            let (one, two) = split(word);
            parts.push(one);
            if let Some(two) = two {
                parts.push(two);
            }
        }
        parts
    }

    fn push(&mut self, part: &'a str) {
        if self.len < PARTS {
            self.parts[self.len] = part;
            self.len += 1;
        }
    }

    pub(super) fn list(&self) -> &[&'a str] {
        &self.parts[..self.len]
    }
}
