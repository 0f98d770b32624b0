//! What is in force: questions, rubrics, and the schemas of everything that is published.

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::content::format::{Kind, Level, Status};
use crate::web::Shared;
use crate::web::error::WebError;
use crate::web::schemas;

use super::openapi::shapes;

/// A question, without its answers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QuestionSummary {
    /// What it is called by.
    #[schema(schema_with = shapes::slug)]
    slug: String,
    /// As people read it.
    title: String,
    /// What is to be designed.
    summary: String,
    /// What sort of question it is.
    #[schema(schema_with = shapes::kind)]
    kind: Kind,
    /// The levels that it may be asked for, lowest first.
    #[schema(schema_with = shapes::levels)]
    levels: Vec<Level>,
    /// What it is about.
    topics: Vec<String>,
    /// Its rubric's slug.
    #[schema(schema_with = shapes::slug)]
    rubric: String,
    /// It is still being written; served with `--drafts` only.
    draft: bool,
}

/// A rubric's outline.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RubricSummary {
    /// What it is called by.
    #[schema(schema_with = shapes::slug)]
    slug: String,
    /// As people read it.
    title: String,
    /// What it is for.
    about: String,
    /// What is measured, in order.
    competencies: Vec<CompetencySummary>,
}

/// A competency's outline.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CompetencySummary {
    /// What it is called by.
    id: String,
    /// As people read it.
    title: String,
    /// What is measured.
    about: String,
    /// Its share of the score, in hundredths.
    #[schema(minimum = 0, maximum = 100)]
    weight: u8,
}

/// Every question.
#[utoipa::path(get, path = "/api/v1/questions", operation_id = "questions", tag = "library",
    responses((status = 200, description = "Each without its answers.", body = Vec<QuestionSummary>)))]
pub(crate) async fn questions(State(web): State<Shared>) -> Json<Vec<QuestionSummary>> {
    let library = web.app.library();
    let summaries = library.questions().into_iter().map(|sheet| QuestionSummary {
        slug: sheet.question.slug.clone(),
        title: sheet.question.title.clone(),
        summary: sheet.question.summary.clone(),
        kind: sheet.question.kind,
        levels: sheet.question.levels.clone(),
        topics: sheet.question.topics.clone(),
        rubric: sheet.question.rubric.clone(),
        draft: sheet.question.status == Status::Draft,
    });
    Json(summaries.collect())
}

/// Every rubric.
#[utoipa::path(get, path = "/api/v1/rubrics", operation_id = "rubrics", tag = "library",
    responses((status = 200, description = "What each measures.", body = Vec<RubricSummary>)))]
pub(crate) async fn rubrics(State(web): State<Shared>) -> Json<Vec<RubricSummary>> {
    let library = web.app.library();
    let summaries = library.rubrics.values().map(|rubric| RubricSummary {
        slug: rubric.slug.clone(),
        title: rubric.title.clone(),
        about: rubric.about.clone(),
        competencies: rubric
            .competencies
            .iter()
            .map(|competency| CompetencySummary {
                id: competency.id.clone(),
                title: competency.title.clone(),
                about: competency.about.clone(),
                weight: competency.weight,
            })
            .collect(),
    });
    Json(summaries.collect())
}

/// One published schema, such as `scorecard.v2.json`.
#[utoipa::path(get, path = "/schemas/{name}", operation_id = "schema", tag = "library",
    responses((status = 200, description = "A JSON Schema, draft 2020-12.", body = Object)))]
pub(crate) async fn schema(Path(name): Path<String>) -> Result<Json<Value>, WebError> {
    schemas::all()
        .into_iter()
        .find(|(known, _)| *known == name)
        .map(|(_, schema)| Json(schema))
        .ok_or(WebError::NotFound)
}
