//! A load that was one thing and is another later: noticed, and asked about.

use crate::assess::{Figure, Turn};

use super::fold::Interview;
use super::quote::{sentence_at, whole_words};
use crate::text::Span;

/// What was planned with first, and what now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Changed {
    /// In the candidate's words.
    pub(super) before: String,
    /// In the candidate's words.
    pub(super) now: String,
}

/// Figures closer than this are roundings; those farther apart are figures of other things.
const TIMES: std::ops::RangeInclusive<i128> = 3..=20;

/// Units, articles and spelt numbers in a rate: the rest is what is counted.
const UNITS: &[&str] = &[
    "a", "an", "per", "each", "every", "in", "of", "the", "second", "seconds", "sec", "s", "minute", "min", "hour",
    "h", "day", "days", "week", "month", "months", "year", "years", "k", "m", "b", "bn", "mn", "mio", "million",
    "billion", "thousand", "hundred", "trillion", "about", "around", "roughly", "one", "two", "three", "four", "five",
    "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "eighty", "ninety",
];

/// A rate beside one of these words is of a moment or of somebody, not the load that is planned with.
const APART: &[&str] = &[
    "peak", "burst", "worst", "spike", "sale", "bad", "busy", "busiest", "tenfold", "grow", "growth", "later", "if",
    "suppose", "limit",
];

/// Before a rate: it is somebody's.
const SOMEBODY: &[&str] = &["largest", "biggest", "one", "each", "every", "single"];

/// The newest rate that contradicts an earlier one of the same thing, unless a requirement was changed meanwhile.
pub(super) fn changed(interview: &Interview) -> Option<Changed> {
    if !interview.twists.is_empty() {
        return None;
    }
    let (last, before) = interview.turns.split_last()?;
    let seen = interview.observations.get(before.len())?;
    let earlier: Vec<(&Turn, &Figure)> = before
        .iter()
        .zip(&interview.observations)
        .flat_map(|(turn, seen)| seen.figures.iter().map(move |figure| (turn, figure)))
        .collect();
    seen.figures.iter().find_map(|figure| {
        let (of, value) = rate(last, figure)?;
        earlier.iter().find_map(|(turn, older)| {
            let (same, known) = rate(turn, older)?;
            let times = value.max(known) / value.min(known).max(1);
            let words = |turn: &Turn, figure: &Figure| {
                whole_words(&turn.text, Span { start: figure.start, end: figure.end }).to_owned()
            };
            (same == of && TIMES.contains(&times))
                .then(|| Changed { before: words(turn, older), now: words(last, figure) })
        })
    })
}

/// What is counted and how much of it a day; none if it is not the load itself.
fn rate(turn: &Turn, figure: &Figure) -> Option<(Vec<String>, i128)> {
    if figure.kind != "rate" {
        return None;
    }
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let sentence = sentence_at(&turn.text, figure.start);
    let has = |text: &str, list: &[&str]| words(text).iter().any(|word| list.contains(&word.as_str()));
    let before = &turn.text[super::figures::around(&turn.text, figure).start..figure.start];
    let apart = has(sentence, APART) || has(before, SOMEBODY);
    let of: Vec<String> = words(&turn.text[figure.start..figure.end])
        .into_iter()
        .filter(|word| !UNITS.contains(&word.as_str()))
        .collect();
    let value = figure.value.parse().ok().filter(|value| *value > 0)?;
    // "Writes" are of many things; "new links" are of one.
    (!apart && of.len() >= 2).then_some((of, value))
}
