//! Cues: set phrases that say how a sentence is meant, and how far what they say reaches.

use crate::text::Token;

use super::Ground;

/// A sentence that speaks of the one before it is short, in words.
const SHORT: usize = 11;

/// Whether one of the phrases stands among the words.
pub(super) fn says_any(words: &[Token], phrases: &[&str]) -> bool {
    (0..words.len()).any(|at| phrases.iter().any(|phrase| begins_with(&words[at..], phrase)))
}

fn begins_with(words: &[Token], phrase: &str) -> bool {
    // Most differ in their first letter.
    let first = |text: &str| text.as_bytes().first().copied();
    if words.first().is_none_or(|word| first(&word.word) != first(phrase)) {
        return false;
    }
    let mut words = words.iter();
    phrase.split(' ').all(|part| words.next().is_some_and(|word| word.word == part))
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
        let points = |word: &Token| matches!(word.word.as_str(), "that" | "this" | "it" | "them");
        let words = sentence.words(ground.reading);
        words.len() <= SHORT && (words.iter().any(points) || is_empty())
    };
    let before: Vec<usize> = taken.iter().filter(|at| ends(at)).filter_map(|at| at.checked_sub(1)).collect();
    before.into_iter().chain(taken).collect()
}
