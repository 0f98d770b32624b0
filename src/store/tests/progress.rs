//! How far somebody has come: kept on every engine alike, and found by its index.

use super::super::Store;
use super::super::progress::listed;
use super::*;

/// What somebody has read and drilled: theirs alone, the best of each drill, and taken back what is taken back.
pub(super) async fn suite(store: &Store) {
    let owner = store.create_guest(&"e1".repeat(32), NOW).await.unwrap();
    let other = store.create_guest(&"e2".repeat(32), NOW).await.unwrap();
    assert_eq!(store.progress(owner).await.unwrap(), []);
    store.mark_read(owner, "topics/caching", true, NOW).await.unwrap();
    store.mark_read(owner, "topics/caching", true, NOW).await.unwrap();
    store.mark_read(other, "topics/caching", true, NOW).await.unwrap();
    store.mark_read(other, "topics/caching", false, NOW).await.unwrap();
    for (points, best) in [((1, 4), (1, 4)), ((3, 4), (3, 4)), ((2, 4), (3, 4)), ((2, 5), (2, 5)), ((0, 5), (2, 5))] {
        store.mark_drill(owner, "topics/caching/hot-key", points, NOW).await.unwrap();
        let rows = store.progress(owner).await.unwrap();
        let drill = rows.iter().find(|row| row.what == "topics/caching/hot-key").unwrap();
        assert_eq!((drill.points, drill.read), (Some(best), false), "{points:?}");
    }
    let rows = store.progress(owner).await.unwrap();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().any(|row| row.what == "topics/caching" && row.read && row.points.is_none()));
    assert!(store.progress(other).await.unwrap().iter().all(|row| !row.read));
}

#[test]
fn somebodys_rows_are_found_by_their_index() {
    with_room(|| async {
        let store = open("mem://").await;
        let (query, variables) = listed(SubjectId::new(NOW));
        let mut results = store.inner.database.query(format!("{query} EXPLAIN")).bind(variables).await.unwrap();
        let plan: surrealdb::types::Value = results.take(0).unwrap();
        let plan = plan.into_json_value().to_string();
        assert!(plan.contains("progress_owner") && !plan.contains("TableScan"), "{plan}");
    });
}
