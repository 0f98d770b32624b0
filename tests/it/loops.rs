//! A loop: a design and a story of one's own work, one after the other, each with a journal and a scorecard of its own.

use std::time::Duration;

use greenroom::clock::Clock;
use greenroom::config::Config;
use serde_json::json;

use crate::guest::Guest;
use crate::server::{START, Server};

fn id_of(location: &str) -> String {
    location.rsplit('/').next().expect("a path").to_owned()
}

/// Goes to the second part by its button: its id.
async fn go_on(guest: &Guest, first: &str) -> String {
    let answer = guest.form(&format!("/interviews/{first}/next"), &[]).await;
    assert_eq!(answer.status(), 303);
    id_of(answer.headers()["location"].to_str().expect("a path"))
}

#[tokio::test]
async fn a_loop_is_two_interviews_and_the_second_opens_once() {
    let server = Server::start();
    let guest = server.guest();
    let form = [("question", "url-shortener"), ("level", "L5"), ("mode", "loop"), ("minutes", "")];
    let answer = guest.form("/interviews", &form).await;
    let first = id_of(answer.headers()["location"].to_str().expect("a path"));
    let room = format!("/interviews/{first}");
    let api = format!("/api/v1{room}/next");
    assert!(guest.get(&room).await.1.contains("part 1 of 2"));
    // Not before the first part is over, and by nobody else.
    assert_eq!(guest.form(&format!("{room}/next"), &[]).await.status(), 409);
    assert_eq!(guest.post(&api, &json!({})).await.0, 409);
    assert_eq!(guest.form(&format!("{room}/finish"), &[]).await.status(), 303);
    assert_eq!(server.guest().post(&api, &json!({})).await.0, 404);
    // Wherever its person looks they find the way on.
    for path in ["/", "/interviews", &room, &format!("{room}/scorecard")] {
        assert!(guest.get(path).await.1.contains("Begin part two"), "{path}");
    }
    let summary = guest.json(&format!("/api/v1{room}")).await;
    assert_eq!((&summary["part"], summary["other_part"].is_null()), (&json!("first"), true));
    let second = go_on(&guest, &first).await;
    let (status, again) = guest.post(&api, &json!({})).await;
    assert_eq!((status, again["id"].as_str()), (201, Some(second.as_str())), "asked again it is the same");
    let summary = guest.json(&format!("/api/v1/interviews/{second}")).await;
    assert_eq!((&summary["part"], &summary["other_part"]), (&json!("second"), &json!(first)));
    assert_eq!((&summary["level"], &summary["minutes"]), (&json!("L5"), &json!(15)));
    assert_eq!(guest.json(&format!("/api/v1{room}")).await["other_part"], json!(second));
    let question = summary["question"].as_str().expect("a slug");
    assert_eq!(guest.json(&format!("/api/v1/questions/{question}")).await["question"]["kind"], "leadership");
    // Each knows the other, and which of them is over.
    let (_, page) = guest.get(&format!("/interviews/{second}")).await;
    assert!(page.contains("part 2 of 2"), "{page}");
    for path in [&room, &format!("{room}/scorecard")] {
        let (_, page) = guest.get(path).await;
        assert!(page.contains(&second) && !page.contains("Begin part two"), "{path}: {page}");
    }
    assert!(guest.get(&room).await.1.contains("Part one is over."));
    // "Start again" starts the loop again.
    assert!(guest.get("/").await.1.contains("name=\"mode\" value=\"loop\""));
    // What is no first part has none.
    let alone = guest.ended("A cache.").await;
    for id in [second, alone] {
        assert_eq!(guest.post(&format!("/api/v1/interviews/{id}/next"), &json!({})).await.0, 404, "{id}");
    }
}

#[tokio::test]
async fn a_first_part_whose_time_ran_out_is_followed_and_not_offered_for_ever() {
    let server = Server::start();
    let guest = server.guest();
    let first = guest.open("loop").await.id;
    server.clock.advance(Duration::from_mins(46));
    let second = go_on(&guest, &first).await;
    assert_eq!(guest.json(&format!("/api/v1/interviews/{second}")).await["part"], "second");
    let other = guest.open("loop").await.id;
    assert_eq!(guest.form(&format!("/interviews/{other}/finish"), &[]).await.status(), 303);
    assert!(guest.get("/").await.1.contains("Begin part two"));
    server.clock.advance(Duration::from_hours(25));
    assert!(!guest.get("/").await.1.contains("Begin part two"), "who has not come back by then does not mean to");
    assert!(guest.get("/interviews").await.1.contains("Begin part two"));
}

#[tokio::test]
async fn two_who_ask_at_once_get_one_second_part_and_going_there_opens_nothing() {
    let mut config = Config::default();
    config.limits.interviews.burst = 2;
    let server = Server::with(config, Clock::manual(START), None);
    let guest = server.guest();
    let first = guest.open("loop").await.id;
    assert_eq!(guest.form(&format!("/interviews/{first}/finish"), &[]).await.status(), 303);
    let api = format!("/api/v1/interviews/{first}/next");
    let nothing = json!({});
    let (one, other) = tokio::join!(guest.post(&api, &nothing), guest.post(&api, &nothing));
    let opened: Vec<&(u16, serde_json::Value)> = [&one, &other].into_iter().filter(|answer| answer.0 == 201).collect();
    assert!(!opened.is_empty() && opened.iter().all(|answer| answer.1["id"] == opened[0].1["id"]), "{one:?} {other:?}");
    // The limit is used up, and their room is open to them.
    assert_eq!(
        guest.form("/interviews", &[("question", "url-shortener"), ("level", "L5"), ("mode", "real")]).await.status(),
        429
    );
    assert_eq!(json!(go_on(&guest, &first).await), opened[0].1["id"]);
    assert_eq!(guest.get("/interviews").await.1.matches("class=\"mine-what\"").count(), 2);
}

#[tokio::test]
async fn a_loop_does_not_begin_with_a_story() {
    let server = Server::start();
    let ask = json!({"question": "cut-cost", "level": "L5", "mode": "loop"});
    let (status, problem) = server.guest().post("/api/v1/interviews", &ask).await;
    assert_eq!(status, 422, "{problem}");
    assert!(
        problem.to_string().contains("/mode") && problem.to_string().contains("ends with a leadership"),
        "{problem}"
    );
    let (_, page) = server.guest().get("/?question=cut-cost&mode=loop").await;
    assert!(!page.contains("value=\"loop\"") && page.contains("value=\"real\" checked"), "it is not offered there");
    assert!(server.guest().get("/?question=url-shortener").await.1.contains("value=\"loop\""));
}
