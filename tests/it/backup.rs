//! Backups from the command line: what was acknowledged is in the file, comes back from it, and nothing is overwritten.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use uuid::Uuid;

use crate::guest::{Guest, Opened};
use crate::process::{Process, run};

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

#[test]
fn a_backup_of_a_folder_in_use_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let serving = Process::serve(&data, &[]);
    refuse("backup", &folder.path().join("x"), &data, "is in use by process");
    serving.kill();
}
