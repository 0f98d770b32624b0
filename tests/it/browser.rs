//! A real browser: Debian's chromium through chromedriver. The whole way of a newcomer, with axe on every page in every
//! state, no console error, and nothing asked of another host.
//!
//! Pictures of every state are kept in the target folder's `tmp/screenshots`, to be looked at by people.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::process::Process;

const AXE: &str = include_str!("vendor/axe.min.js");

/// Widths in CSS pixels with their heights, and colour schemes.
const WIDTHS: [(u32, u32); 2] = [(1280, 900), (360, 740)];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// Messages of the browser about a line that we cut on purpose.
/// A bare text page has no icon, and the browser asks for one.
const EXPECTED: [&str; 2] = ["WebSocket connection to", "/favicon.ico"];

pub(crate) struct Browser {
    pub(crate) driver: WebDriver,
    /// The driver's own address of this session, for what its protocol lacks.
    session: String,
    chromedriver: Child,
    http: reqwest::Client,
}

pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}

/// Where pictures are kept.
fn pictures() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screenshots");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

impl Browser {
    pub(crate) async fn open() -> Self {
        let port = free_port();
        let chromedriver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed (Debian: chromium-driver; tests/run installs it)");
        let mut wanted = DesiredCapabilities::chrome();
        for flag in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1280,900",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Whoever asks for another host gets nothing, and the test sees it.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ] {
            wanted.add_arg(flag).expect("a flag");
        }
        wanted.set("goog:loggingPrefs", json!({"browser": "ALL"})).expect("a capability");
        let server = format!("http://127.0.0.1:{port}");
        let mut tries = 0;
        let driver = loop {
            match WebDriver::new(&server, wanted.clone()).await {
                Ok(driver) => break driver,
                Err(problem) if tries == 100 => panic!("chromedriver does not answer: {problem}"),
                // It has no way to say that it listens.
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
            tries += 1;
        };
        let session = format!("{server}/session/{}", driver.session_id());
        Self { driver, session, chromedriver, http: reqwest::Client::builder().no_proxy().build().expect("a client") }
    }

    async fn ask(&self, path: &str, body: Value) -> Value {
        let answer = self.http.post(format!("{}/{path}", self.session)).json(&body).send().await.expect("chromedriver");
        answer.json::<Value>().await.expect("JSON")["value"].take()
    }

    pub(crate) async fn devtools(&self, command: &str, params: Value) -> Value {
        self.ask("goog/cdp/execute", json!({"cmd": command, "params": params})).await
    }

    pub(crate) async fn goto(&self, url: &str) {
        self.driver.goto(url).await.expect("a page");
    }

    /// The first element that fits, as soon as it is there and can be seen.
    pub(crate) async fn find(&self, css: &str) -> WebElement {
        let query = self.driver.query(By::Css(css)).wait(Duration::from_secs(30), Duration::from_millis(50));
        query.and_displayed().first().await.unwrap_or_else(|problem| panic!("{css}: {problem}"))
    }

    /// Waits until an element says something.
    pub(crate) async fn says(&self, css: &str, words: &str) {
        let wanted = words.to_owned();
        let query = self.driver.query(By::Css(css)).wait(Duration::from_mins(1), Duration::from_millis(50));
        let found = query.with_text(thirtyfour::stringmatch::StringMatch::new(wanted).partial()).first().await;
        if found.is_err() {
            let text = self.find(css).await.text().await.expect("a text");
            panic!("{css} says {text:?}, not {words:?}");
        }
    }

    pub(crate) async fn click(&self, css: &str) {
        let element = self.find(css).await;
        // Whoever scrolls sees where it ends; a driver does not wait for it.
        let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.driver.execute(scroll, vec![element.to_json().expect("an element")]).await.expect("it scrolls");
        element.click().await.unwrap_or_else(|problem| panic!("{css}: {problem}"));
    }

