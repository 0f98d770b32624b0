//! What a candidate's message leads to: refused, or a [`Move`] to be made durable and then folded.

use crate::assess::{self, Observation};
use crate::clock::Time;
use crate::content::transcript::tidy;

use super::entry::{Author, Entry, Event, Reason};
use super::fold::Interview;
use super::input::{ANSWER_LIMIT, ANSWERS, Input, Refusal};
use super::stages::{self, PAUSES};
use super::{moves, probes, say};

/// New lines, in order, with what was seen in the answer among them.
#[derive(Clone, Debug)]
pub struct Move {
    /// To be appended as they are.
    pub entries: Vec<Entry>,
    /// Of the answer, if there is one.
    pub observation: Option<Observation>,
    /// The interview with the answer taken in, if there is one: it was needed to say what comes next, and need not be made
    /// twice.
    after: Option<Box<Interview>>,
}

impl Move {
    /// Numbers what happens next.
    pub(super) fn new(interview: &Interview, now: Time, events: Vec<(Author, Event)>) -> Self {
        let numbered = (interview.seq + 1..).zip(events);
        let entries = numbered.map(|(seq, (author, event))| Entry { seq, at: now, part: 0, author, event }).collect();
        Self { entries, observation: None, after: None }
    }
}

impl Interview {
    /// What a message leads to. Changes nothing.
    ///
    /// # Errors
    /// If it is not possible now.
    pub fn hear(&self, input: Input, now: Time) -> Result<Move, Refusal> {
        if self.finished() {
            return Err(Refusal::Finished);
        }
        match input {
            Input::Answer { .. } | Input::Hint { .. } | Input::NextStage { .. } if self.paused.is_some() => {
                Err(Refusal::Paused)
            }
            Input::Answer { id, text } => {
                let text = tidy(&text);
                let characters = text.chars().count();
                if text.is_empty() {
                    return Err(Refusal::EmptyAnswer);
                }
                if characters > ANSWER_LIMIT {
                    return Err(Refusal::AnswerTooLong { characters });
                }
                if self.turns.len() >= ANSWERS {
                    return Err(Refusal::TooManyAnswers);
                }
                Ok(self.answer(Event::Answer { id, text }, now))
            }
            Input::Hint { .. } if probes::next_hint(self).is_none() && !say::is_fresh(self, "no_hint") => {
                Err(Refusal::NoHint)
            }
            Input::Hint { id } => {
                let said = say::hint(self);
                Ok(Move::new(
                    self,
                    now,
                    vec![(Author::Candidate, Event::HintAsked { id }), (Author::Interviewer, said)],
                ))
            }
            Input::NextStage { .. } if self.is_last_stage() => Err(Refusal::LastStage),
            Input::NextStage { id } => {
                let mut events = vec![(Author::Candidate, Event::NextStageAsked { id })];
                events.extend(stages::advance(self, now));
                Ok(Move::new(self, now, events))
            }
            Input::Pause { .. } if self.paused.is_some() => Err(Refusal::Paused),
            Input::Pause { .. } if self.stood >= PAUSES => Err(Refusal::PauseUsedUp),
            Input::Pause { id } => Ok(Move::new(self, now, vec![(Author::Candidate, Event::Paused { id })])),
            Input::Resume { id } => {
                let since = self.paused.ok_or(Refusal::NotPaused)?;
                let stood = PAUSES.saturating_sub(self.stood).min(now.since(since));
                let stood = u64::try_from(stood.as_millis()).unwrap_or(u64::MAX);
                Ok(Move::new(self, now, vec![(Author::Candidate, Event::Resumed { id: Some(id), stood })]))
            }
            Input::Finish { id } => {
                let over = Event::Finished { id: Some(id), reason: Reason::Candidate };
                Ok(Move::new(self, now, vec![(Author::Candidate, over), (Author::Interviewer, say::close(self))]))
            }
        }
    }

    /// Observes an answer, takes it in on a copy, and says what comes next there.
    fn answer(&self, answer: Event, now: Time) -> Move {
        let Event::Answer { text, .. } = &answer else { unreachable!("called with an answer") };
        let turn = self.turn(text);
        let observation = assess::observe(&self.sheet, &self.turns, &turn);
        let mut step = Move::new(self, now, vec![(Author::Candidate, answer)]);
        let mut after = self.clone();
        after.fold(&step.entries[0], Some(&observation));
        step.entries.extend(Move::new(&after, now, moves::choose(&after, now)).entries);
        step.observation = Some(observation);
        step.after = Some(Box::new(after));
        step
    }

    /// The interview after a move that was made durable.
    #[must_use]
    pub fn moved(&self, step: &mut Move) -> Self {
        match step.after.take() {
            Some(mut after) => {
                step.entries[1..].iter().for_each(|entry| after.fold(entry, None));
                *after
            }
            None => {
                let mut after = self.clone();
                step.entries.iter().for_each(|entry| after.fold(entry, step.observation.as_ref()));
                after
            }
        }
    }
}
