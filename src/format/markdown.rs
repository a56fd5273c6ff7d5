//! Markdown: `CommonMark` with tables and footnotes, by pulldown-cmark's events and their offsets.

use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::format::block::{Comment, Laid, MarkKind, mark_mute};
use crate::format::{Block, Placed, Role};
use crate::text::{Range, Span};

pub(super) fn lay(text: &str, body: usize) -> Laid {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut layer = Layer { body, ..Layer::new(text) };
    layer.walk(Parser::new_ext(&text[body..], options).into_offset_iter());
    layer.laid
}

/// The state of one walk over the events.
struct Layer<'a> {
    text: &'a str,
    body: usize,
    laid: Laid,
    open: Option<Placed>,
    /// Roles of the containers around: items, quotes, notes.
    roles: Vec<Role>,
    /// Beginnings in the prose of links and emphases that are open, with what they mark.
    links: Vec<(u32, MarkKind)>,
    lists: u32,
    tables: u32,
    row: u32,
    column: u32,
    /// Inside code or an image, whose text is no prose.
    mute: usize,
}

impl<'a> Layer<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            body: 0,
            laid: Laid::default(),
            open: None,
            roles: Vec::new(),
            links: Vec::new(),
            lists: 0,
            tables: 0,
            row: 0,
            column: 0,
            mute: 0,
        }
    }

    fn walk(&mut self, events: OffsetIter<'a>) {
        for (event, range) in events {
            let at = Span::new(range.start + self.body, range.end + self.body);
            match event {
                Event::Start(tag) => self.start(tag, at),
                Event::End(tag) => self.end(tag),
                Event::Text(words) if self.mute == 0 => self.push(&words, at),
                Event::Code(words) => {
                    let start = self.begin();
                    self.push(&words, at);
                    self.mark(start, MarkKind::Code);
                }
                Event::FootnoteReference(label) => {
                    let start = self.begin();
                    self.push(at.of(self.text), at);
                    self.mark(start, MarkKind::Note(label.to_string()));
                }
                Event::SoftBreak | Event::HardBreak => self.push("\n", at),
                Event::Html(words) | Event::InlineHtml(words) => self.html(&words, at),
                Event::Rule => self.close(),
                _ => {}
            }
        }
        self.close();
    }

    fn start(&mut self, tag: Tag<'a>, at: Span) {
        match tag {
            Tag::Heading { level, .. } => self.open(Role::Heading(depth(level)), at),
            Tag::Paragraph | Tag::Item => {
                let role = self.roles.last().cloned().unwrap_or(Role::Paragraph);
                self.open(role, at);
            }
            Tag::BlockQuote(_) => self.roles.push(Role::Quote),
            Tag::List(_) => {
                self.close();
                self.lists += 1;
                self.roles.push(Role::Item(self.lists));
            }
            Tag::FootnoteDefinition(label) => {
                self.close();
                self.roles.push(Role::Note(label.to_string()));
            }
            Tag::Table(_) => {
                self.close();
                self.row = 0;
            }
            Tag::TableHead | Tag::TableRow => self.column = 0,
            Tag::TableCell => {
                self.open(Role::Cell { table: self.tables, row: self.row, column: self.column }, at);
                self.column += 1;
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.close();
                self.mute += 1;
            }
            Tag::Image { .. } => {
                self.laid.images += 1;
                self.mute += 1;
            }
            Tag::Link { dest_url, .. } => {
                let start = self.begin();
                self.links.push((start, MarkKind::Link(dest_url.to_string())));
            }
            Tag::Emphasis | Tag::Strong => {
                let start = self.begin();
                self.links.push((start, MarkKind::Emphasis));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell => self.close(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition => {
                self.close();
                self.roles.pop();
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row += 1,
            TagEnd::Table => self.tables += 1,
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::Image => self.mute = self.mute.saturating_sub(1),
            TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong => {
                if let Some((start, kind)) = self.links.pop() {
                    self.mark(start, kind);
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, role: Role, at: Span) {
        self.close();
        // An item holds whatever lists stand in it, which become blocks of their own.
        let room = if matches!(role, Role::Item(_)) { 0 } else { at.end - at.start };
        self.open = Some(Placed { start: at.start, role, block: Block::of_length(room) });
    }

    fn close(&mut self) {
        self.links.clear();
        let Some(mut placed) = self.open.take() else { return };
        if placed.block.is_blank() {
            return;
        }
        let length = placed.block.len();
        mark_mute(&mut placed.block, length);
        placed.block.settle();
        self.laid.blocks.push(placed);
    }

    /// Where prose that comes next will begin.
    fn begin(&self) -> u32 {
        self.open.as_ref().map_or(0, |placed| placed.block.len())
    }

    fn push(&mut self, words: &str, at: Span) {
        let placed = self.open.get_or_insert_with(|| {
            let role = self.roles.last().cloned().unwrap_or(Role::Paragraph);
            Placed { start: at.start, role, block: Block::default() }
        });
        let relative = |offset: usize| u32::try_from(offset.saturating_sub(placed.start)).unwrap_or(u32::MAX);
        let from = Range::new(relative(at.start), relative(at.end));
        placed.block.push(words, from);
    }

    fn mark(&mut self, start: u32, kind: MarkKind) {
        if let Some(placed) = &mut self.open {
            placed.block.mark(start, kind);
        }
    }

    fn html(&mut self, words: &str, at: Span) {
        let trimmed = words.trim();
        if let Some(inner) = trimmed.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")) {
            let start = at.start + words.len() - words.trim_start().len();
            let at = Span::new(start, start + trimmed.len());
            self.laid.comments.push(Comment { at, text: inner.trim().to_owned() });
        }
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(Role, &str)]) {
        let laid = lay(text, 0);
        let found: Vec<_> = laid.blocks.iter().map(|b| (b.role.clone(), b.block.text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn markup_is_taken_off() {
        check(
            "# Dalim\n\n**14** people &amp; [more](x) died.[^1]\n\n[^1]: Northwatch.\n",
            &[
                (Role::Heading(1), "Dalim"),
                (Role::Paragraph, "14 people & more died.[^1]"),
                (Role::Note("1".into()), "Northwatch."),
            ],
        );
    }

    #[test]
    fn prose_maps_back_to_the_source() {
        let text = "# T\n\nSome **14** people\nfled &amp; died.";
        let laid = lay(text, 0);
        let placed = &laid.blocks[1];
        let at = |words: &str| {
            let start = placed.block.text.find(words).unwrap() as u32;
            let range = placed.block.source(Range::new(start, start + words.len() as u32));
            &text[placed.start + range.start as usize..placed.start + range.end as usize]
        };
        assert_eq!(at("14"), "14");
        assert_eq!(at("14 people"), "14** people");
        assert_eq!(at("&"), "&amp;");
        assert_eq!(at("fled"), "fled");
    }

    #[test]
    fn cells_and_items_know_their_place() {
        check(
            "| Ward | Drowned |\n|---|---|\n| Sarmat | 37 |\n\n- a b\n- c d\n",
            &[
                (Role::Cell { table: 0, row: 0, column: 0 }, "Ward"),
                (Role::Cell { table: 0, row: 0, column: 1 }, "Drowned"),
                (Role::Cell { table: 0, row: 1, column: 0 }, "Sarmat"),
                (Role::Cell { table: 0, row: 1, column: 1 }, "37"),
                (Role::Item(1), "a b"),
                (Role::Item(1), "c d"),
            ],
        );
    }
}
