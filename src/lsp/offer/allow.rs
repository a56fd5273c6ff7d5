//! Allowances that can be written for the findings under the caret: where they stand, and for the whole draft.

use crate::finding::{Edit, Finding};
use crate::lsp::offer::{Offer, Spot, Work};
use crate::lsp::protocol::CodeActionKind;
use crate::suppress::{UNUSED, allowing, allowing_everywhere};

/// The allowances for the findings that the selection touches, each rule once; those for the whole draft last. The reason
/// is left for the writer to fill in.
pub(super) fn allowances(spot: &Spot<'_>) -> Vec<Offer> {
    let document = &spot.judged.document;
    let mut known: Vec<&str> = Vec::new();
    let (mut here, mut everywhere) = (Vec::new(), Vec::new());
    for (finding, _) in spot.findings() {
        // What is said of an allowance is not answered by another.
        if *finding.rule == *UNUSED.1 || known.contains(&&*finding.rule) {
            continue;
        }
        known.push(&finding.rule);
        here.extend(allowing(document, finding).map(|edit| offer(spot, finding, ("here", edit))));
        let edit = allowing_everywhere(document, &finding.rule);
        everywhere.extend(edit.map(|edit| offer(spot, finding, ("in this draft", edit))));
    }
    here.extend(everywhere);
    here
}

fn offer(spot: &Spot<'_>, finding: &Finding, (place, edit): (&str, Edit)) -> Offer {
    Offer {
        title: format!("Allow {} {place}, with a reason", finding.rule),
        kind: CodeActionKind::QUICKFIX,
        settles: spot.settled(finding),
        preferred: None,
        work: Work::Edit(vec![edit]),
    }
}
