//! Connections that take too long, too many of them, and no file handles left: nobody else is harmed, and it is said.

use std::process::Command;

use greenroom::clock::Clock;
use greenroom::config::{Config, Waits};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::guest::Guest;
use crate::line::{Line, Refused};
use crate::process::Process;
use crate::server::{START, Server};

/// So short that a test need not wait for it; what is not tested has an hour.
const SOON: u64 = 50;
const LATE: u64 = 3_600_000;

fn server(waits: Waits) -> Server {
    Server::with(Config { waits, ..Config::default() }, Clock::manual(START), None)
}

const fn waits(headers_ms: u64, body_ms: u64, idle_ms: u64, hello_ms: u64) -> Waits {
    Waits { headers_ms, body_ms, idle_ms, hello_ms }
}

async fn connected(server: &Server, says: &str) -> TcpStream {
    let mut stream = TcpStream::connect(server.address).await.expect("it listens");
    stream.write_all(says.as_bytes()).await.expect("written");
    stream
}

/// What is said until the server hangs up.
async fn heard(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A connection that is used once and kept; what was answered.
async fn asked(stream: &mut TcpStream, path: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("written");
    let mut said = String::new();
    loop {
        let mut bytes = [0; 4096];
        let read = stream.read(&mut bytes).await.expect("an answer");
        assert!(read > 0, "it hung up after {said}");
        said.push_str(&String::from_utf8_lossy(&bytes[..read]));
        if let Some((head, body)) = said.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.expect("a length").parse().expect("a number") {
                return said;
            }
        }
    }
}

