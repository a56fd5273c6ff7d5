//! The attributes of a tag that say something about its prose.

use crate::text::Span;

/// An attribute that matters, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    AriaHidden,
    Class,
    Colspan,
    Content,
    Datetime,
    Hidden,
    Href,
    Id,
    Itemprop,
    Name,
    Property,
    Pubdate,
    Role,
    Rowspan,
    Style,
    Type,
}

impl Key {
    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"aria-hidden" => Self::AriaHidden,
            b"class" => Self::Class,
            b"colspan" => Self::Colspan,
            b"content" => Self::Content,
            b"datetime" => Self::Datetime,
            b"hidden" => Self::Hidden,
            b"href" => Self::Href,
            b"id" => Self::Id,
            b"itemprop" => Self::Itemprop,
            b"name" => Self::Name,
            b"property" => Self::Property,
            b"pubdate" => Self::Pubdate,
            b"role" => Self::Role,
            b"rowspan" => Self::Rowspan,
            b"style" => Self::Style,
            b"epub:type" => Self::Type,
            _ => return None,
        })
    }
}

/// The attributes of the tag that is being read.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    list: Vec<(Key, String, Span)>,
    /// Whether a value that comes belongs to the last of the list.
    awaits: bool,
}

impl Attributes {
    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.awaits = false;
    }

    /// Takes the name of one, `end` being where it ends.
    pub(super) fn name(&mut self, name: &[u8], end: usize) {
        let key = Key::of(name).filter(|&key| self.get(key).is_none());
        self.awaits = key.is_some();
        self.list.extend(key.map(|key| (key, String::new(), Span::new(end, end))));
    }

    /// Takes the value of the one that was named last.
    pub(super) fn value(&mut self, value: &[u8], at: Span) {
        if let Some((_, text, place)) = self.list.last_mut().filter(|_| self.awaits) {
            text.push_str(&String::from_utf8_lossy(value));
            *place = at;
        }
    }

    pub(super) fn get(&self, key: Key) -> Option<&str> {
        self.place(key).map(|(text, _)| text)
    }

    /// A value and where it stands.
    pub(super) fn place(&self, key: Key) -> Option<(&str, Span)> {
        self.list.iter().find(|(known, ..)| *known == key).map(|(_, text, at)| (text.trim(), *at))
    }

    /// Whether one of the words of a value is this one, in any case.
    pub(super) fn has(&self, key: Key, word: &str) -> bool {
        self.get(key).is_some_and(|value| value.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(word)))
    }

    /// A count of columns or rows, as browsers bound it.
    pub(super) fn count(&self, key: Key) -> u32 {
        self.get(key).and_then(|value| value.parse().ok()).unwrap_or(1).clamp(1, 1000)
    }

    /// Whether a reader of the page does not see the element.
    pub(super) fn is_hidden(&self) -> bool {
        let styled = || {
            self.get(Key::Style).is_some_and(|style| {
                let style: String =
                    style.chars().filter(|sign| !sign.is_whitespace()).map(|sign| sign.to_ascii_lowercase()).collect();
                // Word writes the bullets and numbers of its lists as text that it tells itself to ignore.
                ["display:none", "visibility:hidden", "mso-hide:all", "mso-list:ignore"]
                    .iter()
                    .any(|sign| style.contains(sign))
            })
        };
        self.get(Key::Hidden).is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
            || self.get(Key::AriaHidden).is_some_and(|value| value.eq_ignore_ascii_case("true"))
            || styled()
    }

    /// Whether the tag says that it marks a footnote.
    pub(super) fn refers(&self) -> bool {
        let cites = |class: &str| {
            ["noteref", "footnote", "endnote", "reference", "citation"].iter().any(|word| class.contains(word))
        };
        self.has(Key::Role, "doc-noteref")
            || self.has(Key::Type, "noteref")
            || self.get(Key::Class).is_some_and(|class| cites(&class.to_ascii_lowercase()))
    }
}
