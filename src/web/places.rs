//! How many may be here at once. Each connection takes a file handle, and the store needs some to keep what is said in the
//! rooms that are open: so places are shared out before anybody comes, and none is given twice.

use std::net::IpAddr;
use std::sync::Arc;

use ipnet::IpNet;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::shares::{Share, Shares};

/// Where Linux says how many files a process may have open.
const LIMITS: &str = "/proc/self/limits";

/// Handles that are never given to connections: the store's, and those of the refusals on their way out.
const KEPT: usize = 128;

/// How many are told at once that there is no place; whoever comes on top of them is hung up on.
const REFUSALS: usize = 32;

/// A place; it is free again when this is dropped.
pub(super) type Place = OwnedSemaphorePermit;

/// The places that are free.
#[derive(Debug)]
pub(crate) struct Places {
    connections: Arc<Semaphore>,
    shares: Shares,
    rooms: Arc<Semaphore>,
    refusals: Arc<Semaphore>,
}

impl Places {
    /// As many as the settings say and the process may have; behind a trusted proxy are many people.
    pub(super) fn new(connections: usize, rooms: usize, trusted: Vec<IpNet>) -> Self {
        let handles = handles();
        let (connections, rooms) = shared_out(connections, rooms, handles);
        tracing::info!(connections, rooms, handles, "places");
        let places = |count: usize| Arc::new(Semaphore::new(count.min(Semaphore::MAX_PERMITS)));
        let shares = Shares::new(connections, trusted);
        Self { connections: places(connections), shares, rooms: places(rooms), refusals: places(REFUSALS) }
    }

    /// For an HTTP connection from there, until it ends or becomes a room.
    pub(super) fn connection(&self, from: IpAddr) -> Option<(Place, Share)> {
        let share = self.shares.take(from)?;
        Some((Arc::clone(&self.connections).try_acquire_owned().ok()?, share))
    }

    /// For a room's WebSocket.
    pub(super) fn room(&self) -> Option<Place> {
        Arc::clone(&self.rooms).try_acquire_owned().ok()
    }

    /// For saying that there is none.
    pub(super) fn refusal(&self) -> Option<Place> {
        Arc::clone(&self.refusals).try_acquire_owned().ok()
    }
}

/// Both numbers, in proportion, so that they fit into what the store leaves of the handles.
fn shared_out(connections: usize, rooms: usize, handles: Option<usize>) -> (usize, usize) {
    let Some(handles) = handles else { return (connections, rooms) };
    let free = handles - KEPT.min(handles / 2);
    let wanted = connections.saturating_add(rooms);
    if wanted <= free {
        return (connections, rooms);
    }
    let share = |part: usize| usize::try_from(part as u128 * free as u128 / wanted as u128).unwrap_or(free).max(1);
    (share(connections), share(rooms))
}

/// How many files may be open; none if that is not limited or not known.
fn handles() -> Option<usize> {
    let limits = std::fs::read_to_string(LIMITS).ok()?;
    limits.lines().find_map(|line| line.strip_prefix("Max open files"))?.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(handles: Option<usize>, expect: (usize, usize)) {
        assert_eq!(shared_out(8_000, 16_000, handles), expect, "{handles:?}");
    }

    #[test]
    fn places_fit_into_the_handles() {
        check(None, (8_000, 16_000));
        check(Some(1_048_576), (8_000, 16_000));
        check(Some(24_128), (8_000, 16_000));
        check(Some(1_024), (298, 597));
        check(Some(128), (21, 42));
        check(Some(2), (1, 1));
    }

    #[test]
    fn a_place_is_given_once_and_comes_back() {
        let (places, from) = (Places::new(1, 1, Vec::new()), IpAddr::from([192, 0, 2, 1]));
        let first = places.connection(from);
        assert!(first.is_some() && places.connection(from).is_none());
        assert!(places.room().is_some(), "rooms have places of their own");
        drop(first);
        assert!(places.connection(from).is_some());
    }
}