    /// At both widths in both schemes: a picture, axe, nothing wider than the window.
    pub(crate) async fn look(&self, name: &str) {
        for (width, height) in WIDTHS {
            let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
            self.devtools("Emulation.setDeviceMetricsOverride", size).await;
            for scheme in SCHEMES {
                self.media(scheme).await;
                self.keep(&format!("{name}-{width}-{scheme}")).await;
                self.accessible(&format!("{name} at {width}, {scheme}")).await;
                let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
                let wide = self.script(wide).await;
                assert!(wide.as_i64() <= Some(0), "{name} at {width}: {wide} pixels too wide");
            }
        }
        self.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await;
    }

    /// Colours change at once, so that no picture shows them half-way.
    pub(crate) async fn media(&self, scheme: &str) {
        let feature = |name: &str, value: &str| json!({"name": name, "value": value});
        let features = [feature("prefers-color-scheme", scheme), feature("prefers-reduced-motion", "reduce")];
        self.devtools("Emulation.setEmulatedMedia", json!({"features": features})).await;
    }

    pub(crate) async fn keep(&self, name: &str) {
        let png = self.driver.screenshot_as_png().await.expect("a picture");
        std::fs::write(pictures().join(format!("{name}.png")), png).expect("written");
    }

    pub(crate) async fn script(&self, script: &str) -> Value {
        let done = self.driver.execute(script, Vec::new()).await.expect("a script that runs");
        done.json().clone()
    }

    /// No violation of the WCAG's A and AA rules.
    pub(crate) async fn accessible(&self, what: &str) {
        self.driver.execute(AXE, Vec::new()).await.expect("axe loads");
        let run = "const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, { runOnly: { type: 'tag', values: tags } }).then((found) => done(found.violations.map(
                (one) => one.id + ': ' + one.help + ' ' + one.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | '))));";
        let found = self.driver.execute_async(run, Vec::new()).await.expect("axe runs");
        let found: Vec<String> = serde_json::from_value(found.json().clone()).expect("a list");
        assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
    }

    /// No error on the console since the last look, and nothing that was asked of another host.
    pub(crate) async fn quiet(&self, home: &str) {
        let said = self.ask("se/log", json!({"type": "browser"})).await;
        let is_error = |line: &&Value| line["level"] == "SEVERE" || line["level"] == "WARNING";
        let errors = said.as_array().expect("a list").iter().filter(is_error).map(|line| line["message"].to_string());
        let errors: Vec<String> = errors.filter(|line| !EXPECTED.iter().any(|words| line.contains(words))).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let asked = self
            .script("return performance.getEntries().filter((one) => one.name.includes('://')).map((one) => one.name)")
            .await;
        let abroad: Vec<&str> = asked.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        assert!(abroad.iter().all(|url| url.starts_with(home)), "{abroad:?}");
    }

    /// How many pages of A4 it prints on.
    pub(crate) async fn printed(&self) -> usize {
        let paper =
            json!({"paperWidth": 8.27, "paperHeight": 11.69, "printBackground": true, "preferCSSPageSize": true});
        let pdf = self.devtools("Page.printToPDF", paper).await;
        let pdf = BASE64.decode(pdf["data"].as_str().expect("a document")).expect("base64");
        std::fs::write(pictures().join("printed.pdf"), &pdf).expect("written");
        let text = String::from_utf8_lossy(&pdf);
        let count = text.rsplit("/Count ").next().expect("a part").split_whitespace().next().expect("a number");
        count.parse().expect("a number")
    }

    pub(crate) async fn close(mut self) {
        self.driver.clone().quit().await.expect("it quits");
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
    }
}

