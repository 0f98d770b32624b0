//! For operators: is the process there, can it take an answer, what has it done.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Shared;

/// The process runs.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// An answer could be taken: the store takes writes.
pub(super) async fn ready(State(web): State<Shared>) -> Response {
    let content = web.app.library().hash.clone();
    match web.app.store.ping().await {
        Ok(()) => Json(json!({"ready": true, "store": "ok", "content": content})).into_response(),
        Err(problem) => {
            tracing::error!("not ready: {problem}");
            let body = json!({"ready": false, "store": problem.to_string(), "content": content});
            (StatusCode::SERVICE_UNAVAILABLE, Json(body)).into_response()
        }
    }
}

/// For Prometheus.
pub(super) async fn metrics(State(web): State<Shared>) -> Response {
    ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], web.app.metrics.render())
        .into_response()
}
