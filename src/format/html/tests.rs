//! Pages as browsers show them: what is read of each, and in which bytes it stands.

use super::*;
use crate::format::{Block, FrontMatter};
use crate::text::Range;

fn read(text: &str) -> Laid {
    lay(text, Span::new(0, text.len()))
}

/// The blocks as `role: prose`, with `{…}` around what is mute.
fn told(laid: &Laid) -> Vec<String> {
    let prose = |block: &Block| {
        let mut words = block.text.clone();
        for mark in block.marks.iter().rev().filter(|mark| mark.kind.is_mute()) {
            let end = if let MarkKind::Note(label) = &mark.kind { format!("^{label}}}") } else { "}".to_owned() };
            words.insert_str(mark.at.end as usize, &end);
            words.insert(mark.at.start as usize, '{');
        }
        words
    };
    let role = |role: &Role| match role {
        Role::Heading(level) => format!("h{level}"),
        Role::Paragraph => "p".to_owned(),
        Role::Item(list) => format!("i{list}"),
        Role::Cell { table, row, column } => format!("{table}.{row}.{column}"),
        Role::Note(label) => format!("n{label}"),
        Role::Quote => "q".to_owned(),
    };
    laid.blocks.iter().map(|placed| format!("{}: {}", role(&placed.role), prose(&placed.block))).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(told(&read(text)), expected);
}

#[test]
fn elements_are_blocks() {
    check(
        "<!DOCTYPE html><html><head><title>T</title></head><body><h1>Flood</h1><p>14 <b>people</b> died.</p></body></html>",
        &["h1: Flood", "p: 14 people died."],
    );
    check("<blockquote><p>We fled.</p></blockquote>After.", &["q: We fled.", "p: After."]);
    check("<ul><li>a<ul><li>b</ul><li>c</ul>d", &["i1: a", "i2: b", "i1: c", "p: d"]);
    check("<dl><dt>Dead<dd>14<dt>Hurt<dd>3</dl>", &["p: Dead", "p: 14", "p: Hurt", "p: 3"]);
    check("<figure><img src=a alt='14 dead'><figcaption>A bridge</figcaption></figure>", &["p: A bridge"]);
}

#[test]
fn a_title_stands_in_for_a_heading_that_is_missing() {
    check("<title>A &amp; B</title><h2>Dead</h2><p>x", &["h1: A & B", "h2: Dead", "p: x"]);
    check("<title>A</title><h1>B</h1><svg><title>C</title></svg>", &["h1: B"]);
    check("<p class=MsoTitle>Flood<p>x", &["h1: Flood", "p: x"]);
}

#[test]
fn what_is_never_ended_ends_as_in_a_browser() {
    check("<p>a<p>b<div>c<p>d</div>e", &["p: a", "p: b", "p: c", "p: d", "p: e"]);
    check("<div>a<p>b</div>c</p>d</section>e", &["p: a", "p: b", "p: c", "p: de"]);
    check("<b>a<p>b</b>c</p>d", &["p: a", "p: bc", "p: d"]);
    check("<h2>a<h3>b</h2>c", &["h2: a", "h3: b", "p: c"]);
    check("<del>a<p>b</p></del><p>c", &["p: c"]);
    check("<p>a <s>b<p>c", &["p: a", "p: c"]);
}

#[test]
fn text_outside_of_paragraphs_is_read() {
    check("a<br>b<div>c</div>d<p>e</p>f", &["p: a\nb", "p: c", "p: d", "p: e", "p: f"]);
    check("<td>a<td>b", &["p: a", "p: b"]);
    check("14 people died.", &["p: 14 people died."]);
}

#[test]
fn white_space_is_shown_as_browsers_show_it() {
    check("<p>\n  14\r\n   people <b> died</b> \n in&#32; <i>May</i> \n</p>", &["p: 14\npeople died\nin May"]);
    check("<p>1&nbsp;200 flood&shy;ed house\u{ad}holds</p>", &["p: 1\u{a0}200 flooded households"]);
    check("<pre>Ten died\nin May.\n\nOne fled.</pre><p>x", &["p: Ten died\nin May.", "p: One fled.", "p: x"]);
}

#[test]
fn what_readers_do_not_see_is_not_read() {
    check(
        "<nav>a</nav><p>b <del>c</del><ins>d</ins> <s>e</s></p><script>f<p>g</script><style>h</style><p hidden>i</p>\
         <div style='Display : none'>j<p>k</p></div><span aria-hidden=true>l</span><noscript>m</noscript>\
         <template><p>n</template><pre><code>o</code></pre><footer>p</footer><article><footer>q</footer></article>\
         <form><input value=r><select><option>s</select><textarea>t</textarea>u</form>",
        &["p: b d", "p: q", "p: u"],
    );
    check("<script src=a /><p>b", &["p: b"]);
    check("<p><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>a", &["p: a"]);
    check("<p>a <code>b</code> <q>c</q>", &["p: a {b} “c”"]);
    assert_eq!(read("<img src=a><p>x <img src=b alt='14 dead'><nav><img src=c></nav>").images, 2);
}

