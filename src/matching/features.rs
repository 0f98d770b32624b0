//! What a sentence is made of, as the tables know it: its words, pairs of neighbours, concepts with all above them, and
//! words and concepts that it denies.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::english::is_function_word;
use crate::text::{Lexicon, Reading};

/// In front of a concept, and of what is denied.
const IS: &str = "is:";
const NOT: &str = "not:";

/// Each feature with how often it stands there.
pub type Features = BTreeMap<String, u32>;

/// Of some words of a reading.
pub(super) fn features(reading: &Reading, lexicon: &Lexicon, tokens: Range<usize>) -> Features {
    let mut found = Features::new();
    let mut add = |feature: String| *found.entry(feature).or_default() += 1;
    let mut last: Option<&str> = None;
    for token in &reading.tokens[tokens.clone()] {
        if !is_content(&token.word) {
            continue;
        }
        add(token.lemma.clone());
        if token.negated {
            add(format!("{NOT}{}", token.lemma));
        }
        if let Some(last) = last {
            add(format!("{last} {}", token.lemma));
        }
        last = Some(&token.lemma);
    }
    // Names lie in one clause, so what begins before the end of these words ends there too.
    let first = reading.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
    let own = reading.mentions[first..].iter().take_while(|mention| mention.tokens.start < tokens.end);
    for mention in own.filter(|mention| mention.tokens.end <= tokens.end) {
        for above in lexicon.with_above(mention.concept) {
            add(format!("{IS}{above}"));
        }
        if mention.negated {
            add(format!("{NOT}{IS}{}", lexicon.id_of(mention.concept)));
        }
    }
    found
}

/// Words and concepts without order or denial: what a marked phrase must share with a sentence.
pub fn own_words(features: &Features) -> impl Iterator<Item = &str> {
    features.keys().map(String::as_str).filter(|feature| !feature.contains(' ') && !feature.starts_with(NOT))
}

/// Words and concepts that are denied.
pub fn denied_words(features: &Features) -> impl Iterator<Item = &str> {
    features.keys().filter_map(|feature| feature.strip_prefix(NOT))
}

/// Says something by itself: no figure, and no word that only holds sentences together.
fn is_content(word: &str) -> bool {
    !word.starts_with(|first: char| first.is_ascii_digit()) && !is_function_word(word) && word.len() <= LONGEST
}

/// No word that the tables know is longer, in bytes.
const LONGEST: usize = 40;
