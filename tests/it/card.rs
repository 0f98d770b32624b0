//! The scorecard in a browser: the first screen, the height when everything is opened, paper, sticky bars, times.

use serde_json::{Value, json};
use thirtyfour::Cookie;
use uuid::Uuid;

use crate::browser::Browser;
use crate::guest::Guest;
use crate::process::{Process, UNLIMITED};

/// A desktop's window.
const DESKTOP: (u32, u32) = (1280, 720);
/// How tall a scorecard may be there when everything is opened.
const TALL: u64 = 6_000;

/// The candidate's turns of a shipped transcript, on a question for which it is not one.
fn turns(names: &[&str]) -> Vec<String> {
    let of = |name: &&str| {
        let file = format!("{}/question_bank/transcripts/{name}.md", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(file).expect("a transcript");
        let sections = text.split("\n## ").filter_map(|section| section.strip_prefix("candidate\n"));
        sections.map(|said| said.trim().to_owned()).collect::<Vec<_>>()
    };
    names.iter().flat_map(of).collect()
}

/// An interview in which all of that is said; the path of its scorecard.
async fn held(guest: &Guest, said: &[String]) -> String {
    let ask = json!({"question": "partition-key", "level": "L5", "mode": "real", "minutes": 120});
    let (status, body) = guest.post("/api/v1/interviews", &ask).await;
    assert_eq!(status, 201, "{body}");
    let text = |key: &str| body[key].as_str().expect("a text").to_owned();
    let opened = crate::guest::Opened { id: text("id"), ws: text("ws") };
    let (mut line, _) = guest.enter(&opened).await;
    for text in said {
        line.answer(text).await;
        line.until("stage").await;
    }
    line.say(&json!({"type": "finish", "id": Uuid::new_v4()})).await;
    line.until("report").await;
    format!("/interviews/{}/scorecard", opened.id)
}

async fn sized(browser: &Browser, (width, height): (u32, u32)) {
    let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
    browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
}

async fn number(browser: &Browser, script: &str) -> u64 {
    let found = browser.script(&format!("return Math.round({script})")).await;
    found.as_u64().unwrap_or_else(|| panic!("{script}: {found}"))
}

/// What the first screen must hold, and that it is on it.
async fn first_screen(browser: &Browser, what: &str) {
    for css in [".verdict", ".bars", ".next", ".strongest"] {
        let bottom =
            number(browser, &format!("document.querySelector('.first {css}').getBoundingClientRect().bottom")).await;
        assert!(bottom <= u64::from(DESKTOP.1), "{what}: {css} ends at {bottom}");
    }
    let count = |css: &str| format!("document.querySelectorAll('.first {css}').length");
    assert_eq!(number(browser, &count(".bars li")).await, 4, "{what}");
    assert_eq!(number(browser, &count(".next > li")).await, 3, "{what}");
    assert_eq!(number(browser, &count(".next > li:has(a)")).await, 3, "{what}: each has a link");
    assert!(number(browser, &count(".strongest blockquote")).await <= 2, "{what}");
}

/// Folded first, then opened, then on paper.
async fn read(browser: &Browser, url: &str, what: &str) {
    sized(browser, DESKTOP).await;
    browser.goto(url).await;
    first_screen(browser, what).await;
    let open = number(browser, "document.querySelectorAll('main details[open]').length").await;
    assert_eq!(open, 0, "{what}: everything else is folded");
    browser.click("#open-all").await;
    let tall = number(browser, "document.documentElement.scrollHeight").await;
    assert!(tall <= TALL, "{what}: {tall} pixels opened");
    browser.goto(url).await;
    let pages = browser.printed().await;
    assert!((2..=4).contains(&pages), "{what}: {pages} pages on paper");
    // On paper every quote and the advice are to be seen, though nothing was opened.
    browser.devtools("Emulation.setEmulatedMedia", json!({"media": "print"})).await;
    let hidden = "return [...document.querySelectorAll('.quote blockquote, .next > li')]
        .filter((one) => one.getClientRects().length === 0 || !one.checkVisibility({contentVisibilityAuto: true}))
        .map((one) => one.textContent)";
    assert_eq!(browser.script(hidden).await, json!([]), "{what}: hidden on paper");
    browser.devtools("Emulation.setEmulatedMedia", json!({"media": ""})).await;
}

#[tokio::test]
async fn a_scorecard_is_one_screen_first_and_short_when_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Process::serve(folder.path(), &UNLIMITED);
    let browser = Browser::open().await;
    let home = server.base.clone();
    let guest = Guest::new(&home);
    let said =
        turns(&["url-shortener/good.author-a", "url-shortener/excellent.author-c", "consistent-hashing/good.author-d"]);
    let first = held(&guest, &said[..3]).await;
    let long = held(&guest, &said).await;
    let cookie = guest.cookie();
    let (name, value) = cookie.split_once('=').expect("a cookie");
    browser.goto(&format!("{home}/healthz")).await;
    browser.driver.add_cookie(Cookie::new(name.to_owned(), value.to_owned())).await.expect("a cookie");

    read(&browser, &format!("{home}/sample"), "the sample").await;
    read(&browser, &format!("{home}{first}"), "a short interview").await;
    read(&browser, &format!("{home}{long}"), "a long interview").await;
    browser.look("scorecard-long").await;

    // The second says which grades moved since the first.
    let moved = browser.script("return document.querySelector('.earlier .moved').textContent").await;
    assert!(moved.as_str().is_some_and(|words| words.contains("rade")), "{moved}");

    // The bar of the replay covers nothing of what it shows, on either width.
    for size in [DESKTOP, (360, 640)] {
        sized(&browser, size).await;
        browser.goto(&format!("{home}{long}")).await;
        browser.click(".transcript-part > summary").await;
        browser.click("#replay-start").await;
        for _ in 0..6 {
            browser.click("#replay-next").await;
        }
        let over = "const bar = document.querySelector('#replay').getBoundingClientRect();
            const now = document.querySelector('.line.now').getBoundingClientRect();
            const frame = document.querySelector('.transcript-frame').getBoundingClientRect();
            return [bar.bottom <= frame.top, now.top < frame.bottom && now.bottom > frame.top];";
        assert_eq!(browser.script(over).await, json!([true, true]), "{size:?}");
    }

    // A link to what is folded opens it.
    browser.goto(&format!("{home}/sample")).await;
    browser.click(".next a[href^='#']").await;
    let shown = browser.script("return document.querySelector(':target')?.checkVisibility() ?? false").await;
    assert_eq!(shown, Value::Bool(true));
    browser.quiet(&home).await;
    browser.close().await;
    server.kill();
}

#[tokio::test]
async fn times_are_told_in_utc_and_as_they_were_here() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Process::serve(folder.path(), &UNLIMITED);
    let browser = Browser::open().await;
    let home = server.base.clone();
    let guest = Guest::new(&home);
    let card = held(&guest, &["We cache each page for ten seconds.".to_owned()]).await;
    assert!(guest.get(&card).await.1.contains(" UTC</time>"), "without scripts it is UTC");
    let cookie = guest.cookie();
    let (name, value) = cookie.split_once('=').expect("a cookie");
    browser.goto(&format!("{home}/healthz")).await;
    browser.driver.add_cookie(Cookie::new(name.to_owned(), value.to_owned())).await.expect("a cookie");
    for (zone, local) in [("Asia/Kolkata", true), ("UTC", false)] {
        browser.devtools("Emulation.setTimezoneOverride", json!({"timezoneId": zone})).await;
        for path in [card.as_str(), "/interviews", "/"] {
            browser.goto(&format!("{home}{path}")).await;
            let says = browser.find("time[data-when]").await.text().await.expect("a text");
            assert!(says.contains(" UTC") && says.contains(" here)") == local, "{zone} {path}: {says}");
        }
    }
    browser.close().await;
    server.kill();
}
