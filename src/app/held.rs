//! An interview held under a lease: the straight line that one candidate message takes.
//!
//! hear (pure) -> append (one durable commit) -> fold. Nothing is said before the commit; if it fails, the state is as it
//! was and the candidate's browser sends again.

use std::sync::Arc;

use crate::assess::scorecard;
use crate::content::{Sheet, Shown};
use crate::id::{InterviewId, MessageId};
use crate::interview::{Entry, Event, Input, Interview, Move, Refusal};
use crate::store::{Append, AppendError, InterviewRow, Lease, StoreError};

use super::export::score_journal;
use super::footing::Footing;
use super::work::Size;
use super::{App, LoadError};

/// An interview that this process may write to until somebody else claims it.
#[derive(Debug)]
pub struct Held {
    /// As it was when it was claimed.
    pub row: InterviewRow,
    /// What it is held from.
    pub sheet: Arc<Sheet>,
    /// Its state; the same that is kept for whoever asks for a page.
    pub interview: Arc<Interview>,
    lease: Lease,
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
        let interview = app.folded_in_turn(&row, &sheet).await?;
        let mut held = Self { row, sheet, interview, lease };
        if matches!(footing, Footing::Today(_)) && held.row.finished.is_none() {
            held.carry(app).await?;
        }
        Ok(held)
    }

    /// Goes on with today's version of the question, and says so in the journal.
    async fn carry(&mut self, app: &App) -> Result<(), LoadError> {
        let before = app.shown_of_files(&self.row.content).await?;
        let stages: Vec<String> = before.rubric.stages.into_iter().map(|stage| stage.id).collect();
        let entries = app.store.entries_after(self.row.id, 0, usize::MAX).await?;
        let next = self.interview.carried(&entries, &stages, app.clock.now());
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
        if let Some(before) = self.interview.taken(id) {
            let same = before.content == content;
            return if same { Ok(Heard { seq: before.seq, entries: Vec::new() }) } else { Err(HeardError::IdReused) };
        }
        let (interview, now) = (Arc::clone(&self.interview), app.clock.now());
        let next = app.work.wait(Size::Answer, self.row.owner, move || interview.hear(input, now)).await?;
        self.commit(app, next, Some((id, content.to_hex().to_string()))).await
    }

    /// Does what the time asks for, if anything.
    ///
    /// # Errors
    /// See [`HeardError`]; nothing has changed then.
    pub async fn tick(&mut self, app: &App) -> Result<Vec<Entry>, HeardError> {
        let now = app.clock.now();
        if self.interview.next_wake().is_none_or(|due| now < due) {
            return Ok(Vec::new());
        }
        let interview = Arc::clone(&self.interview);
        match app.work.wait(Size::Answer, self.row.owner, move || interview.tick(now)).await {
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
        mut next: Move,
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
            message,
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
        self.interview = Arc::new(self.interview.moved(&mut next));
        app.keep(self.row.id, &self.interview);
        if ends {
            app.measure(&self.row.question).await;
        }
        let seq = next.entries.first().map_or(self.interview.seq(), |entry| entry.seq);
        Ok(Heard { seq, entries: next.entries })
    }

    /// The scorecard of an interview that `next` ends, from the whole journal.
    async fn scored(&self, app: &App, next: &Move) -> Result<(u8, u8, String), StoreError> {
        let mut journal = app.store.entries_after(self.row.id, 0, usize::MAX).await?;
        journal.extend(next.entries.iter().cloned());
        let sheet = Arc::clone(&self.sheet);
        let scored = move || {
            let card = score_journal(&sheet, &journal);
            (0, card.overall, scorecard::to_json(&card))
        };
        Ok(app.work.wait(Size::Whole, self.row.owner, scored).await)
    }
}
