//! How near what was said is to an idea, or to a text: the leaf that everything stands on which compares.

use crate::assess::SentenceSeen;
use crate::content::Sheet;
use crate::matching::fixed::ONE;
use crate::matching::{Said, Vector};

/// What words speak for one class against its neighbours counts an eighth beside a direction, within bounds: a long sentence
/// is no surer.
const WORDS: i64 = 8;
/// See [`WORDS`].
const WORDS_COUNT: std::ops::RangeInclusive<i64> = -2 * ONE..=4 * ONE;

/// What words speak for a class, beside how near their direction is to it.
pub(super) fn of_words(words: i64) -> i64 {
    words.clamp(*WORDS_COUNT.start(), *WORDS_COUNT.end()) / WORDS
}

/// Where a text points.
pub(super) fn vector(sheet: &Sheet, text: &str) -> Vector {
    let table = &sheet.learnt.table;
    table.vector(&table.sparse(&Said::whole(text, &sheet.lexicon).features))
}

/// How near a direction is to an idea, 65,536 where the idea's own sentences lie, 0 where strangers end.
pub(super) fn to_idea(sheet: &Sheet, idea: usize, said: &Vector) -> i64 {
    sheet.classes.ideas.get(idea).map_or(0, |class| class.scaled(class.centre.near(said)))
}

/// How much a sentence is about an idea, right or wrong, asked or said: by its direction, unscaled, and by its words.
pub(super) fn about(sheet: &Sheet, idea: usize, said: &SentenceSeen) -> i64 {
    let words = said.ideas.get(idea).map_or(0, |like| of_words(i64::from(like.words)));
    sheet.classes.ideas.get(idea).map_or(0, |class| class.centre.near(&said.vector.0)) + words
}
