//! What the question or the interviewer said, given back: the brief, facts, hints, probes, the debrief, and every word
//! that was heard. A figure picked from them inside a sentence of one's own is no echo.

use std::collections::BTreeSet;

use super::Ground;
use crate::content::ECHO;
use crate::text::shingles::shingles;

/// A sentence is an echo if this share of its shingles, in percent, was heard.
const SHARE: usize = 60;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    let own: Vec<Vec<u64>> =
        ground.sentences.iter().map(|sentence| shingles(sentence.span.of(&ground.turn.text), ECHO)).collect();
    let heard = ground.before.iter().chain([ground.turn]).flat_map(|turn| &turn.heard);
    let heard: BTreeSet<u64> = heard.flat_map(|said| shingles(said, ECHO)).collect();
    let known = |shingle: &u64| heard.contains(shingle) || ground.sheet.told.binary_search(shingle).is_ok();
    let is_echo = |shingles: &Vec<u64>| {
        let known = shingles.iter().filter(|shingle| known(shingle)).count();
        known > 0 && known * 100 >= shingles.len() * SHARE
    };
    own.iter().enumerate().filter(|(_, shingles)| is_echo(shingles)).map(|(at, _)| at).collect()
}
