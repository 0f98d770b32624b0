//! Bodies of requests: read whole before a handler sees them, up to a length and within a time, each refusal with its own
//! words. No handler of ours works on half a body.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::header::{CONNECTION, CONTENT_LENGTH, EXPECT, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt as _;

use super::Shared;
use super::error::WebError;

/// The largest body of a route that is not listed: the longest is a form of a few fields.
const LIMIT: usize = 16 * 1024;

/// Routes that take more.
const LARGER: [(&str, usize, Overflow); 3] = [
    // A whole interview, each of its characters escaped. Its page says itself how much fits.
    ("/explain", 512 * 1024, Overflow::Told),
    // The longest answer, each of its characters escaped.
    ("/interviews/{id}/again/{turn}", 128 * 1024, Overflow::Refused),
    // The same of a drill.
    ("/learn/topics/{slug}/drills/{drill}", 64 * 1024, Overflow::Refused),
];

/// So much more is read and thrown away, so that the refusal reaches whoever is still sending.
const DRAIN: usize = 1024 * 1024;

/// What happens with a body that is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Overflow {
    /// It is refused.
    Refused,
    /// The handler is given what fits and one byte more, and its extractor refuses that.
    Told,
}

/// What came of a body.
enum Read {
    Whole(Bytes),
    TooLarge(Bytes),
    Broken,
}

/// Gives the handler a body that is there.
pub(super) async fn whole(State(web): State<Shared>, request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let base = web.app.config.server.base_path.as_str();
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let path = path.strip_prefix(base).unwrap_or(path);
    let (limit, overflow) = LARGER
        .iter()
        .find(|(route, ..)| *route == path)
        .map_or((LIMIT, Overflow::Refused), |(_, limit, overflow)| (*limit, *overflow));
    let (parts, body) = request.into_parts();
    let declared = parts.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let waits_for_us = parts.headers.contains_key(EXPECT);
    if declared.is_some_and(|length| length > limit && (waits_for_us || length > limit + DRAIN)) {
        return closing(WebError::TooLarge { limit });
    }
    let patience = Duration::from_millis(web.app.config.waits.body_ms);
    let bytes = match (tokio::time::timeout(patience, read(body, limit)).await, overflow) {
        (Err(_), _) => return closing(WebError::TooSlow),
        (Ok(Read::Broken), _) => return closing(WebError::Unreadable("the body broke off; send it again".to_owned())),
        (Ok(Read::TooLarge(_)), Overflow::Refused) => return closing(WebError::TooLarge { limit }),
        (Ok(Read::Whole(bytes)), _) | (Ok(Read::TooLarge(bytes)), Overflow::Told) => bytes,
    };
    let mut request = Request::from_parts(parts, Body::from(bytes));
    DefaultBodyLimit::max(limit).apply(&mut request);
    next.run(request).await
}

/// Up to `limit` and one byte more; then what follows is thrown away for a while.
async fn read(body: Body, limit: usize) -> Read {
    let mut stream = body.into_data_stream();
    let (mut kept, mut seen) = (Vec::new(), 0);
    while let Some(piece) = stream.next().await {
        let Ok(piece) = piece else { return Read::Broken };
        seen += piece.len();
        let room = (limit + 1).saturating_sub(kept.len()).min(piece.len());
        kept.extend_from_slice(&piece[..room]);
        if seen > limit + DRAIN {
            break;
        }
    }
    if seen > limit { Read::TooLarge(kept.into()) } else { Read::Whole(kept.into()) }
}

/// A refusal after which nothing more is read.
fn closing(refused: WebError) -> Response {
    let mut response = refused.into_response();
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}
