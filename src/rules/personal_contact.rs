//! Phone numbers, private addresses for e-mail, handles and homes by which a private person can be reached.

mod number;

use crate::document::{Document, ParagraphId, Slot};
use crate::finding::{Finding, Fix, Severity};
use crate::format::{MarkKind, Role};
use crate::names::{Person, Registry, persons};
use crate::prose::words::contact::{ACCOUNTS, BLOCKS, CALLS, EXPOSED, HEADS, HOMES, LABELS, OWNERS, ROLES, STREETS};
use crate::prose::{Class, Classes, Kind, Prose, Sentence};
use crate::rule::{Card, Context, Findings, Group, Rule, Scope};
use crate::rules::personal_contact::number::{Run, range};
use crate::text::{Range, Span};

/// Those who speak for a body: their numbers are given to be called.
const BODIES: Classes =
    Classes::of(&[Class::Office, Class::Institution, Class::OrganisationCue, Class::Organisation, Class::KnownAcronym]);

/// Domains whose addresses are those of people at work.
const AT_WORK: [&str; 16] = [
    "un.org",
    "unhcr.org",
    "unicef.org",
    "wfp.org",
    "ifrc.org",
    "icrc.org",
    "fao.org",
    "undp.org",
    "unrwa.org",
    "unfpa.org",
    "unwomen.org",
    "ohchr.org",
    "reliefweb.int",
    "msf.org",
    "savethechildren.org",
    "nrc.no",
];

/// How many paragraphs below its first line a block of contacts reaches.
const BLOCK: u32 = 4;

/// The rule.
pub struct PersonalContact;

