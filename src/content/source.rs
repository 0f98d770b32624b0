//! Where content files come from: the pack inside the binary, folders, or an old version that the store kept.

use std::path::Path;

/// One file of one pack, as bytes: it may not even be UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path inside its pack, with `/`: `question_bank/questions/url-shortener/question.yaml`.
    pub path: String,
    /// What people call it in a message: the path on disk, or `built-in:` and the path.
    pub shown: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Packs in the order in which they were named, the built-in one first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// One list of files a pack, sorted by path.
    pub packs: Vec<Vec<SourceFile>>,
}

/// Why a pack could not be read at all.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the pack at {path}: {source}; give a folder that has a pack.yaml and that this user may read")]
pub struct SourceError {
    /// The folder or file.
    pub path: String,
    /// What the system said.
    pub source: std::io::Error,
}

impl Sources {
    /// The pack inside the binary.
    #[must_use]
    pub fn built_in() -> Self {
        todo!()
    }

    /// Adds a pack from a folder.
    ///
    /// # Errors
    /// If the folder cannot be read. What the files hold is judged by [`super::compile`].
    pub fn add_folder(&mut self, _folder: &Path) -> Result<(), SourceError> {
        todo!()
    }
}
