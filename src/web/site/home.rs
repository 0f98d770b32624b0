//! `/`: the first page, and the form on it that opens an interview.

use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Extension, Form, Query, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::app::{Ask, FieldError};
use crate::content::Shown;
use crate::web::caller::Caller;
use crate::web::error::WebError;
use crate::web::pages::home::{Home, HomeContext, Miniature, Wanted};
use crate::web::pages::start::{Chosen, FieldMessage};
use crate::web::{Shared, auth};

use super::mine;

/// The form as a browser sends it, or an address that fills it in; whatever is missing reads as empty and is told of at
/// its field.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct StartForm {
    question: String,
    level: String,
    mode: String,
    minutes: String,
}

impl From<StartForm> for Chosen {
    fn from(form: StartForm) -> Self {
        let StartForm { question, level, mode, minutes } = form;
        Self { question, level, mode, minutes }
    }
}

/// The first page: what an address chooses stands in the form, what it asks for narrows the list. An address that cannot
/// be read chooses nothing.
pub(crate) async fn show(
    State(web): State<Shared>,
    headers: HeaderMap,
    chosen: Result<Query<StartForm>, QueryRejection>,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Html<String>, WebError> {
    let Query(chosen) = chosen.unwrap_or_default();
    let Query(wanted) = wanted.unwrap_or_default();
    page(&web, &headers, chosen.into(), wanted, Vec::new()).await
}

/// Opens an interview and goes to its room; or shows the form again with what was chosen and what does not fit.
pub(crate) async fn start(
    State(web): State<Shared>,
    Extension(caller): Extension<Caller>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    form: Result<Form<StartForm>, FormRejection>,
) -> Result<Response, WebError> {
    let Form(form) =
        form.map_err(|_| WebError::Unreadable("the form cannot be read; go back and send it again".to_owned()))?;
    // A length that is no number is told of like one that is out of range.
    let minutes = (!form.minutes.is_empty()).then(|| form.minutes.parse().unwrap_or(-1));
    let ask = match Ask::read(&web.app.library(), Some(&form.question), &form.level, &form.mode, minutes) {
        Ok(ask) => ask,
        Err(wrong) => {
            let again = page(&web, &headers, form.into(), Wanted::default(), wrong).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response());
        }
    };
    if let Some(again) = auth::tried(&web, &headers, &caller, "/interviews", query.as_deref())? {
        return Ok(again);
    }
    let known = auth::subject_or_guest(&web, &headers, &caller).await?;
    if !web.limits.interview(known.subject) {
        return Err(WebError::TooOften);
    }
    let id = web.app.open_interview(known.subject, &ask).await?;
    Ok(auth::with_cookie(&known, Redirect::to(&web.href(&format!("/interviews/{id}"))).into_response()))
}

async fn page(
    web: &Shared,
    headers: &HeaderMap,
    chosen: Chosen,
    wanted: Wanted,
    wrong: Vec<FieldError>,
) -> Result<Html<String>, WebError> {
    let content = web.app.in_force();
    let errors = wrong.into_iter().map(|error| FieldMessage { field: error.field.to_owned(), message: error.message });
    let sheets = content.library.questions();
    let sample = content.sample.as_ref();
    let rows = mine::rows(web, headers).await?;
    Ok(Html(web.pages.home(&HomeContext::new(Home {
        questions: sheets.into_iter().map(|sheet| &*sheet.question).collect(),
        chosen,
        wanted,
        errors: errors.collect(),
        sample: sample.map(|sample| Miniature::new(&sample.card, &Shown::of(&sample.sheet))),
        rows: &rows,
        now: web.app.clock.now(),
    }))))
}
