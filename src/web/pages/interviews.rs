//! The interviews of one browser, as a list.

use serde::Serialize;

use crate::store::InterviewRow;

use super::in_loop;
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
    /// Which part of a loop it is.
    pub(crate) part: Option<&'static str>,
    /// It is over, and the second part can be opened.
    pub(crate) waits: bool,
}

impl InterviewsContext {
    /// In the order given.
    pub(crate) fn new(interviews: Vec<InterviewLine>) -> Self {
        Self { interviews }
    }
}

impl InterviewLine {
    /// Some of these rows. `title`: a question's.
    pub(crate) fn all<'a>(
        rows: &'a [InterviewRow],
        of: impl Fn(&InterviewRow) -> bool + 'a,
        title: impl Fn(&str) -> String + 'a,
    ) -> impl Iterator<Item = Self> + 'a {
        rows.iter()
            .filter(move |row| of(row))
            .map(move |row| Self { waits: in_loop::waits(row, rows), ..Self::new(row, &title(&row.question)) })
    }

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
            part: in_loop::said(row.place),
            waits: false,
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
        use crate::store::Place;
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
            place: Place::Alone,
        };
        vec![
            row(7, Level::L5, Mode::Real, None, None),
            row(8, Level::L4, Mode::Guided, Some(1_795_530_000_000), Some(58)),
            row(9, Level::L4, Mode::Squeeze, Some(1_795_530_000_000), Some(31)),
        ]
    }
}
