//! Which facts are asked for: each question asks for the one whose `asked` sentences it is nearest to, if it is near enough.

use crate::content::Sheet;
use crate::matching::fixed::ONE;
use crate::matching::{Class, Nearness, Said, Spoken, Vector};

use super::nearness::of_words;
use super::understand::sentences;

/// From here on a fact is asked for. Measured on questions to one's own sheet and to others': see `nearness`.
const ASKED: i64 = ONE;
/// What is shared with one of the sentences counts a half.
const SHARED: i64 = 2;

/// The facts that some questions ask for, each once, in their order. A question asks for one at most.
pub(super) fn facts_asked(sheet: &Sheet, questions: &[&str]) -> Vec<usize> {
    let mut asked = Vec::new();
    for fact in questions.iter().filter_map(|question| nearest(sheet, question)) {
        if !asked.contains(&fact) {
            asked.push(fact);
        }
    }
    asked
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
