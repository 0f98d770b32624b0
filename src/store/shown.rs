//! What is needed to show an interview that is over. Stored with its last line, once for all interviews that are shown
//! alike.

use surrealdb::types::{RecordId, SurrealValue};

use super::{Store, StoreError, keys, retry};
use crate::id::InterviewId;

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct ById {
    record: RecordId,
}

impl Store {
    /// What was stored to show an interview by, as JSON; none while it goes on, and none if an older version ended it.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn shown(&self, id: InterviewId) -> Result<Option<String>, StoreError> {
        let what = "read what an interview is shown by";
        let query = "SELECT VALUE shown.body FROM $record WHERE shown != NONE";
        let mut results = self.read(what, query, ById { record: keys::session(id) }).await?;
        results.take(0).map_err(|error| retry::failed(what, &error))
    }
}

/// Where such a text is kept: under its own hash.
pub(super) fn key(body: &str) -> RecordId {
    keys::shown(&blake3::hash(body.as_bytes()).to_hex())
}
