//! Whose view or whose work it is, told by the grammar of the sentence: somebody who is not the candidate, and a word of
//! saying or doing.

use crate::text::Token;

use super::cues::says_any;
use super::{Ground, each};

/// Of whom a sentence may tell. Not customers, visitors or users: they are part of what is designed.
const PEOPLE: &[&str] = &[
    "people",
    "engineer",
    "engineers",
    "developer",
    "developers",
    "architect",
    "architects",
    "colleague",
    "colleagues",
    "coworker",
    "coworkers",
    "teammate",
    "teammates",
    "friend",
    "friends",
    "expert",
    "experts",
    "consultant",
    "consultants",
    "vendor",
    "vendors",
    "blog",
    "blogs",
    "article",
    "articles",
    "book",
    "books",
    "textbook",
    "textbooks",
    "teams",
    "companies",
    "others",
    "somebody",
    "someone",
    "manager",
    "boss",
];

/// That somebody holds a view. Not what people do to things ("somebody holds the lock"), and no form that is also said of
/// things ("people suggested to follow").
const SAYING: &[&str] = &[
    "say",
    "says",
    "said",
    "think",
    "thinks",
    "thought",
    "argue",
    "argues",
    "argued",
    "claim",
    "claims",
    "claimed",
    "believe",
    "believes",
    "believed",
    "insist",
    "insists",
    "insisted",
    "swear",
    "swears",
    "recommend",
    "recommends",
    "suggest",
    "suggests",
    "disagree",
    "disagrees",
    "disagreed",
];

/// The same, if a clause follows: else things are done or said of things so.
const SAYING_THAT: &[&str] = &[
    "suggested",
    "proposed",
    "propose",
    "proposes",
    "recommended",
    "maintain",
    "maintains",
    "maintained",
    "feel",
    "feels",
    "felt",
    "found",
    "agree",
    "agreed",
    "told",
];
const CLAUSE: &[&str] = &["that", "me", "us", "we", "i", "you"];

/// Views without a person or a word of saying. At the head of a sentence or behind a comma.
const OTHERS: &[&str] = &[
    "some people would",
    "some people use",
    "some would say",
    "some say",
    "some teams",
    "others would",
    "they say",
    "people sometimes",
    "people often argue",
    "some argue",
    "some believe",
    "engineers sometimes",
    "it is sometimes said",
    "it is tempting",
    "it's tempting",
    "it would be tempting",
    "the temptation is",
    "many people",
    "many would",
    "it is often said",
    "my colleague",
    "a colleague",
    "my manager",
    "my boss",
    "a friend",
    "the blog",
    "a blog post",
    "one might say",
    "one could say",
    "you might say",
    "you might think",
    "one might think",
    "according to the",
    "some people prefer",
    "half my team",
    "opinions differ",
    "pretty split about",
    "religious debates",
    "there's a school that",
    "disagree among themselves",
    "haven't settled it",
    "depends who you listen to",
    "each camp",
];

/// Whose work it is, if the sentence begins so.
const ELSEWHERE: &[&[&str]] = &[
    &["another", "team"],
    &["another", "group"],
    &["another", "company"],
    &["a", "different", "team"],
    &["a", "sister", "team"],
    &["the", "other", "team"],
    &["some", "other", "team"],
    &["somebody", "else"],
    &["someone", "else"],
];

/// How near the head of the sentence they are named, and how soon the word of saying follows, in words.
const HEAD: usize = 6;
const SOON: usize = 4;

/// Sentences that tell of others.
pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    each(ground, |sentence| {
        let words = sentence.words(ground.reading);
        is_reported(words) || is_done_elsewhere(words) || says_any(words, OTHERS)
    })
}

/// Somebody says it. "We tell people what the status page says" does not: there the candidate is the one who acts.
fn is_reported(words: &[Token]) -> bool {
    let own = |word: &Token| matches!(word.word.as_str(), "i" | "we" | "i'd" | "we'd" | "i'll" | "we'll");
    let head = words.iter().take(HEAD).take_while(|word| !own(word));
    head.enumerate().filter(|(_, word)| PEOPLE.contains(&word.word.as_str())).any(|(at, _)| {
        let next = words[at + 1..].iter().take(SOON).take_while(|word| !own(word));
        next.enumerate().any(|(n, word)| {
            let follows = || words.get(at + 2 + n).is_some_and(|next| CLAUSE.contains(&next.word.as_str()));
            SAYING.contains(&word.word.as_str()) || (SAYING_THAT.contains(&word.word.as_str()) && follows())
        })
    })
}

fn is_done_elsewhere(words: &[Token]) -> bool {
    ELSEWHERE
        .iter()
        .any(|head| words.len() > head.len() && head.iter().zip(words).all(|(part, word)| word.word == *part))
}
