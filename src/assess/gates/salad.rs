//! Word salad: pairs of words that English does not put beside each other ("the of", "a is"). Somebody who leaves
//! articles out, as many do, makes none of them; a shuffled text makes many.

use crate::assess::sentences::Sentence;

use super::Ground;

/// Pairs that no sentence has: any word of the first list directly before any of the second.
const IMPOSSIBLE: &[(&[&str], &[&str])] = &[
    (
        &["the", "a", "an", "every", "its", "our", "their", "my", "your"],
        &[
            "the", "a", "an", "of", "is", "are", "was", "were", "am", "be", "been", "to", "and", "or", "but", "if",
            "because", "than", "then", "with", "from", "into", "onto", "we", "they", "it", "he", "she", "i", "you",
            "us", "them", "has", "have", "had", "do", "does", "can", "could", "will", "would", "should", "may",
            "might", "must", "so", "that", "this", "these", "those", "our", "their", "my", "for", "at", "by", "when",
            "which",
        ],
    ),
    (
        &["of", "from", "with", "for", "at", "into", "by", "than"],
        &[
            "is", "are", "was", "were", "am", "of", "has", "have", "had", "they", "he", "because", "but", "should",
            "would", "could", "must", "can", "will", "and", "or", "if", "so",
        ],
    ),
    (&["is", "are", "was", "were", "am"], &["is", "are", "was", "were", "am", "has", "have", "can", "will", "would"]),
    (
        &["we", "they", "he", "she", "i"],
        &[
            "the", "a", "an", "of", "is", "our", "their", "we", "they", "he", "she", "i", "to", "from", "by", "for",
            "into",
        ],
    ),
    (
        &["can", "could", "will", "would", "should", "may", "might", "must"],
        &[
            "of", "is", "are", "was", "were", "has", "had", "can", "could", "will", "would", "should", "may", "might",
            "must", "to", "from", "into", "because", "but", "than",
        ],
    ),
    (
        &["to"],
        &[
            "is", "are", "was", "were", "of", "has", "had", "because", "but", "we", "they", "i", "can", "will",
            "would", "than",
        ],
    ),
    (
        &["because", "if", "while", "although"],
        &["is", "are", "was", "has", "and", "or", "but", "because", "if", "can", "will", "would"],
    ),
    (&["and", "or", "but"], &["or", "than"]),
];
/// Words that end no sentence.
const NEVER_LAST: &[&str] = &[
    "the", "a", "an", "and", "or", "but", "because", "if", "our", "my", "your", "every", "we", "they", "than", "while",
    "although", "into", "their",
];

/// A turn with so many of them ...
const MANY: usize = 3;
/// ... one in so many words, is salad.
const ONE_IN: usize = 60;

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
    pairs.count() + usize::from(ends_in_nothing(ground, sentence))
}

/// "... and the." Three dots, a colon or a line's end may leave a sentence open.
fn ends_in_nothing(ground: &Ground<'_>, sentence: &Sentence) -> bool {
    let Some(last) = sentence.words(ground.reading).last() else { return false };
    let behind = &ground.turn.text[last.span.end..];
    let capital = last.span.of(&ground.turn.text).chars().any(char::is_uppercase);
    NEVER_LAST.contains(&last.word.as_str()) && behind.starts_with('.') && !behind.starts_with("..") && !capital
}

fn is_impossible(first: &str, second: &str) -> bool {
    IMPOSSIBLE.iter().any(|(before, behind)| before.contains(&first) && behind.contains(&second))
}
