//! How many journal lines were acknowledged, in a small file beside the embedded database's own. A database that opens
//! with fewer has lost some: the engine takes the whole part of a damaged log and says nothing.
//!
//! It is written after the commit and not synced, so it may lag behind what is on disk and never runs ahead of it.
//! Whoever deletes lines one day must lower it first.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

const NAME: &str = "acknowledged";
/// Decimal digits, with zeros before them. The number stands there twice, so that a damaged one is known; both are always in
/// one block of a disk.
const DIGITS: usize = 20;

/// The file, and what stands in it.
#[derive(Debug)]
pub(super) struct Witness {
    file: File,
    lines: Mutex<u64>,
}

impl Witness {
    /// Of a database's folder; none was acknowledged if there is none yet, or if it cannot be read.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(folder.join(NAME))?;
        let mut text = [0; 2 * DIGITS];
        let read = file.read_exact_at(&mut text, 0);
        let (first, second) = text.split_at(DIGITS);
        let said = read.ok().filter(|()| first == second).and_then(|()| std::str::from_utf8(first).ok()?.parse().ok());
        Ok(Self { file, lines: Mutex::new(said.unwrap_or_default()) })
    }

    /// How many lines were acknowledged, at least.
    pub(super) fn lines(&self) -> u64 {
        *self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// So many are there now.
    pub(super) fn start_from(&self, lines: u64) {
        let mut held = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        *held = lines;
        self.put(lines);
    }

    /// So many more are on disk.
    pub(super) fn add(&self, lines: usize) {
        let mut held = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        *held += lines as u64;
        self.put(*held);
    }

    /// What cannot be written lags behind, which is allowed.
    fn put(&self, lines: u64) {
        let _ = self.file.write_all_at(format!("{lines:0DIGITS$}{lines:0DIGITS$}\n").as_bytes(), 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_remembers_and_starts_from_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let witness = Witness::open(folder.path()).unwrap();
        assert_eq!(witness.lines(), 0);
        witness.start_from(7);
        witness.add(3);
        assert_eq!(Witness::open(folder.path()).unwrap().lines(), 10);
        std::fs::write(folder.path().join(NAME), "rubbish").unwrap();
        assert_eq!(Witness::open(folder.path()).unwrap().lines(), 0);
    }
}
