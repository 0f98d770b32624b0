//! An interview folded from its journal: once, and kept for the next page, its JSON or a resume. Who holds it keeps it up to
//! date at every turn.

use std::sync::Arc;
use std::time::Duration;

use crate::assess::Scorecard;
use crate::content::Sheet;
use crate::id::InterviewId;
use crate::interview::{Entry, Interview};
use crate::store::{InterviewRow, StoreError};

use super::export::{running, transcript_of};
use super::kept::Of;
use super::work::Size;
use super::{App, Crowded, LoadError, Report};

/// How often it is looked for what nobody asks for any more.
const LOOK: Duration = Duration::from_secs(10);

impl App {
    /// The interview that the lines tell, with the lines again.
    ///
    /// # Errors
    /// [`Crowded`]
    pub async fn folded(
        &self,
        row: &InterviewRow,
        sheet: &Arc<Sheet>,
        entries: &Arc<Vec<Entry>>,
    ) -> Result<Arc<Interview>, Crowded> {
        let of = Of { interview: row.id, seq: entries.last().map_or(0, |entry| entry.seq), content: &sheet.hash };
        let before = match self.folds.before(of, self.clock.now()) {
            Some((interview, seq)) if seq == of.seq => return Ok(interview),
            before => before.map(|(interview, _)| interview),
        };
        let (sheet, entries) = (Arc::clone(sheet), Arc::clone(entries));
        let interview = self.work.run(Size::Whole, row.owner, move || fold(before, sheet, &entries)).await?;
        Ok(self.keep_new(row.id, interview))
    }

    /// The same for somebody who comes to hold it: they wait their turn, and need no lines if it is kept.
    pub(super) async fn folded_in_turn(
        &self,
        row: &InterviewRow,
        sheet: &Arc<Sheet>,
    ) -> Result<Arc<Interview>, StoreError> {
        let of = Of { interview: row.id, seq: row.seq, content: &sheet.hash };
        if let Some(interview) = self.folds.get(of, self.clock.now()) {
            return Ok(interview);
        }
        let entries = self.store.entries_after(row.id, 0, usize::MAX).await?;
        let sheet = Arc::clone(sheet);
        let interview = self.work.wait(Size::Whole, row.owner, move || fold(None, sheet, &entries)).await;
        Ok(self.keep_new(row.id, interview))
    }

    fn keep_new(&self, id: InterviewId, interview: Interview) -> Arc<Interview> {
        self.metrics.interviews_folded.inc();
        let interview = Arc::new(interview);
        self.keep(id, &interview);
        interview
    }

    /// Keeps an interview as it is now.
    pub(super) fn keep(&self, id: InterviewId, interview: &Arc<Interview>) {
        let of = Of { interview: id, seq: interview.seq(), content: &interview.sheet().hash };
        let kept = self.folds.put(of, Arc::clone(interview), interview.bytes(), self.clock.now());
        self.metrics.interviews_kept.set(i64::try_from(kept).unwrap_or(i64::MAX));
    }

    /// `overall` of a finished interview after each answer, if it can be read as it was read for its scorecard.
    ///
    /// # Errors
    /// [`Crowded`]
    pub async fn running(&self, report: &Report, card: &Scorecard) -> Result<Option<Arc<[u8]>>, LoadError> {
        let Some(sheet) = report.read_again(card) else { return Ok(None) };
        let of = Of { interview: report.row.id, seq: report.row.seq, content: &sheet.hash };
        if let Some(known) = self.runs.get(of, self.clock.now()) {
            return Ok(Some(known));
        }
        let (read_by, entries) = (Arc::clone(sheet), Arc::clone(&report.entries));
        let worked_out = move || running(&read_by, &transcript_of(&entries));
        let run: Arc<[u8]> = self.work.run(Size::Whole, report.row.owner, worked_out).await?.into();
        self.runs.put(of, Arc::clone(&run), run.len(), self.clock.now());
        Ok(Some(run))
    }

    /// Forgets what nobody asks for any more.
    pub(super) async fn forget_idle(&self) {
        loop {
            let now = self.clock.now();
            self.clock.sleep_until(now.plus(LOOK)).await;
            let now = self.clock.now();
            let kept = self.folds.forget_idle(now);
            self.runs.forget_idle(now);
            self.metrics.interviews_kept.set(i64::try_from(kept).unwrap_or(i64::MAX));
        }
    }
}

/// From its first lines, if they are folded already, or from none.
fn fold(before: Option<Arc<Interview>>, sheet: Arc<Sheet>, entries: &[Entry]) -> Interview {
    match before {
        Some(before) => {
            let mut interview = (*before).clone();
            let known = entries.partition_point(|entry| entry.seq <= interview.seq());
            interview.resume(&entries[known..]);
            interview
        }
        None => Interview::replay(sheet, entries),
    }
}
