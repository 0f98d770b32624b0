//! What a row of the table says.

use crate::content::Phrase;

use super::entry::{Author, Event};
use super::fold::Interview;
use super::say;

/// What is said and done, if a row applies.
pub(super) type Said = Option<Vec<(Author, Event)>>;

/// A question with fewer words beside it is nothing but a question.
pub(super) const BRIEF: usize = 8;

/// A phrase without variables, if the row applies and a wording is left that was not said.
pub(super) fn plain(applies: bool, interview: &Interview, phrase: Phrase, say: fn(&Interview) -> Event) -> Said {
    (applies && say::is_fresh(interview, phrase)).then(|| spoken(vec![say(interview)]))
}

/// Said by the interviewer.
pub(super) fn spoken(events: Vec<Event>) -> Vec<(Author, Event)> {
    events.into_iter().map(|event| (Author::Interviewer, event)).collect()
}