impl Rule for PersonalContact {
    fn card(&self) -> Card<'_> {
        Card {
            code: "DNH101",
            name: "personal-contact",
            group: Group::Protection,
            scope: Scope::Document,
            severity: Severity::Error,
            default: true,
            fixable: true,
            page: include_str!("personal_contact.md"),
        }
    }

    fn check(&self, cx: &Context<'_>, findings: &mut Findings<'_>) {
        for (id, slot) in cx.document.paragraphs() {
            let here = Here { document: cx.document, id, slot };
            let mut told = |span, message: &str| {
                let mut finding = Finding::new(Severity::Error, span, message);
                finding.fixes.push(Fix::instead(span, "[withheld]"));
                findings.push(finding);
            };
            for at in here.numbers() {
                told(cx.document.span(id, at), "A phone number by which somebody can be found. Withhold it?");
            }
            for at in here.addresses() {
                told(cx.document.span(id, at), "An address by which somebody can be found. Withhold it?");
            }
            for span in here.links() {
                told(span, "A link that leads to a private person. Withhold it?");
            }
            for at in here.homes(cx.registry) {
                told(cx.document.span(id, at), "This tells where somebody lives. Withhold it?");
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Here<'a> {
    document: &'a Document,
    id: ParagraphId,
    slot: &'a Slot,
}

impl<'a> Here<'a> {
    fn prose(self) -> &'a Prose {
        &self.slot.paragraph.prose
    }

    fn numbers(self) -> Vec<Range> {
        let text = self.prose().text();
        let mut found = Vec::new();
        // Neither a plus nor a word that says so: there is no phone number.
        if !self.prose().has(CALLS) && memchr::memchr(b'+', text.as_bytes()).is_none() {
            return found;
        }
        let mut at = 0;
        while let Some(next) = text.as_bytes()[at..].iter().position(u8::is_ascii_digit) {
            let run = Run::at(text, at + next);
            at = run.end;
            if run.is_phone(self.prose()) && self.is_exposed(run.range()) {
                found.push(run.range());
            }
        }
        found
    }

    fn addresses(self) -> Vec<Range> {
        let text = self.prose().text();
        let mut found = Vec::new();
        for at in memchr::memchr_iter(b'@', text.as_bytes()) {
            let local = |char: char| char.is_alphanumeric() || "._%+-".contains(char);
            let start = text[..at]
                .rfind(|char| !local(char))
                .map_or(0, |end| end + text[end..].chars().next().map_or(1, char::len_utf8));
            let host = |char: char| char.is_alphanumeric() || ".-_".contains(char);
            let end = text[at + 1..].find(|char| !host(char)).map_or(text.len(), |end| at + 1 + end);
            let end = start + text[start..end].trim_end_matches(['.', '-', '_']).len();
            let (name, domain) = (&text[start..at], text.get(at + 1..end).unwrap_or(""));
            let range = range(start, end);
            let private = if name.is_empty() {
                domain.len() > 2 && self.is_account(range)
            } else {
                domain.contains('.') && !is_desk(name) && self.is_private_address(range, domain)
            };
            if private {
                found.push(range);
            }
        }
        found
    }

    /// Links whose address calls or writes to a private person, with the address itself.
    fn links(self) -> Vec<Span> {
        let mut found = Vec::new();
        for mark in self.prose().marks() {
            let MarkKind::Link(target) = &mark.kind else { continue };
            let text = self.prose().words(mark.at);
            let private = match target.split_once(':') {
                Some(("tel", number)) => !text.contains(number.trim()) && self.is_exposed(mark.at),
                Some(("mailto", address)) => {
                    let address = address.split('?').next().unwrap_or("");
                    let (name, domain) = address.split_once('@').unwrap_or((address, ""));
                    !text.contains('@') && !is_desk(name) && self.is_private_address(mark.at, domain)
                }
                _ => false,
            };
            if private {
                found.push(self.document.span_with_target(self.id, mark.at, target));
            }
        }
        found
    }

    /// `lives at 12 Bakr street`, of a private person.
    fn homes(self, registry: &Registry) -> Vec<Range> {
        let prose = self.prose();
        let mut found = Vec::new();
        for sentence in &prose.sentences {
            if !(sentence.lists.has(STREETS) && sentence.lists.has(HOMES)) {
                continue;
            }
            for street in (sentence.first..sentence.end).filter(|&at| prose.is(at, STREETS)) {
                let first = street.saturating_sub(5).max(sentence.first);
                let name = |at: &usize| {
                    prose.tokens[*at].capital || prose.tokens[*at].is(Class::Particle) || prose.tokens[*at].is_hyphen()
                };
                let named = (first..street).rev().take_while(name).last().unwrap_or(street);
                let Some(number) = named.checked_sub(1).filter(|&at| prose.tokens[at].kind == Kind::Number) else {
                    continue;
                };
                let lives = (sentence.first..number).any(|at| prose.is(at, HOMES));
                let whose = || {
                    let private = |person: &Person<'_>| person.sentence == *sentence && person.is_private(registry);
                    sentence.lists.has(EXPOSED) || persons(self.slot, self.id).any(|person| private(&person))
                };
                if lives && whose() {
                    found.push(prose.range(number, street + 1));
                }
            }
        }
        found
    }

    /// Whether a number or an address is not one that a body gives to be called by.
    fn is_exposed(self, at: Range) -> bool {
        let sentence = self.sentence(at);
        let exposed = sentence.lists.has(EXPOSED) && !self.opens_block();
        exposed || !is_of_body(sentence) && !self.is_labelled(at) && !self.is_in_block()
    }

    /// `T`, `Tel.`, `Fax`: a number as a letterhead has it.
    fn is_labelled(self, at: Range) -> bool {
        let prose = self.prose();
        let token = prose.token_at(at.start);
        (token.saturating_sub(2)..token).any(|at| prose.is(at, LABELS) && prose.tokens[at].capital)
    }

    fn is_private_address(self, at: Range, domain: &str) -> bool {
        let domain = domain.to_lowercase();
        let official = domain.rsplit('.').next() == Some("int")
            || domain.split('.').any(|part| matches!(part, "gov" | "gouv" | "edu" | "mil"))
            || AT_WORK.iter().any(|known| domain == *known || domain.ends_with(&format!(".{known}")));
        !official && self.is_exposed(at)
    }

    fn is_account(self, at: Range) -> bool {
        let sentence = self.sentence(at);
        let lists = sentence.lists;
        let owned = lists.has(OWNERS) && lists.has(ACCOUNTS);
        (owned || lists.has(EXPOSED) && !is_of_body(sentence)) && !self.is_in_block()
    }

    fn sentence(self, at: Range) -> Sentence {
        let prose = self.prose();
        let token = prose.token_at(at.start).min(prose.tokens.len().saturating_sub(1));
        prose.sentence(prose.sentence_of(token))
    }

    fn opens_block(self) -> bool {
        let text = self.prose().text().to_lowercase();
        BLOCKS.iter().any(|block| text.contains(block))
    }

    /// Whether it stands in a block of contacts: by its own words, the lines before, the headings, the table's header.
    fn is_in_block(self) -> bool {
        let of = |id: ParagraphId| self.document.slot(id).map(|slot| Here { document: self.document, id, slot });
        let over = |id: ParagraphId| {
            let text = of(id).map(|here| here.prose().text().to_lowercase()).unwrap_or_default();
            HEADS.iter().any(|head| text.contains(head))
        };
        let first = match self.slot.role {
            Role::Cell { .. } | Role::Item(_) => self.document.run(self.id).0,
            _ => self.id,
        };
        let before = (1..=BLOCK).filter_map(|back| of(ParagraphId(first.0.checked_sub(back)?)));
        let header = || {
            let run = self.document.run(self.id);
            (run.0.0..run.1.0)
                .map(ParagraphId)
                .take_while(|&id| of(id).is_some_and(|here| matches!(here.slot.role, Role::Cell { row: 0, .. })))
                .any(over)
        };
        self.opens_block()
            || before.take_while(|here| !matches!(here.slot.role, Role::Heading(_))).any(Here::opens_block)
            || self.document.headings(self.id).any(over)
            || header()
    }
}

fn is_of_body(sentence: Sentence) -> bool {
    sentence.classes.any(BODIES)
}

/// Whether an address is a desk's: `media@`, `ocha-syria@`.
fn is_desk(name: &str) -> bool {
    let name = name.to_lowercase();
    name.split(['.', '-', '_', '+']).any(|part| ROLES.contains(&part))
        || ROLES.iter().any(|role| role.len() > 4 && name.starts_with(role))
}
