//! An interview whose content a newer program cannot use any more: it goes on with today's version of the same question,
//! with everything that was said, in the stage and on the clock in which it was.

use crate::clock::Time;

use super::entry::{Author, Entry, Event};
use super::fold::Interview;
use super::step::Move;

impl Interview {
    /// The lines that say so. The interview is one that was replayed with the new version; `journal` is what it was
    /// replayed from, `stages` are the ids of the old version's stages.
    pub fn carried(&self, journal: &[Entry], stages: &[String], now: Time) -> Move {
        let changed = Event::ContentChanged { content: self.sheet.hash.clone() };
        let mut events = vec![(Author::System, changed)];
        events.extend(self.stage_in_place(journal, stages).map(|stage| (Author::System, stage)));
        Move::new(self, now, events)
    }

    /// A stage that the new version does not have: the one in its place, for as long as it had left.
    fn stage_in_place(&self, journal: &[Entry], before: &[String]) -> Option<Event> {
        let stages = &self.sheet.rubric.stages;
        let last = journal.iter().rev().find_map(|entry| match &entry.event {
            Event::Stage { stage, .. } => Some(stage),
            _ => None,
        })?;
        if stages.iter().any(|known| known.id == *last) {
            return None;
        }
        let at = before.iter().position(|id| id == last).unwrap_or(0).min(stages.len().checked_sub(1)?);
        let ends = if at + 1 == stages.len() { self.ends } else { self.stage.ends };
        Some(Event::Stage { stage: stages[at].id.clone(), ends })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::content::format::Level;
    use crate::content::{Sources, compile};
    use crate::id::{InterviewId, MessageId};
    use crate::interview::{Input, Mode, Opening};

    #[test]
    fn it_goes_on_in_the_same_stage_with_everything_that_was_said() {
        let library = compile(Sources::built_in()).unwrap();
        let old = Arc::clone(&library.sheets["url-shortener"]);
        let stages: Vec<String> = old.rubric.stages.iter().map(|stage| stage.id.clone()).collect();
        let (now, later) = (Time(1_000_000), Time(1_090_000));
        let id = InterviewId(uuid::Uuid::from_u128(9));
        let opening = Opening { id, sheet: Arc::clone(&old), level: Level::L5, mode: Mode::Real, minutes: 45 };
        let mut journal = Interview::open(&opening, now);
        let mut live = Interview::replay(Arc::clone(&old), &journal);
        let message = |n| MessageId(uuid::Uuid::from_u128(n));
        for input in [
            Input::NextStage { id: message(1) },
            Input::Answer { id: message(2), text: "Ten million links a day make 116 writes per second.".to_owned() },
        ] {
            let next = live.hear(input, later).unwrap();
            next.entries.iter().for_each(|entry| live.fold(entry, next.observation.as_ref()));
            journal.extend(next.entries);
        }

        // The same stages; and a version in which they have other names.
        let mut renamed = (*old).clone();
        let mut rubric = (*renamed.rubric).clone();
        rubric.stages.iter_mut().for_each(|stage| stage.id.push_str("-anew"));
        renamed.rubric = Arc::new(rubric);
        renamed.hash = "new".to_owned();
        for (sheet, lines) in [(Arc::clone(&old), 1), (Arc::new(renamed), 2)] {
            let carried = Interview::replay(Arc::clone(&sheet), &journal).carried(&journal, &stages, later);
            assert_eq!(carried.entries.len(), lines);
            assert_eq!(carried.entries[0].event, Event::ContentChanged { content: sheet.hash.clone() });
            let mut all = journal.clone();
            all.extend(carried.entries);
            assert!(all.iter().zip(1..).all(|(entry, seq)| entry.seq == seq));
            let (before, after) = (live.situation(), Interview::replay(Arc::clone(&sheet), &all).situation());
            assert_eq!(after.stage.as_ref(), Some(&sheet.rubric.stages[1].id));
            assert_eq!((after.stage_ends, after.ends), (before.stage_ends, before.ends));
            let on = Interview::replay(sheet, &all);
            assert_eq!(on.turns().len(), 1);
            assert!(on.hear(Input::Answer { id: message(3), text: "Reads go to a cache.".to_owned() }, later).is_ok());
        }
    }
}
