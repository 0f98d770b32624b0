//! The cues of a sentence: runs of up to three words, with whatever is not a word of conversation left out as a gap; its
//! words' stems; how long it is.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::text::is_apostrophe;

/// In the place of words that are about something.
const GAP: &str = "_";
/// The ends of a sentence.
const ENDS: [&str; 2] = ["^", "$"];
/// The longest run.
const RUN: usize = 3;
/// In front of a stem.
const STEM: char = '~';
/// Longer words are none.
const LONGEST: usize = 40;
/// Up to so many words: each is a cue.
const LENGTHS: [usize; 4] = [2, 5, 9, 15];

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// Words in lower case without apostrophes, figures as one sign, question marks.
pub fn words(sentence: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for letter in sentence.chars() {
        match letter {
            letter if is_apostrophe(letter) => {}
            '?' => {
                words.push("?".to_owned());
                open = false;
            }
            _ if letter.is_alphanumeric() => {
                if !std::mem::replace(&mut open, true) {
                    words.push(String::new());
                }
                if let Some(word) = words.last_mut().filter(|word| word.len() < LONGEST) {
                    word.extend(letter.to_lowercase());
                }
            }
            _ => open = false,
        }
    }
    for word in words.iter_mut().filter(|word| word.starts_with(char::is_numeric)) {
        "#".clone_into(word);
    }
    words
}

/// All cues, each once. `is_talk` says which words are of conversation.
pub fn cues(sentence: &str, is_talk: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let words = words(sentence);
    let mut line = vec![ENDS[0]];
    for word in &words {
        let kept = if word == "?" || is_talk(word) { word.as_str() } else { GAP };
        if kept != GAP || line.last() != Some(&GAP) {
            line.push(kept);
        }
    }
    line.push(ENDS[1]);
    let mut cues = BTreeSet::new();
    for length in 1..=RUN {
        let runs = line.windows(length).filter(|run| run.iter().any(|word| *word != GAP));
        cues.extend(runs.map(|run| run.join(" ")));
    }
    cues.extend(words.iter().map(|word| format!("{STEM}{}", STEMMER.stem(word))));
    let step = LENGTHS.iter().position(|most| words.len() <= *most).unwrap_or(LENGTHS.len());
    cues.insert(format!("length {step}"));
    cues
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_sentence_is_about_is_a_gap() {
        let cues = cues("Don\u{2019}t we need 12 big caches?", |word| ["dont", "we", "need"].contains(&word));
        for cue in ["^ dont we", "need _ ?", "_ ? $", "~cach", "~#", "length 2"] {
            assert!(cues.contains(cue), "{cue:?} of {cues:?}");
        }
        assert!(!cues.contains("_") && !cues.contains("big"));
    }
}
