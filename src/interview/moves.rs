//! What the interviewer does after an answer: the first row of the table that applies.

use crate::clock::Time;

use super::entry::{Author, Event};
use super::fold::Interview;
use super::probes;
use super::say;
use super::stages;
use super::understand::{Understood, understand};

/// What is said and done, if a row applies.
type Act = fn(&Interview, &Understood, Time) -> Option<Vec<(Author, Event)>>;

/// One row: what it is called, and what it says if it applies.
struct Row {
    #[cfg_attr(not(test), expect(dead_code, reason = "read by tests and people"))]
    name: &'static str,
    act: Act,
}

/// So many facts are told at once; a list of twenty questions is answered in part, and asked about again.
const FACTS_AT_ONCE: usize = 3;

/// In order.
const MOVES: &[Row] = &[
    Row { name: "tell the facts that were asked for", act: facts },
    Row {
        name: "keep the solution",
        act: |interview, said, _| said.wants_solution.then(|| spoken(vec![say::not_told(interview)])),
    },
    Row {
        name: "hand a decision back",
        act: |interview, said, _| said.hands_over.then(|| spoken(vec![say::hand_back(interview)])),
    },
    Row {
        name: "let them assume",
        act: |interview, said, _| (said.asks && said.stated < 8).then(|| spoken(vec![say::assume(interview)])),
    },
    Row {
        name: "go on when asked",
        act: |interview, said, now| {
            (said.wants_next && !interview.is_last_stage()).then(|| stages::advance(interview, now))
        },
    },
    Row { name: "offer help", act: |interview, said, _| said.unsure.then(|| spoken(vec![say::unsure(interview)])) },
    Row {
        name: "ask for more than a word",
        act: |interview, said, _| (said.stated <= 2).then(|| spoken(vec![say::one_word(interview)])),
    },
    Row { name: "change a requirement", act: twist },
    Row { name: "ask about what is missing", act: probe },
    Row {
        name: "move on when nothing is missing",
        act: |interview, _, now| exhausted(interview).then(|| stages::advance(interview, now)),
    },
    Row { name: "let them go on", act: |interview, _, _| Some(spoken(vec![say::go_on(interview)])) },
];

/// What is said and done after the last answer.
pub(super) fn choose(interview: &Interview, now: Time) -> Vec<(Author, Event)> {
    let said = interview.turns.last().map(|turn| understand(&interview.sheet, &turn.text)).unwrap_or_default();
    MOVES.iter().find_map(|row| (row.act)(interview, &said, now)).unwrap_or_default()
}

fn spoken(events: Vec<Event>) -> Vec<(Author, Event)> {
    events.into_iter().map(|event| (Author::Interviewer, event)).collect()
}

fn facts(interview: &Interview, said: &Understood, _: Time) -> Option<Vec<(Author, Event)>> {
    if said.facts.is_empty() {
        return None;
    }
    let mut told = interview.clone();
    let mut events = Vec::new();
    for fact in said.facts.iter().take(FACTS_AT_ONCE) {
        let event = say::fact(&told, *fact);
        told.remember(&event);
        events.push(event);
    }
    Some(spoken(events))
}

fn twist(interview: &Interview, _: &Understood, _: Time) -> Option<Vec<(Author, Event)>> {
    let question = &interview.sheet.question;
    let stage = &interview.sheet.rubric.stages[interview.stage.index].id;
    let due =
        (0..question.twists.len()).find(|n| question.twists[*n].stage == *stage && !interview.twists.contains(n))?;
    // One after every second answer, so that each can be dealt with before the next.
    let told_here = interview.twists.iter().filter(|n| question.twists[**n].stage == *stage).count();
    let answers = usize::try_from(interview.stage.answers).unwrap_or(usize::MAX);
    (answers > 2 * told_here + 1).then(|| spoken(vec![say::twist(interview, due)]))
}

fn probe(interview: &Interview, _: &Understood, _: Time) -> Option<Vec<(Author, Event)>> {
    if interview.stage.probes >= probes_in(interview) {
        return None;
    }
    probes::best(interview).map(|probe| spoken(vec![say::probe(interview, &probe)]))
}

/// Questions fit into a stage by its length: one about every two minutes, two at least.
fn probes_in(interview: &Interview) -> u32 {
    let minutes = interview.stage_minutes().get(interview.stage.index).copied().unwrap_or(0);
    u32::from(minutes / 2).max(2)
}

/// Nothing is left to ask in this stage.
fn exhausted(interview: &Interview) -> bool {
    !interview.is_last_stage() && (interview.stage.probes >= probes_in(interview) || probes::best(interview).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_name_of_its_own_and_the_last_always_applies() {
        let mut names: Vec<&str> = MOVES.iter().map(|row| row.name).collect();
        assert_eq!(names.last(), Some(&"let them go on"));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), MOVES.len());
    }
}
