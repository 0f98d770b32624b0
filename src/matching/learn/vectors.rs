//! A vector a feature, such that a sentence lies near the mean of the *other* sentences of its class and far from other
//! classes: a softmax over the classes of a few questions at a time. Words are dropped at random while learning, so that
//! no single one carries a class.

use std::collections::BTreeMap;

use super::super::table::DIMENSIONS as D;
use super::super::{Row, Table};
use super::chance::Chance;
use super::{Bank, Settings};

/// The share of a sentence's features that is dropped.
const DROPPED: f32 = 0.6;
/// How far one step goes.
const RATE: f32 = 0.01;
/// How sharply the nearest class stands out.
const HEAT: f32 = 0.2;
/// Questions that are seen together.
const TOGETHER: usize = 6;

/// A sentence: features with their weights, of length one.
type Line = Vec<(u32, f32)>;
/// As many numbers as a vector has.
type Wide = [f32; D];

/// Learns the table.
pub fn table(bank: &Bank, settings: Settings) -> Table {
    let (names, rarity) = vocabulary(bank, settings.least);
    let numbers: BTreeMap<&str, u32> = (0..).zip(&names).map(|(number, name)| (name.as_str(), number)).collect();
    let line = |said: &super::Said| -> Line {
        let known = said.features.iter().filter_map(|(name, count)| Some((*numbers.get(name.as_str())?, *count)));
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let weights: Line =
            known.map(|(number, count)| (number, (1.0 + (count as f32).ln()) * rarity[number as usize])).collect();
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(1e-9);
        weights.into_iter().map(|(number, weight)| (number, weight / length)).collect()
    };
    let questions: Vec<Vec<Vec<Line>>> = bank
        .questions
        .iter()
        .map(|question| question.classes.iter().map(|class| class.sentences.iter().map(line).collect()).collect())
        .collect();
    let vectors = learn(&questions, names.len(), settings);
    let rows = vectors.iter().zip(&rarity).map(|(vector, rarity)| row(vector, *rarity)).collect();
    Table::new(names, rows)
}

