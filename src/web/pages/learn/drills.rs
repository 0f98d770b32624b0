//! The drills of a topic: asked, answered in place, and what came of an answer.

use serde::Serialize;

use super::path;
use crate::assess::{Drilled, Heard, PointHeard};
use crate::content::Drill;
use crate::content::curriculum::Piece;
use crate::course::Progress;
use crate::web::pages::wording;

/// The longest answer, in characters: some four minutes of talk.
pub(crate) const LONGEST: usize = 4_000;

/// One drill.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DrillView {
    pub(crate) id: String,
    /// Where an answer is sent to.
    pub(crate) path: String,
    pub(crate) ask: String,
    pub(crate) longest: usize,
    /// "3 of 4 points at best"; none if it was not answered yet.
    pub(crate) best: Option<String>,
    /// What a good answer holds.
    pub(crate) points: Vec<String>,
    /// What was answered just now.
    pub(crate) answer: String,
    /// Why that cannot be read.
    pub(crate) refused: Option<String>,
    pub(crate) result: Option<ResultView>,
}

/// What came of an answer.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ResultView {
    /// "3 of 4 points".
    pub(crate) says: String,
    pub(crate) points: Vec<PointView>,
    pub(crate) wrong: Vec<WrongView>,
}

/// A point, and whether the answer has it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PointView {
    /// `shown`, `touched` or `missing`.
    pub(crate) state: &'static str,
    pub(crate) state_title: &'static str,
    pub(crate) point: String,
    /// The words that show or touch it.
    pub(crate) quote: Option<String>,
}

/// Something false.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WrongView {
    pub(crate) quote: String,
    pub(crate) correction: String,
}

/// What was sent in as an answer to one drill.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    /// Which.
    pub(crate) drill: String,
    pub(crate) text: String,
    /// What came of it, or why it cannot be read.
    pub(crate) outcome: Result<Drilled, String>,
}

pub(super) fn views(
    piece: &Piece,
    drills: &[Drill],
    progress: &Progress,
    answered: Option<&Answered>,
) -> Vec<DrillView> {
    let view = |drill: &Drill| {
        let answered = answered.filter(|answered| answered.drill == drill.id);
        let best = progress.drilled(piece, drill);
        DrillView {
            id: drill.id.clone(),
            path: format!("{}/drills/{}", path(piece), drill.id),
            ask: drill.ask.clone(),
            longest: LONGEST,
            best: best.map(|(points, of)| format!("{points} of {of} points at best")),
            points: drill.sheet.question.ideas.iter().map(|idea| idea.title.clone()).collect(),
            answer: answered.map(|answered| answered.text.clone()).unwrap_or_default(),
            refused: answered.and_then(|answered| answered.outcome.as_ref().err().cloned()),
            result: answered.and_then(|answered| answered.outcome.as_ref().ok()).map(ResultView::new),
        }
    };
    drills.iter().map(view).collect()
}

impl ResultView {
    fn new(drilled: &Drilled) -> Self {
        let all = drilled.points.len();
        let point = |heard: &PointHeard| {
            let (state, state_title) = match heard.heard {
                Heard::Missing => ("missing", "Not said"),
                Heard::Touched => ("touched", "Touched"),
                Heard::Said => ("shown", "Said"),
            };
            PointView { state, state_title, point: heard.point.clone(), quote: heard.quote.clone() }
        };
        Self {
            says: format!("{} of {}", drilled.said(), wording::count(all, "point", "points")),
            points: drilled.points.iter().map(point).collect(),
            wrong: drilled
                .wrong
                .iter()
                .map(|wrong| WrongView { quote: wrong.quote.clone(), correction: wrong.correction.clone() })
                .collect(),
        }
    }
}
