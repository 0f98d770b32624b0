//! `/explain`: an answer that an author pasted, sentence by sentence: what each was read as, and why. Nothing is stored.

use std::sync::Arc;

use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Extension, Form, Query, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use crate::app::Size;
use crate::assess::{explain, turns_of};
use crate::content::transcript::{Speaker, Transcript, pasted, render};
use crate::web::caller::Caller;
use crate::web::error::WebError;
use crate::web::pages::explain::{ExplainContext, LIMIT, ResultView, SENTENCES};
use crate::web::pages::start::FieldMessage;
use crate::web::{Shared, auth};

/// Among so many interviews one that is still open is looked for.
const INTERVIEWS: usize = 100;

/// So many problems of a transcript are told of.
const PROBLEMS: usize = 5;

/// The form as a browser sends it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ExplainForm {
    #[serde(default)]
    question: String,
    #[serde(default)]
    text: String,
}

/// What a link asks for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    /// Chosen in the form.
    #[serde(default)]
    question: String,
    /// Not empty: the sample answer, explained.
    #[serde(default)]
    sample: String,
}

/// The empty form, or the sample.
pub(crate) async fn show(
    State(web): State<Shared>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Response, WebError> {
    let Query(wanted) = wanted.map_err(|_| WebError::NotFound)?;
    if !auth::reads_answers(&web, &caller) {
        return Ok(closed(&web));
    }
    if wanted.sample.is_empty() {
        let form = ExplainForm { question: wanted.question, text: String::new() };
        return Ok(Html(web.pages.explain(&context(&web, &form))).into_response());
    }
    let in_force = web.app.in_force();
    let sample = in_force.sample.as_ref().ok_or(WebError::NotFound)?;
    let form = ExplainForm { question: sample.sheet.question.slug.clone(), text: render(&sample.transcript) };
    answer(&web, &headers, &caller, form).await
}

/// What was pasted, explained; or the form again with what does not fit.
pub(crate) async fn explained(
    State(web): State<Shared>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    form: Result<Form<ExplainForm>, FormRejection>,
) -> Result<Response, WebError> {
    if !auth::reads_answers(&web, &caller) {
        return Ok(closed(&web));
    }
    match form {
        Ok(Form(form)) => answer(&web, &headers, &caller, form).await,
        Err(problem) if problem.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let message = format!("This is far longer than the {LIMIT} characters that fit; paste a part of it");
            Ok(again(&web, &ExplainForm::default(), StatusCode::PAYLOAD_TOO_LARGE, "text", message))
        }
        Err(_) => Err(WebError::Unreadable("the form cannot be read; go back and send it again".to_owned())),
    }
}

async fn answer(web: &Shared, headers: &HeaderMap, caller: &Caller, form: ExplainForm) -> Result<Response, WebError> {
    let library = web.app.library();
    let wrong = |field, message| Ok(again(web, &form, StatusCode::UNPROCESSABLE_ENTITY, field, message));
    let Some(sheet) = library.sheets.get(&form.question).map(Arc::clone) else {
        return wrong("question", "Choose a question from the list".to_owned());
    };
    let transcript = match readable(&form.text) {
        Ok(transcript) => transcript,
        Err(message) => return wrong("text", message),
    };
    if is_being_answered(web, headers, &form.question).await? {
        let message = "You have an interview on this question open; finish it first, this shows what it looks for";
        return Ok(again(web, &form, StatusCode::CONFLICT, "question", message.to_owned()));
    }
    let who = auth::who(web, headers, caller).await?;
    if !web.limits.explanation(who) {
        let message = "That was often; wait a minute and send it again".to_owned();
        let mut refused = again(web, &form, StatusCode::TOO_MANY_REQUESTS, "text", message);
        refused.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("60"));
        return Ok(refused);
    }
    let mut context = context(web, &form);
    let drawn_by = Arc::clone(web);
    // Reading, judging and a page of hundreds of rows.
    let page = move || {
        let explanation = explain(&sheet, &turns_of(&transcript), SENTENCES);
        context.result = Some(ResultView::new(&sheet.question.title, &explanation));
        drawn_by.pages.explain(&context)
    };
    Ok(Html(web.app.work.run(Size::Whole, who.lane(), page).await?).into_response())
}

/// What was pasted, if it has an answer and is not too long.
fn readable(text: &str) -> Result<Transcript, String> {
    let length = text.chars().count();
    if length > LIMIT {
        return Err(format!("This has {length} characters; at most {LIMIT} fit, a long interview. Paste a part of it"));
    }
    let transcript = pasted("answer", text).map_err(|problems| {
        let told: Vec<String> = problems.iter().take(PROBLEMS).map(ToString::to_string).collect();
        format!("This cannot be read as a transcript: {}", told.join("; "))
    })?;
    let said = |speaker| {
        move |section: &&crate::content::transcript::Section| section.speaker == speaker && !section.text.is_empty()
    };
    match transcript.sections.iter().find(said(Speaker::Candidate)) {
        Some(_) => Ok(transcript),
        None if text.trim().is_empty() => Err("Paste an answer".to_owned()),
        None => Err("Nobody answers in it; begin what the candidate says with a line ## candidate".to_owned()),
    }
}

/// Whether this browser is in the middle of an interview on a question.
async fn is_being_answered(web: &Shared, headers: &HeaderMap, question: &str) -> Result<bool, WebError> {
    let Some(subject) = auth::subject(web, headers).await? else { return Ok(false) };
    let rows = web.app.store.interviews_of(subject, INTERVIEWS).await?;
    Ok(rows.iter().any(|row| row.question == question && row.finished.is_none()))
}

fn context(web: &Shared, form: &ExplainForm) -> ExplainContext {
    let in_force = web.app.in_force();
    let questions = in_force.library.questions().into_iter().map(|sheet| &*sheet.question);
    ExplainContext::new(questions, &form.question, &form.text, in_force.sample.is_some())
}

/// The form with what was pasted and what does not fit.
fn again(web: &Shared, form: &ExplainForm, status: StatusCode, field: &str, message: String) -> Response {
    let mut context = context(web, form);
    context.refuse(FieldMessage { field: field.to_owned(), message });
    (status, Html(web.pages.explain(&context))).into_response()
}

/// Who may open it, and what others do instead.
fn closed(web: &Shared) -> Response {
    (StatusCode::FORBIDDEN, Html(web.pages.explain(&ExplainContext::closed()))).into_response()
}
