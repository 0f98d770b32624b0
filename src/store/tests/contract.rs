//! What holds on every engine.

use std::collections::BTreeMap;

use super::super::content::{Catalog, FileRow};
use super::super::questions::scores;
use super::super::{Append, AppendError, InterviewRow, Lease, Store, StoreError, Taken};
use super::{collections, progress, *};
use crate::content::{Sources, compile};

async fn suite(store: &Store) {
    meta(store).await;
    guests(store).await;
    rows(store).await;
    loops(store).await;
    turns(store).await;
    upgrades(store).await;
    refusals(store).await;
    texts(store).await;
    ranges(store).await;
    contents(store).await;
    collections::suite(store).await;
    progress::suite(store).await;
}

#[test]
fn memory_keeps_the_contract() {
    with_room(|| async { suite(&open("mem://").await).await });
}

#[test]
fn a_folder_keeps_the_contract_and_everything_in_it() {
    with_room(|| async {
        let folder = tempfile::tempdir().unwrap();
        let url = url_of(&folder);
        let store = open(&url).await;
        suite(&store).await;
        let epoch = store.epoch().await.unwrap();
        let owner = store.create_guest(&"9".repeat(64), NOW).await.unwrap();
        let id = InterviewId::new(NOW);
        store.create_interview(&row(id, owner), &[opened(id)]).await.unwrap();
        let lease = store.claim(id, "before", NOW).await.unwrap();
        store.append(&lease, &turn(2, message(1), "kept")).await.unwrap();
        store.close().await.unwrap();

        let store = open(&url).await;
        assert_eq!(store.epoch().await.unwrap(), epoch);
        assert_eq!(store.guest(&"9".repeat(64)).await.unwrap(), Some(owner));
        assert_eq!(store.entries_after(id, 0, 10).await.unwrap(), [opened(id), answer(2, message(1), "kept")]);
        assert_eq!(store.fence(id).await.unwrap(), lease.fence);
        assert!(store.taken(id, message(1)).await.unwrap().is_some());
        assert!(store.sheet_files("sheet-1").await.unwrap().is_some());
        // Without an orderly close: the next one waits until the files are free.
        drop(store);
        assert_eq!(open(&url).await.interview(id).await.unwrap().unwrap().seq, 2);
    });
}

async fn meta(store: &Store) {
    let epoch = store.epoch().await.unwrap();
    assert!(uuid::Uuid::parse_str(&epoch).is_ok(), "{epoch}");
    assert_eq!(store.epoch().await.unwrap(), epoch);
    store.renew_epoch().await.unwrap();
    assert_ne!(store.epoch().await.unwrap(), epoch);
    store.ping().await.unwrap();
    store.ping().await.unwrap();
}

async fn guests(store: &Store) {
    let (token, other) = ("a".repeat(64), "b".repeat(64));
    assert_eq!(store.guest(&token).await.unwrap(), None);
    let guest = store.create_guest(&token, NOW).await.unwrap();
    assert_eq!(store.guest(&token).await.unwrap(), Some(guest));
    assert_eq!(store.guest(&other).await.unwrap(), None);
    assert!(store.create_guest(&token, NOW).await.is_err(), "one token is one guest");
    assert_ne!(store.create_guest(&other, NOW).await.unwrap(), guest);
    assert_eq!(store.guest(&token).await.unwrap(), Some(guest));
}

