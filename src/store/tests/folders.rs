//! Folders that cannot be opened, and what people are told.

use std::fs;
use std::path::Path;

use super::super::StoreError;
use super::*;

/// `PATH` in what is expected stands for the folder.
async fn check(data: &Path, expect: &str) {
    let error = Store::open(data.to_str().unwrap(), NOW).await.unwrap_err();
    let seen = error.to_string().replace(data.to_str().unwrap(), "PATH");
    assert!(seen.starts_with(expect), "{seen}");
}

#[test]
fn folders_that_cannot_be_used_are_named_with_a_cure() {
    with_room(|| async {
        let folder = tempfile::tempdir().unwrap();
        // The folder is a file, and so is the one above it.
        let file = folder.path().join("file");
        fs::write(&file, "not a database").unwrap();
        check(&file, "the data folder PATH/db is not a folder; move the file that stands there away").await;
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        fs::write(data.join("db"), "not a folder").unwrap();
        check(&data, "the data folder PATH/db is not a folder; move").await;
        assert_eq!(fs::read_to_string(data.join("db")).unwrap(), "not a folder", "nothing of theirs was touched");
        // Not even root writes there.
        check(Path::new("/proc/greenroom"), "the data folder PATH/db cannot be written to (").await;
        // A path that SurrealDB would cut in two.
        let odd = folder.path().join("what?");
        check(&odd, "the data address surrealkv://PATH/db?sync=every cannot be used: a folder's path").await;
        assert!(!odd.exists());
    });
}

#[test]
fn a_folder_in_use_is_named_with_its_holder() {
    with_room(|| async {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&url_of(&folder)).await;
        let expect = format!("the data folder PATH/db is in use by process {}; stop it", std::process::id());
        check(&fs::canonicalize(folder.path()).unwrap(), &expect).await;
        // The one that has it is none the worse.
        store.ping().await.unwrap();
        let other = store.clone();
        let open_still = store.close().await.unwrap_err();
        assert!(matches!(open_still, StoreError::InUse { .. }), "{open_still}");
        other.close().await.unwrap();
        open(&url_of(&folder)).await.ping().await.unwrap();
    });
}

#[test]
fn lines_that_are_missed_late_make_it_unready() {
    with_room(|| async {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&url_of(&folder)).await;
        store.count_through().await.unwrap();
        store.ping().await.unwrap();
        // Two more were acknowledged than it holds.
        let witness = store.inner.witness.as_ref().unwrap();
        witness.start_from(witness.lines() + 2);
        for says in [store.count_through().await, store.ping().await] {
            let problem = says.unwrap_err();
            let StoreError::Damaged { holds, acknowledged, .. } = problem else { panic!("{problem}") };
            assert_eq!((holds, acknowledged), (0, 2));
        }
        // Nobody has lines in memory only to miss.
        Store::open("mem://", NOW).await.unwrap().count_through().await.unwrap();
    });
}

#[test]
fn a_damaged_or_newer_database_is_refused() {
    with_room(|| async {
        let folder = tempfile::tempdir().unwrap();
        let path = fs::canonicalize(folder.path()).unwrap();
        let store = open(&url_of(&folder)).await;
        let newer = "CREATE migration:9999 SET number = 9999, name = 'x', checksum = 'x', applied = 0";
        store.inner.database.query(newer).await.unwrap().check().unwrap();
        store.close().await.unwrap();
        check(&path, "the database at PATH/db has schema 9999, this greenroom knows 7; start the newer version").await;

        let store_files = path.join("db");
        let manifest = store_files.join("manifest");
        assert!(manifest.is_dir(), "SurrealKV lays its files out otherwise now");
        for file in fs::read_dir(manifest).unwrap() {
            fs::write(file.unwrap().path(), "rubbish").unwrap();
        }
        check(&path, "the database at PATH/db cannot be opened: ").await;
    });
}

#[test]
fn a_server_that_does_not_answer_is_named_without_its_password() {
    with_room(|| async {
        // A port that was free a moment ago: nobody listens.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let error = Store::open(&format!("ws://root:secret@127.0.0.1:{port}"), NOW).await.unwrap_err();
        let seen = error.to_string();
        assert!(matches!(error, StoreError::Unreachable { .. }), "{seen}");
        assert!(seen.starts_with(&format!("the database server at ws://127.0.0.1:{port} cannot be used: ")), "{seen}");
        assert!(!seen.contains("secret"), "{seen}");
    });
}
