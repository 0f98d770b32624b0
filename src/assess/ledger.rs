//! Which figure follows from which: sums that a candidate has worked out, as against numbers that are merely there.
//!
//! One figure follows from one or two earlier ones if a row of the table gives it within a tenth. Nothing here says
//! whether it is right for the question; a figure that follows is the mark of somebody who calculates.

use crate::text::{Quantity, QuantityKind as Kind};

/// How many figures back a sum may reach.
const REACH: usize = 8;
/// A rounded result may be off by so many thousandths.
const OFF: i128 = 100;
/// A day in milliseconds: rates are kept per day, durations in milliseconds.
const DAY: i128 = 86_400_000;
/// The whole of a percentage, in its unit.
const WHOLE: i128 = 100_000;

/// `first x second / per` is a figure of the third kind.
const PRODUCTS: &[(Kind, Kind, Kind, i128)] = &[
    (Kind::Rate, Kind::Duration, Kind::Count, DAY),
    (Kind::Rate, Kind::Count, Kind::Rate, 1),
    (Kind::Rate, Kind::Size, Kind::Bandwidth, 1),
    (Kind::Bandwidth, Kind::Duration, Kind::Size, DAY),
    (Kind::Count, Kind::Count, Kind::Count, 1),
    (Kind::Count, Kind::Size, Kind::Size, 1),
    (Kind::Count, Kind::Duration, Kind::Duration, 1),
    (Kind::Count, Kind::Money, Kind::Money, 1),
    (Kind::Percent, Kind::Rate, Kind::Rate, WHOLE),
    (Kind::Percent, Kind::Count, Kind::Count, WHOLE),
    (Kind::Percent, Kind::Size, Kind::Size, WHOLE),
    (Kind::Percent, Kind::Duration, Kind::Duration, WHOLE),
];

/// `first x times / second` is a figure of the third kind.
const QUOTIENTS: &[(Kind, Kind, Kind, i128)] = &[
    (Kind::Count, Kind::Duration, Kind::Rate, DAY),
    (Kind::Count, Kind::Rate, Kind::Duration, DAY),
    (Kind::Count, Kind::Count, Kind::Count, 1),
    (Kind::Count, Kind::Count, Kind::Percent, WHOLE),
    (Kind::Rate, Kind::Rate, Kind::Count, 1),
    (Kind::Rate, Kind::Count, Kind::Rate, 1),
    (Kind::Size, Kind::Size, Kind::Count, 1),
    (Kind::Size, Kind::Count, Kind::Size, 1),
    (Kind::Size, Kind::Duration, Kind::Bandwidth, DAY),
    (Kind::Bandwidth, Kind::Size, Kind::Rate, 1),
    (Kind::Money, Kind::Count, Kind::Money, 1),
    (Kind::Money, Kind::Money, Kind::Count, 1),
];

/// For each figure the earlier ones that give it, nearest first; empty if it stands by itself.
pub(super) fn follows(text: &str, figures: &[Quantity]) -> Vec<Vec<usize>> {
    (0..figures.len()).map(|at| sources(text, figures, at)).collect()
}

fn sources(text: &str, figures: &[Quantity], at: usize) -> Vec<usize> {
    let result = &figures[at];
    let near: Vec<usize> = (at.saturating_sub(REACH)..at).rev().filter(|from| is_factor(&figures[*from])).collect();
    if !is_factor(result) || near.iter().any(|from| figures[*from].span.of(text) == result.span.of(text)) {
        return Vec::new();
    }
    // Two units for one thing: "100 million a month, 40 a second".
    let converts = |from: &&usize| figures[**from].kind == result.kind && agree(figures[**from].value, result.value);
    if let Some(from) = near.iter().find(converts) {
        return vec![*from];
    }
    for (nth, first) in near.iter().enumerate() {
        for second in &near[nth + 1..] {
            let (a, b) = (&figures[*first], &figures[*second]);
            if gives(a, b, result) || gives(b, a, result) {
                return vec![*first, *second];
            }
        }
    }
    Vec::new()
}

/// One, two and nothing give too much by accident.
fn is_factor(figure: &Quantity) -> bool {
    figure.value > 0 && (figure.kind != Kind::Count || figure.value > 2)
}

fn gives(a: &Quantity, b: &Quantity, result: &Quantity) -> bool {
    let fits = |(first, second, third, _): &&(Kind, Kind, Kind, i128)| {
        (*first, *second, *third) == (a.kind, b.kind, result.kind)
    };
    let product = PRODUCTS.iter().find(fits).map(|(.., per)| a.value.saturating_mul(b.value) / per);
    let quotients = QUOTIENTS.iter().filter(fits).map(|(.., times)| a.value.saturating_mul(*times) / b.value.max(1));
    product.into_iter().chain(quotients).any(|value| agree(value, result.value))
}

fn agree(worked_out: i128, said: i128) -> bool {
    worked_out > 0 && (worked_out - said).abs().saturating_mul(1000) <= worked_out.max(said).saturating_mul(OFF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lexicon, read};

    #[track_caller]
    fn check(text: &str, expect: &[(&str, &[&str])]) {
        let reading = read(text, &Lexicon::default());
        let words = |at: usize| reading.quantities[at].span.of(text);
        let found = follows(text, &reading.quantities);
        let shown: Vec<(&str, Vec<&str>)> = found
            .iter()
            .enumerate()
            .filter(|(_, from)| !from.is_empty())
            .map(|(at, from)| (words(at), from.iter().map(|at| words(*at)).collect()))
            .collect();
        let expect: Vec<(&str, Vec<&str>)> = expect.iter().map(|(at, from)| (*at, from.to_vec())).collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn sums_are_seen() {
        check(
            "That is 100 million links a month, so 40 per second.",
            &[("40 per second", &["100 million links a month"])],
        );
        check("12 billion rows of 500 bytes are 6 TB.", &[("6 TB", &["500 bytes", "12 billion"])]);
        check(
            "Each of 40 reads per second costs 25 KB, which is 1 MB per second.",
            &[("1 MB per second", &["25 KB", "40 reads per second"])],
        );
        check(
            "With 20,000 requests per second and 5,000 per second a server we run 4 servers.",
            &[("4", &["5,000 per second", "20,000 requests per second"])],
        );
        check("Of 4,000 reads per second 90 % hit, 400 reads per second remain.", &[]);
    }

    #[test]
    fn figures_that_stand_alone_follow_from_nothing() {
        check("We keep 3 copies for 7 days at 99.9 %.", &[]);
        check("It takes 50 ms. It takes 50 ms.", &[]);
        check("That is 100 million links a month, so 900 per second.", &[]);
    }
}
