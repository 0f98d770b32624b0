//! The page that explains an answer to an author: the same as the command line says, to whom, and nothing of it is kept.

use std::fs;
use std::path::Path;

use greenroom::clock::Clock;
use greenroom::config::{Authors, Config};
use reqwest::header::{FORWARDED, HOST, ORIGIN, SET_COOKIE};
use serde_json::json;
use uuid::Uuid;

use crate::guest::Guest;
use crate::process::{Process, run};
use crate::server::{START, Server};

const ANSWER: &str = "Each server makes codes from its own block of a counter, so no two servers draw the same code. \
     A unique constraint on the code makes the database reject the second insert of the same code.\n\
     We return a 301, and still count every click because each visit goes through our servers.\n\
     The weather was fine.";

/// How the command line begins what was done with a sentence, and the word for it on the page.
const CHIPS: [(&str, &str); 7] = [
    ("a receipt", "Receipt"),
    ("touches", "Touched"),
    ("worth checking", "Worth checking"),
    ("called false", "False"),
    ("counts as no more", "Only a touch"),
    ("counts nothing", "Counts nothing"),
    ("not taken", "Not taken"),
];

/// Sends the form as a browser does: status and page.
async fn post(guest: &Guest, question: &str, text: &str) -> (u16, String) {
    let url = format!("{}/explain", guest.base);
    let form = [("question", question), ("text", text)];
    let answer = guest.send(|http| http.post(&url).header(ORIGIN, &guest.base).form(&form)).await;
    (answer.status().as_u16(), answer.text().await.expect("a page"))
}

/// As markup shows it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#x27;")
}

#[tokio::test]
async fn the_page_says_what_the_command_line_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("answer.md");
    fs::write(&file, format!("## candidate\n{ANSWER}\n")).expect("written");
    let (code, said, complaint) = run(&["rubric", "explain", "url-shortener", file.to_str().expect("UTF-8")]);
    assert_eq!((code, complaint.as_str()), (0, ""));

    let server = Server::start();
    let (status, page) = post(&server.guest(), "url-shortener", ANSWER).await;
    assert_eq!(status, 200, "{page}");
    let (overall, _) = said.split_once(" of 100").expect("a score");
    assert!(page.contains(&format!("<span class=\"score\">{overall}</span>")), "{overall}");
    let (mut terms, mut done) = (0, 0);
    for line in said.lines().map(str::trim) {
        if let Some(because) = line.strip_prefix("because ") {
            // The page has the terms of both readers, each with its share.
            for (name, share) in because.split(", ").filter_map(|term| term.rsplit_once(' ')) {
                if share != "+0.00" {
                    let share = share.replace('-', "\u{2212}").replace('+', "&#43;");
                    let shown = [share.clone(), share.replace("&#43;", "+")]
                        .map(|share| format!("<span>{share}</span> {name}"));
                    assert!(shown.iter().any(|shown| page.contains(shown)), "{shown:?}");
                    terms += 1;
                }
            }
        }
        for start in ["a receipt, ", "touches: ", "called false: ", "not taken; ", "worth checking: "] {
            if let Some(rest) = line.strip_prefix(start) {
                let about = if start == "a receipt, " { rest.split_once(": ").expect("a title").1 } else { rest };
                let about = about.split(['(', '.', ';', ':']).next().expect("a part").trim();
                assert!(page.contains(&escaped(about)), "{about}");
                done += 1;
            }
        }
    }
    assert!(terms > 10 && done >= 4, "{said}");
    // Every sentence has its row, with what was done with it in a word; the words that mattered are marked.
    let mut rows = 0;
    for (n, told) in (1..).zip(said.split("\n  \u{201c}").skip(1)) {
        let done = told.lines().nth(1).expect("what was done").trim();
        let (_, chip) = CHIPS.iter().find(|(start, _)| done.starts_with(start)).unwrap_or_else(|| panic!("{done}"));
        let row =
            page.split(&format!("id=\"s-{n}\"")).nth(1).expect("a row").split("</details>").next().expect("its end");
        assert!(row.contains(&format!(">{chip}</span>")), "{n}: {done}: {row}");
        assert_eq!(row.contains("<mark "), !done.contains("near to no idea"), "{n}: {done}: {row}");
        rows += 1;
    }
    assert_eq!(rows, 4, "{said}");
    assert!(page.contains("<details") && !page.contains("<script"), "it works without a script");
}