async fn rows(store: &Store) {
    let owner = SubjectId::new(NOW);
    let mut made = Vec::new();
    for n in 0..4 {
        let id = InterviewId::new(Time(NOW.0 + n));
        let row = InterviewRow {
            opened: Time(NOW.0 + n),
            level: Level::ALL[usize::try_from(n).unwrap()],
            mode: [Mode::Guided, Mode::Real, Mode::Squeeze][usize::try_from(n % 3).unwrap()],
            ..row(id, owner)
        };
        store.create_interview(&row, &[opened(id)]).await.unwrap();
        made.insert(0, row);
    }
    assert_eq!(store.interviews_of(owner, 10).await.unwrap(), made);
    assert_eq!(store.interviews_of(owner, 2).await.unwrap(), made[..2]);
    assert_eq!(store.interviews_of(SubjectId::new(NOW), 10).await.unwrap(), []);
    assert_eq!(store.interview(made[1].id).await.unwrap().as_ref(), Some(&made[1]));
    assert_eq!(store.interview(InterviewId::new(NOW)).await.unwrap(), None);
    assert_eq!(store.subject_of(made[0].id).await.unwrap(), Some(owner));
    assert_eq!(store.subject_of(InterviewId::new(NOW)).await.unwrap(), None);
    assert!(store.create_interview(&made[0], &[opened(made[0].id)]).await.is_err(), "an id is used once");
    let id = InterviewId::new(NOW);
    assert!(store.create_interview(&row(id, owner), &[finished(2)]).await.is_err(), "a journal begins with 1");
    assert_eq!(store.interview(id).await.unwrap(), None, "and then nothing is written");
}

/// Of a loop's two interviews each knows its place, and none has two that follow it.
async fn loops(store: &Store) {
    let owner = SubjectId::new(NOW);
    let placed = |place| InterviewRow { place, ..row(InterviewId::new(NOW), owner) };
    let first = placed(Place::First);
    store.create_interview(&first, &[opened(first.id)]).await.unwrap();
    assert_eq!(store.interview(first.id).await.unwrap().as_ref(), Some(&first));
    assert_eq!(store.after(first.id).await.unwrap(), None);
    let (one, other) = (placed(Place::After(first.id)), placed(Place::After(first.id)));
    let lines = ([opened(one.id)], [opened(other.id)]);
    let both = tokio::join!(store.create_interview(&one, &lines.0), store.create_interview(&other, &lines.1));
    assert_eq!([both.0.is_ok(), both.1.is_ok()].into_iter().filter(|made| *made).count(), 1, "{both:?}");
    let made = if both.0.is_ok() { one } else { other };
    assert_eq!(store.after(first.id).await.unwrap(), Some(made));
}

/// What it is held from follows from its lines; what it is shown by is kept once for all that are shown alike.
async fn upgrades(store: &Store) {
    let (one, first) = interview(store).await;
    let (other, second) = interview(store).await;
    let changed = Entry {
        seq: 2,
        at: NOW,
        part: 0,
        author: Author::System,
        event: Event::ContentChanged { content: "beef".to_owned() },
    };
    for (id, lease) in [(one, first), (other, second)] {
        let go_on = Append { entries: vec![changed.clone()], ..Append::default() };
        store.append(&lease, &go_on).await.unwrap();
        assert_eq!(store.interview(id).await.unwrap().unwrap().content, "beef");
        let end = Append { entries: vec![finished(3)], shown: Some("alike".to_owned()), ..Append::default() };
        store.append(&lease, &end).await.unwrap();
        assert_eq!(store.shown(id).await.unwrap().as_deref(), Some("alike"));
        assert_eq!(store.interview(id).await.unwrap().unwrap().content, "beef");
        assert_eq!(store.entries_after(id, 1, 1).await.unwrap(), std::slice::from_ref(&changed));
    }
}

