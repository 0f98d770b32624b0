//! `/interviews/{id}/again/{turn}`: one turn answered again, and scored as if it had been said. Nothing is stored.

use std::sync::Arc;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use crate::app::{Report, Size, score_transcript, transcript_of};
use crate::assess::Scorecard;
use crate::content::Sheet;
use crate::content::transcript::{Speaker, Transcript};
use crate::interview::ANSWER_LIMIT;
use crate::web::Shared;
use crate::web::error::WebError;
use crate::web::pages::again::AgainContext;
use crate::web::pages::comparison::Comparison;
use crate::web::pages::scorecard::LEFT_OUT;

use super::report::finished;

/// The form as a browser sends it.
#[derive(Debug, Deserialize)]
pub(crate) struct AgainForm {
    #[serde(default)]
    text: String,
}

/// The words as they were said, to be changed.
pub(crate) async fn show(
    State(web): State<Shared>,
    Path((id, turn)): Path<(String, usize)>,
    headers: HeaderMap,
) -> Result<Html<String>, WebError> {
    let (report, card) = finished(&web, &id, &headers).await?;
    let mut context = context(&report, &transcript_of(&report.entries), turn)?;
    context.left_out = readable(&report, card.as_ref()).is_none().then_some(LEFT_OUT);
    Ok(Html(web.pages.again(&context)))
}

/// What other words would have changed.
pub(crate) async fn tried(
    State(web): State<Shared>,
    Path((id, turn)): Path<(String, usize)>,
    headers: HeaderMap,
    form: Result<Form<AgainForm>, FormRejection>,
) -> Result<Response, WebError> {
    let Form(AgainForm { text }) =
        form.map_err(|_| WebError::Unreadable("the form cannot be read; go back and send it again".to_owned()))?;
    let text = text.replace("\r\n", "\n").trim().to_owned();
    let (report, card) = finished(&web, &id, &headers).await?;
    let mut transcript = transcript_of(&report.entries);
    let mut context = context(&report, &transcript, turn)?;
    let Some((sheet, card)) = readable(&report, card.as_ref()) else {
        context.left_out = Some(LEFT_OUT);
        return Ok((StatusCode::CONFLICT, Html(web.pages.again(&context))).into_response());
    };
    let length = text.chars().count();
    context.error = match length {
        0 => Some("Write an answer, then try it".to_owned()),
        _ if length > ANSWER_LIMIT => Some(format!("The answer has {length} characters; at most {ANSWER_LIMIT} fit")),
        _ => None,
    };
    context.text.clone_from(&text);
    if context.error.is_some() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(web.pages.again(&context))).into_response());
    }
    let section = place(&transcript, turn)?;
    transcript.sections[section].text = text;
    let (sheet, level, owner) = (Arc::clone(sheet), card.level, report.row.owner);
    let tried =
        web.app.work.run(Size::Whole, owner, move || score_transcript(&sheet, &transcript, Some(level))).await?;
    context.comparison = Some(Comparison::new(card, &tried, &report.shown));
    Ok(Html(web.pages.again(&context)).into_response())
}

/// What the words can be read by, and compared with.
fn readable<'a>(report: &'a Report, card: Option<&'a Scorecard>) -> Option<(&'a Arc<Sheet>, &'a Scorecard)> {
    let card = card?;
    Some((report.read_again(card)?, card))
}

fn context(report: &Report, transcript: &Transcript, turn: usize) -> Result<AgainContext, WebError> {
    let at = place(transcript, turn)?;
    let before = transcript.sections[..at].iter().rev().take_while(|section| section.speaker == Speaker::Interviewer);
    let mut heard: Vec<String> = before.map(|section| section.text.clone()).collect();
    heard.reverse();
    let text = transcript.sections[at].text.clone();
    Ok(AgainContext::new(report.row.id.to_string(), report.shown.title(), turn, heard, text))
}

/// Where the nth candidate turn (from 1) stands.
fn place(transcript: &Transcript, turn: usize) -> Result<usize, WebError> {
    let said = transcript.sections.iter().enumerate().filter(|(_, section)| section.speaker == Speaker::Candidate);
    let nth = turn.checked_sub(1).and_then(|n| said.map(|(at, _)| at).nth(n));
    nth.ok_or(WebError::NotFound)
}
