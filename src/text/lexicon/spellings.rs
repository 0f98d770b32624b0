//! Misspelt words of the domain: one letter wrong, missing, doubled or swapped with the next.
//!
//! Only towards words that the lexicon has, and only from words that nobody knows: a learner's "replcia" is a replica, but
//! no English word is ever taken for another.

use std::collections::BTreeMap;

use crate::text::english::is_known;

/// Shorter words are too near to one another.
const SHORTEST: usize = 4;

/// The words of names, found by what is left of them when one letter is taken out.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    words: Vec<(String, String)>,
    by_rest: BTreeMap<String, Vec<usize>>,
    /// How long the longest of them is.
    longest: usize,
}

impl Spellings {
    /// A word as it is written in a name, and what it is looked up by.
    pub(super) fn add(&mut self, word: &str, lemma: &str) {
        if !can_be_misspelt(word)
            || self.by_rest.get(word).is_some_and(|all| all.iter().any(|at| self.words[*at].0 == word))
        {
            return;
        }
        for rest in rests(word) {
            self.by_rest.entry(rest).or_default().push(self.words.len());
        }
        self.longest = self.longest.max(word.len());
        self.words.push((word.to_owned(), lemma.to_owned()));
    }

    /// Whether a name has the word as it is written.
    pub(super) fn has(&self, word: &str) -> bool {
        self.by_rest.get(word).is_some_and(|all| all.iter().any(|at| self.words[*at].0 == word))
    }

    /// What the words are looked up by that are one slip away.
    pub(super) fn near<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        // What is longer by more than one letter is nobody's slip, and its rests would take its length squared.
        let rests = if word.len() <= self.longest + 1 { rests(word) } else { Vec::new() };
        let near = rests.into_iter().filter_map(|rest| self.by_rest.get(&rest)).flatten();
        let one_slip = move |at: &&usize| {
            let known = &self.words[**at].0;
            known.as_bytes()[0] == word.as_bytes()[0] && strsim::osa_distance(known, word) == 1
        };
        near.filter(one_slip).map(|at| self.words[*at].1.as_str())
    }
}

/// Worth a look: long enough, plain letters, and no word of its own.
pub(super) fn is_strange(word: &str) -> bool {
    can_be_misspelt(word) && !is_known(word)
}

fn can_be_misspelt(word: &str) -> bool {
    word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The word, and the word without each of its letters: two words that are one slip apart share one of these.
fn rests(word: &str) -> Vec<String> {
    let without = (0..word.len()).map(|at| [&word[..at], &word[at + 1..]].concat());
    let mut rests: Vec<String> = std::iter::once(word.to_owned()).chain(without).collect();
    rests.sort();
    rests.dedup();
    rests
}

#[cfg(test)]
mod tests {
    use crate::text::tests::lexicon;

    #[track_caller]
    fn check(text: &str, lemmas: &str) {
        let reading = crate::text::read(text, &lexicon());
        let read: Vec<&str> = reading.tokens.iter().map(|token| token.lemma.as_str()).collect();
        assert_eq!(read.join(" "), lemmas);
    }

    #[test]
    fn one_slip_is_mended() {
        check("a replcia", "a replica");
        check("a repica", "a replica");
        check("a repllica", "a replica");
        check("a raplica", "a replica");
    }

    #[test]
    fn what_is_a_word_or_too_far_stays() {
        check("repeal the reply", "repeal the repli");
        check("a rpelcia", "a rpelcia");
        check("xeplica", "xeplica");
    }

    #[test]
    fn a_word_longer_than_any_known_one_is_not_looked_for() {
        let mut spellings = super::Spellings::default();
        spellings.add("replica", "replica");
        assert_eq!(spellings.near("replicas").collect::<Vec<_>>(), ["replica"]);
        // Of a million letters, its rests alone would be a million times as many.
        assert_eq!(spellings.near(&"replica".repeat(150_000)).count(), 0);
    }
}
