//! The store's promises, the same on every engine. What only one engine has (folders, locks) is in `folders`, what must
//! go wrong at the same time in `contention`.

mod collections;
mod contention;
mod contract;
mod folders;
mod progress;

use std::future::Future;

use super::{Append, InterviewRow, Lease, Place, Store};
use crate::clock::Time;
use crate::content::format::Level;
use crate::id::{InterviewId, MessageId, SubjectId};
use crate::interview::{Author, Entry, Event, Mode, Reason};

pub(super) const NOW: Time = Time(1_790_000_000_000);

/// Runs a test where SurrealDB has room: its debug builds need more stack than threads usually have.
pub(super) fn with_room<F: Future<Output = ()>>(test: impl FnOnce() -> F + Send + 'static) {
    let room = 16 << 20;
    let run = move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_stack_size(room)
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(test());
    };
    let done = std::thread::Builder::new().stack_size(room).spawn(run).unwrap().join();
    if let Err(panic) = done {
        std::panic::resume_unwind(panic);
    }
}

pub(super) fn url_of(folder: &tempfile::TempDir) -> String {
    super::url_for(folder.path().to_str().unwrap())
}

pub(super) async fn open(url: &str) -> Store {
    Store::open(url, NOW).await.unwrap()
}

pub(super) fn row(id: InterviewId, owner: SubjectId) -> InterviewRow {
    InterviewRow {
        id,
        owner,
        question: "url-shortener".to_owned(),
        content: "c0ffee".to_owned(),
        level: Level::L5,
        mode: Mode::Real,
        minutes: 45,
        opened: NOW,
        finished: None,
        seq: 1,
        overall: None,
        place: Place::Alone,
    }
}

pub(super) fn opened(id: InterviewId) -> Entry {
    let event = Event::Opened {
        question: "url-shortener".to_owned(),
        content: "c0ffee".to_owned(),
        level: Level::L5,
        mode: Mode::Real,
        minutes: 45,
        // Past what SurrealDB's integers hold.
        seed: id.seed() | 1 << 63,
    };
    Entry { seq: 1, at: NOW, part: 0, author: Author::System, event }
}

pub(super) fn answer(seq: u64, message: MessageId, text: &str) -> Entry {
    let event = Event::Answer { id: message, text: text.to_owned() };
    Entry { seq, at: Time(NOW.0 + i64::try_from(seq).unwrap()), part: 0, author: Author::Candidate, event }
}

pub(super) fn finished(seq: u64) -> Entry {
    let event = Event::Finished { id: None, reason: Reason::Candidate };
    Entry { seq, at: Time(NOW.0 + 7), part: 0, author: Author::System, event }
}

pub(super) fn message(number: u128) -> MessageId {
    MessageId(uuid::Uuid::from_u128(number))
}

/// One answer as the next turn.
pub(super) fn turn(seq: u64, message: MessageId, text: &str) -> Append {
    Append {
        entries: vec![answer(seq, message, text)],
        message: Some((message, blake3::hash(text.as_bytes()).to_hex().to_string())),
        ..Append::default()
    }
}

/// A new interview with its first line, claimed.
pub(super) async fn interview(store: &Store) -> (InterviewId, Lease) {
    let owner = SubjectId::new(NOW);
    let id = InterviewId::new(NOW);
    store.create_interview(&row(id, owner), &[opened(id)]).await.unwrap();
    (id, store.claim(id, "test", NOW).await.unwrap())
}
