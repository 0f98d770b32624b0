//! What is looked for: synced by slug and hash, found by facet and by word, on every engine alike.

use std::collections::BTreeSet;

use super::super::collections::statement;
use super::super::{Collection, Found, Item, Lookup, Store, facet, facets, question_items};
use super::*;
use crate::content::{Difficulty, Sources, compile};

pub(super) async fn suite(store: &Store) {
    for collection in Collection::ALL {
        synced(store, collection).await;
        found(store, collection).await;
    }
    measured(store).await;
}

fn item(slug: &str, title: &str, own: &[&str]) -> Item {
    Item {
        slug: slug.to_owned(),
        kind: "design".to_owned(),
        title: title.to_owned(),
        summary: "One sentence.".to_owned(),
        text: format!("{title}. {title}. One sentence."),
        facets: own.iter().map(|facet| (*facet).to_owned()).collect(),
    }
}

fn three() -> [Item; 3] {
    [
        item("limiter", "Design a rate limiter", &["level:L4", "topic:quotas", "difficulty:medium"]),
        item("cache", "Caching for reads; café", &["level:L4", "level:L5", "topic:caching"]),
        item(
            "feed",
            "A news feed with a cache of its own, and fan-out to caches",
            &["level:L5", "topic:it's \"x\": y"],
        ),
    ]
}

async fn slugs(store: &Store, collection: Collection, words: &[&[&str]], any: bool, own: &[&str]) -> String {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let lookup = Lookup { words: words.iter().map(|group| owned(group)).collect(), any, facets: owned(own) };
    let found = store.find(collection, &lookup).await.unwrap();
    found.into_iter().map(|found| found.slug).collect::<Vec<_>>().join(" ")
}

/// Only what has changed is written, and what is gone is gone.
async fn synced(store: &Store, collection: Collection) {
    let all = three();
    let sync = async |items: &[Item]| store.sync_collection(collection, items, NOW).await.unwrap().join(" ");
    assert_eq!(sync(&all).await, "limiter cache feed");
    assert_eq!(sync(&all).await, "");
    assert_eq!(slugs(store, collection, &[], false, &[]).await, "cache feed limiter");

    let mut changed = all.clone();
    changed[1].facets.insert("topic:reads".to_owned());
    assert_eq!(sync(&changed).await, "cache");
    assert_eq!(slugs(store, collection, &[], false, &["topic:reads"]).await, "cache");
    changed[1].facets.clear();
    assert_eq!(sync(&changed).await, "cache");
    assert_eq!(slugs(store, collection, &[], false, &["topic:reads"]).await, "", "what is not there any more");
    assert_eq!(slugs(store, collection, &[], false, &["topic:caching"]).await, "");

    assert_eq!(sync(&all[..1]).await, "");
    assert_eq!(slugs(store, collection, &[], false, &[]).await, "limiter");
    assert_eq!(slugs(store, collection, &[&["cache"]], false, &[]).await, "", "words forget what is gone");
    assert_eq!(sync(&all).await, "cache feed");
}

async fn found(store: &Store, collection: Collection) {
    let check = async |words: &[&[&str]], any: bool, own: &[&str], expect: &str| {
        assert_eq!(slugs(store, collection, words, any, own).await, expect, "{words:?}, any: {any}, {own:?}");
    };
    // By facet, whatever characters it has.
    check(&[], false, &["level:L5"], "cache feed").await;
    check(&[], false, &["level:L5", "topic:caching"], "cache").await;
    check(&[], false, &["topic:it's \"x\": y"], "feed").await;
    check(&[], false, &["level:L6"], "").await;
    check(&[], false, &["level"], "").await;
    // By word, in any of its forms.
    check(&[&["LIMITERS"]], false, &[], "limiter").await;
    check(&[&["cache"]], false, &[], "cache feed").await;
    check(&[&["cafe"]], false, &[], "cache").await;
    check(&[&["fan"], &["out"]], false, &[], "feed").await;
    check(&[&["cache"], &["news"]], false, &[], "feed").await;
    check(&[&["cache"], &["limiter"]], false, &[], "").await;
    check(&[&["cache"], &["submarine", "feed"]], false, &[], "feed").await;
    check(&[&["cache"]], false, &["level:L4"], "cache").await;
    check(&[&["caching"], &["reads"]], false, &["level:L4", "level:L5"], "cache").await;
    // Some of the words.
    let mut some: Vec<String> =
        slugs(store, collection, &[&["cache"], &["limiter"]], true, &[]).await.split(' ').map(str::to_owned).collect();
    some.sort_unstable();
    assert_eq!(some, ["cache", "feed", "limiter"]);
    check(&[&["submarine"], &["limiter"]], true, &["level:L4"], "limiter").await;
    // What was typed is never a query.
    check(&[&["x' OR true"]], false, &[], "").await;
    check(&[], false, &["x' OR true"], "").await;

    let one: Found = store.found(collection, "limiter").await.unwrap().unwrap();
    assert_eq!(
        one.facets.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        ["difficulty:medium", "level:L4", "topic:quotas"].into()
    );
    assert_eq!(store.found(collection, "submarine").await.unwrap(), None);
}

