//! `/api/v1/interviews`: open one, look at it, read its journal and its scorecard.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, Path, Query, State};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use crate::accounts::role::Action;
use crate::app::Ask;
use crate::clock::Time;
use crate::id::InterviewId;
use crate::interview::Entry;
use crate::store::{InterviewRow, Place};
use crate::web::caller::Caller;
use crate::web::error::WebError;
use crate::web::ws::entry_json;
use crate::web::{Shared, auth};

use super::openapi::shapes::{self, StoredScorecard};

/// An interview to be opened.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenRequest {
    /// A question's slug; the first of the bank if empty or left out.
    #[serde(default)]
    #[schema(schema_with = shapes::chosen_slug_or_null)]
    question: Option<String>,
    /// The bar asked for; it must be one that the question is for.
    #[schema(schema_with = shapes::level)]
    level: String,
    /// Guided gives feedback after each stage, real is silent until the end, squeeze is real with little time, a loop is real
    /// with a leadership question after it.
    #[schema(schema_with = shapes::way)]
    mode: String,
    /// Its whole length; 45 if left out, 20 for a squeeze. A leadership question after it takes 15 more.
    #[serde(default, deserialize_with = "whole")]
    #[schema(schema_with = shapes::minutes_or_null)]
    minutes: Option<i64>,
}

/// A whole number, however it is written: in JSON 45.0 is one.
#[expect(clippy::cast_possible_truncation, reason = "it is whole, and no length that is cut off is one that fits")]
fn whole<'de, D: Deserializer<'de>>(number: D) -> Result<Option<i64>, D::Error> {
    match Option::<f64>::deserialize(number)? {
        Some(number) if number.fract() != 0.0 => Err(D::Error::custom("not a whole number")),
        number => Ok(number.map(|number| number as i64)),
    }
}

/// An interview that was opened.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Opened {
    /// Its id.
    #[schema(format = "uuid")]
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
    #[schema(format = "uuid")]
    id: String,
    /// The question's slug.
    #[schema(schema_with = shapes::slug)]
    question: String,
    /// The bar asked for.
    #[schema(schema_with = shapes::level)]
    level: &'static str,
    /// How it is held.
    #[schema(schema_with = shapes::mode)]
    mode: &'static str,
    /// Its whole length.
    #[schema(schema_with = shapes::minutes)]
    minutes: u16,
    /// When it was opened, milliseconds since 1970.
    #[schema(value_type = i64, minimum = 0)]
    opened: Time,
    /// When it ended.
    #[schema(value_type = Option<i64>, minimum = 0)]
    finished: Option<Time>,
    /// The last line's number.
    #[schema(minimum = 1)]
    seq: u64,
    /// Once it has ended; 65 means good.
    #[schema(minimum = 0, maximum = 100)]
    overall: Option<u8>,
    /// Of a loop, `first` or `second`.
    #[schema(schema_with = shapes::part_or_null)]
    part: Option<&'static str>,
    /// The id of the other part of the loop, once both are open.
    #[schema(format = "uuid")]
    other_part: Option<String>,
}

/// A line of an interview's journal. What else stands in it goes by its kind; kinds and fields that you do not know are to
/// be passed over.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes what `entry_json` writes")]
struct JournalLine {
    /// Its number: 1, 2, 3... without gaps.
    #[schema(minimum = 1)]
    seq: u64,
    /// When it was written, milliseconds since 1970.
    #[schema(minimum = 0)]
    at: i64,
    /// What happened.
    #[schema(examples("answer"))]
    kind: String,
    /// Whose doing it is.
    #[schema(schema_with = shapes::author)]
    author: String,
    /// Always 0: the parts of a loop are interviews of their own.
    part: u8,
    /// The version of what else stands in it.
    #[schema(minimum = 1)]
    v: u16,
}

/// Which lines.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct After {
    /// The last line that you have; 0 for all.
    #[serde(default)]
    #[param(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    after: u64,
}

/// The most lines in one answer; ask again with the last `seq`.
const PAGE: usize = 500;
/// From so many bytes on an answer has no more lines, however few they are.
const PAGE_BYTES: usize = 1 << 20;
/// So many are read at a time.
const STEP: usize = 50;

