//! What may be worked out of some terms: every product of powers of them.

use super::term::{Amount, Term};

/// More terms than this are no plain sum.
pub(super) const MOST: usize = 7;

/// What comes out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome {
    pub(super) amount: Amount,
    /// Which terms went in, a bit each.
    pub(super) used: u32,
}

impl Outcome {
    /// Whether a term went in.
    pub(super) fn has(&self, term: usize) -> bool {
        self.used >> term & 1 == 1
    }
}

/// How a term is read: with its period or without.
pub(super) type Reading = fn(&Term) -> Amount;

/// Everything that multiplying and dividing give.
pub(super) fn outcomes(terms: &[Term], reading: Reading) -> Vec<Outcome> {
    let mut found = vec![Outcome { amount: Amount::ONE, used: 0 }];
    for (at, term) in terms.iter().enumerate() {
        let amount = reading(term);
        let ways = [Some((amount, 1)), Some((amount, -1)), term.left.map(|left| (left, 1))];
        for so_far in 0..found.len() {
            let Outcome { amount, used } = found[so_far];
            let with = |(other, power)| Outcome { amount: amount.times(other, power), used: used | 1 << at };
            found.extend(ways.into_iter().flatten().map(with));
        }
    }
    found.remove(0);
    found
}
