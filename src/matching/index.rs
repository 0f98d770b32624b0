//! The classes of a question, laid out so that one pass over a sentence compares it with all of them: where each feature
//! and each marked word stands, and every example's direction, one behind the other.

use std::ops::Range;

use super::apart::{Apart, SpokenFor};
use super::class::{Class, Scale};
use super::fixed::{ONE, div};
use super::near::{Nearness, Spoken};
use super::postings::Postings;
use super::table::{Vector, of_one};

/// Classes that a sentence is compared with.
#[derive(Clone, Debug)]
pub struct Index {
    classes: Vec<Laid>,
    apart: Apart,
    /// For each feature the examples that have it, each with its weight.
    features: Postings<(usize, i32)>,
    /// For each word the marked phrases that have it, each with its rarity.
    marked: Postings<(usize, i64)>,
    /// For each marked phrase the rarities of its words together.
    phrases: Vec<i64>,
    examples: Vec<Vector>,
    /// For each example its marked phrases.
    marks: Vec<Range<usize>>,
}

/// One class.
#[derive(Clone, Debug)]
struct Laid {
    centre: Vector,
    scale: Scale,
    examples: Range<usize>,
}

impl Index {
    /// Of classes whose words are told apart, and of others beside them, which stay behind them.
    pub fn new(apart: &[&Class], beside: &[&Class]) -> Self {
        let all = || apart.iter().chain(beside);
        let examples = || all().flat_map(|class| &class.examples);
        let classes = all().zip(stretches(all().map(|class| class.examples.len()))).map(|(class, examples)| Laid {
            centre: class.centre.clone(),
            scale: class.scale,
            examples,
        });
        let features = examples()
            .enumerate()
            .flat_map(|(at, example)| example.sparse.iter().map(move |(number, weight)| (*number, (at, *weight))));
        let phrases = || examples().flat_map(|example| &example.marks);
        let marked = phrases()
            .enumerate()
            .flat_map(|(at, phrase)| phrase.iter().map(move |(word, rarity)| (*word, (at, *rarity))));
        Self {
            classes: classes.collect(),
            apart: Apart::new(apart),
            features: Postings::new(features),
            marked: Postings::new(marked),
            phrases: phrases().map(|phrase| phrase.iter().map(|(_, rarity)| rarity).sum()).collect(),
            marks: stretches(examples().map(|example| example.marks.len())).collect(),
            examples: examples().map(|example| example.vector.clone()).collect(),
        }
    }

    /// How near a sentence is to each class, in their order.
    pub fn near(&self, spoken: &Spoken) -> Vec<Nearness> {
        let overlaps = self.overlaps(spoken);
        let marks = self.marks(spoken);
        let words = self.apart.spoken_for(&spoken.own);
        let near = self.classes.iter().enumerate().map(|(at, class)| {
            let SpokenFor { odds, rare } = words.get(at).copied().unwrap_or_default();
            let (example, second) = nearest(&self.examples[class.examples.clone()], &spoken.alone);
            let most = |shares: &[i64]| shares[class.examples.clone()].iter().copied().max().unwrap_or(0).max(0);
            Nearness {
                context: class.scale.of(class.centre.near(&spoken.context)),
                alone: class.scale.of(class.centre.near(&spoken.alone)),
                second,
                overlap: most(&overlaps),
                marks: most(&marks),
                words: odds,
                rare,
                example,
            }
        });
        near.collect()
    }

    /// For each example how much of its features the sentence shares, 65,536 at the most.
    fn overlaps(&self, spoken: &Spoken) -> Vec<i64> {
        let mut shared = vec![0; self.examples.len()];
        for (number, weight) in &spoken.sparse {
            for (example, own) in self.features.of(*number) {
                shared[*example] += i64::from(*weight) * i64::from(*own);
            }
        }
        shared.into_iter().map(of_one).collect()
    }

    /// For each example the mean share of the words of its marked phrases that the sentence has, by how rare they are.
    fn marks(&self, spoken: &Spoken) -> Vec<i64> {
        let mut had = vec![0; self.phrases.len()];
        for words in spoken.own.chunk_by(|word, next| word == next) {
            for (phrase, rarity) in self.marked.of(words[0]) {
                had[*phrase] += rarity;
            }
        }
        let share = |phrase: usize| if had[phrase] == 0 { 0 } else { div(had[phrase], self.phrases[phrase]) };
        let mean = |phrases: &Range<usize>| {
            let count = i64::try_from(phrases.len()).unwrap_or(1).max(1);
            (phrases.clone().map(share).sum::<i64>() / count).min(ONE)
        };
        self.marks.iter().map(mean).collect()
    }
}

/// Stretches of such lengths, one behind the other.
fn stretches(lengths: impl Iterator<Item = usize>) -> impl Iterator<Item = Range<usize>> {
    lengths.scan(0, |end, length| {
        let begin = *end;
        *end += length;
        Some(begin..*end)
    })
}

/// The nearest of some examples, the first if several are, and how near the second nearest is; the nearest if it is alone.
fn nearest(examples: &[Vector], alone: &Vector) -> (usize, i64) {
    let (mut nearest, mut best, mut second) = (0, i64::MIN, i64::MIN);
    for (at, example) in examples.iter().enumerate() {
        let close = example.near(alone);
        if close > best {
            (second, best, nearest) = (best, close, at);
        } else if close > second {
            second = close;
        }
    }
    (nearest, if second == i64::MIN { best.max(0) } else { second })
}
