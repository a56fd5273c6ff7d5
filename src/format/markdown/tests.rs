//! Markdown as it is written: what is prose, and in which blocks.

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

#[test]
fn what_is_struck_is_not_read() {
    check("14 ~~or 15~~ <del>or **16**</del> died, <s>all", &[(Role::Paragraph, "14   died, ")]);
    check("a <s>b\n\nc", &[(Role::Paragraph, "a "), (Role::Paragraph, "c")]);
}

#[test]
fn notes_items_and_cells_hold_what_markdown_allows() {
    check(
        "A[^n] b.\n\n[^n]: One.\n\n    Two.\n\n- [x] done\n  1. in\n- [ ] open\n",
        &[
            (Role::Paragraph, "A[^n] b."),
            (Role::Note("n".into()), "One."),
            (Role::Note("n".into()), "Two."),
            (Role::Item(1), "done"),
            (Role::Item(2), "in"),
            (Role::Item(1), "open"),
        ],
    );
    check(
        "| a \\| b | **c** |\n|:-:|--:|\n| `d|e` | [f][g] |\n\n[g]: https://example.org\n",
        &[
            (Role::Cell { table: 0, row: 0, column: 0 }, "a | b"),
            (Role::Cell { table: 0, row: 0, column: 1 }, "c"),
            (Role::Cell { table: 0, row: 1, column: 0 }, "`d"),
            (Role::Cell { table: 0, row: 1, column: 1 }, "e`"),
        ],
    );
    check("> a\n>\n> > b\n\n> [!NOTE]\n> c\n", &[(Role::Quote, "a"), (Role::Quote, "b"), (Role::Paragraph, "c")]);
}

#[test]
fn blocks_of_html_are_read_as_html() {
    check(
        "- a\n\n<table><tr><td>b<td>c<tr><td>d</table>\n\n<ul><li>e</ul>\n\n<!-- x -->f <del>g</del>\n\n| h |\n|---|\n",
        &[
            (Role::Item(1), "a"),
            (Role::Cell { table: 0, row: 0, column: 0 }, "b"),
            (Role::Cell { table: 0, row: 0, column: 1 }, "c"),
            (Role::Cell { table: 0, row: 1, column: 0 }, "d"),
            (Role::Item(2), "e"),
            (Role::Paragraph, "f"),
            (Role::Cell { table: 1, row: 0, column: 0 }, "h"),
        ],
    );
    check("<div>\n\n*a*\n\n</div>\n", &[(Role::Paragraph, "a")]);
    check("a<br>b &amp; 14<sup>1</sup>", &[(Role::Paragraph, "a\nb & 141")]);
}

#[test]
fn the_fences_of_directives_are_no_prose() {
    check(
        ":::{note} Killed\nTen died.\n:::\n\n::: {.callout-tip}\n\nTwo fled.\n\n:::\n",
        &[(Role::Paragraph, "Ten died.\n"), (Role::Paragraph, "Two fled.")],
    );
    check("It cost $5-$6 or $x^2$ more.", &[(Role::Paragraph, "It cost $5-$6 or  more.")]);
    check("# Dalim {#top .x}\n", &[(Role::Heading(1), "Dalim")]);
}
