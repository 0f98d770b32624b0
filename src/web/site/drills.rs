//! `/learn/topics/{slug}/drills/{id}`: an answer to a drill, read at once and shown where it was asked; and
//! `/learn/{kind}/{slug}/read`, where a piece is marked as read. Of an answer only its points are kept.

use axum::extract::rejection::FormRejection;
use axum::extract::{Extension, Form, Path, RawQuery, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::app::Size;
use crate::assess::{Drilled, drilled};
use crate::content::PieceKind;
use crate::course::{drill_key, key};
use crate::id::SubjectId;
use crate::web::caller::Caller;
use crate::web::error::WebError;
use crate::web::limits::Who;
use crate::web::pages::learn::{Answered, LONGEST, PieceContext, path};
use crate::web::{Shared, auth};

use super::mine;

/// The form as a browser sends it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct DrillForm {
    #[serde(default)]
    answer: String,
}

/// The same of what marks a piece.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ReadForm {
    /// Empty: it is not read any more.
    #[serde(default)]
    read: String,
}

/// Where a drill stands: whoever comes back to the address of an answer finds the question.
pub(crate) async fn asked(
    State(web): State<Shared>,
    Path((slug, drill)): Path<(String, String)>,
) -> Result<Redirect, WebError> {
    let library = web.app.library();
    let piece = library.curriculum.get(PieceKind::Topic, &slug).ok_or(WebError::NotFound)?;
    let drill = library.drill(&slug, &drill).ok_or(WebError::NotFound)?;
    Ok(Redirect::to(&web.href(&format!("{}#drill-{}", path(piece), drill.id))))
}

/// An answer, read; or why it cannot be, with what was written.
pub(crate) async fn answered(
    State(web): State<Shared>,
    Path((slug, id)): Path<(String, String)>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    form: Result<Form<DrillForm>, FormRejection>,
) -> Result<Response, WebError> {
    let library = web.app.library();
    let piece = library.curriculum.get(PieceKind::Topic, &slug).ok_or(WebError::NotFound)?;
    let drill = library.drill(&slug, &id).ok_or(WebError::NotFound)?;
    let Form(DrillForm { answer }) =
        form.map_err(|_| WebError::Unreadable("the form cannot be read; go back and send it again".to_owned()))?;
    // A browser sends each break as two characters, and counts it as one.
    let text = answer.replace("\r\n", "\n");
    let who = auth::who(&web, &headers, &caller).await?;
    let (status, outcome) = match unreadable(&text) {
        Some(problem) => (StatusCode::UNPROCESSABLE_ENTITY, Err(problem)),
        None if !web.limits.explanation(who) => (StatusCode::TOO_MANY_REQUESTS, Err(OFTEN.to_owned())),
        None => {
            let (sheet, said) = (drill.sheet.clone(), text.clone());
            match web.app.work.run(Size::Answer, who.lane(), move || drilled(&sheet, &said)).await {
                Ok(drilled) => {
                    if let Who::Guest(subject) = who {
                        keep(&web, subject, &drill_key(piece, &drill.id), &drilled).await;
                    }
                    (StatusCode::OK, Ok(drilled))
                }
                Err(crowded) => (StatusCode::TOO_MANY_REQUESTS, Err(crowded.to_string())),
            }
        }
    };
    let progress = mine::progress(&web, &headers).await?;
    let answered = Answered { drill: id, text, outcome };
    let page = web.pages.piece(&PieceContext::new(&library, piece, &progress, Some(&answered)));
    let mut response = (status, Html(page)).into_response();
    if status == StatusCode::TOO_MANY_REQUESTS {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("60"));
    }
    Ok(response)
}

const OFTEN: &str = "That was often; wait a minute and send it again";

/// Keeps how many points an answer had. That it could not be kept is no reason not to show it.
async fn keep(web: &Shared, subject: SubjectId, what: &str, drilled: &Drilled) {
    let small = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
    let points = (small(drilled.said()), small(drilled.points.len()));
    if let Err(problem) = web.app.store.mark_drill(subject, what, points, web.app.clock.now()).await {
        tracing::warn!("the points of a drill could not be kept: {problem}");
    }
}

/// Why an answer cannot be read.
fn unreadable(text: &str) -> Option<String> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        return Some("Write a few sentences, as you would say them".to_owned());
    }
    (length > LONGEST)
        .then(|| format!("This has {length} characters; at most {LONGEST} fit. Say the same in fewer words"))
}

/// Where a piece is marked: whoever comes back to that address finds the piece.
pub(crate) async fn unmarked(
    State(web): State<Shared>,
    Path((kind, slug)): Path<(String, String)>,
) -> Result<Redirect, WebError> {
    let library = web.app.library();
    let kind = PieceKind::of_folder(&kind).ok_or(WebError::NotFound)?;
    let piece = library.curriculum.get(kind, &slug).ok_or(WebError::NotFound)?;
    Ok(Redirect::to(&web.href(&path(piece))))
}

/// Marks a piece as read, or takes that back, and shows it again.
pub(crate) async fn marked(
    State(web): State<Shared>,
    Path((kind, slug)): Path<(String, String)>,
    Extension(caller): Extension<Caller>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    form: Result<Form<ReadForm>, FormRejection>,
) -> Result<Response, WebError> {
    let Form(form) =
        form.map_err(|_| WebError::Unreadable("the form cannot be read; go back and send it again".to_owned()))?;
    let library = web.app.library();
    let kind = PieceKind::of_folder(&kind).ok_or(WebError::NotFound)?;
    let piece = library.curriculum.get(kind, &slug).ok_or(WebError::NotFound)?;
    let here = format!("{}/read", path(piece));
    if let Some(again) = auth::tried(&web, &headers, &caller, &here, query.as_deref())? {
        return Ok(again);
    }
    let known = auth::subject_or_guest(&web, &headers, &caller).await?;
    if !web.limits.reading(known.subject, 1) {
        return Err(WebError::TooOften);
    }
    web.app.store.mark_read(known.subject, &key(piece), !form.read.is_empty(), web.app.clock.now()).await?;
    let to = web.href(&format!("{}#read", path(piece)));
    Ok(auth::with_cookie(&known, Redirect::to(&to).into_response()))
}
