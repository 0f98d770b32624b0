//! Opening and closing a store, and asking it how it is.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use surrealdb::Surreal;
use surrealdb::engine::any::{Any, connect};
use surrealdb::opt::auth::{Database, Root};
use surrealdb::types::{RecordId, SurrealValue, Value};

use super::address::{Address, url_for};
use super::logs::Logs;
use super::migrate::MIGRATIONS;
use super::witness::Witness;
use super::{Inner, Store, StoreError, folder, keys, migrate, retry};
use crate::clock::Time;
use crate::id::InterviewId;

/// Both the namespace and the database.
const NAME: &str = "greenroom";

impl Store {
    /// Opens what `url` names and brings its schema up to date. Makes the folder and the database if they are not
    /// there. A plain path is a folder, see [`super::url_for`].
    ///
    /// # Errors
    /// One variant for each thing that people can mend.
    pub async fn open(url: &str, now: Time) -> Result<Self, StoreError> {
        let (address, folder) = located(url).await?;
        let logs = folder.as_deref().map(Logs::of);
        let mut database = connected(&address).await?;
        if let (Some(folder), Some(logs)) = (&folder, logs)
            && logs.are_replaced(folder)
        {
            tracing::warn!("a log that a crash had cut off was mended; the database is opened once more");
            drop(database);
            folder::wait_until_free(folder).await?;
            database = connected(&address).await?;
        }
        Self::opened(database, folder, &address.shown(), now).await
    }

    /// A store from a connection, with its schema up to date.
    pub(super) async fn opened(
        database: Surreal<Any>,
        folder: Option<PathBuf>,
        at: &str,
        now: Time,
    ) -> Result<Self, StoreError> {
        let unwritable = |source| StoreError::NotWritable { path: at.to_owned(), source };
        let witness = folder.as_deref().map(Witness::open).transpose().map_err(unwritable)?;
        let store = Self {
            inner: Arc::new(Inner { database, folder, witness, retries: AtomicU64::new(0), damaged: OnceLock::new() }),
        };
        let ready = async {
            migrate::run(&store.inner.database, at, MIGRATIONS, now).await?;
            store.check_witness(at).await
        };
        if let Err(error) = ready.await {
            // Whoever is told to move or restore files must be able to do so now.
            let _ = store.close().await;
            return Err(error);
        }
        Ok(store)
    }

    /// What was acknowledged last is there. Only if that is not known all lines are counted.
    async fn check_witness(&self, at: &str) -> Result<(), StoreError> {
        let Some(witness) = &self.inner.witness else { return Ok(()) };
        let newest = witness.newest();
        let missing = newest.len() - self.present(newest).await?;
        if missing == 0 && !newest.is_empty() {
            return Ok(());
        }
        let holds = rows(&self.inner.database, "entries").await?;
        let acknowledged = witness.lines().max(if missing == 0 { 0 } else { holds + missing as u64 });
        if holds < acknowledged {
            return Err(StoreError::Damaged { at: at.to_owned(), holds, acknowledged });
        }
        witness.start_from(holds);
        Ok(())
    }

    /// How many of these lines are there.
    async fn present(&self, lines: &[(InterviewId, u64)]) -> Result<usize, StoreError> {
        #[derive(SurrealValue)]
        #[surreal(crate = "surrealdb::types")]
        struct Lines {
            lines: Vec<RecordId>,
        }
        let what = "look for the newest lines";
        let lines = Lines { lines: lines.iter().map(|(id, seq)| keys::entry(*id, *seq)).collect() };
        let mut results = self.read(what, "SELECT VALUE at FROM $lines WHERE at != NONE", lines).await?;
        let found: Vec<i64> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        Ok(found.len())
    }

    /// Counts all lines of an embedded database, for as long as that takes: whether everything that was acknowledged when
    /// it was opened is there. If not, the store is not ready any more.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], or if the store fails.
    pub async fn count_through(&self) -> Result<(), StoreError> {
        let (Some(witness), Some(folder)) = (&self.inner.witness, &self.inner.folder) else { return Ok(()) };
        let acknowledged = witness.lines();
        let holds = rows(&self.inner.database, "entries").await?;
        if holds >= acknowledged {
            return Ok(());
        }
        let _ = self.inner.damaged.set((holds, acknowledged));
        Err(StoreError::Damaged { at: folder.display().to_string(), holds, acknowledged })
    }

    /// Lets go of the database and waits until its files are closed. Nothing acknowledged depends on this; but a server
    /// that starts next need not wait, and finds nothing to recover.
    ///
    /// # Errors
    /// [`StoreError::InUse`] if it did not close in time: another handle is alive.
    pub async fn close(self) -> Result<(), StoreError> {
        let folder = self.inner.folder.clone();
        drop(self);
        match folder {
            Some(folder) => folder::wait_until_free(&folder).await,
            None => Ok(()),
        }
    }

