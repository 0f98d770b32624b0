//! Who is at the other end of a request: worked out once, for every handler. A proxy's word counts only if the settings
//! trust the address that it comes from.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use axum::http::header::{FORWARDED, HOST, VIA};
use ipnet::IpNet;

/// What a proxy leaves in a request that it hands on.
const FORWARDED_FOR: &str = "x-forwarded-for";
const FORWARDED_PROTO: &str = "x-forwarded-proto";
const HANDED_ON: [&str; 4] = [FORWARDED_FOR, FORWARDED_PROTO, "x-forwarded-host", "x-real-ip"];

/// The other end; in the extensions of every request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caller {
    /// Where the request came from: the last address that no trusted proxy stands at.
    pub(crate) address: IpAddr,
    /// It reached the first trusted proxy by https.
    pub(crate) https: bool,
    /// The name that was asked for, as it was said.
    pub(crate) host: Option<String>,
    /// No proxy has left a trace.
    pub(crate) direct: bool,
}

impl Caller {
    /// For a request over a connection from `peer`.
    pub(super) fn of(peer: SocketAddr, headers: &HeaderMap, trusted: &[IpNet]) -> Self {
        let handed_on = headers.contains_key(FORWARDED)
            || headers.contains_key(VIA)
            || HANDED_ON.iter().any(|name| headers.contains_key(*name));
        let peer = peer.ip().to_canonical();
        let proxied = is_in(trusted, peer);
        let mut hosts = headers.get_all(HOST).iter();
        let host = match (hosts.next(), hosts.next()) {
            (Some(host), None) => host.to_str().ok().map(str::to_owned),
            _ => None,
        };
        Self {
            address: if proxied { before_proxies(peer, headers, trusted) } else { peer },
            https: proxied && last(headers, FORWARDED_PROTO).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https")),
            host,
            direct: !handed_on,
        }
    }
}

/// Each proxy adds at the end whom it heard from: from there back to the first that is no proxy of ours. What stands
/// before that anybody may have written.
fn before_proxies(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let mut address = peer;
    let lines: Vec<&str> = headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok()).collect();
    for said in lines.iter().flat_map(|line| line.split(',')).rev() {
        if !is_in(trusted, address) {
            break;
        }
        let Some(before) = address_of(said.trim()) else { break };
        address = before;
    }
    address
}

/// An address, with or without a port and brackets.
fn address_of(said: &str) -> Option<IpAddr> {
    let bare = said.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(said);
    let address = bare.parse().or_else(|_| said.parse::<SocketAddr>().map(|socket| socket.ip()));
    address.ok().map(|address: IpAddr| address.to_canonical())
}

fn last<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(name).iter().next_back()?.to_str().ok()?.rsplit(',').next().map(str::trim)
}

fn is_in(networks: &[IpNet], address: IpAddr) -> bool {
    networks.iter().any(|network| network.contains(&address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderName;

    #[track_caller]
    fn check(peer: &str, headers: &[(&str, &str)], expect: &str, https: bool) {
        let trusted: Vec<IpNet> =
            ["127.0.0.1/32", "10.0.0.0/8", "::1/128"].map(|net| net.parse().expect("a net")).into();
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name.parse::<HeaderName>().expect("a name"), value.parse().expect("a value"));
        }
        let caller = Caller::of(format!("{peer}:1").parse().expect("an address"), &map, &trusted);
        assert_eq!((caller.address.to_string().as_str(), caller.https), (expect, https), "{peer} {headers:?}");
    }

    #[test]
    fn a_proxy_counts_where_it_is_trusted_and_no_further() {
        let said = |text| [("x-forwarded-for", text), ("x-forwarded-proto", "https")];
        check("192.0.2.1", &[], "192.0.2.1", false);
        check("192.0.2.1", &said("198.51.100.7"), "192.0.2.1", false);
        check("127.0.0.1", &said("198.51.100.7"), "198.51.100.7", true);
        // What a guest wrote stands before what the proxy wrote.
        check("127.0.0.1", &said("203.0.113.9, 198.51.100.7"), "198.51.100.7", true);
        check("127.0.0.1", &said("198.51.100.7, 10.1.2.3"), "198.51.100.7", true);
        check(
            "127.0.0.1",
            &[("x-forwarded-for", "198.51.100.7"), ("x-forwarded-for", "10.1.2.3")],
            "198.51.100.7",
            false,
        );
        check("127.0.0.1", &said("unknown"), "127.0.0.1", true);
        check("127.0.0.1", &said("198.51.100.7, unknown"), "127.0.0.1", true);
        check("[::1]", &said("[2001:db8::1]:4711"), "2001:db8::1", true);
        check("[::ffff:127.0.0.1]", &said("198.51.100.7:4711"), "198.51.100.7", true);
        check("127.0.0.1", &[("x-forwarded-proto", "http")], "127.0.0.1", false);
    }
}
