//! The words of the domain: concepts, what people call them, and what is a kind of what.
//!
//! Files are read and problems placed elsewhere (`content`); here are only words.

mod error;
mod layer;
mod lemmas;
mod names;
mod spellings;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use error::LexiconError;
use layer::{Layer, Layers};
pub(super) use lemmas::Lemmas;
pub(super) use names::{Found, LONGEST_MENTION};

use super::Token;

/// A thing people talk about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concept {
    /// Lower-case words joined by hyphens; its words are a name too.
    pub id: String,
    /// Ids of the concepts above it.
    pub is_a: Vec<String>,
    /// What people call it: one to six words, in any inflection.
    pub names: Vec<String>,
}

/// A concept of one lexicon, and of all that extend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptId(u32);

impl ConceptId {
    fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Concepts and lemmas, compiled. Cheap to clone and to extend.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    lemmas: Arc<Lemmas>,
    layers: Layers,
}

impl Lexicon {
    /// Compiles the domain's words.
    ///
    /// # Errors
    /// Every problem, in the order of the concepts.
    pub fn new(lemmas: &BTreeMap<String, String>, concepts: Vec<Concept>) -> Result<Self, Vec<LexiconError>> {
        Self { lemmas: Arc::new(Lemmas::new(lemmas)), layers: Vec::new() }.extended(concepts)
    }

    /// These words and a question's own objects. An object may carry a name that is a concept's too: then a text names
    /// both, the object first.
    ///
    /// # Errors
    /// Every problem of the objects, in their order.
    #[expect(clippy::needless_pass_by_value, reason = "the caller has no further use for the objects")]
    pub fn extended(&self, objects: Vec<Concept>) -> Result<Self, Vec<LexiconError>> {
        let layer = Layer::build(&self.lemmas, self, &objects)?;
        let mut layers = self.layers.clone();
        layers.push(Arc::new(layer));
        Ok(Self { lemmas: Arc::clone(&self.lemmas), layers })
    }

    /// The same lemmas without a word: the ground of another lexicon that reads texts in the same way.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self { lemmas: Arc::clone(&self.lemmas), layers: Vec::new() }
    }

    /// The concept of that id.
    pub fn find(&self, id: &str) -> Option<ConceptId> {
        self.layers.iter().find_map(|layer| layer.by_id.get(id).copied())
    }

    /// The id, or nothing for a concept of another lexicon.
    pub fn id_of(&self, concept: ConceptId) -> &str {
        self.layer_of(concept).map_or("", |(layer, own)| layer.ids[own].as_str())
    }

    /// Whether it is that concept or a kind of it.
    pub fn is_a(&self, concept: ConceptId, ancestor: ConceptId) -> bool {
        self.above(concept).binary_search(&ancestor).is_ok()
    }

    /// The ids of a concept and of all above it.
    pub fn with_above(&self, concept: ConceptId) -> impl Iterator<Item = &str> {
        self.above(concept).iter().map(|above| self.id_of(*above))
    }

    /// All ids, in the order in which they were given.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().flat_map(|layer| layer.ids.iter().map(String::as_str))
    }

    pub(super) fn lemmas(&self) -> &Lemmas {
        &self.lemmas
    }

    /// Reads misspelt words of the domain as what was meant, if only one word can have been.
    pub(in crate::text) fn mend(&self, tokens: &mut [Token]) {
        for token in tokens.iter_mut().filter(|token| spellings::is_strange(&token.word)) {
            if self.layers.iter().any(|layer| layer.spellings.has(&token.word) || layer.names.has(&token.lemma)) {
                continue;
            }
            let mut near: Vec<&str> = self.layers.iter().flat_map(|layer| layer.spellings.near(&token.word)).collect();
            near.sort_unstable();
            near.dedup();
            if let [meant] = near.as_slice() {
                token.lemma = (*meant).to_owned();
            }
        }
    }

    /// Every name in the tokens, overlapping ones too; objects before concepts.
    pub(super) fn names_in(&self, tokens: &[Token]) -> Vec<Found<'_>> {
        self.layers.iter().rev().flat_map(|layer| layer.names.find(tokens)).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.layers.last().map_or(0, |layer| layer.first + layer.ids.len())
    }

    /// Itself and all above it, sorted.
    pub(super) fn above(&self, concept: ConceptId) -> &[ConceptId] {
        self.layer_of(concept).map_or(&[], |(layer, own)| layer.above[own].as_slice())
    }

    fn layer_of(&self, concept: ConceptId) -> Option<(&Layer, usize)> {
        let layer = self.layers.iter().rev().find(|layer| layer.first <= concept.index())?;
        let own = concept.index() - layer.first;
        (own < layer.ids.len()).then_some((layer, own))
    }
}
