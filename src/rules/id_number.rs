//! Numbers by which registers know one person: of passports, identity cards, cases, plates and accounts.

use crate::finding::{Finding, Fix, Severity};
use crate::prose::words::identity::{BETWEEN, BODIES, DOCUMENTS, OPEN, REFUGE};
use crate::prose::{Class, Kind, Prose, Sentence};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::text::Range;

/// The fewest digits that tell one person.
const DIGITS: usize = 4;

/// The rule.
pub struct IdNumber;

impl Rule for IdNumber {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH107",
            name: "id-number",
            group: Group::Protection,
            scope: Scope::Paragraph,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("id_number.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.paragraphs() {
            let prose = &slot.paragraph.prose;
            if !prose.text().bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let mut last = Range::default();
            for at in prose.sentences.iter().flat_map(|&sentence| numbers(prose, sentence)) {
                if at.touches(last) {
                    continue;
                }
                last = at;
                let span = cx.document.span(id, at);
                let mut finding =
                    Finding::new(Severity::Error, span, "A number by which a register knows one person. Withhold it?");
                finding.fixes.push(Fix::instead(span, "[withheld]"));
                findings.push(finding);
            }
        }
    }
}

/// The numbers of a sentence that bear their register in their form, or follow the name of a document.
fn numbers(prose: &Prose, sentence: Sentence) -> impl Iterator<Item = Range> {
    let named = sentence.lists.has(DOCUMENTS.list());
    // Nearly every word is told off here.
    let digits = |at: usize| prose.tokens[at].spaced && matches!(prose.tokens[at].kind, Kind::Number | Kind::Code);
    let likely = (sentence.first..sentence.end).filter(move |&at| named || digits(at));
    likely.filter_map(move |at| formed(prose, at).or_else(|| number(prose, sentence, at).filter(|_| named)))
}

/// The number of a document whose name begins at a token.
fn number(prose: &Prose, sentence: Sentence, at: usize) -> Option<Range> {
    let named = prose.phrase(at, DOCUMENTS)?;
    if sentence.lists.has(BODIES) || prose.is(at, OPEN) && !sentence.lists.has(REFUGE) {
        return None;
    }
    let mut next = named;
    while next < named + 5 {
        let token = prose.tokens.get(next).filter(|_| next < sentence.end)?;
        let range = code(prose, next);
        let digits = range.of(prose.text()).bytes().filter(u8::is_ascii_digit).count();
        if digits >= DIGITS {
            return (!counts(prose, range)).then_some(range);
        }
        let sign = matches!(token.kind, Kind::Sign('.' | ':' | '#' | ',' | '°' | '(' | '-' | 'º'));
        if !(sign || prose.is(next, BETWEEN)) {
            return None;
        }
        next += 1;
    }
    None
}

/// Letters and digits in a row from a token on, hyphens, slashes and single spaces between groups of them included.
fn code(prose: &Prose, first: usize) -> Range {
    let text = prose.text();
    let start = prose.tokens.get(first).map_or(0, |token| token.at.start as usize);
    let mut end = start;
    let mut rest = text[start..].char_indices().peekable();
    while let Some((at, char)) = rest.next() {
        let next = rest.peek().map(|&(_, next)| next);
        let digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
        let capital = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit() || char.is_ascii_uppercase());
        let joins = matches!(char, '-' | '/') && capital(next) || char == ' ' && digit(next);
        if !(char.is_ascii_digit() || char.is_ascii_uppercase() || joins) {
            break;
        }
        end = start + at + char.len_utf8();
    }
    Range::new(u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
}

/// Whether a number is one of people or things, or a year.
fn counts(prose: &Prose, range: Range) -> bool {
    let text = range.of(prose.text());
    let after = prose.token_at(range.end);
    let noun = prose.tokens.get(after).is_some_and(|token| {
        token.is(Class::Person) || token.is(Class::Group) || token.is(Class::Thing) || token.is_sign('%')
    });
    let year = text.len() == 4 && text.parse().is_ok_and(|year: u32| (1900..2100).contains(&year));
    let grouped = prose.text()[range.end as usize..].starts_with(',');
    let rest = prose.text().as_bytes().get(range.end as usize + 1).is_some_and(u8::is_ascii_digit);
    noun || year || grouped && rest
}

/// `245-18C01234`, as UNHCR numbers cases; `DE89 3704 0044 0532 0130 00`, an account.
fn formed(prose: &Prose, at: usize) -> Option<Range> {
    let token = prose.tokens.get(at).filter(|token| token.spaced && matches!(token.kind, Kind::Number | Kind::Code))?;
    let text = prose.text();
    let bytes = &text.as_bytes()[token.at.start as usize..];
    let shape = |at: usize| match bytes.get(at) {
        Some(byte) if byte.is_ascii_digit() => b'9',
        Some(byte) if byte.is_ascii_uppercase() => b'A',
        Some(&byte) => byte,
        None => 0,
    };
    let begins = |form: &[u8]| (0..).zip(form).all(|(at, &kind)| shape(at) == kind);
    let case = begins(b"999-99A") && bytes[6] == b'C' && (7..12).all(|at| shape(at) == b'9');
    let account = begins(b"AA99") && {
        let range = code(prose, at);
        let letters = range.of(text).bytes().filter(u8::is_ascii_alphanumeric).count();
        let groups = range.of(text).split(' ').all(|group| group.len() <= 4) || !range.of(text).contains(' ');
        (15..=34).contains(&letters) && groups && !range.of(text).contains(['-', '/'])
    };
    (case || account).then(|| code(prose, at))
}
