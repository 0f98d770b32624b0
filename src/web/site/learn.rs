//! `/learn` and below: what there is to read.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Html;
use serde::Deserialize;

use crate::content::PieceKind;
use crate::web::Shared;
use crate::web::error::WebError;
use crate::web::pages::learn::{DecideContext, LearnContext, MapContext, PieceContext, Said};

use super::mine;

/// What the map is narrowed to.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Narrowed {
    #[serde(default)]
    area: String,
}

/// Everything.
pub(crate) async fn show(State(web): State<Shared>, headers: HeaderMap) -> Result<Html<String>, WebError> {
    let progress = mine::progress(&web, &headers).await?;
    Ok(Html(web.pages.learn(&LearnContext::new(&web.app.library(), &progress))))
}

/// The map of topics.
pub(crate) async fn map(
    State(web): State<Shared>,
    headers: HeaderMap,
    narrowed: Result<Query<Narrowed>, QueryRejection>,
) -> Result<Html<String>, WebError> {
    let Query(narrowed) = narrowed.map_err(|_| WebError::NotFound)?;
    let href = |path: &str| web.href(path);
    let progress = mine::whole_progress(&web, &headers).await?;
    Ok(Html(web.pages.learn_map(&MapContext::new(&web.app.library(), &progress, &narrowed.area, &href))))
}

/// One piece.
pub(crate) async fn piece(
    State(web): State<Shared>,
    Path((kind, slug)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Html<String>, WebError> {
    let library = web.app.library();
    let kind = PieceKind::of_folder(&kind).ok_or(WebError::NotFound)?;
    let piece = library.curriculum.get(kind, &slug).ok_or(WebError::NotFound)?;
    let progress = mine::progress(&web, &headers).await?;
    Ok(Html(web.pages.piece(&PieceContext::new(&library, piece, &progress, None))))
}

/// One choice.
pub(crate) async fn decide(
    State(web): State<Shared>,
    Path(tree): Path<String>,
    said: Result<Query<Said>, QueryRejection>,
) -> Result<Html<String>, WebError> {
    let Query(said) = said.map_err(|_| WebError::NotFound)?;
    let library = web.app.library();
    let tree = library.curriculum.tree(&tree).ok_or(WebError::NotFound)?;
    Ok(Html(web.pages.decide(&DecideContext::new(&library.curriculum, tree, said))))
}
