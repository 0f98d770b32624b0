//! Every route, on one screen.

use axum::Router;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;

use super::{Shared, api, bodies, error, headers, health, origin, site, ws};

/// Everything that is served.
pub(super) fn router(web: Shared) -> Router {
    let site = Router::new()
        // Pages.
        .route("/", get(site::home::show))
        .route("/how", get(site::how::show))
        .route("/how-good", get(site::how::good))
        .route("/learn", get(site::learn::show))
        .route("/learn/map", get(site::learn::map))
        .route("/learn/decide/{tree}", get(site::learn::decide))
        .route("/learn/{kind}/{slug}", get(site::learn::piece))
        .route("/learn/{kind}/{slug}/read", get(site::drills::unmarked).post(site::drills::marked))
        .route("/learn/topics/{slug}/drills/{drill}", get(site::drills::asked).post(site::drills::answered))
        .route("/sample", get(site::report::sample))
        .route("/questions", get(site::questions::list))
        .route("/questions/{slug}", get(site::questions::show))
        .route("/surprise", get(site::questions::surprise))
        .route("/search", get(site::search::show))
        .route("/explain", get(site::explain::show).post(site::explain::explained))
        .route("/interviews", get(site::mine::show).post(site::home::start))
        .route("/interviews/{id}", get(site::room::show))
        .route("/interviews/{id}/finish", post(site::room::finish))
        .route("/interviews/{id}/next", post(site::in_loop::go_on))
        .route("/interviews/{id}/scorecard", get(site::report::show))
        .route("/interviews/{id}/scorecard.html", get(site::report::alone))
        .route("/interviews/{id}/scorecard.json", get(site::report::json))
        .route("/interviews/{id}/scorecard.md", get(site::report::markdown))
        .route("/interviews/{id}/again/{turn}", get(site::again::show).post(site::again::tried))
        .route("/interviews/{id}/transcript.md", get(site::report::transcript))
        .route("/assets/{*name}", get(site::assets::show))
        // The conversation.
        .route("/ws/interviews/{id}", get(ws::upgrade))
        // For programs.
        .route("/api/v1/interviews", post(api::interviews::open))
        .route("/api/v1/interviews/{id}", get(api::interviews::show))
        .route("/api/v1/interviews/{id}/next", post(api::interviews::open_next))
        .route("/api/v1/interviews/{id}/entries", get(api::interviews::entries))
        .route("/api/v1/interviews/{id}/scorecard", get(api::interviews::scorecard))
        .route("/api/v1/questions", get(api::questions::list))
        .route("/api/v1/questions/{slug}", get(api::questions::show))
        .route("/api/v1/rubrics", get(api::library::rubrics))
        .route("/api/v1/topics", get(api::curriculum::topics))
        .route("/api/v1/topics/{slug}", get(api::curriculum::topic))
        .route("/api/v1/patterns", get(api::curriculum::patterns))
        .route("/api/v1/patterns/{slug}", get(api::curriculum::pattern))
        .route("/api/v1/services", get(api::curriculum::services))
        .route("/api/v1/services/{slug}", get(api::curriculum::service))
        .route("/api/v1/systems", get(api::curriculum::systems))
        .route("/api/v1/systems/{slug}", get(api::curriculum::system))
        .route("/api/v1/playbooks", get(api::curriculum::playbooks))
        .route("/api/v1/playbooks/{slug}", get(api::curriculum::playbook))
        .route("/api/v1/search", get(api::search::search))
        .route("/api/openapi.json", get(api::openapi::show))
        .route("/schemas/{name}", get(api::library::schema))
        // For operators.
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .fallback(error::not_found)
        .method_not_allowed_fallback(error::method_not_allowed)
        .layer(axum::middleware::from_fn_with_state(web.clone(), bodies::whole))
        .with_state(web.clone());

    let base = web.app.config.server.base_path.clone();
    // A proxy may hand the base path on or take it off: both arrive. The start has its slash, and many a proxy insists on it.
    let start = Router::new().route(&format!("{base}/"), get(site::home::show)).with_state(web.clone());
    let routes = if base.is_empty() { site } else { start.nest(&base, site.clone()).fallback_service(site) };
    routes
        .layer(axum::middleware::from_fn_with_state(web.clone(), origin::guard))
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(axum::middleware::from_fn_with_state(web.clone(), error::render))
        .layer(axum::middleware::from_fn_with_state(web, headers::secure))
        .layer(CompressionLayer::new().gzip(true))
        .layer(TraceLayer::new_for_http())
}
