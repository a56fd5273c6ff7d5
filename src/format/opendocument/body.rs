//! The text of an OpenDocument file, read element by element: its paragraphs, cells and notes.

use quick_xml::events::BytesStart;

use crate::format::extract::{BREAK, Extract, Words};
use crate::format::opendocument::changes::Changes;
use crate::format::opendocument::paragraph::{Paragraph, SPACES};
use crate::format::opendocument::styles::{Family, Kind, Styles};
use crate::format::opendocument::walk::{Step, number, walk};
use crate::format::package::Broken;
use crate::format::xml::value;
use crate::format::{MarkKind, Role};
use crate::text::Span;

/// A part that is being read.
pub(super) struct Body<'a> {
    extract: &'a mut Extract,
    styles: &'a Styles,
    part: usize,
    place: Place,
    /// The elements that are open, and what is to be done at their ends.
    elements: Vec<Element>,
    /// Whether what is open is not read.
    is_muted: bool,
    /// Paragraphs that are open: one in a text box or a note stands inside another.
    open: Vec<Paragraph>,
    /// Paragraphs of text boxes, whose own paragraph is not read to its end yet.
    boxed: Vec<(Role, Words)>,
    /// Notes, which are read after the text, with the pages of their markers.
    notes: Vec<(Role, Words, Option<u32>)>,
    /// The note that is open.
    note: Option<String>,
    footnotes: u32,
    endnotes: u32,
    tables: Vec<Table>,
    tables_seen: u32,
    /// Lists that are open inside each other.
    lists: u32,
    lists_seen: u32,
    page: Option<u32>,
    changes: Changes,
}

/// Where in a part reading is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Outside of any text.
    Nowhere,
    Text,
    Furniture,
}

/// An element that is open.
enum Element {
    /// One that says nothing.
    Plain,
    /// One whose own text is white space between elements.
    Between,
    /// The same around a picture.
    Frame {
        has_image: bool,
    },
    Muted,
    Place(Place),
    Paragraph,
    /// Words of one look, from a byte of the paragraph on.
    Strong(u32),
    /// A link from a byte of the paragraph on.
    Link(u32, String),
    /// What stands for a sign: a tab, spaces, the end of a line; and where its tag began.
    Sign(&'static str, usize),
    Note,
    /// A text box, in which no list of its anchor is open.
    Box {
        lists: u32,
    },
    List,
    Table,
    /// Rows that are the same.
    Rows(u32),
    /// Cells that are the same.
    Cells(u32),
}

struct Table {
    number: u32,
    row: u32,
    column: u32,
    cell: Words,
}

impl<'a> Body<'a> {
    pub(super) fn new(extract: &'a mut Extract, styles: &'a Styles, name: &str) -> Self {
        extract.origin.parts.push(name.to_owned());
        let part = extract.origin.parts.len() - 1;
        Self {
            extract,
            styles,
            part,
            place: Place::Nowhere,
            elements: Vec::new(),
            is_muted: false,
            open: Vec::new(),
            boxed: Vec::new(),
            notes: Vec::new(),
            note: None,
            footnotes: 0,
            endnotes: 0,
            tables: Vec::new(),
            tables_seen: 0,
            lists: 0,
            lists_seen: 0,
            page: None,
            changes: Changes::default(),
        }
    }

    /// Reads the part to its end: whether it holds a text, rather than a sheet or slides.
    pub(super) fn read(mut self, xml: &str) -> Result<bool, Broken> {
        let name = self.extract.origin.parts[self.part].clone();
        let mut is_text = false;
        walk(&name, xml, |step, at| match step {
            Step::Opens(name, tag) => {
                is_text |= name == ("office", "text");
                self.changes.opens(name, tag);
                let element = if self.is_muted { Element::Plain } else { self.opens(name, tag, at) };
                self.is_muted |= matches!(element, Element::Muted);
                self.elements.push(element);
            }
            Step::Closes => self.closes(at),
            Step::Text(words) => self.text(words, at),
        })?;
        for (role, words, page) in std::mem::take(&mut self.notes) {
            self.extract.add(role, words, page);
        }
        Ok(is_text)
    }

