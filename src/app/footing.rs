//! What an interview stands on in this program: the very version of its content, today's version of the same question,
//! or nothing. An upgrade may find fault with content that an older version kept; no interview is lost by that.

use std::sync::{Arc, Mutex, PoisonError};

use crate::content::{self, Sheet, Shown, SourceFile};
use crate::store::{InterviewRow, StoreError};

use super::App;
use super::work::Size;

/// What an interview can be held from, and read again by.
#[derive(Clone, Debug)]
pub enum Footing {
    /// The version that it names.
    Kept(Arc<Sheet>),
    /// That version cannot be used; this one of the same question is in force.
    Today(Arc<Sheet>),
    /// That version cannot be used, and the question is not in force any more.
    Gone,
}

impl Footing {
    /// What it can be held from.
    pub fn sheet(&self) -> Option<&Arc<Sheet>> {
        match self {
            Self::Kept(sheet) | Self::Today(sheet) => Some(sheet),
            Self::Gone => None,
        }
    }

    /// What it can be read again by, as it was read then.
    pub fn kept(&self) -> Option<&Arc<Sheet>> {
        match self {
            Self::Kept(sheet) => Some(sheet),
            Self::Today(_) | Self::Gone => None,
        }
    }
}

/// Old versions that were looked at lately, compiled or found wanting: after an upgrade everybody comes back at once.
#[derive(Debug, Default)]
pub(super) struct Versions(Mutex<Vec<(String, Version)>>);

/// What became of one.
#[derive(Clone, Debug)]
enum Version {
    Sound(Arc<Sheet>),
    /// This program finds fault with it, or it is lost.
    Unfit,
}

/// So many: a compiled version has megabytes.
const VERSIONS: usize = 16;

impl Versions {
    fn get(&self, hash: &str) -> Option<Version> {
        let versions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        versions.iter().find(|(known, _)| known == hash).map(|(_, version)| version.clone())
    }

    fn put(&self, hash: &str, version: Version) {
        let mut versions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        versions.retain(|(known, _)| known != hash);
        if versions.len() >= VERSIONS {
            versions.remove(0);
        }
        versions.push((hash.to_owned(), version));
    }
}

impl App {
    /// What an interview stands on.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn footing(&self, row: &InterviewRow) -> Result<Footing, StoreError> {
        let today = self.library().sheets.get(&row.question).cloned();
        if let Some(sheet) = today.as_ref().filter(|sheet| sheet.hash == row.content) {
            return Ok(Footing::Kept(Arc::clone(sheet)));
        }
        Ok(match (self.version(row).await?, today) {
            (Version::Sound(sheet), _) => Footing::Kept(sheet),
            (Version::Unfit, Some(sheet)) => Footing::Today(sheet),
            (Version::Unfit, None) => Footing::Gone,
        })
    }

    /// The version of a sheet that an interview names, out of the store.
    async fn version(&self, row: &InterviewRow) -> Result<Version, StoreError> {
        let hash = row.content.as_str();
        if let Some(known) = self.versions.get(hash) {
            return Ok(known);
        }
        let compiled = match self.files(hash).await? {
            Some(files) => Some(self.work.wait(Size::Whole, row.owner, move || content::sheet_from(files)).await),
            None => None,
        };
        let version = match compiled {
            Some(Ok(sheet)) => Version::Sound(Arc::new(sheet)),
            Some(Err(problems)) => {
                let first = problems.first().map(ToString::to_string).unwrap_or_default();
                tracing::warn!(content = hash, problems = problems.len(), "an old version is not used: {first}");
                Version::Unfit
            }
            None => Version::Unfit,
        };
        self.versions.put(hash, version.clone());
        Ok(version)
    }

    /// What an interview is shown by: what was stored when it ended, else its version of the content, compiled or not.
    /// Empty if nothing is known any more.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn shown(&self, row: &InterviewRow, footing: &Footing) -> Result<Shown, StoreError> {
        let stored = match row.finished {
            Some(_) => self.store.shown(row.id).await?,
            None => None,
        };
        let mut shown = match (stored.as_deref().and_then(Shown::from_json), footing.kept()) {
            (Some(shown), _) => shown,
            (None, Some(sheet)) => Shown::of(sheet),
            (None, None) => self.shown_of_files(&row.content).await?,
        };
        if shown.question.slug.is_empty() {
            shown.question.slug.clone_from(&row.question);
        }
        Ok(shown)
    }

    /// What the files of a version tell, whatever their format.
    pub(super) async fn shown_of_files(&self, hash: &str) -> Result<Shown, StoreError> {
        Ok(self.files(hash).await?.map(|files| Shown::from_files(&files)).unwrap_or_default())
    }

    /// The files of a version; none if they are lost, or some of them are.
    async fn files(&self, hash: &str) -> Result<Option<Vec<SourceFile>>, StoreError> {
        match self.store.sheet_files(hash).await {
            Err(problem @ StoreError::BrokenRow { .. }) => {
                tracing::error!(content = hash, "an old version is lost: {problem}");
                Ok(None)
            }
            files => files,
        }
    }
}
