//! The session: one thread owns all open drafts, takes everything the editor says in its order, and judges when nothing
//! waits. A burst of typing is judged once, a single keystroke at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError};

use crate::check::guard;
use crate::lsp::asking::Asks;
use crate::lsp::buffer::{Buffer, Fit};
use crate::lsp::diagnostic;
use crate::lsp::diagnostic::{Elsewhere, Eyes, Notes, Published, Shown};
use crate::lsp::draft;
use crate::lsp::draft::Draft;
use crate::lsp::hover;
use crate::lsp::log;
use crate::lsp::message::Message;
use crate::lsp::papers::Papers;
use crate::lsp::place::{Places, unseen};
use crate::lsp::progress::Progress;
use crate::lsp::protocol::{
    Diagnostic, Hover, HoverParams, Location, LogMessageParams, MessageType, PublishDiagnosticsParams, Range, Uri,
};
use crate::lsp::reader::Job;
use crate::lsp::shelf::Shelf;
use crate::lsp::stated::Stated;
use crate::lsp::table;
use crate::lsp::table::Table;
use crate::lsp::terms;
use crate::lsp::terms::{Delivery, Terms};
use crate::lsp::wire::Wire;
use crate::lsp::wish::Wishes;
use crate::rule::Scope;
use crate::text::Place;
use crate::workspace::{Settings, Workspace, today};

/// All that the server knows of one editor and its drafts.
pub(super) struct Session {
    pub(super) workspace: Arc<Workspace>,
    pub(super) terms: Terms,
    pub(super) wire: Wire,
    pub(super) reader: Sender<Job>,
    pub(super) library: Shelf,
    /// The open drafts by name.
    pub(super) open: BTreeMap<String, Draft>,
    /// The closed drafts of the folders, each with its figures.
    pub(super) closed: BTreeMap<String, Box<[Stated]>>,
    /// The open configuration and rule files by name.
    pub(super) tables: BTreeMap<String, Table>,
    /// Those of them whose text was edited since they were judged.
    pub(super) retyped: BTreeSet<String>,
    /// Counts the changes of what the library and the closed drafts say.
    pub(super) turn: u64,
    /// Settings whose problems were told.
    pub(super) told: Vec<Arc<Settings>>,
    /// Configuration and rule files that problems were told of.
    pub(super) flagged: BTreeSet<Uri>,
    /// What the editor sets: for all drafts, then for those of some folders.
    pub(super) wishes: Vec<(PathBuf, Wishes)>,
    /// How far the first reading of the folders is, where the editor shows it.
    pub(super) progress: Option<Arc<Progress>>,
    /// What the editor is asked.
    pub(super) asks: Asks,
    /// Files that the editor shows.
    pub(super) papers: Arc<Papers>,
    /// Open drafts whose text was edited since it was judged, the latest first.
    pub(super) edited: VecDeque<String>,
    /// Open drafts that stand beside others that changed.
    beside: VecDeque<String>,
    /// What the editor's log was told.
    pub(super) complaints: BTreeSet<String>,
}

impl Session {
    /// A session that sends over `wire`, has closed drafts read by `reader`, asks the editor, and writes papers for it.
    pub(super) fn new(
        workspace: Arc<Workspace>,
        wire: Wire,
        reader: Sender<Job>,
        (asks, papers): (Asks, Arc<Papers>),
    ) -> Self {
        Self {
            workspace,
            terms: Terms::default(),
            wire,
            reader,
            library: Shelf::default(),
            open: BTreeMap::new(),
            closed: BTreeMap::new(),
            tables: BTreeMap::new(),
            retyped: BTreeSet::new(),
            turn: 0,
            told: Vec::new(),
            flagged: BTreeSet::new(),
            wishes: Vec::new(),
            progress: None,
            asks,
            papers,
            edited: VecDeque::new(),
            beside: VecDeque::new(),
            complaints: BTreeSet::new(),
        }
    }

    /// Takes messages until no one can send any more.
    pub(super) fn run(mut self, inbox: &Receiver<Message<Self>>) {
        loop {
            let message = match inbox.try_recv() {
                Ok(message) => message,
                Err(TryRecvError::Disconnected) => return,
                Err(TryRecvError::Empty) if self.work() => continue,
                Err(TryRecvError::Empty) => match inbox.recv() {
                    Ok(message) => message,
                    Err(_) => return,
                },
            };
            self.take(message);
        }
    }

