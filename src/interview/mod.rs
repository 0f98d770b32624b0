//! The conversation: parts, stages, moves, what to say next. Pure: the time is an argument, chance is the interview's
//! seed, and nothing is sent or stored here.
//!
//! [`Interview::hear`] says what should happen; the caller makes it durable; [`Interview::fold`] makes it so. Folding
//! the whole journal gives the same interview as living through it.

mod entry;
mod fold;
mod hear;
mod journal;
mod moves;
mod stages;
mod understand;

pub use entry::{Author, Entry, Event, Mode, MoveKind, Reason};
pub use fold::{Interview, Opening, Situation};
pub use hear::{Input, Move, Refusal};
pub use journal::{JournalError, decode, encode, hash};
