//! The same again: a sentence in the same words counts once, over all turns; a sentence that turns in a few words shows
//! no more than that they are known.

use std::collections::BTreeSet;

use crate::text::sentences;
use crate::text::shingles::{joined, words};

use super::{Ground, each};
use crate::assess::Turn;

/// Shorter sentences may come again: "Yes.", "It depends."
const SHORTEST: usize = 4;
/// A sentence of at least so many words ...
const LONG: usize = 20;
/// ... of which fewer than so many in a hundred are different turns in circles.
const DIFFERENT: usize = 30;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    let mut said: BTreeSet<u64> = BTreeSet::new();
    let mut is_new = |sentence: u64| !ground.past.said.contains(&sentence) && said.insert(sentence);
    let again = |(at, sentence): (usize, &crate::assess::sentences::Sentence)| {
        let new = known_by(sentence.span.of(&ground.turn.text)).is_none_or(&mut is_new);
        (!new).then_some(at)
    };
    ground.sentences.iter().enumerate().filter_map(again).collect()
}

/// What the sentences of an earlier turn are known again by.
pub(super) fn said(turn: &Turn) -> impl Iterator<Item = u64> {
    sentences(&turn.text).into_iter().filter_map(known_by)
}

pub(super) fn monotonous(ground: &Ground<'_>) -> Vec<usize> {
    each(ground, |sentence| {
        let words = sentence.words(ground.reading);
        let different: BTreeSet<&str> = words.iter().map(|word| word.lemma.as_str()).collect();
        words.len() >= LONG && different.len() * 100 < words.len() * DIFFERENT
    })
}

fn known_by(sentence: &str) -> Option<u64> {
    let words = words(sentence);
    (words.len() >= SHORTEST).then(|| joined(&words))
}
