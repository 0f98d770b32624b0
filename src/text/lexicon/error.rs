//! What can be wrong with the words of a lexicon.

use thiserror::Error;

/// One problem; each says at which concept.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LexiconError {
    /// An id that a bracket could not hold.
    #[error("concept `{concept}` needs an id of lower-case letters, digits and single hyphens")]
    BadId {
        /// As written.
        concept: String,
    },
    /// An id that means a quantity in a bracket.
    #[error("`{concept}` means a quantity in brackets: choose another id")]
    Reserved {
        /// As written.
        concept: String,
    },
    /// Two concepts under one id.
    #[error("concept `{concept}` is there already: merge the two or rename one")]
    DuplicateId {
        /// Of both.
        concept: String,
    },
    /// `is_a` leads nowhere.
    #[error("concept `{concept}` is_a `{parent}`, which is not there{}", did_you_mean(nearest.as_deref()))]
    UnknownParent {
        /// The child.
        concept: String,
        /// As written.
        parent: String,
        /// The id most like it.
        nearest: Option<String>,
    },
    /// `is_a` leads back.
    #[error("concept `{concept}` is above itself: cut one is_a of the circle")]
    Cycle {
        /// One of the circle.
        concept: String,
    },
    /// A name that no text can contain.
    #[error("name `{name}` of concept `{concept}` can never be found: {why}")]
    DeadName {
        /// Whose.
        concept: String,
        /// As written.
        name: String,
        /// What is the matter with it.
        why: &'static str,
    },
    /// One name, after lemmas, for concepts of which neither is above the other.
    #[error("name `{name}` of concept `{concept}` is a name of `{other}` too: keep it with one of them")]
    SharedName {
        /// Whose.
        concept: String,
        /// As written.
        name: String,
        /// The concept that had it first.
        other: String,
    },
}

impl LexiconError {
    /// The id of the concept at which the problem is to be mended.
    pub fn concept(&self) -> &str {
        match self {
            Self::BadId { concept }
            | Self::Reserved { concept }
            | Self::DuplicateId { concept }
            | Self::UnknownParent { concept, .. }
            | Self::Cycle { concept }
            | Self::DeadName { concept, .. }
            | Self::SharedName { concept, .. } => concept,
        }
    }
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map(|id| format!(": did you mean `{id}`?")).unwrap_or_default()
}
