//! The cheapest thing that would raise the result: computed by scoring again with one idea raised, never guessed, and never
//! one that was spoken of in any words.

use crate::matching::fixed::ONE;

use super::Facet;
use super::answer::Answer;
use super::points::points;
use super::scorecard::NextStep;

/// The idea with the largest gain of `overall`; of equals the crux, then the heavier, then the question's order. Ideas of
/// which nothing was said go first. None if nothing would raise it.
pub(super) fn next_step(answer: &Answer<'_>) -> Option<NextStep> {
    let now = points(answer);
    let ideas = &answer.sheet.question.ideas;
    let gains = (0..ideas.len()).filter(|at| answer.ideas[*at].facet < Some(Facet::Shown)).map(|at| {
        let mut raised = answer.ideas.clone();
        (raised[at].best, raised[at].second) = (ONE, raised[at].best);
        let then = super::points::points_of(answer, &raised);
        let unsaid = answer.ideas[at].facet.is_none();
        ((unsaid, then.saturating_sub(now), ideas[at].crux, ideas[at].weight, std::cmp::Reverse(at)), then, at)
    });
    let (_, then, at) = gains.filter(|(gain, ..)| gain.1 > 0).max_by_key(|(gain, ..)| *gain)?;
    let idea = &ideas[at];
    let facet = answer.ideas[at].facet.map_or(Facet::Shown, |_| Facet::Reasoned);
    Some(NextStep {
        idea: idea.id.clone(),
        facet,
        overall: then,
        advice: advice(answer.sheet.is_story(), facet, &idea.title, &idea.why),
    })
}

fn advice(is_story: bool, facet: Facet, title: &str, why: &str) -> String {
    let (title, why) = (title.trim_end_matches('.'), why.trim_end_matches('.'));
    match facet {
        Facet::Touched | Facet::Shown => {
            let how = if is_story {
                "Tell how this was in your story, with what you did and what came of it"
            } else {
                "Walk through how this works in your design, step by step"
            };
            format!("{how}: \u{201c}{title}\u{201d}. {why}.")
        }
        Facet::Reasoned | Facet::Bounded => format!(
            "You came near to this; say it so that nobody can miss it, with what speaks for it: \u{201c}{title}\u{201d}. {why}."
        ),
    }
}
