//! How fast a draft is read and judged: throughput of a first check and of its dates alone, a thousand rules of a
//! team, a draft of many names, an edit in a long draft, the start of the program.
//!
//! `cargo bench`; the machine is noisy, so read medians, and compare rows of one run only.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::date;
use sitlint::check::{again, check};
use sitlint::config::{Config, Given, Text, load};
use sitlint::document::Document;
use sitlint::facts::time::times;
use sitlint::finding::Edit;
use sitlint::format::Format;
use sitlint::names::{Digest, Library};
use sitlint::text::{Source, Span};

/// The report that ships with the project, and the article beside it: the prose that the program is for.
const PROSE: [&str; 3] = [
    include_str!("../tests/drafts/sitrep/karsa-sitrep-4.md"),
    include_str!("../tests/drafts/demo/evacuation.txt"),
    include_str!("../tests/drafts/demo/ceasefire.md"),
];

/// A report of at least `bytes`, its numbers different in every paragraph so that none is read twice.
fn report(bytes: usize) -> String {
    let paragraphs: Vec<&str> = PROSE
        .iter()
        .flat_map(|text| text.split("\n\n"))
        .filter(|paragraph| !paragraph.starts_with("---") && !paragraph.starts_with("[^"))
        .collect();
    let mut text = String::from("---\ndate: 2024-05-14\n---\n\n");
    let mut state = 7_u32;
    while text.len() < bytes {
        for paragraph in &paragraphs {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let number = 12 + state % 80;
            let _ = write!(text, "{}\n\n", paragraph.replace("14 people", &format!("{number} people")));
        }
    }
    text
}

/// A draft of a thousand persons, each with a family name of their own beside one of a few given names.
fn roll() -> String {
    const GIVEN: [&str; 8] = ["Karim", "Samir", "Sergey", "Anna", "Yusuf", "Leila", "Ibrahim", "Dmitry"];
    const BEGIN: [&str; 10] = ["Bra", "Da", "Fe", "Ghu", "Ha", "Ke", "Lu", "Mo", "Ru", "Sta"];
    const MIDDLE: [&str; 10] = ["ba", "de", "ki", "lo", "mu", "na", "ri", "sho", "ta", "zu"];
    const END: [&str; 10] = ["d", "k", "lov", "min", "n", "r", "s", "tar", "vi", "zan"];
    let mut text = String::from("---\ndate: 2024-05-14\n---\n");
    for at in 0..1000 {
        let given = GIVEN[(at * 7 + at / 10) % GIVEN.len()];
        let (begin, middle, end) = (BEGIN[at % 10], MIDDLE[at / 10 % 10], END[at / 100]);
        let _ = write!(text, "\nGovernor {given} {begin}{middle}{end} said that the road was closed.\n");
    }
    text
}

fn judged(config: &Config, text: String) -> usize {
    let source = Source::new("report.md", text);
    let document = Arc::new(Document::read(source, Format::Markdown, &config.lexicon, None));
    let mut library = Library::default();
    library.put(Digest::of(&document, &config.registry));
    check(&document, &library, config, date(2024, 5, 20)).findings.len()
}

fn first_check(c: &mut Criterion) {
    let config = Config::default();
    let text = report(5_000_000);
    let mut group = c.benchmark_group("first check");
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("5 MB of Markdown, every default rule, one core", |b| {
        b.iter_batched(|| text.clone(), |text| judged(&config, text), BatchSize::PerIteration);
    });
    group.finish();
}

/// A thousand rules of a team, 900 of phrases and 100 of patterns, beside those of the house: less than half of the
/// throughput is to go.
fn team(c: &mut Criterion) {
    let mut rules = String::new();
    for number in 0..1000 {
        let find = if number % 10 == 0 { "pattern" } else { "phrase" };
        let words = if number % 11 == 0 { "market" } else { "nowhere" };
        let _ = writeln!(
            rules,
            "[[rule]]\ncode = \"{}{:03}\"\nname = \"own-{number}\"\nmessage = \"{{words}}\"\n\
             find.{find} = \"{words}{number} street\"\n",
            if number < 500 { "OWA" } else { "OWB" },
            number % 500,
        );
    }
    let file = Text { name: "own.toml".into(), text: rules };
    let text = report(2_000_000);
    let mut group = c.benchmark_group("rules of a team");
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    for (name, files) in [("none", &[][..]), ("a thousand", &[file])] {
        let (config, problems) = load(None, files, &Given::default()).expect("nothing is asked for that is not there");
        assert!(problems.is_empty(), "{problems:?}");
        group.bench_function(format!("2 MB of Markdown, one core, {name}"), |b| {
            b.iter_batched(|| text.clone(), |text| judged(&config, text), BatchSize::PerIteration);
        });
    }
    group.finish();
}

