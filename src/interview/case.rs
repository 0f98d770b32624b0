//! A case that was put to the candidate: whether the next thing they say deals with it. One that is passed over is put once
//! more, and then let go.

use crate::assess::{Observation, Turn};
use crate::content::Sheet;
use crate::text::read;

use super::understand::understand;

/// A prepared question that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Case {
    /// The content's own words.
    pub(super) text: String,
    /// What it is about.
    pub(super) idea: usize,
    /// It was put again.
    pub(super) reminded: bool,
}

/// Stems that say nothing about what is spoken of.
const COMMON: &[&str] = &[
    "what", "that", "this", "with", "from", "have", "does", "will", "would", "when", "they", "them", "then", "there",
    "their", "which", "your", "into", "only", "after", "before", "than", "more", "some", "same", "each", "every",
    "other", "where", "about",
];

/// What becomes of a case when the candidate has spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dealt {
    /// It was answered, well or badly.
    Answered,
    /// Something else was said at length.
    PassedOver,
    /// A question back, a sigh, a request: it waits.
    Waits,
}

/// A message of fewer words, said right after the question, is an answer to it, whatever its words.
const AT_LENGTH: usize = 40;
/// Shorter words are common to everything.
const LONG_WORD: usize = 4;
/// Words that begin alike are forms of one word.
const STEM: usize = 5;

impl Case {
    /// What `turn` makes of it.
    pub(super) fn dealt(&self, sheet: &Sheet, turn: &Turn, seen: &Observation) -> Dealt {
        let sorted = understand(sheet, &turn.text, seen);
        if sorted.is_aside() {
            return Dealt::Waits;
        }
        if self.is_met(sheet, turn, seen) || turn.text.split_whitespace().count() < AT_LENGTH {
            return Dealt::Answered;
        }
        Dealt::PassedOver
    }

    /// It speaks of the same thing: the idea, one of its topics, or the words of the question.
    fn is_met(&self, sheet: &Sheet, turn: &Turn, seen: &Observation) -> bool {
        let words = |text: &str| -> Vec<String> {
            let lower = text.to_lowercase();
            let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= LONG_WORD);
            words.map(|word| word.chars().take(STEM).collect()).collect()
        };
        let said = words(&turn.text);
        if words(&self.text).iter().any(|word| said.contains(word) && !COMMON.contains(&word.as_str())) {
            return true;
        }
        let idea = self.idea;
        let shows = seen.seen.iter().any(|seen| seen.idea == idea) || seen.not_counted.iter().any(|no| no.idea == idea);
        let lexicon = &sheet.lexicon;
        let topics: Vec<_> = sheet.question.ideas[idea].topic.iter().filter_map(|topic| lexicon.find(topic)).collect();
        shows
            || read(&turn.text, lexicon)
                .mentions
                .iter()
                .any(|mention| topics.iter().any(|topic| lexicon.is_a(mention.concept, *topic)))
    }
}
