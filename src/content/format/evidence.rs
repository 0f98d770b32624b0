//! `question_bank/questions/<slug>/evidence.yaml`: quotes that the engine once awarded, judged by readers who did not write
//! the patterns. Later changes are measured against them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `format: evidence/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    /// `evidence/1`.
    pub format: String,
    /// Who judged, and what they knew: a person and a program are told apart here.
    pub by: String,
    /// The quotes.
    pub quotes: Vec<JudgedFile>,
}

/// One quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JudgedFile {
    /// The idea for which it was awarded.
    pub idea: String,
    /// Whether it is evidence.
    pub verdict: Judged,
    /// The candidate's words.
    pub quote: String,
}

/// What a reader says of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    /// A fair interviewer would accept it.
    Right,
    /// It touches the idea; a careful interviewer would ask for more.
    Weak,
    /// It is about something else, or says the opposite.
    Wrong,
}
