//! The ledger as quantities: what was measured, in units that people use. A bare number stands here only if something was
//! worked out with it: a status code, a year or a count of three says nothing by itself.

use serde::Serialize;

use crate::assess::Scorecard;
use crate::assess::scorecard::LedgerLine;

use super::quotes::{Marks, QuoteView};

/// A quantity.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FigureView {
    /// Where it was said first.
    pub(crate) quote: QuoteView,
    pub(crate) kind: String,
    pub(crate) value: String,
    /// The figures that give it, as they were said.
    pub(crate) follows_from: Vec<String>,
}

/// In the order in which they were spoken; one that is said again in other words or places stands once.
pub(super) fn ledger(card: &Scorecard, marks: &Marks) -> Vec<FigureView> {
    let mut views: Vec<FigureView> = Vec::new();
    for (at, line) in card.ledger.iter().enumerate() {
        let (kind, value) = (name(&line.kind), figure(&line.kind, &line.value));
        let again = views.iter_mut().find(|view| view.kind == kind && view.value == value);
        let sources = line.follows_from.iter().filter_map(|from| Some(card.ledger.get(*from)?.quote.quote.clone()));
        match again {
            Some(view) if view.follows_from.is_empty() => view.follows_from.extend(sources),
            None if is_quantity(card, at, line) => views.push(FigureView {
                quote: marks.view(&line.quote),
                kind: kind.to_owned(),
                value,
                follows_from: sources.collect(),
            }),
            Some(_) | None => {}
        }
    }
    views
}

/// It has a unit, or it is part of a sum; and it is still what was said: 0.08 counted in whole ones is not.
fn is_quantity(card: &Scorecard, at: usize, line: &LedgerLine) -> bool {
    let worked = !line.follows_from.is_empty() || card.ledger.iter().any(|other| other.follows_from.contains(&at));
    let whole = !line.quote.quote.contains('.') || line.value.len() > 3;
    line.kind != "count" || (worked && whole)
}

const BYTES: [(i128, &str); 6] = [
    (1, "B"),
    (1_000, "kB"),
    (1_000_000, "MB"),
    (1_000_000_000, "GB"),
    (1_000_000_000_000, "TB"),
    (1_000_000_000_000_000, "PB"),
];

/// A value in its kind's base unit, as the scorecard has it, in a unit that reads well. What cannot be read is shown as
/// it is.
fn figure(kind: &str, value: &str) -> String {
    let Ok(value) = value.parse::<i128>() else { return value.to_owned() };
    match kind {
        "duration" => scaled(
            value,
            &[
                (1, "ms"),
                (1_000, "s"),
                (60_000, "min"),
                (3_600_000, "h"),
                (86_400_000, "days"),
                (31_536_000_000, "years"),
            ],
        ),
        "rate" => rate(value),
        "size" => scaled(value, &BYTES),
        "bandwidth" => bandwidth(value),
        "money" => format!("${}.{:02}", grouped(value / 100), (value % 100).abs()),
        "percent" => share(value),
        "count" if value.abs() >= 1_000_000 => {
            scaled(value, &[(1_000_000, "million"), (1_000_000_000, "billion"), (1_000_000_000_000, "trillion")])
        }
        _ => grouped(value),
    }
}

/// What a figure is, for people.
fn name(kind: &str) -> &str {
    match kind {
        "duration" => "Time",
        "rate" => "Rate",
        "size" => "Size",
        "count" => "Count",
        "bandwidth" => "Bandwidth",
        "money" => "Money",
        "percent" => "Share",
        other => other,
    }
}

/// With as many decimals as it has: 99.99 % is another promise than 100 %.
fn share(thousandths: i128) -> String {
    let decimals = format!("{:03}", thousandths.rem_euclid(1_000));
    match decimals.trim_end_matches('0') {
        "" => format!("{} %", grouped(thousandths / 1_000)),
        decimals => format!("{}.{decimals} %", grouped(thousandths.div_euclid(1_000))),
    }
}

fn rate(per_day: i128) -> String {
    const DAY: i128 = 86_400;
    if per_day >= DAY { format!("{} a second", decimal(per_day, DAY)) } else { format!("{} a day", grouped(per_day)) }
}

