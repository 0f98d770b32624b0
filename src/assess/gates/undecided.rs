//! What was weighed and not chosen: thought of and dropped without a word of why, or left open both ways.
//!
//! A rejection that says its reason is a comparison and counts for its reason.

use crate::text::Token;

use super::cues::{says_any, with_what_they_end};
use super::{Ground, each};

/// Thrown out, in so many words.
const REJECTED: &[&str] = &[
    "decided against",
    "decide against",
    "ruled it out",
    "ruled that out",
    "rule it out",
    "rule that out",
    "turned it down",
    "turned that down",
    "voted it down",
    "dropped the idea",
    "dropped that idea",
    "gave that up",
    "will not do that",
    "won't do that",
    "would not do that",
    "wouldn't do that",
    "not going to do that",
    "did not go with",
    "didn't go with",
    "would not go with",
    "scrapped that",
    "scrapped it",
    "crossed that out",
    "that's off the table",
    "talked myself out of",
    "walked away from it",
    "gone from the design",
    "we're not doing it",
    "we are not doing it",
    "not doing that",
    "decided not to do",
    "i refuse to do that",
];

/// What people do to an idea and machines to a request: it is an idea if the sentence begins with who had it.
const THROWN: &[&str] = &["rejected", "discarded", "dismissed", "abandoned", "dropped", "ruled"];
const OWN: &[&str] = &["i", "we"];

/// Why follows.
const REASONS: &[&str] =
    &["because", "since", "as it", "as that", "as they", "as this", "so that", "otherwise", "due to"];

/// Left open.
const OPEN: &[&str] = &[
    "or maybe not",
    "or perhaps not",
    "maybe not",
    "perhaps not",
    "or the opposite",
    "or the other way round",
    "or the other way around",
    "or vice versa",
    "could go either way",
    "can go either way",
    "either is fine",
    "either way is fine",
    "it does not matter which",
    "it doesn't matter which",
    "whichever",
    "i am not sure which",
    "not sure which",
    "couldn't tell you which",
    "could not tell you which",
    "leaving that open",
    "haven't landed anywhere",
    "it's a coin toss",
    "up in the air",
    "haven't made up my mind",
    "have not made up my mind",
    "on the fence",
    "really can't decide",
    "i'm torn on",
    "i'm stuck between",
    "see it both ways",
    "don't have a preference",
    "do not have a preference",
    "i'm not picking",
    "i'm undecided",
    "i've got no verdict",
    "round in circles on",
];

/// Sentences that are thrown out, by themselves or by the next one.
pub(super) fn rejected(ground: &Ground<'_>) -> Vec<usize> {
    let thrown_out = each(ground, |sentence| {
        let words = sentence.words(ground.reading);
        (says_any(words, REJECTED) || is_thrown_out(words)) && !says_any(words, REASONS)
    });
    with_what_they_end(ground, thrown_out)
}

/// "We weighed it and then dropped it", and not "we see the duplicate, which is then rejected".
fn is_thrown_out(words: &[Token]) -> bool {
    let head = words.first().is_some_and(|first| OWN.contains(&first.word.as_str()));
    let thrown = |pair: &[Token]| {
        let [verb, thing] = pair else { return false };
        THROWN.contains(&verb.word.as_str()) && matches!(thing.word.as_str(), "it" | "that" | "this" | "them" | "the")
    };
    head && words.windows(2).any(thrown)
}

/// Sentences that say one thing and its opposite.
pub(super) fn undecided(ground: &Ground<'_>) -> Vec<usize> {
    let open = each(ground, |sentence| {
        let words = sentence.words(ground.reading);
        says_any(words, OPEN) || is_either_or_not(words)
    });
    with_what_they_end(ground, open)
}

/// "Either we shard it, or we do not": the head says that it is open, and the end says nothing else.
fn is_either_or_not(words: &[Token]) -> bool {
    let either = words.first().is_some_and(|word| word.word == "either");
    let denied = words.iter().rev().take(6).any(|word| {
        let word = word.word.as_str();
        word == "not" || word == "opposite" || word == "reverse" || word.ends_with("n't")
    });
    let ends_open = words.len() >= 2 && words[words.len() - 2].word == "or" && words[words.len() - 1].word == "not";
    let whether = words.iter().any(|word| word.word == "whether");
    (either && denied) || (ends_open && !whether)
}
