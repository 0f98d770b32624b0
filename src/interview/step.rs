//! What happens next in an interview: new lines, numbered.

use crate::assess::Observation;
use crate::clock::Time;

use super::entry::{Author, Entry, Event};
use super::fold::Interview;

/// New lines, in order, with what was seen in the answer among them.
#[derive(Clone, Debug)]
pub struct Move {
    /// To be appended as they are.
    pub entries: Vec<Entry>,
    /// Of the answer, if there is one.
    pub observation: Option<Observation>,
    /// The interview with the answer taken in, if there is one: it was needed to say what comes next, and need not be made
    /// twice.
    pub(super) after: Option<Box<Interview>>,
}

impl Move {
    /// Numbers what happens next.
    pub(super) fn new(interview: &Interview, now: Time, events: Vec<(Author, Event)>) -> Self {
        let numbered = (interview.seq + 1..).zip(events);
        let entries = numbered.map(|(seq, (author, event))| Entry { seq, at: now, part: 0, author, event }).collect();
        Self { entries, observation: None, after: None }
    }
}
