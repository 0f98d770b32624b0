//! How often one may do what: one table, by governor, on the app's own clock.

use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
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

type Single = RateLimiter<NotKeyed, InMemoryState, Ticks, NoOpMiddleware<Duration>>;

/// An interview counts as one reading for so many lines.
const LINES: u64 = 100;
/// A limit for each of many, in a table that does not grow for ever: who could do everything again is forgotten, and
/// whoever comes when it is full of others waits.
#[derive(Debug)]
struct Keyed<K: Hash + Eq + Clone> {
    limiter: RateLimiter<K, DashMapStateStore<K>, Ticks, NoOpMiddleware<Duration>>,
    /// From which length on it is worth looking for somebody to forget.
    crowded: AtomicUsize,
    ticks: Ticks,
    /// The second after the one in which that was done last: to look through all for each who comes would be an attack on oneself.
    looked: AtomicU64,
}

/// So few need not be looked through.
const FEW: usize = 1024;
/// The most keys in one table.
const MOST: usize = 100_000;

impl<K: Hash + Eq + Clone> Keyed<K> {
    fn new(rate: Rate, ticks: &Ticks) -> Self {
        let limiter = RateLimiter::new(quota(rate), DashMapStateStore::default(), ticks.clone());
        Self { limiter, crowded: AtomicUsize::new(FEW), ticks: ticks.clone(), looked: AtomicU64::new(0) }
    }

    fn allows(&self, key: &K) -> bool {
        self.allows_of(key, NonZeroU32::MIN)
    }

    /// Several at once.
    fn allows_of(&self, key: &K, weight: NonZeroU32) -> bool {
        let next = self.ticks.now().as_secs() + 1;
        let is_crowded = self.limiter.len() >= self.crowded.load(Ordering::Relaxed);
        if is_crowded && self.looked.swap(next, Ordering::Relaxed) != next {
            self.limiter.retain_recent();
            self.limiter.shrink_to_fit();
            self.crowded.store((self.limiter.len() * 2).clamp(FEW, MOST), Ordering::Relaxed);
        }
        if is_crowded && self.limiter.len() >= MOST {
            return false;
        }
        self.limiter.check_key_n(key, weight).is_ok_and(|fits| fits.is_ok())
    }
}

/// Whom a limit is for: a guest as soon as they are one, so that a class behind one address is not one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Who {
    Guest(SubjectId),
    Address(IpAddr),
}

impl Who {
    /// In which line their heavy work waits: a guest's own, or that of their address, which is no guest's.
    pub(crate) fn lane(self) -> SubjectId {
        match self.counted() {
            Self::Guest(subject) => subject,
            Self::Address(IpAddr::V4(address)) => SubjectId(uuid::Uuid::from_u128(address.to_ipv6_mapped().to_bits())),
            Self::Address(IpAddr::V6(address)) => SubjectId(uuid::Uuid::from_u128(address.to_bits())),
        }
    }

    /// As a limit counts them: an address with all of its household.
    fn counted(self) -> Self {
        match self {
            Self::Guest(_) => self,
            Self::Address(address) => Self::Address(household(address)),
        }
    }
}

/// What one customer of a provider has: with IPv6 that is a network.
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
    }
}

/// Every limit. What each protects stands in `config/greenroom.toml`.
#[derive(Debug)]
pub(crate) struct Limiters {
    interviews: Keyed<SubjectId>,
    guests: Keyed<IpAddr>,
    connections: Keyed<InterviewId>,
    explanations: Keyed<Who>,
    searches: Keyed<Who>,
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
            interviews: Keyed::new(rates.interviews, &ticks),
            guests: Keyed::new(rates.guests, &ticks),
            connections: Keyed::new(rates.connections, &ticks),
            explanations: Keyed::new(rates.explanations, &ticks),
            searches: Keyed::new(rates.searches, &ticks),
            readings: Keyed::new(rates.readings, &ticks),
            rates: *rates,
            ticks,
        }
    }

    /// May this guest open another interview?
    pub(crate) fn interview(&self, subject: SubjectId) -> bool {
        self.interviews.allows(&subject)
    }

    /// May this address be given another guest?
    pub(crate) fn guest(&self, address: IpAddr) -> bool {
        self.guests.allows(&household(address))
    }

    /// May this interview be connected to once more?
    pub(crate) fn connection(&self, interview: InterviewId) -> bool {
        self.connections.allows(&interview)
    }

    /// May they have another answer explained?
    pub(crate) fn explanation(&self, who: Who) -> bool {
        self.explanations.allows(&who.counted())
    }

    /// May they look for words once more? Each word is compared with all that there are, and every table is asked.
    pub(crate) fn search(&self, who: Who) -> bool {
        self.searches.allows(&who.counted())
    }

    /// May this guest have an interview of so many lines read once more? It is read, folded, scored or drawn whole.
    pub(crate) fn reading(&self, subject: SubjectId, lines: u64) -> bool {
        let weight = u32::try_from(1 + lines / LINES).unwrap_or(u32::MAX).min(self.rates.readings.burst);
        let weight = NonZeroU32::new(weight).unwrap_or(NonZeroU32::MIN);
        self.readings.allows_of(&subject, weight)
    }

    /// For a new WebSocket.
    pub(crate) fn socket(&self) -> SocketLimits {
        let limiter = |rate| RateLimiter::direct_with_clock(quota(rate), self.ticks.clone());
        SocketLimits { frames: limiter(self.rates.frames), refused: limiter(self.rates.refused_frames) }
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

    /// Half a million addresses in an hour, and nobody asks for the metrics.
    #[test]
    fn tables_stay_bounded_by_themselves() {
        let clock = Clock::manual(Time(0));
        let limits = Limiters::new(&Limits::default(), &clock);
        for n in 0..500_000_u32 {
            clock.advance(Duration::from_millis(7));
            assert!(limits.guest(IpAddr::from(n.to_be_bytes())), "{n}: a stranger is let in");
        }
        let held = limits.guests.limiter.len();
        assert!(held < 20_000, "{held}");
        // All at once: the table is full, and who is in it is not forgotten.
        let crowd = Limiters::new(&Limits::default(), &clock);
        let let_in = (0..200_000_u32).filter(|n| crowd.guest(IpAddr::from(n.to_be_bytes()))).count();
        assert!(let_in == MOST && crowd.guests.limiter.len() == MOST, "{let_in}");
        clock.advance(Duration::from_mins(5));
        assert!(crowd.guest(IpAddr::from([255, 0, 0, 1])), "later there is room again");
    }

    #[test]
    fn a_limit_is_for_a_guest_or_a_household() {
        let clock = Clock::manual(Time(0));
        let rates = Limits { explanations: Rate { burst: 1, per_minute: 1 }, ..Limits::default() };
        let limits = Limiters::new(&rates, &clock);
        let address = |text: &str| Who::Address(text.parse().expect("an address"));
        let first = Who::Guest(SubjectId::new(Time(0)));
        assert!(limits.explanation(first) && !limits.explanation(first));
        assert!(limits.explanation(Who::Guest(SubjectId::new(Time(0)))), "another behind the same address");
        assert!(limits.explanation(address("2001:db8::1")) && !limits.explanation(address("2001:db8::2")));
        assert!(limits.explanation(address("2001:db8:0:1::1")));
        assert!(limits.explanation(address("192.0.2.1")) && limits.explanation(address("192.0.2.2")));
    }

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
