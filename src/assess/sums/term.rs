//! Terms: the figures of a sum, each with what it measures and how large it is, as a logarithm: what is multiplied is
//! added, so that nothing overflows and "off by a factor of three" is a distance.

use crate::text::{Quantity, QuantityKind as Kind, Span};

/// So many steps double.
pub(super) const DOUBLE: i64 = 1 << BITS;
const BITS: u32 = 12;
/// One, as numbers are kept as they were said.
pub(super) const ONE: i128 = 1_000_000;
/// The whole of a percentage, in its unit.
const WHOLE: i128 = 100_000;
/// Milliseconds a day: rates are kept per day.
const DAY: i128 = 86_400_000;

/// What is measured, as powers of bytes, time and money; a plain number is none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dimension {
    pub(super) bytes: i8,
    pub(super) time: i8,
    pub(super) money: i8,
}

impl Dimension {
    /// This, times the other so many times (-1 divides by it).
    pub(super) fn times(self, other: Self, power: i8) -> Self {
        Self {
            bytes: self.bytes + other.bytes * power,
            time: self.time + other.time * power,
            money: self.money + other.money * power,
        }
    }

    pub(super) fn is_plain(self) -> bool {
        self == Self::default()
    }
}

/// A dimension and a logarithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) of: Dimension,
    pub(super) log: i64,
}

impl Amount {
    pub(super) const ONE: Self = Self { of: Dimension { bytes: 0, time: 0, money: 0 }, log: 0 };

    pub(super) fn times(self, other: Self, power: i8) -> Self {
        Self { of: self.of.times(other.of, power), log: self.log + other.log * i64::from(power) }
    }

    fn plain(up: i128, down: i128) -> Option<Self> {
        Some(Self { log: log(up)? - log(down)?, ..Self::ONE })
    }
}

/// How far a term belongs to a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The sum is made of it.
    Factor,
    /// It may go in: "six", "a quarter", what stands before an earlier result.
    Perhaps,
    /// It may explain the result; nobody is accused by it.
    Beside,
}

/// A figure that may be a factor.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// The piece of the sentence that it stands in.
    pub(super) at: usize,
    /// In bytes, days and cents.
    pub(super) whole: Amount,
    /// With its period left unsaid: "1,200 a second" as 1,200.
    pub(super) bare: Amount,
    /// Without its unit: "730 hours" as 730.
    pub(super) number: i64,
    /// What a percentage leaves: 5 of 95.
    pub(super) left: Option<Amount>,
    /// How often its period fits into a day.
    pub(super) period: Option<(i128, i128)>,
    /// How far it belongs to the sum.
    pub(super) part: Part,
}

impl Term {
    /// None if it is nothing, or too small to be read.
    pub(super) fn of(figure: &Quantity) -> Option<Self> {
        let (bytes, time, money) = match figure.kind {
            Kind::Count | Kind::Percent => (0, 0, 0),
            Kind::Rate => (0, -1, 0),
            Kind::Duration => (0, 1, 0),
            Kind::Size => (1, 0, 0),
            Kind::Bandwidth => (1, -1, 0),
            Kind::Money => (0, -i8::from(figure.each_day.is_some()), 1),
        };
        let unit = match figure.kind {
            Kind::Percent => WHOLE,
            Kind::Duration => DAY,
            _ => 1,
        };
        let (up, down) = figure.each_day.unwrap_or((1, 1));
        let periods = log(up)? - log(down)?;
        let value = match figure.kind {
            Kind::Count => log(figure.said)? - log(ONE)?,
            _ => log(figure.value)? - log(unit)?,
        };
        let left = match figure.kind {
            Kind::Percent => Amount::plain(WHOLE - figure.value, WHOLE),
            // "0.999 available"
            Kind::Count => Amount::plain(ONE - figure.said, ONE),
            _ => None,
        };
        // Money is kept as it was said, everything else as in a day.
        let (a_day, as_said) = match figure.kind {
            Kind::Money => (value + periods, value),
            _ => (value, value - periods),
        };
        let bare = Dimension { bytes, time: time.max(0), money };
        Some(Self {
            kind: figure.kind,
            span: figure.span,
            at: 0,
            whole: Amount { of: Dimension { bytes, time, money }, log: a_day },
            bare: Amount { of: bare, log: as_said },
            number: log(figure.said)? - log(ONE)?,
            left,
            period: figure.each_day,
            part: if is_calendar(figure) { Part::Beside } else { Part::Factor },
        })
    }

