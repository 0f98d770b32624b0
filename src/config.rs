//! Settings: defaults, then a file, then the environment, then flags. The only place that reads the environment.
//!
//! `config/greenroom.toml` shows every one; a test holds it equal to [`Config::default`].

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use ::config::{Environment, File, FileFormat};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use url::Url;

/// All settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where it is reached.
    pub server: Server,
    /// Where it keeps things.
    pub store: StoreSettings,
    /// What it asks.
    pub content: Content,
    /// What it says of itself.
    pub log: Log,
    /// How much one may do.
    pub limits: Limits,
    /// How long the other end may take.
    pub waits: Waits,
}

/// Where it is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// Address and port.
    pub listen: String,
    /// As browsers reach it; empty for `listen`.
    pub public_url: String,
    /// Below which path, without a slash at the end.
    pub base_path: String,
    /// Host names that it answers to, beside those that it knows itself.
    pub names: Vec<String>,
    /// Addresses and networks of proxies whose word counts for where a request came from.
    pub trusted_proxies: Vec<String>,
    /// Origins that may frame it.
    pub frame_ancestors: Vec<String>,
    /// HTTP connections at once.
    pub connections: usize,
    /// Rooms with somebody in them at once.
    pub rooms: usize,
    /// How long an orderly stop waits.
    pub stop_seconds: u64,
}

/// Where it keeps things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StoreSettings {
    /// A folder or a database's address.
    pub url: String,
}

/// What it asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Content {
    /// Folders with a `pack.yaml`.
    pub packs: Vec<PathBuf>,
    /// Whether questions are served that are still being written.
    pub drafts: bool,
    /// Whether changes are taken in.
    pub reload: bool,
    /// Who may see what questions look for.
    pub authors: Authors,
}

/// Who may see what questions look for: there are no accounts yet, so it goes by where somebody sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authors {
    /// Whoever sits at the machine that serves, as long as it serves no public address.
    Local,
    /// Everyone who reaches it: a team that writes questions, not one that is interviewed.
    Everyone,
    /// Nobody.
    Nobody,
}

/// What it says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// As `RUST_LOG`.
    pub filter: String,
    /// For people or machines.
    pub format: LogFormat,
}

/// For people or machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// Lines to read.
    Text,
    /// One object a line.
    Json,
}

/// A token bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// So many at once.
    pub burst: u32,
    /// Then so many a minute.
    pub per_minute: u32,
}

/// Every limit; what each one protects is said in `config/greenroom.toml` and applied in `web::limits`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "told in config/greenroom.toml")]
pub struct Limits {
    pub interviews: Rate,
    pub guests: Rate,
    pub connections: Rate,
    pub frames: Rate,
    pub refused_frames: Rate,
    pub explanations: Rate,
    pub searches: Rate,
    pub readings: Rate,
}

/// How long the other end may take, in milliseconds; what happens then is said in `config/greenroom.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "told in config/greenroom.toml")]
pub struct Waits {
    pub headers_ms: u64,
    pub body_ms: u64,
    pub idle_ms: u64,
    pub hello_ms: u64,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: String::new(),
            base_path: String::new(),
            names: Vec::new(),
            trusted_proxies: Vec::new(),
            frame_ancestors: Vec::new(),
            connections: 8_000,
            rooms: 16_000,
            stop_seconds: 10,
        }
    }
}

impl Default for StoreSettings {
    fn default() -> Self {
        Self { url: "data".to_owned() }
    }
}

impl Default for Content {
    fn default() -> Self {
        Self { packs: Vec::new(), drafts: false, reload: true, authors: Authors::Local }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self { filter: "warn,greenroom=info".to_owned(), format: LogFormat::Text }
    }
}

impl Default for Waits {
    fn default() -> Self {
        Self { headers_ms: 10_000, body_ms: 30_000, idle_ms: 60_000, hello_ms: 15_000 }
    }
}

