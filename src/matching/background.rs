//! What is not this question: a sample of everybody's sentences, where each question of the bank lies, and which words
//! people put next to each other.

use super::fixed::{ONE, div, root};
use super::table::{DIMENSIONS, Sum, Vector};

/// What all other questions look like.
#[derive(Clone, Debug)]
pub struct Background {
    /// Questions of the bank, in order, with the mean of their ideas' sentences.
    pub topics: Vec<(String, Vector)>,
    /// Sentences of the bank: the question's place in `topics`, and where it points.
    pub sample: Vec<(u16, Vector)>,
    /// Pairs of neighbouring words that people say, sorted.
    pub steps: Vec<u32>,
    mean: [i64; DIMENSIONS],
    directions: Vec<Vector>,
}

impl Default for Background {
    fn default() -> Self {
        Self::new(Vec::new(), Vec::new(), Vec::new())
    }
}

impl Background {
    /// From what was learnt.
    pub fn new(topics: Vec<(String, Vector)>, sample: Vec<(u16, Vector)>, steps: Vec<u32>) -> Self {
        let mut sum = Sum::default();
        for (_, topic) in &topics {
            sum.add(topic, 1);
        }
        let count = i64::try_from(topics.len()).unwrap_or(1).max(1);
        let mean = sum.0.map(|part| part / count);
        let mut background = Self { topics, sample, steps, mean, directions: Vec::new() };
        background.directions = background.topics.iter().map(|(_, topic)| background.direction(topic)).collect();
        background
    }

    /// The nearness below which so many of a thousand foreign sentences lie.
    pub fn percentile(&self, centre: &Vector, own: &str, of_thousand: usize) -> i64 {
        let own = self.topics.iter().position(|(slug, _)| slug == own);
        let foreign = self.sample.iter().filter(|(question, _)| Some(usize::from(*question)) != own);
        let mut near: Vec<i64> = foreign.map(|(_, vector)| centre.near(vector)).collect();
        let at = near.len() * of_thousand / 1000;
        if at >= near.len() {
            return 0;
        }
        *near.select_nth_unstable(at).1
    }

    /// Where an answer lies, seen from the middle of all questions.
    fn direction(&self, vector: &Vector) -> Vector {
        let mut from = Sum::default();
        for ((part, own), mean) in from.0.iter_mut().zip(vector.0).zip(self.mean) {
            *part = i64::from(own) - mean;
        }
        from.unit()
    }

    /// How much nearer an answer is to its question than to the others, in standard deviations.
    pub fn topic(&self, answer: &Vector, own: &Vector, slug: &str) -> i64 {
        let answer = self.direction(answer);
        let others = self.topics.iter().zip(&self.directions).filter(|((other, _), _)| other != slug);
        let mut near: Vec<i64> = others.map(|(_, direction)| direction.near(&answer)).collect();
        let mine = self.direction(own).near(&answer);
        near.push(mine);
        let count = i64::try_from(near.len()).unwrap_or(1);
        let mean = near.iter().sum::<i64>() / count;
        let deviation = root(near.iter().map(|n| (n - mean) * (n - mean)).sum::<i64>() / count);
        div(mine - mean, deviation)
    }

    /// The share of neighbouring words that people put next to each other.
    pub fn speech(&self, steps: impl Iterator<Item = u32>) -> i64 {
        let (mut known, mut all) = (0, 0);
        for step in steps {
            known += i64::from(self.steps.binary_search(&step).is_ok());
            all += 1;
        }
        if all == 0 { ONE } else { div(known, all) }
    }
}
