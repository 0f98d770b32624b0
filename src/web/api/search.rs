//! `/api/v1/search`: everything by words, for programs.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::Hit;
use crate::web::caller::Caller;
use crate::web::error::WebError;
use crate::web::{Shared, auth};

/// What is looked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Words {
    /// Words, however they are spelt.
    q: String,
}

/// One thing that was found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Found {
    /// Of which kind: `questions`, `topics`, `patterns`, `services`, `systems` or `playbooks`.
    kind: &'static str,
    /// What it is called by; read it at `/api/v1/{kind}/{slug}`.
    slug: String,
    /// As people read it.
    title: String,
    /// One sentence.
    summary: String,
}

impl Found {
    fn of(kind: &'static str, hit: Hit) -> Self {
        let Hit { slug, title, summary } = hit;
        Self { kind, slug, title, summary }
    }
}

/// Everything by words: kind by kind, the nearest of each first.
#[utoipa::path(get, path = "/api/v1/search", operation_id = "search_everything", tag = "curriculum", params(Words),
    responses((status = 200, description = "What was found; nothing without words.", body = Vec<Found>),
        (status = 400, description = "The words cannot be read.")))]
pub(crate) async fn search(
    State(web): State<Shared>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    words: Result<Query<Words>, QueryRejection>,
) -> Result<Json<Vec<Found>>, WebError> {
    let Query(Words { q }) = words.map_err(|rejection| WebError::Unreadable(rejection.body_text()))?;
    auth::search(&web, &headers, &caller, &q).await?;
    let everything = web.app.search_everything(&q).await?;
    let questions = everything.questions.into_iter().map(|hit| Found::of("questions", hit));
    let pieces = everything.pieces.into_iter();
    let pieces = pieces.flat_map(|(kind, hits)| hits.into_iter().map(move |hit| Found::of(kind.row().folder, hit)));
    Ok(Json(questions.chain(pieces).collect()))
}
