//! How often one may do what: one table, by governor, on the app's own clock.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::Clock as GovernorClock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

use crate::clock::{Clock, Time};
use crate::config::{Limits, Rate};
use crate::id::{InterviewId, SubjectId};

/// The app's clock as governor reads it: time since it was made.
#[derive(Clone, Debug)]
pub(crate) struct Ticks(Arc<(Clock, Time)>);

impl GovernorClock for Ticks {
    type Instant = Duration;

    fn now(&self) -> Duration {
        let (clock, start) = &*self.0;
        clock.now().since(*start)
    }
}

type Keyed<K> = RateLimiter<K, DashMapStateStore<K>, Ticks, NoOpMiddleware<Duration>>;
type Single = RateLimiter<NotKeyed, InMemoryState, Ticks, NoOpMiddleware<Duration>>;

/// An interview counts as one reading for so many lines.
const LINES: u64 = 100;

/// Every limit. What each protects stands in `config/greenroom.toml`.
#[derive(Debug)]
pub(crate) struct Limiters {
    interviews: Keyed<SubjectId>,
    guests: Keyed<IpAddr>,
    connections: Keyed<InterviewId>,
    explanations: Keyed<IpAddr>,
    readings: Keyed<SubjectId>,
    rates: Limits,
    ticks: Ticks,
}

/// The limits of one WebSocket.
#[derive(Debug)]
pub(crate) struct SocketLimits {
    frames: Single,
    refused: Single,
}

/// What a frame's arrival means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    /// Fine.
    Steady,
    /// Refused with an error; the interview goes on.
    TooFast,
    /// The line is closed.
    Flooding,
}

impl Limiters {
    pub(crate) fn new(rates: &Limits, clock: &Clock) -> Self {
        let ticks = Ticks(Arc::new((clock.clone(), clock.now())));
        Self {
            interviews: RateLimiter::new(quota(rates.interviews), DashMapStateStore::default(), ticks.clone()),
            guests: RateLimiter::new(quota(rates.guests), DashMapStateStore::default(), ticks.clone()),
            connections: RateLimiter::new(quota(rates.connections), DashMapStateStore::default(), ticks.clone()),
            explanations: RateLimiter::new(quota(rates.explanations), DashMapStateStore::default(), ticks.clone()),
            readings: RateLimiter::new(quota(rates.readings), DashMapStateStore::default(), ticks.clone()),
            rates: *rates,
            ticks,
        }
    }

    /// May this guest open another interview?
    pub(crate) fn interview(&self, subject: SubjectId) -> bool {
        self.interviews.check_key(&subject).is_ok()
    }

    /// May this address be given another guest?
    pub(crate) fn guest(&self, address: IpAddr) -> bool {
        self.guests.check_key(&address).is_ok()
    }

    /// May this interview be connected to once more?
    pub(crate) fn connection(&self, interview: InterviewId) -> bool {
        self.connections.check_key(&interview).is_ok()
    }

    /// May this address have another answer explained?
    pub(crate) fn explanation(&self, address: IpAddr) -> bool {
        self.explanations.check_key(&address).is_ok()
    }

    /// May this guest have an interview of so many lines read once more? It is read, folded, scored or drawn whole.
    pub(crate) fn reading(&self, subject: SubjectId, lines: u64) -> bool {
        let weight = u32::try_from(1 + lines / LINES).unwrap_or(u32::MAX).min(self.rates.readings.burst);
        let weight = NonZeroU32::new(weight).unwrap_or(NonZeroU32::MIN);
        self.readings.check_key_n(&subject, weight).is_ok_and(|fits| fits.is_ok())
    }

    /// For a new WebSocket.
    pub(crate) fn socket(&self) -> SocketLimits {
        let limiter = |rate| RateLimiter::direct_with_clock(quota(rate), self.ticks.clone());
        SocketLimits { frames: limiter(self.rates.frames), refused: limiter(self.rates.refused_frames) }
    }

    /// Forgets keys that have not been used for long, so that the tables do not grow for ever.
    pub(crate) fn forget_idle(&self) {
        self.interviews.retain_recent();
        self.guests.retain_recent();
        self.connections.retain_recent();
        self.explanations.retain_recent();
        self.readings.retain_recent();
    }
}

impl SocketLimits {
    /// Counts a frame.
    pub(crate) fn frame(&self) -> Pace {
        match self.frames.check() {
            Ok(()) => Pace::Steady,
            Err(_) if self.refused.check().is_ok() => Pace::TooFast,
            Err(_) => Pace::Flooding,
        }
    }
}

fn quota(rate: Rate) -> Quota {
    let at_least_one = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
    Quota::per_minute(at_least_one(rate.per_minute)).allow_burst(at_least_one(rate.burst))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_is_told_before_it_is_closed_and_recovers_with_time() {
        let clock = Clock::manual(Time(0));
        let limits = Limiters::new(&Limits::default(), &clock);
        let socket = limits.socket();
        let paces = |n: usize| (0..n).map(|_| socket.frame()).collect::<Vec<_>>();
        assert!(paces(40).iter().all(|pace| *pace == Pace::Steady));
        assert!(paces(200).iter().all(|pace| *pace == Pace::TooFast));
        assert_eq!(socket.frame(), Pace::Flooding);
        clock.advance(Duration::from_secs(1));
        assert!(paces(10).iter().all(|pace| *pace == Pace::Steady));
    }

    #[test]
    fn a_long_interview_is_read_less_often_than_a_short_one_and_never_not_at_all() {
        let clock = Clock::manual(Time(0));
        let readings = Rate { burst: 20, per_minute: 60 };
        let limits = Limiters::new(&Limits { readings, ..Limits::default() }, &clock);
        let read = |who: u128, lines: u64| {
            let who = SubjectId(uuid::Uuid::from_u128(who));
            (0..100).take_while(|_| limits.reading(who, lines)).count()
        };
        assert_eq!([read(1, 40), read(2, 900), read(3, 1_000_000)], [20, 2, 1]);
        clock.advance(Duration::from_secs(10));
        assert_eq!([read(1, 40), read(2, 900)], [10, 1]);
    }
}
