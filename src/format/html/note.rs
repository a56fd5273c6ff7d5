//! Footnotes: links to a place further down, with a number or a sign for their text, and the blocks that they lead to.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::format::{MarkKind, Placed, Role};
use crate::text::Range;

/// Places that links may lead to, and links that may be footnote markers.
#[derive(Debug, Default)]
pub(super) struct Notes {
    anchors: Vec<Anchor>,
    marks: Vec<Reference>,
}

/// A place with a name.
#[derive(Debug)]
struct Anchor {
    name: String,
    /// The first block that holds it, and the first after it.
    first: u32,
    end: u32,
    /// Another one that ends with the same element.
    next: Option<u32>,
}

/// What may be a footnote marker.
#[derive(Debug)]
struct Reference {
    block: u32,
    at: Range,
    label: String,
    how: How,
}

/// What a marker is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// A link that says that it is one, or leads to what is named like one.
    Told,
    /// A link whose text looks like one.
    Looks,
    /// A raised number or sign without a link.
    Raised,
}

/// A note has no more blocks than this: a longer stretch with a name is a section.
const LONGEST: u32 = 12;

impl Notes {
    /// A place with a name in a block; it ends with an element that has `next` already, or with its block.
    pub(super) fn anchor(&mut self, name: &str, first: u32, next: Option<u32>) -> Option<u32> {
        let at = u32::try_from(self.anchors.len()).ok()?;
        self.anchors.push(Anchor { name: name.to_owned(), first, end: first + 1, next });
        Some(at)
    }

    /// The element of some anchors ends before this block.
    pub(super) fn end(&mut self, mut anchor: Option<u32>, block: u32) {
        while let Some(known) = anchor.and_then(|at| self.anchors.get_mut(at as usize)) {
            known.end = block.max(known.first);
            anchor = known.next;
        }
    }

    /// A stretch that is marked as a footnote marker with this label.
    pub(super) fn refer(&mut self, label: String, (block, at): (u32, Range), how: How) {
        self.marks.push(Reference { block, at, label, how });
    }

    /// Tells markers from other links, gives what they lead to the role of a note, and mutes the ways back.
    pub(super) fn settle(self, blocks: &mut [Placed]) {
        let mut places: FxHashMap<&str, (u32, u32)> = FxHashMap::default();
        for anchor in &self.anchors {
            places.entry(&anchor.name).or_insert((anchor.first, anchor.end));
        }
        // A raised number at the beginning of a block defines the one that stands in a block before it.
        let mut raised: FxHashMap<&str, u32> = FxHashMap::default();
        for mark in self.marks.iter().filter(|mark| mark.how == How::Raised && mark.at.start == 0) {
            raised.insert(&mark.label, mark.block);
        }
        let find = |mark: &Reference| match mark.how {
            How::Raised => raised.get(&*mark.label).map(|&block| (block, block + 1)),
            How::Told | How::Looks => places.get(&*mark.label).copied(),
        };
        let is_note = |(first, end): (u32, u32)| {
            let held = blocks.get(first as usize..end.min(first + LONGEST + 1) as usize).unwrap_or_default();
            !held.is_empty()
                && held.len() <= LONGEST as usize
                && !held.iter().any(|placed| matches!(placed.role, Role::Heading(_)))
        };
        // Of each block of a note the label that it is known by.
        let mut notes: FxHashMap<u32, &str> = FxHashMap::default();
        for mark in &self.marks {
            if let Some((first, end)) = find(mark).filter(|place| place.0 > mark.block && is_note(*place)) {
                let label = *notes.entry(first).or_insert(&mark.label);
                for block in first + 1..end {
                    notes.entry(block).or_insert(label);
                }
            }
        }
        let mut kinds: Vec<(u32, Range, MarkKind)> = Vec::with_capacity(self.marks.len());
        for mark in &self.marks {
            let place = find(mark).filter(|place| is_note(*place));
            let label = place.and_then(|(first, _)| notes.get(&first));
            let kind = match label {
                Some(label) if place.is_none_or(|(first, _)| first != mark.block) => {
                    MarkKind::Note((*label).to_owned())
                }
                _ if mark.how == How::Raised || notes.contains_key(&mark.block) => MarkKind::Code,
                _ if mark.how == How::Told && !places.contains_key(&*mark.label) => MarkKind::Note(mark.label.clone()),
                _ => MarkKind::Link(format!("#{}", mark.label)),
            };
            kinds.push((mark.block, mark.at, kind));
        }
        let roles: Vec<(u32, String)> = sorted(notes);
        for (block, at, kind) in kinds {
            let Some(placed) = blocks.get_mut(block as usize) else { continue };
            let marks = &mut placed.block.marks;
            let from = marks.partition_point(|mark| mark.at.start < at.start);
            let found = marks[from..].iter_mut().take_while(|mark| mark.at.start == at.start);
            if let Some(mark) = found.into_iter().find(|mark| mark.at == at && matches!(mark.kind, MarkKind::Note(_))) {
                mark.kind = kind;
            }
        }
        for (block, label) in roles {
            if let Some(placed) = blocks.get_mut(block as usize)
                && !matches!(placed.role, Role::Cell { .. })
            {
                placed.role = Role::Note(label);
            }
        }
    }
}

fn sorted(notes: FxHashMap<u32, &str>) -> Vec<(u32, String)> {
    let mut list: Vec<_> = notes.into_iter().map(|(block, label)| (block, label.to_owned())).collect();
    list.sort_unstable();
    list
}

/// Whether words are a number, a letter or a sign, as a footnote marker is: `1`, `[1]`, `iv`, `†`, `↩`.
pub(super) fn looks(words: &str) -> bool {
    let bare = bare(words);
    let count = bare.chars().count();
    let all = |is: fn(char) -> bool| bare.chars().all(is);
    (1..=5).contains(&count)
        && (all(|sign| sign.is_ascii_digit()) && count < 5
            || all(|sign| "ivxlc".contains(sign))
            || count == 1 && all(|sign| sign.is_ascii_lowercase())
            || all(|sign| "*†‡§¶#^↑↩⏎⬆\u{fe0e}\u{fe0f}".contains(sign)))
}

/// A marker without brackets and stops.
pub(super) fn bare(words: &str) -> &str {
    words.trim().trim_matches(['[', ']', '(', ')', '.', ',']).trim()
}

/// Whether the name of a place is such as programs give to footnotes.
pub(super) fn names_note(target: &str) -> bool {
    let name = target.trim_start_matches('_').to_ascii_lowercase();
    let before = ["fn", "ftn", "edn", "footnote", "endnote", "note", "cite_note", "sdfootnote", "sdendnote"];
    before.iter().any(|one| name.starts_with(one))
}

/// The numbers of blocks that stand in one of several sets, as a layer for layouts.
pub(super) fn unlay(blocks: &mut [Placed], tables: &FxHashSet<u32>) {
    for placed in blocks {
        if let Role::Cell { table, .. } = placed.role
            && tables.contains(&table)
        {
            placed.role = Role::Paragraph;
        }
    }
}
