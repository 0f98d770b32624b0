//! What was done in this browser before, and can be started again.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::content::format::question::QuestionFile;
use crate::content::in_words;
use crate::store::InterviewRow;
use crate::web::pages::in_loop;
use crate::web::pages::interviews::InterviewLine;

/// A finished interview whose question can be asked again.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PastView {
    pub(crate) line: InterviewLine,
    /// Its question's slug.
    pub(crate) question: String,
    /// As the form sends it.
    pub(crate) mode: &'static str,
    pub(crate) minutes: String,
}

/// A question's title; one that is gone from the content is still called by its slug, in words.
pub(super) fn title(known: &BTreeMap<&str, &QuestionFile>, slug: &str) -> String {
    known.get(slug).map_or_else(|| in_words(slug), |question| question.title.clone())
}

/// The last attempt at each question that can still be asked at the level of then, the newest first.
pub(super) fn views(rows: &[InterviewRow], known: &BTreeMap<&str, &QuestionFile>) -> Vec<PastView> {
    let mut seen: Vec<&str> = Vec::new();
    let mut views = Vec::new();
    for row in rows {
        let fits = known.get(row.question.as_str()).is_some_and(|question| question.levels.contains(&row.level));
        if !fits || seen.contains(&row.question.as_str()) {
            continue;
        }
        seen.push(&row.question);
        // One that goes on is offered as such.
        if row.finished.is_some() {
            views.push(PastView {
                line: InterviewLine::new(row, &title(known, &row.question)),
                question: row.question.clone(),
                mode: in_loop::way(row),
                minutes: row.minutes.to_string(),
            });
        }
    }
    views
}
