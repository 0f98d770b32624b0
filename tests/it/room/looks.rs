//! Telephones and low windows, what the facts and the help tell, and the question before the end.

use super::{LAST_ANSWER, Room};
use crate::proxy::Passes;

/// What stands out of the window at the right or left, or scrolls sideways.
const TOO_WIDE: &str = "
    const wide = [...document.querySelectorAll('body *')].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && one.checkVisibility() && (box.right > innerWidth + 0.5 || box.left < -0.5);
    });
    const scrolls = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
    const place = document.getElementById('log');
    if (place.scrollWidth > place.clientWidth) scrolls.push('the log');
    return scrolls.concat(wide.map((one) => one.tagName + '.' + one.className + '#' + one.id)).join(' ');";

/// Which part of the window's height shows the conversation and nothing else.
const CONVERSATION: &str = "
    const log = document.getElementById('log').getBoundingClientRect();
    const desk = document.querySelector('.desk').getBoundingClientRect();
    return (Math.min(log.bottom, desk.top, innerHeight) - Math.max(log.top, 0)) / innerHeight;";

fn unbreakable() -> [String; 3] {
    [
        format!("See https://example.org/{} for the limits.", "path/with-a-name".repeat(24)),
        format!("{{\"links\":[{}]}}", "{\"code\":\"aB3dE5g\",\"target\":\"t\"},".repeat(12)),
        "w".repeat(400),
    ]
}

#[tokio::test]
async fn nothing_is_wider_than_a_telephone() {
    let room = Room::open("guided").await;
    room.size(360, 640).await;
    let check = async |what: &str| assert_eq!(room.text(TOO_WIDE).await, "", "{what}");
    check("at first").await;
    for words in unbreakable() {
        room.answer(&words).await;
        check(&words).await;
    }
    room.answer(&format!("How many new links are made each month for {}?", "w".repeat(90))).await;
    room.script("for (const part of document.querySelectorAll('.facts details')) part.open = true").await;
    room.browser.says("#facts", "million").await;
    check("the facts").await;
    room.write(&unbreakable().join("\n")).await;
    check("a draft").await;
    room.browser.click("#hint").await;
    check("the price of a hint").await;
    room.load().await;
    check("after a reload").await;
    room.proxy.set(Passes::Cut);
    room.browser.says("#status", "Connection lost").await;
    room.browser.click("#send").await;
    room.browser.says("#pending", "Waiting for the connection").await;
    check("what waits").await;
    room.browser.keep("room-wide-360").await;
    room.proxy.set(Passes::All);
    room.until("document.querySelector('#pending li') === null").await;
    room.close().await;
}

#[tokio::test]
async fn on_touch_enter_begins_a_line_and_send_sends() {
    let room = Room::open("real").await;
    room.size(360, 640).await;
    room.load().await;
    room.type_in("First line\u{e007}second line").await;
    assert_eq!(room.value().await, "First line\nsecond line");
    room.browser.click("#send").await;
    room.browser.says("#lines", "second line").await;
    assert_eq!(room.text(LAST_ANSWER).await, "First line\nsecond line");
    // With keys, the other way round; with Ctrl always.
    room.size(1280, 720).await;
    room.load().await;
    room.type_in("One\u{e008}\u{e007}\u{e008}two\u{e007}").await;
    room.browser.says("#lines", "two").await;
    assert_eq!(room.text(LAST_ANSWER).await, "One\ntwo");
    room.close().await;
}

#[tokio::test]
async fn the_conversation_keeps_half_of_a_low_window() {
    let room = Room::open("guided").await;
    room.answer("How many new links are made each month, and how long do links live?").await;
    for n in 1..8 {
        let words = "A redirect is read from a cache in each region; if it misses, from the table by its code.";
        room.answer(&format!("Step {n}. {}", [words; 3].join(" "))).await;
    }
    room.answer("We plan for 100 million links a month, so 100 million / 2.6 million seconds is about 39 per second.")
        .await;
    for (width, height) in [(1280, 720), (1280, 657), (360, 640), (360, 657)] {
        room.size(width, height).await;
        room.load().await;
        let check = async |what: &str| {
            let part = room.script(CONVERSATION).await.as_f64().expect("a number");
            assert!(part >= 0.5, "{width}x{height}, {what}: {part}");
        };
        check("nothing written").await;
        for scheme in ["light", "dark"] {
            room.browser.media(scheme).await;
            room.browser.keep(&format!("room-long-{width}x{height}-{scheme}")).await;
            room.browser.accessible(&format!("{width}x{height}, {scheme}")).await;
        }
        room.browser.click("#hint").await;
        check("the price of a hint").await;
        room.browser.keep(&format!("room-hint-{width}x{height}")).await;
        room.browser.click("#hint-leave").await;
        room.write(&"A line of a long answer.\n".repeat(30)).await;
        // What grows is seen in the next frame.
        room.until("document.getElementById('newer').hidden").await;
        check("a long answer").await;
        room.browser.keep(&format!("room-draft-{width}x{height}")).await;
        room.write("").await;
    }
    room.close().await;
}

