//! What kind of sentence it is, on any question: one linear classifier over the features.

use super::fixed::{ONE, div, exp};
use super::table::Table;

/// The kinds, in the order of the table's columns.
pub const KINDS: [&str; 9] =
    ["scope", "numbers", "mechanism", "tradeoffs", "failure", "signals", "cost", "people", "wrong"];

/// How many there are.
pub const COUNT: usize = KINDS.len();

/// The last: the manner in which false claims are made.
pub const WRONG: usize = COUNT - 1;

/// For each feature of the table a weight a kind, in 1/65,536ths.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    /// What each kind has without a word.
    pub bias: [i64; COUNT],
    /// Feature by feature.
    pub weights: Vec<[i32; COUNT]>,
}

impl Facets {
    /// The chance of each kind; nothing for a sentence of which the table knows nothing.
    pub fn chances(&self, table: &Table, sparse: &[(u32, i32)]) -> [i64; COUNT] {
        if sparse.is_empty() || self.weights.len() != table.len() {
            return [0; COUNT];
        }
        let mut logits = self.bias;
        for (number, weight) in sparse {
            for (logit, own) in logits.iter_mut().zip(self.weights[*number as usize]) {
                *logit += (i64::from(*weight) * i64::from(own)) >> 14;
            }
        }
        let most = logits.iter().copied().max().unwrap_or(0);
        let raised = logits.map(|logit| exp((logit - most).max(-10 * ONE)));
        let all: i64 = raised.iter().sum();
        raised.map(|one| div(one, all))
    }

    /// The number of a kind.
    pub fn kind(name: &str) -> Option<usize> {
        KINDS.iter().position(|known| *known == name)
    }

    /// The log-odds of a chance as it comes out of `chances`.
    pub fn odds(chance: i64) -> i64 {
        super::fixed::logit(chance.clamp(ONE / 1000, ONE - ONE / 1000))
    }

    /// How much of a sentence is of a kind, above what any sentence is.
    pub fn above(chance: i64, from: i64) -> i64 {
        div((chance - from).max(0), ONE - from)
    }
}
