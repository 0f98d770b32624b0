//! The sample scorecard at a glance.

use serde::Serialize;

use crate::assess::Scorecard;
use crate::assess::scorecard::CompetencyScore;
use crate::charts;
use crate::content::Shown;

/// What is shown of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Miniature {
    pub(crate) title: String,
    pub(crate) level: &'static str,
    pub(crate) vote: &'static str,
    pub(crate) overall: u8,
    pub(crate) competencies: Vec<MiniatureBar>,
}

/// One competency of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MiniatureBar {
    pub(crate) title: String,
    pub(crate) grade: u8,
    /// SVG.
    pub(crate) chart: String,
}

impl Miniature {
    /// Of a scorecard and what it is shown by.
    pub(crate) fn new(card: &Scorecard, shown: &Shown) -> Self {
        let bar = |score: &CompetencyScore| MiniatureBar {
            title: shown.competency_title(&score.id),
            grade: score.grade,
            chart: charts::grade_bar(score.grade, shown.wanted(card.level.name(), &score.id)),
        };
        Self {
            title: shown.title(),
            level: card.level.name(),
            vote: card.vote.title(),
            overall: card.overall,
            competencies: card.competencies.iter().map(bar).collect(),
        }
    }
}
