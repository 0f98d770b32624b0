//! `rubrics/misconceptions/<area>.yaml`: wrong claims, how people make them, and what is true instead. A question may have its
//! own, in the same form, with its own objects in the brackets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `format: misconceptions/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MisconceptionsFile {
    /// `misconceptions/1`.
    pub format: String,
    /// The claims.
    pub misconceptions: Vec<MisconceptionFile>,
}

/// One wrong claim.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MisconceptionFile {
    /// Lower-case words joined by hyphens; never reused.
    pub id: String,
    /// The claim in one line.
    pub claim: String,
    /// What is true instead, as the scorecard shows it.
    pub correction: String,
    /// Where it can be checked.
    pub source: String,
    /// It has never fired on a sound sentence: only then may it limit the score of a question whose crux it is on.
    #[serde(default)]
    pub sure: bool,
    /// How people make it.
    #[schemars(length(min = 1))]
    pub say: Vec<WrongSayFile>,
}

/// A sentence with its brackets, and sentences that prove it. Order and polarity count as in a question's `say`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrongSayFile {
    /// The sentence.
    pub say: String,
    /// Wrong claims that must match.
    #[schemars(length(min = 1))]
    pub yes: Vec<String>,
    /// Sound sentences, as near as possible, that must not.
    #[schemars(length(min = 1))]
    pub no: Vec<String>,
}
