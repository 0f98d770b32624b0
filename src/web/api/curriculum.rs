//! The curriculum for programs: what there is of each kind, and each piece with its text and its sources.

use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::request::Parts;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::Wanted;
use crate::content::Library;
use crate::content::curriculum::{Piece, PieceKind};
use crate::content::format::Level;
use crate::content::format::piece::Source;
use crate::store::facets;
use crate::web::caller::Caller;
use crate::web::error::WebError;
use crate::web::{Shared, auth};

use super::openapi::shapes;
use super::questions::unknown;

/// What must fit; what is left out asks for nothing.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filters {
    /// What it belongs to: a topic's or pattern's area, a service's category, a system's domain, a playbook's sort.
    area: String,
    /// A level that needs it.
    #[param(schema_with = shapes::level, required = false)]
    level: Option<String>,
    /// A topic that it names, by its slug.
    topic: String,
    /// A service that it names.
    service: String,
    /// A system that it names.
    system: String,
    /// A question that practises it.
    question: String,
    /// Words, however they are spelt; the nearest come first.
    q: String,
}

/// The same, read, and as often as words may be looked for.
#[derive(Debug)]
pub(crate) struct Asked(Wanted);

impl FromRequestParts<Shared> for Asked {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, web: &Shared) -> Result<Self, WebError> {
        let Extension(caller) = Extension::<Caller>::from_request_parts(parts, web)
            .await
            .map_err(|rejection| WebError::Unreadable(rejection.body_text()))?;
        let Query(filters) = Query::<Filters>::from_request_parts(parts, web)
            .await
            .map_err(|rejection| WebError::Unreadable(rejection.body_text()))?;
        auth::search(web, &parts.headers, &caller, &filters.q).await?;
        let Filters { area, level, topic, service, system, question, q } = filters;
        if let Some(wrong) = unknown("level", level.as_deref(), &Level::ALL.map(Level::name)) {
            return Err(WebError::Fields(vec![wrong]));
        }
        let facets = vec![
            (facets::AREA, area),
            (facets::LEVEL, level.unwrap_or_default()),
            (facets::TOPIC, topic),
            (facets::SERVICE, service),
            (facets::SYSTEM, system),
            (facets::QUESTION, question),
        ];
        Ok(Self(Wanted { words: q, facets }))
    }
}

/// A piece, without its text.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PieceSummary {
    /// What it is called by.
    #[schema(schema_with = shapes::piece)]
    slug: String,
    /// As people read it.
    title: String,
    /// One sentence.
    summary: String,
    /// What it belongs to: a topic's or pattern's area, a service's category, a system's domain, a playbook's sort.
    area: String,
    /// The levels that need it, lowest first; none for services, systems and playbooks.
    #[schema(schema_with = shapes::levels)]
    levels: Vec<Level>,
    /// To read it, at 220 words a minute.
    minutes: u32,
    /// It is still being written; served with `--drafts` only.
    draft: bool,
}

/// A piece.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PieceText {
    /// What it is, without its text.
    summary: PieceSummary,
    /// Markdown; `[1]` is the first of its sources.
    text: String,
    /// Where its facts can be checked.
    sources: Vec<PieceSource>,
    /// Topics to read before, by slug.
    prerequisites: Vec<String>,
    /// Topics that it leads to, by slug.
    topics: Vec<String>,
    /// Patterns that it leads to, by slug.
    patterns: Vec<String>,
    /// Services that it leads to, by slug.
    services: Vec<String>,
    /// Systems that it leads to, by slug.
    systems: Vec<String>,
    /// Playbooks that it leads to, by slug.
    playbooks: Vec<String>,
    /// Questions to practise it with, by slug.
    questions: Vec<String>,
    /// Of its file, in hexadecimal.
    hash: String,
}

/// Where something can be checked.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PieceSource {
    /// Its own title.
    title: String,
    /// Where it lies.
    url: String,
    /// Who has published it.
    publisher: String,
    /// When.
    year: u16,
    /// `primary`, `primary-author` or `secondary`: who says it.
    kind: &'static str,
}

/// Every topic.
#[utoipa::path(get, path = "/api/v1/topics", operation_id = "topics", tag = "curriculum", params(Filters),
    responses((status = 200, description = "Those that fit, each without its text.", body = Vec<PieceSummary>),
        (status = 400, description = "The filters cannot be read."),
        (status = 422, description = "Filters that do not fit; each is named.")))]
pub(crate) async fn topics(web: State<Shared>, asked: Asked) -> Result<Json<Vec<PieceSummary>>, WebError> {
    list(&web, PieceKind::Topic, asked).await
}

/// One topic.
#[utoipa::path(get, path = "/api/v1/topics/{slug}", operation_id = "topic", tag = "curriculum",
    responses((status = 200, description = "With its text and its sources.", body = PieceText)))]
pub(crate) async fn topic(web: State<Shared>, slug: Path<String>) -> Result<Json<PieceText>, WebError> {
    one(&web, PieceKind::Topic, &slug)
}

/// Every pattern.
#[utoipa::path(get, path = "/api/v1/patterns", operation_id = "patterns", tag = "curriculum", params(Filters),
    responses((status = 200, description = "Those that fit, each without its text.", body = Vec<PieceSummary>),
        (status = 400, description = "The filters cannot be read."),
        (status = 422, description = "Filters that do not fit; each is named.")))]
pub(crate) async fn patterns(web: State<Shared>, asked: Asked) -> Result<Json<Vec<PieceSummary>>, WebError> {
    list(&web, PieceKind::Pattern, asked).await
}