/// A question is as hard as its levels say until five interviews about it have a score.
async fn measured(store: &Store) {
    let sync = async |own: &[&str]| {
        let items = [item("measured", "To be measured", own)];
        store.sync_collection(Collection::Questions, &items, NOW).await.unwrap();
    };
    sync(&["difficulty:hard", "topic:one"]).await;
    let of = async || {
        let found = store.found(Collection::Questions, "measured").await.unwrap().unwrap();
        (found.difficulty(), found.interviews())
    };
    for (n, overall) in (1..).zip([70, 90, 66, 20]) {
        asked(store, "measured", Some(overall)).await;
        store.measure_question("measured").await.unwrap();
        assert_eq!(of().await, (Difficulty::Hard, None), "after {n}");
    }
    asked(store, "measured", None).await;
    asked(store, "another", Some(90)).await;
    store.measure_question("measured").await.unwrap();
    assert_eq!(of().await, (Difficulty::Hard, None), "what has no score, or another question, does not count");
    asked(store, "measured", Some(80)).await;
    store.measure_question("measured").await.unwrap();
    assert_eq!(of().await, (Difficulty::Easy, Some(5)));
    let easy = Lookup { facets: vec![facet(facets::DIFFICULTY, "easy")], ..Lookup::default() };
    assert_eq!(store.find(Collection::Questions, &easy).await.unwrap().len(), 1);
    let hard = Lookup { facets: vec![facet(facets::DIFFICULTY, "hard")], ..Lookup::default() };
    assert_eq!(store.find(Collection::Questions, &hard).await.unwrap(), []);
    // What is no question in force is not measured into being one.
    for _ in 0..5 {
        asked(store, "gone", Some(10)).await;
    }
    store.measure_question("gone").await.unwrap();
    assert_eq!(store.found(Collection::Questions, "gone").await.unwrap(), None);
    store.sync_collection(Collection::Questions, &[], NOW).await.unwrap();
}

/// An interview about a question that is over.
async fn asked(store: &Store, question: &str, overall: Option<u8>) {
    let id = InterviewId::new(NOW);
    let new = InterviewRow { question: question.to_owned(), ..row(id, SubjectId::new(NOW)) };
    store.create_interview(&new, &[opened(id)]).await.unwrap();
    let lease = store.claim(id, "test", NOW).await.unwrap();
    let scorecard = overall.map(|overall| (0, overall, "{}".to_owned()));
    let end = Append { entries: vec![finished(2)], scorecard, ..Append::default() };
    store.append(&lease, &end).await.unwrap();
}

async fn plan(store: &Store, lookup: &Lookup) -> String {
    let (query, variables) = statement(Collection::Questions, lookup);
    let mut results = store.inner.database.query(format!("{query} EXPLAIN")).bind(variables).await.unwrap();
    let plan: surrealdb::types::Value = results.take(0).unwrap();
    plan.into_json_value().to_string()
}

#[test]
fn what_is_looked_for_is_found_by_its_indexes() {
    with_room(|| async {
        let store = open("mem://").await;
        store.sync_collection(Collection::Questions, &three(), NOW).await.unwrap();
        let lookup = |words: &[&str], own: &[&str]| Lookup {
            words: words.iter().map(|word| vec![(*word).to_owned()]).collect(),
            facets: own.iter().map(|facet| (*facet).to_owned()).collect(),
            ..Lookup::default()
        };
        for (words, own, index) in [
            (&["cache"][..], &[][..], "words"),
            (&["cache", "feed"], &[], "words"),
            (&[], &["level:L5"], "facets"),
            (&[], &["level:L5", "topic:caching"], "facets"),
            (&["cache"], &["level:L5"], "words"),
        ] {
            let plan = plan(&store, &lookup(words, own)).await;
            assert!(plan.contains(index) && !plan.contains("TableScan"), "{words:?} {own:?}: {plan}");
        }
    });
}

/// Every question has its row, and nothing of an answer is in one.
#[test]
fn the_bank_is_there_to_be_found() {
    with_room(|| async {
        let store = open("mem://").await;
        let library = compile(Sources::built_in()).unwrap();
        store.sync_content(&library, NOW).await.unwrap();
        let found = store.find(Collection::Questions, &Lookup::default()).await.unwrap();
        assert_eq!(found.len(), library.sheets.len());
        for item in question_items(&library) {
            let question = &library.sheets[&item.slug].question;
            let told = [&question.title, &question.summary].map(String::as_str).join(" ").to_lowercase();
            for idea in &question.ideas {
                let title = idea.title.to_lowercase();
                assert!(told.contains(&title) || !item.text.to_lowercase().contains(&title), "{}: {title}", item.slug);
            }
            assert!(item.facets.iter().any(|own| own.starts_with("competency:")), "{}", item.slug);
        }
        assert_eq!(
            store.sync_collection(Collection::Questions, &question_items(&library), NOW).await.unwrap(),
            [""; 0]
        );
    });
}
