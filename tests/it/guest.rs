//! A browser without a window: it keeps its cookie, says where it comes from, and opens lines.

use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::ORIGIN;
use serde_json::{Value, json};

use crate::line::{Line, Refused};

#[derive(Clone)]
pub(crate) struct Guest {
    pub(crate) base: String,
    http: reqwest::Client,
    jar: Arc<Jar>,
}

/// An interview as it was opened.
#[derive(Clone, Debug)]
pub(crate) struct Opened {
    pub(crate) id: String,
    pub(crate) ws: String,
}

impl Guest {
    pub(crate) fn new(base: &str) -> Self {
        let jar = Arc::new(Jar::default());
        let http = reqwest::Client::builder()
            .cookie_provider(Arc::clone(&jar))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .expect("a client");
        Self { base: base.to_owned(), http, jar }
    }

    /// The browser that has this cookie.
    pub(crate) fn known(base: &str, cookie: &str) -> Self {
        let guest = Self::new(base);
        guest.jar.add_cookie_str(cookie, &base.parse().expect("an address"));
        guest
    }

    /// The same browser after the server came back at another address.
    pub(crate) fn moved(&mut self, base: &str) {
        let cookie = self.cookie();
        base.clone_into(&mut self.base);
        let url = base.parse().expect("an address");
        cookie.split("; ").filter(|pair| !pair.is_empty()).for_each(|pair| self.jar.add_cookie_str(pair, &url));
    }

    /// Opens the built-in question at L5.
    pub(crate) async fn open(&self, mode: &str) -> Opened {
        let ask = json!({"question": "url-shortener", "level": "L5", "mode": mode});
        let (status, body) = self.post("/api/v1/interviews", &ask).await;
        assert_eq!(status, 201, "{body}");
        let text = |key: &str| body[key].as_str().expect("a text").to_owned();
        Opened { id: text("id"), ws: text("ws") }
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let url = format!("{}{path}", self.base);
        let answer = self.http.post(url).header(ORIGIN, &self.base).json(body).send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.unwrap_or(Value::Null))
    }

    /// Any request, as a browser's form or script would make it.
    pub(crate) async fn send(
        &self,
        request: impl FnOnce(&reqwest::Client) -> reqwest::RequestBuilder,
    ) -> reqwest::Response {
        request(&self.http).send().await.expect("an answer")
    }

    /// A form, as a browser sends it: once more where it is asked to, with the cookies that it was given.
    pub(crate) async fn form(&self, path: &str, form: &[(&str, &str)]) -> reqwest::Response {
        let mut url = format!("{}{path}", self.base);
        loop {
            let answer = self.send(|http| http.post(&url).header(ORIGIN, &self.base).form(form)).await;
            if answer.status() != 307 {
                return answer;
            }
            url = format!("{}{}", self.base, answer.headers()["location"].to_str().expect("a path"));
        }
    }

    pub(crate) async fn get(&self, path: &str) -> (u16, String) {
        let answer = self.http.get(format!("{}{path}", self.base)).send().await.expect("an answer");
        (answer.status().as_u16(), answer.text().await.expect("a text"))
    }

    pub(crate) async fn json(&self, path: &str) -> Value {
        let (status, body) = self.get(path).await;
        assert_eq!(status, 200, "{path}: {body}");
        serde_json::from_str(&body).expect("JSON")
    }

    /// An interview with one answer, ended: its id.
    pub(crate) async fn ended(&self, said: &str) -> String {
        let opened = self.open("real").await;
        let (mut line, _) = self.enter(&opened).await;
        line.answer(said).await;
        line.until("stage").await;
        line.say(&json!({"type": "finish", "id": uuid::Uuid::new_v4()})).await;
        line.until("report").await;
        opened.id
    }

    /// The journal, as the API tells it.
    pub(crate) async fn journal(&self, id: &str) -> Vec<Value> {
        let mut lines: Vec<Value> = Vec::new();
        loop {
            let after = lines.last().map_or(0, |line| line["seq"].as_u64().expect("a number"));
            let page = self.json(&format!("/api/v1/interviews/{id}/entries?after={after}")).await;
            let page = page.as_array().expect("a list").clone();
            if page.is_empty() {
                return lines;
            }
            lines.extend(page);
        }
    }

    pub(crate) fn cookie(&self) -> String {
        let url = self.base.parse().expect("an address");
        self.jar.cookies(&url).map_or_else(String::new, |value| value.to_str().expect("ASCII").to_owned())
    }

    /// A line to the interview, before anything was said.
    pub(crate) async fn dial(&self, opened: &Opened) -> Result<Line, Refused> {
        Line::dial(&self.base, &opened.ws, &self.cookie(), Some(&self.base)).await
    }

    /// The same by way of a network that fails.
    pub(crate) async fn dial_through(&self, opened: &Opened, at: SocketAddr) -> Result<Line, Refused> {
        Line::dial_at(&at.to_string(), &self.base, &opened.ws, &self.cookie(), Some(&self.base)).await
    }

    /// A line that has said hello, and what it was told.
    pub(crate) async fn enter(&self, opened: &Opened) -> (Line, Vec<Value>) {
        let mut line = self.dial(opened).await.expect("the upgrade");
        line.say(&json!({"type": "hello"})).await;
        let told = line.until("stage").await;
        (line, told)
    }
}
