//! Where a store is: from what people write to what SurrealDB is told. Refuses whatever would lose acknowledged data.

use std::path::PathBuf;

use super::StoreError;

/// Where a store is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// In this process, and gone with it.
    Memory,
    /// A folder of this machine.
    Folder(PathBuf),
    /// A SurrealDB server.
    Server {
        /// `ws://host:port`, without name and password.
        url: String,
        /// Name and password.
        login: Option<(String, String)>,
    },
}

/// The address of an embedded database under a folder: `data` is `surrealkv://data/db?sync=every`. What already is an
/// address stays as it is.
#[must_use]
pub fn url_for(data: &str) -> String {
    if data.contains("://") || data.is_empty() {
        return data.to_owned();
    }
    format!("surrealkv://{}/db?sync=every", data.trim_end_matches('/'))
}

impl Address {
    pub(super) fn parse(url: &str) -> Result<Self, StoreError> {
        let refuse = |why: &str| StoreError::Address { url: without_password(url), why: why.to_owned() };
        let (scheme, rest) = url.split_once("://").ok_or_else(|| refuse("it has no scheme"))?;
        match scheme {
            "mem" if rest.is_empty() => Ok(Self::Memory),
            "mem" => Err(refuse("the memory store takes no path")),
            "surrealkv" => {
                let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
                if path.is_empty() {
                    return Err(refuse("the folder is missing"));
                }
                if query.contains('?') {
                    return Err(refuse("a folder's path must not have a ? in it"));
                }
                // Anything less than a sync at every commit would lose what was acknowledged; other keys change what
                // the files hold and are not tested.
                if !matches!(query, "" | "sync=every") {
                    return Err(refuse("the only option is sync=every, because what was acknowledged must be on disk"));
                }
                Ok(Self::Folder(PathBuf::from(path)))
            }
            "ws" | "wss" => {
                let (login, host) = match rest.rsplit_once('@') {
                    Some((login, host)) => (Some(login), host),
                    None => (None, rest),
                };
                let host = host.trim_end_matches('/');
                if host.is_empty() || host.contains(['/', '?']) {
                    return Err(refuse("after the scheme comes USER:PASSWORD@HOST:PORT and nothing else"));
                }
                let login = match login {
                    None => None,
                    Some(text) => {
                        let (name, password) = text.split_once(':').ok_or_else(|| refuse("the password is missing"))?;
                        let decode = |part| percent_decoded(part).ok_or_else(|| refuse("a % escape is wrong"));
                        Some((decode(name)?, decode(password)?))
                    }
                };
                Ok(Self::Server { url: format!("{scheme}://{host}"), login })
            }
            _ => Err(refuse("its scheme is not known")),
        }
    }

    /// What SurrealDB is told.
    pub(super) fn endpoint(&self) -> String {
        match self {
            Self::Memory => "mem://".to_owned(),
            Self::Folder(path) => format!("surrealkv://{}?sync=every", path.display()),
            Self::Server { url, .. } => url.clone(),
        }
    }

    /// What people are told.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Memory => "mem://".to_owned(),
            Self::Folder(path) => path.display().to_string(),
            Self::Server { url, .. } => url.clone(),
        }
    }
}

fn without_password(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        _ => url.to_owned(),
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'%' {
            let (hex, tail) = tail.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()?);
            rest = tail;
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expect: &str) {
        let seen = match Address::parse(url) {
            Ok(Address::Server { url, login: Some((name, password)) }) => format!("{url} as {name} / {password}"),
            Ok(address) => address.endpoint(),
            Err(error) => error.to_string(),
        };
        assert!(seen.starts_with(expect), "{url}: {seen}");
    }

    #[test]
    fn addresses_are_read_or_refused() {
        check("mem://", "mem://");
        check("surrealkv://a/b", "surrealkv://a/b?sync=every");
        check("surrealkv:///a/b?sync=every", "surrealkv:///a/b?sync=every");
        check("ws://127.0.0.1:8000", "ws://127.0.0.1:8000");
        check("wss://db.example/", "wss://db.example");
        check("ws://ro%40ot:p%3Aq@host:8000", "ws://host:8000 as ro@ot / p:q");
        check("surrealkv://a?sync=never", "the data address surrealkv://a?sync=never cannot be used: the only option");
        check("surrealkv://a?sync=every&versioned=true", "the data address");
        check(
            "surrealkv://a?b?sync=every",
            "the data address surrealkv://a?b?sync=every cannot be used: a folder's path",
        );
        check("", "the data address  cannot be used: it has no scheme");
        check("surrealkv://", "the data address surrealkv:// cannot be used: the folder is missing");
        check("mem://x", "the data address mem://x cannot be used: the memory store takes no path");
        check("ws://root:secret@host/x", "the data address ws://host/x cannot be used: after the scheme");
        check("ws://root@host", "the data address ws://host cannot be used: the password is missing");
        check("ws://a:%zz@host", "the data address ws://host cannot be used: a % escape is wrong");
        check("rocksdb://a", "the data address rocksdb://a cannot be used: its scheme is not known");
        check("data", "the data address data cannot be used: it has no scheme");
    }

    #[test]
    fn a_folder_becomes_an_address() {
        assert_eq!(url_for("data"), "surrealkv://data/db?sync=every");
        assert_eq!(url_for("/srv/greenroom/"), "surrealkv:///srv/greenroom/db?sync=every");
        assert_eq!(url_for("mem://"), "mem://");
        assert_eq!(url_for(""), "", "not the root folder");
    }
}
