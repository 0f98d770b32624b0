//! The curriculum from outside: a pack with a piece of each kind, beside whatever is built in. Every way leads somewhere,
//! programs get the same as people, and a browser reads it at every width, in light and dark.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use greenroom::clock::Clock;
use greenroom::config::Config;
use serde_json::Value;

use crate::browser::Browser;
use crate::guest::Guest;
use crate::process::{Process, run};
use crate::server::{START, Server};

/// The pieces by which the checker is tested.
const PIECES: [(&str, &str); 8] = [
    ("topics/town-queueing.md", include_str!("../../src/content/curriculum/fixtures/topic.md")),
    ("topics/town-waiting.md", include_str!("../../src/content/curriculum/fixtures/first.md")),
    ("patterns/town-bounded-queue.md", include_str!("../../src/content/curriculum/fixtures/pattern.md")),
    ("services/town-sqs.md", include_str!("../../src/content/curriculum/fixtures/service.md")),
    ("systems/town-ticket-office.md", include_str!("../../src/content/curriculum/fixtures/system.md")),
    ("playbooks/town-dive-deep.md", include_str!("../../src/content/curriculum/fixtures/playbook.md")),
    ("drills/town-queueing.yaml", include_str!("../../src/content/curriculum/fixtures/drills.yaml")),
    ("decisions.yaml", include_str!("../../src/content/curriculum/fixtures/decisions.yaml")),
];

/// Names of their own, whatever is built in.
const NAMES: [&str; 8] =
    ["queueing", "waiting", "bounded-queue", "sqs", "ticket-office", "dive-deep", "message", "stream"];

/// Edits every file of the pack.
fn pack(folder: &Path, edit: impl Fn(&str, String) -> String) {
    fs::write(folder.join("pack.yaml"), "format: pack/1\nid: town\nversion: 1.0.0\n").expect("written");
    for (name, text) in PIECES {
        let text = NAMES.iter().fold(text.to_owned(), |text, known| text.replace(known, &format!("town-{known}")));
        let path = folder.join("question_bank").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, edit(name, text)).expect("written");
    }
}

fn as_it_is(_: &str, text: String) -> String {
    text
}

/// A server that has the pack.
fn server(folder: &Path, drafts: bool) -> Server {
    let mut config = Config::default();
    config.content.packs = vec![folder.to_owned()];
    config.content.drafts = drafts;
    Server::with(config, Clock::manual(START), None)
}

/// Where the links of a page lead, those on the page itself left out.
fn links(page: &str) -> BTreeSet<String> {
    let found = page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    found.filter(|link| link.starts_with('/')).map(|link| link.replace("&amp;", "&").replace("&#x3D;", "=")).collect()
}

#[tokio::test]
async fn every_way_below_learn_leads_somewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), as_it_is);
    let server = server(folder.path(), false);
    let guest = server.guest();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut waiting = vec!["/learn".to_owned()];
    while let Some(path) = waiting.pop() {
        let (page_path, place) = path.split_once('#').map_or((path.as_str(), ""), |(page, place)| (page, place));
        let (status, page) = guest.get(page_path).await;
        assert_eq!(status, 200, "{path}");
        assert!(place.is_empty() || page.contains(&format!("id=\"{place}\"")), "{path} has no such place");
        for place in page.split(" href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(page.contains(&format!(" id=\"{place}\"")), "{path}: #{place} is not there");
        }
        assert!(!page.contains(" style=\"") && !page.contains("<script"), "{path} needs no script and has no styles");
        let is_new = |link: &String| link.starts_with("/learn") && !seen.contains(link);
        let new: Vec<String> = links(&page).into_iter().filter(is_new).collect();
        seen.extend(new.iter().cloned());
        waiting.extend(new);
    }
    for name in PIECES.iter().filter_map(|(name, _)| name.strip_suffix(".md")) {
        let path = format!("/learn/{name}");
        assert!(seen.contains(&path), "{path} is an orphan: {seen:?}");
    }
    assert!(seen.contains("/learn/decide/town-message?no=1&yes=1"), "{seen:?}");
    for nowhere in
        ["/learn/topics/nothing", "/learn/nothing/town-sqs", "/learn/patterns/town-sqs", "/learn/decide/nothing"]
    {
        assert_eq!(guest.get(nowhere).await.0, 404, "{nowhere}");
    }
    for odd in ["/learn/decide/town-message?no=-1", "/learn/decide/town-message?no=x"] {
        assert_eq!(guest.get(odd).await.0, 404, "{odd}");
    }
    assert_eq!(guest.get("/learn/decide/town-message?no=99&yes=7").await.0, 200);
}

