//! Pages, API and operators' addresses by HTTP: what is there, what is refused, and what no answer may lack.

use reqwest::header::ORIGIN;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::server::Server;

#[tokio::test]
async fn a_guest_starts_in_one_click_and_finds_the_interview_again() {
    let server = Server::start();
    let guest = server.guest();
    let (status, home) = guest.get("/").await;
    assert_eq!(status, 200);
    assert!(home.contains("Start the interview") && home.contains("Open the sample scorecard"), "{home}");
    assert!(!home.contains("All your interviews in this browser"));

    let form = [("question", "url-shortener"), ("level", "L5"), ("mode", "real"), ("minutes", "45")];
    let answer = guest.form("/interviews", &form).await;
    assert_eq!(answer.status(), 303);
    let room = answer.headers()["location"].to_str().expect("a path").to_owned();
    let (status, page) = guest.get(&room).await;
    assert!(status == 200 && page.contains("URL shortener"), "{page}");
    let (_, home) = guest.get("/").await;
    assert!(home.contains("All your interviews in this browser") && home.contains(&room), "{home}");
    let (_, list) = guest.get("/interviews").await;
    assert!(list.contains(&room));
    // Nobody else sees it, or even that it is there.
    let stranger = server.guest();
    for path in [
        room.clone(),
        format!("{room}/scorecard"),
        format!("{room}/scorecard.html"),
        format!("{room}/transcript.md"),
        format!("/api/v1{room}"),
    ] {
        assert_eq!(stranger.get(&path).await.0, 404, "{path}");
    }
    assert!(!stranger.get("/interviews").await.1.contains(&room));
}

#[tokio::test]
async fn a_form_that_does_not_fit_comes_back_with_what_was_chosen() {
    let server = Server::start();
    let guest = server.guest();
    let url = format!("{}/interviews", guest.base);
    let form = [("question", "url-shortener"), ("level", "L9"), ("mode", "squeeze"), ("minutes", "5")];
    let answer = guest.send(|http| http.post(&url).header(ORIGIN, &guest.base).form(&form)).await;
    assert_eq!(answer.status(), 422);
    let page = answer.text().await.expect("a page");
    for words in ["There is a problem", "Choose a level", "Give a length between 10 and 120 minutes"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(page.contains("value=\"squeeze\" checked"), "{page}");
    // Another site's form is refused.
    let answer = guest.send(|http| http.post(&url).header(ORIGIN, "http://evil.example").form(&form)).await;
    assert_eq!(answer.status(), 403);
}

/// A request to the API that is refused: status, type, and words of the body.
async fn refused(server: &Server, body: &Value, status: u16, kind: &str, says: &[&str]) {
    let (seen, problem) = server.guest().post("/api/v1/interviews", body).await;
    assert_eq!(seen, status, "{problem}");
    assert_eq!(problem["type"], format!("urn:greenroom:problem:{kind}"));
    for words in says {
        assert!(problem.to_string().contains(words), "{words}: {problem}");
    }
}

#[tokio::test]
async fn the_api_names_every_field_that_does_not_fit() {
    let server = Server::start();
    let wrong = json!({"question": "nothing", "level": "L7", "mode": "loud", "minutes": 9});
    let fields = ["/question", "/level", "/mode", "/minutes"];
    refused(&server, &wrong, 422, "fields", &fields).await;
    refused(&server, &json!({"level": "L5"}), 400, "unreadable", &["mode"]).await;
    refused(&server, &json!({"level": "L5", "mode": "real", "colour": 1}), 400, "unreadable", &["colour"]).await;
    refused(&server, &json!({"x": "y".repeat(20_000)}), 413, "too-large", &["16384 bytes"]).await;
    let (status, problem) = server.guest().post("/api/v1/questions", &json!({})).await;
    assert_eq!((status, problem["type"].as_str()), (405, Some("urn:greenroom:problem:method-not-allowed")));
    let (status, _) = server.guest().get("/api/v1/nothing").await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn a_finished_interview_has_its_scorecard_in_every_form() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let card = format!("/api/v1/interviews/{}/scorecard", opened.id);
    assert_eq!(guest.get(&card).await.0, 409, "it is still going on");
    let (mut line, _) = guest.enter(&opened).await;
    line.answer("A <b>unique</b> constraint on the code makes the database reject the second insert.").await;
    line.until("stage").await;
    line.say(&json!({"type": "finish", "id": Uuid::new_v4()})).await;
    let report = line.until("report").await.pop().expect("a report");
    let href = report["href"].as_str().expect("a path");
    let (status, page) = guest.get(href).await;
    assert!(status == 200 && page.contains("&lt;b&gt;unique&lt;/b&gt;"), "quoted, and only as text");
    assert!(!page.contains("<b>unique"));
    let stored = guest.json(&card).await;
    assert_eq!(guest.json(&format!("{href}.json")).await, stored);
    assert!(guest.get(&format!("{href}.md")).await.1.contains("unique"));
    let (status, alone) = guest.get(&format!("{href}.html")).await;
    assert!(status == 200 && alone.contains("<style>") && alone.contains("&lt;b&gt;unique&lt;/b&gt;"), "one file");
    assert!(!alone.contains("src=") && !alone.contains("<link"), "and it loads nothing");
    let summary = guest.json(&format!("/api/v1/interviews/{}", opened.id)).await;
    assert_eq!(summary["overall"], stored["overall"]);
}

#[tokio::test]
async fn every_visitor_is_told_how_good_it_is() {
    let server = Server::start();
    let guest = server.guest();
    let (status, page) = guest.get("/how-good").await;
    assert!(status == 200 && page.contains("How good is it?"), "{page}");
    for path in ["/", "/how"] {
        assert!(guest.get(path).await.1.contains("/how-good"), "{path}");
    }
}

#[tokio::test]
async fn every_answer_is_guarded_and_nothing_comes_from_another_host() {
    let server = Server::start();
    let guest = server.guest();
    for path in [
        "/",
        "/learn",
        "/learn/map",
        "/search",
        "/questions",
        "/questions/url-shortener",
        "/sample",
        "/how",
        "/how-good",
        "/explain",
        "/interviews",
        "/nothing",
        "/healthz",
    ] {
        let url = format!("{}{path}", guest.base);
        let answer = guest.send(|http| http.get(&url)).await;
        let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().expect("ASCII").to_owned());
        let policy = header("content-security-policy").expect("a policy");
        assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(header("x-content-type-options").as_deref(), Some("nosniff"), "{path}");
        let page = answer.text().await.expect("a text");
        for word in ["src=\"http", "href=\"http", "@import", "url(http"] {
            assert!(!page.contains(word), "{path} has {word}");
        }
    }
}

