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

/// A question, without its answers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QuestionSummary {
    slug: String,
    title: String,
    summary: String,
    #[schema(value_type = String)]
    kind: Kind,
    #[schema(value_type = Vec<String>)]
    levels: Vec<Level>,
    topics: Vec<String>,
    rubric: String,
    /// It is still being written; served with `--drafts` only.
    draft: bool,
}

/// A rubric's outline.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RubricSummary {
    slug: String,
    title: String,
    about: String,
    competencies: Vec<CompetencySummary>,
}

/// A competency's outline.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CompetencySummary {
    id: String,
    title: String,
    about: String,
    weight: u8,
}

/// Every question.
#[utoipa::path(get, path = "/api/v1/questions", responses((status = 200, body = Vec<QuestionSummary>)))]
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
#[utoipa::path(get, path = "/api/v1/rubrics", responses((status = 200, body = Vec<RubricSummary>)))]
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
pub(crate) async fn schema(Path(name): Path<String>) -> Result<Json<Value>, WebError> {
    schemas::all()
        .into_iter()
        .find(|(known, _)| *known == name)
        .map(|(_, schema)| Json(schema))
        .ok_or(WebError::NotFound)
}
