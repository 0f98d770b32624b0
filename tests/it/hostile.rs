//! What somebody hostile would send: too much, too long, too often, and words that must not turn up in a log.

use std::fs;

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, ORIGIN};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

use crate::content::{QUESTION, checked, pack};
use crate::guest::Guest;
use crate::line::Heard;
use crate::process::Process;
use crate::server::Server;

/// The longest message that anybody is told, with what stands around it.
const MESSAGE: usize = 600;

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_too_large_is_413_and_says_how_much_fits() {
    let server = Server::start();
    let guest = server.guest();
    let id = guest.ended("The code is the key of the table.").await;
    for (path, size, limit) in [
        ("/api/v1/interviews".to_owned(), 16_385, "16384"),
        ("/api/v1/interviews".to_owned(), 600_000, "16384"),
        ("/interviews".to_owned(), 20_000, "16384"),
        (format!("/interviews/{id}/finish"), 20_000, "16384"),
        (format!("/interviews/{id}/again/1"), 140_000, "131072"),
    ] {
        let url = format!("{}{path}", guest.base);
        let kind = if path.starts_with("/api") { "application/json" } else { "application/x-www-form-urlencoded" };
        let answer = guest
            .send(|http| http.post(&url).header(ORIGIN, &guest.base).header(CONTENT_TYPE, kind).body("x".repeat(size)))
            .await;
        assert_eq!(answer.status(), 413, "{path} {size}");
        let said = answer.text().await.expect("a text");
        assert!(said.contains(&format!("at most {limit} bytes")), "{path}: {said}");
    }
    // What fits is read: this is refused for what it says.
    let url = format!("{}/api/v1/interviews", guest.base);
    let fits = format!("{{\"level\": \"{}\", \"mode\": \"real\"}}", "x".repeat(16_000));
    let answer = guest.send(|http| http.post(&url).header(CONTENT_TYPE, "application/json").body(fits)).await;
    assert_eq!(answer.status(), 422);
    // Of an unknown length.
    let mut stream = TcpStream::connect(server.address).await.expect("it listens");
    let head = "POST /api/v1/interviews HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).await.expect("written");
    for _ in 0..5 {
        stream.write_all(format!("1000\r\n{}\r\n", "x".repeat(4096)).as_bytes()).await.expect("written");
    }
    stream.write_all(b"0\r\n\r\n").await.expect("written");
    let mut said = Vec::new();
    stream.read_to_end(&mut said).await.expect("it says something and hangs up");
    let said = String::from_utf8_lossy(&said);
    assert!(said.starts_with("HTTP/1.1 413 ") && said.contains("at most 16384 bytes"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_in_a_message_and_not_in_a_book() {
    let server = Server::start();
    let guest = server.guest();
    let long = "y".repeat(15_000);
    for ask in [
        json!({"level": "L5", "mode": "real", &*long: 1}),
        json!({"level": long, "mode": "real"}),
        json!({"level": "L5", "mode": "real", "question": long}),
    ] {
        let (status, problem) = guest.post("/api/v1/interviews", &ask).await;
        assert!((400..500).contains(&status), "{status}");
        let texts = problem["errors"].as_array().into_iter().flatten().map(|error| &error["detail"]);
        for text in texts.chain([&problem["detail"]]) {
            assert!(text.as_str().is_some_and(|text| text.len() < MESSAGE), "{problem}");
        }
    }
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    line.say(&json!({"type": "z".repeat(60_000)})).await;
    let Heard::Said(error) = line.next().await else { panic!("the line is gone") };
    assert!(error["message"].as_str().is_some_and(|message| message.len() < MESSAGE), "{error}");
    // A name that is not ours is repeated, and not the whole of it.
    let url = format!("{}/", guest.base);
    let host = format!("{}.example", "a".repeat(5_000));
    let answer = guest.send(|http| http.get(&url).header("host", host).header(ACCEPT, "text/html")).await;
    let (status, page) = (answer.status(), answer.text().await.expect("a page"));
    assert!(status == 421 && page.len() < 5_000, "{page}");
}

#[test]
fn texts_in_content_have_bounds_and_so_has_what_is_said_of_them() {
    let long = "wide ".repeat(30_000);
    let edits = [
        ("title: Design parking meters", format!("title: {long}"), "takes at most 150"),
        ("brief: Design parking meters for a city.", format!("brief: {long}"), "takes at most 4000"),
        ("says: There are 40,000 places.", format!("says: {}", "x".repeat(5_000)), "takes at most 600"),
        ("probes: [\"What happens", format!("probes: [\"{}\", \"What happens", "x".repeat(9_000)), "takes at most 500"),
        ("kind: design", format!("kind: {}", "k".repeat(50_000)), "expected one of"),
        ("weight: 3", format!("weight: \"{}\"", "3".repeat(50_000)), "/question_bank/questions/parking-meter.yaml:"),
    ];
    for (good, bad, says) in edits {
        assert!(QUESTION.contains(good));
        let folder = tempfile::tempdir().expect("a folder");
        pack(folder.path(), QUESTION.replacen(good, &bad, 1).as_bytes());
        let (code, said) = checked(folder.path());
        assert!(code == 1 && said.contains(says), "{says}: {}", &said[..said.len().min(2_000)]);
        assert!(said.lines().all(|line| line.len() < 1_500), "{says}: a line of {} bytes", said.len());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pings_and_pongs_count_as_what_they_are() {
    for frame in [Message::Ping(Vec::new().into()), Message::Pong(Vec::new().into())] {
        let server = Server::start();
        let guest = server.guest();
        let opened = guest.open("real").await;
        let (mut line, _) = guest.enter(&opened).await;
        for _ in 0..300 {
            if !line.frame(frame.clone()).await {
                break;
            }
        }
        assert_eq!(line.closed().await, 4429, "{frame:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scorecard_that_is_kept_says_itself_what_it_may_do() {
    let server = Server::start();
    let guest = server.guest();
    let id = guest.ended("The code is the key of the table.").await;
    let url = format!("{}/interviews/{id}/scorecard.html", guest.base);
    let answer = guest.send(|http| http.get(&url)).await;
    let policy = |headers: &HeaderMap| headers["content-security-policy"].to_str().expect("ASCII").to_owned();
    let own = policy(answer.headers());
    let page = answer.text().await.expect("a page");
    for rule in ["default-src 'none'", "base-uri 'none'", "form-action 'none'"] {
        assert!(own.contains(rule), "{own}");
    }
    assert!(page.contains(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{own}\">")), "{page}");
    for foreign in ["<img", "<script", "javascript:", "<form", "<link", "@import", "url(http"] {
        assert!(!page.contains(foreign), "{foreign}");
    }
}

/// Each of these is said once, in another way; none may be written anywhere but in the store.
const SAID: [&str; 6] = ["zithernova", "xyloquark", "kazooglyph", "banjothorn", "cellovortex", "flutemirage"];

#[tokio::test(flavor = "multi_thread")]
async fn no_log_holds_an_answer_at_any_level() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log");
    let server = Process::serve_logged(&folder.path().join("data"), "trace", &log);
    let guest = Guest::new(&server.base);
    let opened = guest.open("guided").await;
    let (mut line, _) = guest.enter(&opened).await;
    line.say(&json!({"type": "typing", "text": format!("A draft of {}", SAID[0])})).await;
    line.answer(&format!("The {} service keeps 5,000 links in a table keyed by the code.", SAID[1])).await;
    line.until("stage").await;
    // What is no message, and what is refused.
    line.frame(Message::text(format!("{{\"type\":\"answer\",\"text\":\"{}\"}}", SAID[2]))).await;
    assert_eq!(line.error().await, "malformed");
    line.answer(&format!("{} {}", SAID[2], "word ".repeat(3_000))).await;
    assert_eq!(line.error().await, "answer_too_long");
    guest.get(&format!("/interviews/{}", opened.id)).await;
    line.say(&json!({"type": "finish", "id": Uuid::new_v4()})).await;
    line.until("report").await;
    for page in ["scorecard", "scorecard.html", "scorecard.md", "scorecard.json", "transcript.md", "again/1"] {
        let (status, text) = guest.get(&format!("/interviews/{}/{page}", opened.id)).await;
        assert_eq!(status, 200, "{page}: {text}");
    }
    let form = [("text", format!("A {} replica answers while the first is down.", SAID[3]))];
    let url = format!("{}/interviews/{}/again/1", guest.base, opened.id);
    let answer = guest.send(|http| http.post(&url).header(ORIGIN, &guest.base).form(&form)).await;
    assert_eq!(answer.status(), 200);
    let form =
        [("question", "web-crawler".to_owned()), ("text", format!("A {} frontier is sharded by host.", SAID[4]))];
    let url = format!("{}/explain", guest.base);
    let answer = guest.send(|http| http.post(&url).header(ORIGIN, &guest.base).form(&form)).await;
    assert_eq!(answer.status(), 200);
    let body: Value = json!({"level": "L5", "mode": "real", "note": SAID[5]});
    assert_eq!(guest.post("/api/v1/interviews", &body).await.0, 400);
    let cookie = guest.cookie();
    let token = cookie.split_once('=').expect("a cookie").1;
    server.kill();
    let log = fs::read_to_string(&log).expect("a log");
    assert!(log.contains("/explain"), "the log tells of the requests themselves: {log}");
    for word in SAID.into_iter().chain([token]) {
        let line = log.lines().find(|line| line.contains(word));
        assert!(line.is_none(), "{word}: {line:?}");
    }
}
