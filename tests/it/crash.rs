//! The server is killed with SIGKILL at random instants while several clients answer, and started again on the same data.
//! Each client does what a browser does: keeps what was not acknowledged and sends it again. One oracle checks every
//! history at the end.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::guest::{Guest, Opened};
use crate::line::{Heard, Line, entries};
use crate::process::{Process, run};

const KILLS: usize = 50;
const CLIENTS: usize = 8;
/// The most answers that an interview takes.
const ANSWERS: usize = 300;

/// Nobody is slowed down here.
const SETTINGS: [(&str, &str); 3] = [
    ("GREENROOM__LIMITS__FRAMES__BURST", "100000"),
    ("GREENROOM__LIMITS__CONNECTIONS__BURST", "100000"),
    ("GREENROOM__LIMITS__INTERVIEWS__BURST", "1000"),
];

/// A small generator, so that a run can be repeated from its seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// One candidate and everything that they remember.
struct Client {
    guest: Guest,
    opened: Opened,
    epoch: Value,
    /// As they saw the journal, live and resumed.
    seen: Vec<Value>,
    /// Sent, and the line that the ack named.
    acked: HashMap<Uuid, u64>,
    /// The answer that is not acknowledged yet.
    waiting: Option<(Uuid, String)>,
    said: usize,
}

impl Client {
    async fn new(base: &str) -> Self {
        let guest = Guest::new(base);
        let opened = guest.open("real").await;
        Self { guest, opened, epoch: Value::Null, seen: Vec::new(), acked: HashMap::new(), waiting: None, said: 0 }
    }

    /// Connects, resumes, and answers until the line breaks.
    async fn answer_until_it_breaks(&mut self) {
        let Ok(mut line) = self.guest.dial(&self.opened).await else { return };
        line.say(&json!({"type": "hello", "epoch": self.epoch.as_str(), "last_seq": self.seen.len()})).await;
        let mut welcomed = false;
        while let Heard::Said(message) = line.next().await {
            match message["type"].as_str() {
                Some("welcome") => self.epoch = message["epoch"].clone(),
                Some("entry") => self.seen.extend(entries(&[message])),
                Some("snapshot") => self.seen = entries(&[message]),
                Some("ack") => self.acknowledged(&message),
                Some("error") => panic!("{message}"),
                // Caught up: what was left is sent again, else the next answer.
                Some("stage") if !welcomed || self.waiting.is_none() => {
                    welcomed = true;
                    self.send(&mut line).await;
                }
                _ => {}
            }
            if welcomed && self.waiting.is_none() {
                self.send(&mut line).await;
            }
        }
    }

