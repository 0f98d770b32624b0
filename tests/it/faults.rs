//! Disks that fail. Damaged files: the server opens with everything that was acknowledged, or refuses and says how to get
//! back to a backup; it never serves less than it promised. A full disk: the candidate is told, readiness turns red, and
//! what was acknowledged is there when there is room again.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use uuid::Uuid;

use crate::backup::spoken;
use crate::guest::Guest;
use crate::line::Heard;
use crate::process::Process;

/// How a file is damaged.
type Damage = (&'static str, fn(&mut Vec<u8>));

const DAMAGES: &[Damage] = &[
    ("last byte gone", |bytes| bytes.truncate(bytes.len() - 1)),
    ("second half gone", |bytes| bytes.truncate(bytes.len() / 2)),
    ("empty", Vec::clear),
    ("one bit turned", |bytes| {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
    }),
    ("zeros at the end", |bytes| bytes.extend([0; 512])),
];

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(files_below(&entry));
        } else if entry.is_file() {
            // A socket that a server left behind is nothing to be damaged.
            found.push(entry);
        }
    }
    found.sort();
    found
}

fn copied(from: &Path, to: &Path) {
    for file in files_below(from) {
        let target = to.join(file.strip_prefix(from).expect("below it"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        fs::copy(&file, target).expect("copied");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_files_are_served_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let (mut guest, opened, journal) = spoken(&data).await;
    let mut table = String::new();
    for (n, file) in files_below(&data).iter().enumerate() {
        let name = file.strip_prefix(&data).expect("below it");
        if fs::metadata(file).expect("there").len() == 0 {
            continue;
        }
        for (damage, spoil) in DAMAGES {
            let copy = folder.path().join(format!("{n}-{}", damage.replace(' ', "-")));
            copied(&data, &copy);
            let mut bytes = fs::read(copy.join(name)).expect("there");
            spoil(&mut bytes);
            fs::write(copy.join(name), bytes).expect("written");
            let outcome = match Process::try_serve(&copy) {
                Ok(server) => {
                    guest.moved(&server.base);
                    let path = format!("/api/v1/interviews/{}/entries?after=0", opened.id);
                    let whole = (200, serde_json::to_string(&journal).expect("JSON"));
                    if guest.get(&path).await == whole { "everything is there" } else { "LESS IS THERE" }
                }
                Err(complaint) if complaint.contains("greenroom restore FILE") => "refused, restore named",
                Err(_) => "REFUSED WITHOUT A CURE",
            };
            let _ = writeln!(table, "{:<40} {damage:<18} {outcome}", name.display());
            let _ = fs::remove_dir_all(copy);
        }
    }
    insta::assert_snapshot!(table);
}

/// In bytes, of all files below a folder.
fn largest(folder: &Path) -> u64 {
    let inside = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let size = |entry: std::fs::DirEntry| {
        let path = entry.path();
        if path.is_dir() { largest(&path) } else { entry.metadata().map_or(0, |file| file.len()) }
    };
    inside.map(size).max().unwrap_or(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_and_loses_nothing() {
    /// What is left above the largest file of an empty store, in KiB: fewer answers fit than one interview takes.
    const ROOM: u64 = 1_024;
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    Process::serve(&data, &[]).kill();
    let server = Process::serve_in(largest(&data) / 1_024 + ROOM, &data);
    let mut guest = Guest::new(&server.base);
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    let mut acknowledged: Vec<Value> = Vec::new();
    let told = 'full: loop {
        let id = Uuid::new_v4();
        let text = format!("{} {}", acknowledged.len(), "The table is keyed by the code. ".repeat(240));
        line.say(&json!({"type": "answer", "id": id, "text": text})).await;
        loop {
            match line.next().await {
                Heard::Said(message) if message["type"] == "ack" => break acknowledged.push(json!(id)),
                Heard::Said(message) if message["type"] == "error" => break 'full message,
                Heard::Said(_) => {}
                Heard::Closed(_) | Heard::Gone => panic!("the line must stay"),
            }
        }
        assert!(acknowledged.len() < 1000, "the disk never became full");
    };
    assert_eq!(told["code"], "store", "{told}");
    assert!(!acknowledged.is_empty());
    assert_eq!(guest.get("/readyz").await.0, 503);
    server.kill();
    let server = Process::serve(&data, &[]);
    guest.moved(&server.base);
    let journal = guest.journal(&opened.id).await;
    let kept: Vec<&Value> = journal.iter().filter(|line| line["kind"] == "answer").map(|line| &line["id"]).collect();
    assert!(acknowledged.iter().all(|id| kept.contains(&id)), "{} of {}", kept.len(), acknowledged.len());
}
