//! Classes told apart by words: what each word of a question speaks for one of its classes against the others.

use std::collections::BTreeMap;

use super::class::Class;
use super::fixed::{div, ln, root};
use super::postings::Postings;

/// A word is at home in a class that has it so often.
const AT_HOME: i64 = 3;
/// A sentence has at least so many words, for its mean.
const FEWEST: i64 = 4;
/// A word counts as if the class had said so many words as all classes do.
const SMOOTH: i64 = 15;

/// For each word of some classes what it says to each of them.
#[derive(Clone, Debug)]
pub(super) struct Apart {
    classes: usize,
    /// One place a class, in their order.
    words: Postings<Weighed>,
}

/// A word of a question, as one of its classes sees it.
#[derive(Clone, Copy, Debug)]
struct Weighed {
    /// What it speaks for the class, as log-odds.
    odds: i32,
    /// How few of the question's classes have it, if this one does.
    rare: i32,
}

/// What a sentence's words say to one class.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SpokenFor {
    /// What they speak for it against the others, as log-odds.
    pub(super) odds: i64,
    /// How much they are words of this class alone.
    pub(super) rare: i64,
}

impl Apart {
    /// Weighs the words of classes against each other.
    pub(super) fn new(classes: &[&Class]) -> Self {
        let counted: Vec<BTreeMap<u32, i64>> = classes.iter().map(|class| counted(class)).collect();
        // For each word how often it is said, and by how many classes.
        let mut all: BTreeMap<u32, (i64, i64)> = BTreeMap::new();
        for (word, count) in counted.iter().flatten() {
            let (said, having) = all.entry(*word).or_default();
            (*said, *having) = (*said + count, *having + 1);
        }
        let total: i64 = all.values().map(|(said, _)| said).sum();
        let sizes: Vec<i64> = counted.iter().map(|counted| counted.values().sum()).collect();
        let in_all = i64::try_from(classes.len()).unwrap_or(i64::MAX);
        let weighed = all.iter().flat_map(|(word, (said, having))| {
            let few = ln(div(in_all + 1, *having));
            counted.iter().zip(&sizes).map(move |(counted, size)| {
                let own = counted.get(word).copied().unwrap_or(0);
                let share = div(own * total + SMOOTH * said, (size + SMOOTH) * said);
                let rare = few * own.min(AT_HOME) / AT_HOME;
                (*word, Weighed { odds: small(ln(share)), rare: small(rare) })
            })
        });
        Self { classes: classes.len(), words: Postings::new(weighed) }
    }

    /// What the words of a sentence say to each class.
    pub(super) fn spoken_for(&self, own: &[u32]) -> Vec<SpokenFor> {
        let mut sums = vec![SpokenFor::default(); self.classes];
        for word in own {
            for (sum, weighed) in sums.iter_mut().zip(self.words.of(*word)) {
                sum.odds += i64::from(weighed.odds);
                sum.rare += i64::from(weighed.rare);
            }
        }
        let length = i64::try_from(own.len()).unwrap_or(i64::MAX).clamp(FEWEST, 1 << 20);
        let length = root(length << 32);
        for sum in &mut sums {
            sum.rare = div(sum.rare, length);
        }
        sums
    }
}

/// How often each word stands in a class's sentences.
fn counted(class: &Class) -> BTreeMap<u32, i64> {
    let mut counted = BTreeMap::new();
    for word in class.examples.iter().flat_map(|example| &example.own) {
        *counted.entry(*word).or_default() += 1;
    }
    counted
}

/// A logarithm always fits.
fn small(log: i64) -> i32 {
    i32::try_from(log).unwrap_or(i32::MAX)
}
