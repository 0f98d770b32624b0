//! `/search`: questions and everything that there is to read, by words.

use axum::Extension;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Html;
use serde::Deserialize;

use crate::web::caller::Caller;
use crate::web::error::WebError;
use crate::web::pages::search::SearchContext;
use crate::web::{Shared, auth};

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Words {
    q: String,
}

/// An address that cannot be read asks for nothing.
pub(crate) async fn show(
    State(web): State<Shared>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    words: Result<Query<Words>, QueryRejection>,
) -> Result<Html<String>, WebError> {
    let Query(Words { q }) = words.unwrap_or_default();
    auth::search(&web, &headers, &caller, &q).await?;
    let found = if q.trim().is_empty() { None } else { Some(web.app.search_everything(&q).await?) };
    Ok(Html(web.pages.search(&SearchContext::new(&q, found.as_ref()))))
}
