//! Women and children counted as one.

use crate::finding::{Finding, Severity};
use crate::format::Role;
use crate::prose::words::toll::COUNTING;
use crate::prose::{Class, Classes, Prose, Sentence};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};

/// The rule.
pub struct WomenAndChildrenLumped;

const HARMS: Classes =
    Classes::of(&[Class::HarmVerb, Class::HarmIntransitive, Class::HarmAdjective, Class::HarmNoun, Class::HarmToll]);
const COUNTS: Classes =
    Classes::of(&[Class::Number, Class::Magnitude, Class::Vague, Class::Weak, Class::Share, Class::ListOpener]);
const LUMPS: [[&str; 3]; 2] = [["women", "and", "children"], ["children", "and", "women"]];

impl Rule for WomenAndChildrenLumped {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG111",
            name: "women-and-children-lumped",
            group: Group::Figures,
            scope: Scope::Paragraph,
            severity: Severity::Hint,
            default: false,
            fixable: false,
            page: include_str!("women_and_children_lumped.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs().filter(|(_, slot)| slot.role != Role::Quote) {
            let prose = &slot.paragraph.prose;
            let counts = |one: &Sentence| one.classes.any(HARMS) && (one.numbered || one.classes.any(COUNTS));
            for &sentence in prose.sentences.iter().filter(|sentence| counts(sentence)) {
                for at in sentence.first..sentence.end {
                    let words = prose.range(at, at + 3);
                    if is_lump(prose, sentence, at) && !prose.is_quoted(words) {
                        let message =
                            format!("“{}”: how many women, how many girls, how many boys?", prose.line(words));
                        findings.push(Finding::new(Severity::Hint, cx.document.span(id, words), message));
                    }
                }
            }
        }
    }
}

/// Whether "women and children" begins at a token and is whom the sentence counts: not a clinic for them, nor a name.
fn is_lump(prose: &Prose, sentence: Sentence, at: usize) -> bool {
    let says = |words: &[&str; 3]| (at..).zip(words).all(|(at, word)| sentence.holds(at) && prose.says(at, word));
    let name = prose.tokens.get(at + 2).is_some_and(|token| token.capital);
    if name || !LUMPS.iter().any(says) {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|&before| sentence.holds(before)) else { return true };
    !prose.tokens[before].is(Class::Preposition) || prose.is(before, COUNTING)
}