/// One pattern.
#[utoipa::path(get, path = "/api/v1/patterns/{slug}", operation_id = "pattern", tag = "curriculum",
    responses((status = 200, description = "With its text and its sources.", body = PieceText)))]
pub(crate) async fn pattern(web: State<Shared>, slug: Path<String>) -> Result<Json<PieceText>, WebError> {
    one(&web, PieceKind::Pattern, &slug)
}

/// Every service.
#[utoipa::path(get, path = "/api/v1/services", operation_id = "services", tag = "curriculum", params(Filters),
    responses((status = 200, description = "Those that fit, each without its text.", body = Vec<PieceSummary>),
        (status = 400, description = "The filters cannot be read."),
        (status = 422, description = "Filters that do not fit; each is named.")))]
pub(crate) async fn services(web: State<Shared>, asked: Asked) -> Result<Json<Vec<PieceSummary>>, WebError> {
    list(&web, PieceKind::Service, asked).await
}

/// One service.
#[utoipa::path(get, path = "/api/v1/services/{slug}", operation_id = "service", tag = "curriculum",
    responses((status = 200, description = "With its text and its sources.", body = PieceText)))]
pub(crate) async fn service(web: State<Shared>, slug: Path<String>) -> Result<Json<PieceText>, WebError> {
    one(&web, PieceKind::Service, &slug)
}

/// Every system.
#[utoipa::path(get, path = "/api/v1/systems", operation_id = "systems", tag = "curriculum", params(Filters),
    responses((status = 200, description = "Those that fit, each without its text.", body = Vec<PieceSummary>),
        (status = 400, description = "The filters cannot be read."),
        (status = 422, description = "Filters that do not fit; each is named.")))]
pub(crate) async fn systems(web: State<Shared>, asked: Asked) -> Result<Json<Vec<PieceSummary>>, WebError> {
    list(&web, PieceKind::System, asked).await
}

/// One system.
#[utoipa::path(get, path = "/api/v1/systems/{slug}", operation_id = "system", tag = "curriculum",
    responses((status = 200, description = "With its text and its sources.", body = PieceText)))]
pub(crate) async fn system(web: State<Shared>, slug: Path<String>) -> Result<Json<PieceText>, WebError> {
    one(&web, PieceKind::System, &slug)
}

/// Every playbook.
#[utoipa::path(get, path = "/api/v1/playbooks", operation_id = "playbooks", tag = "curriculum", params(Filters),
    responses((status = 200, description = "Those that fit, each without its text.", body = Vec<PieceSummary>),
        (status = 400, description = "The filters cannot be read."),
        (status = 422, description = "Filters that do not fit; each is named.")))]
pub(crate) async fn playbooks(web: State<Shared>, asked: Asked) -> Result<Json<Vec<PieceSummary>>, WebError> {
    list(&web, PieceKind::Playbook, asked).await
}

/// One playbook.
#[utoipa::path(get, path = "/api/v1/playbooks/{slug}", operation_id = "playbook", tag = "curriculum",
    responses((status = 200, description = "With its text and its sources.", body = PieceText)))]
pub(crate) async fn playbook(web: State<Shared>, slug: Path<String>) -> Result<Json<PieceText>, WebError> {
    one(&web, PieceKind::Playbook, &slug)
}

async fn list(web: &Shared, kind: PieceKind, Asked(wanted): Asked) -> Result<Json<Vec<PieceSummary>>, WebError> {
    let found = web.app.pieces(kind, &wanted).await?;
    Ok(Json(found.iter().map(|piece| PieceSummary::of(piece)).collect()))
}

fn one(web: &Shared, kind: PieceKind, slug: &str) -> Result<Json<PieceText>, WebError> {
    let library = web.app.library();
    let piece = library.curriculum.get(kind, slug).ok_or(WebError::NotFound)?;
    Ok(Json(PieceText::of(&library, piece)))
}

impl PieceSummary {
    fn of(piece: &Piece) -> Self {
        Self {
            slug: piece.slug().to_owned(),
            title: piece.front.title.clone(),
            summary: piece.front.summary.clone(),
            area: piece.area().to_owned(),
            levels: piece.front.levels.clone(),
            minutes: piece.minutes,
            draft: piece.is_draft(),
        }
    }
}

impl PieceText {
    /// What it names and is not served is left out, as on pages.
    fn of(library: &Library, piece: &Piece) -> Self {
        let front = &piece.front;
        let source = |source: &Source| PieceSource {
            title: source.title.clone(),
            url: source.url.clone(),
            publisher: source.publisher.clone(),
            year: source.year,
            kind: source.kind.name(),
        };
        let is_served = |kind: PieceKind, slug: &str| library.curriculum.get(kind, slug).is_some();
        let topics = |said: &[String]| {
            said.iter().filter(|slug| is_served(PieceKind::Topic, slug)).cloned().collect::<Vec<String>>()
        };
        let linked = |kind: PieceKind| {
            piece.links(kind).filter(|slug| is_served(kind, slug)).map(str::to_owned).collect::<Vec<String>>()
        };
        let questions = piece.questions().filter(|slug| library.sheets.contains_key(*slug));
        Self {
            summary: PieceSummary::of(piece),
            text: piece.text.trim().to_owned(),
            sources: front.sources.iter().map(source).collect(),
            prerequisites: topics(&front.prerequisites),
            topics: topics(&front.topics),
            patterns: linked(PieceKind::Pattern),
            services: linked(PieceKind::Service),
            systems: linked(PieceKind::System),
            playbooks: linked(PieceKind::Playbook),
            questions: questions.map(str::to_owned).collect(),
            hash: piece.hash.clone(),
        }
    }
}
