//! The logs of an embedded database, by the files that hold them.
//!
//! When a crash has cut off the last record of a log, `SurrealKV` 0.21.4 mends it on opening: it writes what is whole to a new
//! file and puts that in the old one's place. It has the old file open for writing by then, and goes on writing to that,
//! where no name leads any more: all of it is gone with the next crash, though it was on disk. Opened once more, it writes
//! where it reads.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

/// Where the logs lie in the database's folder.
const FOLDER: &str = "wal";

/// Which file stands behind each name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Logs(BTreeMap<String, u64>);

impl Logs {
    /// As they are now; none if there is no such folder.
    pub(super) fn of(database: &Path) -> Self {
        let entries = fs::read_dir(database.join(FOLDER)).into_iter().flatten().flatten();
        let file = |entry: fs::DirEntry| Some((entry.file_name().into_string().ok()?, entry.metadata().ok()?.ino()));
        Self(entries.filter_map(file).collect())
    }

    /// Another file has taken the name of one of these.
    pub(super) fn are_replaced(&self, database: &Path) -> bool {
        let now = Self::of(database);
        self.0.iter().any(|(name, file)| now.0.get(name).is_some_and(|now| now != file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_that_gave_way_to_another_file_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let log = |name: &str| folder.path().join(FOLDER).join(name);
        assert!(!Logs::of(folder.path()).are_replaced(folder.path()), "there is none");
        fs::create_dir(folder.path().join(FOLDER)).unwrap();
        fs::write(log("0.wal"), "one").unwrap();
        let before = Logs::of(folder.path());
        fs::write(log("0.wal"), "one and more").unwrap();
        fs::write(log("1.wal"), "two").unwrap();
        assert!(!before.are_replaced(folder.path()), "written on, and a new one beside it");
        fs::write(log("mended"), "one").unwrap();
        // The old file lives as long as somebody has it open, as the database has.
        let held = fs::File::open(log("0.wal")).unwrap();
        fs::rename(log("mended"), log("0.wal")).unwrap();
        assert!(before.are_replaced(folder.path()));
        drop(held);
    }
}