    /// Takes one message. Answers are sent at once, from the very version that the question came after.
    pub(super) fn take(&mut self, message: Message<Self>) {
        match message {
            Message::Begun(terms) => self.begin(*terms),
            Message::Ready => {
                self.ask_settings();
                self.first_reading();
            }
            Message::Opened { uri, language, version, text } => self.opened(uri, &language, version, &text),
            Message::Changed { uri, version, changes } => {
                let name = terms::name(&uri);
                if let Some(table) = self.tables.get_mut(&name) {
                    self.retyped.insert(name);
                    return table.edit(version, &changes);
                }
                let Some(draft) = self.open.get_mut(&name) else {
                    return log::say("an edit of a draft that is not open was left out");
                };
                if draft.edit(version, &changes) == Fit::Moved {
                    log::say("an edit outside the text was moved into it");
                }
                to_front(&mut self.edited, name);
            }
            Message::Saved(uri) => self.saved(&uri),
            Message::Closed(uri) => self.close(&uri),
            Message::Ask(question) => question(self),
            Message::Diagnose(id, params) => self.diagnose(&id, &params),
            Message::DiagnoseAll(id, params) => self.diagnose_all(id, &params),
            Message::Touched(files) => self.touched(files),
            Message::Reconfigured(settings) => self.reconfigured(&settings),
            Message::Preferred(folders, values) => self.preferred(&folders, &values),
            Message::Folders { added, removed } => self.folders(added, &removed),
            Message::Read(known) => self.take_in(known),
            Message::Stop => self.stop_reading(),
        }
    }

    /// Judges one draft that needs it; `false` when none does.
    pub(super) fn work(&mut self) -> bool {
        if let Some(name) = self.edited.pop_front() {
            self.judge(&name);
            return true;
        }
        if let Some(name) = self.beside.pop_front() {
            self.judge_beside(&name);
            return true;
        }
        let Some(name) = self.retyped.pop_first() else { return false };
        self.judge_table(&name);
        true
    }

    /// Makes sure that what is known of a draft is known of its present text.
    pub(super) fn fresh(&mut self, name: &str) {
        if let Some(at) = self.edited.iter().position(|edited| edited == name) {
            self.edited.remove(at);
            self.judge(name);
        }
        if let Some(at) = self.beside.iter().position(|beside| beside == name) {
            self.beside.remove(at);
            self.judge_beside(name);
        }
    }

    /// The diagnostics of an open draft as it was judged last, to be kept.
    pub(super) fn diagnostics(&self, name: &str) -> Vec<Diagnostic> {
        self.with_shown(name, diagnostic::kept)
    }

