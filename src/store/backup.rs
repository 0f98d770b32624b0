//! Backups: everything in one file that says itself whether it is whole, and back from it into an empty store.
//!
//! The file is SurrealDB's own export, so that it can be read without Greenroom; its last line is a seal of what stands
//! before it. It is written and read piece by piece, and only called a backup when it has been restored and holds the same.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::StreamExt as _;
use surrealdb::Surreal;
use surrealdb::engine::any::Any;
use surrealdb::types::{RecordId, SurrealValue};
use tokio::io::{AsyncWrite, AsyncWriteExt as _, BufWriter};

use super::address::{Address, url_for};
use super::open::{connected, located, no_variables, rows};
use super::witness::Witness;
use super::{Store, StoreError, handout, keys, retry};
use crate::clock::Time;

/// How the last line begins.
const SEAL: &str = "-- greenroom backup/1 blake3 ";

/// What a store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Rows of each table, without what is different in every store.
    pub rows: BTreeMap<String, u64>,
    /// Of all lines of all journals, in hexadecimal.
    pub journals: String,
}

impl Holdings {
    /// Rows of one table.
    pub fn of(&self, table: &str) -> u64 {
        self.rows.get(table).copied().unwrap_or_default()
    }
}

/// So many lines of journals are read at a time.
const PAGE: u64 = 1_000;

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Page {
    range: RecordId,
    limit: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Line {
    id: RecordId,
    line: String,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Tables {
    tables: BTreeMap<String, String>,
}

impl Store {
    /// Writes everything into a file that is not there yet, and proves that it can be restored.
    ///
    /// # Errors
    /// [`StoreError::Backup`] if the file cannot be written or does not hold the same; nothing stands under its name then.
    pub async fn back_up(&self, file: &Path, now: Time) -> Result<Holdings, StoreError> {
        let part = Part::new(file)?;
        let before = rows(&self.inner.database, "entries").await?;
        let mut written = BufWriter::new(part.create().await?);
        self.dump(&mut written, None).await.map_err(|error| part.failed(&error))?;
        written.flush().await.map_err(|error| part.failed(&error))?;
        written.get_ref().sync_all().await.map_err(|error| part.failed(&error))?;
        let (copy, whole) = part.restored(now).await?;
        // To a folder nobody else writes; a server of others may have more by now.
        let may_grow = self.inner.folder.is_none() && copy.of("entries") >= before;
        if !whole || !may_grow && copy != holdings(&self.inner.database).await? {
            return Err(
                part.wrong("what it holds is not what the store holds; try again when nobody writes".to_owned())
            );
        }
        part.finished()?;
        Ok(copy)
    }

    /// The same of a folder that a server has open, from that server, while it serves.
    ///
    /// # Errors
    /// [`StoreError::Backup`] if the server hands none out, or as [`Store::back_up`].
    pub async fn back_up_served(url: &str, file: &Path, now: Time) -> Result<Holdings, StoreError> {
        let part = Part::new(file)?;
        let Address::Folder(folder) = Address::parse(&url_for(url))? else {
            return Err(part.wrong("only of a folder a server hands one out".to_owned()));
        };
        // What was acknowledged before it was asked for must be in it.
        let acknowledged = Witness::open(&folder).map_err(|error| part.failed(&error))?.lines();
        let mut handed_out = handout::asked_for(&folder).await?;
        let mut written = part.create().await?;
        tokio::io::copy(&mut handed_out, &mut written).await.map_err(|error| part.failed(&error))?;
        written.flush().await.map_err(|error| part.failed(&error))?;
        written.sync_all().await.map_err(|error| part.failed(&error))?;
        let (copy, whole) = part.restored(now).await?;
        if !whole || copy.of("entries") < acknowledged {
            return Err(part.wrong("it does not hold everything that was acknowledged; look at the server's log, and keep the last good backup".to_owned()));
        }
        part.finished()?;
        Ok(copy)
    }

    /// Everything as it stands at one moment, piece by piece, and the seal of it. Whoever takes a piece in may take so long.
    pub(super) async fn dump(
        &self,
        sink: &mut (impl AsyncWrite + Unpin),
        patience: Option<Duration>,
    ) -> io::Result<()> {
        let failed = |error: surrealdb::Error| io::Error::other(format!("the database said: {}", error.message()));
        let mut hasher = blake3::Hasher::new();
        let mut pieces = self.inner.database.export(()).await.map_err(failed)?;
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(failed)?;
            hasher.update(&piece);
            match patience {
                Some(patience) => tokio::time::timeout(patience, sink.write_all(&piece)).await??,
                None => sink.write_all(&piece).await?,
            }
        }
        // A line of its own, whatever stands before it.
        hasher.update(b"\n");
        sink.write_all(format!("\n{SEAL}{}\n", hasher.finalize().to_hex()).as_bytes()).await?;
        sink.flush().await
    }

    /// Makes a store from a backup, where there is none, with an epoch of its own: clients that knew the old one start
    /// again from the whole journal.
    ///
    /// # Errors
    /// [`StoreError::Backup`] if the file is not whole or the place is not empty; nothing was changed then. Else what
    /// opening a store can fail with.
    pub async fn restore(url: &str, file: &Path, now: Time) -> Result<(Self, Holdings), StoreError> {
        let wrong = |why: String| StoreError::Backup { path: file.display().to_string(), why };
        check_seal(file).map_err(wrong)?;
        let (address, folder) = located(url).await?;
        let database = connected(&address).await?;
        let before = tables(&database).await?;
        if !before.is_empty() {
            let why = format!("{} holds data already; name an empty folder with --data", address.shown());
            return Err(wrong(why));
        }
        let imported = database.import(file).await;
        imported.map_err(|error| {
            wrong(format!(
                "the database did not take it all: {}; remove what is there now, and try again",
                error.message()
            ))
        })?;
        let store = Self::opened(database, folder, &address.shown(), now).await?;
        store.renew_epoch().await?;
        let holdings = holdings(&store.inner.database).await?;
        Ok((store, holdings))
    }

    /// What it holds.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn holdings(&self) -> Result<Holdings, StoreError> {
        holdings(&self.inner.database).await
    }

    /// Every interview has the lines that it says it has.
    async fn is_whole(&self) -> Result<bool, StoreError> {
        let what = "count lines by interview";
        let query = "RETURN math::sum(SELECT VALUE seq FROM system_design_sessions WHERE kind = 'interview')";
        let mut results = self.read(what, query, no_variables()).await?;
        let lines: Option<i64> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        Ok(lines.unwrap_or_default().unsigned_abs() == rows(&self.inner.database, "entries").await?)
    }
}

