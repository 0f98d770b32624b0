//! A load that was one thing and is another later: noticed, and asked about.

use std::collections::HashMap;

use crate::assess::{Figure, Turn};
use crate::content::{Cue, Cues};

use super::figures::around;
use super::fold::Interview;
use super::quote::whole_words;
use crate::text::{Span, sentence_spans};

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

/// So many rates of one thing are remembered; nobody has more.
const MANY: usize = 64;

/// The newest rate that contradicts an earlier one of the same thing, unless a requirement was changed meanwhile.
pub(super) fn changed(interview: &Interview) -> Option<Changed> {
    if !interview.twists.is_empty() {
        return None;
    }
    let (last, before) = interview.turns.split_last()?;
    let seen = interview.observations.get(before.len())?;
    let cues = &interview.sheet.cues;
    let mut earlier: HashMap<Vec<String>, Vec<Rate<'_>>> = HashMap::new();
    for rate in before.iter().zip(&interview.observations).flat_map(|(turn, seen)| rates(cues, turn, &seen.figures)) {
        let same = earlier.entry(rate.of.clone()).or_default();
        if same.len() < MANY {
            same.push(rate);
        }
    }
    rates(cues, last, &seen.figures).into_iter().find_map(|now| {
        let differs = |older: &&Rate<'_>| {
            let times = now.value.max(older.value) / now.value.min(older.value).max(1);
            TIMES.contains(&times)
        };
        let older = earlier.get(&now.of)?.iter().find(differs)?;
        Some(Changed { before: older.words(), now: now.words() })
    })
}

/// What is counted and how much of it a day.
struct Rate<'a> {
    turn: &'a Turn,
    figure: &'a Figure,
    of: Vec<String>,
    value: i128,
}

impl Rate<'_> {
    fn words(&self) -> String {
        whole_words(&self.turn.text, Span { start: self.figure.start, end: self.figure.end }).to_owned()
    }
}

/// The rates of a turn that are the load itself.
fn rates<'a>(cues: &Cues, turn: &'a Turn, figures: &'a [Figure]) -> Vec<Rate<'a>> {
    let sentences = sentence_spans(&turn.text);
    let is_apart: Vec<bool> = sentences.iter().map(|sentence| has(cues, sentence.of(&turn.text), Cue::Apart)).collect();
    let rate = |figure: &'a Figure| {
        let at = sentences.partition_point(|sentence| sentence.start <= figure.start).checked_sub(1)?;
        let before = around(&turn.text, &sentences, figure).start;
        if figure.kind != "rate" || is_apart[at] || has(cues, &turn.text[before..figure.start], Cue::Somebody) {
            return None;
        }
        let of: Vec<String> =
            words(&turn.text[figure.start..figure.end]).filter(|word| !cues.is(Cue::Units, word)).collect();
        let value = figure.value.parse().ok().filter(|value| *value > 0)?;
        // "Writes" are of many things; "new links" are of one.
        (of.len() >= 2).then_some(Rate { turn, figure, of, value })
    };
    figures.iter().filter_map(rate).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn has(cues: &Cues, text: &str, list: Cue) -> bool {
    words(text).any(|word| cues.is(list, &word))
}
