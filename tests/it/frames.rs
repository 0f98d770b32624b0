//! Frames that do not fit: each gets an error that says what and how to mend it, and the interview goes on. Only what is
//! hostile is closed.

use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

use crate::guest::{Guest, Opened};
use crate::line::{Heard, Line, Refused};
use crate::server::{START, Server};

async fn room(server: &Server) -> (Guest, Opened, Line) {
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (line, _) = guest.enter(&opened).await;
    (guest, opened, line)
}

/// The error's code and message; then the interview must go on as if nothing had been.
async fn check(line: &mut Line, frame: Message, code: &str, says: &str) {
    line.frame(frame).await;
    match line.next().await {
        Heard::Said(error) => {
            assert_eq!((error["type"].as_str(), error["code"].as_str()), (Some("error"), Some(code)), "{error}");
            let message = error["message"].as_str().expect("a message");
            assert!(message.contains(says), "{message}");
        }
        other => panic!("{other:?} instead of {code}"),
    }
    line.answer("And the interview goes on.").await;
    assert_eq!(line.until("stage").await[0]["type"], "ack");
}

fn text(message: &Value) -> Message {
    Message::text(message.to_string())
}

#[tokio::test]
async fn a_frame_that_does_not_fit_is_told_of_and_the_interview_goes_on() {
    let server = Server::start();
    let (guest, opened, mut line) = room(&server).await;
    let id = Uuid::new_v4();
    check(&mut line, Message::text("hello"), "malformed", "not a message of greenroom.v1: expected value").await;
    check(&mut line, Message::text("[]"), "malformed", "greenroom.v1").await;
    check(&mut line, Message::binary(vec![1, 2, 3]), "binary", "send JSON as text").await;
    check(&mut line, text(&json!({"type": "sing"})), "malformed", "unknown variant `sing`, expected one of").await;
    check(&mut line, text(&json!({"type": "answer", "text": "x"})), "malformed", "missing field `id`").await;
    check(&mut line, text(&json!({"type": "answer", "id": "1", "text": "x"})), "malformed", "UUID").await;
    check(&mut line, text(&json!({"type": "hint", "id": id, "why": 1})), "malformed", "unknown field `why`").await;
    let long = "x".repeat(70_000);
    check(&mut line, text(&json!({"type": "answer", "id": id, "text": long})), "too_large", "at most 65536 bytes")
        .await;
    let long = "word ".repeat(2_000);
    check(&mut line, text(&json!({"type": "answer", "id": id, "text": long})), "answer_too_long", "in parts").await;
    check(&mut line, text(&json!({"type": "answer", "id": id, "text": " \n"})), "empty_answer", "say something").await;
    check(&mut line, text(&json!({"type": "draw", "id": id, "base": 0, "ops": []})), "unsupported", "in words").await;
    check(&mut line, text(&json!({"type": "hello"})), "hello_twice", "go on").await;
    check(&mut line, text(&json!({"type": "resume", "id": id})), "not_paused", "not paused").await;
    let journal = guest.journal(&opened.id).await;
    assert_eq!(journal.iter().filter(|entry| entry["kind"] == "answer").count(), 13, "only what was fit was taken");
}

/// Whoever sent it must know which message it was, or it seems to be on its way for ever.
#[tokio::test]
async fn a_refusal_names_the_message_even_if_its_words_cannot_be_read() {
    let server = Server::start();
    let (_, _, mut line) = room(&server).await;
    let id = Uuid::new_v4();
    let half = format!("{{\"type\":\"answer\",\"id\":\"{id}\",\"text\":\"half \\ud83d\"}}");
    let long = json!({"type": "answer", "id": id, "text": "x".repeat(70_000)}).to_string();
    let unknown = json!({"type": "sing", "id": id}).to_string();
    for (frame, code) in [(half, "malformed"), (long, "too_large"), (unknown, "malformed")] {
        line.frame(Message::text(frame)).await;
        let Heard::Said(error) = line.next().await else { panic!("the line is gone") };
        assert_eq!((error["code"].as_str(), error["id"].as_str()), (Some(code), Some(&*id.to_string())), "{error}");
    }
}

#[tokio::test]
async fn a_beat_is_answered_with_the_time() {
    let server = Server::start();
    let (_, _, mut line) = room(&server).await;
    line.say(&json!({"type": "beat"})).await;
    let Heard::Said(beat) = line.next().await else { panic!("the line is gone") };
    assert_eq!(beat, json!({"type": "beat", "server_now": START.0}));
}

#[tokio::test]
async fn too_many_frames_are_refused_and_a_flood_is_closed() {
    let server = Server::start();
    let (_, _, mut line) = room(&server).await;
    // Hello was the first of 40; the clock stands still, so the burst does not refill.
    for _ in 0..39 {
        line.say(&json!({"type": "typing"})).await;
    }
    line.say(&json!({"type": "typing"})).await;
    assert_eq!(line.error().await, "too_fast");
    server.clock.advance(std::time::Duration::from_secs(1));
    line.answer("A second later it is taken.").await;
    assert_eq!(line.until("stage").await[0]["type"], "ack");
    for _ in 0..300 {
        if !line.frame(text(&json!({"type": "typing"}))).await {
            break;
        }
    }
    assert_eq!(line.closed().await, 4429);
}

#[tokio::test]
async fn a_frame_far_beyond_the_limit_is_closed() {
    let server = Server::start();
    let (guest, opened, mut line) = room(&server).await;
    line.frame(Message::text("x".repeat(400_000))).await;
    let code = line.closed().await;
    assert!(code == 1009 || code == 0, "{code}");
    let (mut line, _) = guest.enter(&opened).await;
    line.answer("Nothing was lost.").await;
    assert_eq!(line.until("stage").await[0]["type"], "ack");
}

#[tokio::test]
async fn after_the_end_nothing_is_taken() {
    let server = Server::start();
    let (guest, opened, mut line) = room(&server).await;
    line.say(&json!({"type": "finish", "id": Uuid::new_v4()})).await;
    line.until("report").await;
    let journal = guest.journal(&opened.id).await;
    line.answer("One more thing.").await;
    assert_eq!(line.error().await, "finished");
    line.say(&json!({"type": "hint", "id": Uuid::new_v4()})).await;
    assert_eq!(line.error().await, "finished");
    assert_eq!(guest.journal(&opened.id).await, journal);
}

#[tokio::test]
async fn another_origin_another_guest_or_another_id_is_refused() {
    let server = Server::start();
    let (guest, opened, _line) = room(&server).await;
    let dial = async |path: &str, cookie: &str, origin: Option<&str>| {
        Line::dial(&guest.base, path, cookie, origin).await.map(drop)
    };
    let own = guest.cookie();
    let home = Some(guest.base.as_str());
    assert_eq!(dial(&opened.ws, &own, Some("http://evil.example")).await, Err(Refused(403)));
    assert_eq!(dial(&opened.ws, &own, None).await, Err(Refused(403)));
    assert_eq!(dial(&opened.ws, &own, Some("null")).await, Err(Refused(403)));
    assert_eq!(dial(&opened.ws, "", home).await, Err(Refused(404)));
    let stranger = server.guest();
    stranger.open("real").await;
    assert_eq!(dial(&opened.ws, &stranger.cookie(), home).await, Err(Refused(404)));
    assert_eq!(dial("/ws/interviews/none", &own, home).await, Err(Refused(404)));
    assert_eq!(dial(&format!("/ws/interviews/{}", Uuid::new_v4()), &own, home).await, Err(Refused(404)));
    assert_eq!(dial(&opened.ws, &own, home).await, Ok(()));
}
