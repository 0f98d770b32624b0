//! Who may write to an interview: whoever claimed it last. Every append checks the fencing number in its own
//! transaction, so a writer that was paused, or lives on another node, cannot write after it lost the claim.

use surrealdb::types::{RecordId, SurrealValue};

use super::{Lease, Store, StoreError, keys, retry};
use crate::clock::Time;
use crate::id::InterviewId;

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Claim {
    interview: RecordId,
    holder: String,
    now: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct ById {
    interview: RecordId,
}

impl Store {
    /// Takes the interview over from whoever had it. `holder` says who has it now, for people who look.
    ///
    /// # Errors
    /// [`StoreError::NoSuchInterview`], or if the store fails.
    pub async fn claim(&self, id: InterviewId, holder: &str, now: Time) -> Result<Lease, StoreError> {
        let what = "claim an interview";
        let query = "UPDATE $interview SET fence += 1, holder = $holder, claimed = $now RETURN VALUE fence";
        let variables = Claim { interview: keys::session(id), holder: holder.to_owned(), now: now.0 };
        let mut results = self.write(what, id.seed(), query, variables).await?;
        let fence: Option<i64> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        fence_of(fence).map(|fence| Lease { interview: id, fence })
    }

    /// The number of the last claim; 0 before the first.
    ///
    /// # Errors
    /// [`StoreError::NoSuchInterview`], or if the store fails.
    pub async fn fence(&self, id: InterviewId) -> Result<u64, StoreError> {
        let what = "read a claim";
        let query = "SELECT VALUE fence FROM $interview";
        let mut results = self.read(what, query, ById { interview: keys::session(id) }).await?;
        let fence: Option<i64> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        fence_of(fence)
    }
}

fn fence_of(fence: Option<i64>) -> Result<u64, StoreError> {
    let fence = fence.ok_or(StoreError::NoSuchInterview)?;
    u64::try_from(fence)
        .map_err(|_| StoreError::BrokenRow { table: "system_design_sessions", text: format!("fence is {fence}") })
}
