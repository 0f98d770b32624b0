//! What one turn holds, as it was read: sentences with what they are near to, figures, gates. Nothing here knows what
//! anything is worth; that is `judge`'s, since it takes the whole answer to say.

use serde::Serialize;
use serde_json::Value;

use crate::matching::{COUNT, FALSE, Vector};
use crate::text::ConceptId;

use super::evidence::{Evidence, Via};
use super::likeness::Likeness;

/// Everything that was read in one turn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Observation {
    /// The candidate turn, from 1.
    pub turn: u32,
    /// In order.
    pub sentences: Vec<SentenceSeen>,
    /// For each idea of the question, who had brought it up by then.
    pub via: Vec<Via>,
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
    /// How many words of empty praise.
    pub praise: u32,
    /// The concepts that it names, each once.
    #[serde(skip)]
    pub things: Vec<ConceptId>,
}

/// One sentence, read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing that a sentence may do, on its own")]
pub struct SentenceSeen {
    /// The first byte (UTF-8).
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Ends in a question mark.
    pub asked: bool,
    /// What it may count for.
    pub standing: Standing,
    /// A figure in it follows from others.
    pub works_out: bool,
    /// It takes back what was said before.
    pub takes_back: bool,
    /// A sum in it does not hold.
    pub sums_wrongly: bool,
    /// The wrong claim of the sheet that it is nearest to.
    pub claim: Option<usize>,
    /// It lies nearer to sound sentences than to that claim.
    pub cleared: bool,
    /// How near it is to any idea in its context, 65,536 where an idea's own sentences lie.
    pub near: i64,
    /// What its falseness is judged by; the whole answer's term is added later.
    #[serde(skip)]
    pub falseness: [i64; FALSE.len()],
    /// How like each idea it is.
    #[serde(skip)]
    pub ideas: Vec<Likeness>,
    /// The chance of each kind of sentence.
    #[serde(skip)]
    pub kinds: [i64; COUNT],
    /// Where it points.
    #[serde(skip)]
    pub vector: VectorSeen,
    /// Neighbouring words: how many pairs people say, how many they say the other way round, how many there are.
    pub steps: [u32; 3],
}

/// A direction that compares like any value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VectorSeen(pub Vector);

/// What a sentence may count for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// For nothing.
    Void,
    /// For no more than that a topic was touched.
    Listed,
    /// For what it says.
    Meant,
}

/// A figure that was spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The first byte (UTF-8).
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// As [`crate::text::QuantityKind::NAMES`] names it.
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
    /// A wrong claim in it is the candidate's all the same.
    pub accuses: bool,
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
