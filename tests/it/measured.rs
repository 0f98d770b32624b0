//! What takes minutes and depends on the machine: run by hand, alone, on the release binary:
//! `cargo test --release --test it measured -- --ignored --nocapture --test-threads 1`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::crash::report;
use crate::guest::{Guest, Opened};
use crate::line::{Heard, Line};
use crate::process::{Process, UNLIMITED};

/// An answer of about sixty words, each another.
fn answer(n: usize) -> String {
    let words = ["table", "cache", "queue", "replica", "shard", "token", "lease", "index", "leader", "counter", "page"];
    let word = |k: usize| words[(n * 7 + k * 3) % words.len()];
    let sentence = |k: usize| {
        format!(
            "In step {n} the {} stands beside the {} so that {} requests a second reach it, because the {} would lose \
             the {} when one of them fails.",
            word(k),
            word(k + 1),
            40 + n * k,
            word(k + 2),
            word(k + 4)
        )
    };
    [sentence(1), sentence(2)].join(" ")
}

async fn said(line: &mut Line, answers: std::ops::Range<usize>) {
    for n in answers {
        line.answer(&answer(n)).await;
        line.until("stage").await;
    }
}

/// Four guests ask for their longest interviews as fast as they can, with no limit on how often.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "takes minutes and is a measurement"]
async fn nobody_waits_for_four_guests_who_ask_for_their_longest_interviews() {
    let folder = tempfile::tempdir().expect("a folder");
    let limits: Vec<_> = UNLIMITED.into_iter().chain([("GREENROOM__LIMITS__READINGS__BURST", "10000000")]).collect();
    let server = Process::serve(folder.path(), &limits);
    let mut guests: Vec<(Guest, Opened)> = Vec::new();
    for _ in 0..4 {
        let guest = Guest::new(&server.base);
        let opened = guest.open("real").await;
        guests.push((guest, opened));
    }
    let talks = guests
        .iter()
        .cloned()
        .map(|(guest, opened)| tokio::spawn(async move { said(&mut guest.enter(&opened).await.0, 0..300).await }));
    for talk in talks.collect::<Vec<_>>() {
        talk.await.expect("it is taken");
    }
    let asking = guests.into_iter().map(|(guest, opened)| {
        tokio::spawn(async move {
            loop {
                assert_eq!(guest.get(&format!("/interviews/{}", opened.id)).await.0, 200);
            }
        })
    });
    let asking: Vec<_> = asking.collect();
    let (stranger, began, mut waited) = (Guest::new(&server.base), Instant::now(), Vec::new());
    while began.elapsed() < Duration::from_secs(30) {
        let asked = Instant::now();
        assert_eq!(stranger.get("/healthz").await.0, 200);
        waited.push(asked.elapsed());
    }
    asking.iter().for_each(tokio::task::JoinHandle::abort);
    waited.sort_unstable();
    let (half, most) = (waited[waited.len() / 2], waited[waited.len() * 99 / 100]);
    report(&format!(
        "/healthz beside four guests in loops: {} answers, median {half:.1?}, p99 {most:.1?}",
        waited.len()
    ));
    assert!(most < Duration::from_millis(250), "{most:?}");
}

/// So many talk at once.
const AT_ONCE: usize = 4;

/// A room as a browser holds it: what comes is read, pings are answered, and when it is its turn three answers are given.
async fn sit_in(mut line: Line, turns: Arc<Semaphore>, talked: Arc<AtomicUsize>) {
    let turn = turns.acquire();
    tokio::pin!(turn);
    let turn = loop {
        tokio::select! {
            turn = &mut turn => break turn.expect("it is never closed"),
            heard = line.next() => assert!(matches!(heard, Heard::Said(_)), "{heard:?}"),
        }
    };
    said(&mut line, 0..3).await;
    drop(turn);
    talked.fetch_add(1, Ordering::Relaxed);
    loop {
        let heard = line.next().await;
        assert!(matches!(heard, Heard::Said(_)), "{heard:?}");
    }
}

/// Rooms that are only open, rooms in which three answers of sixty words were given, and what is left a minute after all
/// have gone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes and is a measurement"]
async fn a_room_costs_little_and_gives_it_back() {
    for rooms in [100, 1_000, 5_000] {
        let folder = tempfile::tempdir().expect("a folder");
        let server = Process::serve(folder.path(), &UNLIMITED);
        let guest = Guest::new(&server.base);
        let mut opened = Vec::new();
        for _ in 0..rooms {
            opened.push(guest.open("real").await);
        }
        let base = server.resident();
        let each = |now: u64| now.saturating_sub(base) / rooms;
        let (turns, talked) = (Arc::new(Semaphore::new(0)), Arc::new(AtomicUsize::new(0)));
        let mut sitting = JoinSet::new();
        for room in &opened {
            sitting.spawn(sit_in(guest.enter(room).await.0, Arc::clone(&turns), Arc::clone(&talked)));
        }
        let idle = each(server.resident());
        turns.add_permits(AT_ONCE);
        while talked.load(Ordering::Relaxed) < opened.len() {
            if let Some(lost) = sitting.try_join_next() {
                panic!("a room was lost: {lost:?}");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let talking = each(server.resident());
        sitting.shutdown().await;
        tokio::time::sleep(Duration::from_mins(1)).await;
        let left = each(server.resident());
        report(&format!(
            "{rooms} rooms over {} MiB: idle {idle} KiB, talking {talking} KiB, a minute after they left {left} KiB each",
            base / 1024
        ));
        assert!(idle <= 40 && talking <= 80, "{rooms} rooms: {idle}, {talking}");
        server.kill();
    }
}
