//! Quick fixes: what a finding offers, as changes that the editor makes.

use crate::check::Judged;
use crate::finding::{Edit, Finding, Fix};
use crate::lsp::diagnostic::Eyes;
use crate::lsp::place::Places;
use crate::lsp::protocol::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, Diagnostic, NumberOrString,
    TextEdit, WorkspaceEdit,
};
use crate::text::Span;

/// The quick fixes of the findings that the selection touches, each with its edits as they are `applied`.
pub(super) fn actions(
    judged: &Judged,
    eyes: &Eyes<'_>,
    applied: &dyn Fn(Vec<TextEdit>) -> WorkspaceEdit,
    params: &CodeActionParams,
) -> CodeActionResponse {
    if !wants_quick_fixes(params) {
        return Vec::new();
    }
    let mut places = Places::new(judged.document.source(), eyes.units);
    let selection = Span::new(places.offset(params.range.start), places.offset(params.range.end));
    let mut offered = Vec::new();
    for finding in &judged.findings {
        let Some(here) = touched(finding, selection) else { continue };
        let settles = settled(finding, &params.context.diagnostics);
        let whole = || finding.fixes.iter().filter(|fix| !is_part(fix, &finding.fixes));
        for fix in whole() {
            let preferred = fix.safe && whole().filter(|fix| fix.safe).count() == 1;
            for (title, edits) in scopes(fix, here) {
                let all = edits.len() == fix.edits.len();
                let edits = edits.into_iter().map(|edit| text_edit(edit, &mut places)).collect();
                offered.push(CodeActionOrCommand::CodeAction(CodeAction {
                    title,
                    kind: Some(CodeActionKind::QUICKFIX),
                    diagnostics: Some(settles.clone()).filter(|settles| !settles.is_empty()),
                    edit: Some(applied(edits)),
                    is_preferred: Some(preferred && all),
                    ..CodeAction::default()
                }));
            }
        }
    }
    offered
}

/// Whether the editor asks for quick fixes, among others.
pub(super) fn wants_quick_fixes(params: &CodeActionParams) -> bool {
    params.context.only.as_deref().is_none_or(|kinds| kinds.iter().any(covers_quick_fix))
}

fn covers_quick_fix(kind: &CodeActionKind) -> bool {
    kind.as_str().is_empty() || *kind == CodeActionKind::QUICKFIX
}

/// The place of the finding that the selection touches; a caret at its edge touches it too.
pub(super) fn touched(finding: &Finding, selection: Span) -> Option<Span> {
    let near = |span: &Span| span.start <= selection.end && selection.start <= span.end;
    std::iter::once(finding.span).chain(finding.also.iter().copied()).find(near)
}

/// Whether another fix does all that this one does, and more: the place under the caret is cut out of that one.
fn is_part(fix: &Fix, fixes: &[Fix]) -> bool {
    let holds = |other: &Fix| fix.edits.iter().all(|edit| other.edits.contains(edit));
    fixes.iter().any(|other| other.edits.len() > fix.edits.len() && holds(other))
}

/// The ways to apply a fix: where it mends several places, this one or all.
fn scopes(fix: &Fix, here: Span) -> Vec<(String, Vec<&Edit>)> {
    let mut ways = vec![(fix.title.clone(), fix.edits.iter().collect())];
    let at_hand: Vec<&Edit> = fix.edits.iter().filter(|edit| here.holds(edit.span)).collect();
    if let [edit] = at_hand[..]
        && fix.edits.len() > 1
    {
        ways.insert(0, (format!("Write “{}” here", edit.text), at_hand));
    }
    ways
}

/// Those of the editor's own diagnostics that the finding is shown by.
fn settled(finding: &Finding, shown: &[Diagnostic]) -> Vec<Diagnostic> {
    let is = |code: &NumberOrString| matches!(code, NumberOrString::String(name) if **name == *finding.rule);
    let about = |shown: &&Diagnostic| shown.code.as_ref().is_some_and(is) || shown.message.contains(&finding.message);
    shown.iter().filter(about).cloned().collect()
}

fn text_edit(edit: &Edit, places: &mut Places<'_>) -> TextEdit {
    TextEdit { range: places.range(edit.span), new_text: edit.text.clone() }
}

/// The findings that the selection touches, each with its place that does.
pub(super) fn findings_at(judged: &Judged, selection: Span) -> Vec<(&Finding, Span)> {
    judged.findings.iter().filter_map(|finding| Some((finding, touched(finding, selection)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;

    fn fix(title: &str, edits: &[(usize, usize)]) -> Fix {
        let edit = |&(start, end): &(usize, usize)| Edit { span: Span::new(start, end), text: "X".into() };
        Fix { title: title.into(), safe: true, edits: edits.iter().map(edit).collect() }
    }

    #[test]
    fn a_fix_of_many_places_is_offered_here_and_everywhere() {
        let fix = fix("Write “X” in the whole draft", &[(2, 4), (8, 10)]);
        let offered = scopes(&fix, Span::new(8, 10));
        let told: Vec<_> = offered.iter().map(|(title, edits)| (title.as_str(), edits.len())).collect();
        assert_eq!(told, [("Write “X” here", 1), ("Write “X” in the whole draft", 2)]);
    }

    #[test]
    fn a_fix_of_one_place_is_offered_once() {
        let fix = fix("Write “X”", &[(2, 4)]);
        assert_eq!(scopes(&fix, Span::new(2, 4)).len(), 1);
        assert_eq!(scopes(&fix, Span::new(20, 24)).len(), 1);
    }

    #[test]
    fn a_fix_that_another_one_holds_is_not_offered_beside_it() {
        let fixes = [fix("all", &[(2, 4), (8, 10)]), fix("first", &[(2, 4)])];
        assert_eq!(fixes.each_ref().map(|fix| is_part(fix, &fixes)), [false, true]);
    }

    #[test]
    fn a_caret_at_the_edge_touches() {
        let mut finding = Finding::new(Severity::Error, Span::new(2, 4), "?");
        finding.also.push(Span::new(8, 9));
        assert_eq!(touched(&finding, Span::new(4, 4)), Some(Span::new(2, 4)));
        assert_eq!(touched(&finding, Span::new(9, 12)), Some(Span::new(8, 9)));
        assert_eq!(touched(&finding, Span::new(5, 5)), None);
    }
}
