//! The moments that decided the result: the score of what had been said so far, turn by turn.

use super::Facet;
use super::next_step::rounded;
use super::observe::Observation;
use super::plan::{Plan, Soundness};
use super::scorecard::Moment;

/// How many are shown.
const MOST: usize = 3;

/// The turns in which `overall` rose most, in order of the conversation.
pub(super) fn pivotal(plan: &Plan<'_>, observations: &[Observation], soundness: Soundness) -> Vec<Moment> {
    let ideas = &plan.sheet.question.ideas;
    let mut facets: Vec<Option<Facet>> = vec![None; ideas.len()];
    let mut before = 0;
    let mut moments = Vec::new();
    for observation in observations {
        let mut raised = Vec::new();
        for seen in &observation.seen {
            if facets[seen.idea] < Some(seen.facet) {
                facets[seen.idea] = Some(seen.facet);
                raised.push(ideas[seen.idea].id.clone());
            }
        }
        let now = rounded(plan.overall(&facets, soundness));
        if now > before {
            moments.push(Moment { turn: observation.turn, gain: now - before, ideas: raised });
        }
        before = now.max(before);
    }
    moments.sort_by_key(|moment| (std::cmp::Reverse(moment.gain), moment.turn));
    moments.truncate(MOST);
    moments.sort_by_key(|moment| moment.turn);
    moments
}
