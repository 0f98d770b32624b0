//! What is wrong with the words of a lexicon, a question or the table of mechanisms, and where.

use super::super::problem::Problem;
use super::super::yaml::Document;
use crate::text::LexiconError;

/// Of a list of things that have ids and names. Points at the concept's id; at its second one if it is there twice.
pub(in super::super) fn words(document: &Document, list: &str, wrong: &[LexiconError]) -> Vec<Problem> {
    let json = document.json();
    let ids: Vec<&str> = json
        .pointer(list)
        .and_then(|list| list.as_array())
        .into_iter()
        .flatten()
        .map(|item| item["id"].as_str().unwrap_or_default())
        .collect();
    let problem = |error: &LexiconError| {
        let place = match error {
            LexiconError::DuplicateId { concept } => ids.iter().rposition(|id| id == concept),
            error => ids.iter().position(|id| *id == error.concept()),
        };
        document.problem(&format!("{list}/{}/id", place.unwrap_or(0)), error.to_string())
    };
    wrong.iter().map(problem).collect()
}
