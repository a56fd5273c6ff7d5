//! `check --watch`: checks drafts again whenever one of them, or what holds for them, is saved.
//!
//! Files are asked for their times and sizes again and again, and not watched by the system: that works on network
//! drives, in containers and on every system alike, and sees a draft that a word processor replaces instead of writing it.

mod glance;

use std::future::poll_fn;
use std::io;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::pin::pin;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc;
use std::task::Poll;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::check;
use crate::check::Judged;
use crate::cli::Outcome;
use crate::cli::baseline::Baseline;
use crate::cli::check::watch::glance::{Glance, Stamp, stamps};
use crate::cli::check::{Check, problems};
use crate::cli::output::{complain, paint};
use crate::cli::reading::Drafts;
use crate::document::Document;
use crate::names::Library;
use crate::render::{Form, Report, clean};
use crate::workspace::{Draft, Settings, Trouble, Workspace};

/// How long files are left alone between two glances.
const PAUSE: Duration = Duration::from_millis(300);
/// After a glance files are left alone so many times as long as it took: many drafts on a slow drive are seen less often.
const SHARE: u32 = 10;
/// So many drafts are named where several have changed.
const NAMED: usize = 3;
/// Clears a terminal and keeps what was scrolled out of it.
const CLEAR: &str = "\u{1b}[2J\u{1b}[H";

/// How the last report ended: the exit code when the watch is broken off.
static ENDED: AtomicU8 = AtomicU8::new(BEFORE);
/// What it is before the first: no work was done yet, and none was refused.
const BEFORE: u8 = 130;

/// What is known of the drafts.
struct Watch<'a> {
    asked: &'a Check,
    workspace: &'a Workspace,
    library: Library,
    known: FxHashMap<String, Known>,
}

/// A draft as it was read last.
struct Known {
    stamp: Stamp,
    read: Read,
    judged: Option<Judged>,
}

/// A document with its settings, or why it could not be read.
type Read = Result<(Arc<Document>, Arc<Settings>), Trouble>;

/// What has changed since the last report.
#[derive(Debug, Default)]
struct News {
    changed: Vec<String>,
    gone: Vec<String>,
    settings: bool,
}

impl Check {
    /// Checks drafts until somebody ends it.
    pub(super) fn watched(&self, workspace: &Workspace) -> anyhow::Result<Outcome> {
        if self.reading.paths.iter().any(|path| path.as_os_str() == "-") {
            bail!("standard input is read once and cannot be watched; name drafts or folders");
        }
        if !matches!(self.format, Form::Pretty | Form::Concise) {
            bail!("--watch reports to people: its format is pretty or concise");
        }
        end_when_asked()?;
        let (library, known) = (Library::default(), FxHashMap::default());
        let mut watch = Watch { asked: self, workspace, library, known };
        let mut before: Option<Glance> = None;
        loop {
            let began = Instant::now();
            let mut now = Glance::of(self.reading.seen(workspace), before.as_ref());
            if before.as_ref().is_none_or(|before| now.differs(before)) {
                let settings = before.as_ref().is_some_and(|before| now.settings_differ(before));
                if before.is_none() || settings {
                    // What is saved from here on will differ: they are read after they were looked at.
                    workspace.forget();
                    now.settings = stamps(workspace, &now.drafts);
                    workspace.forget();
                }
                let news = watch.news(&now, settings);
                if before.as_ref().is_none_or(|before| before.troubles != now.troubles) || !news.is_empty() {
                    watch.report(&news)?;
                }
            }
            before = Some(now);
            thread::sleep(PAUSE.max(began.elapsed() * SHARE));
        }
    }
}

