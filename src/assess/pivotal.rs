//! The moments that decided the result: the score of what had been said so far, turn by turn.

use super::Facet;
use super::answer::Answer;
use super::beginnings::ends;
use super::points::points;
use super::scorecard::Moment;

/// How many are shown.
const MOST: usize = 3;

/// The turns in which `overall` rose most, in order of the conversation.
pub(super) fn pivotal(answer: &Answer<'_>) -> Vec<Moment> {
    let ideas = &answer.sheet.question.ideas;
    let mut moments = Vec::new();
    let (mut before, mut shown) = (0, vec![false; ideas.len()]);
    for end in ends(answer.observations) {
        let so_far = Answer::of(answer.sheet, &answer.observations[..end]);
        let now = points(&so_far);
        let is_new = |at: &usize| so_far.ideas[*at].facet >= Some(Facet::Shown) && !shown[*at];
        let raised: Vec<usize> = (0..ideas.len()).filter(is_new).collect();
        for at in &raised {
            shown[*at] = true;
        }
        if now > before {
            let ideas = raised.iter().map(|at| ideas[*at].id.clone()).collect();
            moments.push(Moment { turn: answer.observations[end - 1].turn, gain: now - before, ideas });
        }
        before = now;
    }
    moments.sort_by_key(|moment| (std::cmp::Reverse(moment.gain), moment.turn));
    moments.truncate(MOST);
    moments.sort_by_key(|moment| moment.turn);
    moments
}
