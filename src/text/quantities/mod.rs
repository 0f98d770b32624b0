//! Quantities: numbers with their units, in whole base units. What a figure is worth, and what follows from it, is not
//! decided here.

mod figure;
mod label;
mod number;
#[cfg(test)]
mod tests;
mod units;

use std::ops::Range;

use super::{Clause, Span, Token};
use figure::Reader;
use label::is_label;
pub use number::number;
pub use units::{one_of, spelled};

pub(super) use units::is_unit;

/// What is measured, each in its base unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuantityKind {
    /// Milliseconds.
    Duration,
    /// Events a day.
    Rate,
    /// Bytes.
    Size,
    /// Bytes a day.
    Bandwidth,
    /// One: 1.5 is rounded to 2.
    Count,
    /// Cents (of whatever currency).
    Money,
    /// Thousandths of a percent: 99.99 % is 99990.
    Percent,
}

impl QuantityKind {
    /// All, as brackets name them.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("duration", Self::Duration),
        ("rate", Self::Rate),
        ("size", Self::Size),
        ("bandwidth", Self::Bandwidth),
        ("count", Self::Count),
        ("money", Self::Money),
        ("percent", Self::Percent),
    ];

    /// The kind that a bracket names.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// What is measured.
    pub kind: QuantityKind,
    /// In base units, rounded, saturating.
    pub value: i128,
    /// Millionths of the number as it was said, with its multiples: "2.5k writes a day" is 2,500 of them.
    pub said: i128,
    /// How often its period fits into a day, as a fraction: 1 / 30 of "4 dollars a month".
    pub each_day: Option<(i128, i128)>,
    /// From the sign or first digit to the unit.
    pub span: Span,
    /// Its tokens, a range of [`super::Reading::tokens`].
    pub tokens: Range<usize>,
    /// Index into [`super::Reading::clauses`].
    pub clause: usize,
}

/// In order, without overlap.
pub(super) fn quantities(text: &str, tokens: &[Token], clauses: &[Clause]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    for (clause, place) in clauses.iter().enumerate() {
        let mut at = place.tokens.start;
        while at < place.tokens.end {
            let reader = Reader { text, tokens, end: place.tokens.end };
            let Some(figure) = reader.figure(at) else {
                at += 1;
                continue;
            };
            if let Some(bare) = found.last_mut().filter(|last| reader.is_range(last, at)) {
                *bare = reader.like(bare, &figure);
            }
            at = figure.end;
            found.push(figure.quantity(clause));
        }
    }
    // A lower end has the unit of its upper end only by now.
    found.retain(|quantity| !is_label(text, tokens, quantity, clauses[quantity.clause].tokens.end));
    found
}
