//! Which facts are asked for: each question asks for the one whose `asked` sentences it is nearest to, if it is near enough.

use crate::content::Sheet;
use crate::matching::fixed::ONE;
use crate::matching::{Class, Nearness, Said, Spoken, Vector};

use super::nearness::of_words;
use super::understand::sentences;

/// From here on a fact is asked for. Measured on questions to one's own sheet and to others': see `nearness`.
const ASKED: i64 = ONE;
/// Where one sentence may ask for two things.
const JOINTS: [&str; 4] = [" and ", ", ", "; ", " or "];
/// Of fewer words than these nobody can tell what is asked for.
const A_WORD_OR_TWO: usize = 2;
/// What is shared with one of the sentences counts a half.
const SHARED: i64 = 2;

/// A piece of a question, and the fact that it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) words: &'a str,
    pub(super) fact: Option<usize>,
}

/// The facts that some questions ask for, each once, in their order. Two questions in one sentence ask for two.
pub(super) fn facts_asked(sheet: &Sheet, questions: &[&str]) -> Vec<usize> {
    let mut asked = Vec::new();
    for fact in questions.iter().flat_map(|question| pieces(sheet, question)).filter_map(|piece| piece.fact) {
        if !asked.contains(&fact) {
            asked.push(fact);
        }
    }
    asked
}

/// A question as one piece, or as its halves if they ask for two things.
pub(super) fn pieces<'a>(sheet: &Sheet, question: &'a str) -> Vec<Piece<'a>> {
    let whole = Piece { words: question, fact: nearest(sheet, question) };
    let halves: Vec<Piece<'a>> = halves(question)
        .into_iter()
        .map(|words| Piece { words, fact: nearest(sheet, words) })
        .collect();
    let mut found: Vec<usize> = halves.iter().filter_map(|piece| piece.fact).collect();
    found.sort_unstable();
    found.dedup();
    match found.len() {
        0 => vec![whole],
        // The whole says more than its only half that says something, unless the half alone is near enough.
        1 if whole.fact.is_some_and(|fact| fact != found[0]) => vec![whole],
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

/// The sentence of a message that asks for a fact, in its own words: the one that is nearest to it.
pub(super) fn asking(sheet: &Sheet, message: &str, fact: usize) -> Option<String> {
    let near = |sentence: &&str| {
        let spoken = spoken(sheet, sentence);
        nearness(&sheet.facts[fact], &spoken.alone, &sheet.facts_index.near(&spoken)[fact])
    };
    sentences(message).into_iter().max_by_key(near).map(str::to_owned)
}

fn spoken(sheet: &Sheet, question: &str) -> Spoken {
    Spoken::new(&Said::whole(question, &sheet.lexicon), None, &Vector::ZERO, &sheet.learnt.table)
}

/// By directions and by the words that tell the facts apart: "links a month" and "how many characters may a link have" lie
/// near each other.
fn nearest(sheet: &Sheet, question: &str) -> Option<usize> {
    let spoken = spoken(sheet, question);
    let all = sheet.facts.iter().zip(sheet.facts_index.near(&spoken)).enumerate();
    let near = all.map(|(at, (fact, near))| (nearness(fact, &spoken.alone, &near), std::cmp::Reverse(at)));
    near.max().filter(|(near, _)| *near >= ASKED).map(|(_, fact)| fact.0)
}

/// To the middle of the sentences, unscaled: four sentences that have little in common are no measure of themselves.
fn nearness(fact: &Class, question: &Vector, near: &Nearness) -> i64 {
    fact.centre.near(question) + near.overlap / SHARED + of_words(near.words)
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
            let found = facts_asked(&sheet, questions);
            let found: Vec<&str> = found.iter().map(|fact| sheet.question.facts[*fact].id.as_str()).collect();
            assert_eq!(found, expect, "{questions:?}");
        };
        check(&["How many links are made each month?"], &["monthly-links"]);
        check(&["What is the peak?"], &["click-volume"]);
        check(&["Can people pick their own alias?"], &["alias"]);
        check(&["Do the links expire at some point?", "How many links a month?"], &["link-life", "monthly-links"]);
        check(&["How long do we keep a link?", "Do the links expire at some point?"], &["link-life"]);
        check(&["Should I use a queue here?", "Is that right?", "How big is the team?", "Are you a bot?"], &[]);
        check(&["What happens if two servers draw the same code?", "Is it better to use SQL or NoSQL?"], &[]);
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
