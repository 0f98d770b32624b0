//! Units, in one table each: what a word behind a number makes of it.

use super::QuantityKind;

/// What a word behind a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// So many thousandths of the kind's base unit.
    Of(QuantityKind, i128),
    /// So many times as much.
    Times(i128),
    /// Events; the number is their count in a day.
    EachDay(i128),
}

use QuantityKind::{Bandwidth, Duration, Money, Percent, Size};

const SECOND: i128 = 1_000;
const MINUTE: i128 = 60 * SECOND;
const HOUR: i128 = 60 * MINUTE;
const DAY: i128 = 24 * HOUR;
const SECONDS_A_DAY: i128 = 86_400;

/// As they are written folded; a plain plural needs no line of its own. A month is 30 days and a year 365.
const UNITS: &[(&[&str], Unit)] = &[
    (&["ns", "nanosecond", "nanos"], Unit::Of(Duration, 0)),
    (&["us", "μs", "microsecond", "micros"], Unit::Of(Duration, 1)),
    (&["ms", "msec", "millisecond", "milli", "millis"], Unit::Of(Duration, 1_000)),
    (&["s", "sec", "second"], Unit::Of(Duration, SECOND * 1_000)),
    (&["min", "minute"], Unit::Of(Duration, MINUTE * 1_000)),
    (&["h", "hr", "hour"], Unit::Of(Duration, HOUR * 1_000)),
    (&["d", "day"], Unit::Of(Duration, DAY * 1_000)),
    (&["week", "wk"], Unit::Of(Duration, 7 * DAY * 1_000)),
    (&["month"], Unit::Of(Duration, 30 * DAY * 1_000)),
    (&["y", "yr", "year"], Unit::Of(Duration, 365 * DAY * 1_000)),
    (&["bit"], Unit::Of(Size, 125)),
    (&["byte"], Unit::Of(Size, 1_000)),
    (&["kb", "kilobyte"], Unit::Of(Size, 1_000_000)),
    (&["mb", "megabyte"], Unit::Of(Size, 1_000_000_000)),
    (&["gb", "gigabyte", "gig"], Unit::Of(Size, 1_000_000_000_000)),
    (&["tb", "terabyte"], Unit::Of(Size, 1_000_000_000_000_000)),
    (&["pb", "petabyte"], Unit::Of(Size, 1_000_000_000_000_000_000)),
    (&["eb", "exabyte"], Unit::Of(Size, 1_000_000_000_000_000_000_000)),
    (&["kib", "kibibyte"], Unit::Of(Size, 1_000 << 10)),
    (&["mib", "mebibyte"], Unit::Of(Size, 1_000 << 20)),
    (&["gib", "gibibyte"], Unit::Of(Size, 1_000 << 30)),
    (&["tib", "tebibyte"], Unit::Of(Size, 1_000 << 40)),
    (&["pib", "pebibyte"], Unit::Of(Size, 1_000 << 50)),
    (&["kbit", "kilobit"], Unit::Of(Size, 125_000)),
    (&["mbit", "megabit"], Unit::Of(Size, 125_000_000)),
    (&["gbit", "gigabit"], Unit::Of(Size, 125_000_000_000)),
    (&["tbit", "terabit"], Unit::Of(Size, 125_000_000_000_000)),
    (&["kbps"], Unit::Of(Bandwidth, 125_000 * SECONDS_A_DAY)),
    (&["mbps"], Unit::Of(Bandwidth, 125_000_000 * SECONDS_A_DAY)),
    (&["gbps"], Unit::Of(Bandwidth, 125_000_000_000 * SECONDS_A_DAY)),
    (&["tbps"], Unit::Of(Bandwidth, 125_000_000_000_000 * SECONDS_A_DAY)),
    (&["rps", "qps", "tps", "wps", "ops", "iops", "eps", "rqs"], Unit::EachDay(SECONDS_A_DAY)),
    (&["rpm", "qpm", "tpm"], Unit::EachDay(1_440)),
    (&["%", "percent", "pct", "percentage"], Unit::Of(Percent, 1_000_000)),
    (&["dollar", "usd", "$", "euro", "eur", "€", "pound", "gbp", "£"], Unit::Of(Money, 100_000)),
    (&["cent"], Unit::Of(Money, 1_000)),
    (&["k", "thousand"], Unit::Times(1_000)),
    (&["m", "mn", "mio", "million"], Unit::Times(1_000_000)),
    (&["b", "bn", "billion"], Unit::Times(1_000_000_000)),
    (&["tn", "trillion"], Unit::Times(1_000_000_000_000)),
    (&["hundred"], Unit::Times(100)),
    (&["dozen"], Unit::Times(12)),
    (&["x"], Unit::Times(1)),
];

/// Number words, read only if a unit follows: "ten minutes", never "one of them".
const SPELLED: &[(&str, i128)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("ninety", 90),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
];

/// What a word says behind a number; a plural's `s` is overlooked in words of three letters and more.
pub(super) fn unit(word: &str) -> Option<Unit> {
    let named = |wanted: &str| UNITS.iter().find(|(names, _)| names.contains(&wanted)).map(|(_, unit)| *unit);
    named(word).or_else(|| word.strip_suffix('s').filter(|stem| stem.len() >= 3 || *stem == "hr").and_then(named))
}

/// Whether a word behind a number is part of the figure.
pub(in crate::text) fn is_unit(word: &str) -> bool {
    unit(word).is_some()
}

/// What one of a unit is, in the kind's base unit: a "gigabyte", a "million", an "hour".
pub fn one_of(word: &str) -> Option<(QuantityKind, i128)> {
    match unit(word)? {
        Unit::Of(kind, thousandths) => Some((kind, thousandths / 1_000)),
        Unit::Times(times) => Some((QuantityKind::Count, times)),
        Unit::EachDay(_) => None,
    }
}

/// The value of a number word.
pub fn spelled(word: &str) -> Option<i128> {
    SPELLED.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// How often a period fits into a day, as a fraction: "per second" is 86,400 / 1, "a month" 1 / 30.
pub(super) fn times_a_day(word: &str) -> Option<(i128, i128)> {
    match unit(word)? {
        Unit::Of(Duration, thousandths) if thousandths > 0 => Some((DAY * 1_000, thousandths)),
        _ => None,
    }
}
