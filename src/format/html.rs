//! HTML: blocks of prose from the elements of a page, as a browser shows them, by html5gum's tokens and their offsets.
//!
//! Not read, as a reader does not see it or it is no report: what is hidden, struck out or deleted, scripts, styles,
//! forms' fields, navigation, the footer of a site, and images, which are counted.

mod attribute;
mod element;
mod entity;
mod flow;
mod grid;
mod head;
mod note;
mod stack;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{State, Tokenizer, naive_next_state};
use rustc_hash::FxHashSet;

use crate::format::block::{Comment, Laid, MarkKind};
use crate::format::{Placed, Role};
use crate::text::Span;
use attribute::{Attributes, Key};
use element::Tag;
use flow::Flow;
use grid::Grid;
use note::{How, Notes};
use stack::{Deeds, Open, Stack};

const HEADINGS: &[Tag] = &[Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];

/// The blocks of a page, or of a part of one, from `body` up to `end`.
pub(super) fn lay(text: &str, body: Span) -> Laid {
    let mut page = Page::new(text, body.start);
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, at: html5gum::Span<usize>| {
        page.event(&event, Span::new(body.start + at.start, body.start + at.end))
    });
    let mut tokens = Tokenizer::new_with_emitter(body.of(text), emitter);
    while let Some(Ok(state)) = tokens.next() {
        tokens.set_state(state);
    }
    drop(tokens);
    page.finish()
}

/// A page as it is read.
struct Page<'a> {
    flow: Flow<'a>,
    stack: Stack,
    notes: Notes,
    /// The tables that are open; `None` is one that only places things on the page.
    grids: Vec<Option<Grid>>,
    tables: u32,
    /// Tables that turned out to place things on the page.
    layouts: FxHashSet<u32>,
    lists: u32,
    title: Option<Placed>,
    headed: bool,
    /// The tag that is being read.
    tag: Tag,
    attributes: Attributes,
    begun: usize,
    raw: Option<State>,
    text: &'a str,
}

impl<'a> Page<'a> {
    fn new(text: &'a str, begun: usize) -> Self {
        Self {
            flow: Flow::new(text),
            stack: Stack::new(),
            notes: Notes::default(),
            grids: Vec::new(),
            tables: 0,
            layouts: FxHashSet::default(),
            lists: 0,
            title: None,
            headed: false,
            tag: Tag::Other,
            attributes: Attributes::default(),
            begun,
            raw: None,
            text,
        }
    }