    fn acknowledged(&mut self, ack: &Value) {
        let id: Uuid = ack["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
        let seq = ack["seq"].as_u64().expect("a number");
        if let Some(before) = self.acked.insert(id, seq) {
            assert_eq!(before, seq, "one message, one line");
        }
        self.waiting.take_if(|(waiting, _)| *waiting == id);
    }

    async fn send(&mut self, line: &mut Line) {
        if self.waiting.is_none() && self.said == ANSWERS {
            return;
        }
        let (id, text) = self.waiting.get_or_insert_with(|| {
            self.said += 1;
            (Uuid::new_v4(), format!("Answer {}: one more word about the table of links.", self.said))
        });
        line.say(&json!({"type": "answer", "id": id, "text": text})).await;
    }

    /// No acknowledged message is lost, none stands twice, `seq` has no gap, and everybody saw the same.
    async fn judge(&self) -> usize {
        let journal = self.guest.journal(&self.opened.id).await;
        let numbers: Vec<u64> = journal.iter().filter_map(|line| line["seq"].as_u64()).collect();
        assert!(numbers.iter().copied().eq(1..=journal.len() as u64), "gaps: {numbers:?}");
        assert!(self.seen.len() <= journal.len(), "somebody saw a line that is not there");
        assert_eq!(self.seen, journal[..self.seen.len()], "what was seen live is what is kept");
        let answers: Vec<&Value> = journal.iter().filter(|line| line["kind"] == "answer").collect();
        let mut ids: Vec<&str> = answers.iter().filter_map(|line| line["id"].as_str()).collect();
        for (id, seq) in &self.acked {
            let kept = &journal[usize::try_from(*seq).expect("small") - 1];
            assert_eq!(kept["id"], json!(id), "an acknowledged answer is where the ack said");
        }
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), answers.len(), "no answer stands twice");
        let texts: Vec<String> =
            (1..=answers.len()).map(|n| format!("Answer {n}: one more word about the table of links.")).collect();
        assert!(
            answers.iter().zip(&texts).all(|(line, text)| line["text"] == text.as_str()),
            "in the order they were said"
        );
        self.acked.len()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_random_instants_nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let seed = 20_261_126;
    let mut dice = Dice(seed);
    let mut server = Process::serve(folder.path(), &SETTINGS);
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        clients.push(Client::new(&server.base).await);
    }
    for _ in 0..KILLS {
        let answering: Vec<_> = clients
            .drain(..)
            .map(|mut client| {
                client.guest.moved(&server.base);
                tokio::spawn(async move {
                    client.answer_until_it_breaks().await;
                    client
                })
            })
            .collect();
        // The one place that waits for the wall clock: an instant that nobody chose.
        tokio::time::sleep(Duration::from_micros(dice.below(800_000))).await;
        server.kill();
        for client in answering {
            clients.push(client.await.expect("a client does not fail"));
        }
        server = Process::serve(folder.path(), &SETTINGS);
    }
    let mut acked = 0;
    for client in &mut clients {
        client.guest.moved(&server.base);
        acked += client.judge().await;
    }
    assert!(acked > KILLS, "only {acked} answers were acknowledged; nothing was tried");

    // An interview that lived through all of it ends like any other, and scores to the same bytes afterwards.
    for client in &clients {
        let (mut line, _) = client.guest.enter(&client.opened).await;
        line.say(&json!({"type": "finish", "id": Uuid::new_v4()})).await;
        line.until("report").await;
    }
    server.kill();
    let (code, said, complaint) = run(&["rescore", "--all", "--data", folder.path().to_str().expect("UTF-8")]);
    assert_eq!((code, complaint.as_str()), (0, ""), "{said}");
    assert!(said.contains(&format!("{CLIENTS} the same, 0 different")), "{said}");
    let lines: usize = clients.iter().map(|client| client.seen.len()).sum();
    report(&format!(
        "seed {seed}: {KILLS} kills, {CLIENTS} clients, {acked} answers acknowledged, {lines} lines seen, none lost"
    ));
}

/// A crash that cuts off a record in the middle, and another soon after: what was said between the two is there.
#[tokio::test]
async fn what_is_said_after_a_log_was_mended_lives_through_the_next_crash() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut server = Process::serve(folder.path(), &SETTINGS);
    let mut client = Client::new(&server.base).await;
    for round in 1..=3 {
        client.guest.moved(&server.base);
        let (mut line, _) = client.guest.enter(&client.opened).await;
        for n in 0..4 {
            line.answer(&format!("Answer {}: one more word about the table of links.", (round - 1) * 4 + n + 1)).await;
            line.until("stage").await;
        }
        drop(line);
        server.kill();
        cut_off(&folder.path().join("db/wal"));
        server = Process::serve(folder.path(), &SETTINGS);
        client.guest.moved(&server.base);
        let journal = client.guest.journal(&client.opened.id).await;
        assert_eq!(journal.iter().filter(|line| line["kind"] == "answer").count(), round * 4, "round {round}");
    }
}

/// The head of a record that promises more than a block can hold stands at the end of the newest log.
fn cut_off(logs: &Path) {
    let files = std::fs::read_dir(logs).expect("logs").map(|entry| entry.expect("a log").path());
    let newest = files.max().expect("a log");
    let mut file = std::fs::OpenOptions::new().append(true).open(newest).expect("opened");
    file.write_all(&[0xFF; 64]).expect("written");
}

#[expect(clippy::print_stdout, reason = "the counts of a run are worth reading")]
pub(crate) fn report(words: &str) {
    println!("{words}");
}
