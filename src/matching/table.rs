//! The learnt table: for each feature how rare it is and a vector, so that sentences which mean the same lie together.

use std::collections::HashMap;

use super::features::Features;
use super::fixed::root;

/// Numbers in a vector.
pub const DIMENSIONS: usize = 64;

/// One in a unit vector: its numbers count 1/16,384ths.
pub const UNIT: i64 = 1 << 14;

/// A sum of products of numbers that count 1/16,384ths, in 1/65,536ths.
pub(super) fn of_one(products: i64) -> i64 {
    products >> 12
}

/// A direction, of length [`UNIT`], or zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vector(pub [i16; DIMENSIONS]);

/// A sum of vectors before it has a length.
#[derive(Clone, Debug)]
pub(super) struct Sum(pub(super) [i64; DIMENSIONS]);

/// Features of the table with their weight, of length [`UNIT`], by number.
pub type Sparse = Vec<(u32, i32)>;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// How rare, in 1/1,024ths: one and the logarithm of how many sentences there are for one with it.
    pub rarity: u16,
    /// What one of `vector` is worth, in 1/65,536ths.
    pub scale: u16,
    /// Where it points.
    pub vector: [i8; DIMENSIONS],
}

/// Everything that is known of words.
#[derive(Clone, Debug, Default)]
pub struct Table {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
    rows: Vec<Row>,
}

impl Table {
    /// From features and their rows, in the same order.
    pub fn new(names: Vec<String>, rows: Vec<Row>) -> Self {
        let numbers = (0..).zip(&names).map(|(number, name)| (name.clone(), number)).collect();
        Self { names, numbers, rows }
    }

    /// How many features it knows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// It knows nothing.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A feature's number.
    pub fn number(&self, feature: &str) -> Option<u32> {
        self.numbers.get(feature).copied()
    }

    /// The feature of that number.
    pub fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map_or("", String::as_str)
    }

    /// All features, in order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// All rows, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// A number for any word, known or not, to compare it with others.
    pub fn code(&self, word: &str) -> u32 {
        let unknown =
            || word.bytes().fold(0x811c_9dc5_u32, |all, byte| (all ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        self.number(word).unwrap_or_else(|| unknown() | 1 << 31)
    }

    /// How rare a feature is; one that is not known is rarer than most.
    pub fn rarity(&self, feature: &str) -> i64 {
        self.number(feature).map_or(UNKNOWN, |number| i64::from(self.rows[number as usize].rarity))
    }

    /// What the table knows of a sentence, by how rare it is.
    pub fn sparse(&self, features: &Features) -> Sparse {
        let known = features.iter().filter_map(|(name, count)| Some((self.number(name)?, *count)));
        let mut weights: Vec<(u32, i64)> = known
            .map(|(number, count)| {
                let often = OFTEN[(count as usize).clamp(1, OFTEN.len()) - 1];
                (number, i64::from(self.rows[number as usize].rarity) * often / 1024)
            })
            .collect();
        let length = root(weights.iter().map(|(_, weight)| weight * weight).sum()).max(1);
        weights.sort_unstable();
        let unit = |(number, weight): (u32, i64)| (number, i32::try_from(weight * UNIT / length).unwrap_or(i32::MAX));
        weights.into_iter().map(unit).collect()
    }

    /// Where a sentence points.
    pub fn vector(&self, sparse: &[(u32, i32)]) -> Vector {
        let mut sum = Sum::default();
        for (number, weight) in sparse {
            let row = &self.rows[*number as usize];
            let factor = i64::from(*weight) * i64::from(row.scale);
            for (total, part) in sum.0.iter_mut().zip(row.vector) {
                *total += factor * i64::from(part);
            }
        }
        sum.0.iter_mut().for_each(|total| *total >>= 14);
        sum.unit()
    }

    /// One feature's share of a sentence's vector before it has a length: what `why` adds up.
    pub fn share(&self, (number, weight): (u32, i32), towards: &Vector) -> i64 {
        let row = &self.rows[number as usize];
        let along: i64 = row.vector.iter().zip(towards.0).map(|(a, b)| i64::from(*a) * i64::from(b)).sum();
        ((i64::from(weight) * i64::from(row.scale)) >> 14) * along
    }
}

/// As rare as a feature of eight sentences in thirty thousand.
const UNKNOWN: i64 = 3 * 1024;

/// One and the logarithm of a count from 1, in 1/1,024ths.
const OFTEN: [i64; 8] = [1024, 1734, 2149, 2444, 2672, 2859, 3017, 3153];

impl Default for Sum {
    fn default() -> Self {
        Self([0; DIMENSIONS])
    }
}

impl Sum {
    /// Adds so many 1/16,384ths of a vector.
    pub(super) fn add(&mut self, vector: &Vector, share: i64) {
        for (total, part) in self.0.iter_mut().zip(vector.0) {
            *total += share * i64::from(part);
        }
    }

    /// Its direction.
    pub(super) fn unit(&self) -> Vector {
        let largest = self.0.iter().map(|part| part.abs()).max().unwrap_or(0);
        // Squares of 64 numbers must fit: 28 bits each are plenty.
        let shift = (64 - largest.leading_zeros()).saturating_sub(28);
        let small = self.0.map(|part| part >> shift);
        let length = root(small.iter().map(|part| part * part).sum());
        Vector(small.map(|part| if length == 0 { 0 } else { i16::try_from(part * UNIT / length).unwrap_or(i16::MAX) }))
    }
}

impl Vector {
    /// Nothing known.
    pub const ZERO: Self = Self([0; DIMENSIONS]);

    /// How near two directions are: 65,536 where they are one, 0 where they have nothing to do with each other.
    pub fn near(&self, other: &Self) -> i64 {
        let sum: i32 = self.0.iter().zip(&other.0).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
        of_one(i64::from(sum))
    }

    /// The direction of several, each with its share.
    pub fn blend<'a>(parts: impl IntoIterator<Item = (&'a Self, i64)>) -> Self {
        let mut sum = Sum::default();
        for (vector, share) in parts {
            sum.add(vector, share);
        }
        sum.unit()
    }
}
