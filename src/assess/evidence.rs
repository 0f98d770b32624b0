//! Evidence: a stretch of a turn and why it counts. The leaf that everything in `assess` stands on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of a turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The first byte (UTF-8).
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Why it counts, or does not; plain words.
    pub why: String,
}

/// Who brought a topic up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// Unasked.
    Candidate,
    /// After the interviewer asked.
    Probe,
    /// After help.
    Hint,
}
