//! One sentence filled in again and again with other words. Seen by what stays: the skeleton of words that hold it
//! together, a run of words, or the beginning of many short ones. Honest answers use one at most twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::Turn;
use crate::text::english::is_function_word;
use crate::text::shingles::{joined, words};
use crate::text::{sentences, straight};

use super::Ground;

/// A skeleton of fewer words is nobody's ("we ... the ...").
const BONES: usize = 4;
/// So many words in a row are a phrase of one's own.
const RUN: usize = 4;
/// So many sentences on one skeleton are a frame; so many with one run.
const MANY: usize = 3;
const MANY_RUNS: usize = 4;
/// "We use X. We use Y.": sentences of at most so many words ...
const SHORT: usize = 6;
/// ... that begin with the same so many ...
const BEGINNING: usize = 2;
/// ... are a frame when there are so many of them.
const MANY_SHORT: usize = 6;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    let own: Vec<BTreeSet<Stays>> =
        ground.sentences.iter().map(|sentence| stays(sentence.span.of(&ground.turn.text))).collect();
    let mut here: BTreeMap<&Stays, usize> = BTreeMap::new();
    for stays in own.iter().flatten() {
        *here.entry(stays).or_default() += 1;
    }
    let seen = |stays: &Stays| here[stays] + ground.past.frames.get(stays).copied().unwrap_or(0);
    let is_frame = |all: &BTreeSet<Stays>| all.iter().any(|stays| seen(stays) >= stays.many());
    own.iter().enumerate().filter(|(_, all)| is_frame(all)).map(|(at, _)| at).collect()
}

/// What stays of each sentence of an earlier turn.
pub(super) fn said(turn: &Turn) -> impl Iterator<Item = BTreeSet<Stays>> {
    sentences(&turn.text).into_iter().map(stays)
}

/// What stays of a sentence when other words are filled in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Stays {
    Skeleton(String),
    Run(u64),
    Beginning(u64),
}

impl Stays {
    fn many(&self) -> usize {
        match self {
            Self::Skeleton(_) => MANY,
            Self::Run(_) => MANY_RUNS,
            Self::Beginning(_) => MANY_SHORT,
        }
    }
}

fn stays(sentence: &str) -> BTreeSet<Stays> {
    let words = words(sentence);
    let beginning = words.get(..BEGINNING).filter(|_| words.len() <= SHORT).map(joined);
    let runs = words.windows(RUN).map(|run| Stays::Run(joined(run)));
    runs.chain(skeleton(sentence).map(Stays::Skeleton)).chain(beginning.map(Stays::Beginning)).collect()
}

/// The words that hold a sentence together, with a gap wherever others stood.
fn skeleton(sentence: &str) -> Option<String> {
    let mut skeleton = String::new();
    let mut bones = 0;
    let sentence = straight(sentence);
    let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    for word in words.map(str::to_lowercase) {
        if is_function_word(&word) {
            skeleton.push_str(&word);
            skeleton.push(' ');
            bones += 1;
        } else if !skeleton.ends_with("_ ") {
            skeleton.push_str("_ ");
        }
    }
    (bones >= BONES).then_some(skeleton)
}
