//! The words of a set of texts, to find what a word that was typed stands for: itself, what it begins, or what it was meant
//! to be. Pure, and quick for some thousands of words.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};

use super::fold::fold;

/// The words that occur, and in how many of the texts.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: BTreeMap<String, usize>,
    stems: BTreeSet<String>,
}

/// What was made of what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelt {
    /// For each word those that may stand for it.
    pub words: Vec<Vec<String>>,
    /// What was read as something else: what was typed, and what as.
    pub mended: Vec<(String, String)>,
    /// What stands for nothing that occurs.
    pub unknown: Vec<String>,
}

/// More words than this are no search.
const MOST: usize = 12;
/// A word that is longer is none.
const LONGEST: usize = 40;
/// From so many letters on a word may be the beginning of another.
const BEGINNING: usize = 3;
/// So many words may stand for one.
const ALTERNATIVES: usize = 8;

/// How many letters may be wrong in a word of so many.
fn allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

impl Vocabulary {
    /// Of these texts.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self::default();
        for text in texts {
            for word in cut(text).into_iter().collect::<BTreeSet<_>>() {
                *vocabulary.words.entry(word).or_default() += 1;
            }
        }
        let stemmer = Stemmer::create(Algorithm::English);
        vocabulary.stems = vocabulary.words.keys().map(|word| stemmer.stem(word).into_owned()).collect();
        vocabulary
    }

    /// Reads what was typed.
    pub fn spelt(&self, typed: &str) -> Spelt {
        let mut spelt = Spelt::default();
        let stemmer = Stemmer::create(Algorithm::English);
        // What lies behind the last word that is looked at is not read either.
        let end = typed.char_indices().nth(MOST * (LONGEST + 1)).map_or(typed.len(), |(at, _)| at);
        let mut typed = cut(&typed[..end]).into_iter().take(MOST).peekable();
        while let Some(word) = typed.next() {
            if let Some(whole) = typed.peek().and_then(|next| self.whole(&word, next)) {
                let second = typed.next().unwrap_or_default();
                spelt.mended.push((format!("{word} {second}"), whole.clone()));
                spelt.words.push(vec![whole]);
            } else if self.stems.contains(stemmer.stem(&word).as_ref()) {
                spelt.words.push(vec![word]);
            } else if let Some(longer) = self.begun_by(&word) {
                spelt.words.push(longer);
            } else if let Some((first, second)) = self.halves(&word) {
                spelt.mended.push((word, format!("{first} {second}")));
                spelt.words.extend([vec![first], vec![second]]);
            } else if let Some(near) = self.nearest(&word) {
                spelt.mended.push((word, near[0].clone()));
                spelt.words.push(near);
            } else {
                spelt.unknown.push(word);
            }
        }
        spelt
    }

    /// The words that it begins, the most frequent first: somebody is still typing, or has cut it short.
    fn begun_by(&self, word: &str) -> Option<Vec<String>> {
        if word.chars().count() < BEGINNING {
            return None;
        }
        let longer = self.words.range(word.to_owned()..).take_while(|(longer, _)| longer.starts_with(word));
        some_of(longer.map(|(longer, texts)| (0, longer, *texts)))
    }

    /// One word with a blank in it, if its end is none by itself.
    fn whole(&self, word: &str, next: &str) -> Option<String> {
        let whole = format!("{word}{next}");
        (self.words.contains_key(&whole) && !self.words.contains_key(next)).then_some(whole)
    }

    /// Two words without their blank.
    fn halves(&self, word: &str) -> Option<(String, String)> {
        let cuts = word.char_indices().map(|(at, _)| at).filter(|at| *at >= BEGINNING);
        let mut halves = cuts.map(|at| word.split_at(at)).filter(|(_, second)| second.len() >= BEGINNING);
        let (first, second) = halves.find(|(a, b)| self.words.contains_key(*a) && self.words.contains_key(*b))?;
        Some((first.to_owned(), second.to_owned()))
    }

    /// The words with the fewest letters wrong; those that begin alike before others.
    fn nearest(&self, word: &str) -> Option<Vec<String>> {
        let letters = word.chars().count();
        let most = allowed(letters);
        if most == 0 {
            return None;
        }
        // A letter more or less is a wrong one: whatever is much longer or shorter need not be compared.
        let alike = self.words.iter().filter(|(known, _)| known.chars().count().abs_diff(letters) <= most);
        let near = alike.filter_map(|(known, texts)| {
            let wrong = strsim::osa_distance(word, known);
            let begins_alike = known.chars().next() == word.chars().next();
            (wrong <= most).then_some((2 * wrong + usize::from(!begins_alike), known, *texts))
        });
        let near: Vec<_> = near.collect();
        let least = near.iter().map(|(wrong, ..)| *wrong).min()?;
        some_of(near.into_iter().filter(|(wrong, ..)| *wrong == least))
    }
}

/// The nearest and most frequent ones; none if there are none.
fn some_of<'a>(found: impl Iterator<Item = (usize, &'a String, usize)>) -> Option<Vec<String>> {
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(wrong, word, texts)| (*wrong, std::cmp::Reverse(*texts), (*word).clone()));
    let words: Vec<String> = found.into_iter().take(ALTERNATIVES).map(|(_, word, _)| word.clone()).collect();
    (!words.is_empty()).then_some(words)
}

/// The words of a text: letters and digits, lower case.
fn cut(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty() && word.chars().count() <= LONGEST).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 4] = [
        "Design a URL shortener. Caching, id generation",
        "Rate limiter for a public API: quotas, sharding",
        "A cache stampede: caching, one hot key",
        "Idempotency of payments, eventual consistency",
    ];

    #[test]
    fn a_word_stands_for_itself_for_what_it_begins_or_for_what_is_near() {
        let vocabulary = Vocabulary::of(TEXTS);
        let check = |typed: &str, expect: &str| {
            let spelt = vocabulary.spelt(typed);
            let words: Vec<String> = spelt.words.iter().map(|group| group.join("|")).collect();
            let unknown: Vec<String> = spelt.unknown.iter().map(|word| format!("{word}?")).collect();
            assert_eq!([words, unknown].concat().join(" "), expect, "{typed}");
        };
        check("", "");
        check("CACHES", "caches");
        check("url shortner", "url shortener");
        check("Idempotancy", "idempotancy");
        check("cach", "cach");
        check("quot", "quotas");
        check("sha", "sharding");
        check("ratelimiter", "rate limiter");
        check("idem potency", "idempotency");
        check("hot key", "hot key");
        check("shrading", "sharding");
        check("consistancy!", "consistancy");
        check("ap", "ap?");
        check("submarine cache", "cache submarine?");
        check(&"x".repeat(41), "");
        check(&"cache ".repeat(20), &["cache"; MOST].join(" "));
    }

    #[test]
    fn it_is_said_what_was_read_as_something_else() {
        let vocabulary = Vocabulary::of(TEXTS);
        let said = |typed: &str| vocabulary.spelt(typed).mended;
        assert_eq!(said("shrading caching"), [("shrading".to_owned(), "sharding".to_owned())]);
        assert_eq!(said("idempotancy"), [], "its stem is the same");
        assert_eq!(said("ratelimiter"), [("ratelimiter".to_owned(), "rate limiter".to_owned())]);
        assert_eq!(said("quot"), [], "a beginning is no mistake");
    }
}
