//! Text as bytes and lines: spans, positions, encodings, and the way from a decoded draft back to its file.

mod encoding;
mod lines;
mod origin;
mod source;
mod span;
mod unit;

pub use encoding::{Encoding, Unreadable};
pub use lines::{Lines, Place};
pub use origin::{Origin, Paragraph, Stretch};
pub use source::Source;
pub use span::{Range, Span};
pub use unit::Unit;
