//! For operators: is the process there, can it take an answer, what has it done.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::sync::Mutex;

use crate::app::App;
use crate::clock::Time;

use super::Shared;

/// So long what was found out is told again: however many ask, the store is written to this often.
const FRESH: Duration = Duration::from_secs(2);
/// So long the store may take to show that it takes writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether an answer could be taken, as it was found out last. Whoever asks meanwhile waits for the same.
#[derive(Debug, Default)]
pub(crate) struct Readiness(Mutex<Option<(Time, Result<(), String>)>>);

impl Readiness {
    async fn of(&self, app: &App) -> Result<(), String> {
        let mut known = self.0.lock().await;
        if let Some((at, found)) = &*known
            && app.clock.now().since(*at) < FRESH
        {
            return found.clone();
        }
        app.metrics.readiness_checks.inc();
        let found = match tokio::time::timeout(PATIENCE, app.store.ping()).await {
            Ok(found) => found.map_err(|problem| problem.to_string()),
            Err(_) => Err("the store does not answer".to_owned()),
        };
        if let Err(problem) = &found {
            tracing::error!("not ready: {problem}");
        }
        *known = Some((app.clock.now(), found.clone()));
        found
    }
}

/// The process runs.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// An answer could be taken: the store takes writes.
pub(super) async fn ready(State(web): State<Shared>) -> Response {
    let content = web.app.library().hash.clone();
    match web.ready.of(&web.app).await {
        Ok(()) => Json(json!({"ready": true, "store": "ok", "content": content})).into_response(),
        Err(problem) => {
            let body = json!({"ready": false, "store": problem, "content": content});
            (StatusCode::SERVICE_UNAVAILABLE, Json(body)).into_response()
        }
    }
}

/// For Prometheus.
pub(super) async fn metrics(State(web): State<Shared>) -> Response {
    ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], web.app.metrics.render())
        .into_response()
}
