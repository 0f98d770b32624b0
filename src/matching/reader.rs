//! A reader: a chance from a sum of named terms, so that every verdict can be taken apart.

use super::fixed::{chance, mul};

/// What a sentence is judged by when it may be false.
pub const FALSE: [&str; 7] = [
    "nearest wrong claim",
    "words of a wrong claim",
    "manner of false claims",
    "length",
    "nearer to it than to any idea",
    "words for it against any idea",
    "manner of the other sentences",
];

/// Which of [`FALSE`] belongs to the whole answer.
pub const WHOLE_FALSE: usize = 6;

/// What a sentence and an idea are judged by when the one may show the other.
pub const SHOWS: [&str; 12] = [
    "near to the idea",
    "near to a second example",
    "words of an example",
    "marked words",
    "nearer than to any other idea",
    "length",
    "nearest wrong claim",
    "words for the idea",
    "words for it against any other idea",
    "words for it against any wrong claim",
    "chance that it is false",
    "falseness of the whole answer",
];

/// Which of [`SHOWS`] say how false it is: the sentence, and the whole answer.
pub const OWN_FALSE: usize = 10;
/// See [`OWN_FALSE`].
pub const WHOLE_SHOWS: usize = 11;

/// Weights of terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader<const TERMS: usize> {
    /// What there is without a term.
    pub bias: Weight,
    /// One a term.
    pub weights: Weights<TERMS>,
}

/// In 1/65,536ths.
pub type Weight = i64;

/// One a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights<const TERMS: usize>(pub [Weight; TERMS]);

impl<const TERMS: usize> Default for Weights<TERMS> {
    fn default() -> Self {
        Self([0; TERMS])
    }
}

impl<const TERMS: usize> Reader<TERMS> {
    /// The log-odds.
    pub fn odds(&self, terms: &[i64; TERMS]) -> i64 {
        self.bias + self.weights.0.iter().zip(terms).map(|(weight, term)| mul(*weight, *term)).sum::<i64>()
    }

    /// The chance.
    pub fn chance(&self, terms: &[i64; TERMS]) -> i64 {
        chance(self.odds(terms))
    }

    /// What each term adds to the log-odds.
    pub fn shares(&self, terms: &[i64; TERMS]) -> [i64; TERMS] {
        let mut shares = [0; TERMS];
        for (share, (weight, term)) in shares.iter_mut().zip(self.weights.0.iter().zip(terms)) {
            *share = mul(*weight, *term);
        }
        shares
    }
}
