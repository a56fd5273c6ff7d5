//! What the editor offers to do about a place: fixes, allowances, a name for the team. The title is told at once; the
//! edits are made when the writer takes the offer, where the editor can wait for them.

mod allow;
mod fix;
mod rename;
mod settle;
mod team;

use team::Newcomer;

use serde::{Deserialize, Serialize};

use crate::check::Judged;
use crate::finding::{Edit, Finding};
use crate::lsp::edit::{Change, workspace_edit};
use crate::lsp::names::Trail;
use crate::lsp::place::Places;
use crate::lsp::protocol::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse,
    CodeActionTriggerKind, Diagnostic, NumberOrString, PartialResultParams, Range, RenameParams,
    TextDocumentIdentifier, TextEdit, Uri, WorkDoneProgressParams, WorkspaceEdit,
};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::text::Span;

/// One thing that the writer may have done.
pub(super) struct Offer {
    /// What, as a command.
    pub title: String,
    /// Of which kind it is.
    pub kind: CodeActionKind,
    /// Those of the editor's diagnostics that it settles.
    pub settles: Vec<Diagnostic>,
    /// Whether it is what most would choose; none where nobody can say.
    pub preferred: Option<bool>,
    /// What is done.
    pub work: Work,
}

/// What an offer does when it is taken.
#[derive(Clone, PartialEq)]
pub(super) enum Work {
    /// Edits of the draft.
    Edit(Vec<Edit>),
    /// A name is written in another form in all drafts.
    Rename(RenameParams),
    /// All that can be settled unseen is settled.
    Settle,
    /// A name is added to those of the team.
    Join(Newcomer),
}

/// What comes of an offer that was taken.
pub(super) enum Taken {
    /// Edits.
    Edit(WorkspaceEdit),
    /// A name to be given its new form wherever it stands: closed drafts are still to be read.
    Trail(Box<Trail>),
}

/// An offer as the editor hands it back when it is taken: where it was made, and which one it was.
#[derive(Deserialize, Serialize)]
pub(super) struct Key {
    uri: Uri,
    version: i32,
    range: Range,
    kind: CodeActionKind,
    title: String,
}

/// What is known where offers are made: the findings that the selection touches, and what of them the editor shows.
struct Spot<'a> {
    judged: &'a Judged,
    selection: Span,
    shown: &'a [Diagnostic],
}

impl Session {
    /// What is offered for a selection.
    pub(super) fn actions(&mut self, params: &CodeActionParams) -> CodeActionResponse {
        let name = terms::name(&params.text_document.uri);
        self.fresh(&name);
        let Some(version) = self.open.get(&name).map(|draft| draft.version) else { return Vec::new() };
        let offers = self.offers(params);
        let mut told = Vec::with_capacity(offers.len());
        for Offer { title, kind, settles, preferred, work } in offers {
            let (uri, range) = (params.text_document.uri.clone(), params.range);
            let mut action = CodeAction {
                diagnostics: Some(settles).filter(|settles| !settles.is_empty()),
                is_preferred: preferred,
                ..CodeAction::default()
            };
            if self.terms.resolves {
                let key = Key { uri, version, range, kind: kind.clone(), title: title.clone() };
                action.data = serde_json::to_value(key).ok();
            } else {
                let Some(Taken::Edit(edit)) = self.done(&name, work) else { continue };
                action.edit = Some(edit);
            }
            told.push(CodeActionOrCommand::CodeAction(CodeAction { title, kind: Some(kind), ..action }));
        }
        told
    }

    /// What comes of an offer that the writer takes. None where the draft is not as it was when the offer was made.
    pub(super) fn taken(&mut self, key: Key) -> Option<Taken> {
        let name = terms::name(&key.uri);
        self.fresh(&name);
        self.open.get(&name).filter(|draft| draft.version == key.version)?;
        let params = CodeActionParams {
            text_document: TextDocumentIdentifier { uri: key.uri },
            range: key.range,
            context: CodeActionContext {
                diagnostics: Vec::new(),
                only: Some(vec![key.kind.clone()]),
                trigger_kind: Some(CodeActionTriggerKind::INVOKED),
            },
            work_done_progress_params: WorkDoneProgressParams::default(),
            partial_result_params: PartialResultParams::default(),
        };
        let offer =
            self.offers(&params).into_iter().find(|offer| offer.kind == key.kind && offer.title == key.title)?;
        self.done(&name, offer.work)
    }

