//! Greenroom where people run it: behind a real nginx and a real Caddy, at the root of a site and below a path. What is
//! said to the front is what a browser says, and a whole interview goes through it.

use greenroom::clock::Clock;
use greenroom::config::Config;
use reqwest::header::{CONTENT_TYPE, LOCATION, ORIGIN};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::front::{Front, Kind, free};
use crate::guest::Guest;
use crate::line::{Line, Refused, entries};
use crate::server::{START, Server};

/// An answer that fills several frames.
const ANSWER: &str =
    "A link is a code and an address in one table, keyed by the code, because every read has the code. ";

/// A browser before a front before a server.
struct Visit {
    /// As the browser has it in its address bar, without a path.
    site: String,
    base: &'static str,
    guest: Guest,
    _front: Front,
    _server: Server,
}

impl Visit {
    fn to(kind: Kind, base: &'static str) -> Self {
        let at = free();
        let site = format!("http://{at}");
        let mut config = Config::default();
        config.server.public_url.clone_from(&site);
        base.clone_into(&mut config.server.base_path);
        let server = Server::with(config, Clock::manual(START), None);
        let front = Front::before(kind, at, server.address, base);
        Self { guest: Guest::new(&site), site, base, _front: front, _server: server }
    }

    /// A path as pages have it: with the base path in it already.
    async fn page(&self, path: &str) -> String {
        let (status, text) = self.guest.get(path).await;
        assert_eq!(status, 200, "{path}: {text}");
        text
    }

    /// The form on the first page; the path of the room.
    async fn start(&self) -> String {
        let form = [("question", "url-shortener"), ("level", "L5"), ("mode", "real"), ("minutes", "45")];
        let answer = self.guest.form(&format!("{}/interviews", self.base), &form).await;
        assert_eq!(answer.status(), 303);
        answer.headers()[LOCATION].to_str().expect("ASCII").to_owned()
    }

    async fn dial(&self, path: &str, origin: &str) -> Result<Line, Refused> {
        Line::dial(&self.site, path, &self.guest.cookie(), Some(origin)).await
    }
}

/// Every address in a page's `src` and `href` that leads to an asset.
fn assets(page: &str) -> Vec<String> {
    let addresses = page.split('"').filter(|address| address.contains("/assets/"));
    addresses.map(|address| address.replace("&#x3D;", "=")).collect()
}

async fn check(kind: Kind, base: &'static str) {
    let visit = Visit::to(kind, base);

    // The page, and what it is made of.
    let home = visit.page(if base.is_empty() { "/" } else { base }).await;
    let made_of = assets(&home);
    assert!(made_of.len() >= 2, "{home}");
    for asset in made_of {
        assert!(asset.starts_with(base), "{asset}");
        let answer = visit.guest.send(|http| http.get(format!("{}{asset}", visit.site))).await;
        assert_eq!(answer.status(), 200, "{asset}");
        assert!(answer.headers().contains_key(CONTENT_TYPE), "{asset}");
    }

    // The form, and a form that another site sends.
    let room = visit.start().await;
    let id = room.rsplit('/').next().expect("an id").to_owned();
    assert_eq!(room, format!("{base}/interviews/{id}"));
    let foreign = format!("{}{base}/interviews", visit.site);
    let foreign = visit.guest.send(|http| http.post(foreign).header(ORIGIN, "http://evil.example").body("")).await;
    assert_eq!(foreign.status(), 403);

    // The room and its line, and a line from a page of another site.
    let page = visit.page(&room).await;
    let ws = page.split("data-ws=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    assert_eq!(visit.dial(ws, "http://evil.example").await.err(), Some(Refused(403)));
    let mut line = visit.dial(ws, &visit.site).await.expect("the upgrade");
    line.say(&json!({"type": "hello"})).await;
    line.until("stage").await;
    let answer = ANSWER.repeat(70);
    line.answer(&answer).await;
    let said = entries(&line.until("ack").await);
    assert!(said.iter().all(|line| line["kind"] != "error"), "{said:#?}");
    line.say(&json!({"type": "finish", "id": uuid::Uuid::new_v4()})).await;
    let over = line.until("report").await;
    let report = over.last().and_then(|message| message["href"].as_str()).expect("an address").to_owned();

    // What came of it.
    assert!(report.starts_with(base), "{report}");
    let card = visit.page(&report).await;
    assert!(card.contains("keyed by the code"), "{kind:?}{base}: the scorecard quotes the answer");
    let transcript = visit.page(&format!("{room}/transcript.md")).await;
    assert!(transcript.contains(answer.trim_end()), "{transcript}");
    let journal = visit.page(&format!("{base}/api/v1/interviews/{id}/entries")).await;
    assert!(journal.contains("\"finished\""), "{journal}");

    // Not below the path, not Greenroom's.
    if !base.is_empty() {
        let (_, elsewhere) = visit.guest.get("/").await;
        assert!(!elsewhere.contains("Greenroom"), "{elsewhere}");
    }
}

/// What a server behind it is told of a request that tells lies about where it comes from.
async fn handed_on(kind: Kind) -> String {
    let server = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let at = free();
    let _front = Front::before(kind, at, server.local_addr().expect("an address"), "");
    let guest = Guest::new(&format!("http://{at}"));
    let lie = guest.send(|http| http.get(format!("{}/how", guest.base)).header("x-forwarded-for", "203.0.113.7"));
    let server = async {
        let (mut stream, _) = server.accept().await.expect("the front");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.expect("a head"));
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").await.expect("sent");
        String::from_utf8(head).expect("ASCII").to_ascii_lowercase()
    };
    let (answer, head) = tokio::join!(lie, server);
    assert_eq!(answer.status(), 200);
    assert!(head.contains(&format!("\r\nhost: {at}\r\n")), "{head}");
    head
}

#[tokio::test(flavor = "multi_thread")]
async fn a_front_says_itself_who_asks_and_believes_nobody() {
    for kind in [Kind::Nginx, Kind::Caddy] {
        let head = handed_on(kind).await;
        assert!(head.contains("\r\nx-forwarded-for: 127.0.0.1\r\n"), "{kind:?}: {head}");
        assert!(head.contains("\r\nx-forwarded-proto: http\r\n"), "{kind:?}: {head}");
        assert!(!head.contains("203.0.113.7"), "{kind:?}: {head}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_interview_goes_through_a_real_nginx() {
    check(Kind::Nginx, "").await;
    check(Kind::Nginx, "/greenroom").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_interview_goes_through_a_real_caddy() {
    check(Kind::Caddy, "").await;
    check(Kind::Caddy, "/greenroom").await;
}
