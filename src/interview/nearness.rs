//! How near what was said is to an idea, or to a text that the interviewer might say.

use crate::assess::{SentenceSeen, Standing};
use crate::content::Sheet;
use crate::matching::fixed::ONE;
use crate::matching::{Said, Vector};

use super::fold::Interview;

/// A sentence so near to a prepared question has answered it.
const ANSWERED: i64 = ONE * 70 / 100;

/// Where a text points.
pub(super) fn vector(sheet: &Sheet, text: &str) -> Vector {
    let table = &sheet.learnt.table;
    table.vector(&table.sparse(&Said::whole(text, &sheet.lexicon).features))
}

/// How near a direction is to an idea, 65,536 where the idea's own sentences lie, 0 where strangers end.
pub(super) fn to_idea(sheet: &Sheet, idea: usize, said: &Vector) -> i64 {
    sheet.ideas.get(idea).map_or(0, |class| class.scaled(class.centre.near(said)))
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
