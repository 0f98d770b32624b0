//! What a candidate has written and not sent, by interview. Not part of the journal: nothing is scored from it.

use surrealdb::types::{RecordId, SurrealValue};

use super::{Store, StoreError, keys, retry};
use crate::clock::Time;
use crate::id::InterviewId;

/// Words that were written and not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The words; never empty.
    pub text: String,
    /// When they were kept.
    pub at: Time,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct DraftRow {
    text: String,
    at: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Keep {
    draft: RecordId,
    text: String,
    now: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct ById {
    draft: RecordId,
}

impl Store {
    /// Keeps the words instead of those that were kept before; empty ones are forgotten.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn keep_draft(&self, id: InterviewId, text: &str, now: Time) -> Result<(), StoreError> {
        let variables = Keep { draft: keys::draft(id), text: text.to_owned(), now: now.0 };
        let query = if text.is_empty() {
            "DELETE $draft RETURN NONE"
        } else {
            "UPSERT $draft SET text = $text, at = $now RETURN NONE"
        };
        self.write("keep a draft", id.seed(), query, variables).await.map(drop)
    }

    /// What was kept, if anything.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn draft(&self, id: InterviewId) -> Result<Option<Draft>, StoreError> {
        let what = "read a draft";
        let mut results = self.read(what, "SELECT text, at FROM $draft", ById { draft: keys::draft(id) }).await?;
        let row: Option<DraftRow> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        Ok(row.map(|row| Draft { text: row.text, at: Time(row.at) }))
    }
}
