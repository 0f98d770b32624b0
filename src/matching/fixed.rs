//! Fixed-point numbers: the same sums on every machine. A number is an integer that counts 1/65,536ths.

/// One.
pub const ONE: i64 = 1 << 16;

/// The product of two numbers.
pub fn mul(a: i64, b: i64) -> i64 {
    (a * b) >> 16
}

/// The quotient of two numbers; zero where there is nothing to divide by.
pub fn div(a: i64, b: i64) -> i64 {
    if b == 0 { 0 } else { (a << 16) / b }
}

/// The nearest number to a float: for what is read from a table, never on the way of an answer.
#[expect(clippy::cast_possible_truncation, reason = "tables hold small numbers")]
pub fn fixed(value: f64) -> i64 {
    (value * 65_536.0).round() as i64
}

/// For people and for learning.
#[expect(clippy::cast_precision_loss, reason = "numbers here are small")]
pub fn float(value: i64) -> f64 {
    value as f64 / 65_536.0
}

/// The square root of a whole number, rounded down.
pub fn root(value: i64) -> i64 {
    if value <= 0 {
        return 0;
    }
    let mut low = 1_i64 << ((64 - value.leading_zeros()).div_ceil(2));
    loop {
        let next = i64::midpoint(low, value / low);
        if next >= low {
            return low;
        }
        low = next;
    }
}

/// `e^(2^-k)` for k = 1 to 16, as numbers.
const POWERS: [i64; 16] = [
    108_051, 84_150, 74_262, 69_763, 67_617, 66_568, 66_050, 65_793, 65_664, 65_600, 65_568, 65_552, 65_544, 65_540,
    65_538, 65_537,
];
/// `e^n` for whole n from 0 to 10.
const WHOLE: [i64; 11] = [
    65_536,
    178_145,
    484_249,
    1_316_326,
    3_578_144,
    9_726_405,
    26_439_109,
    71_868_951,
    195_360_063,
    531_043_708,
    1_443_526_462,
];

/// `e^x`, for x from -10 to 10; outside it is what it is at the bound.
pub fn exp(x: i64) -> i64 {
    let x = x.clamp(-10 * ONE, 10 * ONE);
    if x < 0 {
        return div(ONE, exp(-x));
    }
    let mut result = WHOLE[usize::try_from(x >> 16).unwrap_or(0)];
    for (k, power) in POWERS.iter().enumerate() {
        if x & (1 << (15 - k)) != 0 {
            result = mul(result, *power);
        }
    }
    result
}

/// The natural logarithm of a number above zero.
pub fn ln(x: i64) -> i64 {
    let mut whole = 0;
    let mut rest = x.max(1);
    while rest >= 2 * ONE {
        (rest, whole) = (rest >> 1, whole + 1);
    }
    while rest < ONE {
        (rest, whole) = (rest << 1, whole - 1);
    }
    let mut log = whole << 16;
    let mut half = ONE;
    for _ in 0..16 {
        (rest, half) = (mul(rest, rest), half >> 1);
        if rest >= 2 * ONE {
            (rest, log) = (rest >> 1, log + half);
        }
    }
    mul(log, LN_2)
}

/// Large numbers drawn together, small ones nearly as they are: what is said ten times weighs little more than what is
/// said three times.
pub fn drawn_in(x: i64) -> i64 {
    ln(ONE + x.abs() / 3) * x.signum()
}

/// The natural logarithm of two.
const LN_2: i64 = 45_426;

/// A chance from its log-odds.
pub fn chance(logit: i64) -> i64 {
    let inverse = exp(-logit);
    div(ONE, ONE + inverse)
}

/// The log-odds of a chance, by halving: for tables and bounds.
pub fn logit(chance_wanted: i64) -> i64 {
    let (mut low, mut high) = (-10 * ONE, 10 * ONE);
    while high - low > 1 {
        let middle = i64::midpoint(low, high);
        if chance(middle) < chance_wanted { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_to_the_true_values() {
        for n in -900..900 {
            let x = f64::from(n) / 100.0;
            let (ours, true_one) = (float(exp(fixed(x))), x.exp());
            assert!((ours - true_one).abs() < 0.002 * true_one + 0.000_1, "e^{x}: {ours} {true_one}");
            let true_chance = 1.0 / (1.0 + (-x).exp());
            assert!((float(chance(fixed(x))) - true_chance).abs() < 0.000_5, "{x}");
        }
        for n in 1..2000 {
            let x = f64::from(n) / 16.0;
            assert!((float(ln(fixed(x))) - x.ln()).abs() < 0.000_5, "ln {x}");
        }
        assert!((0..10_000).all(|n| root(n * n) == n && root(n * n + n) == n));
        assert!((float(logit(ONE / 5)) + 1.386_3).abs() < 0.001);
    }

    #[test]
    fn chances_rise() {
        assert!((-700..700).all(|n| chance(n * 1000) <= chance((n + 1) * 1000)));
    }
}
