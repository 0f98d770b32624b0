//! The second part of a loop: a leadership question after a design.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::content::format::Level;
use crate::content::{Library, Sheet};
use crate::id::InterviewId;
use crate::store::{InterviewRow, Place, StoreError};

use super::opening::Ask;
use super::{App, LoadError};

/// How long a story takes: with the first part's 45 minutes it makes an hour.
const STORY_MINUTES: u16 = 15;

/// Among so many interviews it is looked which stories somebody has told already.
const KNOWN: usize = 1_000;

/// Why the second part cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum NextPartError {
    /// It is not the first part of a loop.
    #[error("nothing follows this interview")]
    NoLoop,
    /// The first part goes on.
    #[error("the first part goes on")]
    NotFinished,
    /// What was to follow is not there any more.
    #[error("there is no leadership question for this level any more")]
    NoQuestion,
    /// The first part cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl App {
    /// Opens what follows the first part of a loop, or finds it open already: both times the same interview.
    ///
    /// # Errors
    /// See [`NextPartError`].
    pub async fn open_next(&self, first: &InterviewRow) -> Result<InterviewId, NextPartError> {
        if first.place != Place::First {
            return Err(NextPartError::NoLoop);
        }
        if let Some(next) = self.store.after(first.id).await? {
            return Ok(next.id);
        }
        // One whose time ran out while nobody was there is ended first.
        if first.finished.is_none() && self.report(first.id).await?.row.finished.is_none() {
            return Err(NextPartError::NotFinished);
        }
        let held = self.store.interviews_of(first.owner, KNOWN).await?;
        let told: BTreeSet<&str> = held.iter().map(|row| row.question.as_str()).collect();
        let sheet = story(&self.library(), first.level, first.id.seed(), &told).ok_or(NextPartError::NoQuestion)?;
        let ask = Ask {
            question: sheet.question.slug.clone(),
            sheet,
            level: first.level,
            mode: first.mode,
            minutes: STORY_MINUTES,
            place: Place::After(first.id),
        };
        match self.open_interview(first.owner, &ask).await {
            Ok(id) => Ok(id),
            // Two browsers asked at once: one interview follows, and both go there.
            Err(problem) => self.store.after(first.id).await?.map(|next| next.id).ok_or(problem.into()),
        }
    }
}

/// A leadership question for that level, by chance: one that was not told about yet, if there is one.
fn story(library: &Library, level: Level, seed: u64, told: &BTreeSet<&str>) -> Option<Arc<Sheet>> {
    let all = library.stories(level);
    let new: Vec<&Arc<Sheet>> =
        all.iter().copied().filter(|sheet| !told.contains(sheet.question.slug.as_str())).collect();
    let among = if new.is_empty() { all } else { new };
    let n = seed.checked_rem(among.len() as u64)?;
    among.get(usize::try_from(n).ok()?).map(|sheet| Arc::clone(sheet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Sources, compile};

    #[test]
    fn a_story_that_was_not_told_yet_is_asked_for() {
        let library = compile(Sources::built_in()).unwrap();
        let mut asked: Vec<Arc<Sheet>> = Vec::new();
        for seed in 0..10 {
            let told: BTreeSet<&str> = asked.iter().map(|sheet| sheet.question.slug.as_str()).collect();
            let sheet = story(&library, Level::L5, seed * 7, &told).unwrap();
            assert!(sheet.is_story() && !told.contains(sheet.question.slug.as_str()));
            asked.push(sheet);
        }
        // All ten were told: one of them again.
        let told = asked.iter().map(|sheet| sheet.question.slug.as_str()).collect();
        assert!(story(&library, Level::L5, 3, &told).is_some());
    }
}
