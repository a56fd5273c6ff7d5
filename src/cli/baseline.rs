//! `check --baseline` and `check --write-baseline`: findings that are known are left out, so that new ones stand out.
//!
//! The file holds a key of its own and keyed hashes, never words. What is hashed are the rule, the words, and a few words
//! to both sides, as a report would show them: masked. What protection rules find is never put by.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::Path;

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use siphasher::sip128::{Hasher128, SipHasher13};

use crate::check::Judged;
use crate::document::Document;
use crate::finding::Finding;
use crate::render::Excerpt;
use crate::text::{Range, Span};
use crate::workspace::replace;

/// So many words to each side tell a place from others with the same words; an edit further off leaves it known.
const BESIDE: usize = 4;

/// These words are looked for in so many bytes.
const REACH: usize = 160;

/// The version of the file that this program writes.
const VERSION: u32 = 1;

/// Known findings.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Baseline {
    version: u32,
    /// The key of the hashes, in hexadecimal digits.
    key: String,
    /// The hashes of each file's findings, in hexadecimal digits; the same twice for two findings that look the same.
    files: BTreeMap<String, Vec<String>>,
}

impl Baseline {
    /// An empty one, with a key that nobody else has.
    fn new() -> Self {
        let random = || RandomState::new().build_hasher().finish();
        Self { version: VERSION, key: format!("{:016x}{:016x}", random(), random()), files: BTreeMap::new() }
    }

    /// The baseline in a file.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let name = path.display();
        let text = fs::read_to_string(path).with_context(|| format!("{name} cannot be read as a baseline"))?;
        let read: Self = serde_json::from_str(&text)
            .map_err(|_| anyhow::anyhow!("{name} is no baseline: write it anew with --write-baseline"))?;
        if read.version != VERSION || u128::from_str_radix(&read.key, 16).is_err() {
            bail!("{name} is no baseline that this version reads: write it anew with --write-baseline");
        }
        Ok(read)
    }

    /// One to fill for a file: with the key of what stands there, so that what is known keeps its hash.
    pub(super) fn afresh(path: &Path) -> anyhow::Result<Self> {
        if !path.exists() {
            return Ok(Self::new());
        }
        Ok(Self { files: BTreeMap::new(), ..Self::read(path)? })
    }

    /// Notes the findings of a draft.
    pub(super) fn note(&mut self, name: String, judged: &Judged) {
        let mut hashes = self.hashes(judged).into_iter().flatten().collect::<Vec<_>>();
        hashes.sort();
        if !hashes.is_empty() {
            self.files.insert(name, hashes);
        }
    }

    /// Takes the findings out of a draft that are known, and their hashes out of the baseline. Gives how many.
    pub(super) fn sift(&mut self, name: &str, judged: &mut Judged) -> usize {
        let hashes = self.hashes(judged);
        let before = judged.findings.len();
        let Some(known) = self.files.get_mut(name) else { return 0 };
        let mut hashes = hashes.into_iter();
        judged.findings.retain(|_| {
            let at = hashes.next().flatten().and_then(|hash| known.iter().position(|known| *known == hash));
            at.map(|at| known.swap_remove(at)).is_none()
        });
        before - judged.findings.len()
    }

    /// How many findings are still known that are no longer there: of the drafts that were read, and of those that are gone.
    pub(super) fn stale(&self, was_read: impl Fn(&str) -> bool) -> usize {
        let gone = |name: &str| was_read(name) || !Path::new(name).exists();
        self.files.iter().filter(|(name, _)| gone(name)).map(|(_, hashes)| hashes.len()).sum()
    }

    /// Writes the file, whole or not at all.
    pub(super) fn write(&self, path: &Path) -> anyhow::Result<()> {
        let mut text = serde_json::to_string_pretty(self).context("the baseline cannot be put into words")?;
        text.push('\n');
        replace(path, text.as_bytes()).with_context(|| format!("{} cannot be written", path.display()))
    }

    /// The hash of each finding of a draft; none for what a protection rule found.
    fn hashes(&self, judged: &Judged) -> Vec<Option<String>> {
        let document = &judged.document;
        let excerpt = Excerpt::of(document.source(), &judged.masks);
        let key = u128::from_str_radix(&self.key, 16).unwrap_or_default().to_le_bytes();
        let hash = |finding: &Finding| {
            if finding.is_protective() {
                return None;
            }
            let mut hasher = SipHasher13::new_with_key(&key);
            let mut write = |part: &str| {
                hasher.write(part.as_bytes());
                hasher.write(&[0xFF]); // a byte that no text has
            };
            write(&finding.rule);
            let (before, after) = beside(document, finding.span);
            excerpt.words(finding.span).split_whitespace().for_each(&mut write);
            // A sentence more before or after is no other place.
            let ends = ['.', '!', '?'];
            let before = excerpt.words(before);
            let words: Vec<&str> = words(before.rsplit(ends).next().unwrap_or("")).collect();
            words.iter().rev().take(BESIDE).for_each(|word| write(word));
            write("");
            self::words(excerpt.words(after).split(ends).next().unwrap_or("")).take(BESIDE).for_each(&mut write);
            Some(format!("{:032x}", hasher.finish128().as_u128()))
        };
        judged.findings.iter().map(hash).collect()
    }
}

/// The words of a text, without their signs: a comma more is no other place.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What stands before and after a stretch in its paragraph.
fn beside(document: &Document, span: Span) -> (Span, Span) {
    let nothing = (Span::new(span.start, span.start), Span::new(span.end, span.end));
    let Some(id) = document.paragraph_at(span.start).filter(|_| span.start < span.end) else { return nothing };
    let Some(slot) = document.slot(id) else { return nothing };
    let whole = document.span(id, Range::new(0, slot.paragraph.prose.block.len()));
    // A paragraph may be as long as its draft.
    let text = document.source().text();
    let (from, to) = (span.start.saturating_sub(REACH).max(whole.start), (span.end + REACH).min(whole.end));
    let from = (from..=span.start).find(|&at| text.is_char_boundary(at)).unwrap_or(span.start);
    let to = (span.end..=to).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(span.end);
    (Span::new(from.min(span.start), span.start), Span::new(span.end, to))
}
