//! Sums that a candidate says and that do not hold: "100 million a day, which is 90 per second".
//!
//! A sentence is a row of pieces (`said`): terms (`term`) and the words between them. A figure behind a word that gives a
//! result (`reckoner`) is compared with everything that the terms before it may come to (`operations`). It is accused only
//! if all of them together come to something of its unit, and none of them to anything near it (`verdict`): better silent
//! than a false accusation.

mod operations;
mod reckoner;
mod said;
mod term;
#[cfg(test)]
mod tests;
mod verdict;

use crate::content::format::sums::SumsFile;
use crate::text::{Reading, Span, is_unbroken};
use reckoner::Reckoner;
use said::Said;

/// The sums of a text that do not hold, each from its first figure to its result.
pub(super) fn contradictions(text: &str, reading: &Reading, words: &SumsFile) -> Vec<Span> {
    let mut found = Vec::new();
    let mut before = Vec::new();
    for sentence in Said::all(text, reading, words) {
        let reckoner = Reckoner { text, pieces: &sentence.pieces, words, before: &before };
        if !sentence.asked {
            // Where a line ends that need not, two things may have been said: nobody is accused of a sum of both.
            found.extend(reckoner.contradictions().into_iter().filter(|sum| is_unbroken(text, *sum)));
        }
        before = sentence.terms();
    }
    found
}
