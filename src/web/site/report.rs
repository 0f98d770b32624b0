//! `/interviews/{id}/scorecard` as a page, as one file, as Markdown and as JSON, the transcript beside it, and the sample.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};

use crate::accounts::role::Action;
use crate::app::{Report, Size, transcript_of};
use crate::assess::{Scorecard, scorecard};
use crate::content::Shown;
use crate::content::transcript as file;
use crate::id::SubjectId;
use crate::store::InterviewRow;
use crate::web::api::interviews::interview_id;
use crate::web::error::WebError;
use crate::web::markdown::to_html;
use crate::web::pages::comparison::Comparison;
use crate::web::pages::kept::KeptContext;
use crate::web::pages::scorecard::{EarlierView, Held, ScorecardContext, Scored, reading};
use crate::web::pages::spoken;
use crate::web::pages::wording::When;
use crate::web::render::ALONE;
use crate::web::{Shared, auth};

use super::in_loop;

/// Among so many interviews an earlier attempt is looked for.
const ATTEMPTS: usize = 100;

/// The page.
pub(crate) async fn show(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Html<String>, WebError> {
    let (report, card) = finished(&web, &id, &headers).await?;
    let in_loop = in_loop::place(&web, &report.row).await;
    let Some(card) = card else {
        let owner = report.row.owner;
        return drawn(&web, owner, move |web| web.pages.kept(&KeptContext { in_loop, ..kept(&report) })).await;
    };
    let (running, then) = (web.app.running(&report, &card).await?, earlier(&web, &report).await?);
    drawn(&web, report.row.owner, move |web| {
        let teaches = reading(&web.app.library(), &report.row.question);
        let mut context = context(&report, &card, running.as_deref()).with_reading(&report.shown, &teaches);
        context.in_loop = in_loop;
        context.earlier = then.and_then(|(row, json)| {
            // An old scorecard that this version cannot read is no reason to show none.
            let then = serde_json::from_str::<Scorecard>(&json).ok()?;
            let comparison = Comparison::new(&then, &card, &report.shown);
            Some(EarlierView { id: row.id.to_string(), opened: When::new(row.opened), comparison })
        });
        web.pages.scorecard(&context)
    })
    .await
}

/// A page of a whole interview, drawn where that is done.
async fn drawn(
    web: &Shared,
    owner: SubjectId,
    draw: impl FnOnce(&Shared) -> String + Send + 'static,
) -> Result<Html<String>, WebError> {
    let drawn_by = Arc::clone(web);
    Ok(Html(web.app.work.run(Size::Whole, owner, move || draw(&drawn_by)).await?))
}

/// The sample: a transcript that was written for testing, scored by the engine that scores everything.
pub(crate) async fn sample(State(web): State<Shared>) -> Result<Html<String>, WebError> {
    let in_force = web.app.in_force();
    let sample = in_force.sample.as_ref().ok_or(WebError::NotFound)?;
    let shown = Shown::of(&sample.sheet);
    let context = ScorecardContext::new(Scored {
        card: &sample.card,
        shown: &shown,
        spoken: &spoken::of_file(&sample.transcript, &shown),
        running: Some(&sample.running),
        debrief: Some(to_html(&shown.debrief)),
        held: Held::Sample,
    });
    let teaches = reading(&in_force.library, &sample.sheet.question.slug);
    Ok(Html(web.pages.scorecard(&context.with_reading(&shown, &teaches))))
}

/// The page as one file, to be kept or sent.
pub(crate) async fn alone(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    // Whoever opens the file has no server to ask.
    let (report, card) = finished(&web, &id, &headers).await?;
    let running = match &card {
        Some(card) => web.app.running(&report, card).await?,
        None => None,
    };
    let page = drawn(&web, report.row.owner, move |web| match card {
        Some(card) => web.pages.scorecard_alone(&context(&report, &card, running.as_deref()).alone()),
        None => web.pages.kept_alone(&KeptContext { id: None, in_loop: None, ..kept(&report) }),
    })
    .await?;
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"scorecard.html\""),
        (CONTENT_SECURITY_POLICY, ALONE),
    ];
    Ok((headers, page.0).into_response())
}

/// The attempt at the same question before this one, and its stored scorecard.
async fn earlier(web: &Shared, report: &Report) -> Result<Option<(InterviewRow, String)>, WebError> {
    let rows = web.app.store.interviews_of(report.row.owner, ATTEMPTS).await?;
    let before = |row: &InterviewRow| {
        row.question == report.row.question && row.finished.is_some() && row.opened < report.row.opened
    };
    let Some(row) = rows.into_iter().find(before) else { return Ok(None) };
    let stored = web.app.store.scorecard(row.id, 0).await?;
    Ok(stored.map(|json| (row, json)))
}

/// What a finished interview's page shows.
fn context(report: &Report, card: &Scorecard, running: Option<&[u8]>) -> ScorecardContext {
    let Report { row, shown, entries, .. } = report;
    ScorecardContext::new(Scored {
        card,
        shown,
        spoken: &spoken::of_journal(entries, shown),
        running,
        debrief: Some(to_html(&shown.debrief)).filter(|html| !html.is_empty()),
        held: Held::Interview { id: row.id, mode: row.mode, minutes: row.minutes, opened: row.opened },
    })
}

/// What is left to show where no scorecard can be read.
fn kept(report: &Report) -> KeptContext {
    let Report { row, shown, entries, json, .. } = report;
    KeptContext::new(row, json.as_deref(), shown, &spoken::of_journal(entries, shown), to_html(&shown.debrief))
}

/// The stored bytes.
pub(crate) async fn json(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let (report, _) = finished(&web, &id, &headers).await?;
    let json = report.json.ok_or(WebError::NotScored)?;
    Ok(([(CONTENT_TYPE, "application/json"), (CONTENT_DISPOSITION, "inline; filename=\"scorecard.json\"")], json)
        .into_response())
}

/// For a mail or a notebook.
pub(crate) async fn markdown(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    Ok(as_markdown(
        "scorecard.md",
        match finished(&web, &id, &headers).await? {
            (report, Some(card)) => scorecard::markdown(&card, &report.shown),
            (report, None) => kept(&report).markdown(),
        },
    ))
}

/// What was said, as a file that `greenroom score` reads.
pub(crate) async fn transcript(
    State(web): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let id = interview_id(&id)?;
    auth::reading(&web, &headers, id, Action::ReadInterview).await?;
    let report = web.app.report(id).await?;
    Ok(as_markdown("transcript.md", file::render(&transcript_of(&report.entries))))
}

/// The report of an interview that is over, and its scorecard if this version can read it whole.
pub(super) async fn finished(
    web: &Shared,
    id: &str,
    headers: &HeaderMap,
) -> Result<(Report, Option<Scorecard>), WebError> {
    let id = interview_id(id)?;
    auth::reading(web, headers, id, Action::ReadScorecard).await?;
    let report = web.app.report(id).await?;
    if report.row.finished.is_none() {
        return Err(WebError::NotFinished);
    }
    let card = report.json.as_deref().and_then(|json| match serde_json::from_str(json) {
        Ok(card) => Some(card),
        Err(problem) => {
            tracing::info!(interview.id = %id, "a stored scorecard is of another version: {problem}");
            None
        }
    });
    Ok((report, card))
}

fn as_markdown(name: &str, text: String) -> Response {
    let disposition = format!("inline; filename=\"{name}\"");
    ([(CONTENT_TYPE, "text/markdown; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, disposition)], text)
        .into_response()
}
