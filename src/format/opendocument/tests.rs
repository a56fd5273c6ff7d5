//! OpenDocument texts, made by hand in their smallest form: what is read, written and refused.

mod writing;

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::format::{Broken, Format, Guise, MarkKind, Opened, Role, TraceKind};

const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"";

const STYLES: &str = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Quotations\"/>\
    <style:style style:name=\"P2\" style:family=\"paragraph\"><style:paragraph-properties fo:break-before=\"page\"/>\
    </style:style><style:style style:name=\"T1\" style:family=\"text\">\
    <style:text-properties fo:font-weight=\"bold\"/></style:style>\
    <style:style style:name=\"T2\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
    <style:style style:name=\"T3\" style:family=\"text\" style:parent-style-name=\"T2\"/>";

fn flat(body: &str) -> String {
    format!(
        "<office:document {NAMESPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document>"
    )
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file("mimetype", stored).unwrap();
    writer.write_all(b"application/vnd.oasis.opendocument.text").unwrap();
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[track_caller]
fn opened(body: &str) -> Opened {
    Format::OpenDocument.open("a.fodt", flat(body).into_bytes()).unwrap()
}

/// The blocks of a body: role and prose.
#[track_caller]
fn check(body: &str, expected: &[(Role, &str)]) {
    let laid = opened(body).laid;
    let told: Vec<_> = laid.blocks.iter().map(|placed| (placed.role.clone(), placed.block.text.as_str())).collect();
    assert_eq!(told, expected);
}

/// A body of one paragraph, and its prose.
#[track_caller]
fn reads(inner: &str, prose: &str) {
    check(&p(inner), &[(Role::Paragraph, prose)]);
}

fn p(inner: &str) -> String {
    format!("<text:p>{inner}</text:p>")
}

fn list(items: &[&str]) -> String {
    let items: Vec<_> = items.iter().map(|inner| format!("<text:list-item>{inner}</text:list-item>")).collect();
    format!("<text:list>{}</text:list>", items.concat())
}

#[test]
fn white_space_is_worth_one_space_unless_it_is_spelt_out() {
    reads("  46\n   people<text:span> and</text:span> \t more", "46 people and more");
    reads("a <text:span> b</text:span>", "a b");
    reads("a<text:s/>b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e", "a b   c d\ne");
    reads("a<text:s/> b", "a  b");
}

#[test]
fn white_space_between_elements_is_none() {
    let note = note("footnote", "b").replace("<text:note", " <text:note").replace("<text:p>", "\n<text:p>");
    let frame =
        format!("<draw:g> <draw:frame> <draw:text-box> {} </draw:text-box> </draw:frame> </draw:g>", list(&["x"]));
    let body = p(&format!("a{}{frame}c", note.trim_start()));
    assert_eq!(opened(&body).source.text(), "a[1]c\nb\n");
}

#[test]
fn entities_are_characters() {
    reads("Dalim &amp; Tessel &lt; &#233;&#x142;", "Dalim & Tessel < éł");
}

#[test]
fn headings_have_levels_and_titles_are_headings() {
    let styled = |name: &str| format!("<text:p text:style-name=\"{name}\">x</text:p>");
    check(
        "<text:h text:outline-level=\"2\">x</text:h><text:h>y</text:h>",
        &[(Role::Heading(2), "x"), (Role::Heading(1), "y")],
    );
    check("<text:h text:outline-level=\"9\">x</text:h>", &[(Role::Heading(6), "x")]);
    check(&styled("Title"), &[(Role::Heading(1), "x")]);
    check(&styled("Subtitle"), &[(Role::Heading(2), "x")]);
    check(&styled("Heading_20_3"), &[(Role::Heading(3), "x")]);
    check(&styled("P1"), &[(Role::Quote, "x")]);
    check(&styled("Contents_20_1"), &[]);
}

#[test]
fn a_nested_list_is_of_the_list_around_it() {
    let inner = list(&[&p("b"), &p("c")]);
    let body = list(&[&(p("a") + &inner), &p("d")]) + &p("between") + &list(&[&p("e")]);
    let one = |words| (Role::Item(1), words);
    check(&body, &[one("a"), one("b"), one("c"), one("d"), (Role::Paragraph, "between"), (Role::Item(2), "e")]);
    check(&list(&["<text:h>x</text:h>"]), &[(Role::Heading(1), "x")]);
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<_> =
        cells.iter().map(|words| format!("<table:table-cell>{}</table:table-cell>", p(words))).collect();
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

fn table(rows: &str) -> String {
    format!("<table:table>{rows}</table:table>")
}

#[test]
fn cells_know_their_row_and_column() {
    let at = |table, row, column| Role::Cell { table, row, column };
    let head = format!("<table:table-header-rows>{}</table:table-header-rows>", row(&["District", "Killed"]));
    let body = table(&(head + &row(&["Dalim", "46"]))) + &table(&row(&["x"]));
    check(
        &body,
        &[
            (at(0, 0, 0), "District"),
            (at(0, 0, 1), "Killed"),
            (at(0, 1, 0), "Dalim"),
            (at(0, 1, 1), "46"),
            (at(1, 0, 0), "x"),
        ],
    );
}

#[test]
fn cells_that_repeat_or_are_covered_take_their_columns() {
    let at = |row, column| Role::Cell { table: 0, row, column };
    let wide = "<table:table-cell table:number-columns-spanned=\"2\"><text:p>a</text:p></table:table-cell>\
        <table:covered-table-cell><text:p>covered</text:p></table:covered-table-cell>";
    let repeated = "<table:table-cell table:number-columns-repeated=\"3\"/>";
    let rows = format!(
        "<table:table-row table:number-rows-repeated=\"4\"><table:table-cell/></table:table-row>\
         <table:table-row>{wide}{repeated}<table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell>\
         </table:table-row>"
    );
    check(&table(&rows), &[(at(4, 0), "a"), (at(4, 5), "b\nc")]);
}

#[test]
fn a_table_may_stand_in_a_cell() {
    let inner = table(&row(&["in"]));
    let outer =
        format!("<table:table-row><table:table-cell>{}{inner}{}</table:table-cell></table:table-row>", p("a"), p("b"));
    let at = |table| Role::Cell { table, row: 0, column: 0 };
    check(&table(&outer), &[(at(1), "in"), (at(0), "a\nb")]);
}

fn note(class: &str, words: &str) -> String {
    format!(
        "<text:note text:note-class=\"{class}\"><text:note-citation>1</text:note-citation>\
         <text:note-body>{}</text:note-body></text:note>",
        p(words)
    )
}

#[test]
fn notes_stand_behind_the_text_and_their_markers_are_no_prose() {
    let body =
        p(&format!("46 died{}, 9 fled{}.", note("footnote", "The hospital."), note("endnote", "UNHCR."))) + &p("y");
    let notes = [(Role::Note("1".into()), "The hospital."), (Role::Note("e1".into()), "UNHCR.")];
    let [one, two] = notes;
    check(&body, &[(Role::Paragraph, "46 died[1], 9 fled[e1]."), (Role::Paragraph, "y"), one, two]);
    let block = &opened(&body).laid.blocks[0].block;
    assert_eq!(block.marks.len(), 2);
    assert!(block.marks.iter().all(|mark| mark.kind.is_mute()));
}

#[test]
fn links_and_bold_words_are_marks() {
    let body = p("The <text:a xlink:href=\"https://n.example/?a=1&amp;b=2\">group</text:a> counted \
                  <text:span text:style-name=\"T1\">46</text:span>, <text:a xlink:href=\"#x\">above</text:a>.");
    let block = &opened(&body).laid.blocks[0].block;
    let told: Vec<_> = block.marks.iter().map(|mark| (mark.at.of(&block.text), mark.kind.clone())).collect();
    assert_eq!(told, [("group", MarkKind::Link("https://n.example/?a=1&b=2".into())), ("46", MarkKind::Emphasis)]);
}

#[test]
fn what_is_not_seen_is_not_read() {
    let change = "<text:tracked-changes><text:changed-region text:id=\"c\"><text:deletion><text:p>70</text:p>\
        </text:deletion></text:changed-region></text:tracked-changes>";
    check(&format!("{change}{}", p("46<text:change text:change-id=\"c\"/> people")), &[(Role::Paragraph, "46 people")]);
    reads("a<text:change-start/>b<text:change-end/>c", "abc");
    let shown =
        p("46<text:change-start text:change-id=\"c\"/> 70<text:tab/><text:change-end text:change-id=\"c\"/> people");
    check(&format!("{change}{shown}"), &[(Role::Paragraph, "46 people")]);
    reads("a<office:annotation><dc:creator>M</dc:creator><text:p>b</text:p></office:annotation>c", "ac");
    reads("a<text:span text:style-name=\"T2\">b</text:span>c<text:span text:style-name=\"T3\">d</text:span>", "ac");
    reads("a<text:hidden-text text:is-hidden=\"true\">b</text:hidden-text>", "a");
    check(&p("a<text:hidden-paragraph text:is-hidden=\"true\"/>"), &[]);
    check(&format!("<text:section text:display=\"none\">{}</text:section>", p("a")), &[]);
    check(&format!("<text:section>{}</text:section>", p("a")), &[(Role::Paragraph, "a")]);
    check(
        &format!("<text:table-of-content><text:index-body>{}</text:index-body></text:table-of-content>", p("a")),
        &[],
    );
}

#[test]
fn fields_are_read_and_bookmarks_are_passed_over() {
    reads(
        "a<text:bookmark text:name=\"b\"/> <text:date>8 May</text:date> <text:bookmark-start/>c<text:bookmark-end/>",
        "a 8 May c",
    );
}

#[test]
fn a_text_box_stands_behind_its_paragraph() {
    let frame = format!("<draw:frame>\n<draw:text-box>{}</draw:text-box></draw:frame>", p("in a box"));
    let body = list(&[&p(&format!("be{frame}side"))]);
    check(&body, &[(Role::Item(1), "beside"), (Role::Paragraph, "in a box")]);
}

#[test]
fn a_picture_is_counted_once() {
    let frame = "<draw:frame><draw:image/><draw:image/><svg:desc>A hill.</svg:desc></draw:frame>";
    let opened = opened(&p(&format!("a{frame}b{frame}")));
    assert_eq!((opened.laid.images, opened.source.text()), (2, "ab\n"));
}

#[test]
fn pages_are_told_where_the_file_tells_them() {
    let pages = |body: &str, attribute: &str| -> Vec<_> {
        let xml = flat(body).replace("<office:text>", &format!("<office:text {attribute}>"));
        let opened = Format::OpenDocument.open("a.fodt", xml.into_bytes()).unwrap();
        opened.source.origin().unwrap().paragraphs.iter().map(|paragraph| paragraph.page).collect()
    };
    let body = p("a") + "<text:soft-page-break/>" + &p("b") + "<text:p text:style-name=\"P2\">c</text:p>";
    assert_eq!(pages(&body, "text:use-soft-page-breaks=\"true\""), [Some(1), Some(2), Some(3)]);
    assert_eq!(pages(&body, ""), [None, None, None]);
}

#[test]
fn headers_footers_and_properties_are_told_apart_from_the_text() {
    let styles = format!(
        "<office:document-styles {NAMESPACES}><office:master-styles><style:master-page><style:header>{}</style:header>\
         <style:footer style:display=\"false\">{}</style:footer></style:master-page></office:master-styles>\
         </office:document-styles>",
        p("8 May 2019"),
        p("not shown")
    );
    let meta = format!(
        "<office:document-meta {NAMESPACES}><office:meta><meta:creation-date>2019-05-06T08:30:00</meta:creation-date>\
         <dc:title>Food &amp; water</dc:title><dc:creator>Jonas</dc:creator></office:meta></office:document-meta>"
    );
    let file = packed(&[("content.xml", &flat(&p("x"))), ("styles.xml", &styles), ("meta.xml", &meta)]);
    let opened = Format::OpenDocument.open("a.odt", file).unwrap();
    let told = opened.laid.properties;
    assert_eq!((opened.source.text(), told.furniture), ("x\n", vec!["8 May 2019".to_owned()]));
    assert_eq!((told.created.as_deref(), told.title.as_deref()), (Some("2019-05-06T08:30:00"), Some("Food & water")));
    assert_eq!((told.creator, told.changed_by.as_deref()), (None, Some("Jonas")));
}

#[test]
fn prefixes_are_the_files_own_business() {
    let xml = flat(&p("46"))
        .replace("text:", "t:")
        .replace("office:t:", "office:text:")
        .replace("opendocument:xmlns:t:", "opendocument:xmlns:text:");
    assert!(xml.contains("<t:p>"), "{xml}");
    assert_eq!(
        Format::OpenDocument.open("a.fodt", xml.replace("xmlns:text=", "xmlns:t=").into_bytes()).unwrap().source.text(),
        "46\n"
    );
}

#[test]
fn every_stretch_of_text_stands_where_it_is_said_to_stand() {
    let body = p("46 <text:span>people</text:span>\n &amp;<text:tab/>more");
    let opened = opened(&body);
    let xml = flat(&body);
    let told = opened
        .source
        .origin()
        .unwrap()
        .stretches
        .iter()
        .map(|one| (one.text.of(opened.source.text()), one.xml.of(&xml)));
    let expected =
        [("46 ", "46 "), ("people", "people"), (" ", "\n"), ("&", "&amp;"), (" ", "<text:tab/>"), ("more", "more")];
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[test]
fn what_travels_with_a_file_is_listed() {
    let region = |id: &str, inner: &str| format!("<text:changed-region text:id=\"{id}\">{inner}</text:changed-region>");
    let info =
        "<office:change-info><dc:creator>A. Editor</dc:creator><dc:date>2019-05-07</dc:date></office:change-info>";
    let changes = region("d", &format!("<text:deletion>{info}{}</text:deletion>", p("70")))
        + &region("i", &format!("<text:insertion>{info}</text:insertion>"));
    let body = format!(
        "<text:tracked-changes>{changes}</text:tracked-changes>{}{}",
        p("x"),
        p("<text:change text:change-id=\"d\"/>46<text:change-start text:change-id=\"i\"/> people\
           <text:change-end text:change-id=\"i\"/><text:span text:style-name=\"T2\"> ask Haddad</text:span>\
           <draw:frame><svg:title>A hill</svg:title></draw:frame>")
    );
    let traces = Format::OpenDocument.traces(flat(&body).as_bytes()).unwrap();
    let told: Vec<_> = traces.iter().map(|one| (one.kind, one.who.as_deref(), &*one.words, one.paragraph)).collect();
    let expected = [
        (TraceKind::Deletion, Some("A. Editor"), "70", Some(2)),
        (TraceKind::Insertion, Some("A. Editor"), "people", Some(2)),
        (TraceKind::Hidden, None, "ask Haddad", Some(2)),
        (TraceKind::Alternative, None, "A hill", Some(2)),
    ];
    assert_eq!(told, expected);
    assert_eq!(traces[0].when.as_deref(), Some("2019-05-07"));
}

#[test]
fn what_is_no_document_is_refused_in_a_sentence() {
    let refused = |bytes: &[u8]| Format::OpenDocument.open("a.odt", bytes.to_vec()).unwrap_err();
    let content = flat(&p("x"));
    let whole = packed(&[("content.xml", &content)]);
    assert!(matches!(refused(&whole[..whole.len() / 2]), Broken::Damaged(_)));
    assert_eq!(refused(b"plain text"), Broken::Guise(Guise::Text));
    assert_eq!(refused(&packed(&[])), Broken::Missing("content.xml"));
    assert!(matches!(refused(&content.as_bytes()[..content.len() - 20]), Broken::NoXml(_)));
    assert_eq!(refused(content.replace("office:text>", "office:spreadsheet>").as_bytes()), Broken::NoPackage);
    let manifest =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    assert_eq!(refused(&packed(&[("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}")])), Broken::Encrypted);
    let entity = format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{content}");
    assert!(matches!(refused(entity.as_bytes()), Broken::Entities(_)));
}

#[test]
fn what_is_deep_or_long_is_read_or_refused() {
    let deep = |levels: usize| {
        "<table:table><table:table-row><table:table-cell>".repeat(levels)
            + &p("x")
            + &"</table:table-cell></table:table-row></table:table>".repeat(levels)
    };
    assert_eq!(opened(&deep(1000)).source.text(), "x\n");
    let deeper = Format::OpenDocument.open("a.fodt", flat(&deep(10_000)).into_bytes());
    assert!(matches!(deeper, Err(Broken::Damaged(_))));
    assert_eq!(opened(&("<text:p/>".repeat(1_000_000) + &p("x"))).source.text(), "x\n");
    // One byte of the file is a megabyte of spaces in another program.
    let bomb = packed(&[("content.xml", &(flat("") + &" ".repeat(65 << 20)))]);
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(Format::OpenDocument.open("a.odt", bomb), Err(Broken::Bomb(_))));
}
