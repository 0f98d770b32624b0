//! The space between two rows: each arrow that runs along it has a lane there, and its words lie in that lane, beside
//! nothing else.

/// Between two things in a lane.
const APART: i32 = 10;
/// The height of a lane with words, and of one without.
const WITH_WORDS: i32 = 22;
const BARE: i32 = 12;
/// Above the first lane and below the last, where arrows have their heads.
const ABOVE: i32 = 8;
const BELOW: i32 = 20;
/// The least between two rows.
const LEAST: i32 = 34;

/// What runs in a lane.
#[derive(Clone, Debug)]
struct Run {
    from: i32,
    to: i32,
    has_words: bool,
}

/// One space between rows.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    lanes: Vec<Vec<Run>>,
    /// Something goes through it.
    pub(super) is_used: bool,
}

impl Lanes {
    /// A lane that is free from one place to another.
    pub(super) fn take(&mut self, from: i32, to: i32, has_words: bool) -> usize {
        let run = Run { from, to, has_words };
        let is_free = |lane: &Vec<Run>| lane.iter().all(|one| one.to + APART < from || to + APART < one.from);
        let lane = self.lanes.iter().position(is_free).unwrap_or(self.lanes.len());
        if lane == self.lanes.len() {
            self.lanes.push(Vec::new());
        }
        self.lanes[lane].push(run);
        lane
    }

    fn height_of(lane: &[Run]) -> i32 {
        if lane.iter().any(|run| run.has_words) { WITH_WORDS } else { BARE }
    }

    /// From where the space begins to the line of a lane; its words stand on the line.
    pub(super) fn line(&self, lane: usize) -> i32 {
        ABOVE + self.lanes[..=lane].iter().map(|lane| Self::height_of(lane)).sum::<i32>() - 4
    }

    /// The whole height.
    pub(super) fn height(&self) -> i32 {
        let lanes: i32 = self.lanes.iter().map(|lane| Self::height_of(lane)).sum();
        (ABOVE + lanes + BELOW).max(LEAST)
    }
}