#[tokio::test]
async fn the_sample_is_a_link_away_and_the_page_is_found_where_authors_are() {
    let server = Server::start();
    let guest = server.guest();
    assert!(guest.get("/how-good").await.1.contains("href=\"/explain\""));
    let (status, first) = guest.get("/explain").await;
    assert!(status == 200 && first.contains("Paste an answer") && !first.contains("Sentence by sentence"), "{first}");
    assert!(first.contains("/explain?sample&#x3D;1") || first.contains("/explain?sample=1"), "{first}");
    let (status, page) = guest.get("/explain?sample=1").await;
    assert!(status == 200 && page.contains("Sentence by sentence") && page.contains("variant:"), "{page}");
    let sample = guest.get("/sample").await.1;
    let score = page.split("<span class=\"score\">").nth(1).expect("a score").split('<').next().expect("its end");
    assert!(sample.contains(&format!("{score} of 100")), "{score} is not what the sample got");
}

#[tokio::test]
async fn what_does_not_fit_is_said_and_the_words_stay() {
    let server = Server::start();
    let guest = server.guest();
    let kept = "Words that I would not like to lose.";
    let (status, page) = post(&guest, "no-such-question", kept).await;
    assert!(status == 422 && page.contains("Choose a question from the list") && page.contains(kept), "{page}");
    let (status, page) = post(&guest, "url-shortener", " \n").await;
    assert!(status == 422 && page.contains("Paste an answer"), "{page}");
    let long = "ö".repeat(50_001);
    let (status, page) = post(&guest, "url-shortener", &long).await;
    assert!(status == 422 && page.contains("This has 50001 characters; at most 50000 fit") && page.contains(&long));
    let (status, page) = post(&guest, "url-shortener", &"x".repeat(600 << 10)).await;
    assert!(status == 413 && page.contains("far longer than the 50000 characters that fit"), "{page}");
    let (status, page) = post(&guest, "url-shortener", &format!("## candidate {{hint: x}}\n{kept}")).await;
    assert!(status == 422 && page.contains("answer:1:") && page.contains(kept), "{page}");
    let (status, page) = post(&guest, "url-shortener", &format!("## interviewer\n{kept}")).await;
    assert!(status == 422 && page.contains("Nobody answers in it") && page.contains(kept), "{page}");
    let url = format!("{}/explain", guest.base);
    let form = [("question", "url-shortener"), ("text", kept)];
    let foreign = guest.send(|http| http.post(&url).header(ORIGIN, "http://evil.example").form(&form)).await;
    assert_eq!(foreign.status(), 403);
}

#[tokio::test]
async fn markup_is_shown_and_never_obeyed() {
    let server = Server::start();
    let said = "</textarea><script>alert(1)</script> We cache <b>every</b> redirect & its \"target\".";
    let (status, page) = post(&server.guest(), "url-shortener", said).await;
    assert!(status == 200 && page.contains("&lt;script&gt;"), "{page}");
    assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
}

#[tokio::test]
async fn it_is_for_whoever_sits_at_the_machine() {
    let secret = "What cost points";
    let closed = "this server keeps that from people whom it may interview";
    let server = Server::start();
    let guest = server.guest();
    let url = format!("{}/explain", guest.base);
    for (name, value) in [(HOST, "somewhere.example"), (FORWARDED, "for=192.0.2.7")] {
        let answer = guest.send(|http| http.get(format!("{url}?sample=1")).header(&name, value)).await;
        assert_eq!(answer.status(), 403, "{name}");
        let page = answer.text().await.expect("a page");
        assert!(page.contains(closed) && !page.contains(secret) && !page.contains("<form"), "{page}");
    }
    let of = |authors, public_url: &str| {
        let mut config = Config::default();
        config.content.authors = authors;
        public_url.clone_into(&mut config.server.public_url);
        Server::with(config, Clock::manual(START), None)
    };
    for (authors, public_url, status) in [
        (Authors::Local, "https://practice.example.org", 403),
        (Authors::Nobody, "", 403),
        (Authors::Everyone, "https://practice.example.org", 200),
    ] {
        let server = of(authors, public_url);
        let guest = server.guest();
        assert_eq!(guest.get("/explain?sample=1").await.0, status, "{authors:?}");
        let url = format!("{}/explain", guest.base);
        let form = [("question", "url-shortener"), ("text", ANSWER)];
        let answer = guest.send(|http| http.post(&url).form(&form)).await;
        assert_eq!(answer.status(), status, "{authors:?}");
        assert_eq!(answer.text().await.expect("a page").contains("Sentence by sentence"), status == 200);
    }
}

