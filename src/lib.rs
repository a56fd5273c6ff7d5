//! sitlint reads drafts of humanitarian reports and says, before a reader has to ask: who counted? when? and is that
//! the same man?
//!
//! # The line
//!
//! ```text
//!  bytes ─► format ─► prose ─► facts ─► claims ─► rules ─► findings ─► render │ lsp
//!           blocks    tokens   figures   who, when   │       spans
//!           of prose  sentences sources  for each    │       messages
//!                              dates     figure      │       fixes
//!                              names ──► name index ─┘
//!                      ▲ rules/lexicon (words)        ▲ rules/*.toml, a team's own rules
//! ```
//!
//! Text goes in on the left, findings come out on the right; nothing runs back.
//!
//! # The floors
//!
//! A file imports only from floors below its own, and there are no circles; `tests/tidy.rs` holds it.
//!
//! ```text
//!  12  lsp  cli  serve             the faces; main.rs starts them, none starts another
//!  11  workspace                   all drafts, read from disk or held open: the façade of the faces
//!  10  check  render               the one entry; findings as text
//!   9  config                      chooses among rules; nobody below knows it
//!   8  rules/*  rulefile  explain  leaves: never each other
//!   7  rule                        the contract
//!   6  claims  names  suppress     claims of a draft; the library of all drafts
//!      mask                         what no output shows
//!   5  document
//!   4  facts  fix
//!   3  prose
//!   2  format  finding
//!   1  text
//! ```
//!
//! # Invariants
//!
//! 1. A rule sees a document, its claims, the library of the other drafts, the registry and the style: never the
//!    command line, the editor, the configuration, or another rule.
//! 2. The engine never names a rule: it walks the list.
//! 3. A paragraph's facts are a function of its own text and the lexicon, and its positions are relative to itself: an
//!    edit elsewhere neither reads nor moves it. A claim reads its paragraph, its heading path and the document's own
//!    facts. A rule's card states its scope, so that an edit judges anew only what it can have changed.
//! 4. One coordinate system: a finding's span is bytes of the source text as decoded; `Source` alone maps it back to
//!    the file. Lines, columns and UTF-16 exist in `render` and `lsp` only.
//! 5. Reading prose never fails. Only files and TOML can fail; a TOML error is a finding with a span in that file.
//! 6. No I/O, clock or environment below `workspace`; "today" is a value.
//! 7. Protocol types live in `lsp/` only; core types do not derive `Serialize`; outputs have structs of their own.
//! 8. A fix may reword; it never adds a fact: no invented source, date or figure.
//! 9. Same input, same bytes out: findings are sorted, no hash order reaches an output, threads never change it.
//! 10. Nothing that a draft contains leaves the machine. Outputs receive draft text through one type, `Excerpt`,
//!     which masks what protection rules mark.
//! 11. Start-up does not pay for the built-in data: `build.rs` turns words and names into tables of the program; the
//!     other files of `rules/` are read when they are first asked for.

pub mod check;
pub mod claims;
pub mod cli;
pub mod config;
pub mod document;
pub mod explain;
pub mod facts;
pub mod finding;
pub mod fix;
pub mod format;
pub mod lsp;
pub mod mask;
pub mod names;
pub mod prose;
pub mod render;
pub mod rule;
pub mod rulefile;
pub mod rules;
pub mod serve;
pub mod suppress;
pub mod text;
pub mod workspace;
