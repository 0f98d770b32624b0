//! `/interviews/{id}`: the room, readable as it comes from the server; its scripts then open the WebSocket.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{Html, Redirect};

use crate::accounts::role::Action;
use crate::app::Size;
use crate::content::transcript::tidy;
use crate::interview::{Entry, Event};
use crate::web::api::interviews::interview_id;
use crate::web::error::WebError;
use crate::web::pages::room::RoomContext;
use crate::web::ws::{head, over, stage_now};
use crate::web::{Shared, auth};

use super::in_loop;

pub(crate) async fn show(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Html<String>, WebError> {
    let id = interview_id(&id)?;
    auth::reading(&web, &headers, id, Action::ReadInterview).await?;
    // The report ends an interview whose time ran out while nobody was there.
    let report = web.app.report(id).await?;
    // What is over is shown as it was; what goes on may go on with today's version of its question.
    let finished = report.row.finished.is_some();
    let footing = if finished { report.footing.kept() } else { report.footing.sheet() }.cloned();
    let interview = match &footing {
        Some(sheet) => Some(web.app.folded(&report.row, sheet, &report.entries).await?),
        None => None,
    };
    let ended = finished || footing.is_none();
    let draft = if ended { web.app.store.draft(id).await?.map(|draft| draft.text) } else { None };
    let in_loop = in_loop::place(&web, &report.row).await;
    let (owner, now, drawn_by) = (report.row.owner, web.app.clock.now(), Arc::clone(&web));
    let draw = move || {
        let (row, entries) = (&report.row, &report.entries);
        let (head, now) = match &interview {
            Some(interview) => (head(row, interview.sheet(), interview), stage_now(interview, now)),
            None => (over::head(row, &report.shown), over::stage_now(row, entries, now)),
        };
        let left_over = draft.filter(|text| !was_said(entries, text));
        let room =
            RoomContext::new(&head, &now, entries, &drawn_by.app.epoch).with_left_over(left_over).with_place(in_loop);
        let is_gone = !finished && interview.is_none();
        drawn_by.pages.room(&if is_gone { room.gone() } else { room })
    };
    Ok(Html(web.app.work.run(Size::Whole, owner, draw).await?))
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
    auth::reading(&web, &headers, id, Action::WriteInterview).await?;
    web.app.finish(id).await?;
    Ok(Redirect::to(&web.href(&format!("/interviews/{id}/scorecard"))))
}
