//! `rubrics/<slug>.yaml`: what is measured, with anchors, stages and bars.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Kind, Level, Review, Status};

/// `format: rubric/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RubricFile {
    /// `rubric/1`.
    pub format: String,
    /// How far it has come.
    pub status: Status,
    /// Required once reviewed.
    #[serde(default)]
    pub reviewed: Option<Review>,
    /// Lower-case words joined by hyphens; never reused.
    #[schemars(length(max = 60))]
    pub slug: String,
    /// As people read it.
    #[schemars(length(max = 100))]
    pub title: String,
    /// One or two sentences: for what sort of interview.
    #[schemars(length(max = 600))]
    pub about: String,
    /// The kind of question that it is for.
    pub kind: Kind,
    /// In the order in which the interview goes through them.
    #[schemars(length(min = 1))]
    pub stages: Vec<StageFile>,
    /// In the order in which the scorecard shows them.
    #[schemars(length(min = 1))]
    pub competencies: Vec<CompetencyFile>,
    /// For each level, the lowest grade wanted in each competency.
    pub bars: BTreeMap<Level, BTreeMap<String, u8>>,
    /// Strength (0 to 100, share of par after soundness) to `overall` (0 to 100): strictly increasing in both, first
    /// knot [0, 0], last knot [100, 100].
    #[schemars(length(min = 2))]
    pub link: Vec<[u8; 2]>,
}

impl RubricFile {
    /// Of all its stages, as they are written.
    pub fn minutes(&self) -> u16 {
        self.stages.iter().map(|stage| u16::from(stage.minutes)).sum()
    }
}

/// One stretch of the interview.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StageFile {
    /// Lower-case words joined by hyphens.
    #[schemars(length(max = 60))]
    pub id: String,
    /// As people read it.
    #[schemars(length(max = 100))]
    pub title: String,
    /// Minutes of a 45-minute interview; other lengths are in proportion.
    #[schemars(range(min = 1, max = 60))]
    pub minutes: u8,
    /// What the candidate should have by its end, one sentence; shown in the room.
    #[schemars(length(max = 300))]
    pub goal: String,
    /// What the interviewer says on entering it (the first stage opens with the brief instead).
    #[serde(default)]
    #[schemars(inner(length(max = 300)))]
    pub opens: Vec<String>,
    /// Competencies whose ideas are probed here first.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub competencies: Vec<String>,
}

/// What is measured.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompetencyFile {
    /// Lower-case words joined by hyphens.
    #[schemars(length(max = 60))]
    pub id: String,
    /// As people read it.
    #[schemars(length(max = 100))]
    pub title: String,
    /// One sentence: what it is.
    #[schemars(length(max = 600))]
    pub about: String,
    /// Its part of `overall`, in whole points.
    #[schemars(range(min = 1, max = 100))]
    pub weight: u8,
    /// What is graded.
    #[schemars(length(min = 1))]
    pub criteria: Vec<CriterionFile>,
}

/// What is graded, 0 to 4.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionFile {
    /// `competency.word`; never reused.
    #[schemars(length(max = 60))]
    pub id: String,
    /// As people read it.
    #[schemars(length(max = 100))]
    pub title: String,
    /// What kind of sentence shows it: `scope`, `numbers`, `mechanism`, `tradeoffs`, `failure`, `signals`, `cost`, `people`.
    #[serde(default = "mechanism")]
    #[schemars(length(max = 30))]
    pub facet: String,
    /// What each grade looks like, from 0 to 4: five texts.
    #[schemars(inner(length(max = 500)))]
    pub anchors: [String; 5],
}

fn mechanism() -> String {
    "mechanism".to_owned()
}
