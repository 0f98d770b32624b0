//! How near one sentence is to one class, in several ways; and to all classes of a question.

use super::class::{Class, Example};
use super::features::own_words;
use super::fixed::{ONE, div};
use super::said::Said;
use super::table::{Sparse, Table, UNIT, Vector, overlap};

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
    own: Vec<u32>,
    /// Where they stand among the words of a question: see [`Class::places`].
    places: Vec<usize>,
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
        Self { sparse, alone, context, words: said.words, own, places: Vec::new() }
    }

    /// The same, ready for classes that were told apart, of which one is given.
    #[must_use]
    pub fn among(mut self, classes: &[Class]) -> Self {
        self.places = classes.first().map_or_else(Vec::new, |class| class.places(&self.own));
        self
    }

    /// Compares it with a class.
    pub fn near(&self, class: &Class) -> Nearness {
        let (words, rare) = class.spoken_for(&self.places, self.own.len());
        let mut near = Nearness {
            context: class.scaled(class.centre.near(&self.context)),
            alone: class.scaled(class.centre.near(&self.alone)),
            words,
            rare,
            ..Nearness::default()
        };
        let mut best = i64::MIN;
        near.second = i64::MIN;
        for (at, example) in class.examples.iter().enumerate() {
            let close = example.vector.near(&self.alone);
            if close > best {
                (near.second, best, near.example) = (best, close, at);
            } else if close > near.second {
                near.second = close;
            }
            near.overlap = near.overlap.max(overlap(&self.sparse, &example.sparse));
            near.marks = near.marks.max(self.marked(example));
        }
        near.second = if near.second == i64::MIN { best.max(0) } else { near.second };
        near
    }

    /// The mean share of the words of its marked phrases that the sentence has, by how rare they are.
    fn marked(&self, example: &Example) -> i64 {
        let share = |mark: &Vec<(u32, i64)>| {
            let all: i64 = mark.iter().map(|(_, rarity)| rarity).sum();
            let has = |(word, _): &&(u32, i64)| self.own.binary_search(word).is_ok();
            div(mark.iter().filter(has).map(|(_, rarity)| rarity).sum(), all)
        };
        let count = i64::try_from(example.marks.len()).unwrap_or(1).max(1);
        (example.marks.iter().map(share).sum::<i64>() / count).min(ONE)
    }
}
