//! How far somebody has come with what there is to read and to drill.

use surrealdb::types::{RecordId, SurrealValue};

use super::{Store, StoreError, keys, retry};
use crate::clock::Time;
use crate::id::SubjectId;

/// One thing that somebody has read or drilled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressRow {
    /// `topics/caching-layers`, or of a drill `topics/caching-layers/hot-key`.
    pub what: String,
    /// It is marked as read.
    pub read: bool,
    /// Of a drill that was answered: how many points it had at best, and of how many.
    pub points: Option<(u8, u8)>,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Row {
    what: String,
    read: Option<i64>,
    points: Option<i64>,
    of: Option<i64>,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
pub(super) struct ByOwner {
    owner: RecordId,
    limit: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct ReadMark {
    row: RecordId,
    owner: RecordId,
    what: String,
    read: Option<i64>,
    now: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct DrillMark {
    row: RecordId,
    owner: RecordId,
    what: String,
    points: i64,
    of: i64,
    now: i64,
}

/// What lists somebody's rows.
pub(super) fn listed(who: SubjectId) -> (&'static str, ByOwner) {
    let query = "SELECT what, read, points, of FROM user_system_design_progress WHERE owner = $owner LIMIT $limit";
    (query, ByOwner { owner: keys::subject(who), limit: MOST })
}

/// So many rows of one person are looked at: more than there are pieces and drills.
const MOST: i64 = 5_000;

impl Store {
    /// Marks something as read, or takes that back.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn mark_read(&self, who: SubjectId, what: &str, read: bool, now: Time) -> Result<(), StoreError> {
        let query = "UPSERT $row SET owner = $owner, what = $what, read = $read, created = created ?? $now RETURN NONE";
        let variables = ReadMark {
            row: keys::progress(who, what),
            owner: keys::subject(who),
            what: what.to_owned(),
            read: read.then_some(now.0),
            now: now.0,
        };
        self.write("mark as read", who.0.as_u64_pair().1, query, variables).await.map(drop)
    }

    /// Keeps how many points of a drill an answer had, unless one had more before. Where the drill has another number of
    /// points than it had then, what was before counts no more.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn mark_drill(&self, who: SubjectId, what: &str, points: (u8, u8), now: Time) -> Result<(), StoreError> {
        let query = "UPSERT $row SET owner = $owner, what = $what, \
            points = IF of = $of THEN math::max([points ?? 0, $points]) ELSE $points END, \
            of = $of, created = created ?? $now RETURN NONE";
        let variables = DrillMark {
            row: keys::progress(who, what),
            owner: keys::subject(who),
            what: what.to_owned(),
            points: points.0.into(),
            of: points.1.into(),
            now: now.0,
        };
        self.write("keep a drill", who.0.as_u64_pair().1, query, variables).await.map(drop)
    }

    /// Everything that somebody has read or drilled, in no order.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn progress(&self, who: SubjectId) -> Result<Vec<ProgressRow>, StoreError> {
        let what = "list progress";
        let (query, variables) = listed(who);
        let mut results = self.read(what, query, variables).await?;
        let rows: Vec<Row> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        let small = |number: i64| u8::try_from(number).ok();
        let row = |Row { what, read, points, of }: Row| ProgressRow {
            what,
            read: read.is_some(),
            points: points.and_then(small).zip(of.and_then(small)),
        };
        Ok(rows.into_iter().map(row).collect())
    }
}
