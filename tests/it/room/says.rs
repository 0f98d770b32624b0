//! What the room says is true: of the line, of what is saved, of the time, of what was refused.

use std::time::Duration;

use serde_json::json;

use super::{LAST_ANSWER, Room};
use crate::proxy::Passes;

/// From here on: when the status first said something, in milliseconds.
const LISTEN: &str = "
    const status = document.getElementById('status');
    window.said = [];
    const began = performance.now();
    new MutationObserver(() => said.push([Math.round(performance.now() - began), status.textContent]))
        .observe(status, { childList: true, characterData: true, subtree: true });";

#[tokio::test]
async fn a_dead_line_is_said_within_five_seconds_and_nothing_unsent_is_called_saved() {
    let room = Room::open("real").await;
    room.answer("An answer that arrives.").await;
    room.browser.says("#status", "Saved").await;
    room.proxy.set(Passes::Nothing);
    room.script(LISTEN).await;
    room.until("said.some(([, words]) => words.includes('Connection lost'))").await;
    let after = room.script("return said.find(([, words]) => words.includes('Connection lost'))[0]").await;
    assert!(after.as_u64() < Some(5_000), "after {after} ms");
    room.type_in("Nobody has these words yet.\u{e007}").await;
    room.browser.says("#pending", "Waiting for the connection; kept on this device").await;
    let status = room.text("return document.getElementById('status').textContent").await;
    assert!(!status.contains("Saved") && !status.contains("Connected"), "{status}");
    room.browser.keep("room-dead").await;
    room.proxy.set(Passes::All);
    room.browser.says("#lines", "Nobody has these words yet.").await;
    room.until("!document.querySelector('.connection').classList.contains('trouble')").await;
    room.close().await;
}

#[tokio::test]
async fn an_offline_device_is_told_at_once() {
    let room = Room::open("real").await;
    let network =
        |offline: bool| json!({"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
    room.browser.devtools("Network.enable", json!({})).await;
    room.proxy.set(Passes::Nothing);
    room.script(LISTEN).await;
    room.browser.devtools("Network.emulateNetworkConditions", network(true)).await;
    room.browser.says("#status", "This device is offline").await;
    let after = room.script("return said.find(([, words]) => words.includes('offline'))[0]").await;
    assert!(after.as_u64() < Some(5_000), "after {after} ms");
    room.type_in("Written in a tunnel.\u{e007}").await;
    room.browser.says("#pending", "Waiting for the connection").await;
    room.proxy.set(Passes::All);
    room.browser.devtools("Network.emulateNetworkConditions", network(false)).await;
    room.browser.says("#lines", "Written in a tunnel.").await;
    room.browser.close().await;
}

#[tokio::test]
async fn a_draft_is_not_called_saved() {
    let room = Room::open("real").await;
    room.answer("An answer that arrives.").await;
    room.browser.says("#status", "Saved").await;
    room.type_in("Half of the next").await;
    room.browser.says("#status", "Your draft is kept on this device.").await;
    // One of two that were sent is still on its way.
    room.script("wire.lose = 'answer'").await;
    room.type_in("\u{e007}").await;
    room.browser.says("#pending", "Sending").await;
    room.script("wire.lose = null").await;
    room.type_in("A third.\u{e007}").await;
    room.browser.says("#lines", "A third.").await;
    room.browser.says("#status", "Saved, but for one answer").await;
    room.close().await;
}

#[tokio::test]
async fn the_clock_does_not_trust_the_device() {
    let room = Room::open("real").await;
    let clock = async || {
        room.text("return document.getElementById('clock').textContent + ', ' + document.getElementById('clock-stage').textContent").await
    };
    let fast = "{ const real = Date.now.bind(Date); Date.now = () => real() + 600_000; }";
    // A clock that is ten minutes fast, from the beginning and all of a sudden.
    room.before_scripts(fast).await;
    room.load().await;
    room.script(fast).await;
    room.until("wire.got.at(-1).type === 'beat'").await;
    let now = clock().await;
    assert!(now.starts_with("45 min left, ") && !now.contains("up"), "{now}");
    // The device slept, and its clock stood: the server's word sets it.
    room.server.clock.advance(Duration::from_secs(150));
    room.until("document.getElementById('clock').textContent === '43 min left'").await;
    assert!(!clock().await.contains("up"), "{}", clock().await);
    room.close().await;
}

#[tokio::test]
async fn half_a_character_is_sent_and_what_is_refused_without_an_id_does_not_hang() {
    let room = Room::open("real").await;
    // No driver can type it, a broken paste can.
    let half = "const area = document.getElementById('answer');
        area.value = 'Half \\ud83d a character.';
        area.dispatchEvent(new Event('input', { bubbles: true }));";
    room.script(half).await;
    room.browser.click("#send").await;
    room.browser.says("#lines", "a character.").await;
    assert_eq!(room.text(LAST_ANSWER).await, "Half \u{fffd} a character.");

    room.script("wire.lose = 'answer'").await;
    room.type_in("Words that the server does not understand.\u{e007}").await;
    room.browser.says("#pending", "Sending").await;
    let refusal = json!({"type": "error", "code": "malformed", "message": "this is no message"}).to_string();
    let refuse = format!("wire.sockets.at(-1).dispatchEvent(new MessageEvent('message', {{ data: '{refusal}' }}))");
    room.script(&refuse).await;
    room.browser.says("#pending", "Not sent: this is no message").await;
    room.script("wire.lose = null").await;
    room.browser.click("#pending .retry").await;
    room.browser.says("#lines", "Words that the server does not understand.").await;
    room.close().await;
}
