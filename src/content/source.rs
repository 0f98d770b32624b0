//! Where content files come from: the pack inside the binary, folders, or an old version that the store kept.

use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use super::problem::Problem;
use super::yaml;

/// The id of the pack inside the binary.
pub const BUILT_IN: &str = "greenroom";

/// The folders of a pack that hold content. Anything else in a pack is left alone.
const FOLDERS: [&str; 3] = ["prompts", "question_bank", "rubrics"];

/// The file that makes a folder a pack.
pub const MANIFEST: &str = "pack.yaml";

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
    /// What lies in the packs' folders and was not read.
    pub unread: Vec<Unread>,
}

/// Something in a pack's folder that nobody reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unread {
    /// As it lies on the disk.
    pub path: String,
    /// Why, and how to have it read.
    pub why: &'static str,
}

/// Why a pack could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// There is nothing, or it may not be read.
    #[error("cannot read the pack at {path}: {why}; give a folder that has a pack.yaml and that this user may read")]
    Unreadable {
        /// The folder or file.
        path: String,
        /// What the system said.
        why: std::io::Error,
    },
    /// A folder that is no pack yet.
    #[error(
        "{folder} has no pack.yaml; write one there with the three lines `format: pack/1`, `id: my-team` and `version: 1.0.0`, \
         or begin a question with greenroom rubric new SLUG --folder {folder}, which writes it"
    )]
    NoManifest {
        /// The folder.
        folder: String,
    },
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
        Self { packs: vec![files], unread: Vec::new() }
    }

    /// One file of the pack inside the binary that says what is measured and by which words.
    pub(super) fn built_in_file(inside: &str) -> Option<SourceFile> {
        let bytes = Rubrics::get(inside)?.data.into_owned();
        Some(SourceFile { path: format!("{BUILT_IN}:{inside}"), shown: inside.to_owned(), bytes })
    }

    /// The built-in pack as it lies in a clone, with the drafts that teach: what learning and reporting stand on.
    ///
    /// # Errors
    /// If a folder cannot be read.
    pub fn bank(folder: &Path) -> Result<Self, SourceError> {
        let mut sources = Self::default();
        let files = files_of(folder, BUILT_IN, &mut sources.unread)?;
        sources.packs.push(files);
        sources.packs[0].sort_by(|a, b| a.path.cmp(&b.path));
        Ok(sources)
    }

    /// What is said if a folder of the built-in pack holds nothing: whatever else would be found follows from that, and
    /// nobody who writes a question can mend it.
    pub(super) fn missing(&self) -> Option<Problem> {
        let files = || self.packs.first().into_iter().flatten();
        let is_empty = |folder: &&str| !files().any(|file| file.inside().starts_with(*folder));
        let missing: Vec<&str> = FOLDERS.iter().copied().filter(is_empty).collect();
        let message = format!(
            "there is no built-in content in {}; a development build reads it from the clone that it was built in: build it \
             again there or with --release, and give --bank a whole clone",
            missing.join("/, ") + "/"
        );
        let problem = yaml::at(BUILT_IN, 0, 0, message).hiding("all other content".to_owned());
        (!missing.is_empty()).then_some(problem)
    }

    /// Adds a pack from a folder; its folder of drafts too if `drafts` are asked for.
    ///
    /// # Errors
    /// If the folder cannot be read. What the files hold is judged by [`super::compile`].
    pub fn add_folder(&mut self, folder: &Path, drafts: bool) -> Result<(), SourceError> {
        let manifest = folder.join(MANIFEST);
        if folder.is_dir() && !manifest.exists() {
            return Err(SourceError::NoManifest { folder: folder.display().to_string() });
        }
        let bytes = read(&manifest)?;
        let id = declared_id(&bytes)
            .unwrap_or_else(|| folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()));
        self.unread.extend(strangers(folder)?);
        let mut files = files_of(folder, &id, &mut self.unread)?;
        let all = files.len();
        files.retain(|file| drafts || !file.inside().starts_with(DRAFTS));
        if files.len() < all {
            self.unread.push(Unread { path: folder.join(DRAFTS).display().to_string(), why: ASKED_FOR });
        }
        files.push(SourceFile { path: format!("{id}:{MANIFEST}"), shown: manifest.display().to_string(), bytes });
        files.sort_by(|a, b| a.path.cmp(&b.path));
        self.packs.push(files);
        Ok(())
    }
}

/// Where questions lie that are not served unless they are asked for.
const DRAFTS: &str = "question_bank/drafts/";
const ASKED_FOR: &str = "drafts are read with --drafts only";
const NO_CONTENT: &str = "a pack's content lies in prompts/, question_bank/ and rubrics/";
const A_LINK: &str = "it is a link, and a pack holds its own files: put a copy there";

/// Folders beside those that hold content, and content files that lie beside the manifest.
fn strangers(folder: &Path) -> Result<Vec<Unread>, SourceError> {
    let failed = |why| SourceError::Unreadable { path: folder.display().to_string(), why };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().map_err(failed)?;
        let is_content =
            Path::new(&name).extension().is_some_and(|kind| ["yaml", "yml", "hbs"].iter().any(|one| kind == *one));
        let is_known =
            name.starts_with('.') || name == MANIFEST || (FOLDERS.contains(&name.as_str()) && !kind.is_symlink());
        if is_known || (!kind.is_dir() && !kind.is_symlink() && !is_content) {
            continue;
        }
        let slash = if kind.is_dir() { "/" } else { "" };
        let why = if kind.is_symlink() { A_LINK } else { NO_CONTENT };
        found.push(Unread { path: format!("{}{slash}", entry.path().display()), why });
    }
    found.sort();
    Ok(found)
}

/// Everything in the folders that hold content.
fn files_of(folder: &Path, id: &str, unread: &mut Vec<Unread>) -> Result<Vec<SourceFile>, SourceError> {
    let mut paths = Vec::new();
    for name in FOLDERS {
        let inner = folder.join(name);
        // What is said of a link to a whole folder stands beside the manifest.
        if !inner.is_symlink() {
            walk(&inner, &mut paths, unread)?;
        }
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
fn walk(folder: &Path, found: &mut Vec<PathBuf>, unread: &mut Vec<Unread>) -> Result<(), SourceError> {
    let failed = |why| SourceError::Unreadable { path: folder.display().to_string(), why };
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
            walk(&entry.path(), found, unread)?;
        } else if kind.is_file() {
            found.push(entry.path());
        } else if kind.is_symlink() {
            unread.push(Unread { path: entry.path().display().to_string(), why: A_LINK });
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, SourceError> {
    std::fs::read(path).map_err(|why| SourceError::Unreadable { path: path.display().to_string(), why })
}
