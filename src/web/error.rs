//! What is refused, and why: one type for all of `web`, shown as problem+json to programs and as a page to people.
//!
//! Handlers return a [`WebError`]; [`render`] is the one place that turns it into a body, so that wrong paths, wrong
//! methods and requests that could not even be read look the same as everything else.

use std::any::Any;
use std::borrow::Cow;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CONNECTION, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::{Crowded, FieldError, LoadError, NextPartError};
use crate::store::StoreError;

use super::Shared;
use super::pages::error::ErrorContext;

/// Why a request is refused.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum WebError {
    /// Fields that do not fit.
    #[error("some of what was sent does not fit")]
    Fields(Vec<FieldError>),
    /// The request cannot be read.
    #[error("{0}")]
    Unreadable(String),
    /// Nothing is there, or it is somebody else's: which of the two is not told.
    #[error("there is nothing here; the address may be mistyped, or it belongs to another guest")]
    NotFound,
    /// Not this method.
    #[error("this address does not take that method")]
    MethodNotAllowed,
    /// It comes from another site.
    #[error(
        "this came from {origin}, and this server takes it from {own} only; open Greenroom there and try again. Whoever runs the server: if browsers reach it at the first, set server.public_url to that"
    )]
    ForeignOrigin {
        /// Where the page came from.
        origin: String,
        /// Where ours come from.
        own: String,
    },
    /// It was asked for by a name that is not ours.
    #[error(
        "this server does not answer to the name {host:?}; open it by its own address. Whoever runs it: add the name to server.names, or set server.public_url to the address that browsers use and let the proxy hand on the Host it was asked for"
    )]
    UnknownHost {
        /// The name.
        host: String,
    },
    /// The browser keeps no cookie of ours.
    #[error(
        "this browser keeps no cookie from here, and could not come back to its interview without one; nothing was opened. Allow cookies for this site, or open Greenroom in a window of its own, then start again"
    )]
    NoCookies,
    /// A body that is too large.
    #[error("the body is too large: at most {limit} bytes are taken here; shorten it")]
    TooLarge {
        /// In bytes.
        limit: usize,
    },
    /// A body that does not come.
    #[error("the body took too long to come; send it again")]
    TooSlow,
    /// All places in rooms are taken.
    #[error("all places in interviews are taken just now; nothing is lost, try again in a minute")]
    Full,
    /// The interview goes on: there is no scorecard yet, and nothing can follow it.
    #[error("the interview is still going on; finish it first")]
    NotFinished,
    /// The interview ended without a score.
    #[error(
        "the interview ended without a score, because its question was no longer part of the content; its transcript is kept"
    )]
    NotScored,
    /// The interview cannot be held any more.
    #[error(
        "its question is not part of the content any more; finish the interview on its page, what was said is kept"
    )]
    QuestionGone,
    /// Nothing that could follow is there any more.
    #[error("there is no leadership question for this level any more to end the loop with")]
    NothingFollows,
    /// Somebody else holds the interview.
    #[error("the interview has just been opened elsewhere; load this page again")]
    Elsewhere,
    /// Too often.
    #[error("that was too often; wait a minute and try again")]
    TooOften,
    /// The store failed.
    #[error("this could not be stored just now; what was acknowledged before is safe, try again in a moment")]
    Store,
    /// A fault of ours.
    #[error("something went wrong on the server; what was acknowledged before is safe")]
    Fault,
}

impl WebError {
    fn status(&self) -> StatusCode {
        match self {
            Self::Fields(_) | Self::NoCookies => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::NotFound | Self::NotScored => StatusCode::NOT_FOUND,
            Self::NothingFollows => StatusCode::GONE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::ForeignOrigin { .. } => StatusCode::FORBIDDEN,
            Self::UnknownHost { .. } => StatusCode::MISDIRECTED_REQUEST,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::NotFinished | Self::QuestionGone | Self::Elsewhere => StatusCode::CONFLICT,
            Self::TooOften => StatusCode::TOO_MANY_REQUESTS,
            Self::Store | Self::Full => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable part of the problem's type.
    pub(super) fn slug(&self) -> &'static str {
        match self {
            Self::Fields(_) => "fields",
            Self::Unreadable(_) => "unreadable",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::ForeignOrigin { .. } => "foreign-origin",
            Self::UnknownHost { .. } => "unknown-host",
            Self::NoCookies => "no-cookies",
            Self::TooLarge { .. } => "too-large",
            Self::TooSlow => "too-slow",
            Self::Full => "full",
            Self::NotFinished => "not-finished",
            Self::NotScored => "not-scored",
            Self::QuestionGone => "question-gone",
            Self::NothingFollows => "nothing-follows",
            Self::Elsewhere => "elsewhere",
            Self::TooOften => "too-often",
            Self::Store => "store",
            Self::Fault => "fault",
        }
    }

    /// For an answer that was refused before any of our code saw it.
    fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::TOO_MANY_REQUESTS => Self::TooOften,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                Self::Unreadable("the body's type is not understood; send JSON as application/json".to_owned())
            }
            status if status.is_client_error() => Self::Unreadable("the request cannot be read".to_owned()),
            _ => Self::Fault,
        }
    }
}

impl From<StoreError> for WebError {
    fn from(problem: StoreError) -> Self {
        tracing::error!("the store failed: {problem}");
        Self::Store
    }
}

