//! The flow of prose into blocks: white space collapses as in a browser, and every piece keeps the bytes it came from.

use crate::format::block::{Laid, mark_mute};
use crate::format::html::entity;
use crate::format::{Block, Mark, MarkKind, Placed, Role};
use crate::text::{Range, Span};

/// Blocks as they fill.
#[derive(Debug)]
pub(super) struct Flow<'a> {
    text: &'a str,
    pub(super) laid: Laid,
    open: Option<Placed>,
    /// White space that shows only if more prose follows.
    pending: Option<(&'static str, Span)>,
    /// Roles of the elements around.
    pub(super) roles: Vec<Role>,
    /// How many elements around are no prose.
    pub(super) mute: u32,
    /// How many elements around keep their lines.
    pub(super) kept: u32,
}

impl<'a> Flow<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let laid = Laid::default();
        Self { text, laid, open: None, pending: None, roles: Vec::new(), mute: 0, kept: 0 }
    }

    /// The number of the block that prose comes to next, or that is open.
    pub(super) fn block(&self) -> u32 {
        u32::try_from(self.laid.blocks.len()).unwrap_or(u32::MAX)
    }

    /// Reads the text between two tags.
    pub(super) fn read(&mut self, at: Span) {
        if self.mute > 0 {
            return;
        }
        let raw = at.of(self.text);
        let mut from = 0;
        for sign in memchr::memchr_iter(b'&', raw.as_bytes()) {
            if sign < from {
                continue;
            }
            let Some((words, length)) = entity::decoded(&raw[sign..]) else { continue };
            self.run(Span::new(at.start + from, at.start + sign));
            from = sign + length;
            let place = Span::new(at.start + sign, at.start + from);
            if words == "\u{ad}" {
            } else if words.bytes().all(|byte| byte.is_ascii_whitespace()) {
                self.space(" ", place);
            } else {
                self.push(&words, place);
            }
        }
        self.run(Span::new(at.start + from, at.end));
    }

    /// Reads text without character references.
    fn run(&mut self, at: Span) {
        let raw = at.of(self.text);
        let bytes = raw.as_bytes();
        let (mut from, mut next) = (0, 0);
        while let Some(&byte) = bytes.get(next) {
            // A soft hyphen is C2 AD.
            let hyphen = byte == 0xC2 && bytes.get(next + 1) == Some(&0xAD);
            if !hyphen && !byte.is_ascii_whitespace() {
                next += 1;
                continue;
            }
            let length =
                if hyphen { 2 } else { bytes[next..].iter().take_while(|byte| byte.is_ascii_whitespace()).count() };
            let end = next + length;
            let single = length == 1 && matches!(byte, b' ' | b'\n') && self.kept == 0;
            if single && next > from && end < bytes.len() {
                next = end;
                continue;
            }
            self.push(&raw[from..next], Span::new(at.start + from, at.start + next));
            if !hyphen {
                self.gap(&raw[next..end], Span::new(at.start + next, at.start + end));
            }
            (from, next) = (end, end);
        }
        self.push(&raw[from..], Span::new(at.start + from, at.end));
    }

    /// White space of the source.
    fn gap(&mut self, white: &str, at: Span) {
        let lines = white.bytes().filter(|&byte| byte == b'\n').count();
        if self.kept > 0 && lines > 1 {
            self.close();
        } else {
            self.space(if lines > 0 { "\n" } else { " " }, at);
        }
    }

    /// White space that collapses with what stands before it.
    pub(super) fn space(&mut self, white: &'static str, at: Span) {
        let after = self.open.as_ref().is_some_and(|placed| !placed.block.text.ends_with([' ', '\n']));
        if self.mute == 0 && after && self.pending.is_none_or(|(known, _)| known == " " && white == "\n") {
            self.pending = Some((white, at));
        }
    }

    /// Appends prose that stands for some bytes of the source.
    pub(super) fn push(&mut self, words: &str, at: Span) {
        if words.is_empty() || self.mute > 0 {
            return;
        }
        self.settle();
        let roles = &self.roles;
        let placed = self.open.get_or_insert_with(|| {
            let role = roles.last().cloned().unwrap_or(Role::Paragraph);
            Placed { start: at.start, role, block: Block::default() }
        });
        placed.block.push(words, relative(placed.start, at));
    }

    /// Writes white space that waits, so that what begins now begins after it.
    fn settle(&mut self) {
        if let (Some((white, at)), Some(placed)) = (self.pending.take(), &mut self.open) {
            placed.block.push(white, relative(placed.start, at));
        }
    }

    /// Where in its block prose that comes next will begin.
    pub(super) fn begin(&mut self) -> u32 {
        self.settle();
        self.open.as_ref().map_or(0, |placed| placed.block.len())
    }

    /// The prose of the open block from a place on; a place in a block before counts from the beginning.
    pub(super) fn since(&self, place: (u32, u32)) -> Option<(Range, &str)> {
        let placed = self.open.as_ref()?;
        let start = if place.0 == self.block() { place.1 } else { 0 };
        let at = Range::new(start, placed.block.len());
        (at.start < at.end).then(|| (at, at.of(&placed.block.text)))
    }

    /// Marks a stretch of the open block.
    pub(super) fn mark(&mut self, at: Range, kind: MarkKind) {
        if let Some(placed) = &mut self.open {
            placed.block.marks.push(Mark { at, kind });
        }
    }

    /// Whether a footnote marker or a link lies in a stretch of the open block.
    pub(super) fn is_marked(&self, at: Range) -> bool {
        let last = self.open.as_ref().and_then(|placed| placed.block.marks.last());
        last.is_some_and(|mark| at.holds(mark.at) && matches!(mark.kind, MarkKind::Note(_) | MarkKind::Link(_)))
    }

    /// Ends the open block.
    pub(super) fn close(&mut self) {
        self.pending = None;
        let Some(mut placed) = self.open.take() else { return };
        if placed.block.is_blank() {
            return;
        }
        let length = placed.block.len();
        mark_mute(&mut placed.block, length);
        placed.block.marks.sort_by_key(|mark| mark.at.start);
        placed.block.settle();
        self.laid.blocks.push(placed);
    }
}

fn relative(start: usize, at: Span) -> Range {
    let relative = |offset: usize| u32::try_from(offset.saturating_sub(start)).unwrap_or(u32::MAX);
    Range::new(relative(at.start), relative(at.end))
}