/// Every name is compared with those that it may be.
fn names(c: &mut Criterion) {
    let config = Config::default();
    let text = roll();
    c.bench_function("a draft of a thousand names", |b| {
        b.iter_batched(|| text.clone(), |text| judged(&config, text), BatchSize::PerIteration);
    });
}

/// The reader of dates by itself, on prose that has been cut into tokens before.
fn dates(c: &mut Criterion) {
    let config = Config::default();
    let source = Source::new("report.md", report(5_000_000));
    let document = Document::read(source, Format::Markdown, &config.lexicon, None);
    let prose = || document.paragraphs().map(|(_, slot)| &slot.paragraph.prose);
    let bytes: usize = prose().map(|prose| prose.text().len()).sum();
    let mut group = c.benchmark_group("dates");
    group.sample_size(10).throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("the dates of 5 MB of prose in tokens, one core", |b| {
        b.iter(|| prose().map(|prose| times(prose, &config.lexicon).len()).sum::<usize>());
    });
    group.finish();
}

/// A keystroke: the draft is read and judged anew, by what was found in it before.
fn edit(c: &mut Criterion) {
    let config = Config::default();
    let today = date(2024, 5, 20);
    for kilobytes in [50, 500] {
        let text = report(kilobytes * 1000);
        let middle = text[..text.len() / 2].rfind(' ').unwrap_or(0);
        let source = Source::new("report.md", text);
        let document = Arc::new(Document::read(source, Format::Markdown, &config.lexicon, None));
        let mut library = Library::default();
        library.put(Digest::of(&document, &config.registry));
        let before = check(&document, &library, &config, today);
        let edits = [Edit { span: Span::new(middle, middle), text: " again".to_owned() }];
        c.bench_function(&format!("an edit in a {kilobytes} KB draft, read and judged anew"), |b| {
            b.iter_batched(
                || before.clone(),
                |before| {
                    let document = Arc::new(before.document.edited(&edits, &config.lexicon));
                    let alone = again(before, &document, &config, today);
                    library.put(alone.digest());
                    alone.beside(&library).findings.len()
                },
                BatchSize::LargeInput,
            );
        });
    }
}

/// A Word document of some 300 pages: 800 KB of prose, each paragraph in three runs.
fn word(c: &mut Criterion) {
    let config = Config::default();
    let bytes = packed(&report(800_000));
    c.bench_function("a Word document of 300 pages, every default rule, one core", |b| {
        b.iter_batched(
            || bytes.clone(),
            |bytes| {
                let opened = Format::Word.open("report.docx", bytes).expect("it is sound");
                let document = Arc::new(Document::of(opened, &config.lexicon, None));
                check(&document, &Library::default(), &config, date(2024, 5, 20)).findings.len()
            },
            BatchSize::LargeInput,
        );
    });
}

/// A text as a Word document, its paragraphs as they are.
fn packed(text: &str) -> Vec<u8> {
    let mut body = String::new();
    let escaped = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;");
    for paragraph in text.split("\n\n") {
        body.push_str("<w:p>");
        let cut = |part: usize| paragraph.floor_char_boundary(paragraph.len() * part / 3);
        for part in 0..3 {
            let words = escaped(&paragraph[cut(part)..cut(part + 1)]);
            let _ = write!(body, "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
        }
        body.push_str("</w:p>");
    }
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let parts = [
        ("_rels/.rels", "<R><Relationship Id=\"r\" Type=\"/officeDocument\" Target=\"w.xml\"/></R>".to_owned()),
        ("w.xml", format!("<w:document xmlns:w=\"{namespace}\"><w:body>{body}</w:body></w:document>")),
    ];
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let started = writer.start_file(name, zip::write::SimpleFileOptions::default());
        started.expect("memory takes it");
        std::io::Write::write_all(&mut writer, text.as_bytes()).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

fn start(c: &mut Criterion) {
    let draft = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts/demo/ceasefire.md");
    c.bench_function("from start to findings on a small draft", |b| {
        b.iter(|| {
            Command::new(env!("CARGO_BIN_EXE_sitlint"))
                .args(["check", "--isolated", "--format", "concise"])
                .arg(&draft)
                .output()
                .map(|done| done.stdout.len())
        });
    });
}

criterion_group!(benches, first_check, team, names, dates, edit, word, start);
criterion_main!(benches);
