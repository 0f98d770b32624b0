//! Numbers: digits with separators, decimals, powers and exponents, without ever overflowing.

/// Powers of ten beyond this saturate anyway.
const MOST_DIGITS: u32 = 38;

/// `mantissa / 10^decimals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) mantissa: i128,
    pub(super) decimals: u32,
}

impl Number {
    pub(super) fn whole(value: i128) -> Self {
        Self { mantissa: value, decimals: 0 }
    }

    /// Times a fraction, rounded to the nearest; saturating.
    pub(super) fn times(self, up: i128, down: i128) -> i128 {
        let down = down.saturating_mul(power_of_ten(self.decimals)).max(1);
        let Some(product) = self.mantissa.checked_mul(up) else {
            return (self.mantissa / down).saturating_mul(up);
        };
        product.saturating_add(down / 2) / down
    }

    pub(super) fn scaled(self, up: i128) -> Self {
        Self { mantissa: self.mantissa.saturating_mul(up), ..self }
    }
}

fn power_of_ten(exponent: u32) -> i128 {
    10_i128.saturating_pow(exponent.min(MOST_DIGITS))
}

/// The number that a folded word begins with, and the letters behind it: "10k" is 10 and "k", "2.2e14" has none.
pub(super) fn leading_number(word: &str) -> Option<(Number, &str)> {
    let length = word
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '_' | '^' | '\'') || c.is_whitespace()))
        .unwrap_or(word.len());
    let (digits, rest) = word.split_at(length);
    let mut powers = digits.split('^');
    let mut number = decimal(powers.next()?)?;
    for exponent in powers {
        let exponent: u32 = exponent.parse().unwrap_or(u32::MAX);
        let raised = number.mantissa.saturating_pow(exponent.min(128));
        number = Number { mantissa: raised, decimals: number.decimals.saturating_mul(exponent).min(MOST_DIGITS) };
    }
    let exponent =
        rest.strip_prefix('e').filter(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    match exponent {
        Some(exponent) => Some((number.scaled(power_of_ten(exponent.parse().unwrap_or(MOST_DIGITS))), "")),
        None => Some((number, rest)),
    }
}

/// A number in digits, as a fraction: "1,000.5" is 10,005 / 10. None if anything else is glued to it.
pub fn number(word: &str) -> Option<(i128, i128)> {
    let (number, rest) = leading_number(word)?;
    rest.is_empty().then(|| (number.mantissa, power_of_ten(number.decimals)))
}

/// "1,000.5"; none for "10.0.0.1".
fn decimal(digits: &str) -> Option<Number> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if fraction.contains('.') || !whole.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let fraction: String = fraction.chars().filter(char::is_ascii_digit).take(18).collect();
    let mut mantissa: i128 = 0;
    for digit in whole.bytes().filter(u8::is_ascii_digit).chain(fraction.bytes()) {
        mantissa = mantissa.saturating_mul(10).saturating_add(i128::from(digit - b'0'));
    }
    Some(Number { mantissa, decimals: u32::try_from(fraction.len()).unwrap_or(MOST_DIGITS) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expect: Option<(i128, u32, &str)>) {
        let found = leading_number(word).map(|(number, rest)| (number.mantissa, number.decimals, rest));
        assert_eq!(found, expect);
    }

    #[test]
    fn numbers() {
        check("1,000", Some((1_000, 0, "")));
        check("1'000", Some((1_000, 0, "")));
        check("1 000 000", Some((1_000_000, 0, "")));
        check("3.5", Some((35, 1, "")));
        check("10k", Some((10, 0, "k")));
        check("11e9", Some((11_000_000_000, 0, "")));
        check("2.2e14", Some((2_200_000_000_000_000, 1, "")));
        check("62^7", Some((3_521_614_606_208, 0, "")));
        check("1.5^2", Some((225, 2, "")));
        check("10.0.0.1", None);
        check("9^9^9^9", Some((i128::MAX, 0, "")));
        check("99999999999999999999999999999999999999999999", Some((i128::MAX, 0, "")));
        check("1e999999999999", Some((power_of_ten(MOST_DIGITS), 0, "")));
        check("cache", None);
    }

    #[test]
    fn products_never_overflow() {
        assert_eq!(Number { mantissa: 35, decimals: 1 }.times(1_000, 1), 3_500);
        assert_eq!(Number { mantissa: 5, decimals: 1 }.times(1, 1), 1);
        assert_eq!(Number::whole(i128::MAX).times(i128::MAX, 1), i128::MAX);
    }
}
