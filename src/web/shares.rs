//! How much of all places one address may hold, so that nobody needs more than one machine to be refused and no fewer than
//! four to shut everybody out. Whoever comes through a trusted proxy is many people and has no bound here: theirs are the
//! limits on requests.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

use ipnet::IpNet;

/// One address holds a quarter of the places at most.
const PARTS: usize = 4;
/// A browser opens six connections at once.
const LEAST: usize = 8;
/// A household or a machine has a network of that size, and every address in it.
const NETWORK_OF_ONE: u128 = !0 << 64;

/// How many connections each address holds.
type Held = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// What may be held, and what is.
#[derive(Debug)]
pub(super) struct Shares {
    most: usize,
    trusted: Vec<IpNet>,
    held: Held,
}

/// A part of an address's share; given back when this is dropped.
#[derive(Debug)]
pub(super) struct Share(Option<(IpAddr, Held)>);

impl Shares {
    pub(super) fn new(places: usize, trusted: Vec<IpNet>) -> Self {
        Self { most: (places / PARTS).max(LEAST), trusted, held: Arc::default() }
    }

    /// For a connection from there; none if that address has its share.
    pub(super) fn take(&self, from: IpAddr) -> Option<Share> {
        let address = from.to_canonical();
        if self.trusted.iter().any(|network| network.contains(&address)) {
            return Some(Share(None));
        }
        let address = whose(address);
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let count = held.entry(address).or_insert(0);
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Share(Some((address, Arc::clone(&self.held)))))
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let Some((address, held)) = self.0.take() else { return };
        let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = held.get_mut(&address) {
            *count -= 1;
            if *count == 0 {
                held.remove(&address);
            }
        }
    }
}

/// Everything that one household can come from is one.
fn whose(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => Ipv6Addr::from(u128::from(address) & NETWORK_OF_ONE).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_a_quarter_and_gets_it_back() {
        let shares = Shares::new(40, vec!["10.0.0.0/8".parse().unwrap()]);
        let all_of = |addresses: &[&str]| -> Vec<Share> {
            let asked = addresses.iter().cycle().take(50);
            asked.filter_map(|address| shares.take(address.parse().unwrap())).collect()
        };
        let check = |addresses: &[&str], expect: usize| {
            assert_eq!(all_of(addresses).len(), expect, "{addresses:?}");
            assert!(shares.held.lock().unwrap().is_empty(), "{addresses:?}: given back");
        };
        check(&["192.0.2.1"], 10);
        check(&["192.0.2.1", "::ffff:192.0.2.1"], 10);
        check(&["192.0.2.1", "192.0.2.2"], 20);
        check(&["2001:db8::1", "2001:db8::2", "2001:db8::3:0:0:1"], 10);
        check(&["2001:db8::1", "2001:db8:0:1::1"], 20);
        check(&["10.1.2.3"], 50);
        // A browser has room in the smallest server.
        assert_eq!(Shares::new(2, Vec::new()).most, LEAST);
    }
}