/// Features in enough sentences, in order, with how rare each is.
fn vocabulary(bank: &Bank, least: u32) -> (Vec<String>, Vec<f32>) {
    let sentences = || bank.questions.iter().flat_map(|q| &q.classes).flat_map(|class| &class.sentences);
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for feature in sentences().flat_map(|said| said.features.keys()) {
        *counts.entry(feature).or_default() += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let all = sentences().count() as f32;
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let rare = |count: u32| 1.0 + (all / count as f32).ln();
    let known = counts.into_iter().filter(|(_, count)| *count >= least);
    known.map(|(name, count)| (name.to_owned(), rare(count))).unzip()
}

/// In eight bits.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "brought into range first")]
fn row(vector: &Wide, rarity: f32) -> Row {
    let largest = vector.iter().fold(1e-9_f32, |most, part| most.max(part.abs()));
    let scale = (largest / 127.0 * 65_536.0).round().clamp(1.0, 65_535.0);
    Row {
        rarity: (rarity * 1024.0).round().clamp(0.0, 65_535.0) as u16,
        scale: scale as u16,
        vector: vector.map(|part| (part * 65_536.0 / scale).round().clamp(-127.0, 127.0) as i8),
    }
}

#[expect(clippy::cast_precision_loss, reason = "64 is small")]
fn learn(questions: &[Vec<Vec<Line>>], features: usize, settings: Settings) -> Vec<Wide> {
    let mut chance = Chance::new(settings.seed);
    let size = 1.0 / (D as f32).sqrt();
    let mut vectors: Vec<Wide> = (0..features).map(|_| std::array::from_fn(|_| chance.normal() * size)).collect();
    let mut mean: Vec<Wide> = vec![[0.0; D]; features];
    let mut square: Vec<Wide> = vec![[0.0; D]; features];
    let mut order: Vec<usize> = (0..questions.len()).collect();
    let (mut fast, mut slow) = (1.0_f32, 1.0_f32);
    for _ in 0..settings.passes {
        chance.shuffle(&mut order);
        for together in order.chunks(TOGETHER) {
            let classes: Vec<&Vec<Line>> = together.iter().flat_map(|at| &questions[*at]).collect();
            let slope = slope(&classes, &vectors, &mut chance);
            (fast, slow) = (fast * 0.9, slow * 0.999);
            for (((vector, mean), square), slope) in vectors.iter_mut().zip(&mut mean).zip(&mut square).zip(&slope) {
                for d in 0..D {
                    mean[d] = 0.9 * mean[d] + 0.1 * slope[d];
                    square[d] = 0.999 * square[d] + 0.001 * slope[d] * slope[d];
                    vector[d] -= RATE * (mean[d] / (1.0 - fast)) / ((square[d] / (1.0 - slow)).sqrt() + 1e-8);
                }
            }
        }
    }
    vectors
}

/// A sentence on its way through one step.
struct Seen {
    own: usize,
    line: Line,
    length: f32,
    unit: Wide,
}

/// How the loss changes with each vector, for the sentences of some classes.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn slope(classes: &[&Vec<Line>], vectors: &[Wide], chance: &mut Chance) -> Vec<Wide> {
    let mut seen = Vec::new();
    let mut sums: Vec<Wide> = vec![[0.0; D]; classes.len()];
    for (own, class) in classes.iter().enumerate() {
        for line in *class {
            let kept = line.iter().filter(|_| chance.share() > DROPPED);
            let line: Line = kept.map(|(number, weight)| (*number, weight / (1.0 - DROPPED))).collect();
            let mut unit = [0.0; D];
            for (number, weight) in &line {
                add(&mut unit, &vectors[*number as usize], *weight);
            }
            let length = (dot(&unit, &unit) + 1e-6).sqrt();
            for part in &mut unit {
                *part /= length;
            }
            add(&mut sums[own], &unit, 1.0);
            seen.push(Seen { own, line, length, unit });
        }
    }
    let lengths: Vec<f32> = sums.iter().map(|sum| (dot(sum, sum) + 1e-6).sqrt()).collect();
    let centres: Vec<Wide> = sums.iter().zip(&lengths).map(|(sum, length)| sum.map(|part| part / length)).collect();
    let scale = 1.0 / (HEAT * seen.len() as f32);
    let mut to_centres: Vec<Wide> = vec![[0.0; D]; classes.len()];
    let mut to_sums: Vec<Wide> = vec![[0.0; D]; classes.len()];
    let mut to_units: Vec<Wide> = Vec::with_capacity(seen.len());
    for sentence in &seen {
        let (own, unit) = (sentence.own, &sentence.unit);
        let mut others = sums[own];
        add(&mut others, unit, -1.0);
        let length = (dot(&others, &others) + 1e-6).sqrt();
        for part in &mut others {
            *part /= length;
        }
        let mine = dot(unit, &others);
        let mut near: Vec<f32> = centres.iter().map(|centre| dot(unit, centre)).collect();
        near[own] = mine;
        let most = near.iter().copied().fold(f32::MIN, f32::max);
        for near in &mut near {
            *near = ((*near - most) / HEAT).exp();
        }
        let all: f32 = near.iter().sum();
        let pull = (near[own] / all - 1.0) * scale;
        let mut to_unit = [0.0; D];
        for (class, near) in near.iter().enumerate().filter(|(class, _)| *class != own) {
            let push = near / all * scale;
            add(&mut to_unit, &centres[class], push);
            add(&mut to_centres[class], unit, push);
        }
        let to_others: Wide = std::array::from_fn(|d| pull * (unit[d] - mine * others[d]) / length);
        add(&mut to_unit, &others, pull);
        add(&mut to_unit, &to_others, -1.0);
        add(&mut to_sums[own], &to_others, 1.0);
        to_units.push(to_unit);
    }
    for (class, centre) in centres.iter().enumerate() {
        let along = dot(&to_centres[class], centre);
        for d in 0..D {
            to_sums[class][d] += (to_centres[class][d] - along * centre[d]) / lengths[class];
        }
    }
    let mut slope: Vec<Wide> = vec![[0.0; D]; vectors.len()];
    for (sentence, mut to_unit) in seen.iter().zip(to_units) {
        add(&mut to_unit, &to_sums[sentence.own], 1.0);
        let along = dot(&to_unit, &sentence.unit);
        add(&mut to_unit, &sentence.unit, -along);
        for (number, weight) in &sentence.line {
            add(&mut slope[*number as usize], &to_unit, weight / sentence.length);
        }
    }
    slope
}

fn add(sum: &mut Wide, vector: &Wide, share: f32) {
    for (sum, part) in sum.iter_mut().zip(vector) {
        *sum += share * part;
    }
}

fn dot(a: &Wide, b: &Wide) -> f32 {
    // Eight sums side by side: the compiler keeps them in one register.
    let mut sums = [0.0_f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for k in 0..8 {
            sums[k] += a[k] * b[k];
        }
    }
    sums.iter().sum()
}
