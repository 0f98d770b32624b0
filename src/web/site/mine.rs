//! `/interviews`: the interviews of this browser, the newest first.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Html;

use crate::course::Progress;
use crate::store::InterviewRow;
use crate::web::error::WebError;
use crate::web::pages::attempts;
use crate::web::pages::interviews::{InterviewLine, InterviewsContext};
use crate::web::{Shared, auth};

/// How many are listed.
const LISTED: usize = 100;
/// Among so many it is looked what somebody has done with a question.
const KNOWN: usize = 1_000;

pub(crate) async fn show(State(web): State<Shared>, headers: HeaderMap) -> Result<Html<String>, WebError> {
    let (library, rows) = (web.app.library(), newest(&web, &headers, LISTED).await?);
    let lines = InterviewLine::all(&rows, |_| true, |slug| library.title(slug)).collect();
    Ok(Html(web.pages.interviews(&InterviewsContext::new(lines))))
}

/// All that is looked through, the newest first.
pub(super) async fn rows(web: &Shared, headers: &HeaderMap) -> Result<Vec<InterviewRow>, WebError> {
    newest(web, headers, KNOWN).await
}

/// The same with how interviews went, of which there may be many.
pub(super) async fn whole_progress(web: &Shared, headers: &HeaderMap) -> Result<Progress, WebError> {
    let attempts = attempts::of(&rows(web, headers).await?);
    let best =
        attempts.into_iter().filter(|(_, attempt)| attempt.is_over()).map(|(slug, attempt)| (slug, attempt.best));
    Ok(Progress { best: best.collect(), ..progress(web, headers).await? })
}

/// What this browser's person has read and drilled.
pub(super) async fn progress(web: &Shared, headers: &HeaderMap) -> Result<Progress, WebError> {
    let Some(subject) = auth::subject(web, headers).await? else { return Ok(Progress::default()) };
    let mut progress = Progress::default();
    for row in web.app.store.progress(subject).await? {
        if let Some(points) = row.points {
            progress.drills.insert(row.what.clone(), points);
        }
        progress.read.extend(row.read.then_some(row.what));
    }
    Ok(progress)
}

/// So many; none for a browser that is not known.
async fn newest(web: &Shared, headers: &HeaderMap, limit: usize) -> Result<Vec<InterviewRow>, WebError> {
    let Some(subject) = auth::subject(web, headers).await? else { return Ok(Vec::new()) };
    Ok(web.app.store.interviews_of(subject, limit).await?)
}
