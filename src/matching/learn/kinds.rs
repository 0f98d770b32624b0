//! Kinds of sentences: a multinomial logistic regression over the features, each kind as heavy as every other.

use super::super::facets::COUNT;
use super::super::fixed::fixed;
use super::super::{Facets, Sparse, Table};
use super::{Bank, minimise};

/// What a mistake costs against the size of weights.
const PRICE: f64 = 3.0;
/// Steps of learning.
const STEPS: usize = 100;

/// Learns them from ideas by their criteria, and from wrong claims.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "counts and weights are small")]
pub(super) fn facets(bank: &Bank, table: &Table) -> Facets {
    let classes = bank.questions.iter().flat_map(|question| &question.classes);
    let sentences = classes.flat_map(|class| class.sentences.iter().map(|said| (class.kind, said)));
    let rows: Vec<(usize, Sparse)> = sentences.map(|(kind, said)| (kind, table.sparse(&said.features))).collect();
    let mut counts = [0_usize; COUNT];
    for (kind, _) in &rows {
        counts[*kind] += 1;
    }
    let worth = counts.map(|count| PRICE * rows.len() as f64 / (COUNT * count.max(1)) as f64);
    let size = table.len() * COUNT;
    let loss = |at: &[f64], slope: &mut [f64]| {
        slope.fill(0.0);
        let mut sum = 0.0;
        for (kind, sparse) in &rows {
            let mut odds = [0.0; COUNT];
            odds.copy_from_slice(&at[size..]);
            for (number, weight) in sparse {
                let (from, weight) = (*number as usize * COUNT, f64::from(*weight) / 16_384.0);
                odds.iter_mut().zip(&at[from..from + COUNT]).for_each(|(odds, own)| *odds += weight * own);
            }
            let most = odds.iter().copied().fold(f64::MIN, f64::max);
            let all: f64 = odds.iter().map(|odds| (odds - most).exp()).sum();
            sum += worth[*kind] * (all.ln() + most - odds[*kind]);
            let push: [f64; COUNT] = std::array::from_fn(|k| {
                worth[*kind] * ((odds[k] - most).exp() / all - f64::from(u8::from(k == *kind)))
            });
            for (number, weight) in sparse {
                let (from, weight) = (*number as usize * COUNT, f64::from(*weight) / 16_384.0);
                slope[from..from + COUNT].iter_mut().zip(push).for_each(|(slope, push)| *slope += weight * push);
            }
            slope[size..].iter_mut().zip(push).for_each(|(slope, push)| *slope += push);
        }
        for t in 0..size {
            sum += 0.5 * at[t] * at[t];
            slope[t] += at[t];
        }
        sum
    };
    let found = minimise(loss, &vec![0.0; size + COUNT], STEPS);
    let weight = |at: usize| fixed(found[at]);
    Facets {
        bias: std::array::from_fn(|k| weight(size + k)),
        // A hundredth is fine enough, and reads well in a file.
        weights: (0..table.len())
            .map(|n| {
                std::array::from_fn(|k| ((found[n * COUNT + k] * 100.0).round() / 100.0 * 65_536.0).round() as i32)
            })
            .collect(),
    }
}
