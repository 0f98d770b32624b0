//! Text that cannot be read: fewer than half of the words are English, words of the domain, or numbers. Plain English of
//! whatever quality passes, because only the words are looked at.

use super::{Ground, each};
use crate::text::english::is_known;

/// Shorter stretches are left alone: a name or two must not void a note.
const SHORTEST: usize = 5;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    each(ground, |sentence| {
        let known = sentence.tokens.clone().filter(|at| is_read(ground, *at)).count();
        sentence.tokens.len() >= SHORTEST && known * 2 < sentence.tokens.len()
    })
}

/// Whether the word is English, a number, or part of a name that the lexicon knows.
fn is_read(ground: &Ground<'_>, token: usize) -> bool {
    is_known(&ground.reading.tokens[token].word)
        || ground.reading.mentions.iter().any(|mention| mention.tokens.contains(&token))
}
