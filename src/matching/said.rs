//! A sentence as it is compared: its features, how long it is, its neighbouring words.

use std::ops::Range;

use super::features::{Features, features};
use crate::text::{Lexicon, Reading, read};

/// What one sentence says.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What it is made of.
    pub features: Features,
    /// How many words it has.
    pub words: usize,
    /// Each pair of neighbouring words, ends included, as a hash.
    pub steps: Vec<u32>,
}

impl Said {
    /// Some words of a reading.
    pub fn of(reading: &Reading, lexicon: &Lexicon, tokens: Range<usize>) -> Self {
        let words: Vec<&str> = reading.tokens[tokens.clone()].iter().map(|token| token.word.as_str()).collect();
        Self { words: words.len(), steps: steps(&words), features: features(reading, lexicon, tokens) }
    }

    /// A text that is one sentence, or is taken for one.
    pub fn whole(text: &str, lexicon: &Lexicon) -> Self {
        let reading = read(text, lexicon);
        let all = 0..reading.tokens.len();
        Self::of(&reading, lexicon, all)
    }
}

/// Pairs of neighbours; numbers are all alike.
fn steps(words: &[&str]) -> Vec<u32> {
    let kind = |word: &&str| hash(if word.starts_with(|c: char| c.is_ascii_digit()) { "0" } else { word });
    let mut before = hash("^");
    let ends = words.iter().map(kind).chain([hash("$")]);
    ends.map(|word| {
        let step = before.rotate_left(9).wrapping_mul(0x0100_0193) ^ word;
        before = word;
        step
    })
    .collect()
}

/// FNV-1a: the same on every machine.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |all, byte| (all ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
