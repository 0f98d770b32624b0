//! `rubrics/reading/readers.yaml`: what `greenroom reading learn` found out about when a match is worth something. Written
//! by a program, read by people.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `format: reading/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadingFile {
    /// `reading/1`.
    pub format: String,
    /// What it was learnt from.
    pub learnt_from: LearntFrom,
    /// The chance that a sentence is false: weights of its terms, and `bias`.
    pub falseness: BTreeMap<String, f64>,
    /// The chance that a sentence is false by itself, whatever stands around it.
    pub alone: BTreeMap<String, f64>,
    /// The chance that a sentence shows an idea: weights of its terms, and `bias`.
    pub shows: BTreeMap<String, f64>,
    /// The chances from which something is said.
    pub bounds: BoundsFile,
    /// The numbers of the composition, by name.
    pub composition: BTreeMap<String, f64>,
}

/// What was learnt from.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LearntFrom {
    /// Of the bank's sentences, in hexadecimal.
    pub bank: String,
    /// Where chance began.
    pub seed: u64,
    /// How many questions.
    pub questions: usize,
    /// How many sentences.
    pub sentences: usize,
    /// How many annotated interviews.
    pub interviews: usize,
}

/// Chances, from 0 to 1.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoundsFile {
    /// A quote is shown as proof.
    pub proof: f64,
    /// It is shown as touching the idea.
    pub touched: f64,
    /// A sentence is called false, in its answer.
    pub accuse: f64,
    /// It is called false by itself, whatever stands around it. Tables of before had no such chance.
    #[serde(default = "never")]
    pub alone: f64,
    /// It is worth checking.
    pub check: f64,
}

/// More than any chance.
fn never() -> f64 {
    2.0
}
