//! `/`: the first page, and the form on it that opens an interview.

use std::net::SocketAddr;

use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::app::{Ask, FieldError};
use crate::web::error::WebError;
use crate::web::pages::home::{Chosen, FieldMessage, HomeContext, Miniature};
use crate::web::{Shared, auth};

use super::mine;

/// The form as a browser sends it; whatever is missing reads as empty and is told of at its field.
#[derive(Debug, Deserialize)]
pub(crate) struct StartForm {
    #[serde(default)]
    question: String,
    #[serde(default)]
    level: String,
    #[serde(default)]
    mode: String,
    #[serde(default)]
    minutes: String,
}

/// The first page.
pub(crate) async fn show(State(web): State<Shared>, headers: HeaderMap) -> Result<Html<String>, WebError> {
    page(&web, &headers, &Chosen::default(), Vec::new()).await
}

/// Opens an interview and goes to its room; or shows the form again with what was chosen and what does not fit.
pub(crate) async fn start(
    State(web): State<Shared>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
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
            let StartForm { question, level, mode, minutes } = form;
            let again = page(&web, &headers, &Chosen { question, level, mode, minutes }, wrong).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response());
        }
    };
    let known = auth::subject_or_guest(&web, &headers, peer.ip()).await?;
    if !web.limits.interview(known.subject) {
        return Err(WebError::TooOften);
    }
    let id = web.app.open_interview(known.subject, &ask).await?;
    web.app.metrics.interviews_opened.inc();
    Ok(auth::with_cookie(&known, Redirect::to(&web.href(&format!("/interviews/{id}"))).into_response()))
}

async fn page(
    web: &Shared,
    headers: &HeaderMap,
    chosen: &Chosen,
    wrong: Vec<FieldError>,
) -> Result<Html<String>, WebError> {
    let content = web.app.in_force();
    let errors = wrong.into_iter().map(|error| FieldMessage { field: error.field.to_owned(), message: error.message });
    let sample = content.sample.as_ref();
    let sample = sample.map(|sample| Miniature::new(&sample.card, &sample.sheet.question, &sample.sheet.rubric));
    let interviews = mine::lines(web, headers).await?;
    let questions = content.library.questions().into_iter().map(|sheet| &sheet.question);
    Ok(Html(web.pages.home(&HomeContext::new(questions, chosen, errors.collect(), sample, interviews))))
}
