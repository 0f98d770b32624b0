//! Echoes WebSocket messages through the room's own upgrade, buffers and limits, so that a conformance suite can be run
//! against exactly what candidates talk through: `cargo run --example echo`, then the suite against 127.0.0.1:9001.

use axum::Router;
use axum::extract::WebSocketUpgrade;
use axum::extract::ws::{Message, WebSocket};
use axum::response::Response;
use axum::routing::any;
use greenroom::web::ws::bounded;
use tokio::net::TcpListener;

async fn upgrade(upgrade: WebSocketUpgrade) -> Response {
    bounded(upgrade).on_upgrade(echo)
}

/// Text and binary come back as they are; pings and closes are answered by the library, as in the room.
async fn echo(mut socket: WebSocket) {
    while let Some(Ok(message)) = socket.recv().await {
        let back = matches!(message, Message::Text(_) | Message::Binary(_));
        if back && socket.send(message).await.is_err() {
            break;
        }
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:9001").await?;
    axum::serve(listener, Router::new().fallback(any(upgrade))).await
}
