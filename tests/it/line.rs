//! One WebSocket, by tokio-tungstenite: a peer that shares nothing with the server's own.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};
use uuid::Uuid;

/// So long and something is broken; nothing waits for it when all is well.
const PATIENCE: Duration = Duration::from_mins(1);

pub(crate) struct Line {
    socket: WebSocketStream<TcpStream>,
}

/// The upgrade was refused with this status.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refused(pub(crate) u16);

/// What came.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Heard {
    Said(Value),
    /// Closed by a frame, with its code.
    Closed(u16),
    /// The line broke.
    Gone,
}

impl Line {
    pub(crate) async fn dial(base: &str, path: &str, cookie: &str, origin: Option<&str>) -> Result<Self, Refused> {
        let host = base.trim_start_matches("http://");
        Self::dial_at(host, base, path, cookie, origin).await
    }

    /// The same by way of another address.
    pub(crate) async fn dial_at(
        at: &str,
        base: &str,
        path: &str,
        cookie: &str,
        origin: Option<&str>,
    ) -> Result<Self, Refused> {
        let host = base.trim_start_matches("http://");
        let mut request = format!("ws://{host}{path}").into_client_request().expect("an address");
        let headers = request.headers_mut();
        headers.insert("sec-websocket-protocol", "greenroom.v1".parse().expect("a header"));
        headers.insert("cookie", cookie.parse().expect("a header"));
        if let Some(origin) = origin {
            headers.insert("origin", origin.parse().expect("a header"));
        }
        let stream = TcpStream::connect(at).await.map_err(|_| Refused(0))?;
        match client_async(request, stream).await {
            Ok((socket, _)) => Ok(Self { socket }),
            Err(Error::Http(answer)) => Err(Refused(answer.status().as_u16())),
            Err(_) => Err(Refused(0)),
        }
    }

    pub(crate) async fn say(&mut self, message: &Value) {
        self.frame(Message::text(message.to_string())).await;
    }

    /// Any frame; whether the line still took it.
    pub(crate) async fn frame(&mut self, frame: Message) -> bool {
        self.socket.send(frame).await.is_ok()
    }

    /// Sends an answer under a new id.
    pub(crate) async fn answer(&mut self, text: &str) -> Uuid {
        let id = Uuid::new_v4();
        self.say(&json!({"type": "answer", "id": id, "text": text})).await;
        id
    }

    /// The next thing that is said.
    pub(crate) async fn next(&mut self) -> Heard {
        loop {
            let frame = tokio::time::timeout(PATIENCE, self.socket.next()).await.expect("the server says something");
            return match frame {
                Some(Ok(Message::Text(text))) => Heard::Said(serde_json::from_str(&text).expect("JSON")),
                Some(Ok(Message::Close(Some(frame)))) => Heard::Closed(frame.code.into()),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                _ => Heard::Gone,
            };
        }
    }

    /// Everything up to the first message of a type, that one included.
    pub(crate) async fn until(&mut self, kind: &str) -> Vec<Value> {
        let mut said = Vec::new();
        loop {
            match self.next().await {
                Heard::Said(message) => {
                    let done = message["type"] == kind;
                    said.push(message);
                    if done {
                        return said;
                    }
                }
                other => panic!("{other:?} instead of {kind} after {said:#?}"),
            }
        }
    }

    /// The code of the next message, which must be an error.
    pub(crate) async fn error(&mut self) -> String {
        match self.next().await {
            Heard::Said(message) if message["type"] == "error" => message["code"].as_str().expect("a code").to_owned(),
            other => panic!("{other:?} is no error"),
        }
    }

    /// Reads on until the line is closed, and with which code; 0 if it just broke.
    pub(crate) async fn closed(&mut self) -> u16 {
        loop {
            match self.next().await {
                Heard::Said(_) => {}
                Heard::Closed(code) => return code,
                Heard::Gone => return 0,
            }
        }
    }
}

/// The lines of the journal among what was said, whole journals included.
pub(crate) fn entries(said: &[Value]) -> Vec<Value> {
    let lines = said.iter().flat_map(|message| match message["type"].as_str() {
        Some("entry") => vec![message.clone()],
        Some("snapshot") => message["entries"].as_array().expect("a list").clone(),
        _ => Vec::new(),
    });
    lines
        .map(|mut line| {
            line.as_object_mut().expect("an object").remove("type");
            line
        })
        .collect()
}
