//! The guest's cookie: refused, beside another installation's, and in a page of another site.

use greenroom::clock::Clock;
use greenroom::config::{Config, Server as Settings};
use reqwest::header::{COOKIE, HOST, ORIGIN, SET_COOKIE};
use serde_json::json;

use crate::guest::Guest;
use crate::server::{START, Server};

const FORM: [(&str, &str); 4] = [("question", "url-shortener"), ("level", "L5"), ("mode", "real"), ("minutes", "45")];

async fn opened(guest: &Guest) -> u32 {
    let metrics = guest.get("/metrics").await.1;
    let line = metrics.lines().find_map(|line| line.strip_prefix("greenroom_interviews_opened_total "));
    line.expect("it is counted").parse().expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_keeps_no_cookie_is_told_before_anything_is_opened() {
    let server = Server::start();
    let guest = server.guest();
    let http =
        reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build().expect("a client");
    let mut url = format!("{}/interviews", guest.base);
    let refusal = loop {
        let answer = http.post(&url).header(ORIGIN, &guest.base).form(&FORM).send().await.expect("an answer");
        if answer.status() != 307 {
            break answer;
        }
        url = format!("{}{}", guest.base, answer.headers()["location"].to_str().expect("a path"));
    };
    assert_eq!(refusal.status(), 422);
    let page = refusal.text().await.expect("a page");
    assert!(page.contains("keeps no cookie") && page.contains("Allow cookies"), "{page}");
    assert_eq!(opened(&guest).await, 0);
    // With cookies the same form opens one, and once is enough to show it.
    assert_eq!(guest.form("/interviews", &FORM).await.status(), 303);
    let again = format!("{}/interviews", guest.base);
    assert_eq!(guest.send(|http| http.post(&again).header(ORIGIN, &guest.base).form(&FORM)).await.status(), 303);
    assert_eq!(opened(&guest).await, 2);
}

/// What an answer sets, each without its attributes.
fn set(answer: &reqwest::Response) -> Vec<String> {
    let cookies = answer.headers().get_all(SET_COOKIE).iter().map(|cookie| cookie.to_str().expect("ASCII"));
    cookies.map(|cookie| cookie.split(';').next().unwrap_or_default().to_owned()).collect()
}

/// Browsers keep one jar for a host, whatever the ports: here it is one line of `Cookie` that both are sent.
#[tokio::test(flavor = "multi_thread")]
async fn two_installations_on_one_host_do_not_overwrite_each_other() {
    let (first, second) = (Server::start(), Server::start());
    let ask = json!({"question": "url-shortener", "level": "L5", "mode": "real"});
    let mut jar: Vec<(String, String)> = Vec::new();
    let mut rooms = Vec::new();
    for server in [&first, &second, &Server::beside(&first)] {
        let (guest, url) = (server.guest(), format!("http://{}/api/v1/interviews", server.address));
        let line = jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let answer = guest.send(|http| http.post(&url).header(COOKIE, line).json(&ask)).await;
        assert_eq!(answer.status(), 201);
        for cookie in set(&answer) {
            let (name, value) = cookie.split_once('=').expect("a pair");
            jar.retain(|(known, _)| known != name);
            jar.push((name.to_owned(), value.to_owned()));
        }
        rooms
            .push(answer.json::<serde_json::Value>().await.expect("JSON")["href"].as_str().expect("a path").to_owned());
    }
    assert_eq!(jar.len(), 2, "another node of the first is the same installation: {jar:?}");
    let line = jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
    for (server, room) in [(&first, &rooms[0]), (&second, &rooms[1]), (&first, &rooms[2])] {
        let (guest, url) = (server.guest(), format!("http://{}{room}", server.address));
        assert_eq!(guest.send(|http| http.get(&url).header(COOKIE, &line)).await.status(), 200, "{room}");
    }
}

async fn cookie(settings: Settings, headers: &[(&str, &str)]) -> String {
    let server = Server::with(Config { server: settings, ..Config::default() }, Clock::manual(START), None);
    let (guest, url) = (server.guest(), format!("http://{}/api/v1/interviews", server.address));
    let ask = json!({"question": "url-shortener", "level": "L5", "mode": "real"});
    let answer = guest
        .send(|http| {
            headers.iter().fold(http.post(&url).json(&ask), |request, (name, value)| request.header(*name, *value))
        })
        .await;
    assert_eq!(answer.status(), 201);
    answer.headers()[SET_COOKIE].to_str().expect("ASCII").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_foreign_frame_it_is_meant_for_that_frame() {
    let public = || Settings { public_url: "https://practice.example.org".to_owned(), ..Settings::default() };
    let asked = [(HOST.as_str(), "practice.example.org"), (ORIGIN.as_str(), "https://practice.example.org")];
    let plain = cookie(Settings::default(), &[]).await;
    for part in ["greenroom_guest_", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000"] {
        assert!(plain.contains(part), "{part}: {plain}");
    }
    assert!(!plain.contains("Secure") && !plain.contains("Partitioned"), "{plain}");
    let secure = cookie(public(), &asked).await;
    assert!(secure.starts_with("__Host-greenroom_guest_") && secure.contains("Secure"), "{secure}");
    assert!(secure.contains("SameSite=Lax") && !secure.contains("Partitioned"), "{secure}");
    let framed = Settings { frame_ancestors: vec!["https://lms.example.org".to_owned()], ..public() };
    let framed = cookie(framed, &asked).await;
    for part in ["__Host-", "SameSite=None", "Secure", "Partitioned", "Path=/"] {
        assert!(framed.contains(part), "{part}: {framed}");
    }
}
