//! Who owns rows. What is personal is kept apart from who owns what, in `people`, under the same id.

use surrealdb::types::{RecordId, SurrealValue};

use super::{Store, StoreError, keys, retry};
use crate::clock::Time;
use crate::id::SubjectId;

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct NewGuest {
    subject: RecordId,
    person: RecordId,
    hash: String,
    now: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct ByToken {
    hash: String,
}

impl Store {
    /// A new subject for whoever holds the token with this hash (see `accounts::guest`).
    ///
    /// # Errors
    /// If the store fails, or the hash is taken.
    pub async fn create_guest(&self, token_hash: &str, now: Time) -> Result<SubjectId, StoreError> {
        let id = SubjectId::new(now);
        let query = "{
            CREATE $subject SET kind = 'guest', created = $now RETURN NONE;
            CREATE $person SET token = $hash, created = $now RETURN NONE;
        }";
        let variables =
            NewGuest { subject: keys::subject(id), person: keys::person(id), hash: token_hash.to_owned(), now: now.0 };
        self.write("make a guest", id.0.as_u64_pair().1, query, variables).await?;
        Ok(id)
    }

    /// Whoever holds the token with this hash.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn guest(&self, token_hash: &str) -> Result<Option<SubjectId>, StoreError> {
        let what = "find a guest";
        let query = "SELECT VALUE id FROM people WHERE token = $hash LIMIT 1";
        let mut results = self.read(what, query, ByToken { hash: token_hash.to_owned() }).await?;
        let found: Option<RecordId> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        found.map(|id| keys::uuid_of("people", id).map(SubjectId)).transpose()
    }
}
