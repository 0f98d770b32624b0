//! Word salad: pairs of words that English does not put beside each other ("the of", "a is"). Somebody who leaves
//! articles out, as many do, makes none of them; a shuffled text makes many.

use crate::assess::sentences::Sentence;
use crate::text::Reading;
use crate::text::english::is_function_word;

use super::Ground;

/// Pairs that no sentence has: any word of the first list directly before any of the second.
const IMPOSSIBLE: &[(&[&str], &[&str])] = &[
    (
        &["the", "a", "an", "every", "its", "our", "their", "my", "your"],
        &[
            "the", "a", "an", "every", "each", "of", "be", "been", "to", "and", "or", "but", "if", "because", "than",
            "then", "with", "from", "for", "into", "at", "by", "as", "so", "you", "us", "them", "that", "this",
            "these", "those", "when", "while", "which", "not", "there", "our", "its", "their", "my", "your", "is",
            "are", "was", "were", "am", "has", "have", "had", "do", "does", "can", "could", "will", "would", "should",
            "may", "might", "must", "we", "they", "he", "she", "i", "it",
        ],
    ),
    (&["each"], &["the", "a", "an", "every", "each", "and", "to", "our", "its", "we", "they", "he", "she", "i"]),
    (&["this", "these", "those"], &["the", "a", "an", "our", "its", "every", "their"]),
    (
        &["of", "from", "with", "for", "at", "into"],
        &[
            "of", "be", "been", "to", "and", "or", "but", "because", "if", "so", "then", "than", "is", "are", "was",
            "were", "am", "has", "have", "had", "does", "can", "could", "will", "would", "should", "may", "might",
            "must", "we", "they", "he", "she", "i",
        ],
    ),
    (
        &["by", "under", "between", "without", "than"],
        &[
            "of", "be", "been", "because", "so", "then", "is", "are", "was", "were", "am", "has", "have", "had", "do",
            "does", "can", "could", "will", "would", "should", "may", "might", "must", "he", "she", "i",
        ],
    ),
    (
        &["is", "are", "was", "were", "am", "be", "been"],
        &[
            "is", "are", "was", "were", "am", "can", "could", "will", "would", "should", "may", "might", "must", "has",
            "have", "had", "do", "does", "than",
        ],
    ),
    (
        &["can", "could", "will", "would", "should", "may", "might", "must"],
        &[
            "the", "a", "an", "of", "is", "are", "was", "were", "has", "had", "does", "to", "from", "into", "with",
            "than", "because", "every", "our", "its", "their", "my", "can", "could", "will", "would", "should", "may",
            "might", "must", "we", "they", "he", "she", "i",
        ],
    ),
    (
        &["to"],
        &[
            "is", "are", "was", "were", "am", "has", "had", "does", "of", "and", "or", "but", "because", "if", "so",
            "than", "to", "from", "with", "for", "into", "by", "can", "could", "will", "would", "should", "may",
            "might", "must", "we", "they", "he", "she", "i",
        ],
    ),
    (
        &["we", "they", "i"],
        &[
            "the", "a", "an", "of", "our", "their", "its", "to", "from", "by", "for", "into", "with", "at", "is",
            "was", "has", "does", "than", "we", "they", "he", "she", "i",
        ],
    ),
    (
        &["he", "she"],
        &[
            "the", "a", "an", "of", "our", "to", "from", "by", "for", "into", "with", "at", "are", "were", "have",
            "do", "than", "we", "they", "he", "she", "i",
        ],
    ),
    (&["and", "or", "but"], &["or", "and", "but", "than"]),
    (
        &["because", "while", "although", "if"],
        &[
            "is", "are", "was", "were", "am", "has", "had", "and", "or", "but", "because", "if", "than", "can",
            "could", "will", "would", "should", "may", "might", "must",
        ],
    ),
    (
        &["has", "have", "had", "do", "does"],
        &["is", "are", "was", "were", "am", "of", "can", "could", "will", "would", "should", "may", "might", "must"],
    ),
];
/// Words that end no sentence.
const NEVER_LAST: &[&str] = &[
    "the", "a", "an", "and", "or", "but", "because", "if", "our", "my", "your", "their", "its", "every", "we", "they",
    "than", "while", "although", "into", "of", "from", "with", "to", "could", "would", "should", "must", "may",
];

