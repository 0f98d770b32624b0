//! What a turn takes, from the message sent to its reply, over a real socket and a store on disk: alone, and beside a hundred
//! other rooms that answer every few seconds. Prints medians and 99th percentiles of both; nothing is asserted.
//!
//! `cargo bench --profile dev --bench room` builds in a minute; without the profile it is the release's speed.

#[path = "../tests/it/guest.rs"]
#[expect(dead_code, reason = "the bench needs a part of it")]
mod guest;
#[path = "../tests/it/line.rs"]
#[expect(dead_code, reason = "the bench needs a part of it")]
mod line;
#[path = "../tests/it/process.rs"]
#[expect(dead_code, reason = "the bench needs a part of it")]
mod process;

use std::time::{Duration, Instant};

use guest::Guest;
use line::Line;
use process::{Process, UNLIMITED};

/// Turns that are timed.
const TURNS: usize = 200;
/// Rooms beside the one that is timed.
const OTHERS: usize = 100;
/// How often each of them answers: ten times as often as people do.
const EVERY: Duration = Duration::from_secs(4);

const ANSWER: &str = "Each server draws eight characters and writes the row only if the code is not there yet. The store \
    refuses the second insert, so two servers never hand out the same code, and the loser draws again. At 40 creates a \
    second that costs one retry in thousands.";

#[expect(clippy::print_stdout, reason = "a bench prints what it measured")]
#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Process::serve(folder.path(), &UNLIMITED);
    let guest = Guest::new(&server.base);
    let alone = timed(enter(&guest).await).await;
    let mut others = Vec::new();
    for n in 0..OTHERS {
        let mut line = enter(&guest).await;
        others.push(tokio::spawn(async move {
            // Spread over the time, as people are.
            tokio::time::sleep(EVERY.mul_f64(f64::from(u32::try_from(n).unwrap_or(0)) / 100.0)).await;
            loop {
                turn(&mut line).await;
                tokio::time::sleep(EVERY).await;
            }
        }));
    }
    let beside = timed(enter(&guest).await).await;
    others.iter().for_each(tokio::task::JoinHandle::abort);
    let commit = std::process::Command::new("git").args(["rev-parse", "--short", "HEAD"]).output();
    let commit = commit.map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned()).unwrap_or_default();
    println!("a turn of {} words, {TURNS} times, at {commit}", ANSWER.split_whitespace().count());
    for (name, waited) in [("alone", &alone), ("beside a hundred rooms", &beside)] {
        println!("{name:>24}: median {:>6.1?}  99 % under {:>6.1?}", waited[TURNS / 2], waited[TURNS * 99 / 100]);
    }
    let ratio = beside[TURNS * 99 / 100].as_secs_f64() / alone[TURNS * 99 / 100].as_secs_f64();
    println!("{:>24}: {ratio:.1}", "ratio of the 99 %");
    server.kill();
}

async fn enter(guest: &Guest) -> Line {
    let opened = guest.open("real").await;
    guest.enter(&opened).await.0
}

async fn turn(line: &mut Line) {
    line.answer(ANSWER).await;
    line.until("stage").await;
}

/// Each turn's time, shortest first.
async fn timed(mut line: Line) -> Vec<Duration> {
    let mut waited = Vec::new();
    for _ in 0..TURNS {
        let began = Instant::now();
        turn(&mut line).await;
        waited.push(began.elapsed());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    waited.sort_unstable();
    waited
}
