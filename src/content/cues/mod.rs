//! Cues: set phrases and single words by which it is known how something is meant. Compiled once, so that a sentence is
//! searched for all lists in one pass: every phrase lies under its first word.

mod lists;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

pub use lists::{Cue, Cued};
pub(super) use lists::{Form, LISTS, List};

use super::files::pack;
use super::format::cues::CuesFile;
use super::source::Sources;

/// Where they stand in the built-in pack.
pub(super) const CUES: &str = "rubrics/cues.yaml";

/// In a phrase: up to so many words of any kind.
pub(super) const GAP: &str = "*";
const GAP_WORDS: usize = 3;

/// What this program is built with; empty if it does not read, which the check says.
static BUILT_IN: LazyLock<CuesFile> = LazyLock::new(|| {
    let file = Sources::built_in_file(CUES).and_then(|file| pack(&[file], &mut Vec::new()).cues);
    file.map(|parsed| parsed.file).unwrap_or_default()
});

/// All lists, prepared.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    first: HashMap<Box<str>, First>,
    impossible: HashMap<Box<str>, HashSet<Box<str>>>,
}

/// What begins with a word.
#[derive(Clone, Debug, Default)]
struct First {
    /// Lists that have the word by itself.
    alone: Cued,
    /// Longer phrases.
    longer: Vec<Longer>,
}

#[derive(Clone, Debug)]
struct Longer {
    cue: Cue,
    rest: Box<[Part]>,
}

#[derive(Clone, Debug)]
enum Part {
    Word(Box<str>),
    Gap,
}

impl Cues {
    /// Those that this program is built with.
    pub fn built_in() -> Self {
        Self::of(None)
    }

    /// Those of a pack. What it lacks is taken from those that this program is built with: versions that were kept before
    /// a list stood in the file were read with the program's own.
    pub(super) fn of(own: Option<&CuesFile>) -> Self {
        let own = own.unwrap_or(&BUILT_IN);
        let lacks = |name: &&String| !own.lists.contains_key(*name);
        let lists = BUILT_IN.lists.iter().filter(|(name, _)| lacks(name)).chain(&own.lists);
        let mut cues = Self::default();
        for (cue, list) in lists.filter_map(|(name, list)| Some((Cue::named(name)?, list))) {
            list.say.iter().for_each(|phrase| cues.add(cue, phrase));
        }
        for pairs in &own.impossible {
            for before in &pairs.before {
                let behind = cues.impossible.entry(before.as_str().into()).or_default();
                behind.extend(pairs.behind.iter().map(|word| word.as_str().into()));
            }
        }
        cues
    }

    fn add(&mut self, cue: Cue, phrase: &str) {
        let mut words = phrase.split(' ');
        let first = self.first.entry(words.next().unwrap_or_default().into()).or_default();
        let rest: Box<[Part]> =
            words.map(|word| if word == GAP { Part::Gap } else { Part::Word(word.into()) }).collect();
        if rest.is_empty() {
            first.alone.add(cue);
        } else {
            first.longer.push(Longer { cue, rest });
        }
    }

    /// Every list that has something among these words.
    pub fn among(&self, words: &[impl AsRef<str>]) -> Cued {
        let mut found = Cued::default();
        for (at, word) in words.iter().enumerate() {
            let Some(first) = self.first.get(word.as_ref()) else { continue };
            found.join(first.alone);
            for longer in &first.longer {
                if !found.has(longer.cue) && goes_on(&words[at + 1..], &longer.rest).is_some() {
                    found.add(longer.cue);
                }
            }
        }
        found
    }

    /// Whether a list has this word by itself.
    pub fn is(&self, cue: Cue, word: &str) -> bool {
        self.first.get(word).is_some_and(|first| first.alone.has(cue))
    }

    /// Whether a list has something among these words.
    pub fn says(&self, cue: Cue, words: &[impl AsRef<str>]) -> bool {
        self.found(cue, words).is_some()
    }

    /// Whether these words begin with something of a list.
    pub fn begins(&self, cue: Cue, words: &[impl AsRef<str>]) -> bool {
        self.taken(cue, words).is_some()
    }

    /// Which words are the first that a list has.
    pub fn found(&self, cue: Cue, words: &[impl AsRef<str>]) -> Option<Range<usize>> {
        (0..words.len()).find_map(|at| self.taken(cue, &words[at..]).map(|taken| at..at + taken))
    }

    /// Whether English puts these two words beside each other in no sentence.
    pub fn is_impossible(&self, first: &str, second: &str) -> bool {
        self.impossible.get(first).is_some_and(|behind| behind.contains(second))
    }

    /// How many words at the head of these are something of a list.
    fn taken(&self, cue: Cue, words: &[impl AsRef<str>]) -> Option<usize> {
        let (head, behind) = words.split_first()?;
        let first = self.first.get(head.as_ref())?;
        if first.alone.has(cue) {
            return Some(1);
        }
        let mut own = first.longer.iter().filter(|longer| longer.cue == cue);
        own.find_map(|longer| goes_on(behind, &longer.rest)).map(|taken| taken + 1)
    }
}

/// How many words these parts take.
fn goes_on(words: &[impl AsRef<str>], parts: &[Part]) -> Option<usize> {
    match parts {
        [] => Some(0),
        [Part::Gap, rest @ ..] => {
            (0..=GAP_WORDS.min(words.len())).find_map(|gap| goes_on(&words[gap..], rest).map(|taken| gap + taken))
        }
        [Part::Word(part), rest @ ..] => {
            let (word, behind) = words.split_first()?;
            if word.as_ref() == &**part { goes_on(behind, rest).map(|taken| taken + 1) } else { None }
        }
    }
}

#[cfg(test)]
mod tests;
