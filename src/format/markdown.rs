//! Markdown: `CommonMark` with tables, footnotes and task lists, by pulldown-cmark's events and their
//! offsets. Blocks of HTML in it are read as HTML; struck text, formulas and the fences of directives are not read.

mod extra;

use pulldown_cmark::{Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::format::block::{Comment, Laid, MarkKind, mark_mute};
use crate::format::{Block, Placed, Role, html};
use crate::text::{Range, Span};

pub(super) fn lay(text: &str, body: usize) -> Laid {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH;
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
    /// Inside code, an image or struck text, which is no prose.
    mute: usize,
    /// Inside struck text that a tag of HTML began.
    struck: usize,
    /// Where raised text begins, in the prose.
    raised: Option<u32>,
    /// Behind the colons of a directive, up to the end of the line.
    fenced: bool,
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
            struck: 0,
            raised: None,
            fenced: false,
        }
    }

    fn walk(&mut self, events: OffsetIter<'a>) {
        for (event, range) in events {
            let at = Span::new(range.start + self.body, range.end + self.body);
            match event {
                Event::Start(tag) => self.start(tag, at),
                Event::End(tag) => self.end(tag),
                _ if self.is_mute() && !matches!(event, Event::Start(_) | Event::End(_) | Event::InlineHtml(_)) => {}
                Event::Text(words) => self.words(&words, at),
                Event::Code(words) => {
                    let start = self.begin();
                    self.push(&words, at);
                    self.mark(start, MarkKind::Code);
                }
                Event::InlineMath(words) if !extra::is_formula(&words) => self.push(at.of(self.text), at),
                Event::FootnoteReference(label) => {
                    let start = self.begin();
                    self.push(at.of(self.text), at);
                    self.mark(start, MarkKind::Note(label.to_string()));
                }
                Event::SoftBreak | Event::HardBreak if std::mem::take(&mut self.fenced) => {}
                Event::SoftBreak | Event::HardBreak => self.push("\n", at),
                Event::Html(words) => self.comment(&words, at),
                Event::InlineHtml(words) => self.inline(&words, at),
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
            // "> [!NOTE]" is a box of the writer's own words.
            Tag::BlockQuote(Some(_)) => self.roles.push(Role::Paragraph),
            Tag::BlockQuote(None) => self.roles.push(Role::Quote),
            Tag::HtmlBlock if self.roles.is_empty() => {
                self.close();
                self.page(at);
                self.mute += 1;
            }
            Tag::Strikethrough => self.mute += 1,
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
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::Image | TagEnd::Strikethrough => {
                self.mute = self.mute.saturating_sub(1);
            }
            TagEnd::HtmlBlock if self.roles.is_empty() => self.mute = self.mute.saturating_sub(1),
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
        (self.struck, self.raised, self.fenced) = (0, None, false);
        let Some(mut placed) = self.open.take() else { return };
        if placed.block.is_blank() {
            return;
        }
        let length = placed.block.len();
        mark_mute(&mut placed.block, length);
        extra::mark(&mut placed.block);
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

    fn is_mute(&self) -> bool {
        self.mute > 0 || self.struck > 0
    }

    /// Text of a line. The colons of a directive end the block before them, and their line is no prose.
    fn words(&mut self, words: &str, at: Span) {
        let line_start =
            self.open.as_ref().is_none_or(|placed| placed.block.text.is_empty() || placed.block.text.ends_with('\n'));
        if !self.fenced && line_start && extra::is_fence(words) {
            let role = self.open.as_ref().map_or(Role::Paragraph, |placed| placed.role.clone());
            self.close();
            self.open = Some(Placed { start: at.end, role, block: Block::default() });
            self.fenced = true;
        }
        if !self.fenced {
            self.push(words, at);
        }
    }

    fn comment(&mut self, words: &str, at: Span) {
        let trimmed = words.trim();
        if let Some(inner) = trimmed.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")) {
            let start = at.start + words.len() - words.trim_start().len();
            let at = Span::new(start, start + trimmed.len());
            self.laid.comments.push(Comment { at, text: inner.trim().to_owned() });
        }
    }

    /// A tag or a comment of HTML within a line.
    fn inline(&mut self, words: &str, at: Span) {
        let tag = words.trim_matches(['<', '>']);
        let name = tag.trim_end_matches('/').split([' ', '\t', '\n']).next().unwrap_or_default().to_ascii_lowercase();
        match name.as_str() {
            "br" if !self.is_mute() => self.push("\n", at),
            "del" | "s" | "strike" => self.struck += 1,
            "/del" | "/s" | "/strike" => self.struck = self.struck.saturating_sub(1),
            "sup" => self.raised = Some(self.begin()),
            "/sup" => self.lowered(),
            _ => self.comment(words, at),
        }
    }

    /// Ends raised text. A raised number is no part of the number before it.
    fn lowered(&mut self) {
        let (Some(start), Some(placed)) = (self.raised.take(), &mut self.open) else { return };
        let raised = Range::new(start, placed.block.len()).of(&placed.block.text);
        if !raised.is_empty() && raised.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'[' | b']')) {
            placed.block.mark(start, MarkKind::Code);
        }
    }

    /// A block of HTML, which has lists, tables and notes of its own.
    fn page(&mut self, at: Span) {
        let page = html::lay(self.text, at);
        let (lists, tables) = (self.lists, self.tables);
        for mut placed in page.blocks {
            match &mut placed.role {
                Role::Item(list) => {
                    *list += lists;
                    self.lists = self.lists.max(*list);
                }
                Role::Cell { table, .. } => {
                    *table += tables;
                    self.tables = self.tables.max(*table + 1);
                }
                _ => {}
            }
            self.laid.blocks.push(placed);
        }
        self.laid.comments.extend(page.comments);
        self.laid.images += page.images;
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
mod tests;
