//! A reader: a chance from a sum of named terms, so that every verdict can be taken apart.

use super::fixed::{chance, mul};

/// What a sentence is judged by when it may be false. The last two belong to the whole answer.
pub const FALSE: [&str; 9] = [
    "nearest wrong claim",
    "words of a wrong claim rather than of an idea",
    "manner of false claims",
    "length",
    "nearer to it than to any idea",
    "words for it against any idea",
    "marked words of a wrong claim rather than of an idea",
    "manner of the other sentences",
    "empty praise",
];

/// The places of [`FALSE`] that are told apart by name: a sentence's manner, that of the others, praise.
pub const MANNER: usize = 2;
/// See [`MANNER`].
pub const OTHERS_MANNER: usize = 7;
/// See [`MANNER`].
pub const EMPTY: usize = 8;

/// What a sentence and an idea are judged by when the one may show the other. From [`COVERAGE`] on they belong to the
/// whole answer.
pub const SHOWS: [&str; 16] = [
    "near to the idea",
    "near to it by itself",
    "near to a second example",
    "words of an example",
    "marked words",
    "nearer than to any other idea",
    "length",
    "words for it against any other idea",
    "words for it against any wrong claim",
    "words of this idea alone",
    "words of the sentence before",
    "words of the sentence behind",
    "kind of sentence",
    "how much of the question is answered",
    "chance that it is false",
    "falseness of the whole answer",
];

/// The places of [`SHOWS`] that are filled in later: words of the neighbours, and what belongs to the whole answer.
pub const BEFORE: usize = 10;
/// See [`BEFORE`].
pub const BEHIND: usize = 11;
/// See [`BEFORE`].
pub const COVERAGE: usize = 13;
/// See [`BEFORE`].
pub const OWN_FALSE: usize = 14;
/// See [`BEFORE`].
pub const WHOLE_FALSE: usize = 15;

/// Weights of terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader<const TERMS: usize> {
    /// What there is without a term.
    pub bias: Weight,
    /// One a term.
    pub weights: Weights<TERMS>,
}

/// In 1/65,536ths.
pub(super) type Weight = i64;

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
