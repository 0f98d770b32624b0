//! An interview held under a lease: the straight line that one candidate message takes.
//!
//! hear (pure) -> append (one durable commit) -> fold. Nothing is said before the commit; if it fails, the state is as it
//! was and the candidate's browser sends again.

use std::collections::HashMap;
use std::sync::Arc;

use crate::assess::scorecard;
use crate::content::{Sheet, Shown};
use crate::id::{InterviewId, MessageId};
use crate::interview::{Entry, Event, Input, Interview, Move, Refusal};
use crate::store::{Append, AppendError, InterviewRow, Lease, StoreError};

use super::export::score_journal;
use super::footing::Footing;
use super::{App, LoadError};

/// An interview that this process may write to until somebody else claims it.
#[derive(Debug)]
pub struct Held {
    /// As it was when it was claimed.
    pub row: InterviewRow,
    /// What it is held from.
    pub sheet: Arc<Sheet>,
    /// Its state.
    pub interview: Interview,
    lease: Lease,
    taken: HashMap<MessageId, Taken>,
}

/// A message that is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    /// The line that it became.
    pub seq: u64,
    /// Of what it said; the same id with other content is refused.
    pub content: String,
}

/// Why a message was not taken.
#[derive(Debug, thiserror::Error)]
pub enum HeardError {
    /// The conversation does not allow it now.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The id was used for something else.
    #[error("this id was used for another message; send each message with an id of its own")]
    IdReused,
    /// Somebody else holds the interview now.
    #[error("this interview has been opened elsewhere")]
    TakenOver,
    /// The store failed; nothing was taken.
    #[error(transparent)]
    Store(StoreError),
}

/// What a message led to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The line that the message became.
    pub seq: u64,
    /// New lines; none if the message had been taken before.
    pub entries: Vec<Entry>,
}

impl Held {
    /// Claims an interview: whoever held it before can no longer write to it.
    ///
    /// # Errors
    /// If there is none, if its question is gone, or if the store fails.
    pub async fn claim(app: &App, id: InterviewId, holder: &str) -> Result<Self, LoadError> {
        let lease = app.store.claim(id, holder, app.clock.now()).await?;
        let row = app.store.interview(id).await?.ok_or(LoadError::NotFound)?;
        let footing = app.footing(&row).await?;
        let sheet = footing.sheet().cloned().ok_or(LoadError::QuestionGone)?;
        let entries = app.store.entries_after(id, 0, usize::MAX).await?;
        let taken = entries.iter().filter_map(|entry| {
            let (id, content) = Input::of(&entry.event)?;
            Some((id, Taken { seq: entry.seq, content }))
        });
        let taken = taken.collect();
        let interview = Interview::replay(Arc::clone(&sheet), &entries);
        let mut held = Self { row, sheet, interview, lease, taken };
        if matches!(footing, Footing::Today(_)) && held.row.finished.is_none() {
            held.carry(app, &entries).await?;
        }
        Ok(held)
    }

    /// Goes on with today's version of the question, and says so in the journal.
    async fn carry(&mut self, app: &App, entries: &[Entry]) -> Result<(), LoadError> {
        let before = app.shown_of_files(&self.row.content).await?;
        let stages: Vec<String> = before.rubric.stages.into_iter().map(|stage| stage.id).collect();
        let next = self.interview.carried(entries, &stages, app.clock.now());
        match self.commit(app, next, None).await {
            Ok(_) => {}
            Err(HeardError::Store(problem)) => return Err(problem.into()),
            Err(_) => return Err(LoadError::TakenOver),
        }
        tracing::info!(interview.id = %self.row.id, content = self.sheet.hash, "it goes on with today's content");
        self.row.content.clone_from(&self.sheet.hash);
        Ok(())
    }

    /// Whether the lease still stands.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn still_ours(&self, app: &App) -> Result<bool, StoreError> {
        Ok(app.store.fence(self.lease.interview).await? == self.lease.fence)
    }

    /// Takes one message of the candidate. When this returns, it is on disk.
    ///
    /// # Errors
    /// See [`HeardError`]; nothing has changed then.
    pub async fn hear(&mut self, app: &App, input: Input) -> Result<Heard, HeardError> {
        let (id, content) = (input.id(), input.content());
        if let Some(before) = self.taken.get(&id) {
            let same = before.content == content;
            return if same { Ok(Heard { seq: before.seq, entries: Vec::new() }) } else { Err(HeardError::IdReused) };
        }
        let next = self.interview.hear(input, app.clock.now())?;
        self.commit(app, next, Some((id, content))).await
    }

    /// Does what the time asks for, if anything.
    ///
    /// # Errors
    /// See [`HeardError`]; nothing has changed then.
    pub async fn tick(&mut self, app: &App) -> Result<Vec<Entry>, HeardError> {
        match self.interview.tick(app.clock.now()) {
            Some(next) => Ok(self.commit(app, next, None).await?.entries),
            None => Ok(Vec::new()),
        }
    }

    /// Does everything that the time has asked for since somebody was last here.
    ///
    /// # Errors
    /// See [`HeardError`]; what was done before stays done.
    pub async fn settle(&mut self, app: &App) -> Result<(), HeardError> {
        while !self.tick(app).await?.is_empty() {}
        Ok(())
    }

    async fn commit(
        &mut self,
        app: &App,
        next: Move,
        message: Option<(MessageId, String)>,
    ) -> Result<Heard, HeardError> {
        let ends = next.entries.iter().any(|entry| matches!(entry.event, Event::Finished { .. }));
        let scorecard = if ends { Some(self.scored(app, &next).await.map_err(HeardError::Store)?) } else { None };
        let findings = next.observation.iter().filter_map(|seen| {
            let answer = next.entries.iter().find(|entry| matches!(entry.event, Event::Answer { .. }))?;
            Some((answer.part, answer.seq, "rules".to_owned(), seen.to_json()))
        });
        let append = Append {
            entries: next.entries.clone(),
            message: message.clone(),
            findings: findings.collect(),
            shown: scorecard.is_some().then(|| Shown::of(&self.sheet).to_json()),
            scorecard,
        };
        match app.store.append(&self.lease, &append).await {
            Ok(()) => {}
            // Another writer got there: whatever this one knows is old. It starts afresh from the store.
            Err(AppendError::Fenced | AppendError::Gap | AppendError::Repeated(_)) => {
                return Err(HeardError::TakenOver);
            }
            Err(AppendError::Store(problem)) => return Err(HeardError::Store(problem)),
        }
        for entry in &next.entries {
            self.interview.fold(entry, next.observation.as_ref());
        }
        let seq = next.entries.first().map_or(self.interview.seq(), |entry| entry.seq);
        if let Some((id, content)) = message {
            self.taken.insert(id, Taken { seq, content });
        }
        Ok(Heard { seq, entries: next.entries })
    }

    /// The scorecard of an interview that `next` ends, from the whole journal.
    async fn scored(&self, app: &App, next: &Move) -> Result<(u8, u8, String), StoreError> {
        let mut journal = app.store.entries_after(self.row.id, 0, usize::MAX).await?;
        journal.extend(next.entries.iter().cloned());
        let card = score_journal(&self.sheet, &journal);
        Ok((0, card.overall, scorecard::to_json(&card)))
    }
}
