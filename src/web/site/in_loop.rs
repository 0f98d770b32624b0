//! The second part of a loop: what is told of it, and the way there.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Redirect;

use crate::accounts::role::Action;
use crate::store::{InterviewRow, Place};
use crate::web::api::interviews::{interview_id, next_part};
use crate::web::error::WebError;
use crate::web::pages::in_loop::LoopView;
use crate::web::{Shared, auth};

/// Opens what follows and goes to its room; if it is open already, goes there.
pub(crate) async fn go_on(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Redirect, WebError> {
    let first = auth::reading(&web, &headers, interview_id(&id)?, Action::WriteInterview).await?;
    let next = next_part(&web, &first).await?;
    Ok(Redirect::to(&web.href(&format!("/interviews/{next}"))))
}

/// What an interview's pages say about its place in a loop.
pub(super) async fn place(web: &Shared, row: &InterviewRow) -> Option<LoopView> {
    let other = match row.place {
        Place::Alone => return None,
        Place::First => web.app.store.after(row.id).await,
        Place::After(first) => web.app.store.interview(first).await,
    };
    match other {
        Ok(other) => {
            let title = |other: &InterviewRow| web.app.library().title(&other.question);
            LoopView::new(row, other.as_ref().map(|other| (other, title(other))))
        }
        // That the other part cannot be read is no reason to show nothing of this one.
        Err(problem) => {
            tracing::warn!(interview.id = %row.id, "the other part of its loop cannot be read: {problem}");
            None
        }
    }
}
