//! Logistic regression over a few terms: what a reader's weights are learnt by.

use super::super::fixed::{fixed, float};
use super::super::{Reader, Weights};
use super::minimise;

/// Weights and bias from rows of terms and what they come to. Terms are brought to one size first, so that the price of a
/// weight is the same for each.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
pub fn logistic(rows: &[Vec<f64>], answers: &[bool]) -> (Vec<f64>, f64) {
    let terms = rows.first().map_or(0, Vec::len);
    let count = rows.len().max(1) as f64;
    let means: Vec<f64> = (0..terms).map(|t| rows.iter().map(|row| row[t]).sum::<f64>() / count).collect();
    let sizes: Vec<f64> = (0..terms)
        .map(|t| (rows.iter().map(|row| (row[t] - means[t]).powi(2)).sum::<f64>() / count).sqrt().max(1e-6))
        .collect();
    let scaled: Vec<Vec<f64>> =
        rows.iter().map(|row| (0..terms).map(|t| (row[t] - means[t]) / sizes[t]).collect()).collect();
    let loss = |at: &[f64], slope: &mut [f64]| {
        slope.fill(0.0);
        let mut sum = 0.0;
        for (row, answer) in scaled.iter().zip(answers) {
            let odds = at[terms] + row.iter().zip(at).map(|(term, weight)| term * weight).sum::<f64>();
            let odds = if *answer { odds } else { -odds };
            sum += if odds > 0.0 { (-odds).exp().ln_1p() } else { (odds.exp()).ln_1p() - odds };
            let push = 1.0 / (1.0 + odds.exp()) * if *answer { -1.0 } else { 1.0 };
            slope.iter_mut().zip(row).for_each(|(slope, term)| *slope += push * term);
            slope[terms] += push;
        }
        for t in 0..terms {
            sum += 0.5 * at[t] * at[t];
            slope[t] += at[t];
        }
        sum
    };
    let found = minimise(loss, &vec![0.0; terms + 1], 200);
    let weights: Vec<f64> = (0..terms).map(|t| found[t] / sizes[t]).collect();
    let bias = found[terms] - weights.iter().zip(&means).map(|(weight, mean)| weight * mean).sum::<f64>();
    (weights, bias)
}

/// The same as a reader.
pub fn reader<const TERMS: usize>(rows: &[[i64; TERMS]], answers: &[bool]) -> Reader<TERMS> {
    let rows: Vec<Vec<f64>> = rows.iter().map(|row| row.iter().map(|term| float(*term)).collect()).collect();
    let (weights, bias) = logistic(&rows, answers);
    let mut reader = Reader { bias: fixed(bias), weights: Weights::default() };
    for (own, weight) in reader.weights.0.iter_mut().zip(weights) {
        *own = fixed(weight);
    }
    reader
}