/// A backup before it is called one. What is not finished is gone with it.
struct Part {
    /// How it will be called.
    file: PathBuf,
    /// How it is called while it is written.
    unfinished: PathBuf,
    /// Where it is restored to, to see whether it can be.
    proof: PathBuf,
}

impl Part {
    fn new(file: &Path) -> Result<Self, StoreError> {
        let beside = |end: &str| {
            let mut name = file.as_os_str().to_owned();
            name.push(end);
            PathBuf::from(name)
        };
        let part = Self { file: file.to_owned(), unfinished: beside(".part"), proof: beside(".proof") };
        if file.exists() {
            let why = "there is something already, and no backup is overwritten; choose another name".to_owned();
            return Err(part.wrong(why));
        }
        let _ = fs::remove_dir_all(&part.proof);
        Ok(part)
    }

    fn wrong(&self, why: String) -> StoreError {
        StoreError::Backup { path: self.file.display().to_string(), why }
    }

    fn failed(&self, error: &io::Error) -> StoreError {
        self.wrong(format!("it cannot be written ({error}); choose another place"))
    }

    async fn create(&self) -> Result<tokio::fs::File, StoreError> {
        tokio::fs::File::create(&self.unfinished).await.map_err(|error| self.failed(&error))
    }

    /// What it holds once it is restored: beside itself, since it may be larger than memory.
    async fn restored(&self, now: Time) -> Result<(Holdings, bool), StoreError> {
        let proof =
            self.proof.to_str().ok_or_else(|| self.wrong("its name is not UTF-8; choose another".to_owned()))?;
        let (store, holdings) = Store::restore(proof, &self.unfinished, now).await?;
        let whole = store.is_whole().await?;
        store.close().await?;
        Ok((holdings, whole))
    }

    fn finished(&self) -> Result<(), StoreError> {
        fs::rename(&self.unfinished, &self.file).map_err(|error| self.failed(&error))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.unfinished);
        let _ = fs::remove_dir_all(&self.proof);
    }
}

/// Why the file is no whole backup, if it is none.
fn check_seal(path: &Path) -> Result<(), String> {
    const LENGTH: usize = SEAL.len() + 2 * blake3::OUT_LEN + 1;
    let unreadable = |error: io::Error| format!("it cannot be read ({error}); check its name");
    let mut file = File::open(path).map_err(unreadable)?;
    let before = file.metadata().map_err(unreadable)?.len().saturating_sub(LENGTH as u64);
    let hash = hash(&mut file, before).map_err(unreadable)?;
    let mut last = String::new();
    // What is no text is no seal.
    let _ = file.seek(SeekFrom::Start(before)).and_then(|_| file.read_to_string(&mut last));
    match last.trim_end().strip_prefix(SEAL) {
        Some(sealed) if sealed == hash.as_str() => Ok(()),
        Some(_) => Err("it is not what was written: some of it was lost or changed; take another one".to_owned()),
        None => Err("its last line is no seal: it is cut off, or no backup; take another one".to_owned()),
    }
}

/// Of the first so many bytes, read piece by piece: a backup may be larger than memory.
fn hash(file: &mut File, bytes: u64) -> io::Result<String> {
    file.rewind()?;
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(file.take(bytes))?;
    Ok(hasher.finalize().to_hex().to_string())
}

async fn tables(database: &Surreal<Any>) -> Result<Vec<String>, StoreError> {
    let what = "list tables";
    let (mut results, _) = retry::write(database, what, 0, "INFO FOR DB", no_variables()).await?;
    let info: Option<Tables> = results.take(0).map_err(|error| retry::failed(what, &error))?;
    Ok(info.map(|info| info.tables.into_keys().collect()).unwrap_or_default())
}

async fn holdings(database: &Surreal<Any>) -> Result<Holdings, StoreError> {
    let what = "read all journals";
    let mut holdings = Holdings::default();
    // Its rows are written by looking at a store, and anew by a restore.
    for table in tables(database).await?.into_iter().filter(|table| table != "store_meta") {
        let rows = rows(database, &table).await?;
        holdings.rows.insert(table, rows);
    }
    let lines = "SELECT id, <string> id + kind + <string> at + payload AS line FROM $range LIMIT $limit";
    let mut hasher = blake3::Hasher::new();
    let mut last = None;
    loop {
        let range = Page { range: keys::entries_behind(last.take()), limit: keys::int_of(PAGE) };
        let (mut results, _) = retry::write(database, what, 0, lines, range.into_value()).await?;
        let page: Vec<Line> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        let Some(end) = page.last() else { break };
        last = Some(end.id.key.clone());
        for line in &page {
            hasher.update(line.line.as_bytes());
        }
    }
    holdings.journals = hasher.finalize().to_hex().to_string();
    Ok(holdings)
}
