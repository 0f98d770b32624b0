//! Word salad: pairs of words that English does not put beside each other ("the of", "a is"). Somebody who leaves
//! articles out, as many do, makes none of them; a shuffled text makes many.

use crate::assess::sentences::Sentence;

use super::Ground;

/// Never before ...
const ARTICLES: &[&str] = &["the", "a", "an", "every", "its", "our", "their", "my", "your"];
/// ... these.
const NOT_AFTER_ARTICLES: &[&str] = &[
    "the", "a", "an", "of", "is", "are", "was", "were", "am", "be", "been", "to", "and", "or", "but", "if", "because",
    "than", "then", "with", "from", "into", "onto", "we", "they", "it", "he", "she", "i", "you", "us", "them", "has",
    "have", "had", "do", "does", "can", "could", "will", "would", "should", "may", "might", "must", "so", "that",
    "this", "these", "those", "our", "their", "my",
];
/// Never before ...
const PREPOSITIONS: &[&str] = &["of", "from", "with", "for", "at", "into", "by", "than"];
/// ... these.
const NOT_AFTER_PREPOSITIONS: &[&str] = &[
    "is", "are", "was", "were", "am", "of", "has", "have", "had", "they", "he", "because", "but", "should", "would",
    "could", "must",
];
/// Never before themselves or each other.
const FINITE: &[&str] = &["is", "are", "was", "were", "am"];

/// A turn with so many of them ...
const MANY: usize = 3;
/// ... one in so many words, is salad.
const ONE_IN: usize = 45;

/// A sentence by itself with two of them in so few words is, too.
const SHORT: usize = 24;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    let pairs: Vec<usize> = ground.sentences.iter().map(|sentence| impossible_pairs(ground, sentence)).collect();
    let (all, words) = (pairs.iter().sum::<usize>(), ground.reading.tokens.len());
    if all >= MANY && all * ONE_IN >= words {
        return (0..ground.sentences.len()).collect();
    }
    let dense = |at: &usize| pairs[*at] >= 2 && ground.sentences[*at].tokens.len() <= SHORT * (pairs[*at] - 1);
    (0..ground.sentences.len()).filter(dense).collect()
}

fn impossible_pairs(ground: &Ground<'_>, sentence: &Sentence) -> usize {
    let words = sentence.words(ground.reading);
    let pairs = words.windows(2).filter(|pair| {
        // Only a blank may part them: "the to-do list", "region A, is", "a/an" are something else.
        let between = &ground.turn.text[pair[0].span.end..pair[1].span.start];
        let behind = ground.turn.text[pair[1].span.end..].chars().next();
        let single = pair[0].span.of(&ground.turn.text) == "A" || behind == Some('-');
        between.chars().all(char::is_whitespace) && !single && is_impossible(&pair[0].word, &pair[1].word)
    });
    pairs.count()
}

fn is_impossible(first: &str, second: &str) -> bool {
    let among = |words: &[&str], word: &str| words.contains(&word);
    among(ARTICLES, first) && among(NOT_AFTER_ARTICLES, second)
        || among(PREPOSITIONS, first) && among(NOT_AFTER_PREPOSITIONS, second)
        || among(FINITE, first) && among(FINITE, second)
}
