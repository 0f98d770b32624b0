//! What is shown of a finished interview, and the sample that is there before anything was asked.

use std::sync::Arc;

use crate::assess::Scorecard;
use crate::content::{Library, Sheet, transcript};
use crate::id::InterviewId;
use crate::interview::Entry;
use crate::store::InterviewRow;

use super::export::{running, score_journal, score_transcript};
use super::held::{HeardError, Held};
use super::{App, LoadError};

/// A scorecard with everything that explains it.
#[derive(Debug)]
pub struct Report {
    /// The interview.
    pub row: InterviewRow,
    /// What it was held from.
    pub sheet: Arc<Sheet>,
    /// Every line.
    pub entries: Vec<Entry>,
    /// The stored bytes; none while it goes on.
    pub json: Option<String>,
}

/// The scorecard of a shipped transcript.
#[derive(Debug)]
pub struct Sample {
    /// What it is scored from.
    pub sheet: Arc<Sheet>,
    /// What was said.
    pub transcript: transcript::Transcript,
    /// The result.
    pub card: Scorecard,
    /// What it had come to after each turn.
    pub running: Vec<u8>,
}

/// Which transcript is shown as the sample: a good answer, so that a newcomer sees both what counts and what is missing.
const SAMPLE_VARIANT: &str = "good";

impl App {
    /// A finished interview's report. One whose time ran out while nobody was connected is ended first.
    ///
    /// # Errors
    /// If there is none, or the store fails.
    pub async fn report(&self, id: InterviewId) -> Result<Report, LoadError> {
        let (mut row, interview) = self.interview(id).await?;
        if row.finished.is_none() && interview.overdue(self.clock.now()) {
            let mut held = Held::claim(self, id, "settle").await?;
            match held.settle(self).await {
                Ok(()) | Err(HeardError::TakenOver | HeardError::Refused(_) | HeardError::IdReused) => {}
                Err(HeardError::Store(problem)) => return Err(problem.into()),
            }
            row = self.store.interview(id).await?.ok_or(LoadError::NotFound)?;
        }
        let sheet = self.sheet(&row).await?;
        let entries = self.store.entries_after(id, 0, usize::MAX).await?;
        let json = self.store.scorecard(id, 0).await?;
        Ok(Report { row, sheet, entries, json })
    }

    /// Scores an interview again from its journal, with the engine of this binary.
    ///
    /// # Errors
    /// If there is none, or the store fails.
    pub async fn rescored(&self, id: InterviewId) -> Result<(Report, Scorecard), LoadError> {
        let report = self.report(id).await?;
        let card = score_journal(&report.sheet, &report.entries);
        Ok((report, card))
    }
}

impl Sample {
    /// The sample of a library: none only if no question has such a transcript.
    pub fn of(library: &Library) -> Option<Self> {
        library.questions().into_iter().find_map(|sheet| {
            let good = |(_, transcript): &&(String, transcript::Transcript)| {
                transcript.front.variant.as_deref() == Some(SAMPLE_VARIANT)
            };
            let (_, transcript) = sheet.graded.iter().find(good)?;
            let card = score_transcript(sheet, transcript, None);
            let running = running(sheet, transcript);
            Some(Self { sheet: Arc::clone(sheet), transcript: transcript.clone(), card, running })
        })
    }
}
