//! What a candidate's message leads to: refused, or a [`Move`] to be made durable and then folded.

use crate::assess;
use crate::clock::Time;
use crate::content::Phrase;
use crate::content::transcript::tidy;

use super::entry::{Author, Event, Reason};
use super::fold::Interview;
use super::input::{ANSWER_LIMIT, ANSWERS, Input, Refusal};
use super::stages::{self, PAUSES};
use super::step::Move;
use super::{moves, probes, say};

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
            Input::Hint { .. } if probes::next_hint(self).is_none() && !say::is_fresh(self, Phrase::NoHint) => {
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
        if let Some(mut after) = step.after.take() {
            step.entries[1..].iter().for_each(|entry| after.fold(entry, None));
            return *after;
        }
        let mut after = self.clone();
        step.entries.iter().for_each(|entry| after.fold(entry, step.observation.as_ref()));
        after
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::content::format::Level;
    use crate::content::{Sources, compile};
    use crate::id::{InterviewId, MessageId};
    use crate::interview::{Entry, Mode, Opening};

    fn journal(answers: &[String]) -> (Arc<crate::content::Sheet>, Vec<Entry>) {
        let sheet = Arc::clone(&compile(Sources::built_in()).unwrap().sheets["url-shortener"]);
        let id = InterviewId(uuid::Uuid::from_u128(5));
        let opening = Opening { id, sheet: Arc::clone(&sheet), level: Level::L5, mode: Mode::Guided, minutes: 45 };
        let mut journal = Interview::open(&opening, Time(0));
        for text in answers {
            let seq = journal.len() as u64 + 1;
            let event = Event::Answer { id: MessageId(uuid::Uuid::from_u128(seq.into())), text: text.clone() };
            journal.push(Entry { seq, at: Time(1_000), part: 0, author: Author::Candidate, event });
        }
        (sheet, journal)
    }

    #[test]
    fn after_so_many_answers_it_says_that_no_more_are_taken() {
        let (sheet, mut journal) = journal(&vec!["Yes.".to_owned(); ANSWERS]);
        let answer = || Input::Answer { id: MessageId(uuid::Uuid::from_u128(9_999)), text: "And so on.".to_owned() };
        let full = Interview::replay(Arc::clone(&sheet), &journal);
        let refused = full.hear(answer(), Time(2_000)).unwrap_err();
        assert_eq!(refused.code(), "too_many_answers");
        assert_eq!(
            refused.to_string(),
            "this interview has 300 answers, and no more are taken; finish it to get its scorecard"
        );
        let finish = Input::Finish { id: MessageId(uuid::Uuid::from_u128(10_000)) };
        assert!(full.hear(finish, Time(2_000)).is_ok(), "it can still be finished");
        journal.pop();
        assert!(Interview::replay(sheet, &journal).hear(answer(), Time(2_000)).is_ok());
    }

    #[test]
    fn folding_line_by_line_all_at_once_or_by_and_by_is_the_same() {
        let said = [
            "How many links are made each month?",
            "A unique constraint on the code makes the database reject the second insert of the same code.",
            "Ten million links a day make 116 writes per second.",
            "A cache in front takes the reads; if it is lost, the store takes a tenth of them for a minute.",
        ];
        let (sheet, mut lines) = journal(&[]);
        let mut live = Interview::replay(Arc::clone(&sheet), &lines);
        let mut id = 100;
        let mut take = |live: &mut Interview, input: fn(MessageId) -> Option<Input>, text: Option<&str>| {
            id += 1;
            let message = MessageId(uuid::Uuid::from_u128(id));
            let input =
                text.map_or_else(|| input(message), |text| Some(Input::Answer { id: message, text: text.to_owned() }));
            let mut next = live.hear(input.unwrap(), Time(60_000)).unwrap();
            *live = live.moved(&mut next);
            lines.extend(next.entries);
        };
        for text in said {
            take(&mut live, |_| None, Some(text));
            take(&mut live, |id| Some(Input::NextStage { id }), None);
        }
        let whole = format!("{:?}", Interview::replay(Arc::clone(&sheet), &lines).situation());
        assert_eq!(format!("{:?}", live.situation()), whole);
        for cut in 0..lines.len() {
            let mut first = Interview::replay(Arc::clone(&sheet), &lines[..cut]);
            first.resume(&lines[cut..]);
            assert_eq!(format!("{:?}", first.situation()), whole, "{cut}");
            assert_eq!(first.observations(), live.observations());
            assert_eq!((first.seen_last(), first.next_wake()), (live.seen_last(), live.next_wake()));
        }
    }
}