impl Default for Limits {
    fn default() -> Self {
        let rate = |burst, per_minute| Rate { burst, per_minute };
        Self {
            interviews: rate(10, 6),
            guests: rate(100, 60),
            connections: rate(30, 60),
            frames: rate(40, 600),
            refused_frames: rate(200, 120),
            explanations: rate(20, 20),
            searches: rate(60, 60),
            readings: rate(240, 120),
        }
    }
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file or variable that does not fit.
    #[error("the settings cannot be read: {0}; config/greenroom.toml shows every setting with its default")]
    Unreadable(#[from] ::config::ConfigError),
    /// A value that makes no sense.
    #[error("{setting} is {value:?}: {wanted}")]
    Invalid {
        /// Its name.
        setting: &'static str,
        /// What was given.
        value: String,
        /// What was expected.
        wanted: &'static str,
    },
}

impl Config {
    /// Reads a file (if given) and the environment over the defaults.
    ///
    /// # Errors
    /// On an unknown key, a value that does not fit, or a file that is not there.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let mut layers = ::config::Config::builder().add_source(::config::Config::try_from(&Self::default())?);
        if let Some(path) = file {
            layers = layers.add_source(File::from(path).format(FileFormat::Toml));
        }
        let lists = ["server.names", "server.trusted_proxies", "server.frame_ancestors", "content.packs"];
        let environment = Environment::with_prefix("GREENROOM").prefix_separator("__").separator("__");
        // A list is written with commas between.
        let environment =
            lists.into_iter().fold(environment.try_parsing(true).list_separator(","), Environment::with_list_parse_key);
        let config: Self = layers.add_source(environment).build()?.try_deserialize()?;
        config.checked()
    }

    /// Checks what no type can, and writes origins as browsers do.
    ///
    /// # Errors
    /// Names the first setting that makes no sense.
    pub fn checked(mut self) -> Result<Self, ConfigError> {
        let invalid =
            |setting, value: &str, wanted| Err(ConfigError::Invalid { setting, value: value.to_owned(), wanted });
        let Server { public_url, base_path, frame_ancestors, names, trusted_proxies, connections, rooms, .. } =
            &mut self.server;
        if !public_url.is_empty() {
            let Some(origin) = origin_of(public_url) else {
                return invalid(
                    "server.public_url",
                    public_url,
                    "give scheme and host without a path, as https://practice.example.org",
                );
            };
            *public_url = origin;
        }
        let plain = |path: &str| path.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_.~".contains(&b));
        if !base_path.is_empty() && (!base_path.starts_with('/') || base_path.ends_with('/') || !plain(base_path)) {
            return invalid(
                "server.base_path",
                base_path,
                "give a path such as /greenroom: a slash first, none at the end",
            );
        }
        for ancestor in frame_ancestors {
            let Some(origin) = origin_of(ancestor) else {
                return invalid("server.frame_ancestors", ancestor, "give origins, as https://lms.example.org");
            };
            *ancestor = origin;
        }
        for name in names {
            let Some(host) = host_of(name) else {
                return invalid("server.names", name, "give host names without scheme and port, as practice.lan");
            };
            *name = host;
        }
        if let Some(bad) = trusted_proxies.iter().find(|proxy| network_of(proxy).is_none()) {
            return invalid("server.trusted_proxies", bad, "give addresses or networks, as 127.0.0.1 or 10.0.0.0/8");
        }
        if *connections == 0 || *rooms == 0 {
            return invalid("server.connections and server.rooms", "0", "each must be at least 1");
        }
        let Waits { headers_ms, body_ms, idle_ms, hello_ms } = self.waits;
        if [headers_ms, body_ms, idle_ms, hello_ms].contains(&0) {
            return invalid("waits", "0", "each must be at least 1 millisecond");
        }
        let Limits { interviews, guests, connections, frames, refused_frames, explanations, searches, readings } =
            self.limits;
        if [interviews, guests, connections, frames, refused_frames, explanations, searches, readings]
            .iter()
            .any(|rate| rate.burst == 0 || rate.per_minute == 0)
        {
            return invalid("limits", "0", "burst and per_minute must be at least 1");
        }
        Ok(self)
    }
}