#[test]
fn cells_know_their_row_and_column() {
    check(
        "<table><caption>Dead</caption><thead><tr><th>Ward</th><th>May</th></tr></thead><tbody><tr><td>Sarmat</td>\
         <td>3<br>4</td></tr></table>",
        &["p: Dead", "0.0.0: Ward", "0.0.1: May", "0.1.0: Sarmat", "0.1.1: 3\n4"],
    );
    check(
        "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f<tr><td>g</table>",
        &["0.0.0: a", "0.0.1: b", "0.0.3: c", "0.1.1: d", "0.1.2: e", "0.1.3: f", "0.2.0: g"],
    );
    check(
        "<table><tr><th>Dead<td>14<tr><th>Hurt<td>3</table>",
        &["0.1.0: Dead", "0.1.1: 14", "0.2.0: Hurt", "0.2.1: 3"],
    );
}

#[test]
fn a_table_that_places_things_is_no_table() {
    check("<table><tr><td><h2>a</h2><p>b<p>c<tr><td>d</table>", &["h2: a", "p: b", "p: c", "p: d"]);
    check(
        "<table><tr><td>a<tr><td><table><tr><td>b<tr><td>c</table>d</table>",
        &["p: a", "1.0.0: b", "1.1.0: c", "p: d"],
    );
    check("<table role=presentation><tr><td>a<tr><td>b</table>", &["p: a", "p: b"]);
    check("<table><tr><td><p>In a box</p></table>", &["p: In a box"]);
}

#[test]
fn footnotes_are_known_in_the_forms_that_programs_write() {
    let pandoc = "<p>14 died.<a href=\"#fn1\" class=\"footnote-ref\" id=\"fnref1\" role=\"doc-noteref\"><sup>1</sup></a></p>\
        <section id=\"footnotes\" role=\"doc-endnotes\"><hr /><ol><li id=\"fn1\"><p>Northwatch.<a href=\"#fnref1\" \
        class=\"footnote-back\" role=\"doc-backlink\">↩︎</a></p><p>More.</p></li></ol></section>";
    check(pandoc, &["p: 14 died.{1^fn1}", "nfn1: Northwatch.{↩︎}", "nfn1: More."]);
    let markdown = "<p>14 died.<sup id=\"fnref:1\"><a class=\"footnote-ref\" href=\"#fn:1\">1</a></sup></p><div class=\
        \"footnote\"><hr /><ol><li id=\"fn:1\"><p>Northwatch.&#160;<a class=\"footnote-backref\" href=\"#fnref:1\">&#8617;\
        </a></p></li></ol></div>";
    check(markdown, &["p: 14 died.{1^fn:1}", "nfn:1: Northwatch.\u{a0}{↩}"]);
    let word = "<p class=MsoNormal>14 died.<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\" title=\"\">\
        <span class=MsoFootnoteReference>[1]</span></a></p><div style='mso-element:footnote-list'><hr><div style=\
        'mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href=\"#_ftnref1\" \
        name=\"_ftn1\">[1]</a> Northwatch.</p></div></div>";
    check(word, &["p: 14 died.{[1]^_ftn1}", "n_ftn1: {[1]} Northwatch."]);
    let docs = "<p>14 died.<sup><a href=\"#ftnt1\" id=\"ftnt_ref1\">[1]</a></sup></p><hr><div><p><a href=\"#ftnt_ref1\" \
        id=\"ftnt1\">[1]</a><span>&nbsp;Northwatch.</span></p></div>";
    check(docs, &["p: 14 died.{[1]^ftnt1}", "nftnt1: {[1]}\u{a0}Northwatch."]);
    let office = "<p>14 died.<a class=\"sdfootnoteanc\" name=\"sdfootnote1anc\" href=\"#sdfootnote1sym\"><sup>1</sup></a></p>\
        <div id=\"sdfootnote1\"><p class=\"sdfootnote\"><a class=\"sdfootnotesym\" name=\"sdfootnote1sym\" \
        href=\"#sdfootnote1anc\">1</a>Northwatch.</p></div>";
    check(office, &["p: 14 died.{1^sdfootnote1sym}", "nsdfootnote1sym: {1}Northwatch."]);
    let press = "<p>14 died<sup data-fn=\"ab-1\" class=\"fn\"><a href=\"#ab-1\" id=\"ab-1-link\">1</a></sup>.</p><ol class=\
        \"wp-block-footnotes\"><li id=\"ab-1\">Northwatch. <a href=\"#ab-1-link\">↩︎</a></li></ol>";
    check(press, &["p: 14 died{1^ab-1}.", "nab-1: Northwatch. {↩︎}"]);
    let drupal = "<p>14 died<a class=\"see-footnote\" id=\"footnoteref1_x\" href=\"#footnote1_x\">1</a>.</p><ul class=\
        \"footnotes\"><li class=\"footnote\" id=\"footnote1_x\"><a class=\"footnote-label\" href=\"#footnoteref1_x\">1.</a> \
        Northwatch.</li></ul>";
    check(drupal, &["p: 14 died{1^footnote1_x}.", "nfootnote1_x: {1.} Northwatch."]);
}

