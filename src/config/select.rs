//! Which rules a name means: a rule's name, its code, the letters of a group's codes, a group's name, or `ALL`.

use crate::config::RuleRef;
use crate::rule::Group;
use crate::rulefile;

/// The positions in `rules` of those that `name` means.
///
/// # Errors
/// When it means none: a sentence with the nearest name that does.
pub(super) fn selected(name: &str, rules: &[RuleRef]) -> Result<Vec<usize>, String> {
    let upper = name.to_uppercase();
    let group = Group::ALL.iter().find(|(_, known, _)| *known == name).map(|&(_, _, group)| group);
    let means = |rule: &RuleRef| {
        let card = rule.rule().card();
        card.name == name
            || card.code == upper
            || card.code[..3] == upper
            || Some(card.group) == group
            || upper == "ALL"
    };
    let found: Vec<usize> = (0..rules.len()).filter(|&at| means(&rules[at])).collect();
    // A group may be empty; its name is right all the same.
    let known = group.is_some() || upper == "ALL" || Group::ALL.iter().any(|(letters, ..)| *letters == upper);
    if !found.is_empty() || known {
        return Ok(found);
    }
    let cards: Vec<_> = rules.iter().map(|rule| rule.rule().card()).collect();
    let names = cards.iter().flat_map(|card| [card.name, card.code]);
    let groups = Group::ALL.iter().flat_map(|&(letters, name, _)| [letters, name]);
    Err(match rulefile::nearest(name, names.chain(groups)) {
        Some(near) => format!("There is no rule, code or group `{name}`. Did you mean `{near}`?"),
        None => format!("There is no rule, code or group `{name}`. `sitlint rules` lists them all."),
    })
}
