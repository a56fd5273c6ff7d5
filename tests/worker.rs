//! `--input jsonl`: the program as the worker of another one.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod program;

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use program::Folder;
use serde_json::{Value, json};

const UNSOURCED: &str = "Gas in the coal store at Pit Two on 6 June 2022 killed 13 miners.";
const QUIET: &str = "The school opened again on 3 May 2024.";

fn lines(documents: &[Value]) -> Vec<u8> {
    documents.iter().flat_map(|document| format!("{document}\n").into_bytes()).collect()
}

#[test]
fn each_document_is_answered_in_its_order() {
    let folder = Folder::with(&[]);
    let documents: Vec<Value> =
        (0..500).map(|id| json!({"id": id, "text": if id % 3 == 0 { UNSOURCED } else { QUIET }})).collect();
    let run = folder.fed(&["check", "--input", "jsonl"], &lines(&documents));
    assert_eq!(run.code, 1);
    let answers = run.lines();
    assert_eq!(answers.len(), 500);
    for (id, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"], id);
        assert_eq!(answer["findings"].as_array().map(Vec::len), Some(usize::from(id % 3 == 0)), "{answer}");
    }
    let finding = &answers[0]["findings"][0];
    assert_eq!((&finding["file"], &finding["rule"]), (&"0".into(), &"unsourced-casualty-figure".into()));
    assert_eq!(finding["start"], json!({"offset": 55, "line": 1, "column": 56}));
}

#[test]
fn claims_and_facts_are_answered_too() {
    let folder = Folder::with(&[("in.jsonl", "")]);
    folder.write("in.jsonl", &lines(&[json!({"id": "a/b", "text": UNSOURCED}), json!({"id": null, "text": QUIET})]));
    let answers = folder.run(&["ledger", "--input", "jsonl", "in.jsonl"]).lines();
    assert_eq!((&answers[0]["id"], &answers[0]["claims"][0]["min"]), (&"a/b".into(), &13.into()));
    assert_eq!(answers[1], json!({"id": null, "claims": []}));
    let answers = folder.run(&["extract", "--input", "jsonl", "in.jsonl"]).lines();
    let kinds: Vec<_> = answers[0]["facts"].as_array().unwrap().iter().map(|fact| fact["kind"].clone()).collect();
    assert!(kinds.contains(&"figure".into()) && kinds.contains(&"date".into()), "{kinds:?}");
}

#[test]
fn a_document_has_its_own_date_and_format() {
    let folder = Folder::with(&[]);
    let text = "On Friday, 14 people were killed, the port office said.";
    let documents = [
        json!({"id": 1, "text": text, "date": "2024-05-14"}),
        json!({"id": 2, "text": text}),
        json!({"id": 3, "text": "<p>Gas killed <b>13</b> miners.</p><!-- 40 people died -->", "format": "html"}),
    ];
    let answers = folder.fed(&["ledger", "--input", "jsonl"], &lines(&documents)).lines();
    assert_eq!(answers[0]["claims"][0]["time"]["from"], "2024-05-10");
    assert_eq!(answers[1]["claims"][0]["time"]["from"], Value::Null);
    assert_eq!(answers[2]["claims"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_line_that_is_no_document_costs_no_other() {
    let folder = Folder::with(&[]);
    let mut input = b"{\"id\": 1, \"text\": 4}\nnonsense\n\n\xFF\xFE\n".to_vec();
    input.extend(lines(&[
        json!({"id": "x", "text": QUIET, "format": "pdf"}),
        json!({"id": "y", "text": QUIET, "date": "14 May"}),
        json!({"id": "z", "text": QUIET}),
    ]));
    let run = folder.fed(&["check", "--input", "jsonl"], &input);
    assert_eq!(run.code, 2);
    assert_eq!(run.err, "sitlint: some documents could not be read; their answers say why.\n");
    let said: Vec<_> = run.lines().iter().map(|answer| (answer["id"].clone(), answer["error"].clone())).collect();
    assert_eq!(said.len(), 6);
    assert_eq!(said[0].0, 1);
    assert_eq!(said[1].1, "line 2, column 2: expected ident");
    assert_eq!(said[3].1, "line 5: there is no format “pdf” of text; write plain, markdown or html");
    assert_eq!(said[4].1, "line 6: the date is written YYYY-MM-DD");
    assert_eq!(said[5], ("z".into(), Value::Null));
}

#[test]
fn whoever_sends_one_document_at_a_time_has_its_answer_at_once() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sitlint"))
        .args(["check", "--isolated", "--input", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut to, mut from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for id in 0..3 {
        to.write_all(&lines(&[json!({"id": id, "text": QUIET})])).unwrap();
        let mut answer = String::new();
        from.read_line(&mut answer).unwrap();
        assert_eq!(answer, format!("{{\"id\":{id},\"findings\":[]}}\n"));
    }
    drop(to);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
