//! `rubrics/claims/<area>.yaml`: wrong claims that people make on any question.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::question::WrongFile;
use super::{Review, Status};

/// `format: claims/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimsFile {
    /// `claims/1`.
    pub format: String,
    /// How far it has come: a draft accuses nobody.
    pub status: Status,
    /// Required once reviewed.
    #[serde(default)]
    pub reviewed: Option<Review>,
    /// In any order.
    #[schemars(length(min = 1))]
    pub claims: Vec<WrongFile>,
}
