//! The question bank by HTTP and in a browser: what is found, what is told of a question, and when its answer is.

use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::guest::Guest;
use crate::process::Process;
use crate::server::Server;

/// Windows in CSS pixels whose first screen must hold what begins an interview.
const FOLDS: [(u32, u32); 2] = [(1280, 720), (360, 640)];

/// The slugs that a page of the list links to, in order.
fn linked(page: &str) -> Vec<&str> {
    let found = page.split("<h3><a href=\"/questions/").skip(1);
    found.filter_map(|rest| rest.split('"').next()).collect()
}

/// As a browser reads it: addresses have their equals signs escaped.
async fn page(guest: &Guest, path: &str) -> String {
    let (status, page) = guest.get(path).await;
    assert_eq!(status, 200, "{path}: {page}");
    page.replace("&#x3D;", "=")
}

fn slugs(questions: &Value) -> Vec<&str> {
    let questions = questions.as_array().expect("a list");
    questions.iter().map(|question| question["slug"].as_str().expect("a slug")).collect()
}

#[tokio::test]
async fn the_bank_is_narrowed_searched_and_paged_without_scripts() {
    let server = Server::start();
    let guest = server.guest();
    let all = guest.json("/api/v1/questions").await;
    let count = slugs(&all).len();

    // Before anything is asked for: one for today, some of each kind, and ways on.
    let first = page(&guest, "/questions").await;
    assert!(first.contains(&format!("{count} questions: ")) && first.contains("Question of the day"), "{first}");
    assert!(linked(&first).len() < 20, "no wall: {:?}", linked(&first));
    assert!(
        first.contains("href=\"/questions?kind=operations\"") && first.contains("href=\"/questions?topic=caching\"")
    );
    assert!(!first.contains("<script type=\"module\""));

    // One thing, then another: the link to the next page and the way back keep what else was asked for.
    let found = page(&guest, "/questions?level=L5&kind=design").await;
    assert_eq!(linked(&found).len(), 20);
    assert!(found.contains("href=\"/questions?kind=design&amp;level=L5&amp;page=2\""), "{found}");
    assert!(found.contains("href=\"/questions?level=L5\"") && found.contains("href=\"/questions?kind=design\""));
    let second = page(&guest, "/questions?level=L5&kind=design&page=2").await;
    assert!(linked(&second).iter().all(|slug| !linked(&found).contains(slug)), "other ones");

    // By word, however it is spelt.
    let found = page(&guest, "/questions?q=consistant+hasing").await;
    assert_eq!(linked(&found).first(), Some(&"consistent-hashing"));
    assert!(found.contains("\u{201c}hasing\u{201d} was read as \u{201c}hashing\u{201d}."), "{found}");
    let found = page(&guest, "/questions?q=%3Cb%3Esubmarine%3C%2Fb%3E").await;
    assert!(found.contains("questions fits.") && found.contains("No question has \u{201c}submarine\u{201d}."));
    assert!(!found.contains("<b>"), "{found}");
    // What makes no sense finds nothing, or asks for nothing, and breaks nothing.
    for path in
        ["/questions?level=L9", "/questions?kind=design&page=999", "/questions?kind=a&kind=b", "/questions?q=%00%27"]
    {
        page(&guest, path).await;
    }
}

#[tokio::test]
async fn nothing_of_an_answer_is_found_or_told_before_an_attempt() {
    let server = Server::start();
    let guest = server.guest();
    // Words that only its ideas and facts have find no question by them.
    let found = guest.json("/api/v1/questions?q=unique+constraint").await;
    assert_ne!(slugs(&found).first(), Some(&"url-shortener"), "{found}");
    let told = |page: &str| {
        ["What a good answer looked like", "A strong answer, turn by turn", "<strong>Here:</strong>"]
            .map(|words| page.contains(words))
    };
    let path = "/questions/feature-flags";
    let before = page(&guest, path).await;
    assert_eq!(told(&before), [false; 3], "{before}");
    assert!(before.contains("What it exercises") && before.contains("of the score"));
    assert!(before.contains("45 minutes, or 20 as a squeeze."));
    assert!(before.contains("by the levels that it is for"));
    assert_eq!(guest.get("/questions/no-such-question").await.0, 404);

    // Going on is not over.
    let ask = json!({"question": "feature-flags", "level": "L5", "mode": "real"});
    let (status, opened) = guest.post("/api/v1/interviews", &ask).await;
    assert_eq!(status, 201, "{opened}");
    let room = opened["href"].as_str().expect("a path");
    let during = page(&guest, path).await;
    assert_eq!(told(&during), [false; 3]);
    assert!(during.contains("Your attempts") && during.contains(&format!("href=\"{room}\"")));
    assert!(page(&guest, "/questions?q=feature+flags").await.contains("In progress"));

    let finish = format!("{}{room}/finish", guest.base);
    let ended = guest.send(|http| http.post(&finish).header("origin", &guest.base)).await;
    assert_eq!(ended.status(), 303);
    let after = page(&guest, path).await;
    assert_eq!(told(&after), [true; 3], "{after}");
    assert!(after.contains("written by a language model for testing"));
    assert!(after.contains(&format!("href=\"{room}/scorecard\"")));
    assert!(page(&guest, "/questions?q=feature+flags").await.contains("Scored 0"));
    // It is this guest's attempt, and nobody else's.
    assert_eq!(told(&page(&server.guest(), path).await), [false; 3]);
}

