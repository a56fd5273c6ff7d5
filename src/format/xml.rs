//! XML as a walk through its tags and words, each with where it stands, and the splices that change it there.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::text::Span;

/// One step through a part.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    /// An element begins.
    Opens(&'a BytesStart<'a>),
    /// The element of this name that began last ends.
    Closes(&'a str),
    /// Text; of an entity what it stands for.
    Text(&'a str),
}

/// The part is no sound XML.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unsound;

/// Walks through a part to its end. An element that is empty opens and closes in one span; `see` is told the span of the
/// tag or the text.
pub(super) fn walk(xml: &str, mut see: impl FnMut(Step<'_>, Span)) -> Result<(), Unsound> {
    let mut reader = Reader::from_str(xml);
    let position = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|_| Unsound)?;
        let at = Span::new(start, position(&reader));
        match event {
            Event::Start(tag) => see(Step::Opens(&tag), at),
            Event::Empty(tag) => {
                see(Step::Opens(&tag), at);
                see(Step::Closes(tag.name().as_ref()), at);
            }
            Event::End(tag) => see(Step::Closes(tag.name().as_ref()), at),
            Event::Text(text) => see(Step::Text(text.as_ref()), at),
            Event::CData(text) => {
                // Its delimiters are no text: `<![CDATA[` and `]]>`.
                see(Step::Text(text.as_ref()), Span::new(at.start + 9, at.end - 3));
            }
            Event::GeneralRef(name) => {
                let char = name.resolve_char_ref().ok().flatten();
                let named = quick_xml::escape::resolve_predefined_entity(name.as_ref()).unwrap_or_default();
                let mut room = [0; 4];
                see(Step::Text(char.map_or(named, |char| char.encode_utf8(&mut room))), at);
            }
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => {}
        }
    }
}

/// The value of an attribute, whatever the prefix of its name.
pub(super) fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
}

/// Stretches of a part, with what to write there instead.
pub(super) type Splices = Vec<(Span, String)>;

/// A part with splices made. One that reaches into the one before it is left out.
pub(super) fn spliced(xml: &str, mut splices: Splices) -> String {
    splices.sort_by_key(|(at, _)| (at.start, at.end));
    let mut new = String::with_capacity(xml.len());
    let mut done = 0;
    for (at, words) in &splices {
        if at.start >= done {
            new.push_str(&xml[done..at.start]);
            new.push_str(words);
            done = at.end;
        }
    }
    new.push_str(&xml[done..]);
    new
}

/// Words as they stand in XML, without characters that it has no way to write.
pub(super) fn escaped(words: &str) -> String {
    let kept: String = words.chars().filter(|char| !char.is_control() || matches!(char, '\t' | '\n')).collect();
    quick_xml::escape::escape(kept.as_str()).into_owned()
}
