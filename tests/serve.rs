//! The local page as a browser speaks to it: who is let in, what is answered, what is refused, and that nothing ends it.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use std::io::{BufRead, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::Child;

use serde_json::{Value, json};

use program::Folder;

/// A page that is served from a folder of its own until it is dropped.
struct Served {
    child: Child,
    host: String,
    /// The path that the page is at: `/KEY/`.
    root: String,
    _folder: Folder,
}

/// What came back.
struct Reply {
    status: u16,
    head: String,
    body: String,
}

impl Served {
    fn with(files: &[(&str, &str)], arguments: &[&str]) -> Self {
        let folder = Folder::with(files);
        let (child, mut out) = folder.started(&[&["serve", "--no-open"], arguments].concat());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let url = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
        let (host, root) = url.trim_start_matches("http://").split_once('/').unwrap();
        Self { child, host: host.to_owned(), root: format!("/{root}"), _folder: folder }
    }

    fn plain() -> Self {
        Self::with(&[], &["--isolated"])
    }

    /// Sends a request as it is, and reads until the other side has said everything.
    fn raw(&self, request: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        // A server that refuses early may close before all is written.
        let _ = stream.write_all(request);
        if !request.windows(4).any(|end| end == b"\r\n\r\n") {
            // Nobody waits for the end of what has none.
            let _ = stream.shutdown(Shutdown::Write);
        }
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Reply { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Reply {
        let (host, root, length) = (&self.host, &self.root, body.len());
        let head = format!(
            "{method} {root}{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n"
        );
        self.raw(&[head.as_bytes(), body].concat())
    }

    fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, "", b"")
    }

