//! `/assets/...`: style, scripts and pictures, out of the binary. Addresses carry a hash, so browsers keep them for ever.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::web::error::WebError;
use crate::web::pages::assets;

pub(crate) async fn show(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, WebError> {
    let asset = assets::get(&name).ok_or(WebError::NotFound)?;
    let caching = [(CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()), (ETAG, asset.etag.clone())];
    if headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == asset.etag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    Ok((caching, [(CONTENT_TYPE, asset.content_type)], asset.bytes.into_owned()).into_response())
}
