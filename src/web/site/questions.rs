//! `/questions`: the question bank, a question of it, and one by chance.

use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{Html, Redirect};
use serde::Deserialize;

use crate::app::{FoundQuestion, Wanted};
use crate::content::format::Level;
use crate::content::format::question::QuestionFile;
use crate::content::{Graded, Library};
use crate::id::InterviewId;
use crate::web::caller::Caller;
use crate::web::error::WebError;
use crate::web::markdown::to_html;
use crate::web::pages::attempts::{self, Attempt};
use crate::web::pages::question::{QuestionContext, Subject, is_over};
use crate::web::pages::questions::{Asked, Bank, FIELDS, Hits, Listed, QuestionsContext};
use crate::web::pages::suggestion;
use crate::web::{Shared, auth};

use super::home::StartForm;
use super::mine;

/// Which transcript is shown as a strong answer.
const STRONG: &str = "excellent";

/// A level to be surprised at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct At {
    level: String,
}

/// The list. An address that cannot be read asks for nothing.
pub(crate) async fn list(
    State(web): State<Shared>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Html<String>, WebError> {
    let Query(asked) = asked.unwrap_or_default();
    auth::search(&web, &headers, &caller, &asked.q).await?;
    let rows = mine::rows(&web, &headers).await?;
    let all = web.app.search(&Wanted::default()).await?.questions;
    let found = if asked.is_anything() { Some(web.app.search(&wanted(&asked)).await?) } else { None };
    let bank = Bank {
        competencies: competencies(&web.app.library()),
        all: all.iter().map(listed).collect(),
        attempts: attempts::of(&rows),
        level: rows.first().map_or(Level::L5, |last| last.level),
        now: web.app.clock.now(),
    };
    let hits = found.as_ref().map(|found| Hits {
        questions: found.questions.iter().map(listed).collect(),
        mended: found.spelt.mended.clone(),
        unknown: found.spelt.unknown.clone(),
        some: found.some,
    });
    Ok(Html(web.pages.questions(&QuestionsContext::new(&bank, &asked, hits.as_ref()))))
}

/// One question; its answer only to who has had it.
pub(crate) async fn show(
    State(web): State<Shared>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    chosen: Result<Query<StartForm>, QueryRejection>,
) -> Result<Html<String>, WebError> {
    let Query(chosen) = chosen.unwrap_or_default();
    let found = web.app.question(&slug).await?.ok_or(WebError::NotFound)?;
    let library = web.app.library();
    let rows = mine::rows(&web, &headers).await?;
    let sheet = &found.sheet;
    // Of what comes with the program it is known who wrote it; a pack's tests are for its author.
    let is_strong = |graded: &&Graded| graded.transcript.front.variant.as_deref() == Some(STRONG);
    let strong = sheet.graded.iter().filter(|_| sheet.is_built_in()).find(is_strong);
    let debrief = if is_over(&rows, &slug) { to_html(&sheet.debrief) } else { String::new() };
    let subject = Subject {
        question: &sheet.question,
        rubric: &sheet.rubric,
        difficulty: found.difficulty,
        interviews: found.interviews,
        facets: &found.facets,
        curriculum: &library.curriculum,
        rows: &rows,
        debrief: &debrief,
        strong: strong.map(|graded| &graded.transcript),
    };
    Ok(Html(web.pages.question(&QuestionContext::new(subject, chosen.into()))))
}

/// To any question that is fit for a level, L5 if none is named; to one that was not tried yet, as long as there is one.
pub(crate) async fn surprise(
    State(web): State<Shared>,
    headers: HeaderMap,
    at: Result<Query<At>, QueryRejection>,
) -> Result<Redirect, WebError> {
    let Query(At { level }) = at.unwrap_or_default();
    let level = Level::ALL.into_iter().find(|known| known.name() == level).unwrap_or(Level::L5);
    let attempts = attempts::of(&mine::rows(&web, &headers).await?);
    let library = web.app.library();
    let questions: Vec<&QuestionFile> = library.questions().into_iter().map(|sheet| &*sheet.question).collect();
    let tried = |slug: &str| attempts.get(slug).is_some_and(Attempt::is_over);
    let seed = InterviewId::new(web.app.clock.now()).seed();
    let question = suggestion::by_chance(&questions, level, tried, seed).ok_or(WebError::NotFound)?;
    Ok(Redirect::to(&web.href(&format!("/questions/{}?level={}", question.slug, level.name()))))
}

fn wanted(asked: &Asked) -> Wanted {
    let facets = FIELDS.iter().map(|field| (field.facet, asked.of(field).to_owned()));
    Wanted { words: asked.q.clone(), facets: facets.collect() }
}

fn listed(found: &FoundQuestion) -> Listed<'_> {
    let FoundQuestion { sheet, difficulty, facets, .. } = found;
    Listed { question: &sheet.question, difficulty: *difficulty, facets: facets.clone() }
}

/// Each by its id; where rubrics call one differently, as the first question's does.
fn competencies(library: &Library) -> BTreeMap<String, String> {
    let mut titles = BTreeMap::new();
    let all = library.questions();
    for competency in all.iter().flat_map(|sheet| &sheet.rubric.competencies) {
        titles.entry(competency.id.clone()).or_insert_with(|| competency.title.clone());
    }
    titles
}
