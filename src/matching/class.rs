//! A class: sentences that stand for one thing, where they lie together, and how near is near for it.

use super::background::Background;
use super::features::own_words;
use super::fixed::{ONE, div};
use super::said::Said;
use super::table::{Sparse, Table, Vector};

/// The nearness of own sentences is at least so much above that of strangers.
const LEAST_WIDTH: i64 = ONE / 10;
/// Of a thousand foreign sentences so many lie below zero.
const FOREIGN: usize = 990;

/// One of a class's sentences.
#[derive(Clone, Debug)]
pub struct Example {
    /// As it was written, without marks.
    pub text: String,
    /// What the table knows of it.
    pub sparse: Sparse,
    /// Where it points.
    pub vector: Vector,
    /// Its words and concepts by [`Table::code`], sorted.
    pub own: Vec<u32>,
    /// For each marked phrase its words, each with its rarity.
    pub marks: Vec<Vec<(u32, i64)>>,
}

/// A thing that people say in many ways.
#[derive(Clone, Debug)]
pub struct Class {
    /// In the order of the file.
    pub examples: Vec<Example>,
    /// Where its sentences lie.
    pub centre: Vector,
    /// How near is near.
    pub scale: Scale,
}

/// How nearnesses to a class are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The nearness below which 99 % of other questions' sentences lie.
    zero: i64,
    /// What the median of its own sentences has over `zero`, each left out in turn.
    width: i64,
}

impl Example {
    /// A sentence with its marks, read.
    pub fn new(text: &str, said: &Said, marks: &[Said], table: &Table) -> Self {
        let sparse = table.sparse(&said.features);
        let vector = table.vector(&sparse);
        let words = |mark: &Said| {
            own_words(&mark.features).map(|word| (table.code(word), table.rarity(word))).collect::<Vec<_>>()
        };
        let marks = marks.iter().map(words).filter(|words| !words.is_empty()).collect();
        let mut own: Vec<u32> = own_words(&said.features).map(|word| table.code(word)).collect();
        own.sort_unstable();
        Self { text: text.to_owned(), sparse, vector, own, marks }
    }
}

impl Class {
    /// From its sentences. `own` is the question that it stands in, which is no stranger to it.
    pub fn new(examples: Vec<Example>, background: &Background, own: &str) -> Self {
        let centre = Vector::blend(examples.iter().map(|example| (&example.vector, 1)));
        let zero = background.percentile(&centre, own, FOREIGN);
        let mut left_out: Vec<i64> = (0..examples.len())
            .map(|out| {
                let others = examples.iter().enumerate().filter(|(at, _)| *at != out);
                Vector::blend(others.map(|(_, example)| (&example.vector, 1))).near(&examples[out].vector)
            })
            .collect();
        left_out.sort_unstable();
        let median = left_out.get(left_out.len() / 2).copied().unwrap_or(0);
        Self { examples, centre, scale: Scale { zero, width: (median - zero).max(LEAST_WIDTH) } }
    }

    /// A nearness on the class's own scale.
    pub fn scaled(&self, nearness: i64) -> i64 {
        self.scale.of(nearness)
    }
}

impl Scale {
    /// 0 where strangers end, 65,536 where the class's own sentences lie.
    pub fn of(self, nearness: i64) -> i64 {
        div(nearness - self.zero, self.width)
    }
}