    #[track_caller]
    fn check(&self, ask: &Value) -> Value {
        let reply = self.ask("POST", "check", "", ask.to_string().as_bytes());
        assert_eq!(reply.status, 200, "{}", reply.body);
        serde_json::from_str(&reply.body).unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The words of a stretch that an answer names, in the text that was sent.
fn words(html: &str, at: &Value) -> String {
    let units: Vec<u16> = html.encode_utf16().collect();
    let place = |end: usize| usize::try_from(at[end].as_u64().unwrap()).unwrap();
    String::from_utf16(&units[place(0)..place(1)]).unwrap()
}

#[test]
fn the_page_and_its_files_come_with_headers_that_keep_it_to_itself() {
    let served = Served::plain();
    let files = ["", "page.css", "page.js", "paper.js", "paste.js", "marks.js", "panel.js", "example.js", "icon.svg"];
    for file in files {
        let reply = served.get(file);
        assert_eq!(reply.status, 200, "{file}");
        for header in [
            "cache-control: no-store",
            "content-security-policy: default-src 'none'; script-src 'self'",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-resource-policy: same-origin",
        ] {
            assert!(reply.head.contains(header), "{file} lacks {header}: {}", reply.head);
        }
    }
    // Every file that the page names is there, and nothing is named that lies elsewhere.
    let page = served.get("").body;
    let named: Vec<&str> =
        page.split("href=\"").chain(page.split("src=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(named.contains(&"page.js") && named.contains(&"page.css"), "{named:?}");
    for name in named.iter().filter(|name| !name.starts_with(['#', '<'])) {
        assert!(files.contains(name), "{name}");
    }
    assert!(!page.contains("http://www") && !page.contains("https://"), "the page names another site");
}

#[test]
fn nobody_is_let_in_without_the_key() {
    let served = Served::plain();
    let host = &served.host;
    for path in ["/", "/check", "/page.js", "/00000000/", "/favicon.ico"] {
        let reply = served.raw(format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").as_bytes());
        assert_eq!(reply.status, 403, "{path}");
        assert!(reply.body.contains("key is missing"), "{}", reply.body);
    }
    let bare = served.root.trim_end_matches('/');
    let reply = served.raw(format!("GET {bare} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").as_bytes());
    assert!(reply.status == 308 && reply.head.contains(&format!("location: {}", served.root)), "{}", reply.head);
}

#[test]
fn each_start_has_another_key() {
    assert_ne!(Served::plain().root, Served::plain().root);
}

#[test]
fn a_name_that_was_made_to_lead_here_is_refused() {
    let served = Served::plain();
    for host in ["example.org", "127.0.0.1", "127.0.0.1:1", "[::1]:80"] {
        let request = format!("GET {} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n", served.root);
        assert_eq!(served.raw(request.as_bytes()).status, 421, "{host}");
    }
    let two =
        format!("GET {} HTTP/1.1\r\nhost: {}\r\nhost: a.org\r\nconnection: close\r\n\r\n", served.root, served.host);
    assert!(matches!(served.raw(two.as_bytes()).status, 400 | 421));
}

#[test]
fn another_site_in_the_same_browser_is_refused() {
    let served = Served::plain();
    for header in
        ["origin: https://example.org", "origin: null", "sec-fetch-site: cross-site", "sec-fetch-site: same-site"]
    {
        let reply = served.ask("POST", "check", &format!("{header}\r\n"), br#"{"html": ""}"#);
        assert_eq!(reply.status, 403, "{header}");
        assert!(!reply.head.contains("access-control"), "{}", reply.head);
    }
    let own = format!("origin: http://{}\r\nsec-fetch-site: same-origin\r\n", served.host);
    assert_eq!(served.ask("POST", "check", &own, br#"{"html": ""}"#).status, 200);
}

#[test]
fn each_path_is_asked_in_its_own_way() {
    let served = Served::plain();
    for (method, path, allowed) in
        [("GET", "check", "post"), ("POST", "", "get"), ("DELETE", "open", "post"), ("PUT", "first", "get")]
    {
        let reply = served.ask(method, path, "", b"");
        assert_eq!(reply.status, 405, "{method} {path}");
        assert!(reply.head.contains(&format!("allow: {allowed}")), "{}", reply.head);
    }
    assert_eq!(served.get("../Cargo.toml").status, 404);
    assert_eq!(served.ask("OPTIONS", "check", "origin: https://example.org\r\n", b"").status, 403);
}

#[test]
fn places_are_counted_as_a_browser_counts_them() {
    let served = Served::plain();
    let html =
        "<h1>Été 🕊️ قُتل</h1>\n<p>🕊️ قُتل &amp; On 3 May 2029, <strong>46</strong> people were killed in Dalim.</p>";
    let answer = served.check(&json!({"html": html, "serial": 7, "date": "2029-05-08"}));
    assert_eq!(answer["serial"], 7);
    assert_eq!(answer["summary"], "1 figure of harm: 1 with none found.");
    assert_eq!(words(html, &answer["claims"][0]["at"]), "46</strong> people");
    assert_eq!(answer["claims"][0]["text"], "46 people");
    assert_eq!(words(html, &answer["claims"][0]["time"]["at"]), "3 May 2029");
    let question = &answer["questions"][0];
    assert_eq!(words(html, &question["at"]), "46</strong> people");
    assert_eq!(question["paragraph"], 2);
    assert_eq!(question["message"], "“46 people” killed: no source found here. Who reported it?");
    assert_eq!(answer["date"]["day"], "2029-05-08");
}

#[test]
fn an_edited_draft_is_answered_as_one_that_is_read_afresh() {
    let (served, afresh) = (Served::plain(), Served::plain());
    let drafts = [
        "<p>On 3 May 2029, 46 people were killed in Dalim.</p>",
        "<p>On 3 May 2029, 46 people were killed in Dalim, the port office said.</p>",
        "<p>Leyla Haroun spoke.</p>\n<p>On 3 May 2029, 46 people were killed in Dalim, the port office said.</p>",
        "<p>Leyla Haroun spoke.</p>\n<p>Leila Haroun did too.</p>",
        "",
    ];
    for html in drafts {
        let ask = json!({"html": html});
        let edited = served.check(&ask);
        afresh.check(&json!({"html": "<p>Something else.</p>", "name": "other.html"}));
        assert_eq!(edited, afresh.check(&ask), "{html}");
    }
}

#[test]
fn nothing_to_ask_is_no_praise() {
    let html = "<p>The port office said on 4 May 2029 that 46 people drowned on 3 May 2029.</p><p><img></p>";
    let answer = Served::plain().check(&json!({"html": html, "date": "2029-05-08", "images": 2}));
    assert_eq!(answer["questions"], json!([]));
    assert_eq!(
        answer["quiet"],
        "No questions raised. sitlint reads wording, not truth: nothing was verified. 1 figure of harm read. Not read: 3 images."
    );
}

#[test]
fn a_copied_list_masks_what_the_page_shows() {
    let rule = "[[rule]]\ncode = \"DNH990\"\nname = \"own-protection\"\nseverity = \"error\"\nmessage = \"“{words}” can be found.\"\n\
        find.phrase = [\"Rana Haddad\"]\ndoc = \"\"\"\nNames a source.\n\n```bad\n[[Rana Haddad]] spoke.\n```\n\
        \n```good\nA nurse spoke.\n```\n\"\"\"\n";
    let files = [("sitlint.toml", "rules = [\"own.toml\"]\n"), ("own.toml", rule)];
    let served = Served::with(&files, &[]);
    let html = "<p>4 May 2029</p>\n<p>Rana <b>Haddad</b> ran. On 3 May 2029, 46 people were killed.</p>";
    let shown = served.check(&json!({"html": html}));
    assert!(shown["questions"].as_array().unwrap().iter().any(|one| one["words"] == "Rana Haddad"), "{shown}");
    let reply = served.ask("POST", "list", "", json!({"html": html}).to_string().as_bytes());
    assert_eq!(reply.status, 200);
    assert!(reply.body.contains("[masked]") && reply.body.contains("Paragraph 2"), "{}", reply.body);
    assert!(!reply.body.contains("Haddad"), "{}", reply.body);
}

#[test]
fn a_word_file_becomes_rich_text() {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/weekly.docx")).unwrap();
    let reply = Served::plain().ask("POST", "open?name=C%3A%5Cfiles%5Cweekly%20report.docx", "", &bytes);
    assert_eq!(reply.status, 200, "{}", reply.body);
    let opened: Value = serde_json::from_str(&reply.body).unwrap();
    assert_eq!(opened["name"], "weekly report.docx");
    let html = opened["html"].as_str().unwrap();
    for part in [
        "<h1>",
        "<table><thead><tr><th>",
        "<ul><li>",
        "<strong>46 people</strong> were killed in Dalim &amp; its suburbs",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_in_a_sentence() {
    let served = Served::plain();
    for (name, bytes, told) in [
        ("a.docx", &b"no zip"[..], "a.docx"),
        ("a.exe", b"MZ", "a.exe is none of the files that sitlint reads"),
        ("a.txt", b"\xff\xfe\x00\xd8", "a.txt"),
    ] {
        let reply = served.ask("POST", &format!("open?name={name}"), "", bytes);
        assert_eq!(reply.status, 422, "{name}: {}", reply.body);
        let trouble: Value = serde_json::from_str(&reply.body).unwrap();
        assert!(trouble["error"].as_str().unwrap().contains(told), "{trouble}");
    }
    assert_eq!(served.ask("POST", "check", "", b"{").status, 422);
    assert_eq!(served.get("first").status, 204, "it goes on");
}

#[test]
fn a_body_that_is_too_long_is_refused() {
    let served = Served::plain();
    let long = vec![b'a'; (16 << 20) + 1];
    let reply = served.ask("POST", "check", "", &long);
    assert!(reply.status == 413 || reply.status == 0, "{}", reply.status);
    assert_eq!(served.ask("GET", "first", "", b"a").status, 413);
    assert_eq!(served.get("first").status, 204, "it goes on");
}

#[test]
fn what_is_no_http_ends_nothing() {
    let served = Served::plain();
    for request in [&b"\x16\x03\x01\x02\x00"[..], b"GET\r\n\r\n", b"POST / HTTP/9\r\n\r\n", b"", &[0; 4096]] {
        assert!(matches!(served.raw(request).status, 0 | 400 | 505), "{request:?}");
    }
    assert_eq!(served.get("").status, 200);
}

#[test]
fn a_rule_tells_why_it_asks() {
    let served = Served::plain();
    let reply = served.get("rule/unsourced-casualty-figure");
    assert!(reply.status == 200 && reply.body.starts_with("<h2>Unsourced casualty figure</h2><p>"), "{}", reply.body);
    assert_eq!(served.get("rule/no-such-rule").status, 404);
}

#[test]
fn the_nearest_settings_hold_and_the_named_draft_is_shown() {
    let settings = "date = \"2029-05-08\"\nignore = [\"unsourced-casualty-figure\"]\n";
    let files = [("reports/sitlint.toml", settings), ("reports/week.md", "# Week\n\n14 people drowned on Friday.\n")];
    let served = Served::with(&files, &["reports/week.md"]);
    let opened: Value = serde_json::from_str(&served.get("first").body).unwrap();
    assert_eq!(opened["html"], "<h1>Week</h1><p>14 people drowned on Friday.</p>");
    let answer = served.check(&json!({"html": opened["html"]}));
    assert_eq!(answer["date"], json!({"day": "2029-05-08", "from": "given", "at": null}));
    assert_eq!(answer["questions"], json!([]));
}

#[test]
fn names_are_compared_with_the_drafts_of_a_folder_that_is_named() {
    let files = [("a.md", "Leyla Haroun spoke. Leyla Haroun left."), ("b.md", "Leyla Haroun came.")];
    let ask = json!({"html": "<p>Leila Haroun agreed.</p>", "date": "2029-05-08"});
    let beside = Served::with(&files, &["."]).check(&ask);
    assert!(beside["questions"][0]["message"].as_str().unwrap_or_default().contains("Leyla Haroun"), "{beside}");
    let alone = Served::with(&files, &[]).check(&ask);
    assert_eq!(alone["questions"], json!([]));
}

#[test]
fn what_cannot_begin_is_told_in_a_sentence() {
    let holder = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = holder.local_addr().unwrap().port().to_string();
    let folder = Folder::with(&[]);
    let run = folder.run(&["serve", "--no-open", "--port", &port]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        format!(
            "sitlint: Another program uses port {port}. Name another with --port, or leave --port out for any that is free.\n"
        )
    );
    let run = folder.run(&["serve", "--no-open", "nowhere.docx"]);
    assert_eq!((run.code, run.err.as_str()), (2, "sitlint: nowhere.docx: there is no such file or folder.\n"));
    assert_eq!(folder.run(&["serve", "--no-open", "--profile", "nobody"]).code, 2);
}
