//! The description of everything that is served, OpenAPI 3.1. Handlers for programs describe themselves; `pages` has what
//! people and operators open, `shapes` the values and bodies that core types hold, `every_route` what goes for every route.
//! `tests/it/described.rs` holds it equal to the router.

mod every_route;
mod operation;
mod pages;
pub(super) mod shapes;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use utoipa::OpenApi;

use super::{curriculum, interviews, library, questions, search};
use crate::web::Shared;
use crate::web::error::Problem;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Greenroom",
        description = "Rehearse system-design interviews. The conversation itself is a WebSocket, greenroom.v1; its \
                       messages are described by the schemas client-message.v1.json and server-message.v1.json. Whoever \
                       opens an interview is given a cookie, and only who sends it may see that interview."
    ),
    tags(
        (name = "interviews", description = "To open interviews and read what became of them."),
        (name = "library", description = "What is in force: questions, rubrics, schemas."),
        (name = "curriculum", description = "What people learn from: topics, patterns, services, systems, playbooks."),
        (name = "pages", description = "What people open in a browser."),
        (name = "operators", description = "Whether it runs, and what it has done."),
    ),
    paths(
        interviews::open,
        interviews::open_next,
        interviews::show,
        interviews::entries,
        interviews::scorecard,
        questions::list,
        questions::show,
        library::rubrics,
        library::schema,
        curriculum::topics,
        curriculum::topic,
        curriculum::patterns,
        curriculum::pattern,
        curriculum::services,
        curriculum::service,
        curriculum::systems,
        curriculum::system,
        curriculum::playbooks,
        curriculum::playbook,
        search::search
    ),
    components(schemas(Problem))
)]
struct Described;

/// `GET /api/openapi.json`
pub(crate) async fn show(State(web): State<Shared>) -> Json<Value> {
    Json(describe(&web.app.config.server.base_path))
}

/// Everything below a base path.
fn describe(base: &str) -> Value {
    let mut described = json!(Described::openapi());
    described["servers"] = json!([{ "url": if base.is_empty() { "/" } else { base } }]);
    if let Some(paths) = described["paths"].as_object_mut() {
        for (path, item) in pages::paths() {
            paths.insert(path, item);
        }
        paths.iter_mut().for_each(|(path, item)| every_route::complete(path, item));
    }
    if let Some(schemas) = described["components"]["schemas"].as_object_mut() {
        schemas.extend(shapes::of_core_types());
    }
    described
}
