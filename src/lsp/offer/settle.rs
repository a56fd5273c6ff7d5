//! All safe fixes of a draft at once, as an editor asks for them when it saves.

use std::sync::Arc;

use crate::check::guard;
use crate::finding::{Edit, Fix};
use crate::fix;
use crate::fix::{ROUNDS, Rounds};
use crate::lsp::offer::{Offer, Spot, Work, is_asked_for, wants};
use crate::lsp::protocol::CodeActionParams;
use crate::lsp::session::Session;
use crate::lsp::terms::FIX_ALL;
use crate::names::Digest;
use crate::workspace::today;

/// The offer to settle all that can be settled unseen. An editor that asks for no kind gets it where the caret is on one
/// of these findings.
pub(super) fn offer(spot: &Spot<'_>, params: &CodeActionParams) -> Option<Offer> {
    let named = params.context.only.is_some();
    let settles = |fixes: &[Fix]| fixes.iter().any(|fix| fix.safe && !fix.edits.is_empty());
    let any = || spot.judged.findings.iter().any(|finding| settles(&finding.fixes));
    let here = || spot.findings().iter().any(|(finding, _)| settles(&finding.fixes));
    let offered = wants(params, &FIX_ALL) && is_asked_for(params) && if named { any() } else { here() };
    offered.then(|| Offer {
        title: "Apply all safe fixes in this draft".to_owned(),
        kind: FIX_ALL,
        settles: Vec::new(),
        preferred: None,
        work: Work::Settle,
    })
}

impl Session {
    /// The edits that leave a draft without a safe fix.
    pub(super) fn settled(&mut self, name: &str) -> Option<Vec<Edit>> {
        let config = self.config(name)?;
        let judged = self.open.get(name)?.judged.as_ref()?;
        let before = judged.document.source().text();
        let mut rounds = Rounds::new(before);
        let mut edits = fix::safe(&judged.findings);
        let mut document = (*judged.document).clone();
        let mut library = None;
        for _ in 0..ROUNDS {
            let text = document.source().text().to_owned();
            rounds.make(&edits);
            let after = rounds.text();
            if after == text {
                break;
            }
            document = document.rewritten(after, &config.lexicon);
            let digest = Digest::of(&document, &config.registry);
            let shelf = self.library.read();
            let stands = shelf.draft(name).is_some_and(|known| known.reads_like(&digest));
            // The other drafts count this one by the names that it has now.
            let library = if stands && library.is_none() {
                &*shelf
            } else {
                let own = library.get_or_insert_with(|| shelf.clone());
                own.put(digest);
                own
            };
            let (judged, _) = guard::judged(&Arc::new(document.clone()), library, &config, today());
            edits = fix::safe(&judged.findings);
        }
        Some(rounds.edits())
    }
}