#[tokio::test]
async fn nobody_reads_the_answers_in_the_middle_of_an_interview() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (status, page) = post(&guest, "url-shortener", ANSWER).await;
    assert!(status == 409 && page.contains("finish it first") && page.contains("The weather was fine."), "{page}");
    assert!(!page.contains("Sentence by sentence"), "{page}");
    assert_eq!(post(&guest, "web-crawler", ANSWER).await.0, 200, "another question is not the one that is asked");
    let (mut line, _) = guest.enter(&opened).await;
    line.say(&json!({"type": "finish", "id": Uuid::new_v4()})).await;
    line.until("report").await;
    assert_eq!(post(&guest, "url-shortener", ANSWER).await.0, 200);
}

#[tokio::test]
async fn too_often_is_too_often_and_the_words_stay() {
    let mut config = Config::default();
    config.limits.explanations.burst = 2;
    let server = Server::with(config, Clock::manual(START), None);
    let guest = server.guest();
    for _ in 0..2 {
        assert_eq!(post(&guest, "url-shortener", ANSWER).await.0, 200);
    }
    let (status, page) = post(&guest, "url-shortener", ANSWER).await;
    assert!(status == 429 && page.contains("wait a minute") && page.contains("The weather was fine."), "{page}");
    server.clock.advance(std::time::Duration::from_mins(1));
    assert_eq!(post(&guest, "url-shortener", ANSWER).await.0, 200);
}

/// The longest text that fits, as many sentences as there can be; others are served meanwhile.
#[tokio::test]
async fn the_longest_answer_holds_nobody_up() {
    let server = Server::start();
    let guest = server.guest();
    let long = "a. ".repeat(16_000);
    let heavy: Vec<_> = (0..4)
        .map(|_| {
            let (guest, long) = (guest.clone(), long.clone());
            tokio::spawn(async move { post(&guest, "url-shortener", &long).await })
        })
        .collect();
    for _ in 0..20 {
        assert_eq!(guest.get("/healthz").await.0, 200);
    }
    assert!(
        heavy.iter().any(|task| !task.is_finished()),
        "two threads that serve, four long answers, and health first"
    );
    for task in heavy {
        let (status, page) = task.await.expect("an answer");
        assert!(status == 200 && page.contains("The first 400 of 16000 sentences are shown."), "{status}");
    }
}

/// Whether some words stand in any file below a folder.
fn found(words: &str, below: &Path) -> bool {
    fs::read_dir(below).expect("a folder").map(|entry| entry.expect("an entry").path()).any(|path| {
        if path.is_dir() {
            return found(words, &path);
        }
        // The door through which a backup is handed out holds nothing.
        path.is_file() && fs::read(&path).expect("read").windows(words.len()).any(|part| part == words.as_bytes())
    })
}

#[tokio::test]
async fn nothing_of_what_was_pasted_is_stored_or_logged() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log");
    let server = Process::serve_logged(&folder.path().join("data"), "info,greenroom=trace,tower_http=trace", &log);
    let guest = Guest::new(&server.base);
    let url = format!("{}/explain", guest.base);
    for (question, status) in [("web-crawler", 200), ("no-such-question", 422)] {
        let form = [("question", question), ("text", "A xylophonequark shards the frontier by host name.")];
        let answer = guest.send(|http| http.post(&url).header(ORIGIN, &guest.base).form(&form)).await;
        assert_eq!(answer.status(), status);
        assert!(!answer.headers().contains_key(SET_COOKIE), "nobody becomes a guest by it");
        assert!(answer.text().await.expect("a page").contains("xylophonequark"));
    }
    // What is said in an interview is stored: the search would find it.
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    line.answer("A zitherneutrino shards the table by code.").await;
    line.until("stage").await;
    server.kill();
    assert!(found("zitherneutrino", folder.path()), "the search does not see what is stored");
    assert!(fs::read_to_string(&log).expect("a log").contains("/explain"), "the log tells of the requests themselves");
    assert!(!found("xylophonequark", folder.path()));
}