    /// The offers for a selection: what mends it first, what answers for it after, the whole draft last.
    fn offers(&mut self, params: &CodeActionParams) -> Vec<Offer> {
        let name = terms::name(&params.text_document.uri);
        let Some(judged) = self.open.get(&name).and_then(|draft| draft.judged.as_ref()) else { return Vec::new() };
        let places = Places::new(judged.document.source(), self.terms.units);
        let selection = Span::new(places.offset(params.range.start), places.offset(params.range.end));
        let spot = Spot { judged, selection, shown: &params.context.diagnostics };
        let quick = wants(params, &CodeActionKind::QUICKFIX);
        let (mut offers, mut answers) = (Vec::new(), Vec::new());
        if quick {
            offers.extend(fix::fixes(&spot));
            answers.extend(allow::allowances(&spot));
        }
        offers.extend(settle::offer(&spot, params));
        let all = offers.iter().position(|offer| offer.work == Work::Settle).map(|at| offers.remove(at));
        offers.extend(self.everywhere(params));
        offers.extend(self.newcomer(params));
        offers.extend(answers);
        offers.extend(all);
        offers
    }

    /// Does the work of an offer about a draft.
    fn done(&mut self, name: &str, work: Work) -> Option<Taken> {
        let edits = match work {
            Work::Edit(edits) => edits,
            Work::Settle => self.settled(name)?,
            Work::Rename(renaming) => return self.renaming(&renaming).ok().map(|trail| Taken::Trail(Box::new(trail))),
            Work::Join(newcomer) => return self.joined(name, &newcomer).map(Taken::Edit),
        };
        let draft = self.open.get(name)?;
        let mut places = Places::new(draft.judged.as_ref()?.document.source(), self.terms.units);
        let edit = |Edit { span, text }| TextEdit { range: places.range(span), new_text: text };
        let edits = edits.into_iter().map(edit).collect();
        let change = Change { uri: draft.uri.clone(), version: Some(draft.version), edits };
        Some(Taken::Edit(workspace_edit(vec![change], self.terms.edits)))
    }
}

/// The offer that an editor hands back, where it is one of these.
pub(super) fn key(action: &CodeAction) -> Option<Key> {
    serde_json::from_value(action.data.clone()?).ok()
}

/// Whether the editor asks for offers of a kind, among others.
pub(super) fn wants(params: &CodeActionParams, kind: &CodeActionKind) -> bool {
    let covers = |asked: &CodeActionKind| {
        let below = kind.as_str().strip_prefix(asked.as_str());
        below.is_some_and(|below| below.is_empty() || asked.as_str().is_empty() || below.starts_with('.'))
    };
    params.context.only.as_deref().is_none_or(|kinds| kinds.iter().any(covers))
}

/// Whether the editor asks because the writer did, and not because the caret moved.
fn is_asked_for(params: &CodeActionParams) -> bool {
    params.context.trigger_kind != Some(CodeActionTriggerKind::AUTOMATIC)
}

impl Spot<'_> {
    /// The findings that the selection touches, each with its place that does.
    fn findings(&self) -> Vec<(&Finding, Span)> {
        self.judged.touched(self.selection)
    }

    /// Those of the editor's own diagnostics that a finding is shown by.
    fn settled(&self, finding: &Finding) -> Vec<Diagnostic> {
        let is = |code: &NumberOrString| matches!(code, NumberOrString::String(name) if **name == *finding.rule);
        let about =
            |shown: &&Diagnostic| shown.code.as_ref().is_some_and(is) || shown.message.contains(&finding.message);
        self.shown.iter().filter(about).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(only: Option<&[&'static str]>, kind: &'static str, expected: bool) {
        let kinds = only.map(|kinds| kinds.iter().map(|&kind| CodeActionKind::new(kind)).collect());
        let params = CodeActionParams {
            text_document: TextDocumentIdentifier { uri: "untitled:a".parse().unwrap() },
            range: Range::default(),
            context: CodeActionContext { only: kinds, ..CodeActionContext::default() },
            work_done_progress_params: WorkDoneProgressParams::default(),
            partial_result_params: PartialResultParams::default(),
        };
        assert_eq!(wants(&params, &CodeActionKind::new(kind)), expected);
    }

    #[test]
    fn a_kind_is_wanted_with_all_kinds_below_it() {
        check(None, "quickfix", true);
        check(Some(&["quickfix"]), "quickfix", true);
        check(Some(&[""]), "quickfix", true);
        check(Some(&["source", "refactor"]), "source.fixAll.sitlint", true);
        check(Some(&["source.fixAll.sitlint"]), "source.fixAll.sitlint", true);
        check(Some(&["source.fixAll.ruff"]), "source.fixAll.sitlint", false);
        check(Some(&["source.fix"]), "source.fixAll.sitlint", false);
        check(Some(&["refactor"]), "quickfix", false);
    }
}
