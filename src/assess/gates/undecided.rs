//! What was weighed and not chosen: thought of and dropped without a word of why, or left open both ways.
//!
//! A rejection that says its reason is a comparison and counts for its reason.

use crate::content::{Cue, Cues};
use crate::text::Token;

use super::Ground;
use super::cues::{each_cued, with_what_they_end};

/// Sentences that are thrown out, by themselves or by the next one.
pub(super) fn rejected(ground: &Ground<'_>) -> Vec<usize> {
    let cues = &ground.sheet.cues;
    let thrown_out = each_cued(ground, |cued, sentence| {
        let thrown = || cued.has(Cue::Thrown) && is_thrown_out(sentence.words(ground.reading), cues);
        !cued.has(Cue::Reasons) && (cued.has(Cue::Rejected) || thrown())
    });
    with_what_they_end(ground, thrown_out)
}

/// "We weighed it and then dropped it", and not "we see the duplicate, which is then rejected".
fn is_thrown_out(words: &[Token], cues: &Cues) -> bool {
    let head = words.first().is_some_and(|first| cues.is(Cue::Deciders, &first.word));
    let thrown = |pair: &[Token]| {
        let [verb, thing] = pair else { return false };
        cues.is(Cue::Thrown, &verb.word) && cues.is(Cue::ThrownThings, &thing.word)
    };
    head && words.windows(2).any(thrown)
}

/// Sentences that say one thing and its opposite.
pub(super) fn undecided(ground: &Ground<'_>) -> Vec<usize> {
    let open = each_cued(ground, |cued, sentence| {
        cued.has(Cue::Open) || is_either_or_not(sentence.words(ground.reading), &ground.sheet.cues)
    });
    with_what_they_end(ground, open)
}

/// "Either we shard it, or we do not": the head says that it is open, and the end says nothing else.
fn is_either_or_not(words: &[Token], cues: &Cues) -> bool {
    let either = words.first().is_some_and(|word| word.word == "either");
    let denies = |word: &Token| cues.is(Cue::Opposites, &word.word) || word.word.ends_with("n't");
    let ends_denied = || words.iter().rev().take(6).any(denies);
    let ends_open = words.len() >= 2 && words[words.len() - 2].word == "or" && words[words.len() - 1].word == "not";
    let whether = words.iter().any(|word| word.word == "whether");
    (either && ends_denied()) || (ends_open && !whether)
}
