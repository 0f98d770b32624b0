//! `/interviews/{id}`: the room, readable as it comes from the server; its scripts then open the WebSocket.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Html;

use crate::accounts::role::Action;
use crate::interview::Interview;
use crate::web::api::interviews::interview_id;
use crate::web::error::WebError;
use crate::web::pages::room::RoomContext;
use crate::web::ws::{head, stage_now};
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
    let interview = Interview::replay(report.sheet.clone(), &report.entries);
    let head = head(&report.row, &report.sheet, &interview);
    let now = stage_now(&interview, web.app.clock.now());
    Ok(Html(web.pages.room(&RoomContext::new(&head, &now, &report.entries, &web.app.epoch))))
}