    fn opens(&mut self, name: (&str, &str), tag: &BytesStart<'_>, at: Span) -> Element {
        match name {
            ("office", "text") => {
                let known = value(tag, "use-soft-page-breaks").is_some_and(|known| known == "true");
                self.page = known.then_some(1);
                return Element::Place(std::mem::replace(&mut self.place, Place::Text));
            }
            ("style", "header" | "header-left" | "header-first" | "footer" | "footer-left" | "footer-first") => {
                let shown = value(tag, "display").is_none_or(|display| display != "false");
                let place = if shown { Place::Furniture } else { Place::Nowhere };
                return Element::Place(std::mem::replace(&mut self.place, place));
            }
            _ if self.place == Place::Nowhere => return Element::Plain,
            ("text", name) => return self.opens_text(name, tag, at),
            ("table", name) => return self.opens_table(name, tag),
            ("office", "annotation" | "forms" | "binary-data" | "scripts") | ("svg", "title" | "desc") => {
                return Element::Muted;
            }
            ("draw", "frame") => return Element::Frame { has_image: false },
            ("draw", "image") => {
                // A picture may stand in its frame once more, for programs of old.
                match self.elements.last_mut() {
                    Some(Element::Frame { has_image: true }) => {}
                    Some(Element::Frame { has_image }) => {
                        *has_image = true;
                        self.extract.laid.images += 1;
                    }
                    _ => self.extract.laid.images += 1,
                }
            }
            ("draw", "object") => return Element::Muted,
            ("draw", "text-box") => return Element::Box { lists: std::mem::take(&mut self.lists) },
            ("draw", _) => return Element::Between,
            _ => {}
        }
        Element::Plain
    }

    fn opens_text(&mut self, name: &str, tag: &BytesStart<'_>, at: Span) -> Element {
        let style = || value(tag, "style-name").unwrap_or_default();
        match name {
            "p" | "h" => {
                let style = style();
                if let Some(page) = self.page.as_mut().filter(|_| self.open.is_empty()) {
                    // The first paragraph of a file may name the pages it opens with.
                    let breaks = !self.extract.text.is_empty() && self.styles.breaks(&style);
                    *page = page.saturating_add(u32::from(breaks));
                }
                let level = (name == "h").then(|| number(tag, "outline-level").min(6) as u8);
                let is_hidden = self.styles.is_hidden(Family::Paragraph, &style);
                self.open.push(Paragraph { style, level, is_hidden, ..Paragraph::default() });
                Element::Paragraph
            }
            "soft-page-break" => {
                self.page = self.page.map(|page| page.saturating_add(1));
                Element::Plain
            }
            "list" => {
                self.lists_seen += u32::from(self.lists == 0);
                self.lists += 1;
                Element::List
            }
            "section" => {
                let shown = value(tag, "display").is_none_or(|display| display == "true");
                let hidden = value(tag, "is-hidden").is_some_and(|hidden| hidden == "true");
                let unseen = !shown && (hidden || value(tag, "display").is_some_and(|display| display == "none"));
                if unseen { Element::Muted } else { Element::Plain }
            }
            "note-body" | "list-item" | "list-header" => Element::Between,
            // Deletions and what is not seen; what is counted; what repeats the text.
            "tracked-changes" | "hidden-text" | "note-citation" | "number" | "ruby-text" | "table-of-content"
            | "illustration-index" | "table-index" | "object-index" | "user-index" | "alphabetical-index" => {
                Element::Muted
            }
            _ => self.opens_words(name, tag, at),
        }
    }

    /// What stands inside a paragraph.
    fn opens_words(&mut self, name: &str, tag: &BytesStart<'_>, at: Span) -> Element {
        let Some(paragraph) = self.open.last_mut() else { return Element::Plain };
        match name {
            "span" => {
                let style = value(tag, "style-name").unwrap_or_default();
                if self.styles.is_hidden(Family::Text, &style) {
                    return Element::Muted;
                }
                if self.styles.is_strong(&style) {
                    return Element::Strong(paragraph.words.len());
                }
            }
            "a" => {
                if let Some(target) = value(tag, "href").filter(|target| !target.is_empty() && !target.starts_with('#'))
                {
                    return Element::Link(paragraph.words.len(), target);
                }
            }
            // More spaces than these are there for the eye.
            "s" => return Element::Sign(&SPACES[..(number(tag, "c") as usize).clamp(1, SPACES.len())], at.start),
            "tab" => return Element::Sign(" ", at.start),
            "line-break" => return Element::Sign(BREAK, at.start),
            "hidden-paragraph" => paragraph.is_hidden |= value(tag, "is-hidden").is_none_or(|hidden| hidden == "true"),
            "note" => {
                let is_endnote = value(tag, "note-class").is_some_and(|class| class == "endnote");
                let count = if is_endnote { &mut self.endnotes } else { &mut self.footnotes };
                *count += 1;
                let label = if is_endnote { format!("e{count}") } else { count.to_string() };
                paragraph.marks_note(&label);
                self.note = Some(label);
                return Element::Note;
            }
            _ => {}
        }
        Element::Plain
    }

