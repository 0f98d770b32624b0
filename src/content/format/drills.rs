//! `question_bank/drills/<topic>.yaml`: what is answered in a few sentences beside a topic, and which points a good answer
//! has, as plain sentences.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Review;

/// `format: drills/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DrillsFile {
    /// `drills/1`.
    pub format: String,
    /// The slug of the topic that they are about; the file is called by it.
    #[schemars(length(max = 60))]
    pub topic: String,
    /// Who read them, and when.
    pub reviewed: Review,
    /// In the order in which they are offered.
    #[schemars(length(min = 1, max = 6))]
    pub drills: Vec<DrillFile>,
}

/// One question, for a few minutes.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DrillFile {
    /// Lower-case words joined by hyphens; never reused.
    #[schemars(length(max = 60))]
    pub id: String,
    /// What is asked: a situation, with the figures that an answer needs; none of the points.
    #[schemars(length(max = 600))]
    pub ask: String,
    /// What a good answer says.
    #[schemars(length(min = 2, max = 8))]
    pub points: Vec<PointFile>,
}

/// One thing that a good answer says.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointFile {
    /// In one sentence, as it is shown afterwards.
    #[schemars(length(max = 200))]
    pub point: String,
    /// How people say it: each sentence shows it by itself; what carries it is marked `**so**`.
    #[schemars(length(min = 4, max = 20))]
    #[schemars(inner(length(max = 400)))]
    pub say: Vec<String>,
}
