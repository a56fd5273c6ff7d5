//! The requests that are answered over the wire, while they wait: which were cancelled, and how long each takes.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::lsp::protocol::Id;

/// The requests that wait, and whether the editor wants to be told how long things take.
#[derive(Debug, Default)]
pub(super) struct Calls {
    waiting: Mutex<HashMap<Id, Call>>,
    traced: AtomicBool,
}

/// A request that waits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Call {
    /// What it asks.
    pub method: &'static str,
    since: Instant,
}

impl Call {
    /// How long it has waited.
    pub(super) fn lasted(&self) -> Duration {
        self.since.elapsed()
    }
}

impl Calls {
    /// A request waits from now on.
    pub(super) fn begin(&self, id: Id, method: &'static str) {
        self.waiting().insert(id, Call { method, since: Instant::now() });
    }

    /// Whether the editor still waits for an answer.
    pub(super) fn wants(&self, id: &Id) -> bool {
        self.waiting().contains_key(id)
    }

    /// A request is answered, or given up: nothing where it was so before.
    pub(super) fn end(&self, id: &Id) -> Option<Call> {
        self.waiting().remove(id)
    }

    /// Takes in how much the editor wants to be told: `off`, `messages` or `verbose`.
    pub(super) fn trace(&self, value: &str) {
        self.traced.store(matches!(value, "messages" | "verbose"), Ordering::Relaxed);
    }

    /// Whether the editor wants to be told how long things take.
    pub(super) fn is_traced(&self) -> bool {
        self.traced.load(Ordering::Relaxed)
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<Id, Call>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
