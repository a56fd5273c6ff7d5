//! The elements that are open. Which one an end tag means is known at once, however deep it stands.

use crate::format::MarkKind;
use crate::format::html::element::{TAGS, Tag};
use crate::text::Span;

/// An element that is open.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) tag: Tag,
    /// What is to be undone when it ends.
    pub(super) deeds: Deeds,
    /// The number of the first block that holds its prose.
    pub(super) first: u32,
    /// The mark that its prose gets, and where in the first block that begins.
    pub(super) mark: Option<(u32, MarkKind)>,
    /// The last of the anchors that reach as far as it does.
    pub(super) anchor: Option<u32>,
    /// The tag in the source.
    pub(super) at: Span,
    /// The next element outward with the same tag, counted from 1.
    outer: u32,
    /// Ended by its end tag while blocks in it went on.
    over: bool,
}

/// What an element did when it began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Deeds {
    /// Its content is no prose.
    pub(super) mute: bool,
    /// Its content has a role of its own.
    pub(super) role: bool,
    /// Its prose marks a footnote, if it looks so.
    pub(super) refers: bool,
}

impl Open {
    pub(super) fn new(tag: Tag, at: Span, first: u32) -> Self {
        Self { tag, deeds: Deeds::default(), first, mark: None, anchor: None, at, outer: 0, over: false }
    }
}

/// Elements from the outermost to the innermost. Depths count from 1; 0 is none.
#[derive(Debug)]
pub(super) struct Stack {
    list: Vec<Open>,
    innermost: [u32; TAGS],
    /// The depths of the blocks.
    blocks: Vec<u32>,
}

impl Stack {
    pub(super) fn new() -> Self {
        Self { list: Vec::new(), innermost: [0; TAGS], blocks: Vec::new() }
    }

    pub(super) fn depth(&self) -> u32 {
        u32::try_from(self.list.len()).unwrap_or(u32::MAX)
    }

    /// The depth of the innermost of some elements.
    pub(super) fn innermost(&self, tags: &[Tag]) -> u32 {
        tags.iter().map(|&tag| self.innermost[tag as usize]).max().unwrap_or(0)
    }

    pub(super) fn push(&mut self, mut open: Open) {
        let depth = self.depth() + 1;
        open.outer = std::mem::replace(&mut self.innermost[open.tag as usize], depth);
        if open.tag.is_block() {
            self.blocks.push(depth);
        }
        self.list.push(open);
    }

    /// Takes the innermost element off, if it stands at `depth` or deeper. One that is over has been dealt with.
    pub(super) fn pop(&mut self, depth: u32) -> Option<Open> {
        loop {
            if self.depth() < depth.max(1) {
                return None;
            }
            let open = self.list.pop()?;
            if open.tag.is_block() {
                self.blocks.pop();
            }
            if !open.over {
                self.innermost[open.tag as usize] = open.outer;
                return Some(open);
            }
        }
    }

    /// Takes an element out alone: what stands in it goes on.
    pub(super) fn take(&mut self, depth: u32) -> Option<Open> {
        let open = self.list.get_mut((depth as usize).checked_sub(1)?)?;
        self.innermost[open.tag as usize] = open.outer;
        let gone = Open { over: true, ..Open::new(open.tag, open.at, open.first) };
        Some(std::mem::replace(open, gone))
    }

    /// Whether the innermost element of a kind marks its prose.
    pub(super) fn marks(&self, tag: Tag) -> bool {
        let open = (self.innermost[tag as usize] as usize).checked_sub(1).and_then(|at| self.list.get(at));
        open.is_some_and(|open| open.mark.is_some())
    }

    /// The depth of the innermost block.
    pub(super) fn block(&self) -> u32 {
        self.blocks.last().copied().unwrap_or(0)
    }

    /// The innermost block.
    pub(super) fn around(&mut self) -> Option<&mut Open> {
        let depth = self.block();
        self.list.get_mut((depth as usize).checked_sub(1)?)
    }

    /// The depth beyond which an end tag of this kind does not reach: a cell keeps what is begun outside.
    pub(super) fn bound(&self, tag: Tag) -> u32 {
        match tag {
            Tag::Table => 0,
            _ if tag.is_of_table() => self.innermost(&[Tag::Table]),
            _ => self.innermost(&[Tag::Table, Tag::Td, Tag::Th, Tag::Caption]),
        }
    }
}
