//! Every route, on one screen.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::trace::TraceLayer;

use super::{Shared, api, error, headers, health, site, ws};

/// The largest request body: the longest is a form of a few fields.
const BODY_LIMIT: usize = 16 * 1024;

/// A form with the longest answer in it, each of its characters escaped.
const ANSWER_FORM_LIMIT: usize = 128 * 1024;

/// The same with a whole interview in it.
const INTERVIEW_FORM_LIMIT: usize = 512 * 1024;

/// Everything that is served.
pub(super) fn router(web: Shared) -> Router {
    let site = Router::new()
        // Pages.
        .route("/", get(site::home::show))
        .route("/how", get(site::how::show))
        .route("/how-good", get(site::how::good))
        .route("/sample", get(site::report::sample))
        .route(
            "/explain",
            get(site::explain::show).post(site::explain::explained).layer(DefaultBodyLimit::max(INTERVIEW_FORM_LIMIT)),
        )
        .route("/interviews", get(site::mine::show).post(site::home::start))
        .route("/interviews/{id}", get(site::room::show))
        .route("/interviews/{id}/finish", post(site::room::finish))
        .route("/interviews/{id}/scorecard", get(site::report::show))
        .route("/interviews/{id}/scorecard.html", get(site::report::alone))
        .route("/interviews/{id}/scorecard.json", get(site::report::json))
        .route("/interviews/{id}/scorecard.md", get(site::report::markdown))
        .route(
            "/interviews/{id}/again/{turn}",
            get(site::again::show).post(site::again::tried).layer(DefaultBodyLimit::max(ANSWER_FORM_LIMIT)),
        )
        .route("/interviews/{id}/transcript.md", get(site::report::transcript))
        .route("/assets/{*name}", get(site::assets::show))
        // The conversation.
        .route("/ws/interviews/{id}", get(ws::upgrade))
        // For programs.
        .route("/api/v1/interviews", post(api::interviews::open))
        .route("/api/v1/interviews/{id}", get(api::interviews::show))
        .route("/api/v1/interviews/{id}/entries", get(api::interviews::entries))
        .route("/api/v1/interviews/{id}/scorecard", get(api::interviews::scorecard))
        .route("/api/v1/questions", get(api::library::questions))
        .route("/api/v1/rubrics", get(api::library::rubrics))
        .route("/api/openapi.json", get(api::openapi::show))
        .route("/schemas/{name}", get(api::library::schema))
        // For operators.
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .fallback(error::not_found)
        .method_not_allowed_fallback(error::method_not_allowed)
        .with_state(web.clone());

    let base = web.app.config.server.base_path.clone();
    let routes = if base.is_empty() { site } else { Router::new().nest(&base, site) };
    routes
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(csrf(&web))
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(axum::middleware::from_fn_with_state(web.clone(), error::render))
        .layer(axum::middleware::from_fn_with_state(web, headers::secure))
        .layer(CompressionLayer::new().gzip(true))
        .layer(TraceLayer::new_for_http())
}

/// Refuses what another site makes a browser send. The WebSocket has a check of its own, `origin`.
fn csrf(web: &Shared) -> CsrfLayer {
    let trusted = web.origins.iter().filter(|origin| origin.starts_with("http"));
    trusted.fold(CsrfLayer::new(), |layer, origin| layer.clone().add_trusted_origin(origin).unwrap_or(layer))
}
