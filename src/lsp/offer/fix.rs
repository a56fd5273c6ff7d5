//! The fixes of the findings under the caret: here, and in the whole draft.

use crate::finding::{Edit, Fix};
use crate::lsp::offer::{Offer, Spot, Work};
use crate::lsp::protocol::CodeActionKind;
use crate::text::Span;

/// The fixes of the findings that the selection touches. What two findings offer alike is offered once, for both.
pub(super) fn fixes(spot: &Spot<'_>) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for (finding, here) in spot.findings() {
        let settles = spot.settled(finding);
        let whole = || finding.fixes.iter().filter(|fix| !is_part(fix, &finding.fixes));
        for fix in whole() {
            let preferred = fix.safe && whole().filter(|fix| fix.safe).count() == 1;
            for (title, edits) in scopes(fix, here) {
                let all = edits.len() == fix.edits.len();
                let work = Work::Edit(edits.into_iter().cloned().collect());
                if let Some(same) = offers.iter_mut().find(|offer| offer.title == title && offer.work == work) {
                    same.settles.extend(settles.iter().cloned());
                    continue;
                }
                let (kind, preferred) = (CodeActionKind::QUICKFIX, Some(preferred && all));
                offers.push(Offer { title, kind, settles: settles.clone(), preferred, work });
            }
        }
    }
    offers
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
