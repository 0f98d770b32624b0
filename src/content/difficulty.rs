//! How hard a question is: by the levels that it is for, until enough interviews about it are over to go by their scores.

use super::format::Level;

/// So many finished interviews say more than the levels that its author named.
pub const ENOUGH: usize = 5;

/// From this median on a question is easy: 65 means good.
const EASY: u8 = 65;
/// Below this one it is hard.
const HARD: u8 = 45;

/// How hard a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Difficulty {
    Easy,
    Medium,
    Hard,
}

impl Difficulty {
    /// Each, the easiest first.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Medium, Self::Hard];

    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }

    /// By its lowest level: what an entry level may be asked is easy, what is first asked at L5 is hard.
    pub fn by_levels(levels: &[Level]) -> Self {
        match levels.iter().min() {
            Some(Level::L3) => Self::Easy,
            Some(Level::L4) => Self::Medium,
            Some(Level::L5 | Level::L6) | None => Self::Hard,
        }
    }

    /// By the median of the scores that were got for it, out of 100; none if there are too few of them.
    pub fn by_scores(scores: &[u8]) -> Option<Self> {
        if scores.len() < ENOUGH {
            return None;
        }
        let mut scores = scores.to_vec();
        scores.sort_unstable();
        // Of two in the middle the lower one.
        let median = scores[(scores.len() - 1) / 2];
        Some(if median >= EASY {
            Self::Easy
        } else if median >= HARD {
            Self::Medium
        } else {
            Self::Hard
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Difficulty::{Easy, Hard, Medium};
    use super::*;

    #[test]
    fn levels_count_until_there_are_scores_enough() {
        let by_levels = |levels: &[Level], expect| assert_eq!(Difficulty::by_levels(levels), expect, "{levels:?}");
        by_levels(&[Level::L4, Level::L3], Easy);
        by_levels(&[Level::L4, Level::L5, Level::L6], Medium);
        by_levels(&[Level::L5], Hard);
        by_levels(&[Level::L6], Hard);

        let check = |scores: &[u8], expect| assert_eq!(Difficulty::by_scores(scores), expect, "{scores:?}");
        check(&[], None);
        check(&[90, 90, 90, 90], None);
        check(&[0, 90, 0, 65, 100], Some(Easy));
        check(&[64, 64, 64, 100, 100], Some(Medium));
        check(&[45, 0, 0, 45, 45], Some(Medium));
        check(&[44, 100, 100, 0, 0], Some(Hard));
        check(&[0, 40, 40, 65, 70, 80], Some(Hard));
    }
}
