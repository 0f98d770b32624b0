//! What a sentence costs: how many points more the answer has without it.

use super::super::answer::Answer;
use super::super::observation::{Observation, Standing};
use super::super::points::points;

/// So many sentences are left out in turn, and in an answer of so many at most: each means that all is judged again.
const MOST: (usize, usize) = (30, 800);

/// For sentences that are false, doubtful or lowered: which, and the points. What stands around a sentence stays as it was
/// read; only what is judged of the whole changes.
pub(super) fn costs(answer: &Answer<'_>, overall: u8) -> Vec<(usize, i16)> {
    if answer.judged.len() > MOST.1 {
        return Vec::new();
    }
    let suspect =
        |at: &usize| answer.sentence(*at).standing != Standing::Meant || answer.wrong.iter().any(|seen| seen.at == *at);
    let found = (0..answer.judged.len()).filter(suspect).take(MOST.0);
    found.map(|at| (at, i16::from(points_without(answer, at)) - i16::from(overall))).collect()
}

fn points_without(answer: &Answer<'_>, at: usize) -> u8 {
    let mut left: Vec<Observation> = answer.observations.to_vec();
    let judged = &answer.judged[at];
    left[judged.turn].sentences.remove(judged.sentence);
    points(&Answer::of(answer.sheet, &left))
}
