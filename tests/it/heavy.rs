//! Long interviews: folded once, told in pages, taken to a limit, read only so often; and nobody else waits for them.

use std::time::Duration;

use greenroom::clock::Clock;
use greenroom::config::{Config, Limits, Rate};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::guest::Guest;
use crate::line::{Heard, entries};
use crate::server::{START, Server};

/// What a metric says.
async fn metric(guest: &Guest, name: &str) -> u64 {
    let (_, text) = guest.get("/metrics").await;
    let line = text.lines().find(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
    let value = line.and_then(|line| line.rsplit(' ').next());
    value.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{name} is not in {text}"))
}

/// Moves the clock until everything that was kept is forgotten.
async fn forgotten(server: &Server, guest: &Guest) {
    for _ in 0..1_000 {
        server.clock.advance(Duration::from_secs(20));
        if metric(guest, "greenroom_interviews_kept").await == 0 {
            return;
        }
    }
    panic!("what nobody asks for is kept for ever");
}

#[tokio::test]
async fn an_interview_is_folded_once_for_page_json_and_resume_and_forgotten_when_nobody_asks() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    for n in 0..5 {
        line.answer(&format!("Step {n}: the code is the key of the table of links.")).await;
        line.until("stage").await;
    }
    let folded = metric(&guest, "greenroom_interviews_folded_total").await;
    let page = format!("/interviews/{}", opened.id);
    // Whoever holds it keeps it up to date for the others.
    assert_eq!(guest.get(&page).await.0, 200);
    assert_eq!(metric(&guest, "greenroom_interviews_folded_total").await, folded);
    drop(line);
    forgotten(&server, &guest).await;
    let folded = metric(&guest, "greenroom_interviews_folded_total").await;
    for _ in 0..3 {
        assert_eq!(guest.get(&page).await.0, 200);
        assert_eq!(guest.get(&format!("/api/v1/interviews/{}/scorecard", opened.id)).await.0, 409);
        assert_eq!(guest.get(&format!("{page}/transcript.md")).await.0, 200);
        guest.enter(&opened).await;
    }
    assert_eq!(metric(&guest, "greenroom_interviews_folded_total").await, folded + 1);
}

#[tokio::test]
async fn three_hundred_answers_are_taken_and_the_next_is_told_why_not() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    for _ in 0..300 {
        line.answer("Yes.").await;
        assert_eq!(line.until("stage").await[0]["type"], "ack");
        server.clock.advance(Duration::from_millis(200));
    }
    let id = line.answer("One more.").await;
    let Heard::Said(error) = line.next().await else { panic!("the line is gone") };
    assert_eq!((error["code"].as_str(), error["id"].as_str()), (Some("too_many_answers"), Some(&*id.to_string())));
    assert!(error["message"].as_str().is_some_and(|words| words.contains("300 answers")), "{error}");
    line.say(&json!({"type": "finish", "id": Uuid::new_v4()})).await;
    line.until("report").await;
}

/// More than may wait on a line at once, in lines as long as they may be.
#[tokio::test]
async fn a_journal_larger_than_a_frame_may_be_comes_in_pieces() {
    const ANSWERS: usize = 205;
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, told) = guest.enter(&opened).await;
    for n in 0..ANSWERS {
        line.answer(&format!("{n} {}", "word ".repeat(1_580))).await;
        line.until("stage").await;
        server.clock.advance(Duration::from_millis(200));
    }
    drop(line);
    let all = guest.journal(&opened.id).await;
    let size: usize = all.iter().map(|line| line.to_string().len()).sum();
    assert!(size > 1_500_000, "{size}");
    // The first page of the API is no larger than it says.
    let first = guest.json(&format!("/api/v1/interviews/{}/entries", opened.id)).await;
    assert!(first.to_string().len() < 2_000_000 && first.as_array().is_some_and(|page| page.len() < all.len()));
    for hello in [
        json!({"type": "hello", "epoch": "another", "last_seq": 3}),
        json!({"type": "hello"}),
        json!({"type": "hello", "epoch": told[0]["epoch"], "last_seq": 1}),
    ] {
        let mut line = guest.dial(&opened).await.expect("the upgrade");
        line.say(&hello).await;
        let told: Vec<Value> = line.until("stage").await;
        assert_eq!((told[0]["type"].as_str(), told[1]["type"].as_str()), (Some("welcome"), Some("snapshot")));
        assert_eq!(told.iter().filter(|message| message["type"] == "snapshot").count(), 1, "it starts anew once");
        assert!(told.iter().all(|message| message.to_string().len() < 256 * 1024));
        assert!(entries(&told) == guest.journal(&opened.id).await, "every line, in order");
        line.say(&json!({"type": "hint", "id": Uuid::nil()})).await;
        assert!(matches!(line.next().await, Heard::Said(_)), "and the interview goes on");
    }
}

#[tokio::test]
async fn an_interview_is_read_only_so_often() {
    let limits = Limits { readings: Rate { burst: 5, per_minute: 60 }, ..Limits::default() };
    let server = Server::with(Config { limits, ..Config::default() }, Clock::manual(START), None);
    let guest = server.guest();
    let opened = guest.open("real").await;
    let at = |path: &str| path.replace("ID", &opened.id);
    let paths = ["/interviews/ID", "/interviews/ID/transcript.md", "/api/v1/interviews/ID/entries"];
    let other = ["/interviews/ID/scorecard", "/interviews/ID/scorecard.json", "/api/v1/interviews/ID/scorecard"];
    let again = ["/interviews/ID/scorecard.md", "/interviews/ID/scorecard.html", "/interviews/ID/again/1"];
    for n in 0..5 {
        assert_ne!(guest.get(&at(paths[n % 3])).await.0, 429);
    }
    for path in paths.into_iter().chain(other).chain(again) {
        assert_eq!(guest.get(&at(path)).await.0, 429, "{path}");
    }
    let (status, problem) = guest.get(&at("/api/v1/interviews/ID/entries")).await;
    assert!(status == 429 && problem.contains("wait a minute"), "{problem}");
    // Somebody else's pace is their own, and what costs nothing is not counted.
    let stranger = server.guest();
    let theirs = stranger.open("real").await;
    assert_eq!(stranger.get(&format!("/interviews/{}", theirs.id)).await.0, 200);
    assert_eq!(guest.get(&at("/api/v1/interviews/ID")).await.0, 200);
    server.clock.advance(Duration::from_secs(1));
    assert_eq!(guest.get(&at("/interviews/ID")).await.0, 200);
}

#[tokio::test]
async fn however_many_ask_whether_it_is_ready_the_store_is_asked_every_two_seconds() {
    let server = Server::start();
    let guest = server.guest();
    for _ in 0..20 {
        assert_eq!(guest.get("/readyz").await.0, 200);
    }
    assert_eq!(metric(&guest, "greenroom_readiness_checks_total").await, 1);
    server.clock.advance(Duration::from_secs(2));
    assert_eq!(guest.get("/readyz").await.0, 200);
    assert_eq!(metric(&guest, "greenroom_readiness_checks_total").await, 2);
}
