//! `rubrics/cues.yaml`: set phrases and single words by which it is known how something is meant.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `format: cues/1`
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CuesFile {
    /// `cues/1`.
    pub format: String,
    /// The lists, by name. Which there are is fixed.
    pub lists: BTreeMap<String, CueList>,
    /// Words that English does not put beside each other.
    #[schemars(length(min = 1))]
    pub impossible: Vec<Pairs>,
}

/// One list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CueList {
    /// What is told by it, for people.
    pub means: String,
    /// What is said, in lower case.
    #[schemars(length(min = 1))]
    pub say: Vec<String>,
}

/// No word of the first list stands directly before one of the second.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pairs {
    /// The first word: "*the* of".
    #[schemars(length(min = 1))]
    pub before: Vec<String>,
    /// The second word: "the *of*".
    #[schemars(length(min = 1))]
    pub behind: Vec<String>,
}
