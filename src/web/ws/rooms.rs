//! Who holds which interview in this process, so that a tab that was taken over is told at once. Across processes the
//! lease in the store decides; the heartbeat looks there.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tokio::sync::oneshot;

use crate::id::InterviewId;

/// The table. A std mutex: it is held for a look-up only, never across an await.
#[derive(Debug, Default)]
pub(crate) struct Rooms(Mutex<Table>);

#[derive(Debug, Default)]
struct Table {
    next: u64,
    held: HashMap<InterviewId, (u64, oneshot::Sender<()>)>,
}

/// A place in the table.
#[derive(Debug)]
pub(crate) struct Seat {
    /// Which one.
    number: u64,
    /// Done when somebody else takes the interview over.
    pub(crate) taken_over: oneshot::Receiver<()>,
}

impl Rooms {
    /// Takes the interview; whoever had it is told. Says whether somebody had.
    pub(crate) fn enter(&self, id: InterviewId) -> (Seat, bool) {
        let (tell, taken_over) = oneshot::channel();
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        table.next += 1;
        let number = table.next;
        let before = table.held.insert(id, (number, tell));
        let somebody = before.is_some_and(|(_, tell)| tell.send(()).is_ok());
        (Seat { number, taken_over }, somebody)
    }

    /// Whether somebody has the interview here.
    pub(crate) fn is_open(&self, id: InterviewId) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).held.contains_key(&id)
    }

    /// Gives the interview up, unless somebody else has it by now.
    pub(crate) fn leave(&self, id: InterviewId, seat: &Seat) {
        let mut table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if table.held.get(&id).is_some_and(|(number, _)| *number == seat.number) {
            table.held.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Time;

    #[test]
    fn the_last_to_enter_has_the_room() {
        let rooms = Rooms::default();
        let id = InterviewId::new(Time(0));
        let (mut first, nobody) = rooms.enter(id);
        let (mut second, somebody) = rooms.enter(id);
        assert!(!nobody && somebody);
        assert!(first.taken_over.try_recv().is_ok(), "the first is told");
        rooms.leave(id, &first);
        assert!(second.taken_over.try_recv().is_err(), "and its leaving changes nothing");
        let (_third, somebody) = rooms.enter(id);
        assert!(somebody, "the second still had it");
        rooms.leave(id, &second);
    }
}
