//! Sentences by their cues, and how far what they say reaches.

use crate::assess::sentences::Sentence;
use crate::content::{Cue, Cued};
use crate::text::Token;

use super::Ground;

/// A sentence that speaks of the one before it is short, in words.
const SHORT: usize = 11;

/// The indices of the sentences for which `is` holds, by the lists that have something among their words.
pub(super) fn each_cued(ground: &Ground<'_>, is: impl Fn(Cued, &Sentence) -> bool) -> Vec<usize> {
    let sentences = ground.cued.iter().zip(ground.sentences).enumerate();
    sentences.filter(|(_, (cued, sentence))| is(**cued, sentence)).map(|(at, _)| at).collect()
}

/// Those of them that have something of one list.
pub(super) fn saying(ground: &Ground<'_>, cue: Cue) -> Vec<usize> {
    each_cued(ground, |cued, _| cued.has(cue))
}

/// Whether one of these words is on the list.
pub(super) fn any(ground: &Ground<'_>, words: &[Token], cue: Cue) -> bool {
    words.iter().any(|word| ground.sheet.cues.is(cue, &word.word))
}

/// A short sentence of no substance speaks of the one before: "I'm on the fence.", "We decided against that."
pub(super) fn with_what_they_end(ground: &Ground<'_>, taken: Vec<usize>) -> Vec<usize> {
    let ends = |at: &usize| {
        let sentence = &ground.sentences[*at];
        let is_empty = || {
            let mentions = &ground.reading.mentions;
            let first = mentions.partition_point(|mention| mention.tokens.start < sentence.tokens.start);
            mentions.get(first).is_none_or(|mention| mention.tokens.start >= sentence.tokens.end)
        };
        let is_short = sentence.words(ground.reading).len() <= SHORT;
        is_short && (ground.cued[*at].has(Cue::PointsBack) || is_empty())
    };
    let before: Vec<usize> = taken.iter().filter(|at| ends(at)).filter_map(|at| at.checked_sub(1)).collect();
    before.into_iter().chain(taken).collect()
}
