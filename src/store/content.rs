//! The content that was ever in use, kept so that an old report can always be explained. The files are the truth; this
//! is their memory. Files and versions are named by their hashes and never change.

use std::collections::{BTreeMap, BTreeSet};

use surrealdb::types::{Bytes, RecordId, RecordIdKey, SurrealValue};

use super::open::no_variables;
use super::{Store, StoreError, retry};
use crate::clock::Time;
use crate::content::{Library, SourceFile};

/// So many bytes of files go into one transaction: more would not fit into small buffers or messages.
const BATCH: usize = 1 << 20;

/// What is kept of a library.
#[derive(Debug, Default)]
pub(super) struct Catalog<'a> {
    /// Of all of it.
    pub(super) hash: String,
    /// By the hash of the bytes.
    pub(super) files: BTreeMap<String, &'a [u8]>,
    /// By the sheet's hash.
    pub(super) versions: BTreeMap<String, Vec<FileRow>>,
}

/// One file of a version.
#[derive(Clone, Debug, PartialEq, Eq, SurrealValue)]
#[surreal(crate = "surrealdb::types")]
pub(super) struct FileRow {
    /// The pack that it came from, in the order in which they were named.
    pub(super) pack: i64,
    /// Its path there.
    pub(super) path: String,
    /// The hash of its bytes.
    pub(super) file: String,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct BodyRow {
    id: RecordId,
    body: Bytes,
    created: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct VersionRow {
    id: RecordId,
    files: Vec<FileRow>,
    created: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Bodies {
    rows: Vec<BodyRow>,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Index {
    versions: Vec<VersionRow>,
    hash: String,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct StoredVersion {
    files: Vec<FileRow>,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct ByVersion {
    version: RecordId,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct ByFiles {
    files: Vec<RecordId>,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct StoredFile {
    id: RecordId,
    body: Bytes,
}

impl Store {
    /// Keeps what a library was compiled from, and makes the questions and pieces that are looked for its own. A few
    /// reads if nothing has changed since the last time.
    ///
    /// # Errors
    /// If the store fails. What was kept by then does no harm, and the next call goes on.
    pub async fn sync_content(&self, library: &Library, now: Time) -> Result<(), StoreError> {
        if self.synced().await?.as_deref() != Some(&library.hash) {
            self.keep(&Catalog::of(library), now).await?;
        }
        self.sync_questions(library, now).await?;
        self.sync_curriculum(library, now).await
    }

    /// The files that a version of a sheet was compiled from, pack by pack.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn sheet_files(&self, hash: &str) -> Result<Option<Vec<SourceFile>>, StoreError> {
        let what = "read a version";
        let version = RecordId::new("content_versions", hash);
        let query = "SELECT files FROM $version";
        let mut results = self.read(what, query, ByVersion { version }).await?;
        let found: Option<StoredVersion> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        let Some(StoredVersion { files }) = found else { return Ok(None) };
        let ids = files.iter().map(|file| RecordId::new("content_files", file.file.as_str())).collect();
        let mut results = self.read(what, "SELECT id, body FROM $files", ByFiles { files: ids }).await?;
        let stored: Vec<StoredFile> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        let bodies: BTreeMap<String, Vec<u8>> =
            stored.into_iter().filter_map(|row| Some((text_key(row.id)?, row.body.to_vec()))).collect();
        let file = |row: FileRow| {
            let bytes = bodies.get(&row.file).cloned().ok_or_else(|| StoreError::BrokenRow {
                table: "content_files",
                text: format!("{} of version {hash} is missing", row.path),
            })?;
            Ok(SourceFile { shown: format!("version {}: {}", short(hash), row.path), path: row.path, bytes })
        };
        files.into_iter().map(file).collect::<Result<_, _>>().map(Some)
    }

    /// The hash of the library that was synced last.
    pub(super) async fn synced(&self) -> Result<Option<String>, StoreError> {
        let what = "read the content's hash";
        let mut results = self.read(what, "SELECT VALUE text FROM ONLY store_meta:content", no_variables()).await?;
        results.take(0).map_err(|error| retry::failed(what, &error))
    }

    pub(super) async fn keep(&self, catalog: &Catalog<'_>, now: Time) -> Result<(), StoreError> {
        let what = "keep the content";
        // Files first and in batches, then everything that points to them at once.
        let mut known = self.keys_of("content_files").await?;
        let mut rows = Vec::new();
        let mut size = 0;
        for (hash, bytes) in &catalog.files {
            if known.contains(hash) {
                continue;
            }
            size += bytes.len();
            let id = RecordId::new("content_files", hash.as_str());
            rows.push(BodyRow { id, body: Bytes::from(bytes.to_vec()), created: now.0 });
            if size >= BATCH {
                self.keep_files(std::mem::take(&mut rows)).await?;
                size = 0;
            }
        }
        self.keep_files(rows).await?;
        known = self.keys_of("content_versions").await?;
        let versions = catalog
            .versions
            .iter()
            .filter(|(hash, _)| !known.contains(*hash))
            .map(|(hash, files)| VersionRow {
                id: RecordId::new("content_versions", hash.as_str()),
                files: files.clone(),
                created: now.0,
            })
            .collect();
        let query = "{
            INSERT IGNORE INTO content_versions $versions RETURN NONE;
            UPSERT store_meta:content SET text = $hash RETURN NONE;
        }";
        let variables = Index { versions, hash: catalog.hash.clone() };
        self.write(what, 0, query, variables).await.map(drop)
    }

    async fn keep_files(&self, rows: Vec<BodyRow>) -> Result<(), StoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        let query = "INSERT IGNORE INTO content_files $rows RETURN NONE";
        self.write("keep content files", 0, query, Bodies { rows }).await.map(drop)
    }

    async fn keys_of(&self, table: &'static str) -> Result<BTreeSet<String>, StoreError> {
        let what = "list the content";
        let mut results = self.read(what, &format!("SELECT VALUE id FROM {table}"), no_variables()).await?;
        let ids: Vec<RecordId> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        Ok(ids.into_iter().filter_map(text_key).collect())
    }
}

impl<'a> Catalog<'a> {
    fn of(library: &'a Library) -> Self {
        let mut catalog = Self { hash: library.hash.clone(), ..Self::default() };
        // Packs layer, so the same path may stand in several, and a sheet may be made from all of them.
        let mut by_path: BTreeMap<&str, Vec<FileRow>> = BTreeMap::new();
        for (pack, files) in (0..).zip(&library.sources.packs) {
            for file in files {
                let hash = blake3::hash(&file.bytes).to_hex().to_string();
                let row = FileRow { pack, path: file.path.clone(), file: hash.clone() };
                by_path.entry(&file.path).or_default().push(row);
                catalog.files.insert(hash, &file.bytes);
            }
        }
        // A sheet is there under its slug and under `pack:slug`; its hash makes them one.
        for sheet in library.sheets.values() {
            catalog.versions.entry(sheet.hash.clone()).or_insert_with(|| {
                let mut files: Vec<_> =
                    sheet.files.iter().filter_map(|path| by_path.get(path.as_str())).flatten().cloned().collect();
                files.sort_by(|a, b| (a.pack, &a.path).cmp(&(b.pack, &b.path)));
                files.dedup();
                files
            });
        }
        // No interview needs the others: graded transcripts, the curriculum.
        let needed: BTreeSet<&str> = catalog.versions.values().flatten().map(|row| row.file.as_str()).collect();
        catalog.files.retain(|hash, _| needed.contains(hash.as_str()));
        catalog
    }
}

fn text_key(id: RecordId) -> Option<String> {
    match id.key {
        RecordIdKey::String(key) => Some(key),
        _ => None,
    }
}

fn short(hash: &str) -> &str {
    hash.get(..8).unwrap_or(hash)
}
