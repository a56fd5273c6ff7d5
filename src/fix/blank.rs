//! Blanks: places for what only the writer can know. They are left visible in the text, and asked about until filled in.

/// For who said so.
pub const SOURCE: &str = "‹source›";
/// For the day.
pub const DATE: &str = "‹date›";
/// For why a finding is allowed.
pub const REASON: &str = "‹reason›";
/// For what a note or a line under a table says.
pub const CITED: &str = "‹source›, ‹date›.";

/// Whether words are a blank and nothing else.
#[must_use]
pub fn is_blank(words: &str) -> bool {
    let inner = words.trim().strip_prefix('‹').and_then(|rest| rest.strip_suffix('›'));
    inner.is_some_and(|inner| !inner.contains(['‹', '›']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_nothing_but_a_place() {
        assert!(is_blank(REASON) && is_blank(" ‹why?› "));
        assert!(!is_blank("seen by ‹name›") && !is_blank("‹a› and ‹b›") && !is_blank("") && !is_blank("reason"));
    }
}
