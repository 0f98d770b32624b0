//! Style sheets, scripts and pictures, inside the binary. One version for all of them, so that a browser never mixes
//! two releases: modules import each other and style sheets name pictures under the same `?v=`.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/src/web/assets/"]
struct Files;

/// A file as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asset {
    /// The body.
    pub(crate) bytes: Cow<'static, [u8]>,
    /// With its charset.
    pub(crate) content_type: &'static str,
    /// With its quotes, ready for the header.
    pub(crate) etag: String,
}

/// Changes when any asset changes. A request whose `v` equals it may be answered as immutable.
pub(crate) fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let mut names: Vec<_> = Files::iter().collect();
        names.sort_unstable();
        let mut hasher = blake3::Hasher::new();
        for name in names {
            hasher.update(name.as_bytes());
            if let Some(file) = Files::get(&name) {
                hasher.update(&file.data);
            }
        }
        hasher.finalize().to_hex()[..12].to_owned()
    });
    &VERSION
}

/// The asset of this name, as `app.css` or `vendor/radix-colors.css`; none if there is none.
pub(crate) fn get(name: &str) -> Option<Asset> {
    let content_type = content_type(name)?;
    let file = Files::get(name)?;
    let bytes = versioned(name, file.data);
    let etag = format!("\"{}\"", &blake3::hash(&bytes).to_hex()[..16]);
    Some(Asset { bytes, content_type, etag })
}

/// A style sheet as text, for a page that stands alone.
pub(crate) fn text(name: &str) -> Option<String> {
    String::from_utf8(Files::get(name)?.data.into_owned()).ok()
}

fn content_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "css" => Some("text/css; charset=utf-8"),
        "mjs" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        _ => None,
    }
}

/// Gives the names that an asset refers to their version.
fn versioned(name: &str, bytes: Cow<'static, [u8]>) -> Cow<'static, [u8]> {
    let ending = match name.rsplit_once('.') {
        Some((_, "mjs")) => ".mjs\"",
        Some((_, "css")) => ".css\"",
        _ => return bytes,
    };
    let Ok(text) = std::str::from_utf8(&bytes) else { return bytes };
    let with_version = format!("{}?v={}\"", ending.trim_end_matches('"'), version());
    Cow::Owned(text.replace(ending, &with_version).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expect: Option<&str>) {
        assert_eq!(get(name).map(|asset| asset.content_type), expect, "{name}");
    }

    #[test]
    fn only_what_is_shipped_is_served() {
        check("app.css", Some("text/css; charset=utf-8"));
        check("room.mjs", Some("text/javascript; charset=utf-8"));
        check("logo.svg", Some("image/svg+xml"));
        check("vendor/radix-colors.css", Some("text/css; charset=utf-8"));
        check("vendor/VENDOR.toml", None);
        check("../render.rs", None);
        check("", None);
    }

    #[test]
    fn every_import_names_the_version() {
        for name in Files::iter().filter(|name| name.ends_with(".mjs")) {
            let asset = get(&name).expect("it was listed");
            let text = String::from_utf8(asset.bytes.into_owned()).expect("scripts are text");
            for line in text.lines().filter(|line| line.starts_with("import ")) {
                assert!(line.contains(&format!("?v={}", version())), "{name}: {line}");
            }
        }
    }

    /// The vendored file is exactly what VENDOR.toml says.
    #[test]
    fn vendored_files_are_untouched() {
        let vendor = Files::get("vendor/radix-colors.css").expect("it is shipped");
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/web/assets/vendor/VENDOR.toml");
        let listed = std::fs::read_to_string(folder).expect("it stands beside the files");
        let hash = blake3::hash(&vendor.data).to_hex();
        assert!(listed.contains(hash.as_str()), "VENDOR.toml does not list {hash}");
    }
}