/// An address as the `Origin` header has it: lower case, international names as `xn--`, no port that goes without saying.
/// None if it is not just scheme, host and port.
pub fn origin_of(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let is_bare = url.username().is_empty() && url.password().is_none() && matches!(url.path(), "" | "/");
    let is_bare = is_bare && url.query().is_none() && url.fragment().is_none();
    let is_web = matches!(url.scheme(), "http" | "https") && !address.contains([' ', ';', ',']);
    (is_bare && is_web && url.has_host()).then(|| url.origin().ascii_serialization())
}

/// A host name or address as a browser writes it; none if there is anything beside it.
pub fn host_of(name: &str) -> Option<String> {
    if name.contains([':', '/', '@', '?', '#', ' ']) && !name.starts_with('[') {
        return None;
    }
    let url = Url::parse(&format!("http://{name}")).ok().filter(|url| url.port().is_none())?;
    url.host_str().map(str::to_owned)
}

/// A network, or one address as the smallest.
pub fn network_of(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shown_file_holds_every_default() {
        let shown = include_str!("../config/greenroom.toml");
        let read: toml::Table = toml::from_str(shown).expect("the file is TOML");
        let defaults = toml::Table::try_from(Config::default()).expect("settings are TOML");
        assert_eq!(read, defaults);
    }

    #[track_caller]
    fn check(toml: &str, expect: &str) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("greenroom.toml");
        std::fs::write(&path, toml).expect("written");
        let said = match Config::load(Some(&path)) {
            Ok(config) => format!("{}{}", config.server.listen, config.server.base_path),
            Err(problem) => problem.to_string(),
        };
        assert!(said.contains(expect), "{said}");
    }

    #[test]
    fn origins_are_written_as_browsers_write_them() {
        for (given, browser) in [
            ("https://practice.example.org", Some("https://practice.example.org")),
            ("HTTPS://Practice.Example.ORG:443/", Some("https://practice.example.org")),
            ("http://practice.example.org:80", Some("http://practice.example.org")),
            ("http://[::1]:8080", Some("http://[::1]:8080")),
            ("https://übung.example", Some("https://xn--bung-zra.example")),
            ("https://a.example/path", None),
            ("https://user@a.example", None),
            ("ftp://a.example", None),
            ("null", None),
        ] {
            assert_eq!(origin_of(given).as_deref(), browser, "{given}");
        }
        assert_eq!(host_of("Pi.LAN").as_deref(), Some("pi.lan"));
        assert_eq!(host_of("pi.lan:80"), None);
    }

    #[test]
    fn files_are_read_over_the_defaults_and_mistakes_are_named() {
        check("", "127.0.0.1:8080");
        check("[server]\nlisten = \"0.0.0.0:1\"\nbase_path = \"/a\"", "0.0.0.0:1/a");
        check("[server]\nlissten = \"x\"", "lissten");
        check("[server]\nbase_path = \"a/\"", "a slash first");
        check("[server]\npublic_url = \"https://a.b/c\"", "without a path");
        check("[server]\nframe_ancestors = [\"*\"]", "give origins");
        check("[server]\nnames = [\"http://a\"]", "without scheme");
        check("[server]\ntrusted_proxies = [\"proxy\"]", "10.0.0.0/8");
        check("[server]\nrooms = 0", "at least 1");
        check("[waits]\nidle_ms = 0", "at least 1 millisecond");
        check("[limits]\nframes = { burst = 0, per_minute = 1 }", "at least 1");
        check("[log]\nformat = \"xml\"", "xml");
        check("[content]\nauthors = \"friends\"", "friends");
    }
}
