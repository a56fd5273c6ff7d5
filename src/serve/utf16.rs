//! Offsets as a browser counts them: in UTF-16 code units.

use crate::text::Span;

/// How many bytes of text lie between two places whose offsets are kept.
const STEP: usize = 512;

/// The UTF-16 offsets of a text's bytes.
pub(super) struct Utf16<'a> {
    text: &'a str,
    /// The offset of the character boundary at or before each multiple of [`STEP`].
    kept: Vec<usize>,
}

impl<'a> Utf16<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut kept = vec![0];
        let (mut from, mut units) = (0, 0);
        while from + STEP <= text.len() {
            let to = text.floor_char_boundary(kept.len() * STEP);
            units += text[from..to].encode_utf16().count();
            kept.push(units);
            from = to;
            if kept.len() * STEP > text.len() {
                break;
            }
        }
        Self { text, kept }
    }

    /// The offset of a byte; of one within a character that of the character, of one past the end that of the end.
    pub(super) fn at(&self, byte: usize) -> usize {
        let byte = self.text.floor_char_boundary(byte);
        let step = (byte / STEP).min(self.kept.len() - 1);
        let from = self.text.floor_char_boundary(step * STEP);
        self.kept[step] + self.text[from..byte].encode_utf16().count()
    }

    /// Where a span begins and ends.
    pub(super) fn span(&self, span: Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_counts_as_a_browser_counts_it() {
        let text = "a é 🕊️ قُتل 12 — ".repeat(90);
        let units = Utf16::of(&text);
        let mut expected = 0;
        for (byte, sign) in text.char_indices() {
            assert_eq!(units.at(byte), expected, "at byte {byte}");
            expected += sign.len_utf16();
        }
        assert_eq!(units.at(text.len()), expected);
        assert_eq!(units.at(text.len() + 7), expected);
        assert_eq!(Utf16::of("").at(0), 0);
    }

    #[test]
    fn a_text_as_long_as_the_steps_is_counted_to_its_end() {
        for length in [STEP - 1, STEP, STEP + 1, 2 * STEP, 3 * STEP - 1] {
            let text = "x".repeat(length);
            assert_eq!(Utf16::of(&text).at(length), length);
        }
    }
}