/// The weights of the design, in bytes as they are sent: markup, style and scripts.
#[tokio::test]
async fn pages_are_light() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let room = format!("/interviews/{}", opened.id);
    for (path, limit) in [
        ("/", 150_000),
        ("/learn", 150_000),
        ("/questions", 150_000),
        ("/questions?level=L5", 150_000),
        ("/questions/url-shortener", 150_000),
        ("/sample", 150_000),
        ("/explain", 150_000),
        (room.as_str(), 300_000),
    ] {
        let page = guest.get(path).await.1;
        let mut weight = page.len();
        let mut seen = Vec::new();
        let mut waiting = assets(&page);
        while let Some(asset) = waiting.pop() {
            if seen.contains(&asset) {
                continue;
            }
            let (status, body) = guest.get(&asset).await;
            assert_eq!(status, 200, "{asset}");
            weight += body.len();
            waiting.extend(imports(&asset, &body));
            seen.push(asset);
        }
        assert!(weight <= limit, "{path} weighs {weight} bytes uncompressed");
        assert!(seen.len() > 1, "{path} loads {seen:?}");
    }
}

/// What a page loads.
fn assets(page: &str) -> Vec<String> {
    let parts = page.split('"').filter(|part| part.contains("/assets/"));
    parts.map(str::to_owned).collect()
}

/// What a module loads.
fn imports(asset: &str, body: &str) -> Vec<String> {
    if !asset.contains(".mjs") {
        return Vec::new();
    }
    let names = body.lines().filter(|line| line.starts_with("import")).filter_map(|line| line.split("\"./").nth(1));
    names.map(|rest| format!("/assets/{}", rest.trim_end_matches("\";"))).collect()
}

