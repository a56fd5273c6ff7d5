//! A share of victims without the number it is a share of.

use crate::facts::{Form, Status};
use crate::finding::{Finding, Severity};
use crate::prose::{Class, Classes, Kind, Prose};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The rule.
pub struct ShareWithoutBase;

/// "cent" is a unit.
const SHARES: Classes = Classes::of(&[Class::Share, Class::Unit]);
const NUMBER: Classes = Classes::of(&[Class::Number, Class::Magnitude, Class::About]);
const HARMED: Classes = Classes::of(&[Class::HarmAdjective, Class::HarmVerb, Class::HarmNoun, Class::HarmToll]);
const BETWEEN: Classes = Classes::of(&[Class::Determiner, Class::Person, Class::Adverb, Class::Pronoun]);
/// The people that a share can be of.
const WHOLE: Classes = Classes::of(&[
    Class::Person,
    Class::Group,
    Class::Demonym,
    Class::HarmAdjective,
    Class::HarmNoun,
    Class::HarmVerb,
    Class::HarmToll,
]);

/// How far behind a number its people may stand, in tokens.
const PEOPLE: usize = 4;

impl Rule for ShareWithoutBase {
    fn card(&self) -> Card<'_> {
        Card {
            code: "FIG112",
            name: "share-without-base",
            group: Group::Figures,
            scope: Scope::Paragraph,
            severity: Severity::Hint,
            default: true,
            fixable: false,
            page: include_str!("share_without_base.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        let mut claims = cx.claims().peekable();
        for (id, slot) in cx.paragraphs() {
            let prose = &slot.paragraph.prose;
            let mut shares = Vec::new();
            while let Some(claim) = claims.next_if(|claim| claim.paragraph == id) {
                let share = claim.figure.count.form == Form::Share && claim.figure.status == Status::Asserted;
                shares.extend(share.then_some(claim.figure.at));
            }
            let told = told(prose, &shares);
            for share in shares.into_iter().chain(told) {
                let at = prose.sentence_of(prose.token_at(share.start));
                let (before, sentence) = (prose.sentences[at.saturating_sub(1)], prose.sentences[at]);
                if !has_base(prose, before.first..sentence.end, share) {
                    let message = format!("“{}”: out of how many?", prose.line(share));
                    findings.push(Finding::new(Severity::Hint, cx.document.span(id, share), message));
                }
            }
        }
    }
}

/// The shares of people who came to harm that no claim tells; the claims' own are in the order of the text.
fn told(prose: &Prose, claimed: &[Range]) -> Vec<Range> {
    let mut told: Vec<Range> = Vec::new();
    let percent = memchr::memchr(b'%', prose.text().as_bytes()).is_some();
    for sentence in &prose.sentences {
        let tokens = sentence.first..sentence.end;
        if !sentence.classes.any(SHARES) && !(percent && tokens.clone().any(|at| prose.tokens[at].is_sign('%'))) {
            continue;
        }
        for share in tokens.filter_map(|at| share_at(prose, at)) {
            let next = claimed.partition_point(|known| known.end <= share.start);
            if !claimed[next..].first().into_iter().chain(told.last()).any(|known| known.touches(share)) {
                told.push(share);
            }
        }
    }
    told
}

/// The share of people who came to harm whose last word stands at a token: a third of the wounded.
fn share_at(prose: &Prose, at: usize) -> Option<Range> {
    let tokens = &prose.tokens;
    if !tokens[at].classes.any(HARMED) {
        return None;
    }
    let mut back = at;
    // "of all those displaced", "of the dead".
    while back > 0 && at - back < 3 && tokens[back - 1].classes.any(BETWEEN) && !prose.says(back - 1, "of") {
        back -= 1;
    }
    let of = back.checked_sub(1).filter(|&of| prose.says(of, "of"))?;
    let mut first = of.checked_sub(1)?;
    if !(tokens[first].is_sign('%') || tokens[first].is(Class::Share) || prose.says(first, "cent")) {
        return None;
    }
    let counts = |at: usize| {
        tokens[at].kind == Kind::Number
            || tokens[at].classes.any(NUMBER)
            || prose.says(at, "per")
            || prose.says(at, "a")
            || tokens[at].is_hyphen()
    };
    while first > 0 && counts(first - 1) {
        first -= 1;
    }
    Some(prose.range(first, at + 1))
}

/// Whether a number of people stands in these sentences, besides the share itself.
fn has_base(prose: &Prose, mut sentences: std::ops::Range<usize>, share: Range) -> bool {
    sentences.any(|at| {
        let token = &prose.tokens[at];
        let number = token.kind == Kind::Number || token.classes.any(Classes::of(&[Class::Number, Class::Vague]));
        let after = (at + 1..=at + PEOPLE).map_while(|next| prose.tokens.get(next));
        let mut after = after.take_while(|next| {
            next.is_wordy() && !next.classes.any(Classes::of(&[Class::Share, Class::TimeUnit])) || next.is_hyphen()
        });
        number && !share.touches(token.at) && after.any(|next| next.classes.any(WHOLE))
    })
}
