//! Names: a trie over words, so that a text is searched for thousands of names in one pass.

use std::collections::HashMap;

use super::ConceptId;
use crate::text::Token;

/// No name is longer, articles not counted.
pub(super) const LONGEST_NAME: usize = 6;

/// With an article before every word but the first.
pub(in crate::text) const LONGEST_MENTION: usize = 2 * LONGEST_NAME;

/// Inside a name and inside a mention these do not count: "look in the cache" is "look in cache".
const ARTICLES: [&str; 3] = ["a", "an", "the"];

/// Words are numbered, edges are (node, word), and node 0 is the root: a few kilobytes, nothing to chase.
#[derive(Debug, Default)]
pub(super) struct Names {
    words: HashMap<String, u32>,
    edges: HashMap<(u32, u32), u32>,
    concepts: HashMap<u32, Vec<ConceptId>>,
    nodes: u32,
}

/// A name found in a text.
#[derive(Debug)]
pub(in crate::text) struct Found<'a> {
    /// Index of its first token.
    pub(in crate::text) start: usize,
    /// Index behind its last token.
    pub(in crate::text) end: usize,
    /// All that are called so.
    pub(in crate::text) concepts: &'a [ConceptId],
}

impl Names {
    /// Returns who is called so already.
    pub(super) fn insert(&mut self, lemmas: &[String], concept: ConceptId) -> &[ConceptId] {
        let mut node = 0;
        for lemma in lemmas {
            let next_word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            let word = *self.words.entry(lemma.clone()).or_insert(next_word);
            let nodes = &mut self.nodes;
            node = *self.edges.entry((node, word)).or_insert_with(|| {
                *nodes += 1;
                *nodes
            });
        }
        let named = self.concepts.entry(node).or_default();
        if !named.contains(&concept) {
            named.push(concept);
        }
        named
    }

    /// Whether a name has that word.
    pub(super) fn has(&self, lemma: &str) -> bool {
        self.words.contains_key(lemma)
    }

    /// Every name that stands in the tokens, overlapping ones too, in order of their start.
    pub(super) fn find(&self, tokens: &[Token]) -> Vec<Found<'_>> {
        let words: Vec<Option<u32>> = tokens.iter().map(|token| self.words.get(&token.lemma).copied()).collect();
        let mut found = Vec::new();
        for start in 0..tokens.len() {
            let mut node = 0;
            for at in start..tokens.len().min(start + LONGEST_MENTION) {
                match words[at].and_then(|word| self.edges.get(&(node, word))) {
                    Some(next) => node = *next,
                    None if at > start && is_article(&tokens[at].word) && node != 0 => continue,
                    None => break,
                }
                if let Some(concepts) = self.concepts.get(&node) {
                    found.push(Found { start, end: at + 1, concepts });
                }
            }
        }
        found
    }
}

/// A name's words without its articles; only an "a" that begins it stays ("A record").
pub(super) fn without_articles(tokens: &[Token]) -> Vec<(String, String)> {
    let counts = |(at, token): &(usize, &Token)| !is_article(&token.word) || (*at == 0 && token.word == "a");
    tokens.iter().enumerate().filter(counts).map(|(_, token)| (token.word.clone(), token.lemma.clone())).collect()
}

fn is_article(word: &str) -> bool {
    ARTICLES.contains(&word)
}