impl Watch<'_> {
    /// Reads what may have changed, all where the settings did, judges what has to be judged again, and tells what is new.
    fn news(&mut self, now: &Glance, settings: bool) -> News {
        let mut news = News { settings, ..News::default() };
        let stands = |draft: &Draft, stamp: &Stamp| {
            !settings && self.known.get(&draft.name).is_some_and(|known| known.stamp.stands(stamp))
        };
        let doubtful: Vec<_> = now.drafts.iter().filter(|(draft, stamp)| !stands(draft, stamp)).collect();
        let read: Vec<Read> = doubtful.par_iter().map(|(draft, _)| self.workspace.document(draft)).collect();
        let mut moved = false;
        for ((draft, stamp), read) in doubtful.into_iter().zip(read) {
            if let Some(known) = self.known.get_mut(&draft.name)
                && !settings
                && is_same(&known.read, &read)
            {
                known.stamp = stamp.clone();
                continue;
            }
            moved |= self.shelve(&draft.name, &read);
            self.known.insert(draft.name.clone(), Known { stamp: stamp.clone(), read, judged: None });
            news.changed.push(draft.name.clone());
        }
        let here: FxHashSet<&str> = now.drafts.iter().map(|(draft, _)| &*draft.name).collect();
        news.gone = self.known.keys().filter(|name| !here.contains(name.as_str())).cloned().collect();
        news.gone.sort_unstable();
        for name in &news.gone {
            moved |= self.library.draft(name).is_some();
            self.library.remove(name);
            self.known.remove(name);
        }
        self.judge(moved);
        news
    }

    /// Puts what other drafts may know of a draft on the shelf; tells whether it is something else than before.
    fn shelve(&mut self, name: &str, read: &Read) -> bool {
        let compared = read.as_ref().ok().filter(|(_, settings)| settings.compares());
        let Some((document, settings)) = compared else {
            let was = self.library.draft(name).is_some();
            self.library.remove(name);
            return was;
        };
        let digest = self.workspace.digest(document, settings);
        let same = self.library.draft(name).is_some_and(|known| known.reads_like(&digest));
        self.library.put(digest);
        !same
    }

    /// Judges the drafts that are not judged, or all where the names of one have changed for the others.
    fn judge(&mut self, all: bool) {
        let (workspace, library) = (self.workspace, &self.library);
        self.known.par_iter_mut().filter(|(_, known)| all || known.judged.is_none()).for_each(|(name, known)| {
            known.judged = known.read.as_ref().ok().map(|(document, settings)| {
                let config = settings.config.for_path(&workspace.name(Path::new(name)));
                check::check(document, library, &config, workspace.today())
            });
        });
    }

    /// Reports on all drafts.
    fn report(&self, news: &News) -> anyhow::Result<()> {
        let terminal = io::stdout().is_terminal();
        let mut out = io::stdout().lock();
        if terminal {
            write!(out, "{CLEAR}")?;
        } else if ENDED.load(Ordering::Relaxed) != BEFORE {
            writeln!(out, "\n== {news}")?;
        }
        out.flush()?;
        let mut found = match self.asked.reading.drafts(self.workspace) {
            Ok(found) => found,
            // A rule file may have lost a rule that the command line names, and may get it back.
            Err(error) => {
                complain(&format!("{error:#}"));
                ENDED.store(Outcome::Undone as u8, Ordering::Relaxed);
                return Ok(());
            }
        };
        let mut told = Vec::new();
        self.tell(&mut found, &mut told)?;
        ENDED.store(found.outcome as u8, Ordering::Relaxed);
        out.write_all(&told)?;
        if terminal && !self.asked.quiet {
            writeln!(out, "\nWatching; Ctrl-C ends it.")?;
        }
        out.flush()?;
        Ok(())
    }

    fn tell(&self, found: &mut Drafts, out: &mut Vec<u8>) -> anyhow::Result<()> {
        let asked = self.asked;
        let mut baseline = asked.baseline.as_deref().map(Baseline::read).transpose()?;
        let mut report = Report::new(asked.format, out).painted(paint(asked.color, None)).voiced(asked.voice(found));
        found.settings.iter().try_for_each(|settings| problems(&mut report, settings))?;
        for draft in std::mem::take(&mut found.list) {
            let Some(known) = self.known.get(&draft.name) else { continue };
            match (&known.read, &known.judged) {
                (Err(trouble), _) => {
                    found.complain(&trouble.to_string());
                    report.unread();
                }
                (Ok((_, settings)), Some(judged)) => {
                    let mut new = None;
                    if let Some(baseline) = &mut baseline {
                        let mut judged = judged.clone();
                        report.known(baseline.sift(&self.workspace.name(Path::new(&draft.name)), &mut judged));
                        new = Some(judged);
                    }
                    let Judged { document, claims, findings, masks, .. } = new.as_ref().unwrap_or(judged);
                    found.weigh(settings, findings);
                    report.draft(document, claims, findings, masks)?;
                }
                (Ok(_), None) => {}
            }
        }
        report.end(&[])?;
        Ok(())
    }
}

impl News {
    fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.gone.is_empty() && !self.settings
    }
}

impl std::fmt::Display for News {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |names: &[String]| {
            let named: Vec<_> = names.iter().take(NAMED).map(|name| clean(name).into_owned()).collect();
            match names.len().saturating_sub(NAMED) {
                0 => named.join(", "),
                more => format!("{} and {more} more", named.join(", ")),
            }
        };
        let settings = self.settings.then(|| "settings changed".to_owned());
        let changed = (!self.settings && !self.changed.is_empty()).then(|| format!("changed: {}", list(&self.changed)));
        let gone = (!self.gone.is_empty()).then(|| format!("gone: {}", list(&self.gone)));
        let said: Vec<_> = [settings, changed, gone].into_iter().flatten().collect();
        f.write_str(&said.join("; "))
    }
}

/// Whether a draft says what it said, under the settings that held.
fn is_same(before: &Read, now: &Read) -> bool {
    match (before, now) {
        (Ok((before, held)), Ok((now, holds))) => before.source().says_as(now.source()) && Arc::ptr_eq(held, holds),
        (Err(before), Err(now)) => before == now,
        _ => false,
    }
}

/// Ends the program when Ctrl-C is pressed, with the exit code of the last report.
fn end_when_asked() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.context("Ctrl-C cannot be listened for")?;
    let (ready, waits) = mpsc::channel();
    thread::spawn(move || {
        runtime.block_on(async {
            let mut asked = pin!(tokio::signal::ctrl_c());
            // It listens from the first time on that it is asked.
            let early = poll_fn(|cx| Poll::Ready(asked.as_mut().poll(cx))).await;
            let listens = !matches!(early, Poll::Ready(Err(_)));
            let _ = ready.send(listens); // whoever waits is there
            if listens && (early.is_ready() || asked.await.is_ok()) {
                process::exit(ENDED.load(Ordering::Relaxed).into());
            }
        });
    });
    match waits.recv() {
        Ok(true) => Ok(()),
        _ => bail!("Ctrl-C cannot be listened for"),
    }
}
