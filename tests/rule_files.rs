//! Rule files of a team as the program reads them: shared, extended, broken, tested, and begun.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use program::Folder;

const DRAFT: &str = "The gadget fell, and the widget with it.\n";

fn rule(code: &str, name: &str, phrase: &str) -> String {
    format!("[[rule]]\ncode = \"{code}\"\nname = \"{name}\"\nmessage = \"Ask.\"\nfind.phrase = \"{phrase}\"\n")
}

/// What a run says on standard error, and how often each of two rules speaks.
#[track_caller]
fn check(folder: &Folder, says: &[&str], expected: (usize, usize)) {
    let run = folder.run(&["check", "--format", "jsonl"]);
    let told: Vec<&str> = run.err.lines().collect();
    assert_eq!(told, says);
    assert_eq!(run.code, if says.is_empty() { 0 } else { 2 });
    let count =
        |name: &str| run.out.lines().filter(|line| line.contains(name) && line.contains("\"draft.md\"")).count();
    assert_eq!((count("no-gadget"), count("no-widget")), expected, "{}", run.out);
}

fn desk(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(files);
    folder.write("draft.md", DRAFT.as_bytes());
    folder
}

#[test]
fn rule_files_of_a_folder_an_ancestor_and_a_pack_are_read_once() {
    let pack = format!("extends = [\"../shared/words.toml\"]\n{}", rule("OWN001", "no-gadget", "gadget"));
    let outer = Folder::with(&[
        ("house/packs/ocha.toml", &pack),
        ("house/shared/words.toml", "[lexicon.nouns]\nperson = [\"brigadist\"]\n"),
        ("house/rules/a.toml", &format!("extends = \"../packs/ocha.toml\"\n{}", rule("OWN002", "no-widget", "widget"))),
        ("desk/sitlint.toml", "extends = [\"../house/packs/ocha.toml\"]\nrules = [\"../house/rules/*.toml\"]\n"),
        ("desk/draft.md", DRAFT),
    ]);
    let run = outer.run(&["check", "--format", "jsonl", "desk"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("no-gadget") && run.out.contains("no-widget"), "{}", run.out);
    let files: Vec<_> = outer.run(&["config", "desk"]).out.lines().map(str::to_owned).collect();
    let named: Vec<_> = files.iter().filter_map(|line| line.strip_prefix("rule file: ")).collect();
    assert_eq!(named, ["house/shared/words.toml", "house/packs/ocha.toml", "house/rules/a.toml"]);
}

#[test]
fn a_circle_of_files_is_one_finding_with_the_chain() {
    let folder = desk(&[
        ("sitlint.toml", "rules = [\"a.toml\"]\n"),
        ("a.toml", &format!("extends = [\"b.toml\"]\n{}", rule("OWN001", "no-gadget", "gadget"))),
        ("b.toml", &format!("extends = [\"a.toml\"]\n{}", rule("OWN002", "no-widget", "widget"))),
    ]);
    let says = "sitlint: b.toml:1:12: These files extend each other in a circle: a.toml → b.toml → a.toml. Take one of them out.";
    check(&folder, &[says], (1, 1));
}

#[test]
fn a_file_that_is_not_there_is_told_where_it_is_named() {
    let folder = desk(&[
        ("sitlint.toml", "extends = [\"packs/ocha.toml\"]\nrules = [\"a.toml\"]\n"),
        ("a.toml", &rule("OWN001", "no-gadget", "gadget")),
    ]);
    let says = "sitlint: sitlint.toml:1:12: `packs/ocha.toml` cannot be read: there is no such file or folder. Check how it is written.";
    check(&folder, &[says], (1, 0));
}

#[test]
fn a_rule_file_that_is_no_text_or_too_long_is_told_and_the_others_hold() {
    let folder =
        desk(&[("sitlint.toml", "rules = [\"*.toml\"]\n"), ("a.toml", &rule("OWN001", "no-gadget", "gadget"))]);
    folder.write("b.toml", b"# fine\n# caf\xE9\n");
    folder.write("c.toml", "# so long\n".repeat(500_000).as_bytes());
    let says = [
        "sitlint: b.toml: line 2 is not valid UTF-8; save the file as UTF-8.",
        "sitlint: c.toml: has 5 MB, and 4 MB are read at most; part it.",
    ];
    check(&folder, &says, (1, 0));
}

#[test]
fn a_byte_order_mark_and_windows_lines_do_no_harm() {
    let gadget = format!("\u{FEFF}{}", rule("OWN001", "no-gadget", "gadget").replace('\n', "\r\n"));
    let widget =
        "\u{FEFF}[[rule]]\r\ncode = 'OWN002'\r\nname = 'no-widget'\r\nmesage = 'Ask.'\r\nfind.phrase = 'widget'\r\n";
    let folder = desk(&[("sitlint.toml", "\u{FEFF}rules = [\"?.toml\"]\r\n"), ("a.toml", &gadget), ("b.toml", widget)]);
    check(&folder, &["sitlint: b.toml:4:1: There is no key `mesage`. Did you mean `message`?"], (1, 0));
}

#[test]
fn what_is_wrong_in_an_expression_is_told_at_its_place() {
    let folder = desk(&[
        ("sitlint.toml", "rules = [\"a.toml\"]\n"),
        ("a.toml", &rule("OWN001", "no-gadget", "x").replace("phrase = \"x\"", "pattern = \"\\\\bgad(get\"")),
    ]);
    let says = "sitlint: a.toml:5:23: This regular expression cannot be read: unclosed group.";
    check(&folder, &[says], (0, 0));
    let run = folder.run(&["check"]);
    assert!(run.out.contains("find.pattern = \"\\\\bgad(get\""), "{}", run.out);
}

#[test]
fn a_new_rule_passes_its_test_and_holds_at_once() {
    let folder = Folder::with(&[("draft.md", "They saw a word of yours here.\n")]);
    let run = folder.run(&["rules", "new", "say-irregular"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let file = "rules/say-irregular.toml";
    assert!(run.out.starts_with(&format!("Wrote {file}.")) && run.out.contains("Wrote sitlint.toml"), "{}", run.out);
    let test = folder.run(&["rules", "test", "rules"]);
    assert_eq!((test.code, test.out.as_str(), test.err.as_str()), (0, "2 examples hold, 0 do not.\n", ""));
    assert!(folder.run(&["check", "--format", "concise"]).out.contains("say-irregular"));
    let written = folder.read(file);
    let again = folder.run(&["rules", "new", "say-irregular"]);
    assert_eq!((again.code, folder.read(file)), (2, written));
    let more = folder.run(&["rules", "new", "no-gadget", "--in", file]);
    assert_eq!((more.code, more.err.as_str()), (0, ""));
    assert!(folder.read(file).contains("\"OWN002\""), "{}", folder.read(file));
    assert!(folder.run(&["rules", "test", file]).out.starts_with("4 examples hold"));
    let elsewhere = folder.run(&["rules", "new", "no-widget", "--in", "more/a.toml"]);
    assert!(elsewhere.out.contains("Add to sitlint.toml: rules = [\"more/a.toml\"]"), "{}", elsewhere.out);
    let run = folder.run(&["rules", "new", "No Gadget"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("`no-gadget`"), "{}", run.err);
}

#[test]
fn what_a_test_of_rules_finds_is_drawn() {
    let page = "doc = \"\"\"\nA page.\n\n```bad\nA gadget and a [[widget]].\n```\n\n```good\nNone.\n```\n\"\"\"\n";
    let text = rule("OWN001", "no-gadget", "gadget")
        + page
        + &rule("OWN002", "numbers", "x").replace("phrase = \"x\"", "pattern = '\\d{4}'");
    let folder = Folder::with(&[("a.toml", &text)]);
    let run = folder.run(&["rules", "test", "a.toml"]);
    let says = "a.toml:9:1: “widget” is marked and not flagged; “gadget” is flagged and not marked. (no-gadget)\n  | A gadget and a widget.\n  |   ^^^^^^ found, not marked\n  |                ^^^^^^ marked, not found\n";
    assert!(run.out.starts_with(says), "{}", run.out);
    assert!(run.out.contains("a.toml:18:8: slow: no word must stand in `\\d{4}`"), "{}", run.out);
    assert_eq!(run.code, 1);
}

#[test]
fn the_schemas_know_every_key_and_rule() {
    let folder = Folder::with(&[]);
    let config = folder.run(&["schema"]).json();
    let rules = folder.run(&["schema", "rules"]).json();
    assert_eq!(config["$schema"], "http://json-schema.org/draft-07/schema#");
    let levels = &config["properties"]["severity"]["properties"];
    assert!(levels["vague-source"]["enum"].as_array().unwrap().contains(&"off".into()), "{levels}");
    let profiles = config["properties"]["profile"]["enum"].as_array().unwrap();
    assert!(profiles.contains(&"sitrep".into()), "{profiles:?}");
    let find = &rules["properties"]["rule"]["items"]["properties"]["find"];
    assert_eq!(find["oneOf"].as_array().unwrap().len(), 5);
    let parts = &find["properties"]["inside"]["anyOf"][0]["enum"];
    assert!(parts.as_array().unwrap().contains(&"caption".into()), "{parts}");
}
