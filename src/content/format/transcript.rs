//! A transcript file: front matter, then `## interviewer` and `## candidate` sections in turn, each heading optionally
//! with attributes `{at: 312, stage: design, probe: id, hint: 1}`. What the server exports, `score` reads.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Level;

/// What stands between the `---` lines. Unknown keys are ignored, so that other tools may add theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FrontMatter {
    /// The question's slug.
    #[serde(default)]
    pub question: Option<String>,
    /// The bar asked for.
    #[serde(default)]
    pub level: Option<Level>,
    /// In graded transcripts: excellent, good, alternative, mid, vague, wrong.
    #[serde(default)]
    pub variant: Option<String>,
    /// In graded transcripts: who wrote it.
    #[serde(default)]
    pub author: Option<String>,
}

/// The attributes of one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attributes {
    /// Seconds since the interview began.
    #[serde(default)]
    pub at: Option<u32>,
    /// The stage it was said in.
    #[serde(default)]
    pub stage: Option<String>,
    /// The idea whose probe this is.
    #[serde(default)]
    pub probe: Option<String>,
    /// The fact that is told.
    #[serde(default)]
    pub fact: Option<String>,
    /// The twist that is told.
    #[serde(default)]
    pub twist: Option<String>,
    /// The rung of the hint given, 1 to 3.
    #[serde(default)]
    pub hint: Option<u8>,
}
