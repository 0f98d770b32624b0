//! A loop: a design and a story of one's own work, one after the other, each with a journal and a scorecard of its own.

use serde_json::json;

use crate::guest::{Guest, Opened};
use crate::server::Server;

/// Opens a loop and gives its first part.
async fn first_part(guest: &Guest) -> Opened {
    guest.open("loop").await
}

fn id_of(location: &str) -> String {
    location.rsplit('/').next().expect("a path").to_owned()
}

#[tokio::test]
async fn a_loop_is_two_interviews_and_the_second_opens_once() {
    let server = Server::start();
    let guest = server.guest();
    let first = first_part(&guest).await;
    let room = format!("/interviews/{}", first.id);
    let (next, api) = (format!("{room}/next"), format!("/api/v1{room}/next"));
    assert!(guest.get(&room).await.1.contains("part 1 of 2"));
    // Not before the first part is over, and by nobody else.
    assert_eq!(guest.form(&next, &[]).await.status(), 409);
    assert_eq!(guest.post(&api, &json!({})).await.0, 409);
    assert_eq!(guest.form(&format!("{room}/finish"), &[]).await.status(), 303);
    assert_eq!(server.guest().post(&api, &json!({})).await.0, 404);
    // Wherever its person looks they find the way on.
    for path in ["/", "/interviews", &room, &format!("{room}/scorecard")] {
        assert!(guest.get(path).await.1.contains("Begin part two"), "{path}");
    }
    let answer = guest.form(&next, &[]).await;
    assert_eq!(answer.status(), 303);
    let second = id_of(answer.headers()["location"].to_str().expect("a path"));
    let (status, again) = guest.post(&api, &json!({})).await;
    assert_eq!((status, again["id"].as_str()), (201, Some(second.as_str())), "asked again it is the same");
    let summary = guest.json(&format!("/api/v1/interviews/{second}")).await;
    assert_eq!((&summary["follows"], &summary["minutes"]), (&json!(first.id), &json!(15)));
    assert_eq!(summary["level"], "L5");
    let question = summary["question"].as_str().expect("a slug");
    assert_eq!(guest.json(&format!("/api/v1/questions/{question}")).await["kind"], "leadership");
    // Each knows the other.
    let (_, page) = guest.get(&format!("/interviews/{second}")).await;
    assert!(page.contains("part 2 of 2") && page.contains(&format!("{room}/scorecard")), "{page}");
    let (_, page) = guest.get(&format!("{room}/scorecard")).await;
    assert!(page.contains(&second) && !page.contains("Begin part two"), "{page}");
    // What is no first part has none.
    let alone = guest.ended("A cache.").await;
    for id in [second, alone] {
        assert_eq!(guest.post(&format!("/api/v1/interviews/{id}/next"), &json!({})).await.0, 404, "{id}");
    }
}

#[tokio::test]
async fn a_second_part_that_two_browsers_ask_for_at_once_is_one() {
    let server = Server::start();
    let guest = server.guest();
    let first = first_part(&guest).await;
    assert_eq!(guest.form(&format!("/interviews/{}/finish", first.id), &[]).await.status(), 303);
    let api = format!("/api/v1/interviews/{}/next", first.id);
    let nothing = json!({});
    let (one, other) = tokio::join!(guest.post(&api, &nothing), guest.post(&api, &nothing));
    assert_eq!((one.0, &one.1["id"]), (201, &other.1["id"]), "{one:?} {other:?}");
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
    let (_, page) = server.guest().get("/?question=cut-cost").await;
    assert!(!page.contains("value=\"loop\""), "it is not offered there");
    assert!(server.guest().get("/?question=url-shortener").await.1.contains("value=\"loop\""));
}
