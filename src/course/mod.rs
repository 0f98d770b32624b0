//! How far somebody has come: what they have read, which drills they have answered, what they have shown in interviews.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Drill, Piece};

/// From this score on an interview shows what its question is about.
const GOOD: u8 = 65;

/// What somebody has done.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// Pieces, by [`key`].
    pub read: BTreeSet<String>,
    /// Points at best and of how many, by [`drill_key`].
    pub drills: BTreeMap<String, (u8, u8)>,
    /// Questions on which an interview is over, with the best score of those that have one.
    pub best: BTreeMap<String, Option<u8>>,
}

/// How far somebody has come with a topic. Each is more than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing was done.
    Open,
    /// It was read.
    Read,
    /// A question or a drill of it was answered.
    Tried,
    /// An interview on a question of it was good, or each of its drills has all its points.
    Shown,
}

impl Standing {
    /// All, the least first.
    pub const ALL: [Self; 4] = [Self::Open, Self::Read, Self::Tried, Self::Shown];

    /// In a word, lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Read => "read",
            Self::Tried => "tried",
            Self::Shown => "shown",
        }
    }
}

/// What a piece is called in somebody's progress: `topics/caching-layers`.
pub fn key(piece: &Piece) -> String {
    format!("{}/{}", piece.kind.row().folder, piece.slug())
}

/// What a drill of a piece is called there.
pub fn drill_key(piece: &Piece, drill: &str) -> String {
    format!("{}/{drill}", key(piece))
}

impl Progress {
    /// Whether a piece is marked as read.
    pub fn has_read(&self, piece: &Piece) -> bool {
        self.read.contains(&key(piece))
    }

    /// How many points of a drill somebody had at best, and of how many; none if the drill has another number by now.
    pub fn drilled(&self, topic: &Piece, drill: &Drill) -> Option<(u8, u8)> {
        let known = self.drills.get(&drill_key(topic, &drill.id)).copied();
        known.filter(|(_, of)| usize::from(*of) == drill.sheet.question.ideas.len())
    }

    /// How far somebody has come with a topic that has these drills.
    pub fn standing(&self, topic: &Piece, drills: &[Drill]) -> Standing {
        let answered = |drill: &Drill| self.drilled(topic, drill);
        let is_full = |drill: &Drill| answered(drill).is_some_and(|(points, of)| points == of);
        let is_good =
            |question: &str| self.best.get(question).is_some_and(|best| best.is_some_and(|best| best >= GOOD));
        let full = !drills.is_empty() && drills.iter().all(is_full);
        if full || topic.questions().any(is_good) {
            return Standing::Shown;
        }
        if drills.iter().any(|drill| answered(drill).is_some())
            || topic.questions().any(|question| self.best.contains_key(question))
        {
            return Standing::Tried;
        }
        if self.has_read(topic) { Standing::Read } else { Standing::Open }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::PieceKind;
    use crate::content::curriculum::small::{FILES, library};

    #[test]
    fn a_topic_is_shown_by_a_good_interview_or_by_all_points_of_its_drills() {
        // A topic with one drill of two points, which the question `url-shortener` practises.
        let library = library(&FILES);
        let topic = library.curriculum.get(PieceKind::Topic, "queueing").expect("it is there");
        let drills = &library.drills["queueing"];
        let done = |read: bool, points: Option<(u8, u8)>, best: Option<Option<u8>>| {
            let mut progress = Progress::default();
            progress.read.extend(read.then(|| key(topic)));
            progress.drills.extend(points.map(|points| (drill_key(topic, &drills[0].id), points)));
            progress.best.extend(best.map(|best| ("url-shortener".to_owned(), best)));
            progress.standing(topic, drills)
        };
        for (read, points, best, expect) in [
            (false, None, None, Standing::Open),
            (true, None, None, Standing::Read),
            (true, Some((1, 2)), None, Standing::Tried),
            (false, Some((0, 2)), None, Standing::Tried),
            (false, Some((2, 2)), None, Standing::Shown),
            // It had three points then, and has two now.
            (false, Some((3, 3)), None, Standing::Open),
            (true, None, Some(None), Standing::Tried),
            (false, None, Some(Some(64)), Standing::Tried),
            (false, Some((1, 2)), Some(Some(65)), Standing::Shown),
        ] {
            assert_eq!(done(read, points, best), expect, "{read} {points:?} {best:?}");
        }
        assert_eq!(Progress::default().standing(topic, &[]), Standing::Open, "no drills are not all of them");
    }
}
