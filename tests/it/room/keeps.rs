//! What was written is not lost: by two tabs, by broken storage, by the end of the time; and it stays as it was written.

use std::time::Duration;

use serde_json::json;

use super::{LAST_ANSWER, Room};
use crate::proxy::Passes;

/// Everything that the device keeps, in one text.
const KEPT: &str = "return Object.values(localStorage).join(' ')";
const LEFT_OVER: &str = "return document.getElementById('left-over-words').value";

#[tokio::test]
async fn no_tab_erases_what_another_one_keeps() {
    let room = Room::open("real").await;
    let driver = &room.browser.driver;
    let idle = driver.window().await.expect("a tab");
    let busy = driver.new_tab().await.expect("a tab");
    driver.switch_to_window(busy.clone()).await.expect("a tab");
    room.load().await;
    room.proxy.set(Passes::Cut);
    room.browser.says("#status", "Connection lost").await;
    room.type_in("Nobody but this device has these words.\u{e007}").await;
    room.browser.says("#pending", "kept on this device").await;
    room.type_in("And half of the next").await;
    room.until("Object.values(localStorage).join(' ').includes('And half of the next')").await;
    driver.switch_to_window(idle).await.expect("a tab");
    assert_eq!(room.value().await, "");
    driver.close_window().await.expect("it closes");
    driver.switch_to_window(busy).await.expect("a tab");
    let kept = room.text(KEPT).await;
    assert!(kept.contains("Nobody but this device") && kept.contains("And half of the next"), "{kept}");

    // Another tab takes both over, and the server has the first for good.
    let third = driver.new_tab().await.expect("a tab");
    driver.close_window().await.expect("it closes");
    driver.switch_to_window(third).await.expect("a tab");
    room.proxy.set(Passes::All);
    room.load().await;
    room.browser.says("#lines", "Nobody but this device has these words.").await;
    assert_eq!(room.value().await, "And half of the next");
    room.until("!Object.values(localStorage).join(' ').includes('Nobody but this device')").await;
    room.close().await;
}

#[tokio::test]
async fn each_tab_keeps_its_own_draft() {
    let room = Room::open("real").await;
    let driver = &room.browser.driver;
    let first = driver.window().await.expect("a tab");
    let second = driver.new_tab().await.expect("a tab");
    driver.switch_to_window(second.clone()).await.expect("a tab");
    room.load().await;
    room.write("The second tab's words").await;
    room.until("Object.values(localStorage).join(' ').includes('The second')").await;
    driver.switch_to_window(first).await.expect("a tab");
    room.write("The first tab's words").await;
    room.until("Object.values(localStorage).join(' ').includes('The first')").await;
    driver.close_window().await.expect("it closes");
    driver.switch_to_window(second).await.expect("a tab");
    let kept = room.text(KEPT).await;
    assert!(kept.contains("The first") && kept.contains("The second"), "{kept}");
    // Sent words are no draft any more, whichever tab wrote them.
    room.browser.click("#send").await;
    room.browser.says("#lines", "The second tab's words").await;
    room.load().await;
    assert_eq!(room.value().await, "The first tab's words");
    room.close().await;
}

#[tokio::test]
async fn what_was_half_written_when_the_time_is_up_can_be_copied() {
    let room = Room::open("real").await;
    room.type_in("The shards are chosen by").await;
    // The server has the draft as well once it has answered what was asked after it.
    room.until("wire.sent.some(({ type, text }) => type === 'typing' && text === 'The shards are chosen by')").await;
    room.until("wire.sent.at(-1).type === 'beat' && beats(wire.sent) === beats(wire.got)").await;
    room.server.clock.advance(Duration::from_hours(1));
    room.browser.says("#over", "Your scorecard is ready").await;
    let check = async |what: &str| {
        room.browser.find("#left-over").await;
        assert_eq!(room.text(LEFT_OVER).await, "The shards are chosen by", "{what}");
        room.browser.click("#left-over-copy").await;
        room.browser.says("#left-over-says", "Copied").await;
    };
    check("at once").await;
    for (width, height) in [(1280, 720), (360, 640)] {
        room.size(width, height).await;
        room.browser.keep(&format!("room-left-over-{width}")).await;
        room.browser.accessible("left over").await;
    }
    room.browser.goto(&room.url).await;
    check("after a reload").await;
    room.script("localStorage.clear()").await;
    room.browser.goto(&room.url).await;
    check("on another device").await;
    room.close().await;
}

#[tokio::test]
async fn an_answer_that_came_too_late_can_be_copied() {
    let room = Room::open("real").await;
    room.proxy.set(Passes::Cut);
    room.browser.says("#status", "Connection lost").await;
    room.type_in("Too late for the scorecard.\u{e007}").await;
    room.browser.says("#pending", "Too late").await;
    room.server.clock.advance(Duration::from_hours(1));
    room.proxy.set(Passes::All);
    room.browser.says("#over", "Your scorecard is ready").await;
    room.until("wire.got.some(({ type, code }) => type === 'error' && code === 'finished')").await;
    room.browser.find("#left-over").await;
    assert_eq!(room.text(LEFT_OVER).await, "Too late for the scorecard.");
    room.browser.goto(&room.url).await;
    room.browser.click("#left-over-drop").await;
    room.browser.goto(&room.url).await;
    assert_eq!(room.script("return document.getElementById('left-over').hidden").await, true);
    room.close().await;
}

#[tokio::test]
async fn broken_storage_never_kills_the_page() {
    let room = Room::open("real").await;
    let id = room.url.rsplit('/').next().expect("an id").to_owned();
    let junk = ["null", "5", "{", "[1]", "\"x\"", "{\"text\":5,\"at\":\"x\"}", "{\"text\":\"\",\"unsent\":7}", "{}"];
    for (n, junk) in junk.iter().enumerate() {
        let keys = ["greenroom:draft:ID", "greenroom:draft:ID:N", "greenroom:unsent:ID:N"];
        for key in keys.map(|key| key.replace("ID", &id).replace('N', &n.to_string())) {
            room.script(&format!("localStorage.setItem({}, {})", json!(key), json!(junk))).await;
        }
    }
    room.load().await;
    assert_eq!(room.value().await, "");
    room.answer("Whatever lies in the storage.").await;

    // Switched off, in each of the ways in which browsers do it.
    let off = [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })",
        "Object.defineProperty(window, 'localStorage', { value: null })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    ];
    for (n, off) in off.iter().enumerate() {
        room.before_scripts(off).await;
        room.load().await;
        room.answer(&format!("Without a storage, {n}.")).await;
        room.type_in("And a draft").await;
        room.browser.says("#status", "kept on this page only").await;
        room.write("").await;
    }
    room.close().await;
}

#[tokio::test]
async fn code_keeps_its_first_indentation() {
    let room = Room::open("real").await;
    let code = "    if full {\n        evict(oldest);\n    }";
    room.answer(&format!("\n{code}\n\n")).await;
    assert_eq!(room.text(LAST_ANSWER).await, code);
    let space = "return getComputedStyle(document.querySelector('#lines .candidate .words')).whiteSpace";
    assert_eq!(room.text(space).await, "pre-wrap");
    room.load().await;
    assert_eq!(room.text(LAST_ANSWER).await, code);
    room.browser.keep("room-code").await;
    room.close().await;
}
