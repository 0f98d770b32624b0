//! The clock: how long each stage is, when something is due, and moving from one stage to the next.

use std::time::Duration;

use crate::clock::Time;
use crate::content::Phrase;

use super::entry::{Author, Event, Mode, Reason};
use super::fold::Interview;
use super::step::Move;
use super::{feedback, say};

/// How long before its end a stage is called nearly over.
const NUDGE: Duration = Duration::from_mins(1);
/// Shorter stages end without notice.
const NUDGED_STAGE: Duration = Duration::from_secs(150);
/// After so long without a word the interviewer says one, once.
const SILENCE: Duration = Duration::from_mins(4);
/// All pauses together.
pub const PAUSES: Duration = Duration::from_mins(30);

impl Interview {
    /// The length of each stage in whole minutes, as shown; the exact lengths are in proportion.
    pub fn stage_minutes(&self) -> Vec<u16> {
        let length = |index| u16::try_from((self.length(index).as_secs() + 30) / 60).unwrap_or(u16::MAX).max(1);
        (0..self.sheet.rubric.stages.len()).map(length).collect()
    }

    /// A stage's share of the whole time.
    fn length(&self, index: usize) -> Duration {
        let stages = &self.sheet.rubric.stages;
        let all: u64 = stages.iter().map(|stage| u64::from(stage.minutes)).sum();
        let own = stages.get(index).map_or(0, |stage| u64::from(stage.minutes));
        Duration::from_secs(u64::from(self.minutes) * 60 * own / all.max(1))
    }

    pub(super) fn is_last_stage(&self) -> bool {
        self.stage.index + 1 >= self.sheet.rubric.stages.len()
    }

    /// When the next thing is due, whoever is connected.
    pub fn next_wake(&self) -> Option<Time> {
        if self.finished.is_some() {
            return None;
        }
        if let Some(since) = self.paused {
            return Some(since.plus(PAUSES.saturating_sub(self.stood)));
        }
        let stage = (!self.is_last_stage()).then_some(self.stage.ends);
        [Some(self.ends), stage, self.nudge_due(), self.silence_due()].into_iter().flatten().min()
    }

    /// Whether the time is up although nobody has said so yet.
    pub fn overdue(&self, now: Time) -> bool {
        self.finished.is_none()
            && self.paused.is_none_or(|since| now >= since.plus(PAUSES.saturating_sub(self.stood)))
            && now >= self.ends
    }

    fn nudge_due(&self) -> Option<Time> {
        let ends = if self.is_last_stage() { self.ends } else { self.stage.ends };
        let worth_it = !self.stage.nudged && self.length(self.stage.index) >= NUDGED_STAGE;
        worth_it.then(|| Time(ends.0 - i64::try_from(NUDGE.as_millis()).unwrap_or(0)))
    }

    /// Nobody has said a word for long, and there is time to say one.
    fn silence_due(&self) -> Option<Time> {
        let due = self.spoke.plus(SILENCE);
        let is_worth_it = !self.silence_broken && self.stage.ends.since(due) >= NUDGED_STAGE;
        (is_worth_it && say::is_fresh(self, Phrase::Silence)).then_some(due)
    }

    /// What the clock asks for, one thing at a time.
    pub fn tick(&self, now: Time) -> Option<Move> {
        if self.next_wake().is_none_or(|due| now < due) {
            return None;
        }
        if let Some(since) = self.paused {
            let stood = PAUSES.saturating_sub(self.stood).min(now.since(since));
            let stood = u64::try_from(stood.as_millis()).unwrap_or(u64::MAX);
            return Some(Move::new(self, now, vec![(Author::System, Event::Resumed { id: None, stood })]));
        }
        if now >= self.ends {
            let over = Event::Finished { id: None, reason: Reason::Time };
            return Some(Move::new(self, now, vec![(Author::System, over), (Author::Interviewer, say::time_up(self))]));
        }
        if now >= self.stage.ends && !self.is_last_stage() {
            return Some(Move::new(self, now, advance(self, now)));
        }
        let said =
            if self.nudge_due().is_some_and(|due| now >= due) { say::nudge(self, now) } else { say::silence(self) };
        Some(Move::new(self, now, vec![(Author::Interviewer, said)]))
    }
}

/// The beginning of a stage. What the stages before left over is shared out; the last one has all the time that is left.
pub(super) fn begin(interview: &Interview, index: usize, now: Time) -> Event {
    let stages = &interview.sheet.rubric.stages;
    let ahead: u64 = stages[index..].iter().map(|stage| u64::from(stage.minutes)).sum();
    let left = u64::try_from(interview.ends.since(now).as_millis()).unwrap_or(0);
    let share = left * u64::from(stages[index].minutes) / ahead.max(1);
    let ends = now.plus(interview.length(index).max(Duration::from_millis(share))).min(interview.ends);
    let ends = if index + 1 >= stages.len() { interview.ends } else { ends };
    Event::Stage { stage: stages[index].id.clone(), ends }
}

/// On to the next stage: feedback on the one that ends (guided), then the first words of the new one.
pub(super) fn advance(interview: &Interview, now: Time) -> Vec<(Author, Event)> {
    let next = interview.stage.index + 1;
    let mut said = Vec::new();
    if interview.mode == Mode::Guided {
        said.extend(feedback::feedback(interview).map(|event| (Author::Interviewer, event)));
    }
    said.push((Author::System, begin(interview, next, now)));
    said.push((Author::Interviewer, say::opens(interview, next)));
    said
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::content::format::Level;
    use crate::content::{Sources, compile};
    use crate::id::InterviewId;
    use crate::interview::Opening;

    #[test]
    fn time_words_follow_the_clock() {
        let sheet = Arc::clone(&compile(Sources::built_in()).unwrap().sheets["url-shortener"]);
        let id = InterviewId(uuid::Uuid::from_u128(5));
        let opening = Opening { id, sheet: Arc::clone(&sheet), level: Level::L5, mode: Mode::Real, minutes: 45 };
        let held = Interview::replay(Arc::clone(&sheet), &Interview::open(&opening, Time(0)));
        let check = |left: i64, expect: &str| {
            let step = held.tick(Time(held.stage.ends.0 - left * 1000)).unwrap();
            let Event::Reply { text, .. } = &step.entries[0].event else { panic!("{step:?}") };
            assert!(text.contains(expect), "{left}: {text}");
        };
        check(60, "about a minute");
        check(44, "half a minute");
        check(5, "a few seconds");
    }
}