#[tokio::test]
async fn facts_are_shown_with_what_was_asked() {
    let room = Room::open("real").await;
    room.answer("Let me begin with the scope. How many new links are made each month? And do links expire?").await;
    let check = async || {
        let facts = "return [...document.querySelectorAll('#facts li')].map((fact) => fact.innerText).join('|')";
        let facts = room.text(facts).await;
        let facts: Vec<&str> = facts.split('|').collect();
        assert_eq!(facts.len(), 2, "{facts:?}");
        assert!(facts[0].starts_with("How many new links are made each month?\nAbout 100 million"), "{facts:?}");
        assert!(facts[1].starts_with("And do links expire?\nFive years"), "{facts:?}");
    };
    room.until("document.querySelectorAll('#facts li').length === 2").await;
    check().await;
    room.load().await;
    check().await;
    room.close().await;
}

#[tokio::test]
async fn words_run_in_their_own_direction() {
    let room = Room::open("real").await;
    let check = async |words: &str, expect: &str| {
        room.write(words).await;
        let of = |place: &str| {
            format!("return getComputedStyle([...document.querySelectorAll('{place}')].at(-1)).direction")
        };
        assert_eq!(room.text(&of("#answer")).await, expect);
        room.answer(words).await;
        assert_eq!(room.text(&of("#lines .candidate .words")).await, expect);
        room.load().await;
        assert_eq!(room.text(&of("#lines .candidate .words")).await, expect);
    };
    check("\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{5e2}\u{5d5}\u{5dc}\u{5dd}", "rtl").await;
    check("A cache in each region.", "ltr").await;
    room.close().await;
}

#[tokio::test]
async fn the_end_is_asked_about_once_and_going_on_has_the_focus() {
    let room = Room::open("real").await;
    room.browser.click("#finish").await;
    room.browser.find("#finish-dialog").await;
    assert_eq!(room.text("return document.activeElement.value").await, "stay");
    assert_eq!(room.script("return document.getElementById('finish-unsent').hidden").await, true);
    // Who hits Enter twice goes on.
    room.browser.driver.active_element().await.expect("a focus").send_keys("\u{e007}").await.expect("typed");
    room.until("!document.getElementById('finish-dialog').open").await;
    assert_eq!(room.script("return wire.sent.some(({ type }) => type === 'finish')").await, false);
    room.write("Half of an").await;
    room.browser.click("#finish").await;
    room.browser.says("#finish-unsent", "not sent").await;
    room.browser.keep("room-finish-unsent").await;
    room.browser.click("#finish-dialog .danger").await;
    room.browser.says("#over", "Your scorecard is ready").await;
    assert_eq!(room.script("return wire.sent.filter(({ type }) => type === 'finish').length").await, 1);
    room.close().await;
}

#[tokio::test]
async fn help_tells_the_keys_and_what_the_buttons_cost() {
    let room = Room::open("real").await;
    for (width, height) in [(1280, 720), (360, 640)] {
        room.size(width, height).await;
        room.browser.click("#help").await;
        for word in ["Enter", "Hint", "no points", "Next stage", "30 minutes in all", "Finish"] {
            room.browser.says("#help-dialog", word).await;
        }
        for scheme in ["light", "dark"] {
            room.browser.media(scheme).await;
            room.browser.keep(&format!("room-help-{width}-{scheme}")).await;
            room.browser.accessible(&format!("help at {width}, {scheme}")).await;
        }
        assert_eq!(room.text(TOO_WIDE).await, "");
        room.browser.driver.active_element().await.expect("a focus").send_keys("\u{e00c}").await.expect("typed");
        room.until("!document.getElementById('help-dialog').open").await;
        assert_eq!(room.text("return document.activeElement.id").await, "help");
    }
    // The key opens it, but for whoever writes.
    room.type_in("Why?").await;
    assert_eq!(room.value().await, "Why?");
    room.browser.driver.execute("document.getElementById('log').focus()", Vec::new()).await.expect("a focus");
    room.browser.driver.active_element().await.expect("a focus").send_keys("?").await.expect("typed");
    room.browser.find("#help-dialog").await;
    room.close().await;
}
