//! The built-in profiles: which rules each shows, how much they weigh, and the house style.

use crate::config::layer::Layer;
use crate::config::style::StyleKeys;
use crate::config::{RuleRef, Setting};
use crate::rule::Style;
use crate::rulefile::{no_such, with_table};

/// The profiles, by name. Each lies over the first.
const PROFILES: &[(&str, &str)] = &[
    ("default", include_str!("../../rules/profiles/default.toml")),
    ("newswire", include_str!("../../rules/profiles/newswire.toml")),
    ("sitrep", include_str!("../../rules/profiles/sitrep.toml")),
    ("human-rights", include_str!("../../rules/profiles/human-rights.toml")),
    ("monitor", include_str!("../../rules/profiles/monitor.toml")),
    ("strict", include_str!("../../rules/profiles/strict.toml")),
    ("conflict", include_str!("../../rules/profiles/conflict.toml")),
];

/// What joins profiles that lie over each other: `sitrep+conflict`.
const OVER: char = '+';

/// A profile, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub(super) layers: Vec<Layer>,
    pub(super) style: Style,
}

/// The names of the profiles.
pub fn profiles() -> impl Iterator<Item = &'static str> {
    PROFILES.iter().map(|&(name, _)| name)
}

/// The names in that of a profile, which may join several: each lies over those before.
///
/// # Errors
/// When one of them is no profile's: a sentence with the nearest name.
pub(super) fn parts(name: &str) -> Result<Vec<&str>, String> {
    let parts: Vec<&str> = name.split(OVER).map(str::trim).collect();
    match parts.iter().find(|part| !profiles().any(|known| known == **part)) {
        Some(part) => Err(no_such("profile", part, profiles())),
        None => Ok(parts),
    }
}

/// The profile of a name, over the default one.
///
/// # Errors
/// When there is none: a sentence with the nearest name.
pub(super) fn profile(name: &str, rules: &[RuleRef]) -> Result<Profile, String> {
    let parts = parts(name)?;
    let mut profile = Profile::default();
    let over = parts.into_iter().filter(|part| *part != PROFILES[0].0);
    for (known, text) in
        [PROFILES[0].0].into_iter().chain(over).filter_map(|part| PROFILES.iter().find(|(known, _)| *known == part))
    {
        let from = format!("profile {known}");
        with_table(text, |fields| {
            let mut layer = Layer::default();
            // Tests hold that the built-in profiles are sound.
            let mut broken = Vec::new();
            if let Some(field) = fields.get("severity") {
                layer.read_levels(&field, rules, &mut broken);
            }
            if let Some(field) = fields.get("style") {
                StyleKeys::of(&field, &mut broken).lay(&mut profile.style);
            }
            layer.made = layer
                .levels
                .iter()
                .map(|(name, level)| Setting::of(&format!("severity.{name}"), level.name(), &from))
                .collect();
            profile.layers.push(layer);
        });
    }
    Ok(profile)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::rules;

    #[test]
    fn every_profile_is_sound_and_names_rules_that_exist() {
        for (name, text) in PROFILES {
            let mut broken = Vec::new();
            let ((), syntax) = with_table(text, |fields| {
                broken.extend(fields.unknown(&["severity", "style"]));
                if let Some(field) = fields.get("severity") {
                    Layer::default().read_levels(&field, &rules(), &mut broken);
                }
                if let Some(field) = fields.get("style") {
                    StyleKeys::of(&field, &mut broken);
                }
            });
            broken.extend(syntax);
            assert!(broken.is_empty(), "{name}: {broken:?}");
        }
    }

    #[test]
    fn cards_and_the_default_profile_agree_on_what_runs() {
        use crate::config::layer::Level;
        let all = rules();
        for (name, level) in profile("default", &all).expect("it exists").layers.iter().flat_map(|layer| &layer.levels)
        {
            let rule = all.iter().find(|rule| rule.rule().card().name == name).expect("the profile names rules");
            assert_eq!(rule.rule().card().default, *level != Level::Off, "{name}");
        }
    }
}
