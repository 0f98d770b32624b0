//! The only code that knows SurrealDB. What was acknowledged is on disk.
//!
//! Every write of an interview is one transaction that also checks the writer's fencing number and the next `seq`, so
//! that two writers can never both succeed. Nothing here decides what an entry means.

mod address;
mod backup;
mod collections;
mod content;
mod curriculum;
mod drafts;
mod error;
mod folder;
mod handout;
mod interviews;
mod journal;
mod keys;
mod lease;
mod logs;
mod migrate;
mod open;
mod progress;
mod questions;
mod retry;
mod shown;
mod subjects;
#[cfg(test)]
mod tests;
mod witness;

use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use surrealdb::Surreal;
use surrealdb::engine::any::Any;

use crate::clock::Time;
use crate::content::format::Level;
use crate::id::{InterviewId, MessageId, SubjectId};
use crate::interview::{Entry, Mode};

pub use address::url_for;
pub use backup::Holdings;
pub use collections::{Collection, Found, Item, Lookup, facet};
pub use drafts::Draft;
pub use error::{AppendError, StoreError};
pub use progress::ProgressRow;
pub use questions::{facets, question_items};

/// A handle; cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    /// One session for all clones: a session of its own for each would be a round trip and memory for nothing.
    database: Surreal<Any>,
    /// The folder, if it is embedded.
    folder: Option<PathBuf>,
    /// What was acknowledged, if it is embedded.
    witness: Option<witness::Witness>,
    /// How many writes had to be tried again.
    retries: AtomicU64,
    /// How many lines it holds and how many were acknowledged, if they were counted and some are lost.
    damaged: OnceLock<(u64, u64)>,
}

/// The right to write to one interview, until somebody else claims it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    /// Which interview.
    pub interview: InterviewId,
    /// Rises with every claim; a write with an older number is refused.
    pub fence: u64,
}

/// One interview without its journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewRow {
    /// Its id.
    pub id: InterviewId,
    /// Whose it is.
    pub owner: SubjectId,
    /// The question's slug.
    pub question: String,
    /// The hash of the sheet that it is held from.
    pub content: String,
    /// The bar asked for.
    pub level: Level,
    /// How it is held.
    pub mode: Mode,
    /// Its whole length.
    pub minutes: u16,
    /// When it was opened.
    pub opened: Time,
    /// When it ended.
    pub finished: Option<Time>,
    /// The last `seq`.
    pub seq: u64,
    /// From the stored scorecard.
    pub overall: Option<u8>,
    /// Its place in a loop.
    pub place: Place,
}

/// An interview's place in a loop, in which one follows another: a design, then a story of one's own work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// It is held by itself.
    #[default]
    Alone,
    /// Another is to follow.
    First,
    /// It follows that one.
    After(InterviewId),
}

/// What one turn adds, all or nothing.
#[derive(Clone, Debug, Default)]
pub struct Append {
    /// Consecutive entries; the first one's `seq` must be the row's `seq` + 1.
    pub entries: Vec<Entry>,
    /// The client's message that caused them, with the hash of its content; refused if it was there before.
    pub message: Option<(MessageId, String)>,
    /// What the evaluators saw: (part, seq of the answer, evaluator, JSON).
    pub findings: Vec<(u8, u64, String, serde_json::Value)>,
    /// The scorecard of a part, when the interview ends: (part, overall, JSON).
    pub scorecard: Option<(u8, u8, String)>,
    /// What is needed to show the interview from now on, when it ends: JSON.
    pub shown: Option<String>,
}

/// A client's message that was taken before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The line that it became.
    pub seq: u64,
    /// The hash of its content.
    pub hash: String,
}

/// How many times a conflicting transaction is tried, and how long the first wait is.
pub(crate) const TRIES: u32 = 8;
pub(crate) const FIRST_WAIT: Duration = Duration::from_millis(4);
