//! What can be asked for behind the key.

use hyper::{Method, StatusCode};

use crate::serve::entrance::Refusal;

/// Something that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// A file of the page.
    File(&'static File),
    /// The draft that the page begins with.
    First,
    /// The page of a rule.
    Rule(String),
    /// What is to be said about a draft.
    Check,
    /// The questions as a list.
    List,
    /// The draft in a file, of this name.
    Open(String),
}

/// A file of the page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct File {
    name: &'static str,
    pub(super) kind: &'static str,
    pub(super) text: &'static str,
}

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The page is in the program.
const FILES: &[File] = &[
    File { name: "", kind: "text/html; charset=utf-8", text: include_str!("page/page.html") },
    File { name: "page.css", kind: "text/css; charset=utf-8", text: include_str!("page/page.css") },
    File { name: "page.js", kind: SCRIPT, text: include_str!("page/page.js") },
    File { name: "paper.js", kind: SCRIPT, text: include_str!("page/paper.js") },
    File { name: "paste.js", kind: SCRIPT, text: include_str!("page/paste.js") },
    File { name: "marks.js", kind: SCRIPT, text: include_str!("page/marks.js") },
    File { name: "panel.js", kind: SCRIPT, text: include_str!("page/panel.js") },
    File { name: "example.js", kind: SCRIPT, text: include_str!("page/example.js") },
    File { name: "icon.svg", kind: "image/svg+xml", text: include_str!("page/icon.svg") },
];

const UNKNOWN: Refusal = Refusal { status: StatusCode::NOT_FOUND, sentence: "There is nothing here." };

/// Where a method and a path behind the key lead; of a method that is not the path's own, the one that is.
pub(super) fn route(method: &Method, path: &str, query: Option<&str>) -> Result<Route, (Refusal, Option<Method>)> {
    let name = || query.and_then(|query| query.strip_prefix("name=")).map(decoded).unwrap_or_default();
    let (own, route) = match path {
        "check" => (Method::POST, Route::Check),
        "list" => (Method::POST, Route::List),
        "open" => (Method::POST, Route::Open(name())),
        "first" => (Method::GET, Route::First),
        path => match (path.strip_prefix("rule/"), FILES.iter().find(|file| file.name == path)) {
            (Some(name), _) => (Method::GET, Route::Rule(decoded(name))),
            (None, Some(file)) => (Method::GET, Route::File(file)),
            (None, None) => return Err((UNKNOWN, None)),
        },
    };
    if *method == own {
        return Ok(route);
    }
    let sentence = "That is not how to ask for this.";
    Err((Refusal { status: StatusCode::METHOD_NOT_ALLOWED, sentence }, Some(own)))
}

/// A part of an address as it was before it was one.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let [first, more @ ..] = rest {
        rest = more;
        let digit = |at: usize| more.get(at).and_then(|&digit| char::from(digit).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &more[2..];
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_were() {
        assert_eq!(decoded("Rapport%20n%C2%B0%203.docx"), "Rapport n° 3.docx");
        assert_eq!(decoded("100%.md%4"), "100%.md%4");
        assert_eq!(route(&Method::POST, "open", Some("name=a%2Fb.md")), Ok(Route::Open("a/b.md".into())));
    }

    #[test]
    fn each_path_has_one_method() {
        assert_eq!(route(&Method::GET, "check", None).unwrap_err().1, Some(Method::POST));
        assert_eq!(route(&Method::POST, "", None).unwrap_err().1, Some(Method::GET));
        assert_eq!(route(&Method::GET, "../Cargo.toml", None), Err((UNKNOWN, None)));
        assert_eq!(route(&Method::GET, "rule/vague-time", None), Ok(Route::Rule("vague-time".into())));
    }
}
