//! Several writers at the same time.

use surrealdb::types::Value;

use super::super::migrate::{MIGRATIONS, Migration, run};
use super::super::open::no_variables;
use super::super::{AppendError, StoreError, TRIES, retry};
use super::*;

async fn with_both<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    test(open("mem://").await).await;
    let folder = tempfile::tempdir().unwrap();
    test(open(&url_of(&folder)).await).await;
}

/// If this fails after an upgrade of SurrealDB, conflicts look different now and nothing is tried again.
#[test]
fn a_real_conflict_is_known_as_one() {
    with_room(|| {
        with_both(|store| async move {
            let write = "UPSERT store_meta:probe SET count = 1";
            let database = &store.inner.database;
            let (first, second) = (database.clone().begin().await.unwrap(), database.clone().begin().await.unwrap());
            first.query(write).await.unwrap().check().unwrap();
            second.query(write).await.unwrap().check().unwrap();
            first.commit().await.unwrap();
            let error = second.commit().await.unwrap_err();
            assert!(retry::is_conflict(&error), "{error:?}");
        })
    });
}

#[test]
fn what_always_collides_is_given_up() {
    with_room(|| async {
        let store = open("mem://").await;
        let throw = "THROW 'This transaction can be retried'";
        let error = store.write("collide", 1, throw, no_variables()).await.map(drop).unwrap_err();
        assert!(matches!(error, StoreError::Busy { tries: TRIES, .. }), "{error}");
        let other = store.write("fail", 1, "THROW 'no'", no_variables()).await.map(drop).unwrap_err();
        assert_eq!(other.to_string().split_once(';').unwrap().0, "the database could not fail: An error occurred: no");
    });
}

#[test]
fn of_two_appends_at_once_exactly_one_succeeds() {
    with_room(|| {
        with_both(|store| async move {
            let (id, lease) = interview(&store).await;
            for seq in 2..32 {
                let tasks = (0..4_u64).map(|writer| {
                    let store = store.clone();
                    tokio::spawn(async move {
                        let id = message((seq * 10 + writer).into());
                        store.append(&lease, &turn(seq, id, "at once")).await
                    })
                });
                let (mut written, mut gaps) = (0, 0);
                for task in tasks.collect::<Vec<_>>() {
                    match task.await.unwrap() {
                        Ok(()) => written += 1,
                        Err(AppendError::Gap) => gaps += 1,
                        Err(error) => panic!("{error}"),
                    }
                }
                assert_eq!((written, gaps), (1, 3), "at {seq}");
            }
            let seqs: Vec<_> = store.entries_after(id, 0, 100).await.unwrap().iter().map(|entry| entry.seq).collect();
            assert_eq!(seqs, (1..32).collect::<Vec<_>>());
            assert!(store.retries() > 0, "nothing collided: this test shows nothing");
        })
    });
}

#[test]
fn of_two_claims_at_once_the_later_writes() {
    with_room(|| {
        with_both(|store| async move {
            let (id, first) = interview(&store).await;
            for _ in 0..10 {
                let (a, b) = (store.clone(), store.clone());
                let (a, b) = tokio::join!(
                    tokio::spawn(async move { a.claim(id, "a", NOW).await.unwrap() }),
                    tokio::spawn(async move { b.claim(id, "b", NOW).await.unwrap() }),
                );
                let (a, b) = (a.unwrap(), b.unwrap());
                assert_ne!(a.fence, b.fence, "two hold the same claim");
                let (old, new) = if a.fence < b.fence { (a, b) } else { (b, a) };
                let seq = store.interview(id).await.unwrap().unwrap().seq + 1;
                let refused = store.append(&old, &turn(seq, message(seq.into()), "old")).await;
                assert!(matches!(refused, Err(AppendError::Fenced)));
                store.append(&new, &turn(seq, message(seq.into()), "new")).await.unwrap();
            }
            assert_eq!(store.fence(id).await.unwrap(), first.fence + 20);
        })
    });
}

#[test]
fn probes_at_once_all_succeed() {
    with_room(|| {
        with_both(|store| async move {
            let tasks: Vec<_> = (0..6)
                .map(|_| {
                    let store = store.clone();
                    tokio::spawn(async move { store.ping().await })
                })
                .collect();
            for task in tasks {
                task.await.unwrap().unwrap();
            }
        })
    });
}

#[test]
fn migrations_are_applied_once_and_guarded() {
    with_room(|| async {
        let store = open("mem://").await;
        let database = &store.inner.database;
        let epoch = store.epoch().await.unwrap();
        run(database, "here", MIGRATIONS, NOW).await.unwrap();
        assert_eq!(store.epoch().await.unwrap(), epoch, "applied once");

        // Several nodes start with a new version at the same time.
        let mut list = MIGRATIONS.to_vec();
        let number = list.last().unwrap().number + 1;
        let text = "DEFINE TABLE later SCHEMAFULL; DEFINE FIELD n ON later TYPE int; CREATE later SET n = 1;";
        list.push(Migration { number, name: "later", text });
        let (a, b, c) = tokio::join!(
            run(database, "here", &list, NOW),
            run(database, "here", &list, NOW),
            run(database, "here", &list, NOW)
        );
        a.and(b).and(c).unwrap();
        let count = count(&store, "later").await;
        assert_eq!(count, 1, "applied {count} times");

        // The old version comes back.
        let newer = run(database, "here", MIGRATIONS, NOW).await.unwrap_err();
        assert!(matches!(newer, StoreError::Newer { found, known, .. } if found == number && known == number - 1));
        assert!(
            newer.to_string().starts_with(&format!(
                "the database at here has schema {number}, this greenroom knows {}; start",
                number - 1
            )),
            "{newer}"
        );

        // Somebody edited a file that was released. Its line ends do not count.
        let later = list.len() - 1;
        list[later].text =
            "DEFINE TABLE later SCHEMAFULL;\r\n DEFINE FIELD n ON later TYPE int; CREATE later SET n = 2;";
        let changed = run(database, "here", &list, NOW).await.unwrap_err();
        assert!(
            changed
                .to_string()
                .starts_with(&format!("migration {number} (later) in the database at here is not the one")),
            "{changed}"
        );

        // One that fails leaves nothing behind.
        list[later].text = text;
        let bad = "CREATE later SET n = 3; CREATE later SET n = 'not a number';";
        list.push(Migration { number: number + 1, name: "bad", text: bad });
        assert!(matches!(run(database, "here", &list, NOW).await, Err(StoreError::Database { .. })));
        assert_eq!(self::count(&store, "later").await, 1);
        run(database, "here", &list[..=later], NOW).await.unwrap();
    });
}

async fn count(store: &Store, table: &str) -> usize {
    let mut results = store.inner.database.query(format!("SELECT * FROM {table}")).await.unwrap();
    let rows: Vec<Value> = results.take(0).unwrap();
    rows.len()
}
