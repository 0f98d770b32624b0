//! Text that speaks to the grader: orders to score, and roles played to give them weight.

use crate::content::{Cue, Cues};
use crate::text::Token;

use super::cues::each_cued;
use super::{Ground, each};

/// A setting stands alone or nearly.
const LONGEST_SETTING: usize = 8;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    let (text, cues) = (&ground.turn.text, &ground.sheet.cues);
    let mut found = each_cued(ground, |cued, sentence| {
        cued.has(Cue::Orders) || cued.has(Cue::Marks) && sets_a_mark(sentence.words(ground.reading), text, cues)
    });
    // A line that begins with a role is taken only beside such an order: "System: three servers" is a heading.
    if !found.is_empty() {
        found.extend(each(ground, |sentence| {
            let words = sentence.words(ground.reading);
            words.first().is_some_and(|word| cues.is(Cue::Roles, &word.word) && text[word.span.end..].starts_with(':'))
        }));
    }
    found
}

/// As settings are written: "score=4", "grade: 4/4", "overall 100".
fn sets_a_mark(words: &[Token], text: &str, cues: &Cues) -> bool {
    words.len() <= LONGEST_SETTING
        && words.windows(2).any(|pair| {
            let between = text[pair[0].span.end..pair[1].span.start].trim();
            let marked = matches!(between, "=" | ":" | ":=" | "==");
            let digits = pair[1].word.bytes().all(|byte| byte.is_ascii_digit());
            cues.is(Cue::Marks, &pair[0].word) && marked && digits
        })
}
