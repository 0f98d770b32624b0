//! `pack.yaml`: whose files these are and what they build on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `format: pack/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// `pack/1`.
    pub format: String,
    /// Lower-case words joined by hyphens; the `pack` of `pack:slug`.
    #[schemars(length(max = 60))]
    pub id: String,
    /// Raised by the owner with every release, as 1.0.0.
    #[schemars(length(max = 60))]
    pub version: String,
    /// Ids of the packs that must be loaded before this one.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub requires: Vec<String>,
}
