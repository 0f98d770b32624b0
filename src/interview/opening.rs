//! The first lines of an interview: its settings, its first stage, the brief.

use std::sync::Arc;

use crate::clock::Time;
use crate::content::Sheet;
use crate::content::format::Level;
use crate::id::InterviewId;

use super::brief::brief;
use super::entry::{Author, Entry, Event, Mode};
use super::fold::Interview;
use super::stages;

/// What an interview is opened with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Its id; the seed of its wordings.
    pub id: InterviewId,
    /// What it is held from.
    pub sheet: Arc<Sheet>,
    /// The bar asked for.
    pub level: Level,
    /// How it is held.
    pub mode: Mode,
    /// Its whole length.
    pub minutes: u16,
}

impl Interview {
    /// The first lines of an interview.
    pub fn open(opening: &Opening, now: Time) -> Vec<Entry> {
        let Opening { id, sheet, level, mode, minutes } = opening;
        let opened = Event::Opened {
            question: sheet.question.slug.clone(),
            content: sheet.hash.clone(),
            level: *level,
            mode: *mode,
            minutes: *minutes,
            seed: id.seed(),
        };
        let mut entries = vec![Entry { seq: 1, at: now, part: 0, author: Author::System, event: opened }];
        let interview = Self::replay(Arc::clone(sheet), &entries);
        let first = stages::begin(&interview, 0, now);
        for (author, event) in [(Author::System, first), (Author::Interviewer, brief(&interview))] {
            entries.push(Entry { seq: entries.len() as u64 + 1, at: now, part: 0, author, event });
        }
        entries
    }
}
