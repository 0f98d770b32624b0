//! Everything looked for by words: on the page, by programs, in a browser.

use std::time::Duration;

use greenroom::clock::Clock;
use greenroom::config::{Config, Rate};
use serde_json::Value;

use crate::browser::Browser;
use crate::process::Process;
use crate::server::{START, Server};

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_found_by_words_however_they_are_spelt() {
    let server = Server::start();
    let guest = server.guest();
    for (query, wanted) in [
        ("", &["What are you looking for?"][..]),
        ("cirkuit+breaker", &["was read as", "href=\"/learn/patterns/circuit-breaker\""]),
        ("cache+stampede", &["href=\"/questions/cache-stampede\"", "href=\"/learn/topics/cache-stampedes\""]),
        ("submarine", &["Nothing fits.", "Nothing here has", "href=\"/learn\""]),
        ("%3Cscript%3E", &["value=\"&lt;script&gt;\""]),
        ("%FF", &["What are you looking for?"]),
    ] {
        let (status, page) = guest.get(&format!("/search?q={query}")).await;
        assert_eq!(status, 200, "{query}");
        for words in wanted {
            assert!(page.contains(words), "{query}: {words} is not on the page");
        }
    }
    // Whatever a page links to is there, and programs get the same.
    let (_, page) = guest.get("/search?q=idempotent").await;
    let links = page.split("<h4><a href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let links: Vec<String> = links.map(str::to_owned).collect();
    assert!(links.len() > 5, "{links:?}");
    let (status, found) = guest.get("/api/v1/search?q=idempotent").await;
    let found: Vec<Value> = serde_json::from_str(&found).expect("a list");
    assert_eq!((status, found.len()), (200, links.len()));
    for (link, found) in links.iter().zip(&found) {
        assert_eq!(guest.get(link).await.0, 200, "{link}");
        let text = |key: &str| found[key].as_str().expect("a text").to_owned();
        assert!(link.ends_with(&format!("{}/{}", text("kind"), text("slug"))), "{link}: {found}");
    }
    assert_eq!(guest.get("/api/v1/search").await.1, "[]");
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_looked_for_so_often() {
    let mut config = Config::default();
    config.limits.searches = Rate { burst: 4, per_minute: 4 };
    let server = Server::with(config, Clock::manual(START), None);
    let guest = server.guest();
    let routes = ["/search?q=cache", "/api/v1/search?q=cache", "/questions?q=cache", "/api/v1/questions?q=cache"];
    for path in routes {
        assert_eq!(guest.get(path).await.0, 200, "{path}");
    }
    for path in routes {
        assert_eq!(guest.get(path).await.0, 429, "{path}: all of them count together");
    }
    // Whatever looks for no words is there.
    for path in ["/search", "/api/v1/search", "/questions?level=L5", "/api/v1/questions?level=L5", "/learn"] {
        assert_eq!(guest.get(path).await.0, 200, "{path}");
    }
    server.clock.advance(Duration::from_mins(1));
    assert_eq!(guest.get(routes[0]).await.0, 200);
    assert_eq!(guest.get("/api/v1/search?q=a&q=b").await.0, 400, "what cannot be read is told to programs");
}

#[tokio::test]
async fn a_search_in_a_browser() {
    let data = tempfile::tempdir().expect("a folder");
    let server = Process::serve_with(data.path(), &[]);
    let home = server.base.clone();
    let browser = Browser::open().await;
    browser.goto(&format!("{home}/learn")).await;
    browser.find("#words").await.send_keys("cachee\u{e007}").await.expect("typed");
    browser.says("#found-title", "found").await;
    browser.look("search-found").await;
    browser.click("details.meaning > summary").await;
    browser.look("search-opened").await;
    browser.goto(&format!("{home}/search?q=submarine")).await;
    browser.look("search-nothing").await;
    browser.quiet(&home).await;
    browser.close().await;
    server.kill();
}
