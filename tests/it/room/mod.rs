//! The room in a real browser, by way of a network that can fail and with a clock that only the test moves: what it looks
//! like, what it keeps, what it says.

mod keeps;
mod looks;
mod says;

use std::time::Duration;

use greenroom::clock::Clock;
use greenroom::config::Config;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Browser, free_port};
use crate::proxy::Proxy;
use crate::server::{START, Server};

/// Before any script of the page: every frame that is sent or comes, and the sockets.
const WIRE: &str = r"
    window.wire = { sent: [], got: [], sockets: [], lose: null };
    window.beats = (messages) => messages.filter(({ type }) => type === 'beat').length;
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function (frame) {
        if (!wire.sockets.includes(this)) {
            wire.sockets.push(this);
            this.addEventListener('message', (event) => wire.got.push(JSON.parse(event.data)));
        }
        const message = JSON.parse(frame);
        wire.sent.push(message);
        if (message.type !== wire.lose) send.call(this, frame);
    };";

/// The same wherever it is asked: what the newest answer in the conversation says.
const LAST_ANSWER: &str = "return [...document.querySelectorAll('#lines .candidate .words')].at(-1)?.textContent ?? ''";

struct Room {
    server: Server,
    proxy: Proxy,
    browser: Browser,
    home: String,
    url: String,
}

impl Room {
    /// A new interview, connected.
    async fn open(mode: &str) -> Self {
        let home = format!("http://127.0.0.1:{}", free_port());
        let mut config = Config::default();
        config.server.public_url.clone_from(&home);
        // The clock stands still, so that nothing would refill.
        config.limits.frames.burst = 100_000;
        let server = Server::with(config, Clock::manual(START), None);
        let proxy = Proxy::at(home.trim_start_matches("http://"), server.address).await;
        let browser = Browser::open().await;
        browser.devtools("Page.enable", json!({})).await;
        let room = Self { server, proxy, browser, url: String::new(), home };
        room.before_scripts(WIRE).await;
        room.browser.goto(&room.home).await;
        let ask = json!({"question": "url-shortener", "level": "L5", "mode": mode}).to_string();
        let open = format!(
            "const done = arguments[0];
            const headers = {{ 'content-type': 'application/json' }};
            fetch('/api/v1/interviews', {{ method: 'POST', headers, body: '{ask}' }})
                .then((answer) => answer.json()).then((opened) => done(opened.href));"
        );
        let href = room.browser.driver.execute_async(open, Vec::new()).await.expect("it runs");
        let href = href.json().as_str().expect("an address").to_owned();
        let url = if href.starts_with('/') { format!("{}{href}", room.home) } else { href };
        let room = Self { url, ..room };
        room.load().await;
        room
    }

    /// The page again, as after a reload.
    async fn load(&self) {
        self.browser.goto(&self.url).await;
        self.until("document.querySelector('.connection')?.classList.contains('fine')").await;
    }

    async fn before_scripts(&self, script: &str) {
        self.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await;
    }

    async fn script(&self, script: &str) -> Value {
        self.browser.script(script).await
    }

    /// Waits until a condition of the page holds.
    async fn until(&self, condition: &str) {
        let waits = format!(
            "const done = arguments[0];
            const look = () => {{ if ({condition}) done(true); else setTimeout(look, 20); }};
            look();"
        );
        let timeouts = TimeoutConfiguration::new(Some(Duration::from_secs(40)), None, None);
        self.browser.driver.update_timeouts(timeouts).await.expect("timeouts");
        let done = self.browser.driver.execute_async(waits, Vec::new()).await;
        assert!(done.is_ok(), "never: {condition}; {}", self.script("return document.body.innerText").await);
    }

    /// Puts words into the field as a paste does.
    async fn write(&self, words: &str) {
        let words = json!(words);
        self.script(&format!(
            "const area = document.getElementById('answer');
            area.value = {words};
            area.dispatchEvent(new Event('input', {{ bubbles: true }}));"
        ))
        .await;
    }

    /// Writes and sends; returns when it stands in the conversation.
    async fn answer(&self, words: &str) {
        let before = self.script("return document.querySelectorAll('#lines .candidate').length").await;
        self.write(words).await;
        self.browser.click("#send").await;
        self.until(&format!("document.querySelectorAll('#lines .candidate').length > {before}")).await;
    }

    async fn type_in(&self, keys: &str) {
        self.browser.find("#answer").await.send_keys(keys).await.expect("typed");
    }

    async fn value(&self) -> String {
        self.text("return document.getElementById('answer').value").await
    }

    async fn text(&self, script: &str) -> String {
        self.script(script).await.as_str().expect("a text").to_owned()
    }

    /// A window of this size; small ones are touched.
    async fn size(&self, width: u32, height: u32) {
        let touch = width < 600;
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch});
        self.browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
        self.browser.devtools("Emulation.setTouchEmulationEnabled", json!({"enabled": touch})).await;
    }

    async fn close(self) {
        self.browser.quiet(&self.home).await;
        self.browser.close().await;
        self.server.stop();
    }
}
