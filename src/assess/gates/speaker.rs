//! Whose view or whose work it is, told by the grammar of the sentence: somebody who is not the candidate, and a word of
//! saying or doing.

use crate::content::{Cue, Cues};
use crate::text::Token;

use super::Ground;
use super::cues::each_cued;

/// How near the head of the sentence they are named, and how soon the word of saying follows, in words.
const HEAD: usize = 6;
const SOON: usize = 4;

/// Sentences that tell of others. In a true story they belong to it, and credit to others is no fault.
pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    if ground.sheet.is_story() {
        return Vec::new();
    }
    let cues = &ground.sheet.cues;
    each_cued(ground, |cued, sentence| {
        let words = sentence.words(ground.reading);
        cued.has(Cue::Others)
            || cued.has(Cue::Elsewhere) && is_done_elsewhere(words, cues)
            || cued.has(Cue::People) && is_reported(words, cues)
    })
}

/// Somebody says it. "We tell people what the status page says" does not: there the candidate is the one who acts.
fn is_reported(words: &[Token], cues: &Cues) -> bool {
    let own = |word: &Token| cues.is(Cue::Candidate, &word.word);
    let head = words.iter().take(HEAD).take_while(|word| !own(word));
    head.enumerate().filter(|(_, word)| cues.is(Cue::People, &word.word)).any(|(at, _)| {
        let next = words[at + 1..].iter().take(SOON).take_while(|word| !own(word));
        next.enumerate().any(|(n, word)| {
            let follows = || words.get(at + 2 + n).is_some_and(|next| cues.is(Cue::Clause, &next.word));
            cues.is(Cue::Saying, &word.word) || (cues.is(Cue::SayingThat, &word.word) && follows())
        })
    })
}

/// It begins with whose work it is, and goes on.
fn is_done_elsewhere(words: &[Token], cues: &Cues) -> bool {
    words.split_last().is_some_and(|(_, head)| cues.begins(Cue::Elsewhere, head))
}
