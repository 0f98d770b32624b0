//! Standing: what is said without being proposed. A thing that could be done some day, a mistake that is named as one, what
//! is wondered about, and what was taken back a moment later. Whose view it is, is `speaker`'s.
//!
//! A sentence is proposed unless it says otherwise, so each list holds only words that leave no doubt.

use super::cues::{says_any, with_what_they_end};
use super::{Ground, each};
use crate::text::Quantity;

/// Said to be wrong, in so many words.
const MISTAKES: &[&str] = &[
    "it would be wrong to",
    "it would be a mistake to",
    "it is wrong to",
    "it is a mistake to",
    "a mistake would be to",
    "a common mistake is",
    "the common mistake is",
    "a naive design would",
    "a naive solution would",
    "a naive approach would",
    "wrongly claims",
    "wrongly think",
    "falsely claims",
    "it is not true that",
    "it is not the case that",
    "none of this applies",
    "none of this holds",
    "none of this is true",
    "none of it applies",
    "none of it is true",
    "it is false that",
    "nobody should",
    "one should never",
    "you should never",
];

/// Could be, some day.
const SOME_DAY: &[&str] = &[
    "if we had time",
    "if i had time",
    "if we had more time",
    "if i had more time",
    "with more time",
    "given more time",
    "in theory we could",
    "in theory one could",
    "in an ideal world",
    "we could perhaps",
    "we could maybe",
    "one could perhaps",
    "perhaps we could",
    "maybe we could",
    "perhaps one could",
    "maybe some day",
    "some day we",
    "one day we",
    "someday we",
    "one day perhaps",
    "hypothetically",
    "in principle we could",
    "in principle one could",
    "it would be nice to",
    "it would be nice if",
    "it might be nice to",
    "if we ever",
    "if i ever",
    "if anyone ever",
    "if somebody ever",
    "if money were no object",
    "in another life",
    "we could consider",
    "we might consider",
    "one might consider",
    "one could consider",
    "could be considered",
    "i could imagine",
    "one could imagine",
    "we might one day",
    "we could one day",
    "might some day",
    "it'd be lovely",
    "it would be lovely",
    "it'd be nice",
    "supposing we had unlimited",
    "just musing",
    "hypothetically speaking",
    "were one so inclined",
    "idle thought",
    "nobody's suggesting it",
    "grew on trees",
    "just as a thought",
    "that's daydreaming",
    "a crystal ball",
    "if somebody felt like it",
    "if someone felt like it",
    "only for fun",
];

/// The wish is named and something else is chosen: the sentence proposes.
const CHOSEN: &[&str] = &[
    "but i accept",
    "but we accept",
    "but i will",
    "but i'll",
    "but i'd",
    "but i would",
    "but we will",
    "but we'll",
    "but we'd",
    "but we would",
];

/// Handed to the interviewer without a question mark.
const WONDERED: &[&str] = &[
    "i wonder",
    "we wonder",
    "one wonders",
    "tell me whether",
    "tell me if",
    "do you think",
    "would you say",
    "would you want",
    "would you like me to",
    "do you want me to",
    "is it true that",
    "should i say",
    "should we say",
    "can you tell me",
    "could you tell me",
    "what do you think",
    "you tell me",
];

/// Takes back what stands before it.
const TAKEN_BACK: &[&str] = &[
    "scratch that",
    "strike that",
    "forget that",
    "forget what i",
    "forget what i just said",
    "i take that back",
    "i take it back",
    "no wait",
    "wait no",
    "actually no",
    "that was wrong",
    "that is wrong",
    "that's wrong",
    "i was wrong",
    "let me correct",
    "i correct myself",
    "correction",
];

/// A retraction stands near the head of its sentence.
const NEAR_THE_HEAD: usize = 4;

pub(super) fn mistaken(ground: &Ground<'_>) -> Vec<usize> {
    each(ground, |sentence| says_any(sentence.words(ground.reading), MISTAKES))
}

/// Everything behind a sentence that denies what follows: "None of the following is what I would do.", "Here is what I would
/// not build:". A denial and a word that points ahead, or the thing itself announced with a denial.
pub(super) fn denied_ahead(ground: &Ground<'_>) -> Vec<usize> {
    let denies = |at: &usize| {
        // What announces stands in the first clause; more of the same sentence may follow it.
        let clause = &ground.reading.clauses[ground.sentences[*at].clauses.start];
        let words = &ground.reading.tokens[clause.tokens.clone()];
        let any = |all: &[&str]| words.iter().any(|word| all.contains(&word.word.as_str()));
        let denial = any(DENIALS) || words.iter().any(|word| word.word.ends_with("n't"));
        let announces = words.first().is_some_and(|word| ANNOUNCING.contains(&word.word.as_str())) && any(&["what"]);
        denial && words.len() <= LONGEST_LEAD && (any(AHEAD) || announces)
    };
    let first = (0..ground.sentences.len()).find(denies);
    first.map_or_else(Vec::new, |first| (first..ground.sentences.len()).collect())
}

/// Words that deny.
const DENIALS: &[&str] = &["not", "none", "never", "nothing", "no"];
/// Words that point to what comes.
const AHEAD: &[&str] = &["following", "follows", "below"];
/// Words that begin an announcement.
const ANNOUNCING: &[&str] = &["here", "here's", "this", "these", "now"];
/// A longer clause says something itself.
const LONGEST_LEAD: usize = 16;

pub(super) fn hypothetical(ground: &Ground<'_>) -> Vec<usize> {
    let some_day = each(ground, |sentence| {
        let words = sentence.words(ground.reading);
        says_any(words, SOME_DAY) && !says_any(words, CHOSEN)
    });
    with_what_they_end(ground, some_day)
}

/// What ends in a question mark is known as a question without this, and may ask for a fact.
pub(super) fn wondered(ground: &Ground<'_>) -> Vec<usize> {
    each(ground, |sentence| !sentence.asked && says_any(sentence.words(ground.reading), WONDERED))
}

/// It begins by taking back what stands before it.
pub(in crate::assess) fn takes_back(words: &[crate::text::Token]) -> bool {
    says_any(&words[..words.len().min(NEAR_THE_HEAD + 2)], TAKEN_BACK)
}

/// The sentence before one that takes it back. Whoever names a figure corrects one of its kind, which may stand elsewhere.
pub(super) fn retracted(ground: &Ground<'_>) -> Vec<usize> {
    let back = each(ground, |sentence| takes_back(sentence.words(ground.reading)));
    let kinds = |at: usize| {
        let span = ground.sentences[at].span;
        let inside = move |figure: &&Quantity| span.start <= figure.span.start && figure.span.end <= span.end;
        ground.reading.quantities.iter().filter(inside).map(|figure| figure.kind)
    };
    let is_meant = |at: &usize| {
        let (named, before): (Vec<_>, Vec<_>) = (kinds(at + 1).collect(), kinds(*at).collect());
        named.is_empty() || named.iter().any(|kind| before.contains(kind))
    };
    back.into_iter().filter_map(|at| at.checked_sub(1)).filter(is_meant).collect()
}
