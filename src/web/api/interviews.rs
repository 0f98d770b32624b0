//! `/api/v1/interviews`: open one, look at it, read its journal and its scorecard.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, Path, Query, State};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::accounts::role::Action;
use crate::app::Ask;
use crate::clock::Time;
use crate::id::InterviewId;
use crate::interview::Entry;
use crate::web::caller::Caller;
use crate::web::error::WebError;
use crate::web::ws::entry_json;
use crate::web::{Shared, auth};

/// An interview to be opened.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenRequest {
    /// A question's slug; the first of the bank if left out.
    #[serde(default)]
    question: Option<String>,
    /// L3, L4, L5 or L6.
    level: String,
    /// guided, real or squeeze.
    mode: String,
    /// Its whole length: 10 to 120; 45 if left out, 20 for a squeeze.
    #[serde(default)]
    minutes: Option<i64>,
}

/// An interview that was opened.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Opened {
    /// Its id.
    id: String,
    /// Its room.
    href: String,
    /// Its WebSocket.
    ws: String,
}

/// An interview.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InterviewSummary {
    /// Its id.
    id: String,
    /// The question's slug.
    question: String,
    /// The bar asked for.
    level: &'static str,
    /// How it is held.
    mode: &'static str,
    /// Its whole length.
    minutes: u16,
    /// When it was opened, milliseconds since 1970.
    #[schema(value_type = i64)]
    opened: Time,
    /// When it ended.
    #[schema(value_type = Option<i64>)]
    finished: Option<Time>,
    /// The last line's number.
    seq: u64,
    /// 0 to 100, once it has ended.
    overall: Option<u8>,
}

/// Which lines.
#[derive(Debug, Deserialize)]
pub(crate) struct After {
    #[serde(default)]
    after: u64,
}

/// The most lines in one answer; ask again with the last `seq`.
const PAGE: usize = 500;
/// From so many bytes on an answer has no more lines, however few they are.
const PAGE_BYTES: usize = 1 << 20;
/// So many are read at a time.
const STEP: usize = 50;

/// Opens an interview. A guest who is not known yet gets a cookie.
#[utoipa::path(post, path = "/api/v1/interviews", request_body = OpenRequest,
    responses((status = 201, body = Opened), (status = 422, description = "problem+json with the fields that do not fit")))]
pub(crate) async fn open(
    State(web): State<Shared>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Result<Json<OpenRequest>, JsonRejection>,
) -> Result<Response, WebError> {
    let Json(request) = body.map_err(|rejection| unreadable(&rejection))?;
    let ask =
        Ask::read(&web.app.library(), request.question.as_deref(), &request.level, &request.mode, request.minutes)
            .map_err(WebError::Fields)?;
    let known = auth::subject_or_guest(&web, &headers, &caller).await?;
    if !web.limits.interview(known.subject) {
        return Err(WebError::TooOften);
    }
    let id = web.app.open_interview(known.subject, &ask).await?;
    web.app.metrics.interviews_opened.inc();
    let opened = Opened {
        id: id.to_string(),
        href: web.href(&format!("/interviews/{id}")),
        ws: web.href(&format!("/ws/interviews/{id}")),
    };
    let location = opened.href.clone();
    Ok(auth::with_cookie(&known, (StatusCode::CREATED, [(LOCATION, location)], Json(opened)).into_response()))
}

/// One interview of one's own.
#[utoipa::path(get, path = "/api/v1/interviews/{id}", responses((status = 200, body = InterviewSummary), (status = 404)))]
pub(crate) async fn show(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<InterviewSummary>, WebError> {
    let row = auth::allowed(&web, &headers, interview_id(&id)?, Action::ReadInterview).await?;
    Ok(Json(InterviewSummary {
        id: row.id.to_string(),
        question: row.question,
        level: row.level.name(),
        mode: row.mode.name(),
        minutes: row.minutes,
        opened: row.opened,
        finished: row.finished,
        seq: row.seq,
        overall: row.overall,
    }))
}

/// Its journal after a line, at most 500 lines and about a mebibyte: ask again with the last `seq` until there are none.
#[utoipa::path(get, path = "/api/v1/interviews/{id}/entries", params(("after" = Option<u64>, Query)),
    responses((status = 200, description = "lines of the journal, oldest first"), (status = 404)))]
pub(crate) async fn entries(
    State(web): State<Shared>,
    Path(id): Path<String>,
    Query(After { after }): Query<After>,
    headers: HeaderMap,
) -> Result<Json<Vec<Value>>, WebError> {
    let id = interview_id(&id)?;
    auth::reading(&web, &headers, id, Action::ReadInterview).await?;
    let (mut lines, mut bytes, mut after) = (Vec::new(), 0, after);
    while lines.len() < PAGE && bytes < PAGE_BYTES {
        let entries = web.app.store.entries_after(id, after, STEP).await?;
        let Some(last) = entries.last() else { break };
        after = last.seq;
        bytes += entries.iter().map(Entry::bytes).sum::<usize>();
        lines.extend(entries.iter().map(entry_json));
    }
    Ok(Json(lines))
}

/// Its scorecard, the very bytes that are stored.
#[utoipa::path(get, path = "/api/v1/interviews/{id}/scorecard",
    responses((status = 200, description = "the scorecard, in the version in which it was stored"), (status = 404, description = "there is none, or it ended without a score"), (status = 409, description = "it is still going on")))]
pub(crate) async fn scorecard(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let id = interview_id(&id)?;
    auth::reading(&web, &headers, id, Action::ReadScorecard).await?;
    let report = web.app.report(id).await?;
    let missing = if report.row.finished.is_some() { WebError::NotScored } else { WebError::NotFinished };
    let json = report.json.ok_or(missing)?;
    Ok(([(CONTENT_TYPE, "application/json")], json).into_response())
}

/// An id as it stands in a path; one that is none is simply not there.
pub(crate) fn interview_id(text: &str) -> Result<InterviewId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

/// serde says which field it was; that is worth passing on.
fn unreadable(rejection: &JsonRejection) -> WebError {
    match rejection {
        JsonRejection::MissingJsonContentType(_) => {
            WebError::Unreadable("send JSON, with the header content-type: application/json".to_owned())
        }
        other => WebError::Unreadable(other.body_text()),
    }
}
