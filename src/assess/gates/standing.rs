//! Standing: what is said without being proposed. A thing that could be done some day, a mistake that is named as one, what
//! is wondered about, and what was taken back a moment later. Whose view it is, is `speaker`'s.
//!
//! A sentence is proposed unless it says otherwise, so each list of cues holds only words that leave no doubt.

use crate::content::{Cue, Cues};
use crate::text::{Quantity, Token};

use super::cues::{any, each_cued, saying, with_what_they_end};
use super::{Ground, each};

/// A retraction stands near the head of its sentence.
const NEAR_THE_HEAD: usize = 4;

/// A mistake that is named as one. In a true story it is what happened, and what such a story has to say.
pub(super) fn mistaken(ground: &Ground<'_>) -> Vec<usize> {
    if ground.sheet.is_story() { Vec::new() } else { saying(ground, Cue::Mistakes) }
}

/// Everything behind a sentence that denies what follows: "None of the following is what I would do.", "Here is what I would
/// not build:". A denial and a word that points ahead, or the thing itself announced with a denial.
pub(super) fn denied_ahead(ground: &Ground<'_>) -> Vec<usize> {
    let denies = |at: &usize| {
        // What announces stands in the first clause; more of the same sentence may follow it.
        let clause = &ground.reading.clauses[ground.sentences[*at].clauses.start];
        let words = &ground.reading.tokens[clause.tokens.clone()];
        let denial = || any(ground, words, Cue::Denials) || words.iter().any(|word| word.word.ends_with("n't"));
        let announces = || any(ground, &words[..1], Cue::Announcing) && words.iter().any(|word| word.word == "what");
        let cues = &ground.sheet.cues;
        // "Nothing goes below zero" points nowhere.
        let ends = || words.last().is_some_and(|word| cues.is(Cue::AheadAtEnd, &word.word));
        let points = || ends() || cues.says(Cue::Ahead, words);
        (1..=LONGEST_LEAD).contains(&words.len()) && (points() || announces()) && denial()
    };
    let first = (0..ground.sentences.len()).find(denies);
    first.map_or_else(Vec::new, |first| (first..ground.sentences.len()).collect())
}

/// A longer clause says something itself.
const LONGEST_LEAD: usize = 16;

pub(super) fn hypothetical(ground: &Ground<'_>) -> Vec<usize> {
    let some_day = each_cued(ground, |cued, _| cued.has(Cue::SomeDay) && !cued.has(Cue::Chosen));
    with_what_they_end(ground, some_day)
}

/// What ends in a question mark is known as a question without this, and may ask for a fact.
pub(super) fn wondered(ground: &Ground<'_>) -> Vec<usize> {
    each_cued(ground, |cued, sentence| !sentence.asked && cued.has(Cue::Wondered))
}

/// It begins by taking back what stands before it.
pub(in crate::assess) fn takes_back(words: &[Token], cues: &Cues) -> bool {
    cues.says(Cue::TakenBack, &words[..words.len().min(NEAR_THE_HEAD + 2)])
}

/// The sentence before one that takes it back. Whoever names a figure corrects one of its kind, which may stand elsewhere.
///
/// In a true story an error is part of what is told, and nothing is taken back by it.
pub(super) fn retracted(ground: &Ground<'_>) -> Vec<usize> {
    if ground.sheet.is_story() {
        return Vec::new();
    }
    let back = each(ground, |sentence| takes_back(sentence.words(ground.reading), &ground.sheet.cues));
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