#[tokio::test]
async fn there_is_one_for_the_day_and_one_by_chance() {
    let server = Server::start();
    let guest = server.guest();
    let today = async || {
        let first = page(&guest, "/questions").await;
        let today = first.split("id=\"today-title\"><a href=\"/questions/").nth(1).expect("one for today");
        today.split('"').next().expect("a slug").to_owned()
    };
    let first = today().await;
    assert_eq!(today().await, first, "the same all day");
    assert!(page(&guest, "/").await.contains(&format!("name=\"question\" value=\"{first}\"")), "and on the first page");
    server.clock.advance(Duration::from_hours(24));
    assert_ne!(today().await, first);

    let url = format!("{}/surprise?level=L3", guest.base);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..12 {
        let answer = guest.send(|http| http.get(&url)).await;
        assert_eq!(answer.status(), 303);
        let to = answer.headers()["location"].to_str().expect("a path").to_owned();
        let shown = page(&guest, &to).await;
        assert!(shown.contains("name=\"level\" value=\"L3\" checked"), "{to}");
        seen.insert(to);
    }
    assert!(seen.len() > 1, "{seen:?}");
    assert_eq!(guest.send(|http| http.get(format!("{}/surprise?level=L9", guest.base))).await.status(), 303);
}

#[tokio::test]
async fn programs_filter_the_same_way() {
    let server = Server::start();
    let guest = server.guest();
    let all = guest.json("/api/v1/questions").await;
    let find = async |query: &str| guest.json(&format!("/api/v1/questions?{query}")).await;
    let each = |questions: &Value, fits: &dyn Fn(&Value) -> bool| {
        let questions = questions.as_array().expect("a list");
        assert!(!questions.is_empty() && questions.len() < slugs(&all).len());
        assert!(questions.iter().all(fits), "{questions:#?}");
    };
    let has = |list: &Value, value: &str| list.as_array().expect("a list").iter().any(|own| own == value);
    each(&find("kind=operations").await, &|question| question["kind"] == "operations");
    each(&find("level=L3").await, &|question| has(&question["levels"], "L3"));
    each(&find("topic=caching").await, &|question| has(&question["topics"], "caching"));
    each(&find("system=static-stability").await, &|question| has(&question["systems"], "static-stability"));
    each(&find("difficulty=easy").await, &|question| question["difficulty"] == "easy");
    each(&find("competency=numbers&level=L5").await, &|question| has(&question["levels"], "L5"));
    let both = find("topic=caching&level=L4&q=cache").await;
    each(&both, &|question| has(&question["topics"], "caching") && has(&question["levels"], "L4"));
    assert_eq!(find("topic=submarine").await, json!([]));
    assert_eq!(slugs(&find("q=rate+limitter").await).first(), Some(&"rate-limiter"));

    let (status, refused) = guest.get("/api/v1/questions?level=L9&kind=desing").await;
    assert!(
        status == 422 && refused.contains("did you mean design?") && refused.contains("L3, L4, L5, L6"),
        "{refused}"
    );
    assert_eq!(guest.get("/api/v1/questions?kind=design&kind=design").await.0, 400);

    let one = guest.json("/api/v1/questions/consistent-hashing").await;
    assert_eq!(one["question"]["kind"], "fundamentals");
    assert_eq!((&one["minutes"], &one["question"]["interviews"]), (&json!(45), &Value::Null));
    let competencies = one["competencies"].as_array().expect("a list");
    assert_eq!(competencies.iter().filter_map(|own| own["weight"].as_u64()).sum::<u64>(), 100);
    assert!(competencies.iter().any(|own| own["more"] == true) && competencies.iter().any(|own| own["more"] == false));
    for spoiler in ["ideas", "debrief", "levels_show", "facts", "wrong", "brief"] {
        assert!(one.get(spoiler).is_none() && one["question"].get(spoiler).is_none(), "{spoiler}");
    }
    assert_eq!(guest.get("/api/v1/questions/submarine").await.0, 404);
}

