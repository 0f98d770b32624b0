//! Text that cannot be read: fewer than half of the words are English, words of the domain, or numbers. Plain English of
//! whatever quality passes, because only the words are looked at.

use super::{Ground, each};
use crate::text::english::is_known;

/// Shorter stretches are left alone: a name or two must not void a note.
const SHORTEST: usize = 5;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    let named = named(ground);
    each(ground, |sentence| {
        let is_read = |at: &usize| named[*at] || is_known(&ground.reading.tokens[*at].word);
        let known = sentence.tokens.clone().filter(is_read).count();
        sentence.tokens.len() >= SHORTEST && known * 2 < sentence.tokens.len()
    })
}

/// Which words are part of a name that the lexicon knows; all others have to be English or numbers.
fn named(ground: &Ground<'_>) -> Vec<bool> {
    let mut named = vec![false; ground.reading.tokens.len()];
    for mention in &ground.reading.mentions {
        named[mention.tokens.clone()].fill(true);
    }
    named
}
