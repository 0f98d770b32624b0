//! What is wrong with the words of a lexicon or of a question's objects, and where.

use super::super::problem::Problem;
use super::super::yaml::Document;
use crate::text::LexiconError;

/// Of a lexicon file.
pub(in super::super) fn lexicon(document: &Document, wrong: &[LexiconError]) -> Vec<Problem> {
    placed(document, "/concepts", wrong)
}

/// Of a question's own words.
pub(in super::super) fn question_words(document: &Document, wrong: &[LexiconError]) -> Vec<Problem> {
    placed(document, "/words", wrong)
}

/// Of a question's objects.
pub(in super::super) fn objects(document: &Document, wrong: &[LexiconError]) -> Vec<Problem> {
    placed(document, "/objects", wrong)
}

/// Points at the concept's id; at its second one if it is there twice.
fn placed(document: &Document, list: &str, wrong: &[LexiconError]) -> Vec<Problem> {
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