/// Opens an interview. A guest who is not known yet gets a cookie.
#[utoipa::path(post, path = "/api/v1/interviews", operation_id = "open", tag = "interviews", request_body = OpenRequest,
    responses(
        (status = 201, description = "It is open.", body = Opened,
            headers(("location" = String, description = "Its room.")),
            links(
                ("interview" = (operation_id = "interview", parameters(("id" = "$response.body#/id")))),
                ("entries" = (operation_id = "entries", parameters(("id" = "$response.body#/id")))),
                ("scorecard" = (operation_id = "scorecard", parameters(("id" = "$response.body#/id")))),
            )),
        (status = 422, description = "Fields that do not fit; each is named.")))]
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
    Ok(auth::with_cookie(&known, opened(&web, id)))
}

fn opened(web: &Shared, id: InterviewId) -> Response {
    let opened = Opened {
        id: id.to_string(),
        href: web.href(&format!("/interviews/{id}")),
        ws: web.href(&format!("/ws/interviews/{id}")),
    };
    let location = opened.href.clone();
    (StatusCode::CREATED, [(LOCATION, location)], Json(opened)).into_response()
}

/// Opens the second part of a loop: a leadership question that was not asked yet, if there is one. Asked again, it answers with
/// the same interview.
#[utoipa::path(post, path = "/api/v1/interviews/{id}/next", operation_id = "open_next", tag = "interviews",
    responses(
        (status = 201, description = "It is open.", body = Opened,
            headers(("location" = String, description = "Its room."))),
        (status = 404, description = "It is not the first part of a loop, or it belongs to somebody else."),
        (status = 409, description = "The first part is still going on."),
        (status = 410, description = "There is no leadership question for its level any more.")))]
pub(crate) async fn open_next(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let first = auth::reading(&web, &headers, interview_id(&id)?, Action::WriteInterview).await?;
    Ok(opened(&web, next_part(&web, &first).await?))
}

/// What follows the first part of a loop; opened if it is not open yet.
pub(crate) async fn next_part(web: &Shared, first: &InterviewRow) -> Result<InterviewId, WebError> {
    // Going where one is already opens nothing.
    let is_open = web.app.store.after(first.id).await?.is_some();
    if !is_open && !web.limits.interview(first.owner) {
        return Err(WebError::TooOften);
    }
    Ok(web.app.open_next(first).await?)
}

/// One interview of one's own.
#[utoipa::path(get, path = "/api/v1/interviews/{id}", operation_id = "interview", tag = "interviews",
    responses((status = 200, description = "What it is and where it stands.", body = InterviewSummary)))]
pub(crate) async fn show(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<InterviewSummary>, WebError> {
    let row = auth::allowed(&web, &headers, interview_id(&id)?, Action::ReadInterview).await?;
    let (part, other_part) = match row.place {
        Place::Alone => (None, None),
        Place::First => (Some("first"), web.app.store.after(row.id).await?.map(|next| next.id)),
        Place::After(first) => (Some("second"), Some(first)),
    };
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
        part,
        other_part: other_part.map(|id| id.to_string()),
    }))
}

/// Its journal after a line, at most 500 lines and about a mebibyte: ask again with the last `seq` until there are none.
#[utoipa::path(get, path = "/api/v1/interviews/{id}/entries", operation_id = "entries", tag = "interviews", params(After),
    responses((status = 200, description = "Lines of the journal, oldest first.", body = Vec<JournalLine>),
        (status = 400, description = "`after` is no such number.")))]
pub(crate) async fn entries(
    State(web): State<Shared>,
    Path(id): Path<String>,
    Query(After { after }): Query<After>,
    headers: HeaderMap,
) -> Result<Json<Vec<Value>>, WebError> {
    let id = interview_id(&id)?;
    auth::reading(&web, &headers, id, Action::ReadInterview).await?;
    if after > shapes::LAST_SEQ {
        return Err(WebError::Unreadable(format!(
            "after is the last line that you have; at most {}",
            shapes::LAST_SEQ
        )));
    }
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
#[utoipa::path(get, path = "/api/v1/interviews/{id}/scorecard", operation_id = "scorecard", tag = "interviews",
    responses((status = 200, description = "In the version in which it was stored.", body = StoredScorecard),
        (status = 404, description = "There is none, it belongs to somebody else, or it ended without a score."),
        (status = 409, description = "It is still going on.")))]
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
