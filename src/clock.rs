//! Time as a value ([`Time`]) and where it comes from ([`Clock`]).
//!
//! Everyone may hold a `Time`; only `app`, `web` and `cli` may ask a `Clock`. Tests own a manual one.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Time(pub i64);

impl Time {
    /// This much later.
    #[must_use]
    pub fn plus(self, span: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(span.as_millis()).unwrap_or(i64::MAX)))
    }

    /// How long after `earlier` this is; zero if it is not.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

/// RFC 3339 in UTC.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(at) => at.fmt(f),
            Err(_) => write!(f, "{} ms", self.0),
        }
    }
}

/// Where `now` comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's.
    System,
    /// A test's: stands still until it is moved.
    Manual(Arc<watch::Sender<Time>>),
}

impl Clock {
    /// A clock that stands at `start`.
    #[must_use]
    pub fn manual(start: Time) -> Self {
        Self::Manual(Arc::new(watch::channel(start).0))
    }

    /// The time.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
    pub fn now(&self) -> Time {
        match self {
            Self::System => Time(jiff::Timestamp::now().as_millisecond()),
            Self::Manual(time) => *time.borrow(),
        }
    }

    /// Moves a manual clock; the machine's cannot be moved.
    pub fn advance(&self, span: Duration) {
        if let Self::Manual(time) = self {
            time.send_modify(|now| *now = now.plus(span));
        }
    }

    /// Waits until the clock shows `at` or later.
    pub async fn sleep_until(&self, at: Time) {
        match self {
            Self::System => tokio::time::sleep(at.since(self.now())).await,
            Self::Manual(time) => {
                let mut seen = time.subscribe();
                // The sender lives in `self`, so waiting cannot fail.
                let _ = seen.wait_for(|now| *now >= at).await;
            }
        }
    }
}