#[tokio::test]
async fn a_piece_is_read_and_leads_to_practice() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), as_it_is);
    let server = server(folder.path(), false);
    let guest = server.guest();
    let (_, page) = guest.get("/learn/topics/town-queueing").await;
    for words in [
        "<h1>Queueing</h1>",
        "1 minute, L4 to L6",
        "href=\"/questions/url-shortener\"",
        "<a class=\"cite\" href=\"#source-2\">2</a>",
        "<code>[9]</code>",
        "href=\"https://example.org/paper\"",
        "Callers wait in a line before the server.",
        "<li>Callers to Line: requests</li>",
        "href=\"/learn/topics/town-waiting\"",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let places: Vec<usize> =
        ["id=\"practise\"", "id=\"related\"", "id=\"sources\""].map(|id| page.find(id).expect(id)).into();
    assert!(places.is_sorted(), "practice is first at the end: {places:?}");
    assert!(
        page.find("/questions/").expect("practice") < page.find("id=\"s-1\"").expect("a section"),
        "and near the head"
    );
    let (_, page) = guest.get("/learn/systems/town-ticket-office").await;
    assert!(page.contains("Principles it shows") && page.contains("the figure that decided"), "{page}");
    let (_, page) = guest.get("/learn/services/town-sqs").await;
    assert!(page.contains("<td class=\"number\">14 days [<a class=\"cite\""), "{page}");
    let (_, page) = guest.get("/").await;
    assert!(page.contains("href=\"/learn\""), "the frame leads there");
}

/// What a form leads to.
async fn sent(guest: &Guest, path: &str, form: &[(&str, &str)]) -> (u16, String) {
    let answer = guest.form(path, form).await;
    if answer.status() == 303 {
        let to = answer.headers()["location"].to_str().expect("a path").to_owned();
        return guest.get(to.split('#').next().unwrap_or_default()).await;
    }
    (answer.status().as_u16(), answer.text().await.expect("a page"))
}

#[tokio::test]
async fn a_drill_is_read_where_it_is_asked_and_a_piece_is_marked() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), as_it_is);
    let server = server(folder.path(), false);
    let guest = server.guest();
    let topic = "/learn/topics/town-queueing";
    let drill = "/learn/topics/town-queueing/drills/slow-line";
    let (_, page) = guest.get(topic).await;
    assert!(page.contains("id=\"drill-slow-line\"") && page.contains("What a good answer holds"), "{page}");
    let answer = "The closer a server comes to one hundred percent busy, the longer its queue, without any limit.";
    let (status, page) = sent(&guest, drill, &[("answer", answer)]).await;
    assert_eq!(status, 200);
    assert!(page.contains("1 of 2 points") && page.contains("without any limit.</q>"), "{page}");
    // Nobody is known yet, and nothing is kept of it.
    let (_, page) = guest.get("/learn/map").await;
    assert!(!page.contains("map-legend"), "{page}");
    for (answer, status, says) in [
        ("  ", 422, "Write a few sentences".to_owned()),
        ("x".repeat(4_001).as_str(), 422, "This has 4001 characters; at most 4000 fit".to_owned()),
    ] {
        let (code, page) = sent(&guest, drill, &[("answer", answer)]).await;
        assert!(code == status && page.contains(&says), "{code} {page}");
        assert!(page.contains(&format!("\n{answer}</textarea>")), "what was written is there again: {page}");
    }
    // The longest answer in any script is read; what is far longer is refused, and nothing else happens.
    let (code, page) = sent(&guest, drill, &[("answer", &"\u{1f600}".repeat(4_000))]).await;
    assert!(code == 200 && page.contains("0 of 2 points"), "{code} {page}");
    let (code, _) =
        sent(&guest, drill, &[("answer", &format!("{}\r\n{}", "x".repeat(1_999), "y".repeat(2_000)))]).await;
    assert_eq!(code, 200, "a break counts as one, as the browser counts it");
    assert_eq!(sent(&guest, drill, &[("answer", &"x".repeat(100_000))]).await.0, 413);
    assert_eq!(sent(&guest, &format!("{topic}/drills/none"), &[("answer", answer)]).await.0, 404);
    assert_eq!(guest.get(drill).await.0, 303, "the address of an answer leads to its question");

    // Whoever marks a piece is known from then on, and the map shows how far they have come.
    let (status, page) = sent(&guest, &format!("{topic}/read"), &[("read", "yes")]).await;
    assert!(status == 200 && page.contains("Not read yet"), "{status} {page}");
    assert!(guest.get("/learn").await.1.contains("1 read of "));
    assert!(guest.get("/learn/map").await.1.contains("class=\"box read\""));
    sent(&guest, drill, &[("answer", answer)]).await;
    assert!(guest.get(topic).await.1.contains("1 of 2 points at best"));
    let (_, map) = guest.get("/learn/map").await;
    assert!(map.contains("class=\"box tried\"") && map.contains("Tried: a question or a drill answered"), "{map}");
    let full = format!("{answer} So I put a limit on the queue and reject what comes beyond it at once with a 503.");
    let (_, page) = sent(&guest, drill, &[("answer", &full)]).await;
    assert!(page.contains("2 of 2 points"), "{page}");
    assert!(guest.get("/learn/map").await.1.contains("class=\"box shown\""));
    // It can be taken back, and is nobody else's.
    sent(&guest, &format!("{topic}/read"), &[("read", "")]).await;
    assert!(guest.get(topic).await.1.contains("Mark as read"));
    assert!(!server.guest().get("/learn/map").await.1.contains("map-legend"));
}

