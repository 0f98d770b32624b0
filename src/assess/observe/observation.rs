//! What one turn shows, as it is kept beside the journal.

use serde::Serialize;
use serde_json::Value;

use crate::assess::Facet;
use crate::assess::scorecard::Via;
use crate::assess::wrong::WrongSeen;

/// Everything that was seen in one turn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Observation {
    /// The candidate turn, from 1.
    pub turn: u32,
    /// Each idea at most once, in the question's order.
    pub seen: Vec<IdeaSeen>,
    /// In the question's order.
    pub not_counted: Vec<NotCounted>,
    /// Wrong claims that the turn makes, in the sheet's order.
    pub wrong: Vec<WrongSeen>,
    /// Wrong claims that it denies; one made earlier is taken back by it.
    pub denied: Vec<usize>,
    /// In order.
    pub figures: Vec<Figure>,
    /// In order of the text.
    pub gates: Vec<Gated>,
    /// How many words were said.
    pub words: u32,
    /// How many of them could be read.
    pub known_words: u32,
    /// At how many places words stand that English does not put there.
    pub misplaced: u32,
}

/// An idea that the turn shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IdeaSeen {
    /// Index into the question's ideas.
    pub idea: usize,
    /// How far.
    pub facet: Facet,
    /// The words for the highest facet.
    pub evidence: Evidence,
    /// Who brought it up.
    pub via: Via,
}

/// Words that look like evidence for an idea and are none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotCounted {
    /// Index into the question's ideas.
    pub idea: usize,
    /// The words, and why they do not count.
    pub evidence: Evidence,
}

/// A stretch of the turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The first byte (UTF-8).
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Why it counts, or does not; plain words.
    pub why: String,
}

/// A figure that was spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The first byte (UTF-8).
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// As [`QuantityKind::NAMES`] names it.
    pub kind: &'static str,
    /// In the kind's base unit, a decimal integer: it may be larger than what JSON numbers hold.
    pub value: String,
    /// Earlier figures of the turn that give this one, as indices into [`Observation::figures`].
    pub follows_from: Vec<usize>,
}

/// A sentence that a gate took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gated {
    /// Which gate.
    pub gate: &'static str,
    /// The sentence, and why.
    pub evidence: Evidence,
}

impl Observation {
    /// As it is kept beside the journal.
    ///
    /// # Panics
    /// Never: it holds only numbers and strings.
    pub fn to_json(&self) -> Value {
        serde_json::to_value(self).expect("numbers and strings always serialise")
    }
}
