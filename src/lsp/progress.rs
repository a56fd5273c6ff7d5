//! How far the first reading of a folder is: told to an editor that can show it, and stopped where the writer says so.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::lsp::protocol::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin, WorkDoneProgressEnd,
    WorkDoneProgressReport,
};
use crate::lsp::wire::Wire;

/// The progress of one piece of work. It is told from the moment on that the editor agrees, and not before.
pub(super) struct Progress {
    token: String,
    wire: Wire,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    stage: Stage,
    granted: bool,
    stopped: bool,
    done: usize,
    total: usize,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Untold,
    Begun,
    Ended,
}

impl Progress {
    /// Progress that the editor knows by this token.
    pub(super) fn new(token: String, wire: Wire) -> Self {
        Self { token, wire, state: Mutex::default() }
    }

    /// What the editor knows it by.
    pub(super) fn token(&self) -> ProgressToken {
        ProgressToken::String(self.token.clone())
    }

    /// The editor agrees to show it.
    pub(super) fn grant(&self) {
        let mut state = self.state();
        state.granted = true;
        self.begin(&mut state);
        if state.stage == Stage::Ended {
            // The work was done before the editor agreed: it is not to wait for what does not come.
            self.tell(WorkDoneProgress::Begin(begin(&state)));
            self.tell(WorkDoneProgress::End(end(&state)));
        }
    }

    /// So many drafts of so many are read. Gives `false` where the writer wants no more.
    pub(super) fn report(&self, done: usize, total: usize) -> bool {
        let mut state = self.state();
        (state.done, state.total) = (done, total);
        if state.granted && state.stage == Stage::Untold {
            self.begin(&mut state);
        } else if state.stage == Stage::Begun {
            self.tell(WorkDoneProgress::Report(WorkDoneProgressReport {
                cancellable: Some(true),
                message: Some(counted(&state)),
                percentage: percentage(&state),
            }));
        }
        !state.stopped
    }

    /// The writer wants no more of it.
    pub(super) fn stop(&self) {
        self.state().stopped = true;
    }

    /// The work is done.
    pub(super) fn end(&self) {
        let mut state = self.state();
        if !state.stopped {
            state.done = state.total;
        }
        if state.stage == Stage::Begun {
            self.tell(WorkDoneProgress::End(end(&state)));
        }
        state.stage = Stage::Ended;
    }

    fn begin(&self, state: &mut State) {
        if state.stage == Stage::Untold && state.total > 0 {
            state.stage = Stage::Begun;
            self.tell(WorkDoneProgress::Begin(begin(state)));
        }
    }

    fn tell(&self, value: WorkDoneProgress) {
        let params = ProgressParams { token: self.token(), value: ProgressParamsValue::WorkDone(value) };
        self.wire.notify("$/progress", &params);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn begin(state: &State) -> WorkDoneProgressBegin {
    WorkDoneProgressBegin {
        title: "sitlint reads the drafts of the folder".to_owned(),
        cancellable: Some(true),
        message: Some(counted(state)),
        percentage: percentage(state),
    }
}

fn end(state: &State) -> WorkDoneProgressEnd {
    let message = if state.stopped { format!("stopped after {}", counted(state)) } else { counted(state) };
    WorkDoneProgressEnd { message: Some(message) }
}

fn counted(state: &State) -> String {
    format!("{} of {} drafts", state.done, state.total)
}

fn percentage(state: &State) -> Option<u32> {
    u32::try_from(state.done * 100 / state.total.max(1)).ok()
}