    /// Whether it counts money.
    pub(super) fn is_money(&self) -> bool {
        self.kind == Kind::Money
    }

    /// "450,000 in all", of dollars: a plain number as so many of the unit of money.
    pub(super) fn into_money(self) -> Self {
        const CENTS: i128 = 100;
        let Some(cents) = log(CENTS).filter(|_| self.kind == Kind::Count) else { return self };
        let of = Dimension { money: 1, ..Dimension::default() };
        let amount = Amount { of, log: self.whole.log + cents };
        Self { kind: Kind::Money, whole: amount, bare: amount, ..self }
    }

    /// A whole number of things, given in words: "two million videos".
    pub(super) fn count(span: Span, value: i128) -> Option<Self> {
        Some(Self { part: Part::Factor, ..Self::aside(span, value, 1)? })
    }

    /// "a year", which "99.9 percent" may be of.
    pub(super) fn lasting(span: Span, up: i128, down: i128) -> Option<Self> {
        let log = log(up)? - log(down)? - log(DAY)?;
        let amount = Amount { of: Dimension { time: 1, ..Dimension::default() }, log };
        Some(Self { kind: Kind::Duration, whole: amount, bare: amount, number: 0, ..Self::aside(span, 1, 1)? })
    }

    /// A word such as "six" or "a quarter", which need not be part of the sum.
    pub(super) fn aside(span: Span, up: i128, down: i128) -> Option<Self> {
        let amount = Amount::plain(up, down)?;
        Some(Self {
            kind: Kind::Count,
            span,
            at: 0,
            whole: amount,
            bare: amount,
            number: amount.log,
            left: None,
            period: None,
            part: Part::Perhaps,
        })
    }
}

/// "A day has 86,400 seconds": how long something is that every unit here knows already.
fn is_calendar(figure: &Quantity) -> bool {
    const SECONDS: [i128; 6] = [3_600, 86_400, 100_000, 604_800, 2_592_000, 31_536_000];
    match figure.kind {
        Kind::Duration if figure.said >= 1_000 * ONE => {
            SECONDS.iter().any(|known| (known - figure.value / 1_000).abs().saturating_mul(20) <= *known)
        }
        Kind::Count => is_day(figure),
        _ => false,
    }
}

/// "Divided by 86,400".
pub(super) fn is_day(figure: &Quantity) -> bool {
    const SECONDS: [i128; 4] = [3_600, 86_400, 2_592_000, 31_536_000];
    let near = |known: &i128| (known * ONE - figure.said).abs().saturating_mul(200) <= known * ONE;
    matches!(figure.kind, Kind::Count | Kind::Rate) && SECONDS.iter().any(near)
}

/// The binary logarithm in steps; none of what is not positive.
fn log(value: i128) -> Option<i64> {
    let value = u128::try_from(value).ok().filter(|value| *value > 0)?;
    let whole = value.ilog2();
    // The rest lies between 1 and 2; squared it tells the next bit.
    let mut rest = if whole > 31 { value >> (whole - 31) } else { value << (31 - whole) };
    let mut found = i64::from(whole);
    for _ in 0..BITS {
        rest = (rest * rest) >> 31;
        let bit = rest >> 32;
        rest >>= bit;
        found = found * 2 + i64::from(bit == 1);
    }
    Some(found)
}
