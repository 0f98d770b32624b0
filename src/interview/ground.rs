//! Whether a prepared text fits what was said: what it takes for granted was, what it asks for was not.

use crate::assess::{Facet, SentenceSeen, Standing};
use crate::content::format::Kind;
use crate::content::{Premise, Sheet};
use crate::matching::fixed::ONE;
use crate::matching::{Features, KINDS, Said, denied_words};
use crate::text::read;

use super::fold::Interview;
use super::nearness::vector;

/// A sentence so near to a prepared question has answered it. Of questions about what graded answers never speak of one in
/// twenty has so near a sentence.
const ANSWERED: i64 = ONE * 65 / 100;

/// From this chance on a prepared question asks for a fact.
const ASKS_FOR: i64 = ONE * 9 / 10;
/// So near to a fact a text says it again.
const REPEATS: i64 = ONE * 85 / 100;
/// So near to a fact a text is of the same matter, and must not deny it.
const SAME_MATTER: i64 = ONE / 2;
/// So rare a word says something: one of two hundred sentences has it.
const TELLING: i64 = 6 * 1024;

/// Something is on the table.
pub(super) fn has_proposed(interview: &Interview) -> bool {
    interview.summary.ideas.iter().any(Option::is_some)
}

/// Whether a nod is asked for to a scope: in the stage of a design that is about what is to be built and nothing else, after
/// something that says what, in the last answer or in the one before it.
pub(super) fn has_scoped(interview: &Interview) -> bool {
    let Sheet { rubric, question, .. } = &*interview.sheet;
    let Some(stage) = rubric.stages.get(interview.stage.index) else { return false };
    let own = rubric.competencies.iter().filter(|competency| stage.competencies.contains(&competency.id));
    let mut criteria = own.flat_map(|competency| &competency.criteria).peekable();
    let is_scoping = rubric.kind == Kind::Design
        && criteria.peek().is_some()
        && criteria.clone().all(|criterion| criterion.facet == KINDS[0]);
    let is_scope = |idea: usize| criteria.clone().any(|criterion| criterion.id == question.ideas[idea].criterion);
    let lately = interview.turns.len().saturating_sub(2);
    is_scoping && interview.summary.newest(Facet::Touched).any(|seen| seen.turn >= lately && is_scope(seen.idea))
}

/// Whether everything that a prepared text takes for granted was said by the candidate.
pub(super) fn holds(interview: &Interview, text: &str) -> bool {
    let lexicon = &interview.sheet.lexicon;
    let spoke_of = |word: &str| {
        let thing: Vec<_> = read(word, lexicon).mentions.iter().map(|mention| mention.concept).collect();
        let mut said = interview.turns.iter().flat_map(|turn| turn.text.split(|c: char| !c.is_alphanumeric()));
        let mut things = interview.observations.iter().flat_map(|seen| &seen.things);
        said.any(|said| said.eq_ignore_ascii_case(word))
            || things.any(|said| thing.iter().any(|thing| lexicon.is_a(*said, *thing)))
    };
    interview.sheet.cues.premises(text).iter().all(|premise| match premise {
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

/// Whether a fact that was told answers a prepared text, says the same, or denies what it takes for granted.
pub(super) fn is_told(interview: &Interview, text: &str) -> bool {
    if interview.facts.is_empty() {
        return false;
    }
    let sheet = &interview.sheet;
    let point = |text: &str| vector(sheet, text);
    let features = |text: &str| Said::whole(text, &sheet.lexicon).features;
    let (points, own) = (point(text), features(text));
    let asks = sheet.classes.asking.chances(text, &points);
    interview.facts.iter().filter_map(|fact| Some((*fact, &sheet.question.facts.get(*fact)?.says))).any(
        |(fact, says)| {
            let near = point(says).near(&points);
            let is_asked = asks.get(fact).is_some_and(|chance| *chance >= ASKS_FOR);
            is_asked || near >= REPEATS || (near >= SAME_MATTER && denies(sheet, &features(says), &own))
        },
    )
}

/// The one denies something telling that the other affirms.
fn denies(sheet: &Sheet, told: &Features, text: &Features) -> bool {
    let denied: Vec<&str> = denied_words(text).collect();
    let is_telling = |word: &str| sheet.learnt.table.rarity(word) >= TELLING;
    denied_words(told).any(|word| text.contains_key(word) && !denied.contains(&word) && is_telling(word))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::Time;
    use crate::content::format::Level;
    use crate::content::{Sources, compile};
    use crate::id::InterviewId;
    use crate::interview::{Mode, Opening};

    #[test]
    fn what_a_fact_has_told_or_denied_is_not_asked() {
        let library = compile(Sources::built_in()).unwrap();
        let mut sheet = Sheet::clone(&library.sheets["region-failure"]);
        let changes = sheet.question.facts.iter().position(|fact| fact.id == "changes").unwrap();
        Arc::make_mut(&mut sheet.question).facts[changes].says =
            "There is a freeze: no release went out since Monday.".to_owned();
        let sheet = Arc::new(sheet);
        let id = InterviewId(uuid::Uuid::from_u128(3));
        let opening = Opening { id, sheet: Arc::clone(&sheet), level: Level::L5, mode: Mode::Real, minutes: 45 };
        let mut interview = Interview::replay(Arc::clone(&sheet), &Interview::open(&opening, Time(0)));
        let denied = "It turns out that a release went out twelve minutes before the alarm. What now?";
        let check = |interview: &Interview, text: &str, expect: bool| {
            assert_eq!(is_told(interview, text), expect, "{text}");
        };
        check(&interview, denied, false);
        interview.facts.push(changes);
        check(&interview, denied, true);
        check(&interview, "There is a freeze, and no release went out since Monday.", true);
        check(&interview, "Was anything deployed or changed before this began?", true);
        check(&interview, "What would you write to the customers meanwhile?", false);
    }
}
