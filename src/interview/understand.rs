//! What sort of thing a candidate's message is: questions to the interviewer, facts asked for, being stuck, asking for the
//! solution, wanting to go on. What it is worth is `assess`'s business.

use crate::content::Sheet;
use crate::text::read;

/// A message, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a message can be any of these at once")]
pub(super) struct Understood {
    /// Indices of the facts that it asks for, in the question's order.
    pub(super) facts: Vec<usize>,
    /// It asks the interviewer something.
    pub(super) asks: bool,
    /// It wants the interviewer to decide.
    pub(super) hands_over: bool,
    /// It says that the candidate does not know.
    pub(super) unsure: bool,
    /// It asks for the answer itself.
    pub(super) wants_solution: bool,
    /// It asks to go on to something else.
    pub(super) wants_next: bool,
    /// Words that are not part of a question.
    pub(super) stated: usize,
}

/// How questions begin that are typed without a question mark.
const ASKING: [&str; 22] = [
    "how many",
    "how much",
    "how long",
    "how often",
    "how big",
    "how fast",
    "what is the",
    "what are the",
    "which",
    "do we",
    "do users",
    "does it",
    "is there",
    "are there",
    "is it ok",
    "are we",
    "can i assume",
    "can we assume",
    "may i assume",
    "should i assume",
    "should we assume",
    "could you tell",
];

/// Wanting the interviewer to decide.
const HANDING_OVER: [&str; 10] = [
    "should i use",
    "should we use",
    "should i go with",
    "which one should",
    "which would you",
    "what would you",
    "do you prefer",
    "would you prefer",
    "is it better",
    "do you want me to use",
];

const UNSURE: [&str; 9] = [
    "i don't know",
    "i dont know",
    "i do not know",
    "no idea",
    "not sure what",
    "i'm stuck",
    "i am stuck",
    "im stuck",
    "i have no clue",
];

const SOLUTION: [&str; 8] = [
    "what is the answer",
    "what's the answer",
    "tell me the answer",
    "give me the answer",
    "what is the solution",
    "give me the solution",
    "show me the solution",
    "tell me the solution",
];

const NEXT: [&str; 8] = [
    "next question",
    "can we move on",
    "let's move on",
    "lets move on",
    "shall we move on",
    "next stage",
    "move to the next",
    "i'm done with this",
];

/// A message that says only this is one of the above; a longer one is an answer that happens to contain the words.
const SHORT: usize = 16;

/// Sorts a message.
pub(super) fn understand(sheet: &Sheet, text: &str) -> Understood {
    let sentences = sentences(text);
    let words = |sentence: &str| sentence.split_whitespace().count();
    let total: usize = sentences.iter().map(|sentence| words(sentence)).sum();
    let plain = plain(text);
    let says = |phrases: &[&str]| total <= SHORT && phrases.iter().any(|phrase| plain.contains(phrase));

    // A question that the candidate goes on to answer themselves is a way of speaking.
    let asked: Vec<&str> = (0..sentences.len())
        .filter(|n| is_question(sentences[*n]))
        .filter(|n| {
            sentences[n + 1..].iter().filter(|later| !is_question(later)).map(|later| words(later)).sum::<usize>()
                <= SHORT
        })
        .map(|n| sentences[n])
        .collect();
    let question = asked.join(" ");
    let reading = read(&question, &sheet.lexicon);
    let is_asked =
        |n: &usize| sheet.facts[*n].iter().any(|pattern| pattern.find_asked(&reading, &sheet.lexicon).is_some());
    let facts = if asked.is_empty() { Vec::new() } else { (0..sheet.facts.len()).filter(is_asked).collect() };
    let asked_words: usize = asked.iter().map(|sentence| words(sentence)).sum();
    let question = self::plain(&question);
    Understood {
        facts,
        asks: !asked.is_empty(),
        hands_over: HANDING_OVER.iter().any(|phrase| question.contains(phrase)),
        unsure: says(&UNSURE),
        wants_solution: says(&SOLUTION),
        wants_next: says(&NEXT),
        stated: total - asked_words,
    }
}

/// Cut at the ends of sentences and at line ends; the mark stays.
fn sentences(text: &str) -> Vec<&str> {
    let pieces = text.split_inclusive(['.', '?', '!', '\n']);
    pieces.map(str::trim).filter(|piece| piece.chars().any(char::is_alphanumeric)).collect()
}

fn is_question(sentence: &str) -> bool {
    let plain = plain(sentence);
    sentence.ends_with('?') || ASKING.iter().any(|start| plain.starts_with(start))
}

/// Lower case with straight quotes.
fn plain(text: &str) -> String {
    text.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'")
}