async fn turns(store: &Store) {
    let (id, lease) = interview(store).await;
    assert_eq!(store.fence(id).await.unwrap(), lease.fence);
    let say = turn(2, message(7), "first");
    store.append(&lease, &say).await.unwrap();
    let hash = say.message.clone().unwrap().1;
    assert_eq!(store.taken(id, message(7)).await.unwrap(), Some(Taken { seq: 2, hash }));
    assert_eq!(store.taken(id, message(8)).await.unwrap(), None);
    assert_eq!(store.scorecard(id, 0).await.unwrap(), None);

    let body = "{\n  \"overall\": 61,\n  \"big\": 18446744073709551615, \"e\": 1e400, \"s\": \"é😀\\u0000\"\n}\n";
    let last = Append {
        entries: vec![answer(3, message(9), "bye"), finished(4)],
        message: Some((message(9), "h".to_owned())),
        findings: vec![
            (0, 2, "rules".to_owned(), serde_json::json!({"a": [1, 2.5, null, u64::MAX]})),
            (0, 2, "llm".to_owned(), serde_json::json!("abstained")),
        ],
        scorecard: Some((0, 61, body.to_owned())),
        shown: Some("{\"titles\": 1}".to_owned()),
    };
    assert_eq!(store.shown(id).await.unwrap(), None);
    store.append(&lease, &last).await.unwrap();
    let row = store.interview(id).await.unwrap().unwrap();
    assert_eq!((row.seq, row.finished, row.overall), (4, Some(Time(NOW.0 + 7)), Some(61)));
    assert_eq!(store.scorecard(id, 0).await.unwrap().as_deref(), Some(body), "byte for byte");
    assert_eq!(store.scorecard(id, 1).await.unwrap(), None);
    assert_eq!(store.shown(id).await.unwrap().as_deref(), Some("{\"titles\": 1}"));
    assert_eq!(row.content, "c0ffee");
    assert!(store.finished_interviews().await.unwrap().contains(&id));
    // What is said later does not open it again.
    store.append(&lease, &turn(5, message(10), "late")).await.unwrap();
    assert_eq!(store.interview(id).await.unwrap().unwrap().finished, Some(Time(NOW.0 + 7)));
    let seqs: Vec<_> = store.entries_after(id, 0, 10).await.unwrap().iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, [1, 2, 3, 4, 5]);
    // Neighbours share nothing.
    let (other, lease) = interview(store).await;
    store.append(&lease, &turn(2, message(7), "the same message id, elsewhere")).await.unwrap();
    assert_eq!(store.entries_after(other, 0, 10).await.unwrap().len(), 2);
    assert!(!store.finished_interviews().await.unwrap().contains(&other));
}

async fn refusals(store: &Store) {
    let (id, old) = interview(store).await;
    store.append(&old, &turn(2, message(1), "one")).await.unwrap();
    let before = store.entries_after(id, 0, 10).await.unwrap();

    // A repeat tells what became of the first, and writes nothing.
    let repeated = store.append(&old, &turn(3, message(1), "one")).await;
    let hash = blake3::hash(b"one").to_hex().to_string();
    assert!(matches!(&repeated, Err(AppendError::Repeated(taken)) if *taken == Taken { seq: 2, hash: hash.clone() }));
    let repeated = store.append(&old, &turn(3, message(1), "two")).await;
    assert!(matches!(repeated, Err(AppendError::Repeated(taken)) if taken.hash == hash));

    // Gaps, before and inside.
    for seq in [0, 1, 2, 4] {
        assert!(matches!(store.append(&old, &turn(seq, message(2), "x")).await, Err(AppendError::Gap)), "{seq}");
    }
    let torn = Append { entries: vec![answer(3, message(2), "x"), finished(5)], ..Append::default() };
    assert!(matches!(store.append(&old, &torn).await, Err(AppendError::Gap)));

    // Whoever claims last writes.
    let new = store.clone().claim(id, "another tab", NOW).await.unwrap();
    assert_eq!(new.fence, old.fence + 1);
    assert_eq!(store.fence(id).await.unwrap(), new.fence);
    assert!(matches!(store.append(&old, &turn(3, message(2), "x")).await, Err(AppendError::Fenced)));
    assert!(matches!(store.append(&old, &turn(3, message(1), "one")).await, Err(AppendError::Fenced)));
    assert!(matches!(store.append(&old, &Append::default()).await, Err(AppendError::Fenced)));
    assert_eq!(store.entries_after(id, 0, 10).await.unwrap(), before, "nothing was written");
    assert_eq!(store.taken(id, message(2)).await.unwrap(), None);
    store.append(&new, &Append::default()).await.unwrap();
    store.append(&new, &turn(3, message(2), "x")).await.unwrap();

    // A turn that breaks the schema leaves nothing behind.
    let bad = Append { scorecard: Some((0, 200, "{}".to_owned())), ..turn(4, message(3), "y") };
    assert!(matches!(store.append(&new, &bad).await, Err(AppendError::Store(StoreError::Database { .. }))));
    assert_eq!(store.entries_after(id, 3, 10).await.unwrap(), []);
    assert_eq!(store.interview(id).await.unwrap().unwrap().seq, 3);

    let nowhere = InterviewId::new(NOW);
    let lease = Lease { interview: nowhere, fence: 1 };
    let lost = store.append(&lease, &turn(1, message(1), "x")).await;
    assert!(matches!(lost, Err(AppendError::Store(StoreError::NoSuchInterview))));
    assert!(matches!(store.claim(nowhere, "x", NOW).await, Err(StoreError::NoSuchInterview)));
    assert!(matches!(store.fence(nowhere).await, Err(StoreError::NoSuchInterview)));
    assert_eq!(store.entries_after(nowhere, 0, 10).await.unwrap(), []);
}