#[tokio::test]
async fn programs_get_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), as_it_is);
    let server = server(folder.path(), false);
    let guest = server.guest();
    let area = |kind: &str, slug: &str| format!("/api/v1/{kind}/{slug}");
    for (kind, slug, belongs) in [
        ("topics", "town-queueing", "traffic"),
        ("patterns", "town-bounded-queue", "resilience"),
        ("services", "town-sqs", "Application Integration"),
        ("systems", "town-ticket-office", "retail"),
        ("playbooks", "town-dive-deep", "principle"),
    ] {
        let list = guest.json(&format!("/api/v1/{kind}")).await;
        let row = list.as_array().expect("a list").iter().find(|row| row["slug"] == slug).expect(slug).clone();
        let keys: BTreeSet<&str> = row.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, BTreeSet::from(["slug", "title", "summary", "area", "levels", "minutes", "draft"]));
        assert_eq!(row["area"], belongs);
        let one = guest.json(&area(kind, slug)).await;
        assert_eq!(one["summary"], row);
        assert!(one["text"].as_str().is_some_and(|text| text.contains("## ")), "{one}");
        assert_eq!(guest.get(&area(kind, "nothing")).await.0, 404);
    }
    let topic = guest.json(&area("topics", "town-queueing")).await;
    assert_eq!(topic["summary"]["levels"], serde_json::json!(["L4", "L5", "L6"]));
    assert_eq!(
        (&topic["sources"][1]["kind"], &topic["questions"][0]),
        (&"primary-author".into(), &"url-shortener".into())
    );
    // Filters must all fit; words need not be spelt.
    for (query, has) in [
        ("area=traffic&level=L6", true),
        ("question=url-shortener&area=", true),
        ("q=town+queueng", true),
        ("area=caching", false),
        ("q=queueing&service=nothing", false),
        ("q=submarine", false),
    ] {
        let list = guest.json(&format!("/api/v1/topics?{query}")).await;
        let found = list.as_array().expect("a list").iter().any(|row| row["slug"] == "town-queueing");
        assert_eq!(found, has, "{query}: {list}");
    }
    assert_eq!(guest.get("/api/v1/topics?level=L9").await.0, 422);
    assert_eq!(guest.get("/api/v1/topics?q=a&q=b").await.0, 400);
    // A question of a pack that is not here is left out.
    let topic = guest.json(&area("topics", "benchmarking")).await;
    let questions = topic["questions"].as_array().expect("a list");
    assert!(!questions.is_empty() && questions.iter().all(|slug| !slug.to_string().contains(':')), "{topic}");
    let schema = guest.json("/schemas/topic.v1.json").await;
    assert!(schema["properties"]["prerequisites"].is_object() && schema["properties"]["domain"].is_null(), "{schema}");
}

#[tokio::test]
async fn drafts_are_read_by_those_who_ask_for_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = |name: &str, text: String| match name {
        "patterns/town-bounded-queue.md" => text.replace("status: published", "status: draft"),
        _ => text,
    };
    pack(folder.path(), draft);
    let path = "/learn/patterns/town-bounded-queue";
    let closed = server(folder.path(), false);
    let guest = closed.guest();
    assert_eq!(guest.get(path).await.0, 404);
    let (_, topic) = guest.get("/learn/topics/town-queueing").await;
    assert!(!topic.contains(path), "nothing leads to it");
    let open = server(folder.path(), true);
    let (status, page) = open.guest().get(path).await;
    assert!(status == 200 && page.contains("draft"), "{page}");
}