    /// What a use makes of the diagnostics of an open draft as it was judged last.
    pub(super) fn with_shown<T>(&self, name: &str, made: impl FnOnce(Vec<Shown<'_>>) -> T) -> T {
        let Some((draft, judged)) = self.open.get(name).and_then(|draft| Some((draft, draft.judged.as_ref()?))) else {
            return made(Vec::new());
        };
        let elsewhere = |file: &str, places| self.elsewhere(file, places);
        let eyes = Eyes { notes: self.notes(name), ..self.eyes(&draft.uri, &elsewhere) };
        made(self.terms.relations.fit(diagnostic::shown(judged, &eyes)))
    }

    fn eyes<'a>(&self, uri: &'a Uri, elsewhere: &'a Elsewhere<'a>) -> Eyes<'a> {
        Eyes { uri, units: self.terms.units, notes: Notes::Shown, elsewhere }
    }

    /// Hands work to the reader. It ends only with the process.
    pub(super) fn read(&self, jobs: impl IntoIterator<Item = Job>) {
        for job in jobs {
            let _ = self.reader.send(job);
        }
    }

    fn opened(&mut self, uri: Uri, language: &str, version: i32, text: &str) {
        let name = terms::name(&uri);
        let paper = terms::path(&uri).is_some_and(|path| self.papers.hold(&path));
        if paper {
            return;
        }
        let buffer = Buffer::new(text, self.terms.units);
        if table::is_table(language, &name) {
            self.tables.insert(name.clone(), Table { version, buffer });
            self.retyped.insert(name);
            return;
        }
        let Some(format) = draft::format(language, &name) else { return };
        self.closed.remove(&name);
        self.open.insert(name.clone(), Draft::open(uri, name.clone(), format, version, buffer));
        to_front(&mut self.edited, name);
    }

    fn close(&mut self, uri: &Uri) {
        let name = terms::name(uri);
        if self.tables.remove(&name).is_some() {
            // From now on the file counts, as it stands.
            if self.flagged.contains(uri) || self.retyped.remove(&name) {
                self.reload();
            }
            return;
        }
        if self.open.remove(&name).is_none() {
            return;
        }
        self.edited.retain(|edited| *edited != name);
        self.beside.retain(|beside| *beside != name);
        if self.terms.delivery == Delivery::Push {
            let nothing = PublishDiagnosticsParams { uri: uri.clone(), diagnostics: Vec::new(), version: None };
            self.wire.notify("textDocument/publishDiagnostics", &nothing);
        }
        // From now on the file counts, if it is one of the open folders.
        self.library.write().remove(&name);
        self.changed_beside(&name);
        if let Some(path) = terms::path(uri).filter(|path| self.terms.folders.iter().any(|root| path.starts_with(root)))
        {
            self.read([Job::Files(vec![path])]);
        }
    }

    /// Notes that all open drafts are to be read and judged as if they were opened now.
    pub(super) fn judge_all_afresh(&mut self) {
        for (name, draft) in &mut self.open {
            draft.judged = None;
            to_front(&mut self.edited, name.clone());
        }
    }

    /// Notes that the drafts beside `name` may have to be judged anew.
    pub(super) fn changed_beside(&mut self, name: &str) {
        self.turn += 1;
        let others = self.open.keys().filter(|other| *other != name);
        for other in others.cloned().collect::<Vec<_>>() {
            if !self.beside.contains(&other) {
                self.beside.push_back(other);
            }
        }
    }

    /// Reads and judges the text of a draft and tells the editor.
    pub(super) fn judge(&mut self, name: &str) {
        let Some(config) = self.config(name) else { return };
        let Some(draft) = self.open.get_mut(name) else { return };
        let config = draft.rules(config);
        let document = draft.document(&config);
        let basis = (config, today());
        let mut stands = false;
        let (mut judged, broken) = guard::judged_again(draft.before(), &document, &basis, |digest| {
            stands = self.library.read().draft(name).is_some_and(|before| before.reads_like(&digest));
            self.library.write().put(digest);
            self.library.read()
        });
        draft.pace.keep(&basis.0, &mut judged);
        // What all rules found is a basis for those that are due next: the others look at whole drafts only.
        let next = (draft.pace.rules(basis.0), basis.1);
        draft.basis = broken.is_empty().then_some(next);
        draft.judged = Some(judged);
        draft.serial += 1;
        self.tell_of_broken(broken);
        self.publish(name);
        self.recount(name);
        self.beside.retain(|beside| beside != name);
        if !stands {
            self.changed_beside(name);
        }
    }

    /// Judges a draft whose text stands, beside others that changed, and tells the editor if that changes anything.
    fn judge_beside(&mut self, name: &str) {
        let Some(config) = self.config(name) else { return };
        let Some(draft) = self.open.get_mut(name) else { return };
        let config = draft.rules(config);
        let Some(before) = &draft.judged else { return };
        if !config.rules.iter().any(|(rule, _)| rule.rule().card().scope == Scope::Library) {
            return;
        }
        let (mut judged, broken) = guard::judged(&before.document, &self.library.read(), &config, today());
        draft.pace.keep(&config, &mut judged);
        if judged.findings == before.findings {
            return;
        }
        draft.basis = broken.is_empty().then(|| (config, today()));
        draft.judged = Some(judged);
        draft.serial += 1;
        self.tell_of_broken(broken);
        self.publish(name);
        self.recount(name);
        if self.terms.delivery == Delivery::PullAndRefresh {
            self.asks.diagnostics.notify_one();
        }
    }

    pub(super) fn publish(&self, name: &str) {
        let Some(draft) = self.open.get(name).filter(|_| self.terms.delivery == Delivery::Push) else { return };
        self.with_shown(name, |diagnostics| {
            let params = Published { uri: &draft.uri, version: draft.version, diagnostics };
            self.wire.notify("textDocument/publishDiagnostics", &params);
        });
    }

    fn tell_of_broken(&mut self, broken: Vec<String>) {
        for rule in broken {
            let sentence =
                format!("The rule {rule} broke on a draft. Its findings are missing there; all others stand.");
            self.complain(sentence);
        }
    }

    /// Tells the editor's log, once, what cannot be done.
    pub(super) fn complain(&mut self, message: String) {
        if self.complaints.insert(message.clone()) {
            let params = LogMessageParams { typ: MessageType::ERROR, message };
            self.wire.notify("window/logMessage", &params);
        }
    }

    pub(super) fn hover(&mut self, params: &HoverParams) -> Option<Hover> {
        let at = &params.text_document_position_params;
        let name = terms::name(&at.text_document.uri);
        if self.tables.contains_key(&name) {
            return self.hover_table(&name, at.position);
        }
        self.fresh(&name);
        let config = self.config(&name)?;
        let judged = self.open.get(&name)?.judged.as_ref()?;
        hover::hover(judged, (&config, &self.library.read()), self.terms.units, at.position)
    }

    /// The location of a stretch of another draft: exact where it is open.
    pub(super) fn elsewhere(&self, name: &str, (start, end): (Place, Place)) -> Option<Location> {
        if let Some((draft, judged)) = self.open.get(name).and_then(|draft| Some((draft, draft.judged.as_ref()?))) {
            let mut places = Places::new(judged.document.source(), self.terms.units);
            let range = Range { start: places.of_place(start), end: places.of_place(end) };
            return Some(Location { uri: draft.uri.clone(), range });
        }
        let uri = Uri::from_file_path(name).filter(|_| self.closed.contains_key(name))?;
        Some(Location { uri, range: Range { start: unseen(start), end: unseen(end) } })
    }
}

fn to_front(queue: &mut VecDeque<String>, name: String) {
    queue.retain(|queued| *queued != name);
    queue.push_front(name);
}
