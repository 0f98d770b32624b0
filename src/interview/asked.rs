//! Which facts are asked for: each question asks for the likeliest, by the `asked` sentences of all; two in one sentence for
//! two.

use crate::content::Sheet;
use crate::matching::fixed::ONE;
use crate::text::sentences;

use super::nearness::vector;

/// From this chance on a fact is asked for. Of 304 spontaneous questions 109 find their fact then and 11 another; of 135 that no
/// fact answers 16 get one. At two in five it was 151, 26 and 28: in live rehearsals a fact that nobody had asked for did more
/// harm than one that was not told.
pub(super) const ASKED: i64 = ONE * 3 / 5;
/// From this chance on half of a sentence asks for one, if the other half does too: it has fewer words to be known by.
pub(super) const HALF_ASKED: i64 = ONE / 2;
/// From this chance on it may be meant, as often as not: it is told with the question that it answers.
pub(super) const MAYBE: i64 = ONE * 3 / 10;
/// From this chance on, even where a question sounds like another thing, or the fact was told before.
pub(super) const CERTAIN: i64 = ONE * 8 / 10;
/// From this chance on a piece of a question is answered by a fact that is told for another piece.
const LEANS: i64 = ONE / 5;

/// Where one sentence may ask for two things. "A or B?" asks for one.
const JOINTS: [&str; 3] = [" and ", ", ", "; "];
/// Of fewer words than these nobody can tell what is asked for.
const A_WORD_OR_TWO: usize = 2;

/// A piece of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its words.
    pub(super) words: String,
    /// The likeliest fact, with its chance, if there is any to speak of.
    pub(super) fact: Option<(usize, i64)>,
    /// By itself it is a question.
    pub(super) asks: bool,
}

/// A question as one piece, or as its halves if they ask for two things.
pub(super) fn pieces(sheet: &Sheet, question: &str) -> Vec<Piece> {
    let piece = |words: &str| Piece { words: words.to_owned(), fact: nearest(sheet, words), asks: true };
    let from = |piece: &Piece, bound: i64| piece.fact.filter(|(_, chance)| *chance >= bound).map(|(fact, _)| fact);
    let asked = |piece: &Piece| from(piece, ASKED);
    let whole = piece(question);
    let halves: Vec<Piece> = halves(question).into_iter().map(piece).collect();
    let each = |bound: i64| {
        let mut found: Vec<usize> = halves.iter().filter_map(|half| from(half, bound)).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let found = match each(HALF_ASKED) {
        both if both.len() > 1 => both,
        _ => each(ASKED),
    };
    match found.len() {
        0 => vec![whole],
        // The whole says more than its only half that says something, unless the half alone is near enough.
        1 if asked(&whole).is_some_and(|fact| fact != found[0]) => vec![whole],
        _ => halves,
    }
}

/// Cut where one question may end and another begin; pieces of a word or two stay with what stands before them.
fn halves(question: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    for joint in JOINTS {
        cuts.extend(question.match_indices(joint).map(|(at, _)| at + joint.len()));
    }
    cuts.push(question.len());
    cuts.sort_unstable();
    let words = |from: usize, to: usize| question[from..to].split_whitespace().count();
    let mut kept = vec![0];
    for (n, cut) in cuts.iter().enumerate().skip(1) {
        let last = kept[kept.len() - 1];
        let is_end = n + 1 == cuts.len();
        if is_end || (words(last, *cut) > A_WORD_OR_TWO && words(*cut, question.len()) > A_WORD_OR_TWO) {
            kept.push(*cut);
        }
    }
    let ends = [',', ';', ' ', '?'];
    let piece = |pair: &[usize]| {
        let words = question[pair[0]..pair[1]].trim_matches(ends);
        JOINTS.iter().fold(words, |words, joint| words.strip_suffix(joint.trim()).unwrap_or(words).trim_matches(ends))
    };
    kept.windows(2).map(piece).filter(|words| !words.is_empty()).collect()
}

/// The sentence of a message that asks for a fact, in its own words: the one that most likely does.
pub(super) fn asking(sheet: &Sheet, message: &str, fact: usize) -> Option<String> {
    let chance = |sentence: &&str| chances(sheet, sentence).get(fact).copied();
    sentences(message).into_iter().max_by_key(chance).map(str::to_owned)
}

/// The fact that a question asks for, if there is any to speak of.
fn nearest(sheet: &Sheet, question: &str) -> Option<(usize, i64)> {
    let chances = chances(sheet, question).into_iter().enumerate();
    let best = chances.map(|(fact, chance)| (chance, std::cmp::Reverse(fact))).max();
    best.filter(|(chance, _)| *chance >= LEANS).map(|(chance, fact)| (fact.0, chance))
}

fn chances(sheet: &Sheet, question: &str) -> Vec<i64> {
    sheet.classes.asking.chances(question, &vector(sheet, question))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::content::{Sources, compile};

    #[test]
    fn each_question_gets_the_fact_that_it_asks_for() {
        let sheet = Arc::clone(&compile(Sources::built_in()).unwrap().sheets["url-shortener"]);
        let check = |questions: &[&str], expect: &[&str]| {
            let pieces = questions.iter().flat_map(|question| pieces(&sheet, question));
            let found = pieces.filter_map(|piece| piece.fact).filter(|(_, chance)| *chance >= HALF_ASKED);
            let mut found: Vec<&str> = found.map(|(fact, _)| sheet.question.facts[fact].id.as_str()).collect();
            found.dedup();
            assert_eq!(found, expect, "{questions:?}");
        };
        check(&["How many links are made each month?"], &["monthly-links"]);
        check(&["What is the peak?"], &["click-volume"]);
        check(&["Can people pick their own alias?"], &["alias"]);
        check(&["Do the links expire at some point?", "How many links a month?"], &["link-life", "monthly-links"]);
        check(&["How long do we keep a link?", "Do the links expire at some point?"], &["link-life"]);
        check(&["How many links a month and how long do they live?"], &["monthly-links", "link-life"]);
        check(&["Do links expire, and can people choose an alias?"], &["link-life", "alias"]);
        check(&["how many links are made each month"], &["monthly-links"]);
        check(&["Should I use a queue here?", "Is that right?", "Are you a bot?"], &[]);
        check(&["Where do I begin?", "Is it better to use SQL or NoSQL?"], &[]);
        check(&[], &[]);
    }

    #[test]
    fn a_fact_is_shown_with_the_sentence_that_asked_for_it() {
        let sheet = Arc::clone(&compile(Sources::built_in()).unwrap().sheets["url-shortener"]);
        let message = "Let me begin with scope. How many new links are made each month? And do links expire?";
        let check = |fact: &str, expect: Option<&str>| {
            let fact = sheet.question.facts.iter().position(|known| known.id == fact).unwrap();
            assert_eq!(asking(&sheet, message, fact).as_deref(), expect);
        };
        check("monthly-links", Some("How many new links are made each month?"));
        check("link-life", Some("And do links expire?"));
        let fact = sheet.question.facts.iter().position(|known| known.id == "alias").unwrap();
        assert_eq!(asking(&sheet, "", fact), None);
    }
}
