//! What is in force: rubrics, and the schemas of everything that is published.

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::web::Shared;
use crate::web::error::WebError;
use crate::web::schemas;

use super::openapi::shapes;

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
