//! The promises of the wire, each by its number in the design.

use std::time::Duration;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::line::{Heard, entries};
use crate::server::Server;

const ANSWER: &str = "Before I draw anything, how many links are made each month, and how many redirects follow?";

fn numbers(lines: &[Value]) -> Vec<u64> {
    lines.iter().map(|line| line["seq"].as_u64().expect("a number")).collect()
}

fn without_gaps(lines: &[Value]) -> bool {
    numbers(lines).into_iter().eq(1..=lines.len() as u64)
}

#[tokio::test]
async fn promise_1_an_ack_comes_after_the_commit() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    let id = line.answer(ANSWER).await;
    let ack = line.until("ack").await.pop().expect("an ack");
    assert_eq!(ack["id"], json!(id));
    // Asked at once, through another door: it is in the journal.
    let journal = guest.journal(&opened.id).await;
    let kept = journal.iter().find(|entry| entry["seq"] == ack["seq"]).expect("the line that the ack names");
    assert_eq!((kept["kind"].as_str(), kept["text"].as_str()), (Some("answer"), Some(ANSWER)));
}

#[tokio::test]
async fn promise_2_a_message_counts_once() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    let id = line.answer(ANSWER).await;
    let first = line.until("stage").await;
    // Again on the same line, and again on a new one.
    let again = json!({"type": "answer", "id": id, "text": ANSWER});
    line.say(&again).await;
    let second = line.until("ack").await.pop().expect("an ack");
    assert_eq!(second, first[0], "the first ack again");
    drop(line);
    let (mut line, _) = guest.enter(&opened).await;
    line.say(&again).await;
    assert_eq!(line.until("ack").await.pop().expect("an ack"), first[0]);
    let journal = guest.journal(&opened.id).await;
    assert_eq!(journal.iter().filter(|entry| entry["kind"] == "answer").count(), 1);
    // The same id for something else is refused, and nothing is taken.
    line.say(&json!({"type": "answer", "id": id, "text": "Something else."})).await;
    assert_eq!(line.error().await, "id_reused");
    line.say(&json!({"type": "hint", "id": id})).await;
    assert_eq!(line.error().await, "id_reused");
    assert_eq!(guest.journal(&opened.id).await, journal);
}

#[tokio::test]
async fn promise_3_every_observer_sees_the_same_numbered_lines() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("guided").await;
    let (mut line, told) = guest.enter(&opened).await;
    let mut witnessed = entries(&told);
    for n in 0..12 {
        server.clock.advance(Duration::from_secs(20));
        line.answer(&format!("Point {n}: reads go through a cache in front of the store of links.")).await;
        witnessed.extend(entries(&line.until("stage").await));
    }
    line.say(&json!({"type": "hint", "id": Uuid::new_v4()})).await;
    witnessed.extend(entries(&line.until("stage").await));
    assert!(without_gaps(&witnessed), "{:?}", numbers(&witnessed));
    assert_eq!(witnessed, guest.journal(&opened.id).await);
    let (_line, told) = guest.enter(&opened).await;
    assert_eq!(entries(&told), witnessed);
}

#[tokio::test]
async fn promise_4_resume_from_any_line() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, told) = guest.enter(&opened).await;
    let epoch = told[0]["epoch"].clone();
    for n in 0..5 {
        line.answer(&format!("Step {n}: the code is the key of the table.")).await;
        line.until("stage").await;
    }
    let all = guest.journal(&opened.id).await;
    for seen in 0..=all.len() {
        let mut line = guest.dial(&opened).await.expect("the upgrade");
        line.say(&json!({"type": "hello", "epoch": epoch, "last_seq": seen})).await;
        let told = line.until("stage").await;
        assert!(told.iter().all(|message| message["type"] != "snapshot"), "{told:#?}");
        assert_eq!(entries(&told), all[seen..]);
        server.clock.advance(Duration::from_secs(2));
    }
    // Another history, or a line that is not there yet: the whole journal, never a guess.
    for hello in [
        json!({"type": "hello", "epoch": "another", "last_seq": 3}),
        json!({"type": "hello", "epoch": epoch, "last_seq": all.len() + 7}),
    ] {
        let mut line = guest.dial(&opened).await.expect("the upgrade");
        line.say(&hello).await;
        let told = line.until("stage").await;
        assert_eq!(told[1]["type"], "snapshot", "{told:#?}");
        assert_eq!(entries(&told), all);
        server.clock.advance(Duration::from_secs(2));
    }
}

#[tokio::test]
async fn promise_5_an_entry_is_final_and_without_a_model_nothing_is_provisional() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("guided").await;
    let (mut line, mut told) = guest.enter(&opened).await;
    for said in ["How many links are made each month?", "I'm stuck.", "The code is the key of the table of links."] {
        line.answer(said).await;
        told.extend(line.until("stage").await);
        server.clock.advance(Duration::from_secs(30));
    }
    line.say(&json!({"type": "next_stage", "id": Uuid::new_v4()})).await;
    told.extend(line.until("stage").await);
    assert!(told.iter().all(|message| message["type"] != "delta"), "{told:#?}");
    // Whole when it came, and the same for whoever comes later.
    let said =
        |entry: &Value| entry["author"] == "interviewer" && entry["text"].as_str().is_some_and(|text| !text.is_empty());
    let final_ones = entries(&told);
    assert!(final_ones.iter().filter(|entry| said(entry)).count() >= 5, "{final_ones:#?}");
    let (_line, again) = guest.enter(&opened).await;
    assert_eq!(entries(&again), final_ones);
}

