//! Behind a real nginx and a real Caddy (Debian's packages), below a base path: a form, a room, its WebSocket and the
//! scorecard, with the base path handed on and taken off, and with what the proxy does when nobody has told it anything.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use greenroom::clock::Clock;
use greenroom::config::{Config, Server as Settings};
use serde_json::json;
use uuid::Uuid;

use crate::browser::free_port;
use crate::guest::{Guest, Opened};
use crate::server::{START, Server};

const FORM: [(&str, &str); 4] = [("question", "url-shortener"), ("level", "L5"), ("mode", "real"), ("minutes", "45")];

/// A proxy in a process of its own; it ends with the value.
struct Proxy(Child);

impl Proxy {
    /// Returns when it listens.
    fn run(command: &mut Command, port: u16) -> Self {
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut proxy = Self(child.expect("the proxy is installed"));
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(proxy.0.try_wait().expect("it can be asked").is_none(), "the proxy does not like its settings");
            std::thread::yield_now();
        }
        proxy
    }

    fn nginx(folder: &Path, port: u16, location: &str) -> Self {
        let at = folder.display();
        let settings = format!(
            "user root; daemon off; pid {at}/pid; error_log {at}/error.log; worker_processes 1;
            events {{}}
            http {{
                access_log off; client_body_temp_path {at}/a; proxy_temp_path {at}/b; fastcgi_temp_path {at}/c;
                uwsgi_temp_path {at}/d; scgi_temp_path {at}/e;
                map $http_upgrade $connection_upgrade {{ default upgrade; '' close; }}
                server {{ listen 127.0.0.1:{port}; {location} }}
            }}"
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, settings).expect("written");
        Self::run(Command::new("nginx").args(["-e", "stderr", "-c"]).arg(file).arg("-p").arg(folder), port)
    }

    fn caddy(folder: &Path, port: u16, route: &str) -> Self {
        let settings = format!("{{\n admin off\n auto_https off\n}}\nhttp://127.0.0.1:{port} {{\n{route}\n}}\n");
        let file = folder.join("Caddyfile");
        fs::write(&file, settings).expect("written");
        let mut command = Command::new("caddy");
        command.env("HOME", folder).env("XDG_CONFIG_HOME", folder).env("XDG_DATA_HOME", folder);
        Self::run(command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file), port)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // Asked, nginx takes its worker with it.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

/// An interview from the form to the scorecard, as a browser that only knows the proxy.
async fn works(base: &str, below: &str) {
    let guest = Guest::new(base);
    let (status, page) = guest.get(&format!("{below}/")).await;
    assert!(matches!(status, 200 | 308), "{status}: {page}");
    let answer = guest.form(&format!("{below}/interviews"), &FORM).await;
    assert_eq!(answer.status(), 303, "{:?}", answer.text().await);
    let room = answer.headers()["location"].to_str().expect("a path").to_owned();
    let (status, page) = guest.get(&room).await;
    assert!(status == 200 && room.starts_with(below), "{status} {room}: {page}");
    let id = room.rsplit('/').next().expect("an id").to_owned();
    let opened = Opened { ws: format!("{below}/ws/interviews/{id}"), id };
    assert!(page.contains(&opened.ws), "{page}");
    let (mut line, _) = guest.enter(&opened).await;
    line.answer("A unique constraint on the code refuses the second insert.").await;
    assert_eq!(line.until("stage").await[0]["type"], "ack");
    line.say(&json!({"type": "finish", "id": Uuid::new_v4()})).await;
    let told = line.until("report").await;
    let card = told.last().and_then(|report| report["href"].as_str()).expect("an address");
    assert_eq!(guest.get(card).await.0, 200, "{card}");
}

/// Somewhere below `/practice`, as browsers reach it.
fn served(port: u16) -> (Server, String) {
    let base = format!("http://127.0.0.1:{port}");
    let settings = Settings {
        public_url: base.clone(),
        base_path: "/practice".to_owned(),
        trusted_proxies: vec!["127.0.0.1".to_owned()],
        ..Settings::default()
    };
    (Server::with(Config { server: settings, ..Config::default() }, Clock::manual(START), None), base)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interview_is_held_behind_nginx() {
    let upgrade = "proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;";
    let told = "proxy_set_header Host $host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;";
    for (more, off) in [(told, ""), (told, "/"), ("", "")] {
        let (folder, port) = (tempfile::tempdir().expect("a folder"), free_port());
        let (server, base) = served(port);
        let to = format!("proxy_pass http://{}{off};", server.address);
        let _proxy = Proxy::nginx(folder.path(), port, &format!("location /practice/ {{ {to} {upgrade} {more} }}"));
        works(&base, "/practice").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interview_is_held_behind_caddy() {
    for handle in ["handle", "handle_path"] {
        let (folder, port) = (tempfile::tempdir().expect("a folder"), free_port());
        let (server, base) = served(port);
        let route = format!("{handle} /practice/* {{\n reverse_proxy {}\n}}", server.address);
        let _proxy = Proxy::caddy(folder.path(), port, &route);
        works(&base, "/practice").await;
    }
}
