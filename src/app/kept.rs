//! What was made of an interview's journal, kept while it is asked for: a page, its JSON and a resume a moment later find it
//! made. It is known by the journal's length and the content that it was read by, so it is never stale.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::clock::Time;
use crate::id::InterviewId;

/// What nobody has asked for so long is forgotten.
pub(super) const IDLE: Duration = Duration::from_secs(30);

/// So many bytes in all, by estimate: beyond it what was asked for longest ago is forgotten.
const BYTES: usize = 64 << 20;

/// What a thing was made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Of<'a> {
    pub(super) interview: InterviewId,
    /// The last line.
    pub(super) seq: u64,
    /// The sheet's hash.
    pub(super) content: &'a str,
}

#[derive(Debug)]
pub(super) struct Kept<V>(Mutex<HashMap<InterviewId, One<V>>>);

#[derive(Debug)]
struct One<V> {
    value: V,
    seq: u64,
    content: String,
    bytes: usize,
    asked: Time,
}

impl<V> Default for Kept<V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<V: Clone> Kept<V> {
    /// What was made of it, if it is still kept.
    pub(super) fn get(&self, of: Of<'_>, now: Time) -> Option<V> {
        self.before(of, now).filter(|(_, seq)| *seq == of.seq).map(|(value, _)| value)
    }

    /// What was made of it or of its first lines, and how many they were.
    pub(super) fn before(&self, of: Of<'_>, now: Time) -> Option<(V, u64)> {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let one = table.get_mut(&of.interview).filter(|one| one.content == of.content && one.seq <= of.seq)?;
        one.asked = now;
        Some((one.value.clone(), one.seq))
    }

    /// Keeps it instead of what was made of fewer lines; how much is kept now.
    pub(super) fn put(&self, of: Of<'_>, value: V, bytes: usize, now: Time) -> usize {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if table.get(&of.interview).is_some_and(|one| one.content == of.content && one.seq > of.seq) {
            return table.len();
        }
        let one = One { value, seq: of.seq, content: of.content.to_owned(), bytes, asked: now };
        table.insert(of.interview, one);
        let mut sum: usize = table.values().map(|one| one.bytes).sum();
        while sum > BYTES && table.len() > 1 {
            let Some(oldest) = table.iter().min_by_key(|(_, one)| one.asked).map(|(id, _)| *id) else { break };
            sum -= table.remove(&oldest).map_or(0, |one| one.bytes);
        }
        table.len()
    }

    /// Forgets what nobody asks for any more; how much is left.
    pub(super) fn forget_idle(&self, now: Time) -> usize {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        table.retain(|_, one| now.since(one.asked) < IDLE);
        if table.is_empty() {
            table.shrink_to_fit();
        }
        table.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_known_by_what_it_was_made_of_and_forgotten_in_time() {
        let kept: Kept<u8> = Kept::default();
        let interview = InterviewId::new(Time(0));
        let of = |seq, content| Of { interview, seq, content };
        kept.put(of(3, "a"), 1, 10, Time(0));
        assert_eq!(kept.get(of(3, "a"), Time(0)), Some(1));
        assert_eq!((kept.get(of(4, "a"), Time(0)), kept.before(of(4, "a"), Time(0))), (None, Some((1, 3))));
        assert_eq!((kept.get(of(3, "b"), Time(0)), kept.before(of(2, "a"), Time(0))), (None, None));
        kept.put(of(2, "a"), 2, 10, Time(0));
        assert_eq!(kept.get(of(3, "a"), Time(30_000)), Some(1), "a late writer takes nothing back");
        assert_eq!((kept.forget_idle(Time(59_000)), kept.forget_idle(Time(60_000))), (1, 0));
    }

    #[test]
    fn what_was_asked_for_longest_ago_makes_room() {
        let kept: Kept<u8> = Kept::default();
        let of = |n| Of { interview: InterviewId(uuid::Uuid::from_u128(n)), seq: 1, content: "a" };
        kept.put(of(1), 1, BYTES / 2, Time(0));
        kept.put(of(2), 2, BYTES / 2, Time(1));
        assert!(kept.get(of(1), Time(2)).is_some());
        kept.put(of(3), 3, BYTES / 2, Time(3));
        assert_eq!([1, 2, 3].map(|n| kept.get(of(n), Time(4)).is_some()), [true, false, true]);
        kept.put(of(4), 4, 2 * BYTES, Time(5));
        assert_eq!([1, 2, 3, 4].map(|n| kept.get(of(n), Time(6)).is_some()), [false, false, false, true]);
    }
}
