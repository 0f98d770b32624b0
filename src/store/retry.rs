//! Writes that collide are tried again. Everything that is written goes through [`Store::write`].
//!
//! What is sent must be one transaction: SurrealDB says "conflict" only when nothing of it was written.

use std::sync::atomic::Ordering;
use std::time::Duration;

use surrealdb::engine::any::Any;
use surrealdb::types::{Error, QueryError, SurrealValue, Value};
use surrealdb::{IndexedResults, Surreal};

use super::{FIRST_WAIT, Store, StoreError, TRIES};

/// No wait is longer than this before its jitter.
const LONGEST_WAIT: Duration = Duration::from_millis(256);

impl Store {
    /// Sends one transaction, again if it collided with another. `key` tells competing writers apart, so that they do
    /// not all wait equally long.
    pub(super) async fn write(
        &self,
        what: &'static str,
        key: u64,
        query: &str,
        variables: impl SurrealValue,
    ) -> Result<IndexedResults, StoreError> {
        let (results, retries) = write(&self.inner.database, what, key, query, variables.into_value()).await?;
        if retries > 0 {
            self.inner.retries.fetch_add(u64::from(retries), Ordering::Relaxed);
        }
        Ok(results)
    }

    /// Sends something that writes nothing.
    pub(super) async fn read(
        &self,
        what: &'static str,
        query: &str,
        variables: impl SurrealValue,
    ) -> Result<IndexedResults, StoreError> {
        send(&self.inner.database, query, variables.into_value()).await.map_err(|error| failed(what, &error))
    }
}

/// The results, and how often it had to be tried again.
pub(super) async fn write(
    database: &Surreal<Any>,
    what: &'static str,
    key: u64,
    query: &str,
    variables: Value,
) -> Result<(IndexedResults, u32), StoreError> {
    let mut retries = 0;
    loop {
        let error = match send(database, query, variables.clone()).await {
            Ok(results) => return Ok((results, retries)),
            Err(error) => error,
        };
        if !is_conflict(&error) {
            return Err(failed(what, &error));
        }
        retries += 1;
        if retries == TRIES {
            return Err(StoreError::Busy { tries: TRIES, text: unquoted(error.message()) });
        }
        tokio::time::sleep(wait(retries, key)).await;
    }
}

/// The results of all statements, or the error that says most.
async fn send(database: &Surreal<Any>, query: &str, variables: Value) -> Result<IndexedResults, Error> {
    let mut results = database.query(query).bind(variables).await?;
    let mut errors: Vec<_> = results.take_errors().into_iter().collect();
    if errors.is_empty() {
        return Ok(results);
    }
    // One statement fails and the rest of its transaction says only that it was not executed: a conflict says most,
    // then whatever is not such an echo, then the first.
    errors.sort_by_key(|(index, error)| (!is_conflict(error), is_echo(error), *index));
    Err(errors.swap_remove(0).1)
}

/// Whether the transaction can be tried again. Looks at the text too, because a commit that fails loses its kind on the
/// way through SurrealDB 3.3.5.
pub(super) fn is_conflict(error: &Error) -> bool {
    let mut link = Some(error);
    while let Some(error) = link {
        if matches!(error.query_details(), Some(QueryError::TransactionConflict))
            || error.message().contains("can be retried")
        {
            return true;
        }
        link = error.cause();
    }
    false
}

fn is_echo(error: &Error) -> bool {
    matches!(error.query_details(), Some(QueryError::NotExecuted | QueryError::Cancelled))
}

pub(super) fn failed(what: &'static str, error: &Error) -> StoreError {
    StoreError::Database { what, text: unquoted(error.message()) }
}

/// The words before the first quotation mark: behind it may stand what somebody said, and these words go into the log.
fn unquoted(text: &str) -> String {
    // "Couldn't" has none: it stands between letters.
    let opens = |(at, mark): &(usize, char)| {
        matches!(mark, '\'' | '"' | '`') && !text[..*at].ends_with(|before: char| before.is_alphabetic())
    };
    let first = text.char_indices().find(opens);
    first.map_or_else(|| text.to_owned(), |(at, _)| format!("{} \u{2026}", text[..at].trim_end()))
}

/// Doubles each time; between half of that and all of it, by a hash instead of chance.
fn wait(attempt: u32, key: u64) -> Duration {
    let whole = FIRST_WAIT.saturating_mul(1 << (attempt - 1).min(16)).min(LONGEST_WAIT);
    let mut seed = [0_u8; 12];
    seed[..8].copy_from_slice(&key.to_le_bytes());
    seed[8..].copy_from_slice(&attempt.to_le_bytes());
    let jitter = u32::from(blake3::hash(&seed).as_bytes()[0]);
    whole / 2 + whole / 2 * jitter / 255
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_said_is_not_in_an_error() {
        let check = |text: &str, expect: &str| assert_eq!(unquoted(text), expect);
        check("Found 'my answer' for field `text`, but expected an int", "Found \u{2026}");
        check("Couldn't coerce a value: found \"it's mine\"", "Couldn't coerce a value: found \u{2026}");
        check("No space left on device (os error 28)", "No space left on device (os error 28)");
        check("", "");
    }

    #[test]
    fn waits_grow_stay_bounded_and_differ() {
        for attempt in 1..TRIES {
            let whole = FIRST_WAIT.saturating_mul(1 << (attempt - 1)).min(LONGEST_WAIT);
            for key in 0..50 {
                let seen = wait(attempt, key);
                assert!(seen >= whole / 2 && seen <= whole, "attempt {attempt}, key {key}: {seen:?} of {whole:?}");
            }
            assert!((0..50).any(|key| wait(attempt, key) != wait(attempt, 0)), "attempt {attempt} has no jitter");
        }
        assert!(wait(u32::MAX, 1) <= LONGEST_WAIT);
    }

    #[test]
    fn a_conflict_is_known_by_its_kind_or_its_text() {
        assert!(is_conflict(&Error::query("x".to_owned(), QueryError::TransactionConflict)));
        assert!(is_conflict(&Error::internal("Transaction conflict: y. This transaction can be retried".to_owned())));
        let wrapped = Error::internal("outer".to_owned())
            .with_cause(Error::query("inner".to_owned(), QueryError::TransactionConflict));
        assert!(is_conflict(&wrapped));
        assert!(!is_conflict(&Error::query("x".to_owned(), QueryError::NotExecuted)));
        assert!(!is_conflict(&Error::internal("no space left on device".to_owned())));
    }
}
