//! The conversation's wire. `socket` moves frames, `session` understands them, `messages` words what the journal says,
//! `rooms` knows who holds which interview in this process.

mod messages;
pub(crate) mod over;
pub mod protocol;
mod rooms;
mod session;
mod socket;

use axum::extract::{Extension, Path, State, WebSocketUpgrade};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};

use crate::accounts::role::Action;
use crate::id::InterviewId;

use super::Shared;
use super::auth;
use super::caller::Caller;
use super::error::WebError;

pub(crate) use messages::{entry_json, head, stage_now};
pub(crate) use rooms::Rooms;
pub use socket::bounded;

/// `GET /ws/interviews/{id}`: from one of our own pages, by whoever owns the interview.
pub(super) async fn upgrade(
    State(web): State<Shared>,
    Path(id): Path<String>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, WebError> {
    web.origins.check(&caller, &headers, true)?;
    let id: InterviewId = id.parse().map_err(|_| WebError::NotFound)?;
    auth::allowed(&web, &headers, id, Action::WriteInterview).await?;
    if !web.limits.connection(id) {
        return Err(WebError::TooOften);
    }
    let place = web.places.room();
    // Whoever comes back to a room that is still open here takes the place of who was there.
    if place.is_none() && !web.rooms.is_open(id) {
        return Err(WebError::Full);
    }
    let upgrade = socket::bounded(upgrade).protocols([protocol::SUBPROTOCOL]);
    let open = web.sockets.subscribe();
    let run = async move |socket| {
        socket::run(web, id, socket).await;
        drop((open, place));
    };
    Ok(upgrade.on_upgrade(run).into_response())
}