    fn opens_table(&mut self, name: &str, tag: &BytesStart<'_>) -> Element {
        match name {
            "table" => {
                let number = self.tables_seen;
                self.tables_seen += 1;
                self.tables.push(Table { number, row: 0, column: 0, cell: Words::default() });
                return Element::Table;
            }
            "table-row" => return Element::Rows(number(tag, "number-rows-repeated")),
            "table-cell" => return Element::Cells(number(tag, "number-columns-repeated")),
            "covered-table-cell" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column = table.column.saturating_add(number(tag, "number-columns-repeated"));
                }
                return Element::Muted;
            }
            _ => {}
        }
        Element::Between
    }

    fn text(&mut self, words: &str, xml: Span) {
        // Around paragraphs and in frames, text is white space that sets elements apart.
        let in_words = matches!(
            self.elements.last(),
            Some(Element::Plain | Element::Paragraph | Element::Strong(_) | Element::Link(..))
        );
        if self.is_muted || self.changes.is_deleted() || !in_words {
            return;
        }
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.reads(words, self.part, xml);
        }
    }

    fn closes(&mut self, at: Span) {
        let Some(element) = self.elements.pop() else { return };
        match element {
            Element::Plain | Element::Between | Element::Frame { .. } => {}
            Element::Muted => self.is_muted = false,
            Element::Place(before) => self.place = before,
            Element::Paragraph => self.ends_paragraph(),
            Element::Note => self.note = None,
            Element::Box { lists } => self.lists = lists,
            Element::List => self.lists = self.lists.saturating_sub(1),
            Element::Table => drop(self.tables.pop()),
            Element::Rows(rows) => {
                if let Some(table) = self.tables.last_mut() {
                    (table.row, table.column) = (table.row.saturating_add(rows), 0);
                }
            }
            Element::Cells(columns) => self.ends_cell(columns),
            Element::Strong(_) | Element::Link(..) | Element::Sign(..) => self.ends_words(element, at),
        }
    }

    fn ends_words(&mut self, element: Element, at: Span) {
        let Some(paragraph) = self.open.last_mut() else { return };
        match element {
            Element::Strong(start) => paragraph.words.mark(start, MarkKind::Emphasis),
            Element::Link(start, target) => paragraph.words.mark(start, MarkKind::Link(target)),
            Element::Sign(..) if self.changes.is_deleted() => {}
            Element::Sign(sign, start) => paragraph.puts(sign, self.part, Span::new(start, at.end)),
            _ => {}
        }
    }

    fn ends_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        if paragraph.is_hidden {
            return;
        }
        let Some(role) = self.role(&paragraph) else { return };
        if let Role::Note(_) = role {
            if self.place == Place::Text {
                self.notes.push((role, paragraph.words, self.page));
            }
            return;
        }
        if !self.open.is_empty() {
            self.boxed.push((role, paragraph.words));
            return;
        }
        self.adds(role, paragraph.words);
        for (role, words) in std::mem::take(&mut self.boxed) {
            self.adds(role, words);
        }
    }

    /// What a paragraph is; `None` for a line of a table of contents.
    fn role(&self, paragraph: &Paragraph) -> Option<Role> {
        if let Some(label) = &self.note {
            return Some(Role::Note(label.clone()));
        }
        match (self.styles.kind(&paragraph.style), paragraph.level) {
            (Kind::Contents, _) => None,
            (_, Some(level)) | (Kind::Heading(level), None) => Some(Role::Heading(level.clamp(1, 6))),
            (Kind::Quote, _) => Some(Role::Quote),
            (Kind::Text, None) if self.lists > 0 => Some(Role::Item(self.lists_seen)),
            (Kind::Text, None) => Some(Role::Paragraph),
        }
    }

    fn adds(&mut self, role: Role, words: Words) {
        if words.is_blank() {
            return;
        }
        match self.tables.last_mut() {
            Some(table) => table.cell.append(words),
            None => self.emit(role, words),
        }
    }

    fn emit(&mut self, role: Role, words: Words) {
        match self.place {
            Place::Furniture => self.extract.tell(words),
            Place::Text => self.extract.add(role, words, self.page),
            Place::Nowhere => {}
        }
    }

    fn ends_cell(&mut self, columns: u32) {
        let Some(table) = self.tables.last_mut() else { return };
        let (number, row, column) = (table.number, table.row, table.column);
        table.column = table.column.saturating_add(columns);
        let words = std::mem::take(&mut table.cell);
        self.emit(Role::Cell { table: number, row, column }, words);
    }
}
