//! What the question or the interviewer said, given back: the brief, facts, hints, probes, the debrief, and every word
//! that was heard. A figure picked from them inside a sentence of one's own is no echo.

use std::collections::BTreeSet;

use super::Ground;
use crate::assess::Turn;
use crate::content::ECHO;
use crate::text::shingles::shingles;

/// A sentence is an echo if this share of its shingles, in percent, was heard.
const SHARE: usize = 60;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    let own: Vec<Vec<u64>> =
        ground.sentences.iter().map(|sentence| shingles(sentence.span.of(&ground.turn.text), ECHO)).collect();
    let heard: BTreeSet<u64> = heard(ground.turn).collect();
    let told = &ground.sheet.classes.told;
    let known = |shingle: &u64| {
        heard.contains(shingle) || ground.past.heard.contains(shingle) || told.binary_search(shingle).is_ok()
    };
    let is_echo = |shingles: &Vec<u64>| {
        let known = shingles.iter().filter(|shingle| known(shingle)).count();
        known > 0 && known * 100 >= shingles.len() * SHARE
    };
    own.iter().enumerate().filter(|(_, shingles)| is_echo(shingles)).map(|(at, _)| at).collect()
}

/// Shingles of what was heard since the turn before.
pub(super) fn heard(turn: &Turn) -> impl Iterator<Item = u64> {
    turn.heard.iter().flat_map(|said| shingles(said, ECHO))
}
