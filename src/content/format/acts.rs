//! `prompts/intents.yaml`: what sentences do, by example; `question_bank/acts.yaml`: what that is tested by.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `format: acts/1`
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActsFile {
    /// `acts/1`.
    pub format: String,
    /// One an act.
    pub acts: Vec<ActFile>,
    /// Sentences that do nothing of the kind, by speaker.
    #[serde(default)]
    pub none: BTreeMap<String, Vec<String>>,
}

/// An act and how people do it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActFile {
    /// As the program knows it.
    pub id: String,
    /// In words, for people.
    pub means: String,
    /// Sentences by which it is done, by speaker. One that does several things stands under each.
    pub say: BTreeMap<String, Vec<String>>,
}
