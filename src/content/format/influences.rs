//! `rubrics/influences.yaml`: what moves what, and which way. A sentence that has it the other way round is a wrong claim.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `format: influences/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InfluencesFile {
    /// `influences/1`.
    pub format: String,
    /// Words for turning something up, for turning it down, for rising and for falling.
    pub words: DirectionsFile,
    /// The rows.
    pub influences: Vec<InfluenceFile>,
}

/// How people say that something is turned up or down, before the thing or behind it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectionsFile {
    /// "more", "raise": before the thing.
    pub up: Vec<String>,
    /// "fewer", "reduce": before the thing.
    pub down: Vec<String>,
    /// "rises", "goes up": behind the thing.
    pub rises: Vec<String>,
    /// "falls", "goes down": behind the thing.
    pub falls: Vec<String>,
}

/// When more of one thing moves another.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InfluenceFile {
    /// Lower-case words joined by hyphens; never reused.
    pub id: String,
    /// What is turned up, in the words that people use.
    #[schemars(length(min = 1))]
    pub more: Vec<String>,
    /// What that does.
    pub moves: Moves,
    /// What it does it to, in the words that people use.
    #[schemars(length(min = 1))]
    pub of: Vec<String>,
    /// What is true, as the scorecard shows it.
    pub correction: String,
    /// Where it can be checked.
    pub source: String,
    /// Wrong sentences, which must be caught.
    #[schemars(length(min = 1))]
    pub yes: Vec<String>,
    /// Sound sentences, as near as possible, which must not.
    #[schemars(length(min = 1))]
    pub no: Vec<String>,
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Moves {
    /// More of it makes more.
    Up,
    /// More of it makes less.
    Down,
    /// More of it changes nothing.
    Nothing,
}