impl From<NextPartError> for WebError {
    fn from(problem: NextPartError) -> Self {
        match problem {
            NextPartError::NoLoop => Self::NotFound,
            NextPartError::NotFinished => Self::NotFinished,
            NextPartError::NoQuestion => Self::NothingFollows,
            NextPartError::Load(problem) => problem.into(),
            NextPartError::Store(problem) => problem.into(),
        }
    }
}

impl From<Crowded> for WebError {
    fn from(_: Crowded) -> Self {
        Self::TooOften
    }
}

impl From<LoadError> for WebError {
    fn from(problem: LoadError) -> Self {
        match problem {
            LoadError::NotFound => Self::NotFound,
            LoadError::Store(problem) => problem.into(),
            LoadError::QuestionGone => Self::QuestionGone,
            LoadError::TakenOver => Self::Elsewhere,
            LoadError::Crowded(problem) => problem.into(),
        }
    }
}

/// A bare answer that carries the error; [`render`] gives it a body.
impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// Why it is refused (RFC 9457).
#[derive(Serialize, ToSchema)]
pub(in crate::web) struct Problem {
    /// Stays the same for the same reason.
    #[schema(pattern = "^urn:greenroom:problem:[a-z-]+$", examples("urn:greenroom:problem:not-found"))]
    r#type: String,
    /// The status in words.
    title: &'static str,
    /// The status.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What is wrong and how to mend it.
    detail: String,
    /// The fields that do not fit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<ProblemField>,
}

/// A field that does not fit.
#[derive(Serialize, ToSchema)]
struct ProblemField {
    /// Where it stands in the body, a JSON pointer.
    #[schema(examples("/minutes"))]
    pointer: String,
    /// What would be right.
    detail: String,
}

/// Whether a path, without the base path, is refused in JSON.
pub(in crate::web) fn is_for_programs(path: &str) -> bool {
    ["/api/", "/ws/", "/readyz"].iter().any(|prefix| path.starts_with(prefix))
}

/// Gives every refusal its body: JSON below `/api`, a page elsewhere.
pub(super) async fn render(State(web): State<Shared>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let path = path.strip_prefix(web.app.config.server.base_path.as_str()).unwrap_or(path);
    let for_programs = is_for_programs(path);
    let response = next.run(request).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let error = match response.extensions().get::<Arc<WebError>>() {
        Some(error) => Arc::clone(error),
        // Some pages and the readiness check bring a body of their own.
        None if response
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain")) =>
        {
            return response;
        }
        None => Arc::new(WebError::of_status(status)),
    };
    let status = if response.extensions().get::<Arc<WebError>>().is_some() { error.status() } else { status };
    let mut rendered = if for_programs { problem_json(&error, status) } else { page(&web, &error, status) };
    if status == StatusCode::TOO_MANY_REQUESTS || status == StatusCode::SERVICE_UNAVAILABLE {
        rendered.headers_mut().insert(RETRY_AFTER, axum::http::HeaderValue::from_static("60"));
    }
    for kept in [ALLOW, CONNECTION] {
        if let Some(value) = response.headers().get(&kept) {
            rendered.headers_mut().insert(kept, value.clone());
        }
    }
    rendered
}

fn problem_json(error: &WebError, status: StatusCode) -> Response {
    let fields = if let WebError::Fields(fields) = error { fields.as_slice() } else { &[] };
    let body = Problem {
        r#type: format!("urn:greenroom:problem:{}", error.slug()),
        title: status.canonical_reason().unwrap_or("Refused"),
        status: status.as_u16(),
        detail: brief(&error.to_string()).into_owned(),
        errors: fields
            .iter()
            .map(|field| ProblemField {
                pointer: format!("/{}", field.field),
                detail: brief(&field.message).into_owned(),
            })
            .collect(),
    };
    let json = serde_json::to_string(&body).expect("a problem is plain data");
    (status, [(CONTENT_TYPE, "application/problem+json")], json).into_response()
}

fn page(web: &Shared, error: &WebError, status: StatusCode) -> Response {
    let context = ErrorContext::new(status.as_u16(), &brief(&error.to_string()));
    (status, Html(web.pages.error(&context))).into_response()
}

/// The longest message, in characters: some repeat what was sent, and that may be long.
const MESSAGE: usize = 500;

/// A message that is not longer than a message should be.
pub(super) fn brief(message: &str) -> Cow<'_, str> {
    match message.char_indices().nth(MESSAGE) {
        Some((end, _)) => Cow::Owned(format!("{}...", &message[..end])),
        None => Cow::Borrowed(message),
    }
}

/// No such path; one that only has a slash too many is said to stand without it.
pub(super) async fn not_found(State(web): State<Shared>, uri: Uri) -> Result<Response, WebError> {
    let base = web.app.config.server.base_path.as_str();
    let below = uri.path().strip_prefix(base).filter(|rest| rest.starts_with('/')).unwrap_or(uri.path());
    if !below.ends_with('/') {
        return Err(WebError::NotFound);
    }
    // One slash in front and no more: two would lead to another host.
    let plain = format!("/{}", below.trim_matches('/'));
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    Ok((StatusCode::PERMANENT_REDIRECT, [(LOCATION, web.href(&format!("{plain}{query}")))]).into_response())
}

/// No such method.
pub(super) async fn method_not_allowed() -> WebError {
    WebError::MethodNotAllowed
}

/// A handler panicked: a fault of ours that must not end the process.
pub(super) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    tracing::error!("a handler panicked");
    WebError::Fault.into_response()
}