    /// Takes an event; gives the state in which the content of a script, a style or a title is to be read.
    fn event(&mut self, event: &CallbackEvent<'_>, at: Span) -> Option<State> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag::of(name);
                self.raw = naive_next_state(name);
                self.attributes.clear();
                self.begun = at.start;
            }
            CallbackEvent::AttributeName { name } => self.attributes.name(name, at.end),
            CallbackEvent::AttributeValue { value } => self.attributes.value(value, at),
            CallbackEvent::CloseStartTag { self_closing } => {
                let (tag, at) = (self.tag, Span::new(self.begun, at.end));
                let depth = self.stack.depth();
                self.start(tag, at);
                if *self_closing {
                    // XHTML closes elements so; a script that has no end would hide the rest of the page.
                    if self.stack.depth() > depth {
                        self.pop(depth + 1);
                    }
                    return None;
                }
                return self.raw.take();
            }
            CallbackEvent::EndTag { name } => self.end(Tag::of(name), at),
            CallbackEvent::String { .. } => self.flow.read(at),
            CallbackEvent::Comment { .. } => self.comment(at),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    }

    fn comment(&mut self, at: Span) {
        let inner = at.of(self.text).strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
        if let Some(inner) = inner {
            self.flow.laid.comments.push(Comment { at, text: inner.trim().to_owned() });
        }
    }

    fn start(&mut self, tag: Tag, at: Span) {
        self.imply(tag);
        if tag.is_block() {
            self.flow.close();
        }
        let mute = tag.is_mute() || self.attributes.is_hidden() || self.is_furniture(tag);
        if tag.is_void() {
            if !mute {
                self.void(tag, at);
            }
            return;
        }
        let mut open = Open::new(tag, at, self.flow.block());
        self.anchors(&mut open);
        open.deeds.mute = mute;
        if mute {
            self.flow.mute += 1;
        } else {
            self.begin(&mut open);
        }
        self.stack.push(open);
    }

    /// Ends what a tag ends that has no end tag of its own.
    fn imply(&mut self, tag: Tag) {
        let (ends, within): (&[Tag], &[Tag]) = match tag {
            Tag::Li => (&[Tag::Li], &[Tag::Ul, Tag::Ol, Tag::Menu, Tag::Dir]),
            Tag::Dt | Tag::Dd => (&[Tag::Dt, Tag::Dd], &[Tag::Dl]),
            Tag::Tr => (&[Tag::Tr, Tag::Caption], &[Tag::Table]),
            Tag::Td | Tag::Th => (&[Tag::Td, Tag::Th, Tag::Caption], &[Tag::Tr]),
            Tag::Thead | Tag::Tbody | Tag::Tfoot => {
                (&[Tag::Thead, Tag::Tbody, Tag::Tfoot, Tag::Tr, Tag::Caption], &[Tag::Table])
            }
            Tag::Body => (&[Tag::Head], &[]),
            Tag::A => (&[Tag::A], &[]),
            _ if tag.level().is_some() => (HEADINGS, &[]),
            _ => (&[], &[]),
        };
        let bound = self.stack.innermost(within).max(self.stack.bound(tag));
        let mut outer = self.stack.innermost(ends);
        if tag == Tag::Thead || tag == Tag::Tbody || tag == Tag::Tfoot || tag == Tag::Tr {
            // The outermost of those that the table holds: a new group ends the row and its group.
            outer = ends.iter().map(|&one| self.stack.innermost(&[one])).filter(|&one| one > bound).min().unwrap_or(0);
        }
        if outer > bound {
            if tag == Tag::A { self.over(outer) } else { self.pop(outer) }
        }
        let paragraph = self.stack.innermost(&[Tag::P]);
        let ends_paragraph = tag.is_block() && !(tag.is_of_table() && tag != Tag::Table);
        if ends_paragraph && paragraph > self.stack.innermost(&[Tag::Table, Tag::Td, Tag::Th, Tag::Caption]) {
            self.pop(paragraph);
        }
    }

    /// The footer of a site rather than of an article, a section or a quotation.
    fn is_furniture(&self, tag: Tag) -> bool {
        let inside = [Tag::Article, Tag::Main, Tag::Section, Tag::Blockquote, Tag::Aside, Tag::Table];
        tag == Tag::Footer && self.stack.innermost(&inside) == 0
            || ["navigation", "search", "contentinfo"].iter().any(|role| self.attributes.has(Key::Role, role))
    }

    fn anchors(&mut self, open: &mut Open) {
        let keys: &[Key] = if open.tag == Tag::A { &[Key::Id, Key::Name] } else { &[Key::Id] };
        for &key in keys {
            let Some(name) = self.attributes.get(key).filter(|name| !name.is_empty()) else { continue };
            // A name at the beginning of a block is that of the block, as word processors write it.
            let around = self.stack.around().filter(|around| {
                open.tag == Tag::A
                    && around.first == open.first
                    && matches!(around.tag, Tag::Div | Tag::Li | Tag::Aside | Tag::P)
            });
            let holder = around.map_or(&mut open.anchor, |around| &mut around.anchor);
            *holder = self.notes.anchor(name, open.first, *holder);
        }
    }

    fn void(&mut self, tag: Tag, at: Span) {
        match tag {
            Tag::Br => self.flow.space("\n", at),
            Tag::Img => self.flow.laid.images += usize::from(self.flow.mute == 0),
            Tag::Meta => {
                let entry = head::of_meta(&self.attributes);
                self.flow.laid.front.entries.extend(entry);
            }
            _ => {}
        }
    }

    /// What an element does to the prose in it.
    fn begin(&mut self, open: &mut Open) {
        let role = match open.tag {
            Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir => {
                self.lists += 1;
                Some(Role::Item(self.lists))
            }
            Tag::Blockquote => Some(Role::Quote),
            Tag::Title => Some(Role::Heading(1)),
            Tag::Caption | Tag::Figcaption | Tag::Dt | Tag::Dd => Some(Role::Paragraph),
            Tag::Table => {
                self.table();
                None
            }
            Tag::Td | Tag::Th => Some(self.cell(open.tag)),
            Tag::P if self.attributes.has(Key::Class, "MsoTitle") => Some(Role::Heading(1)),
            _ => open.tag.level().map(Role::Heading),
        };
        match (&role, self.grids.last()) {
            (Some(Role::Heading(_)), Some(Some(grid))) => {
                self.layouts.insert(grid.number());
            }
            _ => self.headed |= role == Some(Role::Heading(1)) && open.tag != Tag::Title,
        }
        open.deeds.role = role.is_some();
        self.flow.roles.extend(role);
        match open.tag {
            Tag::Pre => self.flow.kept += 1,
            Tag::Tr => {
                if let Some(Some(grid)) = self.grids.last_mut() {
                    grid.row();
                }
            }
            Tag::Q => self.flow.push("“", open.at),
            Tag::Time => {
                let entry = head::of_time(&self.attributes);
                self.flow.laid.front.entries.extend(entry);
            }
            _ => {}
        }
        let mark = match open.tag {
            Tag::A => self.attributes.get(Key::Href).map(|target| MarkKind::Link(target.trim().to_owned())),
            Tag::B | Tag::Strong | Tag::I | Tag::Em => Some(MarkKind::Emphasis),
            Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => Some(MarkKind::Code),
            // A raised link is marked as a link, whichever of both stands in the other.
            Tag::Sup if !self.stack.marks(Tag::A) => Some(MarkKind::Note(String::new())),
            _ => None,
        };
        if let Some(mark) = mark {
            // Code in a stretch that keeps its lines is a listing, and no prose.
            if open.tag == Tag::Code && self.flow.kept > 0 {
                open.deeds.mute = true;
                self.flow.mute += 1;
            } else {
                open.deeds.refers = self.attributes.refers() || self.stack.innermost(&[Tag::Sup]) > 0;
                let begin = self.flow.begin();
                open.first = self.flow.block();
                open.mark = Some((begin, mark));
            }
        }
    }

    fn table(&mut self) {
        if let Some(Some(grid)) = self.grids.last() {
            self.layouts.insert(grid.number());
        }
        let placing = ["presentation", "none"].iter().any(|role| self.attributes.has(Key::Role, role));
        self.grids.push((!placing).then(|| Grid::new(self.tables, self.flow.block())));
        self.tables += u32::from(!placing);
    }

    fn cell(&mut self, tag: Tag) -> Role {
        let headed = self.stack.innermost(&[Tag::Thead]) > self.stack.innermost(&[Tag::Table]);
        let Some(Some(grid)) = self.grids.last_mut() else { return Role::Paragraph };
        grid.told(tag == Tag::Th && !headed, &mut self.flow.laid.blocks);
        grid.cell(self.attributes.count(Key::Colspan), self.attributes.count(Key::Rowspan))
    }

    fn end(&mut self, tag: Tag, at: Span) {
        match tag {
            Tag::Br => return self.flow.space("\n", at),
            Tag::Body | Tag::Html => return,
            _ => {}
        }
        // The end of a heading of any level ends the one that is open.
        let depth = self.stack.innermost(if tag.level().is_some() { HEADINGS } else { std::slice::from_ref(&tag) });
        if depth <= self.stack.bound(tag) {
            // A paragraph that was never begun is an empty one.
            if tag == Tag::P {
                self.flow.close();
            }
        } else if self.stack.block() > depth {
            if tag.is_block() { self.pop(depth) } else { self.over(depth) }
        } else {
            if tag == Tag::Q {
                self.flow.push("”", at);
            }
            self.pop(depth);
        }
    }

    /// Ends an element whose blocks go on.
    fn over(&mut self, depth: u32) {
        if let Some(mut open) = self.stack.take(depth) {
            self.undo(&mut open);
        }
    }

    /// Ends all elements from this depth on.
    fn pop(&mut self, depth: u32) {
        while let Some(mut open) = self.stack.pop(depth) {
            self.undo(&mut open);
        }
    }

    fn undo(&mut self, open: &mut Open) {
        let Deeds { mute, role, refers } = open.deeds;
        if let Some(mark) = open.mark.take() {
            self.mark(open, mark, refers);
        }
        if open.tag.is_block() {
            self.flow.close();
        }
        self.flow.mute -= u32::from(mute);
        if role {
            self.flow.roles.pop();
        }
        self.notes.end(open.anchor, self.flow.block() + u32::from(!open.tag.is_block()));
        match open.tag {
            Tag::Pre if !mute => self.flow.kept -= 1,
            Tag::Table if !mute => {
                if let Some(grid) = self.grids.pop().flatten().filter(Grid::is_box) {
                    self.layouts.insert(grid.number());
                }
            }
            Tag::Title if !mute && self.flow.block() > open.first => {
                self.title = self.title.take().or(self.flow.laid.blocks.pop());
            }
            _ => {}
        }
    }

    /// Marks the prose of an element that ends.
    fn mark(&mut self, open: &Open, (begin, kind): (u32, MarkKind), refers: bool) {
        let Some((at, words)) = self.flow.since((open.first, begin)) else { return };
        let place = (self.flow.block(), at);
        let kind = match kind {
            MarkKind::Link(target) => match target.strip_prefix('#') {
                Some(name) if note::looks(words) && !name.is_empty() => {
                    let how = if refers || note::names_note(name) { How::Told } else { How::Looks };
                    self.notes.refer(name.to_owned(), place, how);
                    MarkKind::Note(String::new())
                }
                _ => MarkKind::Link(target),
            },
            // Raised letters are those of "3rd".
            MarkKind::Note(_) => {
                let linked = self.flow.is_marked(at);
                if linked || !note::looks(words) || words.trim().starts_with(|sign: char| sign.is_ascii_lowercase()) {
                    return;
                }
                self.notes.refer(note::bare(words).to_owned(), place, How::Raised);
                MarkKind::Note(String::new())
            }
            kind => kind,
        };
        self.flow.mark(at, kind);
    }

    fn finish(mut self) -> Laid {
        self.pop(1);
        self.flow.close();
        let mut laid = self.flow.laid;
        note::unlay(&mut laid.blocks, &self.layouts);
        self.notes.settle(&mut laid.blocks);
        if !self.headed
            && let Some(title) = self.title
        {
            laid.blocks.insert(0, title);
        }
        laid
    }
}

#[cfg(test)]
mod tests;
