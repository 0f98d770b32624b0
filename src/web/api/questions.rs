//! `/api/v1/questions`: the question bank, filtered and searched, and one question of it. No answers.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::{FieldError, FoundQuestion, Wanted};
use crate::content::format::{Kind, Level, Status};
use crate::content::{Difficulty, nearest};
use crate::store::{facet, facets};
use crate::web::caller::Caller;
use crate::web::error::WebError;
use crate::web::{Shared, auth};

use super::openapi::shapes;

/// What must fit; what is left out asks for nothing.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filters {
    /// The kind.
    #[param(schema_with = shapes::kind, required = false)]
    kind: Option<String>,
    /// A level that it is for.
    #[param(schema_with = shapes::level, required = false)]
    level: Option<String>,
    /// A topic, as the question has it.
    topic: String,
    /// A competency's id: questions that exercise it at least as much as their like do on average.
    competency: String,
    /// A real system's slug.
    system: String,
    /// How hard it is.
    #[param(schema_with = shapes::difficulty, required = false)]
    difficulty: Option<String>,
    /// Words, however they are spelt; the nearest questions come first.
    q: String,
}

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
    /// Real systems that meet it, by their slugs.
    systems: Vec<String>,
    /// How hard it is.
    #[schema(schema_with = shapes::difficulty)]
    difficulty: &'static str,
    /// How many finished interviews say how hard it is; null while its levels do.
    #[schema(minimum = 5)]
    interviews: Option<usize>,
    /// Its rubric's slug.
    #[schema(schema_with = shapes::slug)]
    rubric: String,
    /// It is still being written; served with `--drafts` only.
    draft: bool,
}

/// A question and what it exercises, without its answers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QuestionDetails {
    /// What lists say of it.
    question: QuestionSummary,
    /// How long its rubric takes, in minutes.
    #[schema(minimum = 1)]
    minutes: u16,
    /// What is measured, in order.
    competencies: Vec<Exercised>,
    /// Where a question like this was reported.
    reported_at: Option<String>,
    /// Its topic was seen there.
    verified: bool,
}

/// A competency as a question exercises it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Exercised {
    /// What it is called by.
    id: String,
    /// As people read it.
    title: String,
    /// Its share of the score, in hundredths.
    #[schema(minimum = 0, maximum = 100)]
    weight: u8,
    /// This question exercises it at least as much as its like do on average.
    more: bool,
}

/// The questions that fit, as they are listed, or the nearest to the words first.
#[utoipa::path(get, path = "/api/v1/questions", operation_id = "questions", tag = "library", params(Filters),
    responses((status = 200, description = "Each without its answers.", body = Vec<QuestionSummary>),
        (status = 400, description = "The filters cannot be read."),
        (status = 422, description = "Filters that do not fit; each is named.")))]
pub(crate) async fn list(
    State(web): State<Shared>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    filters: Result<Query<Filters>, QueryRejection>,
) -> Result<Json<Vec<QuestionSummary>>, WebError> {
    let Query(filters) = filters.map_err(|rejection| WebError::Unreadable(rejection.body_text()))?;
    auth::search(&web, &headers, &caller, &filters.q).await?;
    let found = web.app.search(&wanted(filters)?).await?;
    Ok(Json(found.questions.iter().map(QuestionSummary::of).collect()))
}

/// One question.
#[utoipa::path(get, path = "/api/v1/questions/{slug}", operation_id = "question", tag = "library",
    responses((status = 200, description = "Without its answers.", body = QuestionDetails),
        (status = 404, description = "There is no question of that slug.")))]
pub(crate) async fn show(
    State(web): State<Shared>,
    Path(slug): Path<String>,
) -> Result<Json<QuestionDetails>, WebError> {
    let found = web.app.question(&slug).await?.ok_or(WebError::NotFound)?;
    Ok(Json(QuestionDetails::of(&found)))
}

/// Names that there are a few of are held to them: a slip in one would look like an empty bank.
fn wanted(filters: Filters) -> Result<Wanted, WebError> {
    let Filters { kind, level, topic, competency, system, difficulty, q } = filters;
    let kinds = [Kind::Design, Kind::Fundamentals, Kind::Operations, Kind::Leadership].map(Kind::name);
    let wrong = [
        unknown("kind", kind.as_deref(), &kinds),
        unknown("level", level.as_deref(), &Level::ALL.map(Level::name)),
        unknown("difficulty", difficulty.as_deref(), &Difficulty::ALL.map(Difficulty::name)),
    ];
    let wrong: Vec<FieldError> = wrong.into_iter().flatten().collect();
    if !wrong.is_empty() {
        return Err(WebError::Fields(wrong));
    }
    let facets = vec![
        (facets::KIND, kind.unwrap_or_default()),
        (facets::LEVEL, level.unwrap_or_default()),
        (facets::TOPIC, topic),
        (facets::COMPETENCY, competency),
        (facets::SYSTEM, system),
        (facets::DIFFICULTY, difficulty.unwrap_or_default()),
    ];
    Ok(Wanted { words: q, facets })
}

/// What is wrong with a value that is to be one of a few; one that is not given asks for nothing.
pub(super) fn unknown(field: &'static str, value: Option<&str>, known: &[&str]) -> Option<FieldError> {
    let value = value.filter(|value| !known.contains(value))?;
    let meant = nearest(value, known.iter().copied()).map(|name| format!(" (did you mean {name}?)"));
    let message = format!("Give one of {}{}", known.join(", "), meant.unwrap_or_default());
    Some(FieldError { field, message })
}

impl QuestionSummary {
    fn of(found: &FoundQuestion) -> Self {
        let question = &found.sheet.question;
        Self {
            slug: question.slug.clone(),
            title: question.title.clone(),
            summary: question.summary.clone(),
            kind: question.kind,
            levels: question.levels.clone(),
            topics: question.topics.clone(),
            systems: question.systems.clone(),
            difficulty: found.difficulty.name(),
            interviews: found.interviews,
            rubric: question.rubric.clone(),
            draft: question.status == Status::Draft,
        }
    }
}

impl QuestionDetails {
    fn of(found: &FoundQuestion) -> Self {
        let (question, rubric) = (&found.sheet.question, &found.sheet.rubric);
        let exercised = rubric.competencies.iter().map(|competency| Exercised {
            id: competency.id.clone(),
            title: competency.title.clone(),
            weight: competency.weight,
            more: found.facets.contains(&facet(facets::COMPETENCY, &competency.id)),
        });
        Self {
            question: QuestionSummary::of(found),
            minutes: rubric.minutes(),
            competencies: exercised.collect(),
            reported_at: question.reported_at.clone(),
            verified: question.verified,
        }
    }
}
