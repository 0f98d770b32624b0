//! Cases that were put to the candidate: whether the next thing they say deals with one. One that is passed over is put once
//! more, and then let go.

use crate::assess::{Observation, Turn};
use crate::content::Sheet;
use crate::text::read;

use super::understand::understand;

/// What was put so far, and what waits.
#[derive(Clone, Debug, Default)]
pub(super) struct Cases {
    /// Prepared questions said: idea and which of its texts, in order.
    pub(super) put: Vec<(usize, usize)>,
    /// The one that waits.
    pub(super) open: Option<Case>,
    /// The last answer dealt with the one that waited.
    pub(super) dealt: bool,
    /// What was passed over twice in this stage.
    pub(super) left: Vec<Case>,
}

/// A prepared question that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Case {
    /// The content's own words.
    pub(super) text: String,
    /// What it is about.
    pub(super) idea: usize,
    /// It was put again.
    pub(super) reminded: bool,
    /// Something was said since that was no answer to anything.
    waited: bool,
}

/// What becomes of a case when the candidate has spoken.
enum Dealt {
    /// It was answered, well or badly.
    Answered,
    /// Something else was said at length.
    PassedOver,
    /// A question back, a sigh, a request: it waits.
    Waits,
}

impl Cases {
    /// A new stage: what was open is behind.
    pub(super) fn close(&mut self) {
        self.open = None;
        self.left.clear();
    }

    /// A prepared question was said; true if it was another than the one that waits.
    pub(super) fn say(&mut self, idea: usize, prepared: &[String], said: &str) -> bool {
        if let Some(case) = self.open.as_mut().filter(|case| said.ends_with(&case.text)) {
            case.reminded = true;
            case.waited = false;
            return false;
        }
        if let Some(n) = prepared.iter().position(|text| said.ends_with(text)) {
            self.put.push((idea, n));
            self.open = Some(Case { text: prepared[n].clone(), idea, reminded: false, waited: false });
        }
        true
    }

    /// The candidate has spoken.
    pub(super) fn hear(&mut self, sheet: &Sheet, turn: &Turn, seen: &Observation) {
        self.dealt = false;
        let Some(case) = self.open.take() else { return };
        match case.dealt(sheet, turn, seen) {
            Dealt::Answered => self.dealt = true,
            Dealt::PassedOver if case.reminded => self.left.push(case),
            Dealt::PassedOver => self.open = Some(case),
            Dealt::Waits => self.open = Some(Case { waited: true, ..case }),
        }
    }
}

/// A message of fewer words, said right after the question, is an answer to it, whatever its words.
const AT_LENGTH: usize = 40;
/// Shorter words are common to everything.
const LONG_WORD: usize = 4;
/// Words that begin alike are forms of one word.
const STEM: usize = 5;

/// Stems that say nothing about what is spoken of.
const COMMON: &[&str] = &[
    "what", "that", "this", "with", "from", "have", "does", "will", "would", "when", "they", "them", "then", "there",
    "their", "which", "your", "into", "only", "after", "befor", "than", "more", "some", "same", "each", "every",
    "other", "where", "about", "happe",
];

/// The beginnings of the words that say what a text is about.
pub(super) fn stems(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= LONG_WORD);
    let stems = words.map(|word| word.chars().take(STEM).collect::<String>());
    stems.filter(|stem| !COMMON.contains(&stem.as_str())).collect()
}

impl Case {
    /// It was put and nothing was said since.
    pub(super) fn is_fresh(&self) -> bool {
        !self.waited
    }

    fn dealt(&self, sheet: &Sheet, turn: &Turn, seen: &Observation) -> Dealt {
        if understand(sheet, &turn.text, seen).is_aside() {
            return Dealt::Waits;
        }
        // After an aside nobody can tell any more what an answer is to; to ask twice for what was said is worse than not at all.
        let is_short = turn.text.split_whitespace().count() < AT_LENGTH;
        if self.waited || is_short || self.is_met(sheet, turn, seen) {
            return Dealt::Answered;
        }
        Dealt::PassedOver
    }

    /// It speaks of the same thing: the idea, one of its topics, or a word of the question.
    fn is_met(&self, sheet: &Sheet, turn: &Turn, seen: &Observation) -> bool {
        let said = stems(&turn.text);
        if stems(&self.text).iter().any(|stem| said.contains(stem)) {
            return true;
        }
        let lexicon = &sheet.lexicon;
        let is_idea = |idea: usize| idea == self.idea;
        let shows =
            seen.seen.iter().any(|seen| is_idea(seen.idea)) || seen.not_counted.iter().any(|no| is_idea(no.idea));
        let topics = &sheet.question.ideas[self.idea].topic;
        let topics: Vec<_> = topics.iter().filter_map(|topic| lexicon.find(topic)).collect();
        let is_topic = |concept| topics.iter().any(|topic| lexicon.is_a(concept, *topic));
        shows || read(&turn.text, lexicon).mentions.iter().any(|mention| is_topic(mention.concept))
    }
}
