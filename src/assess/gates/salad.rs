//! Word salad: pairs of words that English does not put beside each other ("the of", "a is"). Somebody who leaves
//! articles out, as many do, makes none of them; a shuffled text makes many.

use crate::assess::sentences::Sentence;
use crate::content::{Cue, Cues};
use crate::text::Reading;
use crate::text::english::is_function_word;

use super::Ground;

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
pub(super) fn misplaced(text: &str, reading: &Reading, sentence: &Sentence, cues: &Cues) -> usize {
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
            && (cues.is_impossible(first, second) || begins(pair[0].span.of(text), second, pair[1].span.of(text)))
    });
    pairs.count() + usize::from(ends_in_nothing(text, reading, sentence, cues))
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
fn ends_in_nothing(text: &str, reading: &Reading, sentence: &Sentence, cues: &Cues) -> bool {
    let Some(last) = sentence.words(reading).last() else { return false };
    let behind = &text[last.span.end..];
    let capital = last.span.of(text).chars().any(char::is_uppercase);
    cues.is(Cue::NeverLast, &last.word) && behind.starts_with('.') && !behind.starts_with("..") && !capital
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::sentences::sentences;
    use crate::text::{Lexicon, read};

    #[track_caller]
    fn check(text: &str, places: usize) {
        let reading = read(text, &Lexicon::default());
        let cues = Cues::built_in();
        let all = sentences(text, &reading);
        let found: usize = all.iter().map(|sentence| misplaced(text, &reading, sentence, &cues)).sum();
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
