//! What the candidate's words are about: things that they name, and the clause of theirs that leads to an idea.

use crate::content::Sheet;
use crate::matching::fixed::ONE;
use crate::matching::{Said, Vector};
use crate::text::english::is_function_word;
use crate::text::{Mention, Reading, Span, read};

use super::fold::Interview;
use super::nearness::{to_idea, vector};
use super::quote::{IN_A_QUESTION, whole_words, words_around};

/// Words so near to an idea's own sentences are about it.
const ABOUT: i64 = ONE / 2;

/// What the lexicon calls what goes wrong: nothing to come back to.
const HARM: &str = "harm";

/// The first words that name a way of doing something that the brief does not speak of, and are not denied: they lead to an idea that is not of the problem.
pub(super) fn named<'a>(interview: &Interview, text: &'a str) -> Option<&'a str> {
    let sheet = &interview.sheet;
    let reading = read(text, &sheet.lexicon);
    let given: Vec<_> = read(&sheet.brief, &sheet.lexicon).mentions.iter().map(|mention| mention.concept).collect();
    let is_a_way = |mention: &&Mention| {
        let nearest = nearest_idea(sheet, &vector(sheet, mention.span.of(text)));
        !given.contains(&mention.concept)
            && is_thing(sheet, &reading, mention)
            && nearest.is_some_and(|idea| !is_of_the_problem(interview, idea))
    };
    reading.mentions.iter().find(is_a_way).map(|mention| whole_words(text, mention.span))
}

/// The candidate's own words, out of one of their sentences, for an idea: the clause that lies nearest to it, if that clause
/// is about it more than about any other idea. A false link is worse than none.
pub(super) fn words_for(interview: &Interview, text: &str, sentence: Span, idea: usize) -> Option<String> {
    let sheet = &interview.sheet;
    let reading = read(sentence.of(text), &sheet.lexicon);
    let directions = reading.clauses.iter().map(|clause| {
        let table = &sheet.learnt.table;
        let said = Said::of(&reading, &sheet.lexicon, clause.tokens.clone());
        (table.vector(&table.sparse(&said.features)), clause.span)
    });
    let (nearest, span) =
        directions.max_by_key(|(said, span)| (to_idea(sheet, idea, said), std::cmp::Reverse(span.start)))?;
    let span = Span { start: sentence.start + span.start, end: sentence.start + span.end };
    (nearest_idea(sheet, &nearest) == Some(idea)).then(|| words_around(text, span, IN_A_QUESTION)).flatten()
}

/// The longest thing in a text that was named before and that the brief does not speak of.
pub(super) fn named_before<'a>(interview: &Interview, text: &'a str, before: &[&str]) -> Option<&'a str> {
    let sheet = &interview.sheet;
    let concepts = |text: &str| read(text, &sheet.lexicon).mentions.into_iter().map(|mention| mention.concept);
    let earlier: Vec<_> = before.iter().flat_map(|text| concepts(text)).collect();
    let given: Vec<_> = concepts(&sheet.brief).collect();
    let reading = read(text, &sheet.lexicon);
    let is_meant = |mention: &&Mention| {
        is_thing(sheet, &reading, mention) && earlier.contains(&mention.concept) && !given.contains(&mention.concept)
    };
    let meant = reading.mentions.iter().filter(is_meant);
    meant
        .max_by_key(|mention| (mention.span.end - mention.span.start, std::cmp::Reverse(mention.span.start)))
        .map(|mention| whole_words(text, mention.span))
}

/// Cost and failure can be asked of a way of doing something, not of what was settled about the problem.
pub(super) fn is_of_the_problem(interview: &Interview, idea: usize) -> bool {
    let first = interview.sheet.rubric.stages.first();
    let criterion = interview.sheet.question.ideas[idea].criterion.split('.').next();
    first.is_some_and(|stage| stage.competencies.iter().any(|id| Some(id.as_str()) == criterion))
}

/// The idea that some words are about.
fn nearest_idea(sheet: &Sheet, said: &Vector) -> Option<usize> {
    let near = (0..sheet.classes.ideas.len()).map(|idea| (to_idea(sheet, idea, said), idea));
    near.max_by_key(|(near, idea)| (*near, std::cmp::Reverse(*idea)))
        .filter(|(near, _)| *near >= ABOUT)
        .map(|(_, idea)| idea)
}

/// Bare numbers, what goes wrong, what is denied and what is put with words that hold sentences together are no things.
fn is_thing(sheet: &Sheet, reading: &Reading, mention: &Mention) -> bool {
    let words = &reading.tokens[mention.tokens.clone()];
    let spelt = words.iter().all(|token| token.word.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let harm = sheet.lexicon.find(HARM);
    let named = words.iter().all(|token| !is_function_word(&token.word));
    spelt && named && !mention.negated && harm.is_none_or(|harm| !sheet.lexicon.is_a(mention.concept, harm))
}