#[tokio::test]
async fn promise_7_a_second_tab_takes_over_and_the_first_is_told() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut first, _) = guest.enter(&opened).await;
    let (mut second, _) = guest.enter(&opened).await;
    assert_eq!(first.closed().await, 4409);
    second.answer(ANSWER).await;
    second.until("ack").await;
    assert!(without_gaps(&guest.journal(&opened.id).await));
}

/// Two nodes on one store know nothing of each other; the lease in the write transaction decides.
#[tokio::test]
async fn promise_7_two_nodes_fight_for_an_interview_and_one_writes() {
    let one = Server::start();
    let other = Server::beside(&one);
    let guest = one.guest();
    let opened = guest.open("real").await;
    let mut elsewhere = guest.clone();
    elsewhere.moved(&format!("http://{}", other.address));

    let (mut at_one, _) = guest.enter(&opened).await;
    let (mut at_other, _) = elsewhere.enter(&opened).await;
    at_other.answer("The second node took the interview.").await;
    at_other.until("ack").await;
    // The first has not heard of it yet; its write is refused, not lost and not written beside.
    at_one.answer("The first node is late.").await;
    assert_eq!(at_one.closed().await, 4409);

    // Back and forth, each message sent again wherever it was not acknowledged.
    let mut said = 1;
    for round in 0..10 {
        let browser = if round % 2 == 0 { &guest } else { &elsewhere };
        let (mut line, _) = browser.enter(&opened).await;
        line.answer(&format!("Round {round} is written by one node only.")).await;
        line.until("ack").await;
        said += 1;
        one.clock.advance(Duration::from_secs(2));
    }
    let journal = guest.journal(&opened.id).await;
    assert!(without_gaps(&journal));
    assert_eq!(journal, elsewhere.journal(&opened.id).await);
    assert_eq!(journal.iter().filter(|entry| entry["kind"] == "answer").count(), said);
}

#[tokio::test]
async fn promise_9_an_orderly_stop_says_so() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    let stopping = std::thread::spawn(move || server.stop());
    assert_eq!(line.closed().await, 1012);
    stopping.join().expect("it stops");
}

#[tokio::test]
async fn promise_6_and_10_time_is_the_servers_and_a_score_is_reproducible() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    line.answer("A unique constraint on the code makes the database reject the second insert of the same code.").await;
    line.until("stage").await;
    // The time is up: the room closes by itself, with a scorecard.
    server.clock.advance(Duration::from_hours(3));
    let told = line.until("report").await;
    assert!(entries(&told).iter().any(|entry| entry["kind"] == "finished" && entry["reason"] == "time"), "{told:#?}");
    let (status, stored) = guest.get(&format!("/api/v1/interviews/{}/scorecard", opened.id)).await;
    assert_eq!(status, 200);

    // What the server exports, `score` reads, and gets the stored scorecard.
    let (_, transcript) = guest.get(&format!("/interviews/{}/transcript.md", opened.id)).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("transcript.md");
    std::fs::write(&file, transcript).expect("written");
    let (code, again, complaint) = crate::process::run(&["score", file.to_str().expect("UTF-8"), "--json"]);
    assert_eq!((code, complaint.as_str()), (0, ""));
    assert_eq!(again.trim_end(), stored.trim_end());
}

#[tokio::test]
async fn nobody_is_left_waiting_when_nobody_says_hello() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let mut line = guest.dial(&opened).await.expect("the upgrade");
    line.answer(ANSWER).await;
    assert_eq!(line.error().await, "hello_first");
    line.say(&json!({"type": "hello"})).await;
    assert!(matches!(line.next().await, Heard::Said(welcome) if welcome["type"] == "welcome"));
}

#[tokio::test]
async fn a_draft_is_kept_for_another_device_until_it_is_sent() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, told) = guest.enter(&opened).await;
    assert_eq!(told[0].get("draft"), None);
    for text in ["Half a", "Half a thought"] {
        line.say(&json!({"type": "typing", "text": text})).await;
    }
    // Too long to be an answer, or nothing at all: what was kept stays.
    line.say(&json!({"type": "typing", "text": "x".repeat(9_000)})).await;
    line.say(&json!({"type": "typing"})).await;
    line.answer(ANSWER).await;
    line.until("ack").await;
    let (mut other, told) = guest.enter(&opened).await;
    assert_eq!(told[0]["draft"]["text"], "Half a thought");
    // Emptied, or sent by a browser that went away at once.
    for (draft, said) in [("", "Done."), ("Sent and gone. ", "Sent and gone.")] {
        other.say(&json!({"type": "typing", "text": draft})).await;
        other.answer(said).await;
        other.until("ack").await;
        let (next, told) = guest.enter(&opened).await;
        assert_eq!(told[0].get("draft"), None, "{draft:?}");
        other = next;
    }
    assert!(guest.journal(&opened.id).await.iter().all(|line| !line.to_string().contains("Half a")));
}
