//! How like an idea a sentence is, and what it is judged by when it may show that idea. There is one for every sentence and
//! idea of an interview for as long as that is held, so it is small; what can be told from elsewhere is not in it.

use crate::matching::{BEFORE, BEHIND, SHOWS};

use super::observation::{Observation, SentenceSeen};

/// The place of [`SHOWS`] for the kind of sentence.
const KIND: usize = BEHIND + 1;

/// One sentence beside one idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// The terms of [`SHOWS`] up to [`BEFORE`], in 1/65,536ths.
    pub terms: [i32; BEFORE],
    /// What the sentence's words speak for the idea, drawn in, in 1/65,536ths.
    pub words: i32,
    /// The idea's example that it is nearest to.
    pub example: u16,
    /// The kind of sentence that the idea asks for: an index into [`crate::matching::KINDS`].
    pub kind: u8,
}

impl Likeness {
    /// How near the sentence is to the idea in its context, 65,536 where the idea's own sentences lie.
    pub fn near(&self) -> i64 {
        i64::from(self.terms[0])
    }

    fn terms(&self, sentence: &SentenceSeen) -> [i64; SHOWS.len()] {
        let mut terms = [0; SHOWS.len()];
        terms.iter_mut().zip(self.terms).for_each(|(term, own)| *term = i64::from(own));
        terms[KIND] = sentence.kinds.get(usize::from(self.kind)).copied().unwrap_or(0);
        terms
    }
}

impl Observation {
    /// For each idea what is judged when a sentence may show it; the terms about falseness are added later.
    pub fn show_terms(&self, at: usize) -> Vec<[i64; SHOWS.len()]> {
        let sentence = &self.sentences[at];
        let mut rows: Vec<_> = sentence.ideas.iter().map(|idea| idea.terms(sentence)).collect();
        let before = at.checked_sub(1).and_then(|before| self.sentences.get(before));
        for (place, next_to) in [(BEFORE, before), (BEHIND, self.sentences.get(at + 1))] {
            let ideas = next_to.into_iter().flat_map(|sentence| &sentence.ideas);
            rows.iter_mut().zip(ideas).for_each(|(terms, idea)| terms[place] = i64::from(idea.words));
        }
        rows
    }
}

/// A nearness, a share, or a logarithm: small numbers all of them.
pub(super) fn small(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
}
