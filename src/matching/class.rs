//! A class: sentences that stand for one thing, where they lie together, and how near is near for it.

use std::collections::BTreeMap;

use super::background::Background;
use super::features::own_words;
use super::fixed::{ONE, div, ln, root};
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
    /// The nearness below which 99 % of other questions' sentences lie.
    pub zero: i64,
    /// What the median of its own sentences has over `zero`, each left out in turn.
    pub width: i64,
    /// What each word says for this class against the question's others: see [`tell_apart`].
    words: Vec<(u32, Weighed)>,
}

/// A word of a question, as one of its classes sees it.
#[derive(Clone, Copy, Debug, Default)]
struct Weighed {
    /// What it speaks for the class, as log-odds.
    odds: i64,
    /// How few of the question's classes have it, if this one does.
    rare: i64,
}

/// A word is at home in a class that has it so often.
const AT_HOME: i64 = 3;
/// A sentence has at least so many words, for its mean.
const FEWEST: i64 = 4;

/// A word counts as if the class had said so many words as all classes do.
const SMOOTH: i64 = 15;

/// Weighs words: what each speaks for one class of a question against its other classes, as log-odds.
pub fn tell_apart(classes: &mut [&mut Class]) {
    let mut all: BTreeMap<u32, i64> = BTreeMap::new();
    let counted: Vec<BTreeMap<u32, i64>> = classes.iter().map(|class| class.counted()).collect();
    for (word, count) in counted.iter().flatten() {
        *all.entry(*word).or_default() += count;
    }
    let total: i64 = all.values().sum();
    let classes_in_all = i64::try_from(classes.len()).unwrap_or(i64::MAX);
    let mut having: BTreeMap<u32, i64> = BTreeMap::new();
    for word in counted.iter().flat_map(BTreeMap::keys) {
        *having.entry(*word).or_default() += 1;
    }
    for (class, counted) in classes.iter_mut().zip(counted) {
        let size: i64 = counted.values().sum();
        let weigh = |(word, everywhere): (&u32, &i64)| {
            let own = counted.get(word).copied().unwrap_or(0);
            let share = div(own * total + SMOOTH * everywhere, (size + SMOOTH) * everywhere);
            let rare = ln(div(classes_in_all + 1, having[word])) * own.min(AT_HOME) / AT_HOME;
            (*word, Weighed { odds: ln(share), rare })
        };
        class.words = all.iter().map(weigh).collect();
    }
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
        Self { examples, centre, zero, width: (median - zero).max(LEAST_WIDTH), words: Vec::new() }
    }

    /// How often each word stands in its sentences.
    fn counted(&self) -> BTreeMap<u32, i64> {
        let mut counted = BTreeMap::new();
        for word in self.examples.iter().flat_map(|example| &example.own) {
            *counted.entry(*word).or_default() += 1;
        }
        counted
    }

    /// Where some words stand in what was weighed; the same for all classes that were told apart together.
    pub fn places(&self, own: &[u32]) -> Vec<usize> {
        own.iter().filter_map(|word| self.words.binary_search_by_key(word, |(known, _)| *known).ok()).collect()
    }

    /// What words at these places speak for it against the question's other classes; and how much they are words of this
    /// class alone, for a sentence of so many words.
    pub fn spoken_for(&self, places: &[usize], length: usize) -> (i64, i64) {
        let weighed = places.iter().filter_map(|at| self.words.get(*at)).map(|(_, word)| word);
        let (odds, rare) = weighed.fold((0, 0), |sum, word| (sum.0 + word.odds, sum.1 + word.rare));
        let length = i64::try_from(length).unwrap_or(i64::MAX).clamp(FEWEST, 1 << 20);
        (odds, div(rare, root(length << 32)))
    }

    /// A nearness on the class's own scale: 0 where strangers end, 65,536 where its own sentences lie.
    pub fn scaled(&self, nearness: i64) -> i64 {
        div(nearness - self.zero, self.width)
    }
}
