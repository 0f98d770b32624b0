//! What is around a question: where the others lie, a sample of what is said in them, which words stand side by side.

use std::collections::BTreeMap;

use super::super::facets::WRONG;
use super::super::{Background, Table, Vector};
use super::Bank;
use super::chance::Chance;

/// Foreign sentences that a class's zero is measured on.
const SAMPLE: usize = 2000;
/// A pair of words is said by people if it is said so often.
const OFTEN: u32 = 1;

/// Learns it.
pub fn background(bank: &Bank, table: &Table, seed: u64) -> Background {
    let mut topics = Vec::with_capacity(bank.questions.len());
    let mut all: Vec<(u16, Vector)> = Vec::new();
    let mut steps: BTreeMap<u32, u32> = BTreeMap::new();
    for (at, question) in (0_u16..).zip(&bank.questions) {
        let mut own = Vec::new();
        for class in &question.classes {
            for said in &class.sentences {
                let vector = table.vector(&table.sparse(&said.features));
                if class.kind != WRONG {
                    own.push(vector.clone());
                }
                all.push((at, vector));
            }
        }
        topics.push((question.slug.clone(), Vector::blend(own.iter().map(|vector| (vector, 1)))));
        let sentences = question.classes.iter().flat_map(|class| &class.sentences).chain(&question.texts);
        for step in sentences.flat_map(|said| &said.steps) {
            *steps.entry(*step).or_default() += 1;
        }
    }
    Chance::new(seed ^ 0x5a17).shuffle(&mut all);
    all.truncate(SAMPLE);
    let steps = steps.into_iter().filter(|(_, count)| *count >= OFTEN).map(|(step, _)| step).collect();
    Background::new(topics, all, steps)
}