    /// Names this history of the data: made with the database, made anew by a restore. Who knew another one knows
    /// nothing about this data.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn epoch(&self) -> Result<String, StoreError> {
        let what = "read the epoch";
        let mut results = self.read(what, "SELECT VALUE text FROM ONLY store_meta:epoch", no_variables()).await?;
        let epoch: Option<String> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        epoch.ok_or_else(|| StoreError::BrokenRow { table: "store_meta", text: "there is no epoch".to_owned() })
    }

    /// Names the installation: made when it is first asked for, kept in backups, the same for all nodes.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn installation(&self) -> Result<String, StoreError> {
        let what = "read the installation's name";
        let find = "SELECT VALUE text FROM ONLY store_meta:installation";
        let mut results = self.read(what, find, no_variables()).await?;
        let named: Option<String> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        if let Some(name) = named {
            return Ok(name);
        }
        let make = "UPSERT store_meta:installation SET text = text ?? <string> rand::uuid() RETURN NONE";
        self.write("name the installation", 0, make, no_variables()).await?;
        let mut results = self.read(what, find, no_variables()).await?;
        let named: Option<String> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        named.ok_or_else(|| StoreError::BrokenRow { table: "store_meta", text: "there is no installation".to_owned() })
    }

    /// Makes a new epoch: what a restore from a backup ends with.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn renew_epoch(&self) -> Result<(), StoreError> {
        let query = "UPSERT store_meta:epoch SET text = <string> rand::uuid() RETURN NONE";
        self.write("make a new epoch", 0, query, no_variables()).await.map(drop)
    }

    /// How many writes had to be tried again since the store was opened.
    pub fn retries(&self) -> u64 {
        self.inner.retries.load(Ordering::Relaxed)
    }

    /// Writes something, to see whether it can.
    ///
    /// # Errors
    /// If it cannot, or if something that was acknowledged is known to be lost.
    pub async fn ping(&self) -> Result<(), StoreError> {
        if let (Some((holds, acknowledged)), Some(folder)) = (self.inner.damaged.get(), &self.inner.folder) {
            let (at, holds, acknowledged) = (folder.display().to_string(), *holds, *acknowledged);
            return Err(StoreError::Damaged { at, holds, acknowledged });
        }
        let query = "UPSERT store_meta:probe SET count = (count ?? 0) + 1 RETURN NONE";
        self.write("write a probe", 0, query, no_variables()).await.map(drop)
    }
}

/// Where a store is, and its folder if it has one: made, writable and held by nobody.
pub(super) async fn located(url: &str) -> Result<(Address, Option<PathBuf>), StoreError> {
    let mut address = Address::parse(&url_for(url))?;
    let mut folder = None;
    if let Address::Folder(path) = &mut address {
        *path = folder::prepare(path)?;
        folder::wait_until_free(path).await?;
        folder = Some(path.clone());
    }
    Ok((address, folder))
}

/// How many rows a table has.
pub(super) async fn rows(database: &Surreal<Any>, table: &str) -> Result<u64, StoreError> {
    let what = "count rows";
    let query = format!("RETURN (SELECT count() FROM {table} GROUP ALL)[0].count ?? 0");
    let (mut results, _) = retry::write(database, what, 0, &query, no_variables()).await?;
    let rows: Option<i64> = results.take(0).map_err(|error| retry::failed(what, &error))?;
    Ok(rows.unwrap_or_default().unsigned_abs())
}

/// Connects, signs in, and chooses the database.
///
/// On memory: an embedded SurrealKV gives itself a block cache of up to half of the machine's memory less 1 GiB, and
/// a buffer of 64 MiB to 4 GiB, by the same measure, before it writes a table; both fill only as data comes. Neither
/// can be set here in 3.3.5: `connect` takes them from nowhere (options of the address reach only `datastore_*` keys),
/// and `Surreal::unstable_from_datastore` is hidden and needs `surrealdb-core` as a dependency of ours. It does respect
/// the limit of a control group, so `MemoryMax=` or a container's limit bounds both.
pub(super) async fn connected(address: &Address) -> Result<Surreal<Any>, StoreError> {
    let database = match connect(address.endpoint()).await {
        Ok(database) => database,
        Err(error) => {
            let text = error.message().to_owned();
            return Err(match address {
                // Somebody was quicker than we were between our look and this.
                Address::Folder(path) if text.contains("already locked") => {
                    StoreError::InUse { path: path.display().to_string(), holder: "another process".to_owned() }
                }
                Address::Server { .. } => StoreError::Unreachable { at: address.shown(), text },
                _ => StoreError::Unopenable { at: address.shown(), text },
            });
        }
    };
    let failed = |error: surrealdb::Error| match address {
        Address::Server { .. } => StoreError::Unreachable { at: address.shown(), text: error.message().to_owned() },
        _ => StoreError::Unopenable { at: address.shown(), text: error.message().to_owned() },
    };
    let mut may_define = true;
    if let Address::Server { login: Some((name, password)), .. } = address {
        let root = Root { username: name.clone(), password: password.clone() };
        if database.signin(root).await.is_err() {
            // A user of this one database is enough, and better; but then somebody else must have made the database.
            may_define = false;
            let user = Database {
                namespace: NAME.to_owned(),
                database: NAME.to_owned(),
                username: name.clone(),
                password: password.clone(),
            };
            database.signin(user).await.map_err(failed)?;
        }
    }
    if may_define {
        let define = "DEFINE NAMESPACE IF NOT EXISTS greenroom;
            USE NS greenroom;
            DEFINE DATABASE IF NOT EXISTS greenroom;";
        retry::write(&database, "make the database", 0, define, no_variables()).await?;
    }
    database.use_ns(NAME).use_db(NAME).await.map_err(failed)?;
    Ok(database)
}

/// What a query without variables binds.
pub(super) fn no_variables() -> Value {
    Value::Object(surrealdb::types::Object::new())
}
