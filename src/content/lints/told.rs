//! A class as lints tell of it, and whether marks tell two apart.

use std::collections::BTreeSet;

use crate::matching::{Class, Example};

/// A class with where it stands and what it is called.
pub(super) struct Told<'a> {
    pub(super) pointer: String,
    pub(super) id: &'a str,
    pub(super) class: &'a Class,
    pub(super) is_wrong: bool,
}

impl Told<'_> {
    /// Its example that is nearest to another class's.
    pub(super) fn nearest(&self, example: &Example) -> &str {
        let nearest = self.class.examples.iter().max_by_key(|own| own.vector.near(&example.vector));
        nearest.map_or("", |nearest| &nearest.text)
    }

    /// Whether some of its examples may lie near another class: what holds and what does not are said in the same words but
    /// for a few, and it is enough that those are marked.
    pub(super) fn is_told_apart(&self, examples: &[Example], other: &Self) -> bool {
        self.is_wrong != other.is_wrong && marked_apart(examples, other.class)
    }
}

/// The words that carry a class's examples.
pub(super) fn marked(class: &Class) -> BTreeSet<u32> {
    class.examples.iter().flat_map(|example| example.marks.iter().flatten()).map(|(code, _)| *code).collect()
}

/// Whether what carries some examples is, for the most part, not what carries those of a class.
fn marked_apart(examples: &[Example], class: &Class) -> bool {
    let theirs = marked(class);
    let (mut all, mut shared) = (0, 0);
    for (code, rarity) in examples.iter().flat_map(|example| example.marks.iter().flatten()) {
        all += rarity;
        shared += if theirs.contains(code) { *rarity } else { 0 };
    }
    shared * 2 < all
}
