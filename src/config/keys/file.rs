//! The keys of `sitlint.toml`.

use crate::claims::DateForm;
use crate::config::file::FAIL_ON;
use crate::config::keys::{Key, Takes, key, names, needed};
use crate::config::profiles;
use crate::rule::{PerCent, Reach};

/// The keys of a configuration file.
pub const CONFIGURATION: &[Key] = &[
    key("profile", PROFILE, Takes::OneOf(profile_names)),
    key("date", DATE, Takes::Day),
    key(
        "fail-on",
        "The least severity at which `sitlint check` ends with exit code 1. Without it: error.",
        Takes::OneOf(|| names(FAIL_ON)),
    ),
    key("select", SELECT, Takes::Rules),
    key("ignore", "Rules, codes or groups that do not run.", Takes::Rules),
    key("severity", SEVERITY, Takes::Levels),
    key("override", "Other settings for some drafts: the last one that holds a draft counts.", Takes::Tables(OVERRIDE)),
    key(
        "extends",
        "Rule files that you share with others, relative to this folder: paths or patterns such as \"../house/*.toml\". Nothing is fetched from a network.",
        Takes::Texts,
    ),
    key(
        "rules",
        "Rule files of your own, relative to this folder: paths or patterns such as \"rules/*.toml\".",
        Takes::Texts,
    ),
    key("style", "Decisions of the house.", Takes::Table(STYLE)),
    key("lexicon", LEXICON, Takes::Words),
    key("name", "A name that your drafts must spell in one way.", Takes::Tables(ENTRY)),
    key("place", "A place whose name your drafts must spell in one way.", Takes::Tables(ENTRY)),
];

/// What `[lexicon]` holds.
pub(super) const LEXICON: &str = "Words that sitlint should know, such as `nouns.person = [\"brigadist\"]`.";

const PROFILE: &str =
    "Who the drafts are for: it decides which rules run and how much they weigh. Without it: default.";
const DATE: &str = "The date of drafts that do not say their own.";
const SELECT: &str = "Exactly these rules, codes or groups run.";
const SEVERITY: &str =
    "How much a rule, a code or a group weighs: error, warning, info, hint, on (as the rule has it) or off.";

const OVERRIDE: &[Key] = &[
    needed("files", "The drafts for which it holds, such as \"archive/**\".", Takes::Texts),
    key("profile", PROFILE, Takes::OneOf(profile_names)),
    key("date", DATE, Takes::Day),
    key("select", SELECT, Takes::Rules),
    key("ignore", "Rules, codes or groups that do not run.", Takes::Rules),
    key("severity", SEVERITY, Takes::Levels),
];

const STYLE: &[Key] = &[
    key(
        "lenient-hedges",
        "Whether a figure with “reportedly” and no source weighs a step less. Without it: false.",
        Takes::Truth,
    ),
    key(
        "strict",
        "Whether the strict reading holds: a carried source needs a cue, and single victims count. Without it: false.",
        Takes::Truth,
    ),
    key(
        "names-the-dead",
        "Whether the named dead are published on purpose, as casualty recorders do. Without it: false.",
        Takes::Truth,
    ),
    key("lakhs", "Whether numbers are grouped by lakhs and crores, as in 3,45,000. Without it: false.", Takes::Truth),
    key(
        "read-quotations",
        "Whether rules about words look into quotations, which are exempt without it. A rule may say otherwise.",
        Takes::Truth,
    ),
    key(
        "date-format",
        "How days are written, by an example. Without it: as each draft mostly has it.",
        Takes::OneOf(|| names(DateForm::ALL)),
    ),
    key(
        "per-cent",
        "How shares are written after a number. Without it no form is asked for.",
        Takes::OneOf(|| names(PerCent::ALL)),
    ),
    key(
        "source-reach",
        "How near to its figure a source must be named. Without it: section, as far as a reader takes it to hold.",
        Takes::OneOf(|| names(Reach::ALL)),
    ),
];

/// The keys of `[[name]]` and `[[place]]`.
pub(super) const ENTRY: &[Key] = &[
    needed("canonical", "The form to write.", Takes::Text),
    key("wrong", "Forms that are always flagged.", Takes::Texts),
    key("variants", "Forms of other houses, flagged where they are mixed with the canonical one.", Takes::Texts),
    key("house-variants", "Another word for `variants`.", Takes::Texts),
    key("short", "Forms that may stand for it later on.", Takes::Texts),
    key("titles", "Titles that its bearer has.", Takes::Texts),
    key("kind", "What bears it: a person where a name does not say, a place where a place does not.", BEARER),
    key("entity", "Another word for `kind`.", BEARER),
];

const BEARER: Takes = Takes::OneOf(|| vec!["person", "place", "organisation"]);

/// The names of the profiles.
pub(super) fn profile_names() -> Vec<&'static str> {
    profiles().collect()
}
