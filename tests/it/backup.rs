//! Backups from the command line: what was acknowledged is in the file, comes back from it, and nothing is overwritten.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use uuid::Uuid;

use crate::guest::{Guest, Opened};
use crate::process::{Process, UNLIMITED, run};

/// A data folder in which somebody has said something, with nobody serving from it.
pub(crate) async fn spoken(data: &Path) -> (Guest, Opened, Vec<Value>) {
    let server = Process::serve(data, &[]);
    let guest = Guest::new(&server.base);
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    for said in ["The table is keyed by the code.", "A cache in front takes the reads."] {
        line.say(&json!({"type": "answer", "id": Uuid::new_v4(), "text": said})).await;
        line.until("ack").await;
    }
    let journal = guest.journal(&opened.id).await;
    server.kill();
    (guest, opened, journal)
}

fn command(name: &str, file: &Path, data: &Path) -> (i32, String, String) {
    run(&[name, file.to_str().expect("UTF-8"), "--data", data.to_str().expect("UTF-8")])
}

/// It must fail, say these words and leave nothing behind.
#[track_caller]
fn refuse(name: &str, file: &Path, data: &Path, says: &str) {
    let (code, said, complaint) = command(name, file, data);
    assert_eq!((code, said.as_str()), (1, ""), "{complaint}");
    assert!(complaint.contains(says), "{says:?} is not in {complaint:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_comes_back_from_a_backup() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| -> PathBuf { folder.path().join(name) };
    let (data, file) = (at("data"), at("monday.backup"));
    let (mut guest, opened, journal) = spoken(&data).await;

    let (code, said, complaint) = command("backup", &file, &data);
    assert_eq!(code, 0, "{complaint}");
    let held = format!("1 interviews, {} lines of their journals", journal.len());
    assert!(said.contains(&held), "{said}");
    refuse("backup", &file, &data, "no backup is overwritten");
    refuse("backup", &at("nowhere/x.backup"), &data, "nowhere/x.backup");
    refuse("restore", &file, &data, "holds data already; name an empty folder");

    // Cut off, changed, or no backup at all.
    let whole = fs::read(&file).expect("it is there");
    let damaged = |name: &str, bytes: &[u8]| {
        fs::write(at(name), bytes).expect("written");
        at(name)
    };
    let mut changed = whole.clone();
    changed[whole.len() / 2] ^= 1;
    refuse("restore", &damaged("cut", &whole[..whole.len() - 90]), &at("a"), "it is cut off");
    refuse("restore", &damaged("changed", &changed), &at("a"), "some of it was lost or changed");
    refuse("restore", &damaged("empty", b""), &at("a"), "it is cut off, or no backup");
    refuse("restore", &at("missing"), &at("a"), "it cannot be read");

    let (code, said, complaint) = command("restore", &file, &at("anew"));
    assert_eq!(code, 0, "{complaint}");
    assert!(said.contains(&held), "{said}");
    let server = Process::serve(&at("anew"), &[]);
    guest.moved(&server.base);
    assert_eq!(guest.journal(&opened.id).await, journal);
    // The epoch is new, so a browser that knew the old one is given everything; and the interview goes on.
    let (mut line, told) = guest.enter(&opened).await;
    assert!(told.iter().any(|message| message["type"] == "welcome"));
    line.say(&json!({"type": "answer", "id": Uuid::new_v4(), "text": "I would go on with the limits."})).await;
    line.until("ack").await;
}

/// The server hands it out while it serves, as it stood at one moment.
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_taken_while_people_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| -> PathBuf { folder.path().join(name) };
    let (data, file) = (at("data"), at("noon.backup"));
    let server = Process::serve(&data, &UNLIMITED);
    let mut rooms = Vec::new();
    for _ in 0..3 {
        let guest = Guest::new(&server.base);
        let opened = guest.open("real").await;
        let (mut line, _) = guest.enter(&opened).await;
        line.answer("The table is keyed by the code.").await;
        line.until("stage").await;
        let before = guest.journal(&opened.id).await;
        let answering = tokio::spawn(async move {
            let mut n = 0;
            loop {
                n += 1;
                line.answer(&format!("Step {n}: a cache in front takes the reads.")).await;
                if line.until("stage").await[0]["type"] != "ack" {
                    return;
                }
            }
        });
        rooms.push((guest, opened, before, answering));
    }
    let (from, to) = (data.clone(), file.clone());
    let (code, said, complaint) =
        tokio::task::spawn_blocking(move || command("backup", &to, &from)).await.expect("it runs");
    assert_eq!(code, 0, "{complaint}");
    assert!(said.contains("3 interviews"), "{said}");
    for (.., answering) in &rooms {
        answering.abort();
    }
    let mut kept = Vec::new();
    for (guest, opened, before, _) in rooms {
        let after = guest.journal(&opened.id).await;
        kept.push((guest, opened, before, after));
    }
    server.kill();
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").map(|file| file.expect("a file").file_name()).collect();
    assert_eq!(left.len(), 2, "nothing but the data and the backup is left: {left:?}");

    assert_eq!(command("restore", &file, &at("anew")).0, 0);
    let server = Process::serve(&at("anew"), &UNLIMITED);
    for (mut guest, opened, before, after) in kept {
        guest.moved(&server.base);
        let restored = guest.journal(&opened.id).await;
        assert!(restored.len() >= before.len(), "what was acknowledged before it was asked for is in it");
        assert_eq!(restored, after[..restored.len()], "and it is how the journal once stood");
    }
}

#[test]
fn a_backup_from_a_folder_whose_holder_hands_none_out_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let serving = Process::serve(&data, &[]);
    // It listens a moment after it says where it is.
    let mut looks = 0..10_000_000;
    assert!(looks.any(|_| fs::remove_file(data.join("db/backup.socket")).is_ok()), "it listens there");
    refuse("backup", &folder.path().join("x"), &data, "stop it and try again");
    serving.kill();
}
