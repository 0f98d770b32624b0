//! A load that was one thing and is another later: noticed, and asked about.

use crate::assess::{Figure, Turn};
use crate::content::{Cue, Cues};

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

/// The newest rate that contradicts an earlier one of the same thing, unless a requirement was changed meanwhile.
pub(super) fn changed(interview: &Interview) -> Option<Changed> {
    if !interview.twists.is_empty() {
        return None;
    }
    let (last, before) = interview.turns.split_last()?;
    let cues = &interview.sheet.cues;
    let seen = interview.observations.get(before.len())?;
    let earlier: Vec<(&Turn, &Figure)> = before
        .iter()
        .zip(&interview.observations)
        .flat_map(|(turn, seen)| seen.figures.iter().map(move |figure| (turn, figure)))
        .collect();
    seen.figures.iter().find_map(|figure| {
        let (of, value) = rate(cues, last, figure)?;
        earlier.iter().find_map(|(turn, older)| {
            let (same, known) = rate(cues, turn, older)?;
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
fn rate(cues: &Cues, turn: &Turn, figure: &Figure) -> Option<(Vec<String>, i128)> {
    if figure.kind != "rate" {
        return None;
    }
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let sentence = sentence_at(&turn.text, figure.start);
    let before = &turn.text[super::figures::around(&turn.text, figure).start..figure.start];
    let apart = cues.says(Cue::Apart, &words(sentence)) || cues.says(Cue::Somebody, &words(before));
    let of: Vec<String> =
        words(&turn.text[figure.start..figure.end]).into_iter().filter(|word| !cues.is(Cue::Units, word)).collect();
    let value = figure.value.parse().ok().filter(|value| *value > 0)?;
    // "Writes" are of many things; "new links" are of one.
    (!apart && of.len() >= 2).then_some((of, value))
}
