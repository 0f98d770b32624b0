//! Patterns: a plain sentence whose brackets say what must be there, in which order.
//!
//! `[concept]`, `[either|or]`, `[duration]`, `['literal words']`, `[no concept]`. Words outside brackets are for the
//! reader. What a match is worth is not decided here.

mod find;
mod parse;
#[cfg(test)]
mod tests;
mod vocabulary;

use thiserror::Error;

pub use find::Match;
use vocabulary::Place;
pub use vocabulary::Vocabulary;

use super::{ConceptId, QuantityKind};

/// A compiled sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    slots: Vec<Slot>,
}

/// One bracket: any of its alternatives fills it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Slot {
    alternatives: Vec<Alternative>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Alternative {
    what: What,
    /// `[no ...]`: it must be denied.
    denied: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// It or a kind of it.
    Concept(ConceptId),
    Quantity(QuantityKind),
    /// Lemmas, one behind the other.
    Words(Vec<Word>),
}

/// A literal word.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    lemma: String,
    /// Where a vocabulary keeps it.
    place: Place,
}

/// What is wrong with a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{message}{}", nearest.as_deref().map(|id| format!(": did you mean `{id}`?")).unwrap_or_default())]
pub struct PatternError {
    /// Where, in bytes of the sentence.
    pub offset: usize,
    /// What, and how to mend it.
    pub message: String,
    /// The id most like an unknown one.
    pub nearest: Option<String>,
}

impl Pattern {
    /// How many brackets it has.
    pub fn slot_count(&self) -> usize {
        self.slots.len()
    }

    /// The concepts that its brackets ask for, denied ones too, in order.
    pub fn concepts(&self) -> impl Iterator<Item = ConceptId> {
        self.slots.iter().flat_map(|slot| &slot.alternatives).filter_map(|alternative| match alternative.what {
            What::Concept(concept) => Some(concept),
            What::Quantity(_) | What::Words(_) => None,
        })
    }
}
