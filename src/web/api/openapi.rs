//! The description of the API, generated from the handlers.

use axum::Json;
use utoipa::OpenApi;

use super::{interviews, library};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Greenroom",
        description = "Rehearse system-design interviews. The conversation itself is a WebSocket, greenroom.v1."
    ),
    paths(
        interviews::open,
        interviews::show,
        interviews::entries,
        interviews::scorecard,
        library::questions,
        library::rubrics
    )
)]
struct Described;

/// `GET /api/openapi.json`
pub(crate) async fn show() -> Json<utoipa::openapi::OpenApi> {
    Json(Described::openapi())
}
