//! Heavy work: whatever reads, judges, scores or draws a whole interview. It is done on threads of its own, so that those
//! who wait for an answer, a page or a sign of life never wait for it; few pieces at once, and one at a time for each guest,
//! so that somebody's long interview takes no more than a share.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Semaphore;

use crate::id::SubjectId;

/// So many pieces of one guest may wait; whoever asks for more is told to wait themselves.
const WAITING: usize = 16;

/// From so many guests on those of whom nothing waits are forgotten.
const GUESTS: usize = 256;

/// How large a piece of work is. Each size has places of its own: an answer does not stand in line behind scorecards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// One answer, beside what was said before it.
    Answer,
    /// A whole interview.
    Whole,
}

/// Who may work, and who waits.
#[derive(Debug)]
pub struct Work {
    answers: Arc<Semaphore>,
    wholes: Arc<Semaphore>,
    guests: Mutex<HashMap<SubjectId, Arc<Semaphore>>>,
}

/// Too much of one guest waits already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("much was asked for at once and is still being worked at; wait a moment and try again")]
pub struct Crowded;

impl Default for Work {
    /// For this machine.
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let places = |places: usize| Arc::new(Semaphore::new(places));
        Self { answers: places(cores.max(2)), wholes: places((cores / 2).max(1)), guests: Mutex::default() }
    }
}

impl Work {
    /// Does it when there is a place, unless too much of this guest waits already.
    ///
    /// # Errors
    /// [`Crowded`]
    pub async fn run<T: Send + 'static>(
        &self,
        size: Size,
        who: SubjectId,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Crowded> {
        let turn = self.turn_of(who);
        // One is the table's, one is ours, every other one works or waits.
        if Arc::strong_count(&turn) > WAITING + 2 {
            return Err(Crowded);
        }
        Ok(self.done(size, turn, work).await)
    }

    /// The same, however much waits: for what comes one by one anyway.
    pub async fn wait<T: Send + 'static>(
        &self,
        size: Size,
        who: SubjectId,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> T {
        let turn = self.turn_of(who);
        self.done(size, turn, work).await
    }

    async fn done<T: Send + 'static>(
        &self,
        size: Size,
        turn: Arc<Semaphore>,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> T {
        let places = match size {
            Size::Answer => &self.answers,
            Size::Whole => &self.wholes,
        };
        let turn = turn.acquire_owned().await;
        let place = Arc::clone(places).acquire_owned().await;
        // Both are given back when the work is done, not when nobody waits for it any more.
        let working = tokio::task::spawn_blocking(move || {
            let _held = (turn, place);
            work()
        });
        match working.await {
            Ok(done) => done,
            Err(failed) => std::panic::resume_unwind(failed.into_panic()),
        }
    }

    fn turn_of(&self, who: SubjectId) -> Arc<Semaphore> {
        let mut guests = self.guests.lock().unwrap_or_else(PoisonError::into_inner);
        if guests.len() >= GUESTS {
            guests.retain(|_, turn| Arc::strong_count(turn) > 1);
        }
        Arc::clone(guests.entry(who).or_insert_with(|| Arc::new(Semaphore::new(1))))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::clock::Time;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn one_piece_of_a_guest_at_a_time_and_not_too_many_in_line() {
        let work = Arc::new(Work::default());
        let (one, other) = (SubjectId::new(Time(0)), SubjectId::new(Time(0)));
        let (go, wait) = mpsc::channel::<()>();
        let (begun, first) = tokio::sync::oneshot::channel();
        let long = {
            let work = Arc::clone(&work);
            tokio::spawn(async move {
                work.run(Size::Answer, one, move || {
                    begun.send(()).unwrap();
                    wait.recv().unwrap();
                })
                .await
            })
        };
        first.await.unwrap();
        let mut line: Vec<_> = Vec::new();
        for _ in 0..WAITING {
            let mut waiting = Box::pin({
                let work = Arc::clone(&work);
                async move { work.run(Size::Whole, one, || ()).await }
            });
            assert!(futures_util::poll!(&mut waiting).is_pending(), "the first one still works");
            line.push(waiting);
        }
        assert_eq!(work.run(Size::Whole, one, || ()).await, Err(Crowded));
        assert_eq!(work.run(Size::Whole, other, || 7).await, Ok(7), "nobody else waits for them");
        go.send(()).unwrap();
        assert_eq!(long.await.unwrap(), Ok(()));
        for waiting in line {
            assert_eq!(waiting.await, Ok(()));
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn guests_of_whom_nothing_waits_are_forgotten() {
        let work = Work::default();
        for n in 0..2 * GUESTS {
            let who = SubjectId(uuid::Uuid::from_u128(n as u128));
            assert_eq!(work.run(Size::Answer, who, move || n).await, Ok(n));
        }
        assert!(work.guests.lock().unwrap().len() <= GUESTS);
    }
}
