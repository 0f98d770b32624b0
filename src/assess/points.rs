//! `overall`: one function for an answer, for any part of it, and for what it would be with one idea more.

use crate::matching::fixed::ONE;

use super::answer::{Answer, IdeaSeen};
use super::compose::Numbers;

/// `overall`, 0 to 100.
pub(super) fn points(answer: &Answer<'_>) -> u8 {
    linked(&answer.sheet.rubric.link, Numbers::of(answer).whole(&answer.sheet.learnt.composition))
}

/// The same if the ideas had been shown like this.
pub(super) fn points_of(answer: &Answer<'_>, ideas: &[IdeaSeen]) -> u8 {
    let with = Answer {
        sheet: answer.sheet,
        observations: answer.observations,
        judged: answer.judged.clone(),
        ideas: ideas.to_vec(),
        wrong: answer.wrong.clone(),
    };
    points(&with)
}

/// A share of one to a score along the rubric's knots.
pub fn linked(knots: &[[u8; 2]], share: i64) -> u8 {
    let share = share.clamp(0, ONE);
    let mut below = (0, 0);
    for [x, y] in knots {
        let (x, y) = (i64::from(*x) * ONE / 100, i64::from(*y) * ONE);
        if share <= x {
            let rise = (share - below.0) * (y - below.1) / (x - below.0).max(1);
            return u8::try_from((below.1 + rise + ONE / 2) / ONE).unwrap_or(100);
        }
        below = (x, y);
    }
    u8::try_from(below.1 / ONE).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_goes_through_its_knots() {
        let knots = [[0, 0], [3, 15], [50, 65], [100, 100]];
        for (share, overall) in [(0, 0), (30, 15), (500, 65), (1000, 100), (1200, 100)] {
            assert_eq!(linked(&knots, (share * ONE + 500) / 1000), overall, "{share}");
        }
        assert!((0..1_000).all(|at| linked(&knots, at * 65) <= linked(&knots, at * 65 + 65)));
    }
}
