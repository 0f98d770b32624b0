//! Learning: from the bank's sentences to the tables. Seeded and in one thread, so that the same bank gives the same bytes
//! again on one machine. Floating point stays in here; what is served is made of integers.

mod acts;
mod chance;
mod descend;
mod kinds;
mod logistic;
mod surroundings;
mod vectors;

pub use acts::acts;
pub use descend::minimise;
pub use logistic::{logistic, reader};
pub use surroundings::background;
pub use vectors::table;

use super::{Facets, Learnt, Said};

/// Everything that teaches.
#[derive(Clone, Debug, Default)]
pub struct Bank {
    /// In order of their slugs.
    pub questions: Vec<Taught>,
}

/// One question of the bank.
#[derive(Clone, Debug, Default)]
pub struct Taught {
    /// Its slug.
    pub slug: String,
    /// Its ideas and its wrong claims.
    pub classes: Vec<TaughtClass>,
    /// Sentences of its other texts: only for which words stand beside each other.
    pub texts: Vec<Said>,
}

/// An idea or a wrong claim.
#[derive(Clone, Debug, Default)]
pub struct TaughtClass {
    /// Which of [`super::KINDS`] its sentences are.
    pub kind: usize,
    /// Its sentences.
    pub sentences: Vec<Said>,
}

/// How long and how wide.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Where chance begins.
    pub seed: u64,
    /// How often every question is seen.
    pub passes: usize,
    /// A feature is learnt if so many sentences have it.
    pub least: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { seed: 1, passes: 14, least: 8 }
    }
}

/// Learns what needs no interview: vectors, kinds of sentences, surroundings.
pub fn learn(bank: &Bank, settings: Settings) -> Learnt {
    let table = vectors::table(bank, settings);
    let facets: Facets = kinds::facets(bank, &table);
    let background = surroundings::background(bank, &table, settings.seed);
    Learnt { table, facets, background, ..Learnt::default() }
}