/// A turn with so many of them ...
const MANY: usize = 3;
/// ... one in so many words, is salad.
const ONE_IN: usize = 60;

/// A sentence by itself with two of them in so few words is, too.
const SHORT: usize = 24;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    let pairs = &ground.misplaced;
    let (all, words) = (pairs.iter().sum::<usize>(), ground.reading.tokens.len());
    if all >= MANY && all * ONE_IN >= words {
        return (0..ground.sentences.len()).collect();
    }
    let dense = |at: &usize| pairs[*at] >= 2 && ground.sentences[*at].tokens.len() <= SHORT * (pairs[*at] - 1);
    (0..ground.sentences.len()).filter(dense).collect()
}

/// At how many places of a sentence words stand that English does not put there.
pub(super) fn misplaced(text: &str, reading: &Reading, sentence: &Sentence) -> usize {
    // A question turns words round: "can the ...", "is what we have enough".
    if sentence.asked {
        return 0;
    }
    let pairs = sentence.words(reading).windows(2).filter(|pair| {
        // Only blanks may part them: "the to-do list", "region A, is" and "a/an" are something else.
        let between = &text[pair[0].span.end..pair[1].span.start];
        let behind = text[pair[1].span.end..].chars().next();
        let single = pair[0].span.of(text) == "A" || behind == Some('-');
        let next_to = between.chars().all(char::is_whitespace);
        let (first, second) = (&pair[0].word, &pair[1].word);
        next_to
            && !single
            && (is_impossible(first, second) || begins(pair[0].span.of(text), second, pair[1].span.of(text)))
    });
    pairs.count() + usize::from(ends_in_nothing(text, reading, sentence))
}

/// "... uses The": a small word that begins a sentence stands inside of one. (Where All Words Are Written So it does not.)
fn begins(before: &str, word: &str, said: &str) -> bool {
    let mut letters = said.chars();
    !before.starts_with(char::is_uppercase)
        && letters.next().is_some_and(char::is_uppercase)
        && said.len() > 1
        && !word.starts_with("i'")
        && letters.all(|c| !c.is_uppercase())
        && is_function_word(word)
}

/// "... and the." Three dots, a colon or a line's end may leave a sentence open.
fn ends_in_nothing(text: &str, reading: &Reading, sentence: &Sentence) -> bool {
    let Some(last) = sentence.words(reading).last() else { return false };
    let behind = &text[last.span.end..];
    let capital = last.span.of(text).chars().any(char::is_uppercase);
    NEVER_LAST.contains(&last.word.as_str()) && behind.starts_with('.') && !behind.starts_with("..") && !capital
}

fn is_impossible(first: &str, second: &str) -> bool {
    IMPOSSIBLE.iter().any(|(before, behind)| before.contains(&first) && behind.contains(&second))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::sentences::sentences;
    use crate::text::{Lexicon, read};

    #[track_caller]
    fn check(text: &str, places: usize) {
        let reading = read(text, &Lexicon::default());
        let found: usize = sentences(text, &reading).iter().map(|sentence| misplaced(text, &reading, sentence)).sum();
        assert_eq!(found, places, "{text}");
    }

    #[test]
    fn what_english_does_not_put_side_by_side_is_misplaced() {
        check("We put the of cache a is in front.", 2);
        check("The store uses The and keeps to.", 3);
        check("The answer is the.", 1);
    }

    #[test]
    fn sound_speech_has_nothing_misplaced() {
        check("If it is too long I'd shorten it, and so I'd rather have that; then I'll warn you and I've done it.", 0);
        check("A request goes to region A, is stored there, and can the other region lose it?", 0);
        check("It leaves articles out: cache in front, database behind, queue beside.", 0);
    }
}