/// Before anything is asked: what it is, a real scorecard, and the questions.
async fn looked_around(browser: &Browser, home: &str) {
    browser.goto(home).await;
    browser.look("home").await;
    browser.quiet(home).await;
    browser.click(".miniature a.button").await;
    browser.says("h1", "URL shortener").await;
    browser.look("sample").await;
    let pages = browser.printed().await;
    assert!((2..=4).contains(&pages), "a scorecard prints on {pages} pages");
    browser.quiet(home).await;
    browser.goto(home).await;

    // Narrowed to what is wanted, and back.
    browser.find("#narrow-kind").await.send_keys("Operations").await.expect("chosen");
    browser.click(".narrow-down button").await;
    browser.says(".narrow-says", "20 of 163 questions fit").await;
    browser.find("a[href$='question=region-failure']").await;
    browser.look("home-narrowed").await;
    browser.goto(home).await;
}

/// From the scorecard: one turn answered again, and how scores are made.
async fn answered_again(browser: &Browser, home: &str) {
    browser.click("a.again[href$='/again/2']").await;
    browser.says("h1", "Answer turn 2 again").await;
    browser.look("again").await;
    let better =
        " A counter in blocks gives each server its own range, so that no two servers ever draw the same code.";
    browser.find("#text").await.send_keys(better).await.expect("typed");
    browser.click("form.again-form button[type=submit]").await;
    browser.says("#change-title", "What it changes").await;
    browser.look("again-tried").await;
    browser.quiet(home).await;
    browser.goto(&format!("{home}/how")).await;
    browser.says("h1", "How scores are made").await;
    browser.look("how").await;
    browser.click("main a[href$='/how-good']").await;
    browser.says("h1", "How good is it?").await;
    browser.look("how-good").await;
    browser.quiet(home).await;
}

#[tokio::test]
async fn a_newcomer_is_interviewed_cut_off_comes_back_and_reads_a_scorecard() {
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    let listen = format!("127.0.0.1:{port}");
    let home = format!("http://{listen}");
    let server = Process::serve_at(folder.path(), &listen, &[]);
    let browser = Browser::open().await;

    looked_around(&browser, &home).await;

    // A question and a click.
    browser.goto(&format!("{home}/?question=url-shortener")).await;
    browser.click("form.start button[type=submit]").await;
    browser.says("#status", "Connected").await;
    browser.look("room-first").await;
    let area = browser.find("#answer").await;
    area.send_keys("How many new links are made each month, and how many redirects follow?").await.expect("typed");
    browser.click("#send").await;
    browser.says("#lines li.candidate", "How many new links").await;
    browser.says("#facts", "million").await;
    let spoken = "A unique constraint on the code makes the database reject the second insert of the same code.";
    browser.find("#answer").await.send_keys(format!("{spoken}\u{e007}")).await.expect("typed");
    browser.says("#lines", spoken).await;
    let sum =
        "We plan for 100 million links a month, so 100 million / 2.6 million seconds is about 39 per second.\u{e007}";
    browser.find("#answer").await.send_keys(sum).await.expect("typed");
    browser.says("#figures", "100 million").await;
    browser.look("room-running").await;
    browser.click("#hint").await;
    browser.look("room-hint-cost").await;
    browser.click("#hint-take").await;
    browser.click("#pause").await;
    browser.find("#paused-note").await;
    browser.look("room-paused").await;
    browser.click("#pause").await;
    browser.says("#pause", "Pause").await;
    browser.quiet(&home).await;

    // Cut off by a crash in the middle of a sentence; an answer sent meanwhile waits, a draft stays.
    server.kill();
    browser.says("#status", "Connection lost").await;
    browser
        .find("#answer")
        .await
        .send_keys("Redirects are read from a cache in every region.\u{e007}")
        .await
        .expect("typed");
    browser.says("#pending", "Redirects are read").await;
    browser.find("#answer").await.send_keys("And this is only half a").await.expect("typed");
    browser.look("room-lost").await;
    let server = Process::serve_at(folder.path(), &listen, &[]);
    browser.says("#lines", "Redirects are read from a cache in every region.").await;
    let draft = browser.find("#answer").await.prop("value").await.expect("a value");
    assert_eq!(draft.as_deref(), Some("And this is only half a"));

    // A reload in the middle keeps the draft and the whole conversation.
    browser.driver.refresh().await.expect("a reload");
    browser.says("#status", "Connected").await;
    browser.says("#restored", "was kept on this device").await;
    browser.says("#lines", spoken).await;

    // A second tab takes over, and the first is told kindly.
    let first = browser.driver.window().await.expect("a tab");
    let room = browser.driver.current_url().await.expect("an address").to_string();
    let second = browser.driver.new_tab().await.expect("a tab");
    browser.driver.switch_to_window(second).await.expect("a tab");
    browser.goto(&room).await;
    browser.says("#status", "Connected").await;
    browser.driver.switch_to_window(first).await.expect("a tab");
    browser.says("#status", "open in another tab").await;
    browser.look("room-elsewhere").await;
    browser.click("#come-back").await;
    browser.says("#status", "Connected").await;

    browser.click("#next-stage").await;
    browser.click("#finish").await;
    browser.find("#finish-dialog").await;
    browser.look("room-finish").await;
    browser.click("#finish-dialog .danger").await;
    browser.says("h1", "URL shortener").await;
    browser.find(".over a, .verdict, .score").await;
    browser.goto(&format!("{room}/scorecard")).await;
    browser.look("scorecard").await;
    browser.click("#open-all").await;
    browser.says("body", spoken).await;
    browser.look("scorecard-opened").await;
    browser.quiet(&home).await;

    answered_again(&browser, &home).await;
    browser.goto(&format!("{room}/scorecard")).await;

    // The conversation again, turn by turn.
    browser.click("#open-all").await;
    browser.click("#replay-start").await;
    browser.says("#replay-says", "Turn 1 of").await;
    browser.click("#replay-next").await;
    browser.says("#replay-says", "Turn 2 of").await;
    browser.look("scorecard-replay").await;
    browser.click("#replay-end").await;

    // A quote leads to the turn that it was said in.
    browser.click("a[href^='#turn-']").await;
    let target = browser.script("return document.querySelector(':target')?.textContent ?? ''").await;
    assert!(!target.as_str().expect("a text").is_empty(), "the quote leads nowhere");

    browser.goto(&format!("{home}/interviews")).await;
    browser.says("main", "URL shortener").await;
    browser.look("interviews").await;
    browser.goto(&format!("{home}/no-such-page")).await;
    browser.look("not-found").await;
    browser.close().await;
    server.kill();
}

