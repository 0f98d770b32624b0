//! Promise 11: an upgrade opens every older data folder. `data_folders` has one of each format that there was, made by the
//! program of its time; what the program of tomorrow finds fault with is made here.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use greenroom::accounts::guest;
use greenroom::app::score_journal;
use greenroom::assess::scorecard;
use greenroom::clock::Time;
use greenroom::content::format::Level;
use greenroom::content::{Library, Shown, Sources, compile};
use greenroom::id::{InterviewId, MessageId, SubjectId};
use greenroom::interview::{Author, Entry, Event, Interview, Mode, Opening, Reason};
use greenroom::store::{Append, InterviewRow, Place};
use reqwest::header::ORIGIN;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::guest::{Guest, Opened};
use crate::process::run;
use crate::server::{START, Server};

/// What is known of a data folder, beside it.
#[derive(Deserialize)]
struct Told {
    /// Whose the interviews are.
    cookie: String,
    finished: String,
    overall: u64,
    open: String,
    /// When the open one was opened.
    opened: i64,
    /// How many lines it had.
    lines: usize,
}

fn place(name: &str, file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data_folders").join(name).join(file)
}

fn told(name: &str) -> Told {
    let text = std::fs::read_to_string(place(name, "told.json")).expect("it is told");
    serde_json::from_str(&text).expect("as it is told")
}

