//! Data folders that cannot be used, as somebody at the command line meets them: what, where, how to mend it, exit 1.

use std::fs;
use std::path::Path;

use crate::process::{Process, run};

/// Tries to serve from a folder; it must refuse.
#[track_caller]
fn check(data: &Path, says: &[&str]) {
    let (code, said, complaint) = run(&["serve", "--listen", "127.0.0.1:0", "--data", data.to_str().expect("UTF-8")]);
    assert_eq!((code, said.as_str()), (1, ""), "{complaint}");
    for words in says {
        assert!(complaint.contains(words), "{words:?} is not in {complaint:?}");
    }
}

#[test]
fn a_folder_that_cannot_be_used_is_refused_with_a_cure() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "not a database").expect("written");
    check(&file, &["is not a folder", "move the file"]);
    // Not even root writes there: as read-only as it gets.
    check(Path::new("/proc/greenroom"), &["/proc/greenroom", "cannot be written to"]);

    let data = folder.path().join("data");
    let serving = Process::serve(&data, &[]);
    check(&data, &["is in use by process", "stop it"]);
    serving.kill();
    // A stale lock of a process that was killed is in nobody's way.
    Process::serve(&data, &[]).kill();
}

/// From outside only a power cut would show it; from inside, the engine says in which mode it opens.
#[test]
fn every_commit_is_synced() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log");
    Process::serve_logged(&folder.path().join("data"), "surrealdb=info", &log).kill();
    let said = fs::read_to_string(&log).expect("a log");
    assert!(said.contains("Sync mode: every transaction commit"), "{said}");
}

#[test]
fn an_address_or_setting_that_makes_no_sense_is_refused() {
    let refused = |arguments: &[&str], words: &str| {
        let (code, _, complaint) = run(arguments);
        assert_eq!(code, 1, "{complaint}");
        assert!(complaint.contains(words), "{complaint}");
    };
    refused(&["serve", "--data", "surrealkv://x?sync=never"], "the only option is sync=every");
    refused(&["serve", "--data", "postgres://x"], "its scheme is not known");
    refused(&["serve", "--data", "mem://", "--listen", "1.2.3.4.5:6"], "cannot listen on 1.2.3.4.5:6");
    refused(&["serve", "--config", "no-such-file.toml"], "no-such-file.toml");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    refused(&["serve", "--data", "mem://", "--listen", &address], "is another server there?");
}
