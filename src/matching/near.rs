//! A sentence, ready to be compared, and how near it is to a class, in several ways.

use super::features::own_words;
use super::said::Said;
use super::table::{Sparse, Table, UNIT, Vector};

/// The share of the sentence before, and of what the interviewer last said, in a sentence in its context.
const CONTEXT: i64 = UNIT * 3 / 10;

/// A sentence, ready to be compared.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// What the table knows of it.
    pub sparse: Sparse,
    /// Where it points by itself.
    pub alone: Vector,
    /// With what led to it.
    pub context: Vector,
    /// How many words it has.
    pub words: usize,
    /// Its words and concepts by [`Table::code`], sorted.
    pub own: Vec<u32>,
}

/// How near it is to a class: nearnesses on the class's scale, shares of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nearness {
    /// To the centre, in its context.
    pub context: i64,
    /// To the centre, by itself.
    pub alone: i64,
    /// To the second nearest example, not scaled.
    pub second: i64,
    /// The most features that it shares with one example.
    pub overlap: i64,
    /// The most of an example's marked words that it has.
    pub marks: i64,
    /// What its words speak for the class, against the question's others.
    pub words: i64,
    /// How much they are words of this class alone.
    pub rare: i64,
    /// The nearest example.
    pub example: usize,
}

impl Spoken {
    /// A sentence after another one of the same turn, if there is one, and after what the interviewer last said.
    pub fn new(said: &Said, before: Option<&Vector>, asked: &Vector, table: &Table) -> Self {
        let sparse = table.sparse(&said.features);
        let alone = table.vector(&sparse);
        let before = before.unwrap_or(&Vector::ZERO);
        let context = Vector::blend([(&alone, UNIT), (before, CONTEXT), (asked, CONTEXT)]);
        let mut own: Vec<u32> = own_words(&said.features).map(|word| table.code(word)).collect();
        own.sort_unstable();
        Self { sparse, alone, context, words: said.words, own }
    }
}
