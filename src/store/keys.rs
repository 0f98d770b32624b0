//! Record ids: the one place that knows which table and which key a thing has.

use std::ops::Bound;

use surrealdb::types::{Array, RecordId, RecordIdKey, RecordIdKeyRange, Uuid, Value};

use crate::id::{InterviewId, MessageId, SubjectId};

use super::StoreError;

pub(super) fn session(id: InterviewId) -> RecordId {
    RecordId::new("system_design_sessions", Uuid::from(id.0))
}

pub(super) fn subject(id: SubjectId) -> RecordId {
    RecordId::new("subjects", Uuid::from(id.0))
}

pub(super) fn person(id: SubjectId) -> RecordId {
    RecordId::new("people", Uuid::from(id.0))
}

pub(super) fn entry(id: InterviewId, seq: u64) -> RecordId {
    RecordId::new("entries", entry_key(id, seq))
}

/// Every entry of one interview after `seq`, in order.
pub(super) fn entries_after(id: InterviewId, seq: u64) -> RecordId {
    RecordId::new(
        "entries",
        RecordIdKeyRange { start: Bound::Excluded(entry_key(id, seq)), end: Bound::Included(entry_key(id, u64::MAX)) },
    )
}

/// Every entry of every interview behind one, in order; all without one.
pub(super) fn entries_behind(last: Option<RecordIdKey>) -> RecordId {
    let start = last.map_or(Bound::Unbounded, Bound::Excluded);
    RecordId::new("entries", RecordIdKeyRange { start, end: Bound::Unbounded })
}

pub(super) fn message(id: InterviewId, message: MessageId) -> RecordId {
    RecordId::new("messages", key([uuid(id), Value::Uuid(message.0.into())]))
}

pub(super) fn finding(id: InterviewId, part: u8, seq: u64, evaluator: &str) -> RecordId {
    let evaluator = Value::String(evaluator.to_owned());
    RecordId::new("findings", key([uuid(id), int(part.into()), int(seq), evaluator]))
}

pub(super) fn draft(id: InterviewId) -> RecordId {
    RecordId::new("drafts", Uuid::from(id.0))
}

pub(super) fn progress(who: SubjectId, what: &str) -> RecordId {
    RecordId::new("user_system_design_progress", key([Value::Uuid(who.0.into()), Value::String(what.to_owned())]))
}

pub(super) fn scorecard(id: InterviewId, part: u8) -> RecordId {
    RecordId::new("scorecards", key([uuid(id), int(part.into())]))
}

pub(super) fn shown(hash: &str) -> RecordId {
    RecordId::new("shown", hash)
}

/// The UUID that a row is kept under.
pub(super) fn uuid_of(table: &'static str, id: RecordId) -> Result<uuid::Uuid, StoreError> {
    match id.key {
        RecordIdKey::Uuid(key) => Ok(key.into()),
        other => Err(StoreError::BrokenRow { table, text: format!("its key is {other:?}, not a UUID") }),
    }
}

/// The number in the second place of an array key.
pub(super) fn seq_of(table: &'static str, id: &RecordId) -> Result<u64, StoreError> {
    let seq = match &id.key {
        RecordIdKey::Array(key) => key.get(1).and_then(|value| match value {
            Value::Number(number) => number.to_int().and_then(|seq| u64::try_from(seq).ok()),
            _ => None,
        }),
        _ => None,
    };
    seq.ok_or_else(|| StoreError::BrokenRow { table, text: format!("its key is {:?}, not [interview, seq]", id.key) })
}

fn entry_key(id: InterviewId, seq: u64) -> RecordIdKey {
    key([uuid(id), int(seq)])
}

fn key<const N: usize>(values: [Value; N]) -> RecordIdKey {
    RecordIdKey::Array(Array::from(Vec::from(values)))
}

fn uuid(id: InterviewId) -> Value {
    Value::Uuid(id.0.into())
}

fn int(number: u64) -> Value {
    Value::Number(int_of(number).into())
}

/// SurrealDB counts in i64; no journal gets that long.
pub(super) fn int_of(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
