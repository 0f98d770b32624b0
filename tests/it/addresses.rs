//! Who is limited: a guest first, an address second; behind a trusted proxy everybody has an address of their own.

use greenroom::clock::Clock;
use greenroom::config::{Config, Rate};
use reqwest::header::ORIGIN;
use serde_json::json;

use crate::server::{START, Server};

/// One guest an address, until the clock moves.
fn server(trusted: &[&str]) -> Server {
    let mut config = Config::default();
    config.limits.guests = Rate { burst: 1, per_minute: 1 };
    config.limits.explanations = Rate { burst: 1, per_minute: 1 };
    config.server.trusted_proxies = trusted.iter().map(|proxy| (*proxy).to_owned()).collect();
    config.content.authors = greenroom::config::Authors::Everyone;
    Server::with(config, Clock::manual(START), None)
}

/// Somebody new, whose address the proxy tells.
async fn comes(server: &Server, address: &str) -> u16 {
    let (guest, url) = (server.guest(), format!("http://{}/api/v1/interviews", server.address));
    let ask = json!({"question": "url-shortener", "level": "L5", "mode": "real"});
    guest.send(|http| http.post(&url).header("x-forwarded-for", address).json(&ask)).await.status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_of_sixty_behind_one_proxy_is_sixty_people() {
    let server = server(&["127.0.0.0/8"]);
    for seat in 1..=60 {
        assert_eq!(comes(&server, &format!("192.0.2.{seat}")).await, 201, "{seat}");
    }
    assert_eq!(comes(&server, "192.0.2.7").await, 429);
    // Whatever somebody writes before what the proxy writes changes nothing.
    assert_eq!(comes(&server, "203.0.113.1, 192.0.2.7").await, 429);
    assert_eq!(comes(&server, "192.0.2.61").await, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_nobody_trusts_cannot_invent_addresses() {
    let server = server(&["192.0.2.1"]);
    assert_eq!(comes(&server, "198.51.100.1").await, 201);
    assert_eq!(comes(&server, "198.51.100.2").await, 429);
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_of_one_address_have_limits_of_their_own() {
    let server = server(&["127.0.0.1"]);
    let form = [("question", "web-crawler"), ("text", "The frontier is sharded by host name.")];
    let mut seen = Vec::new();
    for seat in 0..3 {
        let guest = server.guest();
        // The third stays a stranger.
        if seat < 2 {
            let url = format!("{}/api/v1/interviews", guest.base);
            let ask = json!({"question": "url-shortener", "level": "L5", "mode": "real"});
            let from = format!("192.0.2.{seat}");
            guest.send(|http| http.post(&url).header("x-forwarded-for", from).json(&ask)).await;
        }
        let url = format!("{}/explain", guest.base);
        for _ in 0..2 {
            let answer = guest.send(|http| http.post(&url).header(ORIGIN, &guest.base).form(&form)).await;
            seen.push(answer.status().as_u16());
        }
    }
    assert_eq!(seen, [200, 429, 200, 429, 200, 429]);
}
