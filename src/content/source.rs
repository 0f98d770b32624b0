//! Where content files come from: the pack inside the binary, folders, or an old version that the store kept.

use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

/// The id of the pack inside the binary.
pub const BUILT_IN: &str = "greenroom";

/// The folders of a pack that hold content. Anything else in a pack is left alone.
const FOLDERS: [&str; 3] = ["prompts", "question_bank", "rubrics"];

/// One file of one pack, as bytes: it may not even be UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its pack's id and its path there: `greenroom:question_bank/questions/url-shortener/question.yaml`.
    pub path: String,
    /// What people call it in a message: the path on disk, or the path in the repository.
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

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/rubrics/"]
#[prefix = "rubrics/"]
struct Rubrics;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/question_bank/"]
#[exclude = "drafts/*"]
#[prefix = "question_bank/"]
struct QuestionBank;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/prompts/"]
#[prefix = "prompts/"]
struct Prompts;

impl SourceFile {
    /// The pack's id.
    pub fn pack(&self) -> &str {
        self.path.split_once(':').map_or("", |(pack, _)| pack)
    }

    /// The path inside the pack.
    pub fn inside(&self) -> &str {
        self.path.split_once(':').map_or(self.path.as_str(), |(_, inside)| inside)
    }
}

impl Sources {
    /// The pack inside the binary.
    #[must_use]
    pub fn built_in() -> Self {
        let names = Rubrics::iter().chain(QuestionBank::iter()).chain(Prompts::iter());
        let file = |name: std::borrow::Cow<'static, str>| {
            let found = Rubrics::get(&name).or_else(|| QuestionBank::get(&name)).or_else(|| Prompts::get(&name))?;
            Some(SourceFile {
                path: format!("{BUILT_IN}:{name}"),
                shown: name.into_owned(),
                bytes: found.data.into_owned(),
            })
        };
        let mut files: Vec<_> = names.filter_map(file).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { packs: vec![files] }
    }

    /// The built-in pack as it lies in a clone, with the drafts that teach: what learning and reporting stand on.
    ///
    /// # Errors
    /// If a folder cannot be read.
    pub fn bank(folder: &Path) -> Result<Self, SourceError> {
        let mut sources = Self { packs: vec![files_of(folder, BUILT_IN)?] };
        sources.packs[0].sort_by(|a, b| a.path.cmp(&b.path));
        Ok(sources)
    }

    /// Adds a pack from a folder. Drafts are left out: nobody is interviewed with one.
    ///
    /// # Errors
    /// If the folder cannot be read. What the files hold is judged by [`super::compile`].
    pub fn add_folder(&mut self, folder: &Path) -> Result<(), SourceError> {
        let manifest = folder.join("pack.yaml");
        let bytes = read(&manifest)?;
        let id = declared_id(&bytes)
            .unwrap_or_else(|| folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()));
        let mut files = files_of(folder, &id)?;
        files.retain(|file| !file.inside().starts_with("question_bank/drafts/"));
        files.push(SourceFile { path: format!("{id}:pack.yaml"), shown: manifest.display().to_string(), bytes });
        files.sort_by(|a, b| a.path.cmp(&b.path));
        self.packs.push(files);
        Ok(())
    }
}

/// Everything in the folders that hold content.
fn files_of(folder: &Path, id: &str) -> Result<Vec<SourceFile>, SourceError> {
    let mut paths = Vec::new();
    for name in FOLDERS {
        walk(&folder.join(name), &mut paths)?;
    }
    let file = |path: PathBuf| {
        let inside = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let (path, shown, bytes) = (format!("{id}:{inside}"), path.display().to_string(), read(&path)?);
        Ok(SourceFile { path, shown, bytes })
    };
    paths.into_iter().map(file).collect()
}

/// The id that a manifest gives; whether it is a good one is judged later.
fn declared_id(manifest: &[u8]) -> Option<String> {
    let value: std::collections::BTreeMap<String, serde_json::Value> = serde_saphyr::from_slice(manifest).ok()?;
    Some(value.get("id")?.as_str()?.to_owned())
}

/// All plain files below a folder that may be absent. Links are not followed: a pack holds its own files.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), SourceError> {
    let failed = |source| SourceError { path: folder.display().to_string(), source };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(error)),
    };
    for entry in entries {
        let entry = entry.map_err(failed)?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_dir() {
            walk(&entry.path(), found)?;
        } else if kind.is_file() {
            found.push(entry.path());
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, SourceError> {
    std::fs::read(path).map_err(|source| SourceError { path: path.display().to_string(), source })
}
