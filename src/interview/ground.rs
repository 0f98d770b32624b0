//! Whether a prepared text fits what was said: what it takes for granted was, what it asks for was not.

use crate::assess::{SentenceSeen, Standing};
use crate::content::{Premise, premises};
use crate::matching::fixed::ONE;
use crate::text::read;

use super::fold::Interview;
use super::nearness::vector;

/// A sentence so near to a prepared question has answered it. Of questions about what graded answers never speak of one in
/// twenty has so near a sentence.
const ANSWERED: i64 = ONE * 65 / 100;

/// Something is on the table.
pub(super) fn has_proposed(interview: &Interview) -> bool {
    interview.summary.ideas.iter().any(Option::is_some)
}

/// Whether everything that a prepared text takes for granted was said by the candidate.
pub(super) fn holds(interview: &Interview, text: &str) -> bool {
    let lexicon = &interview.sheet.lexicon;
    let spoke_of = |word: &str| {
        let thing: Vec<_> = read(word, lexicon).mentions.iter().map(|mention| mention.concept).collect();
        interview.turns.iter().any(|turn| {
            let mut said = turn.text.split(|c: char| !c.is_alphanumeric());
            let mentions = || read(&turn.text, lexicon).mentions;
            said.any(|said| said.eq_ignore_ascii_case(word))
                || mentions().iter().any(|said| thing.iter().any(|thing| lexicon.is_a(said.concept, *thing)))
        })
    };
    premises(text).iter().all(|premise| match premise {
        Premise::Proposal => has_proposed(interview),
        Premise::Thing(word) => has_proposed(interview) && spoke_of(word),
    })
}

/// Whether a sentence of the candidate's so far says what a prepared text would ask for.
pub(super) fn is_answered(interview: &Interview, text: &str) -> bool {
    let asked = vector(&interview.sheet, text);
    let counts = |sentence: &&SentenceSeen| sentence.standing == Standing::Meant && !sentence.asked;
    let mut said = interview.observations.iter().flat_map(|seen| &seen.sentences).filter(counts);
    said.any(|sentence| sentence.vector.0.near(&asked) >= ANSWERED)
}

/// Whether a fact was told after which something makes no sense any more.
pub(super) fn is_settled(interview: &Interview, not_after: &[String]) -> bool {
    let facts = &interview.sheet.question.facts;
    interview.facts.iter().filter_map(|fact| facts.get(*fact)).any(|fact| not_after.contains(&fact.id))
}
