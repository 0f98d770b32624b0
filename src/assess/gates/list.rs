//! Lists of terms: words of the trade with nothing that holds them together.
//!
//! Notes are no lists: a path drawn with arrows, a sum, a request with its fields, or a table with its columns says how
//! things belong together, so the marks for that count like words.

use std::collections::BTreeSet;

use crate::assess::sentences::Sentence;
use crate::text::Token;
use crate::text::english::is_function_word;

use super::{Ground, each};

/// Shorter stretches are left alone.
const SHORTEST: usize = 8;
/// Of a hundred words and marks so many must hold the others together.
const HOLDING: usize = 10;
/// Long stretches hold together by more than short ones, which may be notes.
const LONG: usize = 30;
/// Of a hundred words and marks of a long stretch.
const HOLDING_LONG: usize = 22;
/// A sentence of so many words ...
const BAG: usize = 60;
/// ... of which so many in a hundred stand in it once.
const DIFFERENT: usize = 95;
/// So many short pieces between commas ...
const PIECES: usize = 6;
/// ... of at most so many words ...
const PIECE: usize = 3;
/// ... that make up this share of the words, in percent, are a list whatever stands around them.
const IN_PIECES: usize = 70;
/// A chain of more arrows than this is a list with another comma.
const ARROWS: usize = 8;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    each(ground, |sentence| is_list(ground, sentence))
}

fn is_list(ground: &Ground<'_>, sentence: &Sentence) -> bool {
    let words = sentence.words(ground.reading);
    if words.len() < SHORTEST {
        return false;
    }
    let text = sentence.span.of(&ground.turn.text);
    let holding = words.iter().filter(|word| is_function_word(&word.word)).count();
    let marks = marks(text);
    let enough = if words.len() >= LONG { HOLDING_LONG } else { HOLDING };
    let loose = (holding + marks) * 100 < words.len() * enough;
    let (pieces, inside) = pieces(text);
    let chopped = pieces >= PIECES
        && inside * 100 >= words.len() * IN_PIECES
        && (holding + marks) * 100 < words.len() * 2 * HOLDING;
    loose || chopped || is_bag(words)
}

/// So long a sentence in which hardly a word comes twice was put together from a list: speech comes back to its words.
fn is_bag(words: &[Token]) -> bool {
    let different: BTreeSet<&str> = words.iter().map(|word| word.word.as_str()).collect();
    words.len() >= BAG && different.len() * 100 >= words.len() * DIFFERENT
}

/// Marks that say how things belong together: arrows, sums, brackets, figures.
fn marks(text: &str) -> usize {
    let arrows = ["->", "→", "=>"].iter().map(|arrow| text.matches(arrow).count()).sum::<usize>();
    let arrows = if arrows > ARROWS { 0 } else { arrows };
    let signs = text.matches([':', '=', '{', '(', '?', '×', '~', '*', '+', '<', '>', '/']).count();
    let figures = text.split_whitespace().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).count();
    arrows + signs.min(3) + figures
}

/// How many short pieces stand between commas, and how many words they have together.
fn pieces(text: &str) -> (usize, usize) {
    let lengths = text
        .split([',', ';', '|', '•'])
        .map(|piece| piece.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count());
    let short = lengths.filter(|words| (1..=PIECE).contains(words));
    short.fold((0, 0), |(pieces, all), words| (pieces + 1, all + words))
}
