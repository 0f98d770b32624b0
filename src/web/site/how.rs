//! `/how` and `/how-good`: how scores are made, and how good they are by measurement.

use axum::extract::State;
use axum::response::Html;

use crate::web::Shared;
use crate::web::pages::how::HowContext;
use crate::web::pages::how_good::HowGoodContext;

/// What `greenroom reading report` wrote of the built-in tables.
const REPORT: &str = "greenroom:rubrics/reading/report.md";

/// How scores are made.
pub(crate) async fn show(State(web): State<Shared>) -> Html<String> {
    Html(web.pages.how(HowContext::get()))
}

/// What was measured.
pub(crate) async fn good(State(web): State<Shared>) -> Html<String> {
    let library = web.app.library();
    let report = library.sources.packs.iter().flatten().find(|file| file.path == REPORT);
    let report = report.map(|file| String::from_utf8_lossy(&file.bytes));
    Html(web.pages.how_good(&HowGoodContext::new(report.as_deref())))
}
