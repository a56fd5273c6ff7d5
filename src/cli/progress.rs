//! How far long work has come: one line on a terminal, taken away before anything else is written there.

use std::env;
use std::io;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Shorter work shows nothing: what appears and is gone at once disturbs more than it tells.
const PATIENCE: Duration = Duration::from_millis(300);
/// The line is drawn anew no more often than this.
const PACE: Duration = Duration::from_millis(100);
/// Columns of the bar.
const WIDTH: usize = 30;

/// Whether the line stands on the terminal. There is one standard error, so there is one of these.
static DRAWN: AtomicBool = AtomicBool::new(false);

/// Whether a report has begun on the terminal: then that shows how far the work has come, and the line would fall into it.
static BEGUN: AtomicBool = AtomicBool::new(false);

/// How far work on drafts has come.
#[derive(Debug)]
pub(crate) struct Progress {
    total: usize,
    done: usize,
    /// When it may be drawn next; never where nobody watches.
    next: Option<Instant>,
}

impl Progress {
    /// Of work with so many steps. It is shown where standard error is a terminal and no CI system records it.
    pub(crate) fn new(total: usize) -> Self {
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        let watched = io::stderr().is_terminal() && !dumb && env::var_os("CI").is_none();
        Self { total, done: 0, next: watched.then(|| Instant::now() + PATIENCE) }
    }

    /// Of work that is not shown.
    pub(crate) fn hidden() -> Self {
        Self { total: 0, done: 0, next: None }
    }

    /// So many steps more are done.
    pub(crate) fn step(&mut self, steps: usize) {
        self.done += steps;
        let now = Instant::now();
        if self.next.is_none_or(|next| now < next) || BEGUN.load(Ordering::Relaxed) {
            return;
        }
        self.next = Some(now + PACE);
        DRAWN.store(true, Ordering::Relaxed);
        let mut err = io::stderr().lock();
        let _ = write!(err, "\r{}\u{1b}[K", line(self.done, self.total)); // nobody is told where nobody can be
        let _ = err.flush();
    }

    /// Shows nothing from now on.
    pub(crate) fn end(&mut self) {
        self.next = None;
        lift();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

/// Takes the line away, where it stands.
pub(crate) fn lift() {
    if DRAWN.swap(false, Ordering::Relaxed) {
        let mut err = io::stderr().lock();
        let _ = write!(err, "\r\u{1b}[K"); // nobody is told where nobody can be
        let _ = err.flush();
    }
}

/// `Reading drafts [=====     ] 50 %`
fn line(done: usize, total: usize) -> String {
    let done = done.min(total);
    let full = (WIDTH * done).checked_div(total).unwrap_or(WIDTH);
    let percent = (100 * done).checked_div(total).unwrap_or(100);
    format!("Reading drafts [{}{}] {percent} %", "=".repeat(full), " ".repeat(WIDTH - full))
}

/// A terminal on which the line is taken away before anything is written.
pub(crate) struct Cleared<W>(pub(crate) W);

impl<W: Write> Write for Cleared<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        BEGUN.store(true, Ordering::Relaxed);
        lift();
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_grows_with_the_work() {
        assert_eq!(line(0, 10), format!("Reading drafts [{}] 0 %", " ".repeat(30)));
        assert_eq!(line(5, 10), format!("Reading drafts [{}{}] 50 %", "=".repeat(15), " ".repeat(15)));
        assert_eq!(line(12, 10), format!("Reading drafts [{}] 100 %", "=".repeat(30)));
        assert_eq!(line(0, 0), format!("Reading drafts [{}] 100 %", "=".repeat(30)));
    }
}
