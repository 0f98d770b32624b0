//! Below another site: every link of every page leads somewhere, with and without a slash at its end, and whether the
//! proxy hands the base path on or takes it off.

use std::collections::{BTreeMap, VecDeque};

use greenroom::clock::Clock;
use greenroom::config::{Config, Server as Settings};
use serde_json::json;
use uuid::Uuid;

use crate::guest::{Guest, Opened};
use crate::line::Line;
use crate::server::{START, Server};

const BASE: &str = "/practice/greenroom";

/// What stands in attributes that are addresses.
fn links(page: &str) -> Vec<String> {
    let mut links = Vec::new();
    for mark in [" href=\"", " src=\"", " action=\"", " data-ws=\""] {
        for found in page.split(mark).skip(1) {
            let link = found.split('"').next().unwrap_or_default().replace("&#x3D;", "=").replace("&amp;", "&");
            let link = link.split('#').next().unwrap_or_default().to_owned();
            if !link.is_empty() && !link.contains("://") && !link.starts_with("mailto:") {
                links.push(link);
            }
        }
    }
    links
}

/// A page, whatever it takes; where it came from in the end.
async fn fetched(guest: &Guest, path: &str) -> (u16, String, String) {
    let mut path = path.to_owned();
    for _ in 0..3 {
        let url = format!("{}{path}", guest.base);
        let answer = guest.send(|http| http.get(&url).header("accept", "text/html,*/*")).await;
        let status = answer.status().as_u16();
        match answer.headers().get("location") {
            Some(to) if (300..400).contains(&status) => {
                let to = to.to_str().expect("a path");
                to.split('#').next().unwrap_or(to).clone_into(&mut path);
            }
            _ => return (status, answer.text().await.unwrap_or_default(), path),
        }
    }
    panic!("{path} leads in a circle");
}

/// An interview with one answer, ended, and one that goes on.
async fn interviews(guest: &Guest) {
    for ends in [true, false] {
        let ask = json!({"question": "url-shortener", "level": "L5", "mode": "real"});
        let (status, opened) = guest.post(&format!("{BASE}/api/v1/interviews"), &ask).await;
        assert_eq!(status, 201, "{opened}");
        let ws = opened["ws"].as_str().expect("a path");
        assert!(ws.starts_with(BASE), "{ws}");
        let opened = Opened { id: opened["id"].as_str().expect("an id").to_owned(), ws: ws.to_owned() };
        let (mut line, _) = guest.enter(&opened).await;
        line.answer("A unique constraint on the code refuses the second insert.").await;
        line.until("stage").await;
        if ends {
            line.say(&json!({"type": "finish", "id": Uuid::new_v4()})).await;
            line.until("report").await;
        }
    }
}

/// There are as many of them as questions, or as ways to narrow them down: the links of others of the kind will do.
fn is_one_of_many(path: &str, query: &str) -> bool {
    query.contains("question=") || path.contains("/questions/") || (path.ends_with("/questions") && !query.is_empty())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_link_leads_somewhere_with_and_without_a_slash() {
    let settings = Settings { base_path: BASE.to_owned(), ..Settings::default() };
    let server = Server::with(Config { server: settings, ..Config::default() }, Clock::manual(START), None);
    let guest = server.guest();
    interviews(&guest).await;
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut waiting = VecDeque::from([(BASE.to_owned(), "the start".to_owned())]);
    while let Some((link, from)) = waiting.pop_front() {
        if seen.contains_key(&link) {
            continue;
        }
        assert!(link.starts_with(BASE), "{link} on {from} leaves the base path");
        let (path, query) =
            link.split_once('?').map_or((link.as_str(), String::new()), |(path, query)| (path, format!("?{query}")));
        let (status, page, end) = fetched(&guest, &link).await;
        // A form's address takes another method, a WebSocket's wants to be one, and some pages wait for an interview's end.
        assert!(matches!(status, 200 | 400 | 405 | 409 | 426), "{status}: {link} on {from}");
        // What chance chooses is another page each time.
        if status == 200 && page.contains("<!doctype html>") && !path.ends_with("/surprise") {
            let (slashed, same, at) = fetched(&guest, &format!("{path}/{query}")).await;
            assert_eq!((slashed, same.len()), (200, page.len()), "{path}/{query}");
            assert!(at == end || at == format!("{path}/"), "{at}");
            let bare = path.strip_prefix(BASE).filter(|rest| !rest.is_empty()).unwrap_or("/");
            assert_eq!(fetched(&guest, &format!("{bare}{query}")).await.0, 200, "{bare} as a proxy hands it on");
            if !is_one_of_many(path, &query) {
                waiting.extend(links(&page).into_iter().map(|next| (next, link.clone())));
            }
        }
        seen.insert(link, from);
    }
    for kind in [
        "/questions/",
        "/questions?",
        "/surprise?",
        "/scorecard",
        "/transcript.md",
        "/assets/app.css",
        "/how-good",
        "/sample",
        "/ws/interviews/",
    ] {
        assert!(seen.keys().any(|link| link.contains(kind)), "no link to {kind} in {seen:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slash_too_many_leads_to_no_other_host() {
    let settings = Settings { base_path: BASE.to_owned(), ..Settings::default() };
    let below = Server::with(Config { server: settings, ..Config::default() }, Clock::manual(START), None);
    for server in [below, Server::start()] {
        let guest = server.guest();
        for path in ["//evil.example/", "/%2f/evil.example/", "///", "/practice/greenroom//evil.example/", "/nothing/"]
        {
            let url = format!("{}{path}", guest.base);
            let answer = guest.send(|http| http.get(&url)).await;
            let to = answer.headers().get("location").map_or("", |to| to.to_str().expect("a path"));
            assert!(!to.starts_with("//") && !to.contains("://"), "{path} leads to {to}");
            assert!(matches!(fetched(&guest, path).await.0, 404 | 200), "{path}");
        }
    }
}

/// A proxy that takes the base path off gives the room's WebSocket without it.
#[tokio::test(flavor = "multi_thread")]
async fn the_room_works_behind_a_proxy_that_takes_the_base_path_off() {
    let settings = Settings { base_path: BASE.to_owned(), ..Settings::default() };
    let server = Server::with(Config { server: settings, ..Config::default() }, Clock::manual(START), None);
    let guest = server.guest();
    let ask = json!({"question": "url-shortener", "level": "L5", "mode": "real"});
    let (_, opened) = guest.post("/api/v1/interviews", &ask).await;
    let ws = opened["ws"].as_str().and_then(|ws| ws.strip_prefix(BASE)).expect("a path below the base");
    let mut line = Line::dial(&guest.base, ws, &guest.cookie(), Some(&guest.base)).await.expect("the upgrade");
    line.say(&json!({"type": "hello"})).await;
    line.until("stage").await;
}
