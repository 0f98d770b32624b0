//! Ending an interview from its page, without a line to it: the way out when it cannot be held any more.

use crate::id::{InterviewId, MessageId};
use crate::interview::{Author, Entry, Event, Input, Reason};
use crate::store::{Append, AppendError};

use super::held::{HeardError, Held};
use super::{App, LoadError};

impl App {
    /// Ends an interview. It is scored, unless its question is gone: then it ends as it is.
    ///
    /// # Errors
    /// If there is none of that id, or the store fails.
    pub async fn finish(&self, id: InterviewId) -> Result<(), LoadError> {
        let mut held = match Held::claim(self, id, "finish").await {
            Ok(held) => held,
            Err(LoadError::QuestionGone) => return self.finish_unscored(id).await,
            Err(problem) => return Err(problem),
        };
        // An interview ends once, so its own id names the message.
        match held.hear(self, Input::Finish { id: MessageId(id.0) }).await {
            Ok(_) | Err(HeardError::Refused(_) | HeardError::IdReused) => Ok(()),
            Err(HeardError::TakenOver) => Err(LoadError::TakenOver),
            Err(HeardError::Store(problem)) => Err(problem.into()),
        }
    }

    async fn finish_unscored(&self, id: InterviewId) -> Result<(), LoadError> {
        let now = self.clock.now();
        let lease = self.store.claim(id, "finish", now).await?;
        let row = self.store.interview(id).await?.ok_or(LoadError::NotFound)?;
        if row.finished.is_some() {
            return Ok(());
        }
        let footing = self.footing(&row).await?;
        let shown = self.shown(&row, &footing).await?.to_json();
        let over = Event::Finished { id: None, reason: Reason::Candidate };
        let entry = Entry { seq: row.seq + 1, at: now, part: 0, author: Author::Candidate, event: over };
        let append = Append { entries: vec![entry], shown: Some(shown), ..Append::default() };
        match self.store.append(&lease, &append).await {
            Ok(()) => Ok(()),
            Err(AppendError::Store(problem)) => Err(problem.into()),
            Err(AppendError::Fenced | AppendError::Gap | AppendError::Repeated(_)) => Err(LoadError::TakenOver),
        }
    }
}
