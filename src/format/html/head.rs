//! What the head of a page tells of its date: entries like those of front matter.

use crate::format::Entry;
use crate::format::html::attribute::{Attributes, Key};

/// The entry of a `<meta>`: `date` and `dcterms.date` are the key `date`, `article:published_time` is `published`,
/// `article:modified_time` is `updated`. `created`, which office programs write of the file, is none of them.
pub(super) fn of_meta(attributes: &Attributes) -> Option<Entry> {
    let names = [Key::Name, Key::Property, Key::Itemprop];
    let name = names.iter().find_map(|&key| attributes.get(key))?.trim().to_ascii_lowercase();
    let key = match name.as_str() {
        "date" | "dc.date" | "dcterms.date" | "dc.date.issued" | "dcterms.issued" | "dc.date.created" => "date",
        "article:published_time"
        | "og:published_time"
        | "article:published"
        | "datepublished"
        | "pubdate"
        | "publish_date"
        | "publication_date"
        | "citation_publication_date"
        | "date_published" => "published",
        "article:modified_time" | "og:updated_time" | "datemodified" | "dcterms.modified" | "last-modified" => {
            "updated"
        }
        "sitlint.allow" => "sitlint.allow",
        _ => return None,
    };
    let (value, at) = attributes.place(Key::Content)?;
    entry(key, value, at)
}

/// The entry of a `<time>` that says when the page was published.
pub(super) fn of_time(attributes: &Attributes) -> Option<Entry> {
    let told = attributes.get(Key::Pubdate).is_some()
        || attributes.has(Key::Itemprop, "datePublished")
        || attributes.has(Key::Class, "published")
        || attributes.has(Key::Class, "dt-published");
    let (value, at) = attributes.place(Key::Datetime).filter(|_| told)?;
    entry("published", value, at)
}

fn entry(key: &str, value: &str, at: crate::text::Span) -> Option<Entry> {
    (!value.is_empty()).then(|| Entry { key: key.to_owned(), value: value.to_owned(), at })
}