async fn texts(store: &Store) {
    let (id, lease) = interview(store).await;
    let long = "Ünïcode 😀 ".repeat(64 * 1024 / 17 + 1);
    let texts = [
        "",
        "plain",
        "e\u{301} is not \u{e9}; \u{202e}abc\u{202c}; \u{feff}; \u{0}; \r\n\t",
        "'; THROW 'x'; -- \" ` $session ⟨⟩ \\u0041 \\",
        "NONE",
        "2026-11-24T00:00:00Z",
        "entries:⟨x⟩",
        &long[..long.floor_char_boundary(64 * 1024)],
    ];
    for (seq, text) in (2..).zip(texts) {
        store.append(&lease, &turn(seq, message(seq.into()), text)).await.unwrap();
    }
    let read = store.entries_after(id, 1, 100).await.unwrap();
    assert_eq!(read.len(), texts.len());
    for ((seq, text), entry) in (2..).zip(texts).zip(read) {
        assert_eq!(entry, answer(seq, message(seq.into()), text));
    }
}

async fn ranges(store: &Store) {
    const ALL: u64 = 10_000;
    let (id, lease) = interview(store).await;
    let (other, _) = interview(store).await;
    let mut seq = 1;
    while seq < ALL {
        let entries: Vec<_> = (seq + 1..=(seq + 500).min(ALL)).map(|seq| answer(seq, message(1), "x")).collect();
        seq += entries.len() as u64;
        store.append(&lease, &Append { entries, ..Append::default() }).await.unwrap();
    }
    assert_eq!(store.interview(id).await.unwrap().unwrap().seq, ALL);
    for (after, limit, expect) in [
        (0, 3, 1..=3),
        (0, 1, 1..=1),
        (255, 4, 256..=259),
        (9_998, 500, 9_999..=ALL),
        (4_321, 500, 4_322..=4_821),
        (0, usize::MAX, 1..=ALL),
    ] {
        let seqs: Vec<_> = store.entries_after(id, after, limit).await.unwrap().iter().map(|entry| entry.seq).collect();
        assert_eq!(seqs, expect.collect::<Vec<_>>(), "after {after}, at most {limit}");
    }
    assert_eq!(store.entries_after(id, ALL, 10).await.unwrap(), []);
    assert_eq!(store.entries_after(id, u64::MAX, 10).await.unwrap(), []);
    assert_eq!(store.entries_after(id, 5, 0).await.unwrap(), []);
    assert_eq!(store.entries_after(other, 0, usize::MAX).await.unwrap().len(), 1);
}

