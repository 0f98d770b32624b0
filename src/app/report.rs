//! What is shown of a finished interview, and the sample that is there before anything was asked.

use std::sync::Arc;

use crate::assess::{ENGINE, Scorecard};
use crate::content::{Graded, Library, Sheet, Shown, transcript};
use crate::id::InterviewId;
use crate::interview::Entry;
use crate::store::{InterviewRow, StoreError};

use super::export::{running, score_journal, score_transcript};
use super::footing::Footing;
use super::held::{HeardError, Held};
use super::work::Size;
use super::{App, LoadError};

/// A scorecard with everything that explains it.
#[derive(Debug)]
pub struct Report {
    /// The interview.
    pub row: InterviewRow,
    /// What it is shown by.
    pub shown: Shown,
    /// What it can be held from or read again by.
    pub footing: Footing,
    /// Every line.
    pub entries: Arc<Vec<Entry>>,
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

/// Which transcript is shown as the sample, its question and its name: a familiar question and a good answer, so that a newcomer
/// sees both what counts and what is missing.
const SAMPLE: (&str, &str) = ("url-shortener", "good.author-a");

impl App {
    /// A finished interview's report. One whose time ran out while nobody was connected is ended first.
    ///
    /// # Errors
    /// If there is none, or the store fails.
    pub async fn report(&self, id: InterviewId) -> Result<Report, LoadError> {
        let mut row = self.store.interview(id).await?.ok_or(LoadError::NotFound)?;
        let mut footing = self.footing(&row).await?;
        let mut entries = self.lines(id).await?;
        if let Some(sheet) = footing.sheet().filter(|_| row.finished.is_none())
            && self.folded(&row, sheet, &entries).await?.overdue(self.clock.now())
        {
            self.settle(id).await?;
            row = self.store.interview(id).await?.ok_or(LoadError::NotFound)?;
            footing = self.footing(&row).await?;
            entries = self.lines(id).await?;
        }
        let shown = self.shown(&row, &footing).await?;
        let json = self.store.scorecard(id, 0).await?;
        Ok(Report { row, shown, footing, entries, json })
    }

    async fn lines(&self, id: InterviewId) -> Result<Arc<Vec<Entry>>, StoreError> {
        self.store.entries_after(id, 0, usize::MAX).await.map(Arc::new)
    }

    /// Does what the time has asked for. Whoever else holds the interview by now does it as well.
    async fn settle(&self, id: InterviewId) -> Result<(), LoadError> {
        let mut held = match Held::claim(self, id, "settle").await {
            Ok(held) => held,
            Err(LoadError::TakenOver) => return Ok(()),
            Err(problem) => return Err(problem),
        };
        match held.settle(self).await {
            Ok(()) | Err(HeardError::TakenOver | HeardError::Refused(_) | HeardError::IdReused) => Ok(()),
            Err(HeardError::Store(problem)) => Err(problem.into()),
        }
    }

    /// Scores an interview again from its journal, with the engine of this binary; nothing if this binary cannot use the
    /// content that it was held from.
    ///
    /// # Errors
    /// If there is none, or the store fails.
    pub async fn rescored(&self, id: InterviewId) -> Result<(Report, Option<Scorecard>), LoadError> {
        let report = self.report(id).await?;
        let Some(sheet) = report.footing.kept().cloned() else { return Ok((report, None)) };
        let entries = Arc::clone(&report.entries);
        let again = move || score_journal(&sheet, &entries);
        let card = self.work.wait(Size::Whole, report.row.owner, again).await;
        Ok((report, Some(card)))
    }
}

impl Report {
    /// What its answers can be read again by as they were read for this scorecard.
    pub fn read_again(&self, card: &Scorecard) -> Option<&Arc<Sheet>> {
        self.footing.kept().filter(|_| card.receipt.engine == ENGINE)
    }
}

impl Sample {
    /// The sample, of what comes with the program: a pack's tests are for its author.
    pub fn of(library: &Library) -> Option<Self> {
        let sheet = library.sheets.get(SAMPLE.0).filter(|sheet| sheet.is_built_in())?;
        let Graded { transcript, .. } = sheet.graded.iter().find(|graded| graded.name == SAMPLE.1)?;
        let card = score_transcript(sheet, transcript, None);
        let running = running(sheet, transcript);
        Some(Self { sheet: Arc::clone(sheet), transcript: transcript.clone(), card, running })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::content::{Sources, compile};

    #[test]
    fn a_pack_changes_no_sample() {
        let (folder, here) = (tempfile::tempdir().unwrap(), Path::new(env!("CARGO_MANIFEST_DIR")));
        let (slug, name) = SAMPLE;
        let files = [
            (format!("question_bank/questions/{slug}.yaml"), format!("question_bank/questions/a-{slug}.yaml")),
            (
                format!("question_bank/transcripts/{slug}/{name}.md"),
                format!("question_bank/transcripts/a-{slug}/{name}.md"),
            ),
        ];
        fs::write(folder.path().join("pack.yaml"), "format: pack/1\nid: own\nversion: 1.0.0\n").unwrap();
        for (from, to) in files {
            let text = fs::read_to_string(here.join(from)).unwrap().replace(slug, &format!("a-{slug}"));
            fs::create_dir_all(folder.path().join(&to).parent().unwrap()).unwrap();
            fs::write(folder.path().join(&to), text).unwrap();
        }
        let mut sources = Sources::built_in();
        sources.add_folder(folder.path(), false).unwrap();
        let (with, without) = (compile(sources).unwrap(), compile(Sources::built_in()).unwrap());
        assert_eq!(with.sheets[&format!("a-{slug}")].graded[0].name, name);
        let sample = |library: &Library| Sample::of(library).unwrap().sheet.question.slug.clone();
        assert_eq!((sample(&with), sample(&without)), (slug.to_owned(), slug.to_owned()));
    }
}
