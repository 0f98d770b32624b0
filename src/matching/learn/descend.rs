//! The least of a smooth function: L-BFGS with a line search that goes back until enough is gained.

use std::collections::VecDeque;

/// Steps that are remembered.
const MEMORY: usize = 10;

/// From a start to where nothing is gained any more, in at most so many steps. The function gives its value and fills in
/// its slope.
pub fn minimise(mut function: impl FnMut(&[f64], &mut [f64]) -> f64, start: &[f64], steps: usize) -> Vec<f64> {
    let mut at = start.to_vec();
    let mut slope = vec![0.0; at.len()];
    let mut value = function(&at, &mut slope);
    let mut memory: VecDeque<(Vec<f64>, Vec<f64>, f64)> = VecDeque::new();
    for _ in 0..steps {
        let direction = direction(&slope, &memory);
        let along = dot(&direction, &slope);
        if along > -1e-12 {
            break;
        }
        let Some((next, next_slope, next_value)) = search(&mut function, &at, value, &direction, along) else { break };
        let moved = minus(&next, &at);
        let turned = minus(&next_slope, &slope);
        let curve = dot(&moved, &turned);
        if curve > 1e-12 {
            memory.push_back((moved, turned, 1.0 / curve));
            if memory.len() > MEMORY {
                memory.pop_front();
            }
        }
        let gained = value - next_value;
        (at, slope, value) = (next, next_slope, next_value);
        if gained < 1e-9 * value.abs().max(1.0) {
            break;
        }
    }
    at
}

/// Where to go, by the slopes so far.
fn direction(slope: &[f64], memory: &VecDeque<(Vec<f64>, Vec<f64>, f64)>) -> Vec<f64> {
    let mut towards: Vec<f64> = slope.iter().map(|part| -part).collect();
    let mut shares = Vec::with_capacity(memory.len());
    for (moved, turned, inverse) in memory.iter().rev() {
        let share = inverse * dot(moved, &towards);
        towards.iter_mut().zip(turned).for_each(|(part, turned)| *part -= share * turned);
        shares.push(share);
    }
    if let Some((moved, turned, _)) = memory.back() {
        let scale = dot(moved, turned) / dot(turned, turned).max(1e-12);
        for part in &mut towards {
            *part *= scale;
        }
    } else {
        let length = dot(slope, slope).sqrt().max(1e-12);
        for part in &mut towards {
            *part /= length;
        }
    }
    for ((moved, turned, inverse), share) in memory.iter().zip(shares.into_iter().rev()) {
        let back = inverse * dot(turned, &towards);
        towards.iter_mut().zip(moved).for_each(|(part, moved)| *part += (share - back) * moved);
    }
    towards
}

/// The first of ever shorter steps that gains enough.
fn search(
    function: &mut impl FnMut(&[f64], &mut [f64]) -> f64,
    at: &[f64],
    value: f64,
    direction: &[f64],
    along: f64,
) -> Option<(Vec<f64>, Vec<f64>, f64)> {
    let mut step = 1.0;
    for _ in 0..40 {
        let next: Vec<f64> = at.iter().zip(direction).map(|(at, towards)| at + step * towards).collect();
        let mut slope = vec![0.0; at.len()];
        let next_value = function(&next, &mut slope);
        if next_value <= value + 1e-4 * step * along {
            return Some((next, slope, next_value));
        }
        step *= 0.5;
    }
    None
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn minus(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_bottom_of_a_valley() {
        let valley = |at: &[f64], slope: &mut [f64]| {
            let (x, y) = (at[0], at[1]);
            slope[0] = -400.0 * x * (y - x * x) - 2.0 * (1.0 - x);
            slope[1] = 200.0 * (y - x * x);
            100.0 * (y - x * x).powi(2) + (1.0 - x).powi(2)
        };
        let found = minimise(valley, &[-1.2, 1.0], 500);
        assert!((found[0] - 1.0).abs() < 1e-3 && (found[1] - 1.0).abs() < 1e-3, "{found:?}");
    }
}
