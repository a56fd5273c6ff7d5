//! One part of a Word document, read element by element: its paragraphs, cells and notes.

use quick_xml::events::BytesStart;

use crate::format::extract::{BREAK, Extract, Words};
use crate::format::package::Broken;
use crate::format::word::parts::{Kind, Relations, Styles, prefix};
use crate::format::xml::{Step, value, walk};
use crate::format::{MarkKind, Role};
use crate::text::Span;

/// A part that is being read.
pub(super) struct Body<'a> {
    extract: &'a mut Extract,
    styles: &'a Styles,
    relations: &'a Relations,
    part: usize,
    kind: Part,
    /// The prefix of Word's elements, with its colon.
    prefix: String,
    /// Paragraphs that are open: one in a text box stands inside another.
    open: Vec<Paragraph>,
    /// Paragraphs of text boxes, whose own paragraph is not read to its end yet.
    boxed: Vec<(Role, Words)>,
    tables: Vec<Table>,
    /// Elements whose text is not read: deletions, and what stands twice.
    muted: usize,
    /// The note that is open.
    note: Option<String>,
    page: Option<u32>,
    tables_seen: u32,
    list: List,
}

/// What a part of a document is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The text.
    Document,
    /// Its footnotes or endnotes.
    Notes,
    /// A header or a footer.
    Furniture,
}

#[derive(Default)]
struct Paragraph {
    words: Words,
    style: Option<String>,
    outline: Option<u8>,
    item: Option<String>,
    run: Run,
    links: Vec<(u32, Option<String>)>,
    field: Field,
}

/// What a run's properties say.
#[allow(clippy::struct_excessive_bools, reason = "each is a property of the run, or where in it the reader is")]
#[derive(Default)]
struct Run {
    in_properties: bool,
    hidden: bool,
    /// Where its text begins, if it is bold or italic.
    strong: bool,
    start: u32,
    in_text: bool,
}

/// A field such as a link that is spelled out: its instruction, and where its result begins.
#[derive(Default)]
struct Field {
    depth: usize,
    instruction: String,
    in_instruction: bool,
    link: Option<(u32, String)>,
}

struct Table {
    number: u32,
    row: u32,
    column: u32,
    cell: Words,
    span: u32,
}

#[derive(Default)]
struct List {
    last: Option<String>,
    number: u32,
}

impl<'a> Body<'a> {
    /// A part of a document, whose text goes to `extract`.
    pub(super) fn new(extract: &'a mut Extract, styles: &'a Styles, relations: &'a Relations, kind: Part) -> Self {
        let part = extract.origin.parts.len() - 1;
        let blocks = extract.laid.blocks.iter();
        let tables_seen = blocks.filter_map(|placed| match placed.role {
            Role::Cell { table, .. } => Some(table + 1),
            _ => None,
        });
        let tables_seen = tables_seen.max().unwrap_or(0);
        Self {
            extract,
            styles,
            relations,
            part,
            kind,
            prefix: String::new(),
            open: Vec::new(),
            boxed: Vec::new(),
            tables: Vec::new(),
            muted: 0,
            note: None,
            page: None,
            tables_seen,
            list: List::default(),
        }
    }

    /// Reads the part to its end.
    pub(super) fn read(&mut self, xml: &str) -> Result<(), Broken> {
        let name = Broken::NoXml(self.extract.origin.parts[self.part].clone());
        self.prefix = prefix(xml);
        let walked = walk(xml, |step, at| match step {
            Step::Opens(tag) => self.opens(tag),
            Step::Closes(name) => self.closes(name, at),
            Step::Text(words) => self.text(words, at),
        });
        if walked.is_ok() && self.open.is_empty() && self.tables.is_empty() { Ok(()) } else { Err(name) }
    }