#[tokio::test]
async fn operators_are_told_how_it_is() {
    let server = Server::start();
    let guest = server.guest();
    let opened = guest.open("real").await;
    let (mut line, _) = guest.enter(&opened).await;
    line.answer("One answer.").await;
    line.until("stage").await;
    assert_eq!(guest.get("/healthz").await, (200, "ok\n".to_owned()));
    assert_eq!(guest.json("/readyz").await["ready"], true);
    let (_, metrics) = guest.get("/metrics").await;
    for line in
        ["greenroom_interviews_opened_total 1", "greenroom_messages_committed_total 1", "greenroom_sockets_open 1"]
    {
        assert!(metrics.contains(line), "{line}: {metrics}");
    }
    // What is published describes what is there.
    let openapi = guest.json("/api/openapi.json").await;
    for path in ["/api/v1/interviews", "/metrics", "/interviews/{id}/scorecard"] {
        assert!(openapi["paths"][path].is_object(), "{path}");
    }
    let questions = guest.json("/api/v1/questions").await;
    assert!(questions.to_string().contains("url-shortener"));
    assert!(!questions.to_string().contains("ideas"), "the bank does not give the answers away");
    assert!(guest.json("/api/v1/rubrics").await.to_string().contains("system-design"));
}

#[tokio::test]
async fn opening_is_limited() {
    let server = Server::start();
    let guest = server.guest();
    let ask = json!({"level": "L5", "mode": "real"});
    for n in 0..10 {
        assert_eq!(guest.post("/api/v1/interviews", &ask).await.0, 201, "{n}");
    }
    let (status, problem) = guest.post("/api/v1/interviews", &ask).await;
    assert_eq!((status, problem["type"].as_str()), (429, Some("urn:greenroom:problem:too-often")));
    server.clock.advance(std::time::Duration::from_secs(20));
    assert_eq!(guest.post("/api/v1/interviews", &ask).await.0, 201);
}

#[tokio::test]
async fn a_turn_is_answered_again_and_nothing_is_kept_of_it() {
    let server = Server::start();
    let guest = server.guest();
    let room = format!("/interviews/{}", guest.ended("I would use a database.").await);
    let card = guest.get(&format!("{room}/scorecard.json")).await;
    let (status, page) = guest.get(&format!("{room}/again/1")).await;
    assert!(status == 200 && page.contains("I would use a database."), "{page}");
    let again = |turn: u32, text: String| {
        let url = format!("{}{room}/again/{turn}", guest.base);
        let guest = &guest;
        async move {
            let form = [("text", text)];
            let answer = guest.send(|http| http.post(&url).header(ORIGIN, &guest.base).form(&form)).await;
            (answer.status().as_u16(), answer.text().await.expect("a page"))
        }
    };
    let better = "A unique constraint on the code makes the database reject the second insert of the same code.";
    let (status, page) = again(1, better.to_owned()).await;
    assert!(status == 200 && page.contains("What it changes") && page.contains("Shown further"), "{page}");
    assert!(page.contains("Grades that moved: ") || page.contains("No competency\u{2019}s grade moved"), "{page}");
    assert_eq!(again(1, String::new()).await.0, 422);
    let (status, page) = again(1, "ö".repeat(8_001)).await;
    assert!(status == 422 && page.contains("at most 8000"), "{page}");
    assert_eq!(again(2, better.to_owned()).await.0, 404);
    assert_eq!(server.guest().get(&format!("{room}/again/1")).await.0, 404);
    assert_eq!(guest.get(&format!("{room}/scorecard.json")).await, card, "the stored one is as it was");
}

#[tokio::test]
async fn a_second_attempt_is_compared_with_the_first() {
    let server = Server::start();
    let guest = server.guest();
    let first = format!("/interviews/{}", guest.ended("I would use a database.").await);
    assert!(!guest.get(&format!("{first}/scorecard")).await.1.contains("Since your last attempt"));
    server.clock.advance(std::time::Duration::from_mins(1));
    let better = "A unique constraint on the code makes the database reject the second insert of the same code.";
    let second = format!("/interviews/{}", guest.ended(better).await);
    let (_, page) = guest.get(&format!("{second}/scorecard")).await;
    assert!(page.contains("Since your last attempt") && page.contains(&first), "{page}");
}
