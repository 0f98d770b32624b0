//! What a text holds, whatever its order: enough to know at a glance that it cannot state a pattern. Hundreds of patterns
//! are tried on each sentence, and nearly all are settled here.

use super::{Alternative, Pattern, Slot, What};
use crate::text::{Lexicon, QuantityKind, Reading};

/// The concepts with all above them, the kinds of quantities and the lemmas of a reading.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// A bit a concept.
    concepts: Vec<u64>,
    kinds: Vec<QuantityKind>,
    /// A bit a place; two lemmas may share one, which costs a closer look and nothing else.
    lemmas: Vec<u64>,
}

/// Where a lemma is kept, in bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place(usize);

/// How many there are.
const PLACES: usize = 4096;

impl Place {
    /// Of a lemma, the same on every machine.
    pub(super) fn of(lemma: &str) -> Self {
        let hash = lemma
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(usize::try_from(hash >> 40).unwrap_or_default() % PLACES)
    }
}

impl Vocabulary {
    /// Of a reading.
    pub fn of(reading: &Reading, lexicon: &Lexicon) -> Self {
        let mut concepts = vec![0; lexicon.len().div_ceil(64)];
        for above in reading.mentions.iter().flat_map(|mention| lexicon.above(mention.concept)) {
            concepts[above.index() / 64] |= 1 << (above.index() % 64);
        }
        let mut kinds: Vec<QuantityKind> = reading.quantities.iter().map(|quantity| quantity.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut lemmas = vec![0; PLACES / 64];
        for Place(place) in reading.tokens.iter().map(|token| Place::of(&token.lemma)) {
            lemmas[place / 64] |= 1 << (place % 64);
        }
        Self { concepts, kinds, lemmas }
    }

    /// How many slots of the pattern nothing here could fill.
    pub fn missing(&self, pattern: &Pattern) -> usize {
        pattern.slots.iter().filter(|slot| !self.fills(slot)).count()
    }

    fn fills(&self, slot: &Slot) -> bool {
        slot.alternatives.iter().any(|alternative| self.holds(alternative))
    }

    fn holds(&self, alternative: &Alternative) -> bool {
        match &alternative.what {
            What::Concept(concept) => is_set(&self.concepts, concept.index()),
            What::Quantity(kind) => self.kinds.contains(kind),
            What::Words(words) => words.iter().all(|word| is_set(&self.lemmas, word.place.0)),
        }
    }
}

fn is_set(bits: &[u64], at: usize) -> bool {
    bits.get(at / 64).is_some_and(|word| word & (1 << (at % 64)) != 0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::text::{Concept, read};

    #[test]
    fn what_could_fill_a_slot_is_seen_whatever_its_order() {
        let concept = |id: &str, is_a: &[&str]| Concept {
            id: id.to_owned(),
            is_a: is_a.iter().map(|id| (*id).to_owned()).collect(),
            names: Vec::new(),
        };
        let concepts = vec![concept("store", &[]), concept("redis", &["store"]), concept("queue", &[])];
        let lexicon = Lexicon::new(&BTreeMap::new(), concepts).expect("sound");
        let said = Vocabulary::of(&read("Within 5 ms Redis answers the queue.", &lexicon), &lexicon);
        let missing = |sentence: &str| said.missing(&Pattern::parse(sentence, &lexicon).expect("sound"));
        assert_eq!(missing("the [queue] asks the [store] within [duration]"), 0);
        assert_eq!(missing("the [queue] costs [money]"), 1);
        assert_eq!(missing("[queue] ['answers'|'replies']"), 0);
        assert_eq!(missing("[queue] ['never answers']"), 1);
    }
}
