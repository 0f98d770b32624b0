//! What sort of thing a candidate's message is: questions to the interviewer, facts asked for, being stuck, asking for the
//! solution, wanting to go on, and what is no answer at all. What it is worth is `assess`'s business.

use crate::assess::Observation;
use crate::content::Sheet;
use crate::text::read;

use super::asked::facts_asked;
use super::ways::{
    ACCEPTING, ASKING, CODE, CODE_ENDS, CONFUSED, CORRECTING, CROSS, DETAIL, FACTUAL, FIGURES, HANDING_OVER, HINTING,
    LEAVE, NEXT, NODDING, OFFERING, SMALL_TALK, SOLUTION, UNHEARD, UNSURE, WHO,
};

/// A message, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a message can be any of these at once")]
pub(super) struct Understood {
    /// Indices of the facts that it asks for, each once, in the order in which it does.
    pub(super) facts: Vec<usize>,
    /// It asks the interviewer something.
    pub(super) asks: bool,
    /// It wants the interviewer to decide.
    pub(super) hands_over: bool,
    /// It names what it wants decided: one or the other.
    pub(super) names_options: bool,
    /// It says that the interviewer did not listen.
    pub(super) is_unheard: bool,
    /// It does not follow what was asked.
    pub(super) is_confused: bool,
    /// It says that the candidate does not know.
    pub(super) unsure: bool,
    /// It asks for the answer itself.
    pub(super) wants_solution: bool,
    /// It asks to go on to something else.
    pub(super) wants_next: bool,
    /// It asks for help in words.
    pub(super) wants_hint: bool,
    /// It asks what the interviewer is.
    pub(super) asks_who: bool,
    /// It wants a nod.
    pub(super) wants_nod: bool,
    /// It offers to say more.
    pub(super) offers: bool,
    /// About something that it names.
    pub(super) offers_this: bool,
    /// It asks for something that a brief may hold.
    pub(super) asks_fact: bool,
    /// It asks for a figure.
    pub(super) asks_figure: bool,
    /// It ends with a question to the interviewer.
    pub(super) ends_asking: bool,
    /// It says yes to what was offered.
    pub(super) accepts: bool,
    /// It takes something back.
    pub(super) corrects: bool,
    /// It is cross.
    pub(super) is_cross: bool,
    /// It is about something else altogether.
    pub(super) is_small_talk: bool,
    /// It speaks to the grader instead of the interviewer, and says nothing else.
    pub(super) is_addressed: bool,
    /// It is not English, or nothing that could be read.
    pub(super) is_unreadable: bool,
    /// It is program text.
    pub(super) is_code: bool,
    /// So long that nobody could follow it in a room.
    pub(super) is_long: bool,
    /// It is short enough to be about one thing.
    pub(super) is_brief: bool,
    /// Words that are not part of a question.
    pub(super) stated: usize,
}

/// A message that says only this is one of the above; a longer one is an answer that happens to contain the words.
const SHORT: usize = 16;

/// Fewer words of a message than this, in percent, could be read: it is in another language.
const READABLE: u32 = 40;
/// Shorter messages are names and numbers too often to tell.
const FEW: u32 = 5;
/// So many lines of program text are code.
const LINES: usize = 3;
/// So many words are a speech.
const SPEECH: usize = 420;

/// So many words at the end of a message are what it comes to.
const LAST_WORDS: usize = 24;
/// A yes has no more words than this.
const FEW_WORDS: usize = 5;

impl Understood {
    /// It says nothing about the design: a question, a request, a mood.
    pub(super) fn is_aside(&self) -> bool {
        let asks = self.asks || self.hands_over || self.wants_nod || self.offers;
        let asks = asks && self.stated < FEW_WORDS * 2;
        let wants = self.is_unheard
            || self.is_confused
            || self.wants_solution
            || self.wants_next
            || self.wants_hint
            || self.unsure;
        asks || wants || self.is_barren() || self.stated <= 2
    }

    /// Nothing that could lead on: a mood, orders to the grader, code, another language.
    pub(super) fn is_barren(&self) -> bool {
        let talk = self.is_cross || self.is_small_talk || self.asks_who || self.wants_solution;
        talk || self.is_addressed || self.is_unreadable || self.is_code
    }
}

fn starts_with_any(plain: &str, ways: &[&str]) -> bool {
    let plain = plain.trim_start();
    let is_word = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    ways.iter().any(|way| plain.strip_prefix(way).is_some_and(is_word))
}

