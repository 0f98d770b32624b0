//! One layer of a lexicon: concepts that were added together, checked against each other and the layers below.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::LexiconError;
use super::lemmas::Lemmas;
use super::names::{LONGEST_NAME, Names, without_articles};
use super::spellings::Spellings;
use super::{Concept, ConceptId, Lexicon};
use crate::text::lines::Lines;
use crate::text::{QuantityKind, clauses, tokens};

/// Ids count on from layer to layer, so that what was compiled below is still right above.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) first: usize,
    pub(super) ids: Vec<String>,
    pub(super) by_id: BTreeMap<String, ConceptId>,
    /// For each concept itself and everything above it, sorted.
    pub(super) above: Vec<Vec<ConceptId>>,
    pub(super) names: Names,
    pub(super) spellings: Spellings,
}

impl Layer {
    pub(super) fn build(lemmas: &Lemmas, below: &Lexicon, concepts: &[Concept]) -> Result<Self, Vec<LexiconError>> {
        let first = below.len();
        let mut errors = Vec::new();
        let mut layer = Self {
            first,
            ids: Vec::new(),
            by_id: BTreeMap::new(),
            above: Vec::new(),
            names: Names::default(),
            spellings: Spellings::default(),
        };
        for (n, concept) in concepts.iter().enumerate() {
            errors.extend(bad_id(&concept.id));
            let id = ConceptId::at(first + n);
            if below.find(&concept.id).is_some() || layer.by_id.insert(concept.id.clone(), id).is_some() {
                errors.push(LexiconError::DuplicateId { concept: concept.id.clone() });
            }
            layer.ids.push(concept.id.clone());
        }
        layer.resolve_ancestors(below, concepts, &mut errors);
        for (n, concept) in concepts.iter().enumerate() {
            layer.add_names(lemmas, ConceptId::at(first + n), concept, &mut errors);
        }
        if errors.is_empty() { Ok(layer) } else { Err(errors) }
    }

    fn resolve_ancestors(&mut self, below: &Lexicon, concepts: &[Concept], errors: &mut Vec<LexiconError>) {
        let mut parents: Vec<Vec<ConceptId>> = Vec::with_capacity(concepts.len());
        for concept in concepts {
            let mut known = Vec::new();
            for parent in &concept.is_a {
                match self.by_id.get(parent).copied().or_else(|| below.find(parent)) {
                    Some(id) => known.push(id),
                    None => errors.push(LexiconError::UnknownParent {
                        concept: concept.id.clone(),
                        parent: parent.clone(),
                        nearest: nearest(parent, self.ids.iter().map(String::as_str).chain(below.ids())),
                    }),
                }
            }
            parents.push(known);
        }
        for (start, concept) in concepts.iter().enumerate() {
            let me = ConceptId::at(self.first + start);
            let mut above = vec![me];
            let mut next = 0;
            let mut circular = false;
            while let Some(id) = above.get(next).copied() {
                next += 1;
                let higher: &[ConceptId] = match id.index().checked_sub(self.first) {
                    Some(own) => &parents[own],
                    None => below.above(id),
                };
                circular |= higher.contains(&me) && id.index() >= self.first;
                let new: Vec<ConceptId> = higher.iter().copied().filter(|id| !above.contains(id)).collect();
                above.extend(new);
            }
            if circular {
                errors.push(LexiconError::Cycle { concept: concept.id.clone() });
            }
            above.sort_unstable();
            above.dedup();
            self.above.push(above);
        }
    }

    fn add_names(&mut self, lemmas: &Lemmas, id: ConceptId, concept: &Concept, errors: &mut Vec<LexiconError>) {
        for name in std::iter::once(&concept.id).chain(&concept.names) {
            let words = match words_of(name, lemmas) {
                Ok(words) => words,
                Err(why) => {
                    errors.push(LexiconError::DeadName { concept: concept.id.clone(), name: name.clone(), why });
                    continue;
                }
            };
            for (word, lemma) in &words {
                self.spellings.add(word, lemma);
            }
            let words: Vec<String> = words.into_iter().map(|(_, lemma)| lemma).collect();
            let (first, above) = (self.first, &self.above);
            let related = |a: ConceptId, b: ConceptId| above[a.index() - first].contains(&b);
            let named = self.names.insert(&words, id);
            let ids = &self.ids;
            let is_other = |other: &&ConceptId| ids[other.index() - first] != concept.id;
            let stranger = |other: &&ConceptId| is_other(other) && !related(**other, id) && !related(id, **other);
            if let Some(other) = named.iter().find(stranger) {
                errors.push(LexiconError::SharedName {
                    concept: concept.id.clone(),
                    name: name.clone(),
                    other: self.ids[other.index() - first].clone(),
                });
            }
        }
    }
}

/// The id most like a word, if any is like it at all.
pub(in crate::text) fn nearest<'a>(word: &str, ids: impl Iterator<Item = &'a str>) -> Option<String> {
    let scored = ids.map(|id| (strsim::damerau_levenshtein(word, id), id));
    let (distance, id) = scored.min()?;
    (distance <= 1 + word.chars().count() / 3).then(|| id.to_owned())
}

/// As written, and as looked up.
fn words_of(name: &str, lemmas: &Lemmas) -> Result<Vec<(String, String)>, &'static str> {
    let lines = Lines::of(name);
    let tokens = tokens::tokens(name, &lines, lemmas);
    if tokens.is_empty() {
        return Err("it has no word");
    }
    if clauses::clauses(name, &lines, &tokens).len() > 1 {
        return Err("a text is divided inside it");
    }
    let words = without_articles(&tokens);
    if words.is_empty() {
        return Err("an article alone names nothing");
    }
    if words.len() > LONGEST_NAME { Err("it has more than six words") } else { Ok(words) }
}

fn bad_id(id: &str) -> Option<LexiconError> {
    if QuantityKind::from_name(id).is_some() {
        return Some(LexiconError::Reserved { concept: id.to_owned() });
    }
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    (!id.split('-').all(is_word)).then(|| LexiconError::BadId { concept: id.to_owned() })
}

/// Layers are shared: a hundred questions stand on one domain.
pub(super) type Layers = Vec<Arc<Layer>>;
