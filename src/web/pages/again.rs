//! One turn of a finished interview, answered again: the words, and what they would have changed. Nothing of it is kept.

use serde::Serialize;

use crate::interview::ANSWER_LIMIT;

use super::comparison::Comparison;
#[cfg(test)]
use super::scorecard::LEFT_OUT;

/// What `again.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AgainContext {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) turn: String,
    /// What the interviewer had said before.
    pub(crate) heard: Vec<String>,
    /// In the field: the words as they were said, or those that were tried.
    pub(crate) text: String,
    pub(crate) limit: usize,
    pub(crate) error: Option<String>,
    /// Why nothing can be tried, if nothing can.
    pub(crate) left_out: Option<&'static str>,
    /// What the words would have changed, once some were tried.
    pub(crate) comparison: Option<Comparison>,
}

impl AgainContext {
    /// Before anything was tried.
    pub(crate) fn new(id: String, title: String, turn: usize, heard: Vec<String>, text: String) -> Self {
        Self {
            id,
            title,
            turn: turn.to_string(),
            heard,
            text,
            limit: ANSWER_LIMIT,
            error: None,
            left_out: None,
            comparison: None,
        }
    }
}

#[cfg(test)]
impl AgainContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        let heard = vec!["One link is on television tonight. What gives way first?".to_owned()];
        let said = "The shard with that link.".to_owned();
        let first = Self::new(
            "01926f3a-0000-7000-8000-000000000000".to_owned(),
            "Design a link shortener".to_owned(),
            4,
            heard,
            said,
        );
        let wrong =
            Self { error: Some("Write an answer, then try it".to_owned()), text: String::new(), ..first.clone() };
        let left_out = Self { left_out: Some(LEFT_OUT), ..first.clone() };
        let tried = Self { comparison: Some(Comparison::sample()), ..first.clone() };
        vec![("first", first), ("wrong", wrong), ("tried", tried), ("left_out", left_out)]
    }
}
