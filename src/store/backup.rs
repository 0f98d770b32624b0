//! Backups: everything in one file that says itself whether it is whole, and back from it into an empty store.
//!
//! The file is SurrealDB's own export, so that it can be read without Greenroom; its last line is a seal of what stands
//! before it. A backup is only called one when it has been restored to memory and holds the same.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use surrealdb::Surreal;
use surrealdb::engine::any::Any;
use surrealdb::types::SurrealValue;

use super::open::{connected, located, no_variables, rows};
use super::{Store, StoreError, retry};
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
        let wrong = |why: String| StoreError::Backup { path: file.display().to_string(), why };
        let failed = |error: io::Error| wrong(format!("it cannot be written ({error}); choose another place"));
        if file.exists() {
            return Err(wrong(
                "there is something already, and no backup is overwritten; choose another name".to_owned(),
            ));
        }
        let mut part = file.as_os_str().to_owned();
        part.push(".part");
        let part = Path::new(&part);
        let written = async {
            let database = &self.inner.database;
            database.export(part).await.map_err(|error| wrong(format!("the database said: {}", error.message())))?;
            seal(part).map_err(failed)?;
            let copy = Self::restore("mem://", part, now).await?.1;
            let own = holdings(database).await?;
            if copy != own {
                return Err(wrong(
                    "what it holds is not what the store holds; try again when nobody writes".to_owned(),
                ));
            }
            fs::rename(part, file).map_err(failed)?;
            Ok(own)
        };
        let outcome = written.await;
        if outcome.is_err() {
            let _ = fs::remove_file(part);
        }
        outcome
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
}

/// Adds the last line, and waits until the file is on disk.
fn seal(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().read(true).append(true).open(path)?;
    // A line of its own, whatever stands before it.
    file.write_all(b"\n")?;
    let hash = hash(&mut file, u64::MAX)?;
    writeln!(file, "{SEAL}{hash}")?;
    file.sync_all()
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
    let lines = "SELECT VALUE <string> id + kind + <string> at + payload FROM entries";
    let (mut results, _) = retry::write(database, what, 0, lines, no_variables()).await?;
    let lines: Vec<String> = results.take(0).map_err(|error| retry::failed(what, &error))?;
    let mut hasher = blake3::Hasher::new();
    for line in lines {
        hasher.update(line.as_bytes());
    }
    holdings.journals = hasher.finalize().to_hex().to_string();
    Ok(holdings)
}
