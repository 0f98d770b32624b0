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
    /// The same pairs the other way round.
    pub back: Vec<u32>,
}

impl Said {
    /// Some words of a reading.
    pub fn of(reading: &Reading, lexicon: &Lexicon, tokens: Range<usize>) -> Self {
        let words: Vec<&str> = reading.tokens[tokens.clone()].iter().map(|token| token.word.as_str()).collect();
        let (steps, back) = steps(&words);
        Self { words: words.len(), steps, back, features: features(reading, lexicon, tokens) }
    }

    /// A text that is one sentence, or is taken for one.
    pub fn whole(text: &str, lexicon: &Lexicon) -> Self {
        let reading = read(text, lexicon);
        let all = 0..reading.tokens.len();
        Self::of(&reading, lexicon, all)
    }
}

/// Pairs of neighbours, and the same turned round; numbers are all alike.
fn steps(words: &[&str]) -> (Vec<u32>, Vec<u32>) {
    let kind = |word: &&str| hash(if word.starts_with(|c: char| c.is_ascii_digit()) { "0" } else { word });
    let step = |from: u32, to: u32| from.rotate_left(9).wrapping_mul(0x0100_0193) ^ to;
    let all: Vec<u32> = [hash("^")].into_iter().chain(words.iter().map(kind)).chain([hash("$")]).collect();
    all.windows(2).map(|pair| (step(pair[0], pair[1]), step(pair[1], pair[0]))).unzip()
}

/// FNV-1a: the same on every machine.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |all, byte| (all ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
