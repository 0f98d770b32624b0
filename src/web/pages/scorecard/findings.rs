//! Wrong claims, what was not taken at face value, and the moments that moved the score, as they are shown.

use serde::Serialize;

use crate::assess::scorecard::{MisconceptionSeen, Moment, Scorecard};
use crate::content::Shown;

use super::quotes::{Marks, QuoteView};

/// So many quotes are shown for one reason; the transcript marks them all.
const FOR_ONE_REASON: usize = 4;

/// A wrong claim.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MisconceptionView {
    pub(crate) crux: bool,
    /// In one line; empty if that was not kept.
    pub(crate) claim: String,
    pub(crate) correction: String,
    pub(crate) evidence: Vec<QuoteView>,
}

/// What was not taken at face value, for one reason.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GateView {
    pub(crate) why: String,
    pub(crate) quotes: Vec<QuoteView>,
    /// How many more there are.
    pub(crate) more: usize,
}

/// A turn that moved the score.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MomentView {
    pub(crate) turn: u32,
    pub(crate) gain: u8,
    pub(crate) ideas: Vec<String>,
}

/// Those on the heart of the question first.
pub(super) fn misconceptions(card: &Scorecard, marks: &Marks) -> Vec<MisconceptionView> {
    let mut seen: Vec<&MisconceptionSeen> = card.misconceptions.iter().collect();
    seen.sort_by_key(|wrong| !wrong.crux);
    let view = |seen: &MisconceptionSeen| MisconceptionView {
        crux: seen.crux,
        claim: seen.claim.trim_end_matches('.').to_owned(),
        correction: seen.correction.clone(),
        // The claim stands beside it.
        evidence: marks
            .views(&seen.evidence)
            .into_iter()
            .map(|view| QuoteView { why: String::new(), ..view })
            .collect(),
    };
    seen.into_iter().map(view).collect()
}

/// Each reason once, in the order in which it first came up.
pub(super) fn gates(card: &Scorecard, marks: &Marks) -> Vec<GateView> {
    let mut views: Vec<GateView> = Vec::new();
    for quote in card.gates.iter().map(|gate| marks.view(&gate.quote)) {
        match views.iter_mut().find(|view| view.why == quote.why) {
            Some(view) if view.quotes.len() < FOR_ONE_REASON => view.quotes.push(quote),
            Some(view) => view.more += 1,
            None => views.push(GateView { why: quote.why.clone(), quotes: vec![quote], more: 0 }),
        }
    }
    // The reason stands over them.
    for quote in views.iter_mut().flat_map(|view| &mut view.quotes) {
        quote.why = String::new();
    }
    views
}

/// In order.
pub(super) fn pivotal(card: &Scorecard, shown: &Shown) -> Vec<MomentView> {
    let view = |moment: &Moment| MomentView {
        turn: moment.turn,
        gain: moment.gain,
        ideas: moment.ideas.iter().map(|id| shown.idea_title(id)).collect(),
    };
    card.pivotal.iter().map(view).collect()
}
