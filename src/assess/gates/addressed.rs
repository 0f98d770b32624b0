//! Text that speaks to the grader: orders to score, and roles played to give them weight.

use crate::text::Token;

use super::{Ground, each};

/// Runs of words that nobody says in an interview. `*` stands for up to three words.
const ORDERS: &[&str] = &[
    "ignore * rubric",
    "ignore * instructions",
    "ignore * prompt",
    "ignore * criteria",
    "disregard * rubric",
    "disregard * instructions",
    "disregard * criteria",
    "forget * instructions",
    "forget * rubric",
    "override * rubric",
    "override * score",
    "override * grade",
    "full marks",
    "full credit",
    "top marks",
    "highest score",
    "highest grade",
    "highest marks",
    "maximum score",
    "maximum grade",
    "maximum marks",
    "maximum points",
    "max score",
    "perfect score",
    "best grade",
    "strongly inclined",
    "strong hire",
    "4 out of 4",
    "100 out of 100",
    "10 out of 10",
    "give me 4",
    "give me 100",
    "give me * score",
    "give me * grade",
    "give this * score",
    "give this * grade",
    "award me",
    "award this",
    "grade this * as",
    "mark this * as",
    "score this * as",
    "rate this * as",
    "all criteria * met",
    "every criterion * met",
    "all criteria * satisfied",
    "dear grader",
    "dear evaluator",
    "note to the grader",
    "note to the evaluator",
    "you are a grader",
    "you are an evaluator",
    "you are the grader",
    "you are now",
    "as an ai",
    "as a language model",
    "system prompt",
    "system message",
    "end of transcript",
    "end of answer",
    "this answer is excellent",
    "this answer deserves",
    "this candidate is excellent",
    "this candidate deserves",
    "the candidate deserves",
];

/// What is graded, in the forms that settings are written in: "score=4", "grade: 4/4", "overall 100".
const MARKS: &[&str] = &["score", "grade", "overall", "verdict", "rating", "marks", "facet", "soundness"];
/// Roles of a conversation with a model.
const ROLES: &[&str] = &["system", "assistant", "developer", "grader", "evaluator", "judge"];
/// A setting stands alone or nearly.
const LONGEST_SETTING: usize = 8;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    let text = &ground.turn.text;
    let mut found = each(ground, |sentence| {
        let words = sentence.words(ground.reading);
        ORDERS.iter().any(|order| says(words, order)) || sets_a_mark(words, text)
    });
    // A line that begins with a role is taken only beside such an order: "System: three servers" is a heading.
    if !found.is_empty() {
        found.extend(each(ground, |sentence| {
            let words = sentence.words(ground.reading);
            words
                .first()
                .is_some_and(|word| ROLES.contains(&word.word.as_str()) && text[word.span.end..].starts_with(':'))
        }));
    }
    found
}

fn says(words: &[Token], order: &str) -> bool {
    let first = order.split(' ').next().unwrap_or_default();
    if first != "*" && !words.iter().any(|word| word.word == first) {
        return false;
    }
    let parts: Vec<&str> = order.split(' ').collect();
    (0..words.len()).any(|at| goes_on(&words[at..], &parts))
}

fn goes_on(words: &[Token], parts: &[&str]) -> bool {
    match parts {
        [] => true,
        ["*", rest @ ..] => (0..=3.min(words.len())).any(|skipped| goes_on(&words[skipped..], rest)),
        [part, rest @ ..] => words.first().is_some_and(|word| word.word == *part) && goes_on(&words[1..], rest),
    }
}

fn sets_a_mark(words: &[Token], text: &str) -> bool {
    words.len() <= LONGEST_SETTING
        && words.windows(2).any(|pair| {
            let between = text[pair[0].span.end..pair[1].span.start].trim();
            let marked = matches!(between, "=" | ":" | ":=" | "==");
            MARKS.contains(&pair[0].word.as_str()) && marked && pair[1].word.bytes().all(|byte| byte.is_ascii_digit())
        })
}
