//! Half of a figure: a number that stands alone in its cell or line, or the harm that a header names.

use crate::facts::figure::harm::Hit;
use crate::facts::figure::number::number;
use crate::facts::figure::{Count, Form, harm};
use crate::prose::words::figure::{MEASURES, NO_COUNTS};
use crate::prose::{Class, Classes, Harm, Kind, Lexicon, Prose, Sentence, Token, View};
use crate::text::Range;

/// Half of a figure. Which half it belongs to is told by its table or by the line beside it, so a claim joins them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// `1,402`, `20–30`, `~50`: how many.
    Number {
        /// The number.
        at: Range,
        /// How many.
        count: Count,
    },
    /// `Killed`, `# of deaths`, `Families displaced`, `Wounded 1–7 May`: what happened to them.
    Label {
        /// The words of harm.
        at: Range,
        /// What harm.
        harm: Harm,
        /// Whether the label counts people ("Refugees", "Killed") rather than naming a subject ("Displacement").
        counts: bool,
    },
    /// `Deaths per 100,000`, `Share of displaced (%)`, `Cost`: numbers under it count nobody.
    Other,
}

/// A header is at most so long, in tokens.
const LONGEST: usize = 14;
/// Words that only a sentence has.
const SENTENCE: Classes = Classes::of(&[Class::Modal, Class::Have, Class::Pronoun, Class::Contrast, Class::Unreal]);

/// What half of a figure a short paragraph is, if it is one.
pub(in crate::facts) fn half(prose: &Prose, lexicon: &Lexicon) -> Option<Half> {
    let count = prose.tokens.len();
    if count == 0 || count > LONGEST {
        return None;
    }
    let sentence = Sentence::of(&prose.tokens, 0, count);
    let view = View::new(prose, sentence, lexicon);
    figure(&view).or_else(|| label(&view))
}

/// A number and nothing else but marks of a bound, a note, or a bracket behind it.
fn figure(view: &View<'_>) -> Option<Half> {
    let at_least = |at: usize| view.sign(at, '>') || view.sign(at, '≥');
    let at_most = |at: usize| view.sign(at, '<') || view.sign(at, '≤');
    let about = |at: usize| view.sign(at, '~') || view.sign(at, '≈');
    let bounded = at_least(0) || at_most(0) || about(0);
    let first = usize::from(bounded);
    let read = number(view, first).filter(|read| !read.vague)?;
    let mut count =
        Count { least: Some(read.value), most: Some(read.value), approximate: about(0), form: Form::Number };
    let mut end = read.end;
    if view.token(end).is_some_and(Token::is_dash)
        && let Some(upper) = number(view, end + 1).filter(|upper| upper.value > read.value)
    {
        (count.most, end) = (Some(upper.value), upper.end);
    }
    if at_least(0) || view.sign(end, '+') {
        count.most = None;
    }
    if at_most(0) {
        count.least = None;
    }
    end += usize::from(view.sign(end, '+'));
    let marked = |token: &Token| matches!(token.kind, Kind::Sign('*' | '†' | '‡' | '(' | '[')) || token.is_sign('.');
    if view.token(end).is_some_and(|next| !marked(next)) {
        return None;
    }
    if read.value == 0 {
        count.form = Form::Zero;
    }
    Some(Half::Number { at: view.prose.range(0, end), count })
}

/// A header that names a harm and counts who suffered it.
fn label(view: &View<'_>) -> Option<Half> {
    let tokens = &view.prose.tokens;
    let inside = bracketed(tokens);
    let measure = |at: usize| {
        let token = &tokens[at];
        let money = matches!(token.kind, Kind::Sign('%' | '$' | '€' | '£'));
        money
            || view.listed(at, MEASURES)
            || view.phrase(at, Class::Share).is_some()
            || view.is(at, Class::Share)
            || view.says(at, "per")
            || token.is(Class::Unit) && !token.is(Class::TimeUnit)
    };
    if (0..tokens.len()).any(measure) {
        return Some(Half::Other);
    }
    let mut hits = Vec::new();
    harm::hits(view, &mut hits);
    // "Shelters" is no verb here.
    let suffered = Classes::of(&[Class::HarmToll, Class::HarmNoun, Class::HarmAdjective, Class::Participle]);
    let mut named = hits.iter().filter(|hit| hit.classes.any(suffered));
    let hit = named.clone().find(|hit| !inside(hit.first)).or_else(|| named.next())?;
    let refused = |at: usize| {
        let token = &tokens[at];
        let thing = token.is(Class::Thing) && !place(view, at) && !(hit.first..hit.end).contains(&at);
        let help = token.is(Class::Help) || token.is(Class::Response) && !token.is(Class::HarmVerb);
        let number = token.kind == Kind::Number && !inside(at) && !dated(view, at);
        let verb = token.classes.any(SENTENCE) && !token.is(Class::Month);
        thing || help || number || verb || token.is(Class::Be) || view.listed(at, NO_COUNTS)
    };
    let stop = tokens.last().is_some_and(|last| last.is_sign('.') || last.is_sign('?'));
    if stop || (0..tokens.len()).any(|at| !inside(at) && refused(at)) {
        return None;
    }
    let both = hits.iter().any(|other| joined(view, hit, other));
    let harm = if both { Harm::Casualties } else { hit.harm };
    let abstracted = hit.is(Class::HarmNoun) && hit.is(Class::Singular) && !hit.is(Class::Plural);
    let numbered = (0..hit.first).any(|at| view.any(at, &["number", "no", "total", "count"]) || view.sign(at, '#'));
    Some(Half::Label { at: view.prose.range(hit.first, hit.end), harm, counts: !abstracted || numbered })
}

/// "Killed and injured", "Dead/wounded": counted together.
fn joined(view: &View<'_>, one: &Hit, other: &Hit) -> bool {
    let joint = other.first == one.end + 1
        && (view.any(one.end, &["and", "or"]) || view.sign(one.end, '/') || view.sign(one.end, '&'));
    let mixed = matches!((one.harm, other.harm), (Harm::Death, Harm::Injury) | (Harm::Injury, Harm::Death));
    joint && mixed
}

/// A place where people came to harm: "Deaths in camps" counts people, "Camps affected" does not.
fn place(view: &View<'_>, at: usize) -> bool {
    (1..=3).any(|steps| {
        view.before(at, steps).is_some_and(|token| token.is(Class::Preposition))
            && !at.checked_sub(steps).is_some_and(|at| view.any(at, &["of"]))
    })
}

/// Whether a number belongs to a date: 1–7 May, April 2024.
fn dated(view: &View<'_>, at: usize) -> bool {
    (at.saturating_sub(5)..at + 5).any(|at| view.is(at, Class::Month)) || view.prose.word(at).len() == 4
}

/// Whether a token stands in brackets.
fn bracketed(tokens: &[Token]) -> impl Fn(usize) -> bool {
    let open = tokens.iter().position(|token| token.is_sign('(') || token.is_sign('['));
    let close = tokens.iter().rposition(|token| token.is_sign(')') || token.is_sign(']'));
    move |at| open.zip(close).is_some_and(|(open, close)| (open..=close).contains(&at))
}
