//! The cheapest thing that would raise the result: computed by scoring again with one idea raised, never guessed.

use super::Facet;
use super::plan::{Plan, Soundness, highest};
use super::scorecard::NextStep;

/// What can be advised, and what it costs a candidate who has not got there: naming a mechanism is a sentence, showing
/// it at work is two. Advice to drop a word would be advice to cheat.
const STEPS: [(Facet, u64); 4] = [(Facet::Named, 1), (Facet::How, 2), (Facet::Why, 3), (Facet::Bounded, 4)];

/// The idea and facet with the largest gain of `overall` per unit of effort; of equals the crux, then the heavier idea,
/// then the question's order. None if nothing would raise it.
pub(super) fn next_step(plan: &Plan<'_>, facets: &[Option<Facet>], soundness: Soundness) -> Option<NextStep> {
    let ideas = &plan.sheet.question.ideas;
    let now = plan.overall(facets, soundness);
    let mut best: Option<(u64, bool, u8, usize, Facet, u32)> = None;
    for (at, idea) in ideas.iter().enumerate() {
        let done = facets[at];
        let paid = STEPS.iter().filter(|(facet, _)| Some(*facet) <= done).map(|(_, effort)| *effort).max().unwrap_or(0);
        for (facet, effort) in STEPS {
            if Some(facet) <= done || facet > highest(idea) {
                continue;
            }
            let mut raised = facets.to_vec();
            raised[at] = Some(facet);
            let then = plan.overall(&raised, soundness);
            let gain = u64::from(then - now) * 1000 / (effort - paid);
            let better = best.is_none_or(|best| (gain, idea.crux, idea.weight) > (best.0, best.1, best.2));
            if gain > 0 && better {
                best = Some((gain, idea.crux, idea.weight, at, facet, then));
            }
        }
    }
    let (_, _, _, at, facet, then) = best?;
    let idea = &ideas[at];
    Some(NextStep {
        idea: idea.id.clone(),
        facet,
        overall: rounded(then),
        advice: advice(facet, &idea.title, &idea.why),
    })
}

/// A score as it is shown.
pub(super) fn rounded(thousandths: u32) -> u8 {
    u8::try_from((thousandths + 500) / 1000).unwrap_or(100)
}

fn advice(facet: Facet, title: &str, why: &str) -> String {
    let (title, why) = (title.trim_end_matches('.'), why.trim_end_matches('.'));
    match facet {
        Facet::Listed | Facet::Named => {
            format!("Say what you would use for this, and for which part: \u{201c}{title}\u{201d}. {why}.")
        }
        Facet::Why => format!(
            "Say what this costs, what goes wrong without it, or what else you would take: \u{201c}{title}\u{201d}. {why}."
        ),
        Facet::Bounded => format!(
            "Say where this ends: what you do when it fails, or a figure that you work out: \u{201c}{title}\u{201d}. {why}."
        ),
        Facet::How => {
            format!("Walk through how this works in your design, step by step: \u{201c}{title}\u{201d}. {why}.")
        }
    }
}