/// A byte a second at the least is told by the second, less by the day.
fn bandwidth(per_day: i128) -> String {
    const DAY: i128 = 86_400;
    if per_day >= DAY {
        format!("{} a second", scaled((per_day + DAY / 2) / DAY, &BYTES))
    } else {
        format!("{} a day", scaled(per_day, &BYTES))
    }
}

/// In the largest unit of which there is at least one.
fn scaled(value: i128, units: &[(i128, &str)]) -> String {
    let (size, name) = units.iter().rev().find(|(size, _)| value.abs() >= *size).unwrap_or(&units[0]);
    match (decimal(value, *size), *name) {
        (one, "days") if one == "1" => "1 day".to_owned(),
        (one, "years") if one == "1" => "1 year".to_owned(),
        (value, name) => format!("{value} {name}"),
    }
}

/// With one decimal below a hundred, if it is not zero.
fn decimal(value: i128, unit: i128) -> String {
    let tenths = (value.saturating_mul(10) + unit / 2).div_euclid(unit);
    if tenths.abs() >= 1_000 || tenths % 10 == 0 {
        return grouped((tenths + 5 * i128::from(tenths % 10 != 0)).div_euclid(10));
    }
    format!("{}.{}", tenths.div_euclid(10), tenths.rem_euclid(10))
}

/// With commas between thousands.
fn grouped(value: i128) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::from(if value < 0 { "-" } else { "" });
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: &str, value: &str, expect: &str) {
        assert_eq!(figure(kind, value), expect);
    }

    #[test]
    fn values_read_as_people_say_them() {
        check("duration", "250", "250 ms");
        check("duration", "600000", "10 min");
        check("duration", "86400000", "1 day");
        check("duration", "157680000000", "5 years");
        check("rate", "10000000", "116 a second");
        check("rate", "100", "100 a day");
        check("size", "500", "500 B");
        check("size", "18250000000000", "18.3 TB");
        check("money", "125050", "$1,250.50");
        check("percent", "99900", "99.9 %");
        check("percent", "99990", "99.99 %");
        check("percent", "99999", "99.999 %");
        check("percent", "100000", "100 %");
        check("percent", "50", "0.05 %");
        check("percent", "150000", "150 %");
        check("count", "62000", "62,000");
        check("count", "11000000000", "11 billion");
        check("count", "3521614606208", "3.5 trillion");
        check("bandwidth", "86400000000", "1 MB a second");
        check("bandwidth", "500", "500 B a day");
        check("count", "many", "many");
    }

    fn line(words: &str, kind: &str, value: &str, follows_from: &[usize]) -> LedgerLine {
        let quote = crate::assess::scorecard::Quote {
            turn: 1,
            start: 0,
            end: words.len(),
            quote: words.to_owned(),
            why: String::new(),
        };
        LedgerLine { quote, kind: kind.to_owned(), value: value.to_owned(), follows_from: follows_from.to_vec() }
    }

    #[test]
    fn only_quantities_are_shown_and_each_once() {
        let mut card = super::super::sample::card();
        card.ledger = vec![
            line("5 years", "duration", "157680000000", &[]),
            line("19/s", "rate", "1641600", &[]),
            line("3B", "count", "3000000000", &[0, 1]),
            line("503", "count", "503", &[]),
            line("0.08", "count", "0", &[1, 0]),
            line("19 per second", "rate", "1641600", &[]),
            line("7", "count", "7", &[]),
            line("1 MB/s", "bandwidth", "86400000000", &[]),
        ];
        let shown = ledger(&card, &Marks::none());
        let shown: Vec<String> = shown
            .iter()
            .map(|view| format!("{} {} <- {}", view.kind, view.value, view.follows_from.join(", ")))
            .collect();
        let expect = [
            "Time 5 years <- ",
            "Rate 19 a second <- ",
            "Count 3 billion <- 5 years, 19/s",
            "Bandwidth 1 MB a second <- ",
        ];
        assert_eq!(shown, expect);
    }
}
