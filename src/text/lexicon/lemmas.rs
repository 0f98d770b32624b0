//! Lemmas: the domain's own table first, the stemmer for what it does not know.

use std::collections::{BTreeMap, HashMap};

use rust_stemmers::{Algorithm, Stemmer};

use crate::text::fold::fold;

/// Longer than any word; what is longer is a hash or an attack, and is not stemmed.
const LONGEST_WORD: usize = 48;

/// Entries may lead to one another; this many steps are followed, so that a circle ends.
const STEPS: usize = 4;

/// The table, resolved.
#[derive(Debug, Default)]
pub(in crate::text) struct Lemmas {
    table: HashMap<String, String>,
}

impl Lemmas {
    /// An entry that is its own lemma protects a word from the stemmer (`evening: evening`). Any other entry means "read
    /// it like that word", so that `caching: cache` meets "caches" too.
    pub(super) fn new(entries: &BTreeMap<String, String>) -> Self {
        let entries: BTreeMap<String, String> = entries.iter().map(|(word, lemma)| (fold(word), fold(lemma))).collect();
        let table = entries.keys().map(|word| (word.clone(), resolve(word, &entries))).collect();
        Self { table }
    }

    /// Of any word.
    #[cfg(test)]
    fn of(&self, word: &str) -> String {
        self.of_folded(&fold(word))
    }

    /// Of a word that is folded already.
    pub(in crate::text) fn of_folded(&self, word: &str) -> String {
        let bare = word.strip_suffix("'s").unwrap_or(word);
        self.table.get(bare).cloned().unwrap_or_else(|| stem(bare))
    }
}

fn resolve(word: &str, entries: &BTreeMap<String, String>) -> String {
    let mut at = word;
    for _ in 0..STEPS {
        match entries.get(at) {
            Some(next) if next == at => return at.to_owned(),
            Some(next) => at = next,
            None => break,
        }
    }
    stem(at)
}

fn stem(word: &str) -> String {
    let stemmable = (4..=LONGEST_WORD).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase());
    if stemmable { Stemmer::create(Algorithm::English).stem(word).into_owned() } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expect: &str) {
        let entries = [
            ("evening", "evening"),
            ("evenings", "evening"),
            ("caching", "cache"),
            ("indices", "index"),
            ("Replication", "replica"),
            ("left", "right"),
            ("right", "left"),
        ];
        let entries = entries.map(|(word, lemma)| (word.to_owned(), lemma.to_owned())).into();
        assert_eq!(Lemmas::new(&entries).of(word), expect);
    }

    #[test]
    fn lemmas() {
        check("Evening", "evening");
        check("evenings", "evening");
        check("even", "even");
        check("caching", &stem("caches"));
        check("cache's", &stem("cache"));
        check("indices", "index");
        check("replication", "replica");
        check("ids", "ids");
        check("p99", "p99");
        check("left", "left"); // a circle ends somewhere, the same every time
        check("sharded", "shard");
    }
}
