//! Sentences with what they do, gathered from the files that say so by example.

use std::collections::BTreeMap;

use super::format::acts::ActsFile;
use crate::matching::acts::{Acts, NAMED};

/// Sentences, each with all that it does.
pub type Examples = Vec<(String, Acts)>;

/// What sentences do, by example.
#[derive(Clone, Debug, Default)]
pub struct ActExamples {
    /// What is learnt from.
    pub taught: Examples,
    /// What nothing is learnt from: to test by.
    pub unseen: Examples,
}

/// All sentences of some files, in order; one that stands under several acts does all of them.
pub(super) fn examples<'a>(files: impl Iterator<Item = &'a ActsFile>) -> Examples {
    let mut found: BTreeMap<&str, Acts> = BTreeMap::new();
    for file in files {
        for act in &file.acts {
            let Some((known, _)) = NAMED.iter().find(|(_, name)| *name == act.id) else { continue };
            for text in act.say.values().flatten() {
                let acts = found.entry(text).or_default();
                *acts = acts.with(*known);
            }
        }
        for text in file.none.values().flatten() {
            found.entry(text).or_default();
        }
    }
    found.into_iter().map(|(text, acts)| (text.to_owned(), acts)).collect()
}
