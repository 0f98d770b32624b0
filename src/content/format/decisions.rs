//! `question_bank/decisions.yaml`: how to choose among services, as questions that are asked one after the other.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::piece::Source;

/// `format: decisions/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionsFile {
    /// `decisions/1`.
    pub format: String,
    /// Where the choices were taken from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// One a choice.
    pub trees: Vec<Tree>,
}

/// One choice: the first question that is answered with yes decides.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tree {
    /// Lower-case words joined by hyphens; never reused.
    #[schemars(length(max = 60))]
    pub id: String,
    /// The choice as a question.
    #[schemars(length(max = 100))]
    pub title: String,
    /// When it comes up, one sentence.
    #[schemars(length(max = 300))]
    pub summary: String,
    /// In order.
    #[schemars(length(min = 1, max = 20))]
    pub steps: Vec<Step>,
    /// What holds if every answer is no; without it, nothing of this fits.
    #[serde(default)]
    pub otherwise: Option<Outcome>,
    /// What a choice cannot do.
    #[serde(default)]
    pub lacks: Vec<Lack>,
}

/// One question.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// To be answered with yes or no.
    #[schemars(length(max = 300))]
    pub ask: String,
    /// What holds if it is yes.
    pub yes: Outcome,
}

/// What to choose.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// As people call it.
    #[schemars(length(max = 100))]
    pub choose: String,
    /// Services that have a page, by slug.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub services: Vec<String>,
    /// Why, and with what price.
    #[schemars(length(max = 500))]
    pub says: String,
    /// The choice that comes next.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub tree: Option<String>,
}

/// What a service cannot do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lack {
    /// By slug.
    #[schemars(length(max = 60))]
    pub service: String,
    /// What it lacks.
    #[schemars(length(max = 300))]
    pub says: String,
}
