//! The words of a text that a lint names, as they stand in it: tables know stems and concepts.

use super::super::carried;
use crate::matching::{Class, Example, Table};
use crate::text::{Lexicon, Reading, read};

/// So many are named.
const NAMED: usize = 4;

/// A text, read to find its words again.
pub(super) struct Words<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    reading: Reading,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Self { text, lexicon, reading: read(text, lexicon) }
    }

    /// Features as the text has them, each once, in quotes.
    pub(super) fn quoted<'f>(&self, features: impl Iterator<Item = &'f str>) -> String {
        let mut words: Vec<String> = Vec::new();
        for word in features.map(|feature| format!("\"{}\"", self.surface(feature))) {
            if !words.contains(&word) && words.len() < NAMED {
                words.push(word);
            }
        }
        words.join(", ")
    }

    /// What stands in the text for a feature: a word, a pair of them, or a name of a concept.
    fn surface(&self, feature: &str) -> String {
        let tokens = &self.reading.tokens;
        let said = |from: usize, to: usize| self.text.get(tokens[from].span.start..tokens[to].span.end);
        let named = feature.rsplit_once(':').map(|(_, concept)| concept);
        let mention = self.reading.mentions.iter().filter(|mention| !mention.tokens.is_empty()).find(|mention| {
            named.is_some_and(|named| self.lexicon.with_above(mention.concept).any(|above| above == named))
        });
        if let Some(words) = mention.and_then(|mention| said(mention.tokens.start, mention.tokens.end - 1)) {
            return words.to_owned();
        }
        let word = |lemma: &str| {
            let at = tokens.iter().position(|token| token.lemma == lemma);
            at.and_then(|at| said(at, at)).unwrap_or(lemma).to_owned()
        };
        named.unwrap_or(feature).split(' ').map(word).collect::<Vec<_>>().join(" ")
    }
}

/// The words of an example that draw it to a class and away from its own, the strongest first.
pub(super) fn drawn(table: &Table, lexicon: &Lexicon, example: &Example, own: &Class, to: &Class) -> String {
    let features = carried(table, &example.sparse, &to.centre, &own.centre);
    if features.is_empty() {
        return "all of its words together".to_owned();
    }
    Words::of(&example.text, lexicon).quoted(features.iter().map(String::as_str))
}
