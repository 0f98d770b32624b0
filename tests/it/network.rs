//! Networks that fail, one row each: whatever is done to the bytes, what was acknowledged stays, what was not is sent again
//! under its id and counts once, and the journal has no gap.

use std::time::Duration;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::guest::{Guest, Opened};
use crate::line::Line;
use crate::proxy::{Passes, Proxy};
use crate::server::Server;

/// An interview that is held through the bad network.
struct Held {
    server: Server,
    proxy: Proxy,
    guest: Guest,
    opened: Opened,
    line: Line,
}

impl Held {
    async fn new() -> Self {
        let server = Server::start();
        let proxy = Proxy::before(server.address).await;
        let guest = server.guest();
        let opened = guest.open("real").await;
        let mut line = guest.dial_through(&opened, proxy.address).await.expect("the upgrade");
        line.say(&json!({"type": "hello"})).await;
        line.until("stage").await;
        Self { server, proxy, guest, opened, line }
    }
}

/// An answer that fills several frames of a small network.
fn answer(n: usize) -> String {
    format!("{n}: {}", "The table of links is keyed by the code, and reads go through a cache. ".repeat(20))
}

/// What happens to the network after the second answer, and before its ack.
#[tokio::test(flavor = "multi_thread")]
async fn whatever_the_network_does_an_answer_counts_once() {
    for fault in [Passes::All, Passes::OneByOne, Passes::Nothing, Passes::Cut] {
        let Held { server: _server, proxy, guest, opened, mut line } = Held::new().await;
        line.answer(&answer(1)).await;
        line.until("ack").await;

        proxy.set(fault);
        let id = Uuid::new_v4();
        let said = json!({"type": "answer", "id": id, "text": answer(2)});
        line.say(&said).await;
        if matches!(fault, Passes::All | Passes::OneByOne) {
            line.until("ack").await;
        }

        // The browser gives up waiting and comes back over a sound network, with the old connection still there.
        let (mut again, told) = guest.enter(&opened).await;
        assert!(told.iter().any(|message| message["type"] == "welcome"), "{fault:?}");
        again.say(&said).await;
        again.until("ack").await;
        again.answer(&answer(3)).await;
        again.until("ack").await;
        let journal = guest.journal(&opened.id).await;
        assert!(journal.iter().zip(1..).all(|(line, n)| line["seq"] == n), "{fault:?}");
        let answers: Vec<&Value> = journal.iter().filter(|line| line["kind"] == "answer").collect();
        let texts: Vec<&str> = answers.iter().filter_map(|line| line["text"].as_str()).collect();
        assert_eq!(texts, [1, 2, 3].map(answer).iter().map(|text| text.trim_end()).collect::<Vec<_>>(), "{fault:?}");
        if matches!(fault, Passes::All | Passes::OneByOne) {
            assert_eq!(line.closed().await, 4409, "{fault:?}: the first tab is told that another took over");
        }
    }
}

/// A connection that went silent is ended by the heartbeat, not by luck.
#[tokio::test(flavor = "multi_thread")]
async fn a_half_open_connection_is_ended_by_the_heartbeat() {
    let Held { server, proxy, guest, opened: _, line: _line } = Held::new().await;
    let is_held = || async { guest.get("/metrics").await.1.lines().any(|line| line == "greenroom_sockets_open 1") };
    assert!(is_held().await);
    proxy.set(Passes::Nothing);
    // Pings go out and no pong comes back.
    for _ in 0..600 {
        server.clock.advance(Duration::from_secs(21));
        if !is_held().await {
            return;
        }
    }
    panic!("it is held for ever");
}
