//! What was acknowledged, in a small file beside the embedded database's own: how many journal lines, and which ones were
//! the last. A database that opens without them has lost some: the engine takes the whole part of a damaged log and says
//! nothing. What a log loses are its last lines, so to look for these is enough to start; all are counted while it serves.
//!
//! It is written after the commit and not synced, so it may lag behind what is on disk and never runs ahead of it.
//! Whoever deletes lines one day must lower it first.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::id::InterviewId;

const NAME: &str = "acknowledged";
/// Decimal digits, with zeros before them. The number stands there twice, so that a damaged one is known; both are always in
/// one block of a disk.
const DIGITS: usize = 20;

/// So many of the newest are remembered: more than are ever on their way at once in one damaged block of a log.
const NEWEST: usize = 64;

/// An interview, a line of it, and the beginning of the hash of both, so that a damaged one is known.
const MARK: usize = 36 + 1 + DIGITS + 1 + CHECK + 1;
const CHECK: usize = 16;
/// The two numbers and the line's end stand before the marks.
const MARKS: usize = 2 * DIGITS + 1;

/// The file, and what stands in it.
#[derive(Debug)]
pub(super) struct Witness {
    file: File,
    held: Mutex<Held>,
    /// The newest lines when it was opened.
    newest: Vec<(InterviewId, u64)>,
}

#[derive(Debug)]
struct Held {
    lines: u64,
    /// Where the next mark goes.
    place: usize,
}

impl Witness {
    /// Of a database's folder; none was acknowledged if there is none yet, or if it cannot be read.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(folder.join(NAME))?;
        let mut text = [0; 2 * DIGITS];
        let read = file.read_exact_at(&mut text, 0);
        let (first, second) = text.split_at(DIGITS);
        let said = read.ok().filter(|()| first == second).and_then(|()| std::str::from_utf8(first).ok()?.parse().ok());
        let newest = (0..NEWEST).filter_map(|place| mark_at(&file, place)).collect();
        Ok(Self { file, held: Mutex::new(Held { lines: said.unwrap_or_default(), place: 0 }), newest })
    }

    /// How many lines were acknowledged, at least.
    pub(super) fn lines(&self) -> u64 {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).lines
    }

    /// The last lines that were acknowledged before it was opened, in no order; none if an older version wrote it.
    pub(super) fn newest(&self) -> &[(InterviewId, u64)] {
        &self.newest
    }

    /// So many are there now.
    pub(super) fn start_from(&self, lines: u64) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.lines = lines;
        self.put(lines);
    }

    /// So many more are on disk, the last of them this one.
    pub(super) fn add(&self, lines: usize, id: InterviewId, seq: u64) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.lines += lines as u64;
        self.put(held.lines);
        let _ = self.file.write_all_at(mark(id, seq).as_bytes(), (MARKS + held.place * MARK) as u64);
        held.place = (held.place + 1) % NEWEST;
    }

    /// What cannot be written lags behind, which is allowed.
    fn put(&self, lines: u64) {
        let _ = self.file.write_all_at(format!("{lines:0DIGITS$}{lines:0DIGITS$}\n").as_bytes(), 0);
    }
}

fn mark(id: InterviewId, seq: u64) -> String {
    let line = format!("{id} {seq:0DIGITS$}");
    let check = blake3::hash(line.as_bytes()).to_hex();
    format!("{line} {}\n", &check[..CHECK])
}

fn mark_at(file: &File, place: usize) -> Option<(InterviewId, u64)> {
    let mut text = [0; MARK];
    file.read_exact_at(&mut text, (MARKS + place * MARK) as u64).ok()?;
    let text = std::str::from_utf8(&text).ok()?;
    let mut parts = text.split_whitespace();
    let (id, seq) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (mark(id, seq) == text).then_some((id, seq))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Time;

    #[test]
    fn it_remembers_and_starts_from_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let witness = Witness::open(folder.path()).unwrap();
        assert_eq!(witness.lines(), 0);
        witness.start_from(7);
        let id = InterviewId::new(Time(0));
        witness.add(3, id, 3);
        (4..=100).for_each(|seq| witness.add(1, id, seq));
        let again = Witness::open(folder.path()).unwrap();
        let mut newest: Vec<u64> = again.newest().iter().map(|(_, seq)| *seq).collect();
        newest.sort_unstable();
        assert_eq!((again.lines(), newest), (107, (37..=100).collect()));
        // A mark in which a bit has turned is none.
        let mut bytes = std::fs::read(folder.path().join(NAME)).unwrap();
        bytes[MARKS + 40] ^= 1;
        std::fs::write(folder.path().join(NAME), bytes).unwrap();
        assert_eq!(Witness::open(folder.path()).unwrap().newest().len(), NEWEST - 1);
        std::fs::write(folder.path().join(NAME), "rubbish").unwrap();
        let none = Witness::open(folder.path()).unwrap();
        assert_eq!((none.lines(), none.newest()), (0, &[][..]));
    }
}