fn counted(metrics: &str, name: &str) -> u64 {
    let line = metrics.lines().find_map(|line| line.strip_prefix(&format!("greenroom_{name} ")));
    line.expect("it is counted").parse().expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_does_not_come_is_not_waited_for() {
    let server = server(waits(SOON, LATE, LATE, LATE));
    for begun in ["", "G", "GET / HTTP/1.1\r\nhost: x\r\n"] {
        assert_eq!(heard(connected(&server, begun).await).await, "", "{begun:?}");
    }
    // The second request of a connection too.
    let mut kept = connected(&server, "").await;
    asked(&mut kept, "/healthz").await;
    kept.write_all(b"GET /heal").await.expect("written");
    assert_eq!(heard(kept).await, "");
    let metrics = server.guest().get("/metrics").await.1;
    assert_eq!(counted(&metrics, "connections_cut_total"), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_rests_too_long_is_closed_and_a_room_is_not() {
    let server = server(waits(LATE, LATE, SOON, LATE));
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    for _ in 0..3 {
        let mut kept = connected(&server, "").await;
        assert!(asked(&mut kept, "/healthz").await.ends_with("ok\n"));
        assert_eq!(heard(kept).await, "");
    }
    line.answer("The code is the key of the table.").await;
    assert_eq!(line.until("stage").await[0]["type"], "ack");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_does_not_come_is_answered_with_408() {
    let server = server(waits(LATE, SOON, LATE, LATE));
    let head = "POST /api/v1/interviews HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n";
    for body in ["content-length: 100\r\n\r\n{", "transfer-encoding: chunked\r\n\r\n1\r\n{\r\n"] {
        let said = heard(connected(&server, &format!("{head}{body}")).await).await;
        assert!(
            said.starts_with("HTTP/1.1 408 ") && said.contains("too-slow") && said.contains("took too long"),
            "{said}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_without_a_hello_is_closed() {
    let server = server(waits(LATE, LATE, LATE, SOON));
    let guest = server.guest();
    let opened = guest.open("real").await;
    let mut line = guest.dial(&opened).await.expect("the upgrade");
    assert_eq!(line.closed().await, 4400);
}

/// A place is given back a moment after its connection has gone, later on a busy machine: each try is a round trip.
const TRIES: usize = 500;

/// Whether one more connection would be served.
async fn has_place(server: &Server) -> bool {
    let asks = "GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n";
    heard(connected(server, asks).await).await.starts_with("HTTP/1.1 200")
}

#[tokio::test(flavor = "multi_thread")]
async fn one_connection_too_many_is_told_so_and_rooms_have_places_of_their_own() {
    let mut config = Config::default();
    (config.server.connections, config.server.rooms) = (2, 1);
    let server = Server::with(config, Clock::manual(START), None);
    let guest = server.guest();
    let (first, second) = (guest.open("real").await, guest.open("real").await);
    let (base, cookie) = (guest.base.clone(), guest.cookie());
    // It may have opened two connections for that, and keeps them as long as it lives.
    drop(guest);
    let mut line = Line::dial(&base, &first.ws, &cookie, Some(&base)).await;
    for _ in 0..TRIES {
        if line.is_ok() {
            break;
        }
        line = Line::dial(&base, &first.ws, &cookie, Some(&base)).await;
    }
    let mut line = line.expect("both places are free by then");
    line.say(&json!({"type": "hello"})).await;
    line.until("stage").await;
    // What is in a room has its own place: these two have all others.
    let mut held = connected(&server, "").await;
    asked(&mut held, "/healthz").await;
    let mut kept = connected(&server, "").await;
    let mut open = asked(&mut kept, "/metrics").await;
    for _ in 0..TRIES {
        if counted(&open, "connections_open") == 2 {
            break;
        }
        open = asked(&mut kept, "/metrics").await;
    }
    assert_eq!(counted(&open, "connections_open"), 2);
    assert!(open.contains("greenroom_sockets_open 1"), "{open}");
    let said = heard(connected(&server, "GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n").await).await;
    assert!(said.starts_with("HTTP/1.1 503 ") && said.contains("retry-after: 10\r\n"), "{said}");
    assert!(said.contains("Too many connections at once") && said.contains("try again"), "{said}");
    let refusals = |metrics: &str| counted(metrics, "connections_refused_total");
    assert_eq!(refusals(&asked(&mut kept, "/metrics").await), refusals(&open) + 1);
    line.answer("The code is the key of the table.").await;
    assert_eq!(line.until("stage").await[0]["type"], "ack", "who is in a room is served");

    // A place is free again, and the rooms are full: another is refused, and whoever comes back to theirs is not.
    drop(kept);
    let mut refused = Ok(());
    for _ in 0..TRIES {
        refused = Line::dial(&base, &second.ws, &cookie, Some(&base)).await.map(drop);
        if has_place(&server).await {
            break;
        }
    }
    assert_eq!(refused, Err(Refused(503)));
    // A connection that was just closed may still have its place for a moment; a browser comes again as well.
    let back = || Line::dial(&base, &first.ws, &cookie, Some(&base));
    let mut again = back().await;
    for _ in 0..TRIES {
        if again.is_ok() {
            break;
        }
        has_place(&server).await;
        again = back().await;
    }
    assert!(again.is_ok(), "whoever comes back to their room is let in");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_file_handles_it_says_so_counts_it_and_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log");
    let server = Process::serve_logged(&folder.path().join("data"), "info", &log);
    let limit = |files: u32| {
        let pid = server.id().to_string();
        let limit = format!("--nofile={files}:1024");
        assert!(Command::new("prlimit").args(["--pid", &pid, &limit]).status().expect("prlimit runs").success());
    };
    let guest = Guest::new(&server.base);
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    let at = server.base.trim_start_matches("http://");
    let mut kept = TcpStream::connect(at).await.expect("it listens");
    asked(&mut kept, "/healthz").await;
    // Less than it has open already.
    limit(4);
    let _waits = TcpStream::connect(at).await.expect("the system takes it");
    let mut failed = 0;
    for _ in 0..100_000 {
        failed = counted(&asked(&mut kept, "/metrics").await, "accepts_failed_total");
        if failed > 0 {
            break;
        }
    }
    assert!(failed > 0);
    limit(1024);
    line.answer("The code is the key of the table.").await;
    assert_eq!(line.until("stage").await[0]["type"], "ack");
    assert_eq!(guest.get("/healthz").await.0, 200);
    let log = std::fs::read_to_string(log).expect("a log");
    assert!(log.contains("raise the limit of open files"), "{log}");
}

/// More connections than handles: some are told so, and what is said in the room is kept.
#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_connections_leaves_the_store_its_handles() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Process::serve_with_files(300, folder.path());
    let guest = Guest::new(&server.base);
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    let at = server.base.trim_start_matches("http://");
    let mut held = Vec::new();
    for _ in 0..400 {
        held.push(TcpStream::connect(at).await.expect("the system takes it"));
    }
    for n in 0..20 {
        line.answer(&format!("{n}: the code is the key of the table.")).await;
        assert_eq!(line.until("stage").await[0]["type"], "ack");
    }
    drop(held);
    let metrics = loop {
        if let (200, metrics) = guest.get("/metrics").await {
            break metrics;
        }
    };
    assert!(
        counted(&metrics, "connections_refused_total") > 0 && counted(&metrics, "accepts_failed_total") == 0,
        "{metrics}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn http_2_is_not_spoken() {
    let server = Server::start();
    let said = heard(connected(&server, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await).await;
    assert!(said.is_empty() || said.starts_with("HTTP/1.1 4"), "{said:?}");
    let upgrade = "GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: upgrade, http2-settings, close\r\nupgrade: h2c\r\n\
                   http2-settings: AAMAAABkAAQAAP__\r\n\r\n";
    let said = heard(connected(&server, upgrade).await).await;
    assert!(said.starts_with("HTTP/1.1 200 "), "{said}");
}

/// An orderly stop does not wait for whoever only keeps a connection.
#[tokio::test(flavor = "multi_thread")]
async fn a_resting_connection_does_not_hold_up_a_stop() {
    let server = Server::start();
    let mut kept = connected(&server, "").await;
    asked(&mut kept, "/healthz").await;
    let stopped = tokio::task::spawn_blocking(move || server.stop());
    assert_eq!(heard(kept).await, "");
    stopped.await.expect("it stops");
}