#[tokio::test]
async fn an_author_sees_why_a_sentence_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Process::serve(folder.path(), &[]);
    let home = server.base.clone();
    let browser = Browser::open().await;
    browser.goto(&format!("{home}/how-good")).await;
    browser.click("main a[href$='/explain']").await;
    browser.says("h1", "Why a sentence counts").await;
    browser.look("explain").await;
    browser.click("a[href$='/explain?sample=1']").await;
    browser.says("#sentences-title", "Sentence by sentence").await;
    browser.look("explain-sample").await;
    browser.click("#s-2 summary").await;
    browser.says("#s-2 .why-columns", "Nearest ideas").await;
    browser.look("explain-open").await;

    // Own words for another question, without a script.
    assert_eq!(browser.script("return document.scripts.length").await, 0);
    browser.script("document.getElementById('question').value = 'web-crawler'").await;
    let said = "We return a 301, which browsers keep, and still count every click because each visit goes through our \
        servers. The weather was fine.";
    let area = browser.find("#text").await;
    area.clear().await.expect("emptied");
    area.send_keys(said).await.expect("typed");
    browser.click("form.explain-form button[type=submit]").await;
    browser.says("#s-2", "The weather was fine.").await;
    browser.look("explain-own").await;
    browser.quiet(&home).await;
    browser.find("#text").await.clear().await.expect("emptied");
    browser.find("#text").await.send_keys("## interviewer\nWell?").await.expect("typed");
    browser.click("form.explain-form button[type=submit]").await;
    browser.says(".error-summary", "Nobody answers in it").await;
    browser.look("explain-wrong").await;
    browser.close().await;
    server.kill();
}
