//! The keys of rule files.

use crate::claims::{TimeGrade, TimeHow};
use crate::config::keys::file::{ENTRY, LEXICON};
use crate::config::keys::{Key, Takes, key, names, needed};
use crate::facts::{Grade, How, Status};
use crate::finding::Severity;
use crate::prose::Harm;
use crate::rulefile::FIND_KINDS;
use crate::rulefile::FORMATS;
use crate::rulefile::find::claim::BASIS;
use crate::rulefile::find::need::{FACTS, WITHIN};
use crate::rulefile::find::place::INSIDE;

/// The keys of a rule file.
pub const RULE_FILE: &[Key] = &[
    key(
        "extends",
        "Rule files that this one builds on, relative to its own folder. Nothing is fetched from a network.",
        Takes::Texts,
    ),
    key("rule", "A rule of your own.", Takes::Tables(RULE)),
    key("name", "A name that your drafts must spell in one way.", Takes::Tables(ENTRY)),
    key("place", "A place whose name your drafts must spell in one way.", Takes::Tables(ENTRY)),
    key("lexicon", LEXICON, Takes::Words),
];

const RULE: &[Key] = &[
    needed("code", "Three capital letters and three digits, such as \"OWN001\"; never used twice.", CODE),
    needed(
        "name",
        "The pattern that it flags, in lower-case words joined by hyphens, such as \"say-irregular\".",
        NAME,
    ),
    key(
        "severity",
        "How much it weighs: error, warning (without it), info, hint; or a table by profile, such as {default = \"warning\", sitrep = \"error\"}.",
        Takes::Severity,
    ),
    key("default", "Whether it runs without being selected. Without it: true.", Takes::Truth),
    key("formats", "The formats of the drafts that it looks at. Without it: all.", Takes::SomeOf(|| names(FORMATS))),
    needed(
        "message",
        "What the writer reads: one question or one action. In braces it takes words of the draft: {words}, {instead}.",
        Takes::Text,
    ),
    key("help", "More, where it helps.", Takes::Text),
    key(
        "doc",
        "Its page in Markdown. The first paragraph is the summary; `bad` fences must be flagged at their [[marks]], `good` ones not at all.",
        Takes::Text,
    ),
    needed("find", "What is looked for: a phrase, a pattern, a claim, a need, or something absent.", FIND_TABLE),
];

const CODE: Takes = Takes::Form("^[A-Z]{3}[0-9]{3}$");
const NAME: Takes = Takes::Form("^[a-z0-9]+(-[a-z0-9]+)*$");
const FIND_TABLE: Takes = Takes::OneKind(FIND, FIND_KINDS);

const PARTS: Takes = Takes::SomeOf(|| names(INSIDE));
const INSIDE_ONLY: Key = key("inside", "Only inside these parts of a draft, or facts in it.", PARTS);
const OUTSIDE_ONLY: Key = key("outside", "Only outside these parts of a draft, or facts in it.", PARTS);
const QUOTATIONS: Key = key(
    "quotations",
    "Whether quotations are read too. Without it the house decides; it leaves them alone.",
    Takes::Truth,
);

const FIND: &[Key] = &[
    key(
        "phrase",
        "Words, or a list of them, in any case and inflection. `a|b` is one or the other, `...` up to six words.",
        Takes::Texts,
    ),
    key("pattern", "A regular expression, or a list of them, over the prose of a paragraph.", Takes::Texts),
    key("claim", "Figures of harm that meet all of these.", Takes::Table(CLAIM)),
    key("need", "A fact that lacks another nearby.", Takes::Table(NEED)),
    key("absent", "A draft that lacks a section, a line at its head, or words.", Takes::Table(ABSENT)),
    key("instead", "What to write: a text, a list to choose from, or a table from phrase to text.", Takes::Instead),
    key("safe", "Whether `--fix` may write it unseen. Without it: true.", Takes::Truth),
    key("except", "Longer phrases, or patterns, around the words that make them mean something else.", Takes::Texts),
    key(
        "allowances",
        "Whether comments that allow a finding are read too, for patterns. Without it: false.",
        Takes::Truth,
    ),
    key("inflect", "Whether other forms of the words count too. Without it: true.", Takes::Truth),
    key("once", "Whether a term is told once a draft, with its other places. Without it: false.", Takes::Truth),
    key("weighs", "How much a phrase weighs that weighs otherwise than the rule, by phrase.", Takes::Weights),
    key("named", "How much a phrase weighs beside a name, by phrase: “the Karsan regime”.", Takes::Weights),
    QUOTATIONS,
    key(
        "reported",
        "How much the words weigh inside what somebody is reported to have said.",
        Takes::OneOf(|| names(Severity::ALL).into_iter().chain(["off"]).collect()),
    ),
    INSIDE_ONLY,
    OUTSIDE_ONLY,
];

const CLAIM: &[Key] = &[
    key("harm", "What happened to the people.", Takes::SomeOf(|| names(Harm::ALL))),
    key("min", "At least so many people.", Takes::Number),
    key("max", "At most so many people.", Takes::Number),
    key("approximate", "Whether the number is approximate.", Takes::Truth),
    key("source", "How well one could find the source again.", Takes::SomeOf(|| names(Grade::ALL))),
    key("how", "In which form the source is given.", Takes::SomeOf(|| names(How::ALL))),
    key("time", "How well the day is known.", Takes::SomeOf(|| names(TimeGrade::ALL))),
    key("time-how", "Where the day is said.", Takes::SomeOf(|| names(TimeHow::ALL))),
    key(
        "status",
        "Whether it is asserted, which it is where nothing is said here.",
        Takes::SomeOf(|| names(Status::ALL)),
    ),
    key("basis", "What the count rests on, as the text says it.", Takes::SomeOf(|| names(BASIS))),
    key("people", "Words for the people, in any form.", Takes::Texts),
    INSIDE_ONLY,
    OUTSIDE_ONLY,
];

const NEED: &[Key] = &[
    key("fact", "The facts that need another.", Takes::SomeOf(|| names(FACTS))),
    key("phrase", "Words that need another fact.", Takes::Texts),
    key("beside", "Facts that must stand within the same stretch.", Takes::SomeOf(|| names(FACTS))),
    needed("lacks", "Facts of which none may stand within the same stretch.", Takes::SomeOf(|| names(FACTS))),
    key("within", "How near: without it, in the same sentence.", Takes::OneOf(|| names(WITHIN))),
    QUOTATIONS,
    INSIDE_ONLY,
    OUTSIDE_ONLY,
];

const ABSENT: &[Key] = &[
    key("section", "Words of a heading, one of which must be there.", Takes::Texts),
    key("header", "Words of a line at the head of the draft, or a key of its front matter.", Takes::Texts),
    key("phrase", "Words, one of which must stand somewhere.", Takes::Texts),
];
