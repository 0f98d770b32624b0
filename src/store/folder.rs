//! The data folder before SurrealDB sees it: it is there, it can be written to, and nobody else has it open. SurrealDB
//! says all of this too, but not in words that help.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::StoreError;

/// SurrealDB closes its files in the background after the last handle is gone, and a server that is being replaced
/// needs a moment to stop: this is how often, and how far apart, we look before we say that the folder is in use.
const LOOKS: u32 = 60;
const LOOK_AGAIN: Duration = Duration::from_millis(25);

/// SurrealKV's lock file: a lock of the operating system on a file that holds the process's id.
const LOCK: &str = "LOCK";

/// Makes the folder if need be, and gives its absolute path.
pub(super) fn prepare(path: &Path) -> Result<PathBuf, StoreError> {
    let shown = || path.display().to_string();
    let unwritable = |source: io::Error| match source.kind() {
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => StoreError::NotAFolder { path: shown() },
        _ => StoreError::NotWritable { path: shown(), source },
    };
    fs::create_dir_all(path).map_err(unwritable)?;
    // The one way to know that a folder can be written to is to write to it.
    let probe = path.join("write-probe");
    fs::write(&probe, b"").and_then(|()| fs::remove_file(&probe)).map_err(unwritable)?;
    let path = fs::canonicalize(path).map_err(unwritable)?;
    match path.to_str() {
        Some(text) if !text.contains('?') => Ok(path),
        _ => Err(StoreError::Address { url: shown(), why: "its path has a ? or is not UTF-8".to_owned() }),
    }
}

/// Waits for a moment until nobody has the folder open.
pub(super) async fn wait_until_free(path: &Path) -> Result<(), StoreError> {
    for _ in 0..LOOKS {
        if is_free(path)? {
            return Ok(());
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    let holder = fs::read_to_string(path.join(LOCK)).ok().and_then(|text| text.trim().parse::<u32>().ok());
    Err(StoreError::InUse {
        path: path.display().to_string(),
        holder: holder.map_or_else(|| "another process".to_owned(), |id| format!("process {id}")),
    })
}

fn is_free(path: &Path) -> Result<bool, StoreError> {
    // Opened without truncation: the id inside is what we tell people.
    let file = match File::open(path.join(LOCK)) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        Err(source) => return Err(StoreError::NotWritable { path: path.display().to_string(), source }),
    };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Ok(false),
        // An error is a file system without locks: SurrealDB will say so in its own words.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(true),
    }
}
