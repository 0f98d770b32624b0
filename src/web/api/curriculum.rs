//! The curriculum for programs: what there is of each kind, and each piece with its text and its sources.

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::content::curriculum::{Piece, PieceKind};
use crate::content::format::Level;
use crate::content::format::piece::Source;
use crate::web::Shared;
use crate::web::error::WebError;

use super::openapi::shapes;

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
#[utoipa::path(get, path = "/api/v1/topics", operation_id = "topics", tag = "curriculum",
    responses((status = 200, description = "Each without its text.", body = Vec<PieceSummary>)))]
pub(crate) async fn topics(web: State<Shared>) -> Json<Vec<PieceSummary>> {
    list(&web, PieceKind::Topic)
}

/// One topic.
#[utoipa::path(get, path = "/api/v1/topics/{slug}", operation_id = "topic", tag = "curriculum",
    responses((status = 200, description = "With its text and its sources.", body = PieceText)))]
pub(crate) async fn topic(web: State<Shared>, slug: Path<String>) -> Result<Json<PieceText>, WebError> {
    one(&web, PieceKind::Topic, &slug)
}

/// Every pattern.
#[utoipa::path(get, path = "/api/v1/patterns", operation_id = "patterns", tag = "curriculum",
    responses((status = 200, description = "Each without its text.", body = Vec<PieceSummary>)))]
pub(crate) async fn patterns(web: State<Shared>) -> Json<Vec<PieceSummary>> {
    list(&web, PieceKind::Pattern)
}

/// One pattern.
#[utoipa::path(get, path = "/api/v1/patterns/{slug}", operation_id = "pattern", tag = "curriculum",
    responses((status = 200, description = "With its text and its sources.", body = PieceText)))]
pub(crate) async fn pattern(web: State<Shared>, slug: Path<String>) -> Result<Json<PieceText>, WebError> {
    one(&web, PieceKind::Pattern, &slug)
}

/// Every service.
#[utoipa::path(get, path = "/api/v1/services", operation_id = "services", tag = "curriculum",
    responses((status = 200, description = "Each without its text.", body = Vec<PieceSummary>)))]
pub(crate) async fn services(web: State<Shared>) -> Json<Vec<PieceSummary>> {
    list(&web, PieceKind::Service)
}

/// One service.
#[utoipa::path(get, path = "/api/v1/services/{slug}", operation_id = "service", tag = "curriculum",
    responses((status = 200, description = "With its text and its sources.", body = PieceText)))]
pub(crate) async fn service(web: State<Shared>, slug: Path<String>) -> Result<Json<PieceText>, WebError> {
    one(&web, PieceKind::Service, &slug)
}

/// Every system.
#[utoipa::path(get, path = "/api/v1/systems", operation_id = "systems", tag = "curriculum",
    responses((status = 200, description = "Each without its text.", body = Vec<PieceSummary>)))]
pub(crate) async fn systems(web: State<Shared>) -> Json<Vec<PieceSummary>> {
    list(&web, PieceKind::System)
}

/// One system.
#[utoipa::path(get, path = "/api/v1/systems/{slug}", operation_id = "system", tag = "curriculum",
    responses((status = 200, description = "With its text and its sources.", body = PieceText)))]
pub(crate) async fn system(web: State<Shared>, slug: Path<String>) -> Result<Json<PieceText>, WebError> {
    one(&web, PieceKind::System, &slug)
}

/// Every playbook.
#[utoipa::path(get, path = "/api/v1/playbooks", operation_id = "playbooks", tag = "curriculum",
    responses((status = 200, description = "Each without its text.", body = Vec<PieceSummary>)))]
pub(crate) async fn playbooks(web: State<Shared>) -> Json<Vec<PieceSummary>> {
    list(&web, PieceKind::Playbook)
}

/// One playbook.
#[utoipa::path(get, path = "/api/v1/playbooks/{slug}", operation_id = "playbook", tag = "curriculum",
    responses((status = 200, description = "With its text and its sources.", body = PieceText)))]
pub(crate) async fn playbook(web: State<Shared>, slug: Path<String>) -> Result<Json<PieceText>, WebError> {
    one(&web, PieceKind::Playbook, &slug)
}

fn list(web: &Shared, kind: PieceKind) -> Json<Vec<PieceSummary>> {
    Json(web.app.library().curriculum.of(kind).map(|piece| PieceSummary::of(piece)).collect())
}

fn one(web: &Shared, kind: PieceKind, slug: &str) -> Result<Json<PieceText>, WebError> {
    let library = web.app.library();
    let piece = library.curriculum.get(kind, slug).ok_or(WebError::NotFound)?;
    Ok(Json(PieceText::of(piece)))
}

impl PieceSummary {
    fn of(piece: &Piece) -> Self {
        Self {
            slug: piece.slug().to_owned(),
            title: piece.front.title.clone(),
            summary: piece.front.summary.clone(),
            area: piece.area().to_owned(),
            levels: piece.front.levels.clone(),
            minutes: piece.minutes(),
            draft: piece.is_draft(),
        }
    }
}

impl PieceText {
    fn of(piece: &Piece) -> Self {
        let front = &piece.front;
        let source = |source: &Source| PieceSource {
            title: source.title.clone(),
            url: source.url.clone(),
            publisher: source.publisher.clone(),
            year: source.year,
            kind: source.kind.name(),
        };
        Self {
            summary: PieceSummary::of(piece),
            text: piece.text.trim().to_owned(),
            sources: front.sources.iter().map(source).collect(),
            prerequisites: front.prerequisites.clone(),
            topics: front.topics.clone(),
            patterns: front.patterns.clone(),
            services: piece.links(PieceKind::Service).map(str::to_owned).collect(),
            systems: front.systems.clone(),
            playbooks: front.playbooks.clone(),
            questions: front.questions.clone(),
            hash: piece.hash.clone(),
        }
    }
}