#[test]
fn what_there_is_is_counted_by_kind_and_area() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), as_it_is);
    let pack_path = folder.path().to_str().expect("UTF-8");
    let (code, said, complaint) = run(&["check", "--json", "--pack", pack_path]);
    assert_eq!(code, 0, "{said}{complaint}");
    let said: Value = serde_json::from_str(&said).expect("JSON");
    let own = &said["packs"][1]["counts"];
    assert_eq!((&own["topics"], &own["playbooks"], &own["choices"]), (&2.into(), &1.into(), &2.into()), "{said}");
    let topics = &said["curriculum"]["topics"];
    assert!(topics["areas"]["traffic"].as_u64() >= Some(1) && topics["published"].as_u64() >= Some(2), "{said}");
    let questions = &said["questions"];
    let kinds = questions["kinds"].as_object().expect("kinds");
    let sum: u64 = kinds.values().filter_map(Value::as_u64).sum();
    assert_eq!((Some(sum), kinds["leadership"].as_u64()), (said["counts"]["questions"].as_u64(), Some(10)), "{said}");
    assert!(questions["levels"]["L5"].as_u64() > Some(100) && questions["topics"]["frugality"] == 1, "{said}");
    // A piece that is wrong is named with its place.
    pack(folder.path(), |_, text| text.replace("prerequisites: [town-waiting]", "prerequisites: [town-waitin]"));
    let (code, said, _) = run(&["check", "--pack", pack_path]);
    let place = "question_bank/topics/town-queueing.md:10:17: there is no topic \"town-waitin\"";
    assert!(code == 1 && said.contains(place) && said.contains("did you mean \"town-waiting\"?"), "{said}");
}

#[tokio::test]
async fn a_browser_reads_it_at_every_width() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = tempfile::tempdir().expect("a folder");
    pack(folder.path(), as_it_is);
    let server = Process::serve_with(data.path(), &["--pack", folder.path().to_str().expect("UTF-8")]);
    let home = server.base.clone();
    let browser = Browser::open().await;
    for (name, path) in [
        ("learn", "/learn"),
        ("learn-topic", "/learn/topics/town-queueing"),
        ("learn-pattern", "/learn/patterns/town-bounded-queue"),
        ("learn-service", "/learn/services/town-sqs"),
        ("learn-system", "/learn/systems/town-ticket-office"),
        ("learn-playbook", "/learn/playbooks/town-dive-deep"),
        ("learn-map", "/learn/map"),
        ("learn-decide", "/learn/decide/town-message"),
    ] {
        browser.goto(&format!("{home}{path}")).await;
        browser.look(name).await;
        browser.quiet(&home).await;
    }
    // A choice is made with clicks alone, and leads to the service.
    browser.click(".asked .button:not(.primary)").await;
    browser.click(".asked .button.primary").await;
    browser.says("#outcome", "A queue").await;
    browser.look("learn-outcome").await;
    browser.click(".outcome .button").await;
    browser.says("h1", "Amazon SQS").await;
    // A drill is answered without a script, and a piece is marked as read.
    browser.goto(&format!("{home}/learn/topics/town-queueing")).await;
    browser
        .find("#answer-slow-line")
        .await
        .send_keys("The closer to 100 percent busy, the longer the queue.")
        .await
        .expect("typed");
    browser.click("#drill-slow-line button").await;
    browser.says(".drill-result", "of 2 points").await;
    browser.look("learn-drilled").await;
    browser.click(".mark-read button").await;
    browser.says(".mark-read", "Not read yet").await;
    browser.goto(&format!("{home}/learn/map")).await;
    browser.look("learn-map-marked").await;
    browser.quiet(&home).await;
    // A citation leads to its source, and a topic prints on a page or two.
    browser.goto(&format!("{home}/learn/topics/town-queueing")).await;
    browser.click("a.cite").await;
    let target = browser.script("return document.querySelector(':target')?.textContent ?? ''").await;
    assert!(target.as_str().is_some_and(|text| text.contains("A paper")), "{target}");
    assert!(browser.printed().await <= 2);
    browser.close().await;
    server.kill();
}
