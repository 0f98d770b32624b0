//! `/interviews/{id}`: the room, readable as it comes from the server; its scripts then open the WebSocket.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{Html, Redirect};

use crate::accounts::role::Action;
use crate::content::transcript::tidy;
use crate::interview::{Entry, Event, Interview};
use crate::web::api::interviews::interview_id;
use crate::web::error::WebError;
use crate::web::pages::room::RoomContext;
use crate::web::ws::{head, over, stage_now};
use crate::web::{Shared, auth};

pub(crate) async fn show(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Html<String>, WebError> {
    let id = interview_id(&id)?;
    auth::allowed(&web, &headers, id, Action::ReadInterview).await?;
    // The report ends an interview whose time ran out while nobody was there.
    let report = web.app.report(id).await?;
    let (row, entries, now) = (&report.row, &report.entries, web.app.clock.now());
    // What is over is shown as it was; what goes on may go on with today's version of its question.
    let footing = if row.finished.is_some() { report.footing.kept() } else { report.footing.sheet() };
    let (head, now) = match footing {
        Some(sheet) => {
            let interview = Interview::replay(sheet.clone(), entries);
            (head(row, sheet, &interview), stage_now(&interview, now))
        }
        None => (over::head(row, &report.shown), over::stage_now(row, entries, now)),
    };
    let room = RoomContext::new(&head, &now, entries, &web.app.epoch);
    let ended = row.finished.is_some() || footing.is_none();
    let left_over = if ended { web.app.store.draft(id).await?.map(|draft| draft.text) } else { None };
    let left_over = left_over.filter(|text| !was_said(entries, text));
    let room = room.with_left_over(left_over);
    let is_gone = row.finished.is_none() && footing.is_none();
    Ok(Html(web.pages.room(&if is_gone { room.gone() } else { room })))
}

/// It was sent, but the browser went away before it could say that its field is empty.
fn was_said(entries: &[Entry], draft: &str) -> bool {
    let last = entries.iter().rev().find_map(|entry| match &entry.event {
        Event::Answer { text, .. } => Some(text),
        _ => None,
    });
    last.is_some_and(|text| *text == tidy(draft))
}

/// Ends it without a line to it, and goes to its scorecard.
pub(crate) async fn finish(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Redirect, WebError> {
    let id = interview_id(&id)?;
    auth::allowed(&web, &headers, id, Action::WriteInterview).await?;
    web.app.finish(id).await?;
    Ok(Redirect::to(&web.href(&format!("/interviews/{id}/scorecard"))))
}
