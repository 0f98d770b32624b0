//! Which pages may open a WebSocket: an exact list of scheme, host and port. A browser always says where a page came
//! from; a request without it, or from anywhere else, is refused.

use std::net::SocketAddr;

use axum::http::HeaderMap;
use axum::http::header::ORIGIN;

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origins(Vec<String>);

impl Origins {
    /// The public address if there is one; else the address listened on, and its names on this machine when it is only
    /// reached from here.
    pub(crate) fn new(public_url: &str, address: SocketAddr) -> Self {
        if !public_url.is_empty() {
            return Self(vec![public_url.to_ascii_lowercase()]);
        }
        let port = address.port();
        let mut origins = vec![format!("http://{address}")];
        if address.ip().is_loopback() || address.ip().is_unspecified() {
            origins.extend(["localhost", "127.0.0.1", "[::1]"].map(|host| format!("http://{host}:{port}")));
        }
        if port == 80 {
            let bare: Vec<String> =
                origins.iter().filter_map(|origin| origin.strip_suffix(":80").map(str::to_owned)).collect();
            origins.extend(bare);
        }
        origins.sort();
        origins.dedup();
        Self(origins)
    }

    /// Whether the request comes from a page of ours.
    pub(crate) fn allow(&self, headers: &HeaderMap) -> bool {
        let mut said = headers.get_all(ORIGIN).iter();
        match (said.next().and_then(|origin| origin.to_str().ok()), said.next()) {
            (Some(origin), None) => self.0.iter().any(|allowed| allowed == origin),
            _ => false,
        }
    }

    /// Whether a request's `Host` is one of ours, and not a name that somebody has made to lead here.
    pub(crate) fn has_host(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        self.iter().filter_map(|origin| origin.split_once("://")).any(|(_, own)| own == host)
    }

    /// Each of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(public_url: &str, listen: &str, origins: &[&str], expect: bool) {
        let list = Origins::new(public_url, listen.parse().expect("an address"));
        let mut headers = HeaderMap::new();
        for origin in origins {
            headers.append(ORIGIN, origin.parse().expect("a header"));
        }
        assert_eq!(list.allow(&headers), expect, "{list:?} {origins:?}");
    }

    #[test]
    fn a_host_is_ours_by_its_whole_name() {
        let list = Origins::new("", "127.0.0.1:8080".parse().expect("an address"));
        for (host, ours) in [
            ("localhost:8080", true),
            ("LOCALHOST:8080", true),
            ("[::1]:8080", true),
            ("localhost", false),
            ("localhost:8080.evil.example", false),
            ("", false),
        ] {
            assert_eq!(list.has_host(host), ours, "{host}");
        }
    }

    #[test]
    fn only_exact_origins_are_allowed() {
        check("", "127.0.0.1:8080", &["http://127.0.0.1:8080"], true);
        check("", "127.0.0.1:8080", &["http://localhost:8080"], true);
        check("", "0.0.0.0:80", &["http://localhost"], true);
        check("", "127.0.0.1:8080", &["http://localhost:8081"], false);
        check("", "127.0.0.1:8080", &["https://localhost:8080"], false);
        check("", "127.0.0.1:8080", &["http://localhost:8080.evil.example"], false);
        check("", "127.0.0.1:8080", &["null"], false);
        check("", "127.0.0.1:8080", &[], false);
        check("", "127.0.0.1:8080", &["http://localhost:8080", "http://localhost:8080"], false);
        check("https://a.example", "0.0.0.0:8080", &["https://a.example"], true);
        check("https://a.example", "0.0.0.0:8080", &["http://localhost:8080"], false);
    }
}
