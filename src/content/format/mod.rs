//! The shapes of content files, exactly as authors write them. JSON Schemas are generated from these types and every
//! file is checked against its schema before anything else looks at it.
//!
//! No meaning here: references are strings, meanings are example sentences. `content::compile` gives them meaning.

pub mod acts;
pub mod claims;
pub mod counterfactuals;
pub mod cues;
pub mod decisions;
pub mod drills;
pub mod lexicon;
pub mod marks;
pub mod pack;
pub mod piece;
pub mod question;
pub mod reading;
pub mod rubric;
pub mod sums;
pub mod transcript;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far a file has come. A draft of wrong claims accuses nobody; drafts in `question_bank/drafts/` teach and are not
/// served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being written.
    Draft,
    /// Read by a second pair of eyes; says who and when.
    Reviewed,
    /// In use.
    Published,
}

/// Who read the file and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// A name or a role.
    #[schemars(length(max = 150))]
    pub by: String,
    /// The day, as 2026-11-24.
    #[schemars(length(max = 10))]
    pub on: String,
}

/// The bar that is asked for. `L3` is Greenroom's own entry level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Level {
    L3,
    L4,
    L5,
    L6,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Self; 4] = [Self::L3, Self::L4, Self::L5, Self::L6];

    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::L3 => "L3",
            Self::L4 => "L4",
            Self::L5 => "L5",
            Self::L6 => "L6",
        }
    }
}

/// What sort of question it is; each has a rubric of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Design a system end to end.
    Design,
    /// One building block, understood well.
    Fundamentals,
    /// Something is on fire, or must not be.
    Operations,
    /// How the candidate has worked before.
    Leadership,
}

impl Kind {
    /// As it is written in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Design => "design",
            Self::Fundamentals => "fundamentals",
            Self::Operations => "operations",
            Self::Leadership => "leadership",
        }
    }
}
