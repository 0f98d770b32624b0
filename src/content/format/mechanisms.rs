//! `rubrics/mechanisms/<area>.yaml`: what each building block gives, costs and fails at. The columns of that table stand in
//! `rubrics/guarantees.yaml`, what can go wrong in `rubrics/failures.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Review, Status};

/// `format: mechanisms/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MechanismsFile {
    /// `mechanisms/1`.
    pub format: String,
    /// How far it has come. The rows of a draft give credit and accuse nobody.
    pub status: Status,
    /// Required once reviewed.
    #[serde(default)]
    pub reviewed: Option<Review>,
    /// The rows.
    pub mechanisms: Vec<MechanismFile>,
}

/// One row. A guarantee that it does not name is left open: neither given nor denied.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MechanismFile {
    /// Lower-case words joined by hyphens; its words are a name too. Never reused.
    pub id: String,
    /// How people call it, products included: one to six words.
    #[schemars(length(min = 1))]
    pub names: Vec<String>,
    /// Kinds and mechanisms above it, for reading; nothing is inherited.
    pub is_a: Vec<String>,
    /// Guarantees that it gives by itself.
    #[serde(default)]
    pub provides: Vec<String>,
    /// Guarantees that it gives with at least one of these mechanisms.
    #[serde(default)]
    pub provides_if: BTreeMap<String, Vec<String>>,
    /// Those of `provides_if` that are plainly wrong to claim while none of the conditions is there.
    #[serde(default)]
    pub wrong_without: Vec<String>,
    /// Guarantees that it is credited with and never gives.
    #[serde(default)]
    pub denies: Vec<String>,
    /// What it costs, in short phrases.
    pub costs: Vec<String>,
    /// What goes wrong with it, and the mechanisms that cure or contain it.
    #[serde(default)]
    pub fails: BTreeMap<String, Vec<String>>,
    /// When another choice is better.
    pub not_when: String,
    /// Where its key property is described.
    pub source: String,
}

/// `format: guarantees/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuaranteesFile {
    /// `guarantees/1`.
    pub format: String,
    /// The upper part of the tree of mechanisms.
    pub kinds: Vec<KindFile>,
    /// The columns.
    pub guarantees: Vec<GuaranteeFile>,
}

/// A kind of mechanism.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindFile {
    /// Lower-case words joined by hyphens.
    pub id: String,
    /// As people read it.
    pub title: String,
    /// Kinds above it.
    #[serde(default)]
    pub is_a: Vec<String>,
}

/// Something that a mechanism can give.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuaranteeFile {
    /// Lower-case words joined by hyphens; its words are a name too. Never reused.
    pub id: String,
    /// As people read it, an answer to "what does it do?".
    pub title: String,
    /// The test to apply.
    pub meaning: String,
    /// How people claim it: one to six words.
    pub names: Vec<String>,
    /// What its absence looks like.
    pub opposite: String,
    /// What comes with it.
    #[serde(default)]
    pub implies: Vec<String>,
}

/// `format: failures/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FailuresFile {
    /// `failures/1`.
    pub format: String,
    /// The list.
    pub failures: Vec<FailureFile>,
}

/// Something that can go wrong.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FailureFile {
    /// Lower-case words joined by hyphens; its words are a name too. Never reused.
    pub id: String,
    /// As people read it.
    pub title: String,
    /// How people speak of it: one to six words.
    pub names: Vec<String>,
}