#[test]
fn a_raised_number_is_no_part_of_a_number() {
    check(
        "<p>14<sup>1</sup> died.<p>x<p><sup>1</sup> Northwatch.",
        &["p: 14{1^1} died.", "p: x", "n1: {1} Northwatch."],
    );
    check("<p>14<sup>1</sup> died on the 3<sup>rd</sup> of May", &["p: 14{1} died on the 3rd of May"]);
}

#[test]
fn a_marker_that_leads_nowhere_is_one_all_the_same() {
    check("<p>14 died.<sup><a href='#n9'>9</a></sup>", &["p: 14 died.{9^n9}"]);
    check("<p><a href='#s3'>3</a> and <a href='x'>1</a><h2 id=s3>Dead</h2>", &["p: 3 and 1", "h2: Dead"]);
}

#[test]
fn links_have_their_targets() {
    let laid = read("<p>See <a href=' https://example.org/a?b&amp;c '><b>the</b> report</a>, <a name=x>here</a>.");
    let marks: Vec<_> = laid.blocks[0].block.marks.iter().filter(|mark| mark.kind != MarkKind::Emphasis).collect();
    assert_eq!(marks.len(), 1);
    assert_eq!(marks[0].kind, MarkKind::Link("https://example.org/a?b&c".to_owned()));
    assert_eq!(marks[0].at.of(&laid.blocks[0].block.text), "the report");
}

#[test]
fn prose_maps_back_to_the_source() {
    let text = "<h1>é</h1>\r\n<p>Some <b>14</b> people\r\n   fled &amp; died &#128512; in Na&iuml;n.</p>";
    let laid = read(text);
    let placed = &laid.blocks[1];
    let at = |words: &str| {
        let start = placed.block.text.find(words).unwrap() as u32;
        let range = placed.block.source(Range::new(start, start + words.len() as u32));
        &text[placed.start + range.start as usize..placed.start + range.end as usize]
    };
    assert_eq!(at("14"), "14");
    assert_eq!(at("14 people"), "14</b> people");
    assert_eq!(at("people\nfled"), "people\r\n   fled");
    assert_eq!(at("&"), "&amp;");
    assert_eq!(at("died 😀"), "died &#128512;");
    assert_eq!(at("Naïn"), "Na&iuml;n");
    assert_eq!(at("ï"), "&iuml;");
}

#[test]
fn comments_are_kept_with_their_places() {
    let text = "<p>a</p><!-- sitlint-allow r: seen --><p>b</p><!--[if mso]>c<![endif]--><!bogus>";
    let laid = read(text);
    assert_eq!(laid.comments[0].text, "sitlint-allow r: seen");
    assert_eq!(laid.comments[0].at.of(text), "<!-- sitlint-allow r: seen -->");
    assert_eq!(laid.comments.len(), 2);
}

#[test]
fn the_head_tells_the_date() {
    let text = "<meta name=\"created\" content=\"2020-01-01\"><meta name='DCTERMS.date' content='2024-05-14'>\
        <meta property=article:published_time content=2024-05-15T08:00:00Z><p><time datetime='2024-05-16'>Thursday</time>\
        <time class='entry-date published' datetime='2024-05-17'>x</time>";
    let laid = read(text);
    let entries: Vec<_> = laid.front.entries.iter().map(|entry| (&*entry.key, entry.at.of(text))).collect();
    assert_eq!(entries, [("date", "2024-05-14"), ("published", "2024-05-15T08:00:00Z"), ("published", "2024-05-17")]);
    assert_eq!(laid.front.at, FrontMatter::default().at);
}

#[test]
fn any_depth_and_any_length_is_read_in_one_go() {
    let times = 20_000;
    check(&format!("{}a{}", "<div>".repeat(times), "</b></p>".repeat(times)), &["p: a"]);
    check(&format!("{}a{}b", "<b>".repeat(times), "<div></b>".repeat(times)), &["p: a", "p: b"]);
    check(&format!("{}a", "<table><tr><td>".repeat(times)), &["p: a"]);
    check(&"<p></p>".repeat(times), &[]);
    check(&format!("{}a", "<ul><li>".repeat(times)), &[&format!("i{times}: a")]);
    assert_eq!(read(&"<p>1<sup>1</sup><a href='#a'>1</a><a id=a>1</a>&".repeat(times)).blocks.len(), times);
}
