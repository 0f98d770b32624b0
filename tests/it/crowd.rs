//! Many at once, and somebody who does not read.

use std::time::Instant;

use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::crash::report;
use crate::guest::{Guest, Opened};
use crate::line::{Heard, Line, entries};
use crate::process::{Process, UNLIMITED};

/// Browsers, and interviews in each.
const GUESTS: usize = 10;
const EACH: usize = 50;
/// So many answer at once.
const TALKING: usize = 100;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn promise_8_a_slow_reader_is_closed_and_can_resume() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Process::serve(folder.path(), &UNLIMITED);
    let guest = Guest::new(&server.base);
    let opened = guest.open("real").await;
    let (mut line, told) = guest.enter(&opened).await;
    line.answer("The code is the key of the table, and the store refuses a second one.").await;
    line.until("stage").await;
    // Talks without listening: each frame is answered, until nothing more fits between the two.
    while line.frame(Message::text("x")).await {}
    // What was sent before is still there to be read; then the line is closed, or cut.
    let last = loop {
        match line.next().await {
            Heard::Said(_) => {}
            end => break end,
        }
    };
    assert!(matches!(last, Heard::Closed(4408) | Heard::Gone), "{last:?}");
    // Nothing is lost, and everybody else was served meanwhile.
    let journal = guest.journal(&opened.id).await;
    let mut line = guest.dial(&opened).await.expect("the upgrade");
    line.say(&json!({"type": "hello", "epoch": told[0]["epoch"], "last_seq": 2})).await;
    assert_eq!(entries(&line.until("stage").await), journal[2..]);
    server.kill();
}

/// Everybody comes back at the same moment, each knowing some of the lines.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_storm_of_five_hundred_resumes_and_a_hundred_are_answered_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Process::serve(folder.path(), &UNLIMITED);
    let mut rooms: Vec<(Guest, Opened)> = Vec::new();
    for _ in 0..GUESTS {
        let guest = Guest::new(&server.base);
        for _ in 0..EACH {
            rooms.push((guest.clone(), guest.open("real").await));
        }
    }
    server.kill();

    let server = Process::serve(folder.path(), &UNLIMITED);
    let base = server.base.clone();
    let began = Instant::now();
    let back = rooms.into_iter().enumerate().map(|(n, (mut guest, opened))| {
        guest.moved(&base);
        tokio::spawn(async move {
            let mut line = guest.dial(&opened).await.expect("the upgrade");
            let seen = n % 4;
            line.say(&json!({"type": "hello", "last_seq": seen})).await;
            let told = line.until("stage").await;
            assert_eq!(told[0]["type"], "welcome", "{told:?}");
            assert_eq!(told[0]["seq"].as_u64(), Some(seen as u64 + entries(&told).len() as u64), "{told:?}");
            line
        })
    });
    let mut lines: Vec<Line> = Vec::new();
    for resumed in back.collect::<Vec<_>>() {
        lines.push(resumed.await.expect("none fails"));
    }
    let stormed = began.elapsed();

    let mut waited = Vec::new();
    let answers = lines.drain(..TALKING).map(|mut line| {
        tokio::spawn(async move {
            let began = Instant::now();
            line.answer("The code is the key of the table, and the store refuses a second one.").await;
            let told: Vec<Value> = line.until("ack").await;
            (told.len(), began.elapsed())
        })
    });
    for answered in answers.collect::<Vec<_>>() {
        waited.push(answered.await.expect("none fails").1);
    }
    waited.sort_unstable();
    report(&format!(
        "{} resumed in {stormed:.1?}; {TALKING} answers at once with {} rooms open: median {:.0?}, slowest {:.0?}",
        GUESTS * EACH,
        lines.len() + TALKING,
        waited[TALKING / 2],
        waited[TALKING - 1],
    ));
    server.kill();
}