async fn contents(store: &Store) {
    let catalog = |hash: &str, text: &'static [u8], sheet: &str| {
        let (yaml, brief) = (blake3::hash(text).to_hex().to_string(), blake3::hash(b"brief\xff").to_hex().to_string());
        let file = |pack, path: &str, file: &str| FileRow { pack, path: path.to_owned(), file: file.to_owned() };
        Catalog {
            hash: hash.to_owned(),
            versions: BTreeMap::from([(
                sheet.to_owned(),
                vec![file(0, "q/question.yaml", &yaml), file(1, "q/brief.md", &brief), file(1, "q/again.md", &brief)],
            )]),
            files: BTreeMap::from([(yaml, text), (brief, b"brief\xff".as_slice())]),
        }
    };
    assert_eq!(store.synced().await.unwrap(), None);
    assert_eq!(store.sheet_files("sheet-1").await.unwrap(), None);
    store.keep(&catalog("library-1", b"one", "sheet-1"), NOW).await.unwrap();
    store.keep(&catalog("library-1", b"one", "sheet-1"), NOW).await.unwrap();
    assert_eq!(store.synced().await.unwrap().as_deref(), Some("library-1"));
    let one = store.sheet_files("sheet-1").await.unwrap().unwrap();
    let seen: Vec<_> = one.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
    assert_eq!(
        seen,
        [("q/question.yaml", &b"one"[..]), ("q/brief.md", &b"brief\xff"[..]), ("q/again.md", &b"brief\xff"[..])]
    );
    assert_eq!(one[0].shown, "version sheet-1: q/question.yaml");

    store.keep(&catalog("library-2", b"two", "sheet-2"), NOW).await.unwrap();
    assert_eq!(store.sheet_files("sheet-2").await.unwrap().unwrap()[0].bytes, b"two");
    assert_eq!(store.sheet_files("sheet-1").await.unwrap().unwrap(), one, "old versions stay");
    // Back again.
    store.keep(&catalog("library-1", b"one", "sheet-1"), NOW).await.unwrap();
    assert_eq!(store.synced().await.unwrap().as_deref(), Some("library-1"));
}

/// Everything that is compiled into the binary, and what came of it.
#[test]
fn the_built_in_content_is_kept_and_comes_back() {
    with_room(|| async {
        let store = open("mem://").await;
        let library = compile(Sources::built_in()).unwrap();
        store.sync_content(&library, NOW).await.unwrap();
        assert_eq!(store.synced().await.unwrap().as_deref(), Some(library.hash.as_str()));
        assert!(!library.sheets.is_empty());
        for sheet in library.sheets.values() {
            let kept = store.sheet_files(&sheet.hash).await.unwrap().unwrap();
            let kept: BTreeMap<_, _> = kept.into_iter().map(|file| (file.path, file.bytes)).collect();
            let files = library.sources.packs[0].iter().filter(|file| sheet.files.contains(&file.path));
            let files: BTreeMap<_, _> = files.map(|file| (file.path.clone(), file.bytes.clone())).collect();
            assert_eq!(kept, files, "{}", sheet.question.slug);
        }
    });
}

/// What is read often is found by its key or an index, in order, whatever the tables hold.
#[test]
fn nothing_is_found_by_looking_at_everything() {
    with_room(|| async {
        let store = open("mem://").await;
        let id = "u'01926f3a-0000-7000-8000-000000000000'";
        let range = format!("SELECT * FROM entries:[{id}, 5]>..=[{id}, 9] LIMIT 5");
        let owned = "SELECT id FROM system_design_sessions WHERE owner = subjects:x AND kind = 'interview' \
            ORDER BY opened DESC, id DESC LIMIT 5";
        let guest = "SELECT VALUE id FROM people WHERE token = 'x' LIMIT 1";
        let (scores, variables) = scores("x");
        let database = &store.inner.database;
        for (query, expect) in [
            (database.query(format!("{range} EXPLAIN")), "RecordIdScan"),
            (database.query(format!("{owned} EXPLAIN")), "session_owner"),
            (database.query(format!("{guest} EXPLAIN")), "people_token"),
            (database.query(format!("{scores} EXPLAIN")).bind(variables), "session_question"),
        ] {
            let mut results = query.await.unwrap();
            let plan: surrealdb::types::Value = results.take(0).unwrap();
            let plan = plan.into_json_value().to_string();
            assert!(plan.contains(expect), "{plan}");
            assert!(!plan.contains("TableScan") && !plan.contains("Sort"), "{plan}");
        }
    });
}
