//! Sentences with what they do, gathered from the files that say so by example.

use std::collections::{BTreeMap, BTreeSet};

use super::format::acts::ActsFile;
use crate::matching::acts::{Acts, NAMED};

/// Sentences, each with all that it does.
pub type Examples = Vec<(String, Acts)>;

/// What sentences do, by example.
#[derive(Clone, Debug, Default)]
pub struct ActExamples {
    /// What is learnt from.
    pub taught: Examples,
    /// What nothing is learnt from: to test by. By speaker.
    pub unseen: BTreeMap<String, Examples>,
}

/// The sentences of each speaker of some files.
pub(super) fn by_speaker<'a>(files: &(impl Iterator<Item = &'a ActsFile> + Clone)) -> BTreeMap<String, Examples> {
    let acts = files.clone().flat_map(|file| file.acts.iter().flat_map(|act| act.say.keys()));
    let speakers: BTreeSet<&String> = acts.chain(files.clone().flat_map(|file| file.none.keys())).collect();
    speakers.into_iter().map(|speaker| (speaker.clone(), of(files.clone(), &|known| known == speaker))).collect()
}

/// All sentences of some files, in order; one that stands under several acts does all of them.
pub(super) fn examples<'a>(files: impl Iterator<Item = &'a ActsFile>) -> Examples {
    of(files, &|_| true)
}

fn of<'a>(files: impl Iterator<Item = &'a ActsFile>, is_meant: &dyn Fn(&str) -> bool) -> Examples {
    let mut found: BTreeMap<&str, Acts> = BTreeMap::new();
    for file in files {
        for act in &file.acts {
            let Some((known, _)) = NAMED.iter().find(|(_, name)| *name == act.id) else { continue };
            for text in act.say.iter().filter(|(speaker, _)| is_meant(speaker)).flat_map(|(_, said)| said) {
                let acts = found.entry(text).or_default();
                *acts = acts.with(*known);
            }
        }
        for text in file.none.iter().filter(|(speaker, _)| is_meant(speaker)).flat_map(|(_, said)| said) {
            found.entry(text).or_default();
        }
    }
    found.into_iter().map(|(text, acts)| (text.to_owned(), acts)).collect()
}
