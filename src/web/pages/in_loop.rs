//! Where an interview stands in a loop, and the way to its other part.

use serde::Serialize;

use crate::app::LOOP;
use crate::store::{InterviewRow, Place};

/// What a room and a scorecard say about it: `parts/in_loop.hbs`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct LoopView {
    /// Which part it is.
    pub(crate) said: &'static str,
    /// What is told in its room once it is over.
    pub(crate) over: &'static str,
    /// The first part's id, while nothing follows it, over or not.
    pub(crate) waits: Option<String>,
    /// The other part, if it was opened.
    pub(crate) other: Option<OtherPart>,
}

/// The other part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct OtherPart {
    pub(crate) id: String,
    pub(crate) title: String,
    /// It is over: it has a scorecard, and a room otherwise.
    pub(crate) finished: bool,
    pub(crate) overall: Option<u8>,
}

/// How an interview was asked for.
pub(crate) fn way(row: &InterviewRow) -> &'static str {
    if row.place == Place::First { LOOP } else { row.mode.name() }
}

/// Which part of a loop an interview is.
pub(crate) fn said(place: Place) -> Option<&'static str> {
    match place {
        Place::Alone => None,
        Place::First => Some("part 1 of 2"),
        Place::After(_) => Some("part 2 of 2"),
    }
}

/// Whether nothing follows yet what is the first part of a loop and is over. `rows`: all of the same person.
pub(crate) fn waits(row: &InterviewRow, rows: &[InterviewRow]) -> bool {
    row.place == Place::First && row.finished.is_some() && rows.iter().all(|other| other.place != Place::After(row.id))
}

impl LoopView {
    /// Nothing for an interview that is held by itself. `other`: the other part and its title.
    pub(crate) fn new(row: &InterviewRow, other: Option<(&InterviewRow, String)>) -> Option<Self> {
        let other = other.map(|(row, title)| OtherPart {
            id: row.id.to_string(),
            title,
            finished: row.finished.is_some(),
            overall: row.overall,
        });
        let waits = (row.place == Place::First && other.is_none()).then(|| row.id.to_string());
        let over = if row.place == Place::First { "Part one is over." } else { "The loop is over." };
        Some(Self { said: said(row.place)?, over, waits, other })
    }
}

#[cfg(test)]
impl LoopView {
    /// The first part before anything follows, the second one after the first, and the first after that.
    pub(crate) fn samples() -> [Option<Self>; 3] {
        use super::interviews::InterviewLine;
        let rows = InterviewLine::sample_rows();
        let first = InterviewRow { place: Place::First, ..rows[1].clone() };
        let second = InterviewRow { place: Place::After(first.id), ..rows[0].clone() };
        let waits = Self::new(&first, None);
        let after = Self::new(&second, Some((&first, "Design a link shortener".to_owned())));
        [waits, after, Self::new(&first, Some((&second, "Tell me about a cost that you cut".to_owned())))]
    }
}