#[tokio::test]
async fn how_hard_a_question_is_follows_from_five_interviews() {
    const SAID: &str = "Each server draws eight characters and writes the row only if the code is not there yet. The store \
        refuses the second insert, so two servers never hand out the same code, and the loser draws again.";
    let server = Server::start();
    let guest = server.guest();
    let of = async || {
        let one = guest.json("/api/v1/questions/url-shortener").await;
        (one["question"]["difficulty"].clone(), one["question"]["interviews"].clone())
    };
    let before = of().await;
    assert_eq!(before.1, Value::Null);
    // Who says nothing says nothing of the question, and nobody counts twice.
    for said in ["I do not know.", SAID, SAID, SAID, SAID, SAID] {
        guest.ended(said).await;
        server.clock.advance(Duration::from_hours(1));
        assert_eq!(of().await, before);
    }
    for n in 2..=5 {
        assert_eq!(of().await, before, "before {n}");
        server.guest().ended(SAID).await;
        server.clock.advance(Duration::from_hours(1));
    }
    assert_eq!(of().await, (json!("hard"), json!(5)));
    let told = page(&guest, "/questions/url-shortener").await;
    assert!(told.contains("Hard, by the scores of 5 finished interviews on this server."), "{told}");
    // A second server on the same store knows as well, and its own start does not forget it.
    let other = Server::beside(&server);
    let one = other.guest().json("/api/v1/questions/url-shortener").await;
    assert_eq!(one["question"]["interviews"], 5);
}

/// Where the lower edge of what begins an interview lies.
async fn lower_edge(browser: &Browser, css: &str) -> f64 {
    let script = format!("return document.querySelector('{css}').getBoundingClientRect().bottom");
    browser.script(&script).await.as_f64().expect("a number")
}

async fn above_the_fold(browser: &Browser, url: &str, css: &str) {
    for (width, height) in FOLDS {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
        browser.goto(url).await;
        let edge = lower_edge(browser, css).await;
        assert!(edge <= f64::from(height), "{url} at {width}: {css} ends at {edge} of {height}");
    }
}

#[tokio::test]
async fn the_bank_in_a_browser() {
    let data = tempfile::tempdir().expect("a folder");
    let server = Process::serve(data.path(), &[]);
    let browser = Browser::open().await;
    let home = server.base.clone();
    let bank = format!("{home}/questions");
    above_the_fold(&browser, &bank, ".find-field button").await;
    browser.look("bank").await;
    browser.find("#words").await.send_keys("consistant hasing\u{e007}").await.expect("typed");
    browser.says("#found-title", "questions fit").await;
    browser.look("bank-found").await;
    browser.goto(&format!("{bank}?q=submarine")).await;
    browser.look("bank-nothing").await;

    // The longest title still leaves the button on the first screen.
    let all = Guest::new(&home).json("/api/v1/questions").await;
    let length = |question: &&Value| question["title"].as_str().map(str::len);
    let longest = all.as_array().expect("a list").iter().max_by_key(length).expect("one");
    above_the_fold(&browser, &format!("{bank}/{}", longest["slug"].as_str().expect("a slug")), "form.start button")
        .await;

    browser.goto(&format!("{bank}?q=feature+flags")).await;
    browser.click(".found a").await;
    browser.says("h1", "feature-flag").await;
    browser.look("question").await;
    browser.click("form.start button").await;
    browser.says("#status", "Connected").await;
    let room = browser.driver.current_url().await.expect("an address");
    browser.goto(&format!("{bank}/feature-flags")).await;
    above_the_fold(&browser, &format!("{bank}/feature-flags"), "form.start button").await;
    browser.click(".mine a.button").await;
    browser.says("#status", "Connected").await;
    let cookie = browser.driver.get_all_cookies().await.expect("cookies");
    let cookie: Vec<String> = cookie.iter().map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
    let finish = format!("{room}/finish");
    let guest = Guest::new(&home);
    let ended = guest.send(|http| http.post(&finish).header("origin", &home).header("cookie", cookie.join("; "))).await;
    assert_eq!(ended.status(), 303);
    browser.goto(&format!("{bank}/feature-flags")).await;
    browser.find(".after-words").await;
    browser.click(".transcript-part summary").await;
    browser.look("question-over").await;
    browser.goto(&bank).await;
    browser.quiet(&home).await;
    browser.close().await;
    server.kill();
}
