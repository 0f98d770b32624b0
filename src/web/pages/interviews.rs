//! The interviews of one browser, as a list.

use serde::Serialize;

use crate::store::InterviewRow;

use super::wording::{self, When};

/// What `interviews.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct InterviewsContext {
    /// The newest first.
    pub(crate) interviews: Vec<InterviewLine>,
}

/// One interview.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct InterviewLine {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) level: &'static str,
    pub(crate) mode: &'static str,
    pub(crate) minutes: u16,
    pub(crate) opened: When,
    pub(crate) finished: bool,
    pub(crate) overall: Option<u8>,
}

impl InterviewsContext {
    /// In the order given.
    pub(crate) fn new(interviews: Vec<InterviewLine>) -> Self {
        Self { interviews }
    }
}

impl InterviewLine {
    /// A stored interview and its question's title.
    pub(crate) fn new(row: &InterviewRow, title: &str) -> Self {
        Self {
            id: row.id.to_string(),
            title: title.to_owned(),
            level: row.level.name(),
            mode: wording::mode(row.mode),
            minutes: row.minutes,
            opened: When::new(row.opened),
            finished: row.finished.is_some(),
            overall: row.overall,
        }
    }
}

#[cfg(test)]
impl InterviewsContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        vec![("empty", Self::new(Vec::new())), ("some", Self::new(InterviewLine::samples()))]
    }
}

#[cfg(test)]
impl InterviewLine {
    pub(crate) fn samples() -> Vec<Self> {
        Self::sample_rows().iter().map(|row| Self::new(row, "Design a link shortener")).collect()
    }

    pub(crate) fn sample_rows() -> Vec<InterviewRow> {
        use crate::clock::Time;
        use crate::content::format::Level;
        use crate::id::{InterviewId, SubjectId};
        use crate::interview::Mode;
        let row = |n: u128, level, mode, finished: Option<i64>, overall| InterviewRow {
            id: InterviewId(uuid::Uuid::from_u128(n)),
            owner: SubjectId(uuid::Uuid::from_u128(1)),
            question: "url-shortener".to_owned(),
            content: "c0ffee".to_owned(),
            level,
            mode,
            minutes: if mode == Mode::Squeeze { 20 } else { 45 },
            opened: Time(1_795_530_000_000),
            finished: finished.map(Time),
            seq: 9,
            overall,
        };
        vec![
            row(7, Level::L5, Mode::Real, None, None),
            row(8, Level::L4, Mode::Guided, Some(1_795_530_000_000), Some(58)),
            row(9, Level::L4, Mode::Squeeze, Some(1_795_530_000_000), Some(31)),
        ]
    }
}
