//! One rule for a page, its forms and its WebSocket: under which name, and from which page. What would fail in the room
//! fails before anything is opened, and says how to mend it.

use std::fs;

use greenroom::clock::Clock;
use greenroom::config::{Config, Server as Settings};
use reqwest::Response;
use reqwest::header::{ACCEPT, HOST, ORIGIN};
use uuid::Uuid;

use crate::guest::Guest;
use crate::line::{Line, Refused};
use crate::process::Process;
use crate::server::{START, Server};

const FORM: [(&str, &str); 4] = [("question", "url-shortener"), ("level", "L5"), ("mode", "real"), ("minutes", "45")];

fn set(settings: Settings) -> Server {
    Server::with(Config { server: settings, ..Config::default() }, Clock::manual(START), None)
}

/// The first page as a browser asks for it under a name.
async fn home(guest: &Guest, host: &str) -> Response {
    let url = format!("{}/", guest.base);
    guest.send(|http| http.get(&url).header(HOST, host).header(ACCEPT, "text/html,*/*;q=0.8")).await
}

/// Starts an interview from a page at `origin`, under the name in it or another; the room's path, or the refusal.
async fn started(guest: &Guest, host: &str, origin: &str) -> Result<String, (u16, String)> {
    let mut path = "/interviews".to_owned();
    loop {
        let url = format!("{}{path}", guest.base);
        let answer = guest.send(|http| http.post(&url).header(HOST, host).header(ORIGIN, origin).form(&FORM)).await;
        match answer.status().as_u16() {
            status @ (303 | 307) => {
                answer.headers()["location"].to_str().expect("a path").clone_into(&mut path);
                if status == 303 {
                    return Ok(path);
                }
            }
            status => return Err((status, answer.text().await.expect("a page"))),
        }
    }
}

/// All three: the page, its form, its WebSocket.
async fn works(guest: &Guest, origin: &str) {
    let host = origin.split_once("://").expect("an origin").1;
    assert_eq!(home(guest, host).await.status(), 200, "{origin}");
    let room = started(guest, host, origin).await.expect("a room");
    let at = guest.base.trim_start_matches("http://");
    let base = format!("http://{host}");
    let line = Line::dial_at(at, &base, &format!("/ws{room}"), &guest.cookie(), Some(origin)).await;
    assert!(line.is_ok(), "{origin}");
}

async fn opened(guest: &Guest) -> String {
    let metrics = guest.get("/metrics").await.1;
    let line = metrics.lines().find(|line| line.starts_with("greenroom_interviews_opened_total"));
    line.expect("it is counted").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_reached_by_every_address_and_by_its_names_in_any_spelling() {
    let names = vec!["Practice.LAN".to_owned(), "übung.lan".to_owned()];
    let server = set(Settings { names, ..Settings::default() });
    let guest = server.guest();
    let port = server.address.port();
    for host in [
        "127.0.0.1",
        "localhost",
        "LocalHost",
        "192.168.1.5",
        "[2001:db8::5]",
        "practice.lan",
        "PRACTICE.lan",
        "xn--bung-zra.lan",
    ] {
        works(&guest, &format!("http://{host}:{port}")).await;
    }
    // Another port than it listens on: a tunnel, or a container.
    works(&guest, "http://localhost:9000").await;
    works(&guest, "http://localhost").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_would_fail_its_socket_is_refused_before_anything_opens() {
    let server = Server::start();
    let guest = server.guest();
    let answer = home(&guest, "other.lan:8080").await;
    assert_eq!(answer.status(), 421);
    let page = answer.text().await.expect("a page");
    assert!(page.contains("other.lan:8080") && page.contains("server.names"), "{page}");
    let (status, page) = started(&guest, "other.lan:8080", "http://other.lan:8080").await.expect_err("refused");
    assert!(status == 421 && page.contains("server.public_url"), "{page}");
    // A proxy that speaks https, and nobody has told the server.
    let host = server.address.to_string();
    let (status, page) = started(&guest, &host, "https://practice.example.org").await.expect_err("refused");
    assert!(
        status == 403 && page.contains("https://practice.example.org") && page.contains("server.public_url"),
        "{page}"
    );
    assert!(opened(&guest).await.ends_with(" 0"), "nothing was opened");

    // It has an address, and somebody comes by another.
    let public = set(Settings { public_url: "HTTPS://Practice.Example.ORG:443/".to_owned(), ..Settings::default() });
    let guest = public.guest();
    let host = public.address.to_string();
    let (status, page) = started(&guest, &host, &format!("http://{host}")).await.expect_err("refused");
    assert!(status == 403 && page.contains("https://practice.example.org only"), "{page}");
    assert!(opened(&guest).await.ends_with(" 0"), "nothing was opened");
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_changes_something_looks_at_the_name_it_was_asked_for() {
    let server = Server::start();
    let guest = server.guest();
    let interview = guest.open("real").await;
    let id = &interview.id;
    for path in [
        "/interviews".to_owned(),
        "/explain".to_owned(),
        "/api/v1/interviews".to_owned(),
        format!("/interviews/{id}/finish"),
        format!("/interviews/{id}/again/1"),
    ] {
        for (host, origin) in [("evil.example", Some("http://evil.example")), ("evil.example", None)] {
            let url = format!("{}{path}", guest.base);
            let answer = guest
                .send(|http| {
                    let request = http.post(&url).header(HOST, host).form(&FORM);
                    match origin {
                        Some(origin) => request.header(ORIGIN, origin),
                        None => request,
                    }
                })
                .await;
            assert_eq!(answer.status(), 421, "{path} {origin:?}");
        }
    }
    let at = server.address.to_string();
    let line =
        Line::dial_at(&at, "http://evil.example", &interview.ws, &guest.cookie(), Some("http://evil.example")).await;
    assert_eq!(line.err(), Some(Refused(421)));
    // What only looks is for machines too, by whatever name they have for it.
    let url = format!("{}/healthz", guest.base);
    assert_eq!(guest.send(|http| http.get(&url).header(HOST, "10-1-2-3.pods.example")).await.status(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_network_it_says_how_it_is_reached_and_logs_who_was_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log");
    let server = Process::serve_everywhere(&folder.path().join("data"), &log);
    let guest = Guest::new(&server.base);
    let port = server.base.rsplit_once(':').expect("a port").1;
    if let Ok(name) = fs::read_to_string("/proc/sys/kernel/hostname") {
        let name = name.trim().to_lowercase();
        works(&guest, &format!("http://{name}:{port}")).await;
        works(&guest, &format!("http://{name}.local:{port}")).await;
    }
    let room = guest.open("real").await;
    let origin = format!("https://practice-{}.example", Uuid::new_v4());
    let refused = Line::dial(&guest.base, &room.ws, &guest.cookie(), Some(&origin)).await;
    assert_eq!(refused.err(), Some(Refused(403)));
    server.kill();
    let log = fs::read_to_string(log).expect("a log");
    assert!(log.contains(&origin), "the origin is logged:\n{log}");
}
