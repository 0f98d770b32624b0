//! The first page by HTTP and in a browser: what to do next, what is offered, what is above the fold; with a bank of 163
//! questions, which is the shipped one and copies of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use uuid::Uuid;

use crate::browser::Browser;
use crate::guest::Guest;
use crate::process::Process;
use crate::server::Server;

/// Windows in CSS pixels whose first screen must hold what begins an interview.
const FOLDS: [(u32, u32); 2] = [(1280, 720), (360, 640)];
const ALL: usize = 163;

/// Copies of the shipped questions under other slugs and titles, until there are `ALL` in all.
fn many(folder: &Path) {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("question_bank/questions");
    let mut files: Vec<PathBuf> =
        fs::read_dir(shipped).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let at = folder.join("question_bank/questions");
    fs::create_dir_all(&at).expect("made");
    fs::write(folder.join("pack.yaml"), "format: pack/1\nid: many\nversion: 1.0.0\nrequires: [greenroom]\n")
        .expect("written");
    for n in 0..ALL - files.len() {
        let (file, take) = (&files[n % files.len()], n / files.len() + 2);
        let slug = file.file_stem().expect("a name").to_string_lossy();
        let text = fs::read_to_string(file).expect("a text");
        let text = text.replacen(&format!("slug: {slug}"), &format!("slug: {slug}-{take}"), 1);
        let text = text.replacen("rubric: ", "rubric: greenroom:", 1);
        fs::write(at.join(format!("{slug}-{take}.yaml")), text).expect("written");
    }
}

/// Starts by the form and returns the room's path.
async fn started(guest: &Guest, form: &[(&str, &str)]) -> String {
    let answer = guest.form("/interviews", form).await;
    assert_eq!(answer.status(), 303);
    answer.headers()["location"].to_str().expect("a path").to_owned()
}

async fn finished(guest: &Guest, room: &str) {
    let opened = crate::guest::Opened { id: room[12..].to_owned(), ws: format!("/ws{room}") };
    let (mut line, _) = guest.enter(&opened).await;
    line.say(&json!({"type": "finish", "id": Uuid::new_v4()})).await;
    line.until("report").await;
}

/// The value of the form's hidden field.
fn offered(page: &str) -> String {
    let form = page.split("<form class=\"panel start\"").nth(1).expect("the form");
    let field = form.split("name=\"question\" value=\"").nth(1).expect("the field");
    field.split('"').next().expect("a value").to_owned()
}

/// What the form offers for a question at the level that an address names.
#[track_caller]
fn check(page: &str, levels: [bool; 4], chosen: &str) {
    for (level, offered) in ["L3", "L4", "L5", "L6"].into_iter().zip(levels) {
        let field = format!("name=\"level\" value=\"{level}\"");
        assert_eq!(page.contains(&format!("type=\"radio\" {field}")), offered, "{level}");
    }
    assert!(page.contains(&format!("name=\"level\" value=\"{chosen}\" checked")), "{chosen}");
}

#[tokio::test]
async fn levels_that_a_question_is_not_for_are_not_offered() {
    let server = Server::start();
    let guest = server.guest();
    let page = |path: &'static str| {
        let guest = guest.clone();
        async move { guest.get(path).await.1 }
    };
    check(&page("/?question=url-shortener").await, [false, true, true, true], "L5");
    check(&page("/?question=url-shortener&level=L3").await, [false, true, true, true], "L4");
    check(&page("/?question=order-pipeline&level=L3").await, [false, false, true, true], "L5");
    // What an address names and nobody has is as good as nothing.
    let nothing = page("/?question=no-such-question&kind=&kind=twice").await;
    assert!(nothing.contains("Today&rsquo;s suggestion") && nothing.contains("All 163 questions"));
}

#[tokio::test]
async fn the_list_is_narrowed_without_scripts() {
    let server = Server::start();
    let guest = server.guest();
    for (query, says) in [
        ("kind=Operations", "20 of 163 questions fit."),
        ("words=url+shortener", "1 of 163 questions fits."),
        ("words=submarine", "None of 163 questions fits."),
    ] {
        let (status, page) = guest.get(&format!("/?{query}")).await;
        assert!(status == 200 && page.contains(says), "{query}: {says}");
        let rows = page.matches("<li><a href=\"/?question=").count();
        assert!(says.starts_with(&rows.to_string()) || rows == 0, "{query}: {rows}");
    }
}