/// Sorts a message. `seen` is what the evaluator saw in it.
pub(super) fn understand(sheet: &Sheet, text: &str, seen: &Observation) -> Understood {
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
    let is_offer = |text: &str| OFFERING.iter().chain(LEAVE).chain(DETAIL).any(|phrase| text.contains(phrase));
    let inquiries: Vec<&str> = asked.iter().copied().filter(|sentence| !is_offer(&self::plain(sentence))).collect();
    let facts = facts_asked(sheet, &inquiries);
    let asked_words: usize = asked.iter().map(|sentence| words(sentence)).sum();
    let question = self::plain(&question);
    Understood {
        asks: !asked.is_empty() && !is_offer(&question),
        hands_over: HANDING_OVER.iter().any(|phrase| question.contains(phrase))
            && !OFFERING.iter().any(|phrase| question.contains(phrase)),
        names_options: question.contains(" or "),
        unsure: is_unsure(text),
        wants_solution: says(SOLUTION),
        wants_next: ends_with_any(text, NEXT),
        wants_hint: ends_with_any(text, HINTING),
        is_unheard: total <= LAST_WORDS && ends_with_any(text, UNHEARD),
        is_confused: ends_with_any(text, CONFUSED),
        asks_who: ends_with_any(text, WHO),
        wants_nod: NODDING.iter().any(|phrase| question.contains(phrase)),
        offers_this: LEAVE.iter().any(|phrase| question.contains(phrase))
            || (DETAIL.iter().any(|phrase| question.contains(phrase))
                && !read(&question, &sheet.lexicon).mentions.is_empty()),
        asks_figure: !asked.is_empty() && FIGURES.iter().any(|word| question.contains(word)),
        asks_fact: FACTUAL.iter().chain(FIGURES).any(|word| question.contains(word)),
        ends_asking: sentences.last().is_some_and(|last| last.ends_with('?')) && !asked.is_empty(),
        offers: OFFERING.iter().any(|phrase| question.contains(phrase)),
        accepts: total <= FEW_WORDS && starts_with_any(&plain, ACCEPTING),
        corrects: CORRECTING.iter().any(|phrase| plain.contains(phrase)),
        is_cross: ends_with_any(text, CROSS),
        is_small_talk: says(SMALL_TALK) && facts.is_empty(),
        is_addressed: !seen.gates.is_empty()
            && seen.gates.iter().all(|gated| gated.gate == "addressed")
            && total <= 4 * SHORT,
        is_unreadable: seen.words >= FEW && seen.known_words * 100 < seen.words * READABLE,
        is_code: text.lines().filter(|line| is_code(line)).count() >= LINES,
        is_long: total >= SPEECH,
        is_brief: total <= LAST_WORDS,
        stated: total - asked_words,
        facts,
    }
}

/// Not knowing, and nothing else.
pub(super) fn is_unsure(text: &str) -> bool {
    ends_with_any(text, UNSURE)
}

/// A short message that has one of these, or a longer one in whose last sentences it stands: that is what it comes to.
fn ends_with_any(text: &str, ways: &[&str]) -> bool {
    let sentences = sentences(text);
    let words = |sentence: &str| sentence.split_whitespace().count();
    let mut total = 0;
    let last = sentences.iter().rev().take_while(|sentence| {
        let so_far = total;
        total += words(sentence);
        so_far == 0 || total <= LAST_WORDS
    });
    last.filter(|sentence| words(sentence) <= LAST_WORDS).any(|sentence| {
        let plain = plain(sentence);
        ways.iter().any(|way| plain.contains(way))
    })
}

/// Cut at the ends of sentences and at line ends; the mark stays.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let pieces = text.split_inclusive(['.', '?', '!', '\n']);
    pieces.map(str::trim).filter(|piece| piece.chars().any(char::is_alphanumeric)).collect()
}

fn is_question(sentence: &str) -> bool {
    let plain = plain(sentence);
    sentence.ends_with('?') || ASKING.iter().any(|start| plain.starts_with(start))
}

/// A line as programs have them.
fn is_code(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    CODE.iter().any(|begin| line.starts_with(begin)) || CODE_ENDS.iter().any(|end| line.ends_with(end))
}

/// Lower case with straight quotes.
pub(super) fn plain(text: &str) -> String {
    text.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'")
}
