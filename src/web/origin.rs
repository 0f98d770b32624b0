//! Which pages may do something here: one rule for a page, its forms and its WebSocket.
//!
//! A request that changes something comes under a name that is ours (so that no name that somebody has made to lead here
//! is taken for ours), and from a page of ours: the public address if one is set; else the very address that the request
//! was sent to. A page under a name that could do nothing is not shown at all, so that nobody finds out in the interview.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, HeaderName, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use url::{Host, Url};

use crate::config::{Server, host_of, origin_of};

use super::Shared;
use super::caller::Caller;
use super::error::WebError;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Where Linux keeps the name of the machine.
const HOSTNAME: &str = "/proc/sys/kernel/hostname";

/// Under which names it is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origins {
    /// The only one for browsers, if it is set.
    public: Option<String>,
    /// Those of the address listened on.
    own: BTreeSet<String>,
    /// Host names without a port: a tunnel or a container may give it another.
    names: BTreeSet<String>,
}

impl Origins {
    /// `address` is listened on.
    pub(crate) fn new(server: &Server, address: SocketAddr) -> Self {
        let public = origin_of(&server.public_url);
        let mut names: BTreeSet<String> = server.names.iter().filter_map(|name| host_of(name)).collect();
        // `listen` may have been a name.
        names.extend(server.listen.rsplit_once(':').and_then(|(host, _)| host_of(host)));
        names.insert(name_of(address.ip()));
        let (here, everywhere) = (address.ip().is_loopback(), address.ip().is_unspecified());
        if here || everywhere {
            names.extend(["localhost", "127.0.0.1", "[::1]"].map(str::to_owned));
        }
        let own = names.iter().filter_map(|host| origin_of(&format!("http://{host}:{}", address.port()))).collect();
        if !here {
            names.extend(machine().into_iter().flat_map(|name| [format!("{name}.local"), name]));
        }
        names.extend(public.as_deref().and_then(|origin| Some(Url::parse(origin).ok()?.host_str()?.to_owned())));
        Self { public, own, names }
    }

    /// Whether a request that changes something may. A WebSocket always says where its page came from; what is no
    /// browser need not.
    pub(crate) fn check(&self, caller: &Caller, headers: &HeaderMap, is_socket: bool) -> Result<(), WebError> {
        let host = self.host(caller)?;
        let said: Vec<&str> =
            headers.get_all(ORIGIN).iter().map(|origin| origin.to_str().unwrap_or_default()).collect();
        let own = match &self.public {
            Some(public) => public.clone(),
            None => origin_of(&format!("{}://{host}", if caller.https { "https" } else { "http" })).unwrap_or_default(),
        };
        let is_own = |origin: String| origin == own || self.public.is_none() && self.own.contains(&origin);
        let allowed = match said[..] {
            [] => !is_socket && headers.get(SEC_FETCH_SITE).is_none_or(|site| site == "same-origin" || site == "none"),
            [origin] => origin_of(origin).is_some_and(is_own),
            _ => false,
        };
        if allowed {
            return Ok(());
        }
        let origin = said.first().map_or("a page that does not say which", |origin| *origin).to_owned();
        tracing::warn!(origin, host, own, "refused: the page is of another origin");
        Err(WebError::ForeignOrigin { origin, own })
    }

    /// The name that was asked for, if it is ours. A plain address is: nobody can make one lead elsewhere.
    fn host<'a>(&self, caller: &'a Caller) -> Result<&'a str, WebError> {
        let said = caller.host.as_deref().unwrap_or_default();
        let url = Url::parse(&format!("http://{said}")).ok().filter(|_| !said.contains(['/', '@', '?', '#']));
        match url.as_ref().and_then(Url::host) {
            Some(Host::Domain(name)) if self.names.contains(name) => Ok(said),
            Some(Host::Ipv4(_) | Host::Ipv6(_)) => Ok(said),
            _ => {
                tracing::warn!(
                    host = said,
                    "refused: not a name of this server; server.names and server.public_url say which are"
                );
                Err(WebError::UnknownHost { host: said.to_owned() })
            }
        }
    }

    /// Whether a request's `Host` is, to the port, one of those listened on.
    pub(crate) fn has_host(&self, host: &str) -> bool {
        self.public.is_none() && origin_of(&format!("http://{host}")).is_some_and(|origin| self.own.contains(&origin))
    }
}

/// Applies the rule to whatever changes something, and to the pages. A WebSocket's handler applies it itself.
pub(super) async fn guard(State(web): State<Shared>, request: Request, next: Next) -> Response {
    let Some(caller) = request.extensions().get::<Caller>() else { return WebError::Fault.into_response() };
    let headers = request.headers();
    let for_people =
        headers.get(ACCEPT).is_some_and(|kinds| kinds.as_bytes().windows(9).any(|kind| kind == b"text/html"));
    let checked = match *request.method() {
        Method::GET | Method::HEAD | Method::OPTIONS if for_people => web.origins.host(caller).map(drop),
        Method::GET | Method::HEAD | Method::OPTIONS => Ok(()),
        _ => web.origins.check(caller, headers, false),
    };
    match checked {
        Ok(()) => next.run(request).await,
        Err(refused) => refused.into_response(),
    }
}