#[tokio::test]
async fn going_on_comes_first_then_the_days_suggestion_then_starting_again() {
    let server = Server::start();
    let guest = server.guest();
    let today = offered(&guest.get("/").await.1);
    let tomorrow = {
        server.clock.advance(Duration::from_hours(24));
        offered(&guest.get("/").await.1)
    };
    assert_ne!(today, tomorrow);
    let form = [("question", "url-shortener"), ("level", "L4"), ("mode", "squeeze"), ("minutes", "30")];
    let room = started(&guest, &form).await;
    let (_, page) = guest.get("/").await;
    let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(place(&format!("href=\"{room}\"")) < place("Start the interview"));
    assert!(!page.contains(">Start again<"));
    // The next one is offered as the last one was held.
    check(&guest.get("/?question=url-shortener").await.1, [false, true, true, true], "L4");
    assert!(page.contains("value=\"squeeze\" checked"), "{page}");

    finished(&guest, &room).await;
    let (_, page) = guest.get("/").await;
    assert!(page.contains("Start again") && page.contains(&format!("href=\"{room}/scorecard\"")), "{page}");
    for (name, value) in form {
        assert!(page.contains(&format!("type=\"hidden\" name=\"{name}\" value=\"{value}\"")), "{name}");
    }
    assert!(page.contains("Best so far: 0 of 100"), "the list says what was tried");
    assert_ne!(started(&guest, &form).await, room, "the same again is another interview");
}

#[tokio::test]
async fn the_sample_says_that_it_was_written() {
    let server = Server::start();
    let guest = server.guest();
    let home = guest.get("/").await.1;
    assert!(home.contains("A sample scorecard") && home.contains("a written answer, not a real candidate"), "{home}");
    assert!(!home.contains("real scorecard"));
    let sample = guest.get("/sample").await.1;
    assert!(sample.contains("<title>Sample scorecard: ") && sample.contains("a written answer, made for testing"));
}

/// Where the lower edge of what begins an interview lies.
async fn lower_edge(browser: &Browser, css: &str) -> f64 {
    let script = format!("return document.querySelector('{css}').getBoundingClientRect().bottom");
    browser.script(&script).await.as_f64().expect("a number")
}

#[tokio::test]
async fn with_163_questions_the_start_is_above_the_fold() {
    let (data, pack) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    many(pack.path());
    let server = Process::serve_with(data.path(), &["--pack", pack.path().to_str().expect("UTF-8")]);
    let browser = Browser::open().await;
    let home = server.base.clone();
    for (width, height) in FOLDS {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
        browser.goto(&home).await;
        let edge = lower_edge(&browser, "form.start button").await;
        assert!(edge <= f64::from(height), "at {width} the button ends at {edge} of {height}");
        let tall = browser.script("return document.documentElement.scrollHeight").await;
        assert!(tall.as_u64() < Some(4_000), "{tall} pixels at {width}: the questions are folded");
    }
    browser.says("#questions-title", "All 163 questions").await;
    browser.look("home-163").await;
    // Narrowed, chosen, started: three clicks.
    browser.find("#narrow-words").await.send_keys("shopping cart\u{e007}").await.expect("typed");
    browser.says(".narrow-says", "of 163 questions fit").await;
    browser.click(".question-rows a").await;
    browser.says("form.start .kicker", "Your choice").await;
    browser.click("form.start button").await;
    browser.says("#status", "Connected").await;
    // Whoever comes back goes on from the first screen.
    for (width, height) in FOLDS {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
        browser.goto(&home).await;
        for css in [".going a.button", "form.start button"] {
            let edge = lower_edge(&browser, css).await;
            assert!(edge <= f64::from(height), "at {width} {css} ends at {edge} of {height}");
        }
    }
    browser.look("home-163-back").await;
    browser.quiet(&home).await;
    browser.close().await;
    server.kill();
}
