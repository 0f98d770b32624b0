//! Identifiers: opaque, typed, sortable by time. The only place, with `accounts`, that draws random numbers.
//!
//! An id says nothing about a person. Guests have one too, so that what they did can be claimed later.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Time;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// One interview.
    InterviewId
    /// Whoever owns a row: a guest or, later, an account.
    SubjectId
    /// A group of subjects.
    TeamId
    /// The client's own id for one message; makes sending it again harmless.
    MessageId
}

impl InterviewId {
    /// A new id that sorts by `now`.
    #[must_use]
    pub fn new(now: Time) -> Self {
        Self(sortable(now))
    }

    /// The seed of everything that varies in this interview: the same id says the same words in a rerun.
    #[must_use]
    pub fn seed(self) -> u64 {
        let (high, low) = self.0.as_u64_pair();
        high ^ low.rotate_left(29)
    }
}

impl SubjectId {
    /// A new id that sorts by `now`.
    #[must_use]
    pub fn new(now: Time) -> Self {
        Self(sortable(now))
    }
}

fn sortable(now: Time) -> Uuid {
    let seconds = now.0.div_euclid(1000).unsigned_abs();
    let nanos = u32::try_from(now.0.rem_euclid(1000)).unwrap_or(0) * 1_000_000;
    Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}

/// 256 random bits in hexadecimal: what a guest's cookie carries.
///
/// # Panics
/// If the operating system has no randomness to give; nothing safe can be done then.
#[must_use]
pub fn secret() -> String {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives random numbers");
    blake3::Hash::from_bytes(bytes).to_hex().to_string()
}