fn command(name: &str, arguments: &[&str]) -> Vec<u8> {
    let done = Command::new(name).args(arguments).output().expect("it runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

/// Unpacks a data folder, or restores it from a backup.
fn unpack(name: &str, into: &Path) -> PathBuf {
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let (packed, data) = (place(name, "folder.tgz"), into.join("data"));
    if packed.exists() {
        std::fs::create_dir(&data).expect("a folder");
        command("tar", &["-xzf", &text(&packed), "-C", &text(&data)]);
        return data;
    }
    let file = into.join("backup");
    std::fs::write(&file, command("gzip", &["-dc", &text(&place(name, "backup.gz"))])).expect("written");
    let (code, _, complaint) = run(&["restore", &text(&file), "--data", &text(&data)]);
    assert_eq!(code, 0, "{complaint}");
    data
}

/// Every form of an interview that is over.
async fn is_shown(guest: &Guest, id: &str, overall: u64) {
    let card = guest.json(&format!("/api/v1/interviews/{id}/scorecard")).await;
    assert_eq!(card["overall"], overall);
    for form in ["scorecard", "scorecard.html", "scorecard.md"] {
        let (status, page) = guest.get(&format!("/interviews/{id}/{form}")).await;
        assert_eq!(status, 200, "{form}: {page}");
        assert!(page.contains(&format!("{overall} of 100")), "{form}: {page}");
    }
    assert_eq!(guest.json(&format!("/interviews/{id}/scorecard.json")).await, card);
    is_there(guest, id).await;
}

/// Everything else about an interview.
async fn is_there(guest: &Guest, id: &str) {
    for path in [
        "/".to_owned(),
        "/interviews".to_owned(),
        format!("/interviews/{id}"),
        format!("/interviews/{id}/transcript.md"),
        format!("/api/v1/interviews/{id}"),
        format!("/api/v1/interviews/{id}/entries"),
    ] {
        let (status, page) = guest.get(&path).await;
        assert_eq!(status, 200, "{path}: {page}");
    }
}

/// Whether other answers can be tried, and that nothing fails if they cannot.
async fn can_be_tried(guest: &Guest, id: &str) -> bool {
    let path = format!("/interviews/{id}/again/1");
    let (status, page) = guest.get(&path).await;
    assert_eq!(status, 200, "{page}");
    let url = format!("{}{path}", guest.base);
    let form = [("text", "A unique constraint on the code refuses the second insert.")];
    let answer = guest.send(|http| http.post(&url).header(ORIGIN, &guest.base).form(&form)).await;
    let can = answer.status() == 200;
    assert!(can || answer.status() == 409, "{}", answer.status());
    assert_ne!(page.contains("scored by an earlier version"), can);
    can
}

/// Somebody comes back to an open interview, says something, and finishes.
async fn goes_on(guest: &Guest, id: &str, lines: usize) -> Vec<Value> {
    let opened = Opened { id: id.to_owned(), ws: format!("/ws/interviews/{id}") };
    let before = guest.journal(id).await;
    assert_eq!(before.len(), lines);
    is_there(guest, id).await;
    let (mut line, _) = guest.enter(&opened).await;
    line.answer("Reads go to a cache in front of the store, and a hot link is kept in each server.").await;
    line.until("ack").await;
    line.say(&json!({"type": "finish", "id": Uuid::new_v4()})).await;
    line.until("report").await;
    let after = guest.journal(id).await;
    assert!(after.iter().zip(1..).all(|(line, n)| line["seq"] == n));
    assert_eq!(after[..lines], before);
    let card = guest.json(&format!("/api/v1/interviews/{id}/scorecard")).await;
    is_shown(guest, id, card["overall"].as_u64().expect("a number")).await;
    after[lines..].to_vec()
}

fn kinds<'a>(lines: &'a [Value], kind: &str) -> Vec<&'a Value> {
    lines.iter().filter(|line| line["kind"] == kind).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn promise_11_every_older_data_folder_opens() {
    // What the first format held never compiles again; later ones may.
    for (name, changed) in [("first", 1..=1), ("drafts", 0..=1)] {
        let folder = tempfile::tempdir().expect("a folder");
        let data = unpack(name, folder.path());
        let told = told(name);
        let server = Server::at(data.to_str().expect("UTF-8"), Time(told.opened + 600_000));
        let guest = Guest::known(&format!("http://{}", server.address), &told.cookie);
        is_shown(&guest, &told.finished, told.overall).await;
        can_be_tried(&guest, &told.finished).await;
        let new = goes_on(&guest, &told.open, told.lines).await;
        assert!(changed.contains(&kinds(&new, "content_changed").len()), "{name}: {new:#?}");
        server.stop();
    }
}

/// Content of a question that another version kept in a format that this one does not know.
fn foreign(slug: &str) -> Library {
    let mut library = compile(Sources::built_in()).expect("the content is sound");
    let mut sheet = (*library.sheets["url-shortener"]).clone();
    sheet.hash = format!("{slug}, of another time");
    slug.clone_into(&mut Arc::make_mut(&mut sheet.question).slug);
    for file in library.sources.packs.iter_mut().flatten() {
        if file.path.ends_with("questions/url-shortener.yaml") {
            let text =
                format!("format: question/0\nslug: {slug}\ntitle: An old title\nrubric: system-design\nideas: []\n");
            file.bytes = text.into_bytes();
        }
    }
    library.hash.clone_from(&sheet.hash);
    library.sheets = [(slug.to_owned(), Arc::new(sheet))].into();
    library
}

/// A server on which somebody has an open interview about such a question, and whose that is.
async fn foreign_interview(slug: &str) -> (Server, Guest, InterviewId, usize) {
    let server = Server::start();
    let library = foreign(slug);
    let sheet = Arc::clone(&library.sheets[slug]);
    let store = &server.store;
    store.sync_content(&library, START).await.expect("it is kept");
    let token = "0123456789abcdef".repeat(4);
    let owner: SubjectId = store.create_guest(&guest::hash(&token), START).await.expect("a guest");
    let id = InterviewId::new(START);
    let row = InterviewRow {
        id,
        owner,
        question: slug.to_owned(),
        content: sheet.hash.clone(),
        level: Level::L5,
        mode: Mode::Real,
        minutes: 45,
        opened: START,
        finished: None,
        seq: 0,
        overall: None,
        place: Place::Alone,
    };
    let first = Interview::open(&Opening { id, sheet, level: row.level, mode: row.mode, minutes: row.minutes }, START);
    store.create_interview(&row, &first).await.expect("an interview");
    let guest = Guest::known(&format!("http://{}", server.address), &format!("greenroom_guest={token}"));
    (server, guest, id, first.len())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_interview_goes_on_with_todays_version_and_says_so() {
    let (server, guest, id, lines) = foreign_interview("url-shortener").await;
    server.clock.advance(Duration::from_mins(1));
    let new = goes_on(&guest, &id.to_string(), lines).await;
    let said = kinds(&new, "content_changed");
    assert_eq!(said.len(), 1, "{new:#?}");
    let today = compile(Sources::built_in()).expect("the content is sound").sheets["url-shortener"].hash.clone();
    assert_eq!(said[0]["content"], today);
    let card = guest.json(&format!("/api/v1/interviews/{id}/scorecard")).await;
    assert_eq!(card["receipt"]["content"], today);
    assert!(guest.get(&format!("/interviews/{id}")).await.1.contains("Greenroom was updated"));
    assert!(can_be_tried(&guest, &id.to_string()).await, "it was scored by this version");
}

#[tokio::test(flavor = "multi_thread")]
async fn time_that_ran_out_before_the_upgrade_ends_an_interview_as_ever() {
    let (server, guest, id, _) = foreign_interview("url-shortener").await;
    server.clock.advance(Duration::from_hours(30));
    let (status, page) = guest.get(&format!("/interviews/{id}/scorecard")).await;
    assert_eq!(status, 200, "{page}");
    let journal = guest.journal(&id.to_string()).await;
    assert_eq!((kinds(&journal, "content_changed").len(), kinds(&journal, "finished").len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interview_whose_question_is_gone_can_be_read_and_finished() {
    let (_server, guest, id, _) = foreign_interview("a-question-of-old").await;
    let room = format!("/interviews/{id}");
    is_there(&guest, &id.to_string()).await;
    let (_, page) = guest.get(&room).await;
    assert!(page.contains("cannot go on") && page.contains("An old title") && page.contains("/finish"), "{page}");
    let opened = Opened { id: id.to_string(), ws: format!("/ws{room}") };
    let mut line = guest.dial(&opened).await.expect("the upgrade");
    line.say(&json!({"type": "hello"})).await;
    assert_eq!(line.closed().await, 4403);
    let card = format!("/api/v1{room}/scorecard");
    assert_eq!(guest.get(&card).await.0, 409, "it is not over");
    let url = format!("{}{room}/finish", guest.base);
    for _ in 0..2 {
        let answer = guest.send(|http| http.post(&url).header(ORIGIN, &guest.base)).await;
        assert_eq!(answer.status(), 303);
    }
    for form in ["scorecard", "scorecard.html", "scorecard.md", "transcript.md", "again/1"] {
        let (status, page) = guest.get(&format!("{room}/{form}")).await;
        assert!(status == 200 || form == "again/1" && status == 404, "{form}: {status} {page}");
    }
    assert!(guest.get(&format!("{room}/scorecard")).await.1.contains("ended without a score"));
    assert_eq!(guest.get(&card).await.0, 404);
    is_there(&guest, &id.to_string()).await;
    assert_eq!(kinds(&guest.journal(&id.to_string()).await, "finished").len(), 1);
}

/// Whole, whether an older version stored what it is shown by or not; what was not kept is called by its id.
#[tokio::test(flavor = "multi_thread")]
async fn a_finished_interview_is_shown_whole_when_nothing_of_its_content_can_be_used() {
    for (stored, says) in [(true, "Leaves features out with a reason"), (false, "An old title")] {
        let (server, guest, id, lines) = foreign_interview("a-question-of-old").await;
        let sheet = Arc::clone(&foreign("a-question-of-old").sheets["a-question-of-old"]);
        let mut entries = server.store.entries_after(id, 0, usize::MAX).await.expect("a journal");
        entries.extend(ending(lines));
        let card = score_journal(&sheet, &entries);
        let append = Append {
            entries: entries.split_off(lines),
            scorecard: Some((0, card.overall, scorecard::to_json(&card))),
            shown: stored.then(|| Shown::of(&sheet).to_json()),
            ..Append::default()
        };
        let lease = server.store.claim(id, "test", START).await.expect("a lease");
        server.store.append(&lease, &append).await.expect("it ends");
        is_shown(&guest, &id.to_string(), card.overall.into()).await;
        assert!(!can_be_tried(&guest, &id.to_string()).await);
        let (_, page) = guest.get(&format!("/interviews/{id}/scorecard")).await;
        assert!(page.contains(says) && page.contains("The code is the key."), "{says}: {page}");
    }
}

/// An answer, and the end.
fn ending(lines: usize) -> Vec<Entry> {
    let said = Event::Answer { id: MessageId(Uuid::from_u128(1)), text: "The code is the key.".to_owned() };
    let over = Event::Finished { id: None, reason: Reason::Candidate };
    let entry = |n: usize, author, event| Entry { seq: (lines + n) as u64, at: START, part: 0, author, event };
    vec![entry(1, Author::Candidate, said), entry(2, Author::System, over)]
}

/// A scorecard of a format that is not known here, on content that is not known here either.
#[tokio::test(flavor = "multi_thread")]
async fn a_scorecard_of_another_version_is_shown_as_far_as_it_can_be_read() {
    let (server, guest, id, lines) = foreign_interview("url-shortener").await;
    let stored = json!({"schema": "scorecard/0", "level": "L5", "overall": 58, "vote": "not_inclined", "stars": 3,
        "competencies": [{"id": "scoping", "grade": 2}, {"id": "old-ways"}, 7]});
    let append = Append { entries: ending(lines), scorecard: Some((0, 58, stored.to_string())), ..Append::default() };
    let lease = server.store.claim(id, "test", START).await.expect("a lease");
    server.store.append(&lease, &append).await.expect("it ends");
    is_shown(&guest, &id.to_string(), 58).await;
    assert!(!can_be_tried(&guest, &id.to_string()).await);
    assert_eq!(guest.json(&format!("/api/v1/interviews/{id}/scorecard")).await, stored);
    let (_, page) = guest.get(&format!("/interviews/{id}/scorecard")).await;
    for words in [
        "another version of Greenroom",
        "Not inclined at L5: 58 of 100",
        "Scoping",
        "An old title",
        "The code is the key.",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}
