//! What can go wrong with the store, each with what, where and how to mend it.

use std::io;

/// Why the store cannot be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address of the store makes no sense.
    #[error(
        "the data address {url} cannot be used: {why}; give a folder, surrealkv://FOLDER, mem:// or \
         ws://USER:PASSWORD@HOST:PORT"
    )]
    Address {
        /// As it was given, without its password.
        url: String,
        /// What is wrong with it.
        why: String,
    },
    /// A file stands where the data folder should be.
    #[error(
        "the data folder {path} is not a folder; move the file that stands there away, or name another folder \
         with --data"
    )]
    NotAFolder {
        /// Where.
        path: String,
    },
    /// The data folder cannot be made or written to.
    #[error(
        "the data folder {path} cannot be written to ({source}); let this user write there, or name another \
         folder with --data"
    )]
    NotWritable {
        /// Where.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// Another process has the data folder open.
    #[error("the data folder {path} is in use by {holder}; stop it, or name another folder with --data")]
    InUse {
        /// Where.
        path: String,
        /// `process 4711`, or `another process` if it did not say which.
        holder: String,
    },
    /// The database refused to open what is there.
    #[error(
        "the database at {at} cannot be opened: {text}; restore the last backup to another folder with `greenroom restore FILE --data FOLDER`, serve from that, and keep this \
         one for a look"
    )]
    Unopenable {
        /// Where.
        at: String,
        /// What the database said.
        text: String,
    },
    /// Fewer journal lines than were acknowledged.
    #[error(
        "the database at {at} is damaged: it holds {holds} lines of journals, and {acknowledged} were acknowledged; \
         restore the last backup to another folder with `greenroom restore FILE --data FOLDER`, serve from that, and \
         keep this one for a look"
    )]
    Damaged {
        /// Where.
        at: String,
        /// How many lines are there.
        holds: u64,
        /// How many were acknowledged, at least.
        acknowledged: u64,
    },
    /// The database server does not answer, or does not let us in.
    #[error(
        "the database server at {at} cannot be used: {text}; check that it runs, and the name and password in \
         the address"
    )]
    Unreachable {
        /// Where, without the password.
        at: String,
        /// What was said.
        text: String,
    },
    /// A backup cannot be made or used.
    #[error("the backup {path}: {why}")]
    Backup {
        /// The file.
        path: String,
        /// What is wrong, and how to mend it.
        why: String,
    },
    /// The data was written by a newer Greenroom.
    #[error(
        "the database at {at} has schema {found}, this greenroom knows {known}; start the newer version that \
         wrote it, or restore a backup from before the upgrade"
    )]
    Newer {
        /// Where.
        at: String,
        /// The newest migration in the database.
        found: u32,
        /// The newest migration of this binary.
        known: u32,
    },
    /// A migration that was applied differs from the one in this binary.
    #[error(
        "migration {number} ({name}) in the database at {at} is not the one in this greenroom; start the \
         version that wrote it, or restore a backup"
    )]
    ChangedMigration {
        /// Where.
        at: String,
        /// Which.
        number: u32,
        /// Its name.
        name: String,
    },
    /// There is no such interview.
    #[error("there is no such interview")]
    NoSuchInterview,
    /// Others wrote the same rows at the same time, again and again.
    #[error("the database was busy with the same rows {tries} times ({text}); try again")]
    Busy {
        /// How often it was tried.
        tries: u32,
        /// What the database said last.
        text: String,
    },
    /// The database could not do it: a full disk, a closed connection, a row that breaks the schema.
    #[error(
        "the database could not {what}: {text}; look at the disk and the log, nothing that was acknowledged \
         is lost"
    )]
    Database {
        /// What was tried: `append`, `list interviews`.
        what: &'static str,
        /// What the database said.
        text: String,
    },
    /// A row holds what no version of Greenroom writes.
    #[error("a row of {table} cannot be read: {text}; restore the last backup")]
    BrokenRow {
        /// The table.
        table: &'static str,
        /// What is wrong.
        text: String,
    },
}

/// Why a turn was not appended. Nothing of it was written then.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else has claimed the interview since.
    #[error("this interview was taken over by another session; reload to go on here")]
    Fenced,
    /// The entries do not follow the last one: somebody else has written, or they have gaps themselves.
    #[error("the new entries do not follow the journal's last; read the journal again")]
    Gap,
    /// The client's message was taken before.
    #[error("this message was taken before, as entry {}", .0.seq)]
    Repeated(super::Taken),
    /// The store failed, or there is no such interview.
    #[error(transparent)]
    Store(#[from] StoreError),
}
