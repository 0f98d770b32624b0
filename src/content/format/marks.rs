//! `question_bank/transcripts/<slug>/<variant>.<author>.marks.jsonl`: a graded interview, marked sentence by sentence. One
//! object a line, in order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a reader made of one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The candidate's turn, from 1.
    pub turn: u32,
    /// The words.
    pub sentence: String,
    /// Ideas for which an interviewer would take it as the receipt.
    pub shows: Vec<String>,
    /// Ideas that it is about without showing them.
    pub touches: Vec<String>,
    /// The wrong claim that it makes, `other` for a false statement that is not listed, nothing if it is sound.
    #[serde(rename = "false")]
    pub wrong: Option<String>,
}
