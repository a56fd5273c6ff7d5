//! Regular English inflection; irregular verbs and nouns come from the lexicon.

/// The inflected forms of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forms {
    /// `kills`
    pub third: String,
    /// `killed`, simple past
    pub past: String,
    /// `killed`, participle
    pub participle: String,
    /// `killing`
    pub gerund: String,
}

/// The regular forms of a verb given by its base form, in lower case.
#[must_use]
pub fn forms(base: &str) -> Forms {
    let third = plural(base);
    let stem = base.strip_suffix('e').unwrap_or(base);
    let past = match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(vowel) => format!("{stem}ied"),
        _ if base.ends_with('e') => format!("{base}d"),
        _ if doubles(base) => format!("{base}{}ed", &base[base.len() - 1..]),
        _ => format!("{base}ed"),
    };
    let gerund = match base {
        _ if base.ends_with("ie") => format!("{}ying", &base[..base.len() - 2]),
        _ if base.ends_with("ee") || base.ends_with("ye") || base.ends_with("oe") => format!("{base}ing"),
        _ if doubles(base) => format!("{base}{}ing", &base[base.len() - 1..]),
        _ => format!("{stem}ing"),
    };
    Forms { third, participle: past.clone(), past, gerund }
}

/// The regular plural of a noun, which is also a verb's third person.
#[must_use]
pub fn plural(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(vowel) && !stem.is_empty() => format!("{stem}ies"),
        _ if base.ends_with("sh") || base.ends_with("ch") || base.ends_with(['s', 'x', 'z']) => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

fn vowel(char: char) -> bool {
    matches!(char, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// One syllable, one vowel, one final consonant: the consonant doubles (`trap`, `trapped`).
fn doubles(base: &str) -> bool {
    let mut last = base.chars().rev();
    let (Some(end), Some(middle), before) = (last.next(), last.next(), last.next()) else { return false };
    let syllables = base.chars().filter(|&char| vowel(char)).count();
    !vowel(end)
        && !matches!(end, 'w' | 'x' | 'y')
        && vowel(middle)
        && before.is_some_and(|before| !vowel(before))
        && syllables == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: &str, past: &str, gerund: &str, third: &str) {
        let forms = forms(base);
        assert_eq!((forms.past.as_str(), forms.gerund.as_str(), forms.third.as_str()), (past, gerund, third));
    }

    #[test]
    fn spelling_rules_hold() {
        check("kill", "killed", "killing", "kills");
        check("trap", "trapped", "trapping", "traps");
        check("die", "died", "dying", "dies");
        check("injure", "injured", "injuring", "injures");
        check("bury", "buried", "burying", "buries");
        check("perish", "perished", "perishing", "perishes");
        check("destroy", "destroyed", "destroying", "destroys");
        check("wound", "wounded", "wounding", "wounds");
    }
}