    fn opens(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name();
        let name = name.as_ref();
        if name.ends_with(":Fallback") {
            self.muted += 1; // the same once more, for programs of old
            return;
        }
        if name.ends_with(":blip") {
            self.extract.laid.images += 1;
        }
        let Some(name) = name.strip_prefix(self.prefix.as_str()) else { return };
        match name {
            "del" | "moveFrom" if !self.in_properties() => self.muted += 1,
            "p" => self.open.push(Paragraph::default()),
            "tbl" => {
                let number = self.tables_seen;
                self.tables_seen += 1;
                self.tables.push(Table { number, row: 0, column: 0, cell: Words::default(), span: 1 });
            }
            "gridSpan" => {
                if let Some(table) = self.tables.last_mut() {
                    table.span = value(tag, "val").and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, 64);
                }
            }
            "footnote" | "endnote" => self.note = note(tag, name),
            "lastRenderedPageBreak" if self.kind == Part::Document => {
                self.page = Some(self.page.map_or(2, |page| page.saturating_add(1)));
            }
            _ => self.opens_in_paragraph(name, tag),
        }
    }

    /// Whether what is open is the mark of a run or a paragraph and no text: a deleted paragraph end, say.
    fn in_properties(&self) -> bool {
        self.open.last().is_some_and(|paragraph| paragraph.run.in_properties)
    }

    fn opens_in_paragraph(&mut self, name: &str, tag: &BytesStart<'_>) {
        let target = |id: Option<String>| id.and_then(|id| self.relations.link(&id).map(str::to_owned));
        let Some(paragraph) = self.open.last_mut() else { return };
        let on = || !value(tag, "val").is_some_and(|val| matches!(val.as_str(), "0" | "false" | "off" | "none"));
        match name {
            "pStyle" => paragraph.style = value(tag, "val"),
            "outlineLvl" => paragraph.outline = value(tag, "val").and_then(|level| level.parse().ok()),
            "numId" => paragraph.item = value(tag, "val").filter(|id| id != "0"),
            "r" => paragraph.run = Run { start: paragraph.words.len(), ..Run::default() },
            "rPr" | "pPr" => paragraph.run.in_properties = true,
            "vanish" | "webHidden" => paragraph.run.hidden = on(),
            "b" | "i" => paragraph.run.strong |= on(),
            "t" => paragraph.run.in_text = true,
            "instrText" => paragraph.field.in_instruction = true,
            "hyperlink" => paragraph.links.push((paragraph.words.len(), target(value(tag, "id")))),
            "fldSimple" => {
                let link = value(tag, "instr").and_then(|instruction| link_of(&instruction));
                paragraph.links.push((paragraph.words.len(), link));
            }
            "fldChar" => paragraph.field_char(&value(tag, "fldCharType").unwrap_or_default()),
            "footnoteReference" | "endnoteReference" => {
                let name = name.trim_end_matches("Reference");
                if let Some(label) = note(tag, name).filter(|_| self.muted == 0) {
                    let start = paragraph.words.len();
                    paragraph.words.put(&format!("[{label}]"));
                    paragraph.words.mark(start, MarkKind::Note(label));
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, words: &str, xml: Span) {
        let muted = self.muted > 0;
        let Some(paragraph) = self.open.last_mut() else { return };
        if paragraph.field.in_instruction {
            paragraph.field.instruction.push_str(words);
        } else if paragraph.run.in_text && !paragraph.run.hidden && !muted {
            paragraph.words.push(words, self.part, xml);
        }
    }

    fn closes(&mut self, name: &str, xml: Span) {
        if name.ends_with(":Fallback") {
            self.muted = self.muted.saturating_sub(1);
            return;
        }
        let Some(name) = name.strip_prefix(self.prefix.as_str()) else { return };
        match name {
            "del" | "moveFrom" if !self.in_properties() => self.muted = self.muted.saturating_sub(1),
            "p" => self.ends_paragraph(),
            "tc" => self.ends_cell(),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    (table.row, table.column) = (table.row + 1, 0);
                }
            }
            "tbl" => drop(self.tables.pop()),
            "footnote" | "endnote" => self.note = None,
            _ => self.closes_in_paragraph(name, xml),
        }
    }

    fn closes_in_paragraph(&mut self, name: &str, xml: Span) {
        let (part, muted) = (self.part, self.muted > 0);
        let Some(paragraph) = self.open.last_mut() else { return };
        let silent = muted || paragraph.run.hidden;
        match name {
            "rPr" | "pPr" => paragraph.run.in_properties = false,
            "t" => paragraph.run.in_text = false,
            "instrText" => paragraph.field.in_instruction = false,
            "r" => {
                let run = std::mem::take(&mut paragraph.run);
                if run.strong {
                    paragraph.words.mark(run.start, MarkKind::Emphasis);
                }
            }
            "tab" if !silent && !paragraph.run.in_properties => paragraph.words.push_element(" ", part, xml),
            "br" | "cr" if !silent => paragraph.words.push_element(BREAK, part, xml),
            "noBreakHyphen" if !silent => paragraph.words.push_element("-", part, xml),
            "hyperlink" | "fldSimple" => {
                if let Some((start, Some(target))) = paragraph.links.pop() {
                    paragraph.words.mark(start, MarkKind::Link(target));
                }
            }
            _ => {}
        }
    }

    fn ends_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        let role = self.role(&paragraph);
        let Some(role) = role else { return };
        if !self.open.is_empty() {
            self.boxed.push((role, paragraph.words));
            return;
        }
        self.adds(role, paragraph.words);
        for (role, words) in std::mem::take(&mut self.boxed) {
            self.adds(role, words);
        }
    }

    fn adds(&mut self, role: Role, words: Words) {
        if words.is_blank() {
            return;
        }
        if let (Some(table), Role::Paragraph | Role::Item(_) | Role::Heading(_)) = (self.tables.last_mut(), &role) {
            table.cell.append(words);
            return;
        }
        self.emit(role, words);
    }

    fn emit(&mut self, role: Role, words: Words) {
        match self.kind {
            Part::Furniture => self.extract.tell(words),
            Part::Document | Part::Notes => self.extract.add(role, words, self.page),
        }
    }

    /// What a paragraph is; `None` for a line of the table of contents.
    fn role(&mut self, paragraph: &Paragraph) -> Option<Role> {
        if let Some(label) = &self.note {
            return Some(Role::Note(label.clone()));
        }
        let styled = paragraph.style.as_deref().map_or(Kind::Text, |style| self.styles.kind(style));
        let kind = match paragraph.outline.filter(|&level| level < 9) {
            Some(level) if styled == Kind::Text => Kind::Heading(level + 1),
            _ => styled,
        };
        let listed = paragraph.item.clone().or_else(|| (kind == Kind::Item).then(|| paragraph.style.clone())?);
        let role = match (kind, &listed) {
            (Kind::Contents, _) => return None,
            (Kind::Heading(level), _) => Role::Heading(level.min(6)),
            (Kind::Quote, _) => Role::Quote,
            (Kind::Item, _) | (Kind::Text, Some(_)) => {
                if self.list.last != listed {
                    self.list.number += 1;
                }
                Role::Item(self.list.number)
            }
            (Kind::Text, None) => Role::Paragraph,
        };
        self.list.last = listed.filter(|_| matches!(role, Role::Item(_)));
        Some(role)
    }

    fn ends_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let (number, row, column) = (table.number, table.row, table.column);
        table.column += std::mem::replace(&mut table.span, 1);
        let words = std::mem::take(&mut table.cell);
        self.emit(Role::Cell { table: number, row, column }, words);
    }
}

impl Paragraph {
    fn field_char(&mut self, kind: &str) {
        match kind {
            "begin" => {
                self.field.depth += 1;
                self.field.instruction.clear();
            }
            "separate" => {
                self.field.link = link_of(&self.field.instruction).map(|target| (self.words.len(), target));
            }
            "end" => {
                self.field.depth = self.field.depth.saturating_sub(1);
                if let Some((start, target)) = self.field.link.take() {
                    self.words.mark(start, MarkKind::Link(target));
                }
            }
            _ => {}
        }
    }
}

/// The label of a note: footnotes and endnotes are counted apart. The separators that Word keeps as notes have none.
fn note(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let kind = value(tag, "type");
    let id = value(tag, "id").filter(|_| kind.as_deref().is_none_or(|kind| kind == "normal"))?;
    Some(if name == "endnote" { format!("e{id}") } else { id })
}

/// Where a field goes that is a link: `HYPERLINK "https://…" \t "_blank"`.
fn link_of(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?;
    let target = rest.split('"').nth(1)?;
    (!target.is_empty() && !rest.trim_start().starts_with("\\l")).then(|| target.to_owned())
}