fn name_of(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("[{address}]"),
    }
}

/// The name of this machine, if it is known.
pub fn machine() -> Option<String> {
    host_of(std::fs::read_to_string(HOSTNAME).ok()?.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins(public_url: &str, listen: &str, names: &[&str]) -> Origins {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        let server =
            Server { public_url: public_url.to_owned(), listen: listen.to_owned(), names, ..Server::default() };
        Origins::new(&server, listen.parse().expect("an address"))
    }

    /// What a request to `host` from pages at `said` gets.
    #[track_caller]
    fn check(list: &Origins, host: &str, said: &[&str], expect: Option<&str>) {
        let mut headers = HeaderMap::new();
        for origin in said {
            headers.append(ORIGIN, origin.parse().expect("a header"));
        }
        let address = IpAddr::from([127, 0, 0, 1]);
        let caller = Caller { address, https: false, host: Some(host.to_owned()), direct: true };
        let slug = list.check(&caller, &headers, true).err().map(|refused| refused.slug());
        assert_eq!(slug, expect, "{list:?} {host} {said:?}");
    }

    const FOREIGN: Option<&str> = Some("foreign-origin");
    const UNKNOWN: Option<&str> = Some("unknown-host");

    #[test]
    fn a_host_is_ours_by_its_whole_name() {
        let list = origins("", "127.0.0.1:8080", &[]);
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
    fn without_a_public_address_a_page_is_ours_where_it_was_asked_for() {
        let here = origins("", "127.0.0.1:8080", &[]);
        check(&here, "127.0.0.1:8080", &["http://127.0.0.1:8080"], None);
        check(&here, "localhost:8080", &["http://localhost:8080"], None);
        check(&here, "LOCALHOST:8080", &["http://LocalHost:8080"], None);
        // A tunnel or a container that gives it another port.
        check(&here, "localhost:9000", &["http://localhost:9000"], None);
        check(&here, "localhost:8080", &["http://localhost:8081"], FOREIGN);
        check(&here, "localhost:8080", &["https://localhost:8080"], FOREIGN);
        check(&here, "localhost:8080", &["http://localhost:8080.evil.example"], FOREIGN);
        check(&here, "localhost:8080", &["null"], FOREIGN);
        check(&here, "localhost:8080", &[], FOREIGN);
        check(&here, "localhost:8080", &["http://localhost:8080", "http://localhost:8080"], FOREIGN);
        // A name that somebody has made to lead here.
        check(&here, "evil.example:8080", &["http://evil.example:8080"], UNKNOWN);
        check(&here, "", &["http://localhost:8080"], UNKNOWN);
    }

    #[test]
    fn on_a_network_it_is_reached_by_address_and_by_its_names() {
        let lan = origins("", "0.0.0.0:80", &["practice.lan", "übung.lan"]);
        check(&lan, "localhost", &["http://localhost"], None);
        check(&lan, "localhost:80", &["http://localhost:80"], None);
        check(&lan, "192.168.1.5", &["http://192.168.1.5"], None);
        check(&lan, "practice.lan", &["http://practice.lan"], None);
        check(&lan, "xn--bung-zra.lan", &["http://xn--bung-zra.lan"], None);
        check(&lan, "other.lan", &["http://other.lan"], UNKNOWN);
        if let Some(name) = machine() {
            check(&lan, &name, &[&format!("http://{name}")], None);
            check(&lan, &format!("{name}.local:80"), &[&format!("http://{name}.local")], None);
        }
    }

    #[test]
    fn a_public_address_is_the_only_one() {
        let list = origins("HTTPS://A.Example:443/", "0.0.0.0:8080", &[]);
        check(&list, "a.example", &["https://a.example"], None);
        check(&list, "a.example:443", &["https://a.example"], None);
        // A proxy that asks by the address at which it finds us.
        check(&list, "127.0.0.1:8080", &["https://a.example"], None);
        check(&list, "localhost:8080", &["http://localhost:8080"], FOREIGN);
        check(&list, "a.example", &["http://a.example"], FOREIGN);
        check(&list, "greenroom", &["https://a.example"], UNKNOWN);
        check(&origins("https://a.example", "0.0.0.0:8080", &["greenroom"]), "greenroom", &["https://a.example"], None);
        let port = origins("https://a.example:8443", "0.0.0.0:8080", &[]);
        check(&port, "a.example", &["https://a.example:8443"], None);
        check(&port, "a.example", &["https://a.example"], FOREIGN);
    }
}
