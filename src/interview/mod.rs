//! The conversation: stages, moves, what to say next. Pure: the time is an argument, chance is the interview's seed, and
//! nothing is sent or stored here.
//!
//! [`Interview::hear`] says what should happen; the caller makes it durable; [`Interview::fold`] makes it so. Folding
//! the whole journal gives the same interview as living through it.

mod acts;
mod asked;
mod brief;
mod carry;
mod case;
mod changed;
mod code;
mod entry;
mod feedback;
mod figures;
mod fold;
mod ground;
mod hear;
mod input;
mod journal;
mod moves;
mod nearness;
mod opening;
mod probes;
mod questions;
mod quote;
mod said;
mod say;
mod situation;
mod stages;
mod step;
mod summary;
mod things;
mod understand;

pub use entry::{Author, Entry, Event, Mode, MoveKind, Reason, Wording};
pub use figures::FigureSaid;
pub use fold::{Interview, Taken};
pub use input::{ANSWER_LIMIT, ANSWERS, Input, Refusal};
pub use journal::{JournalError, decode, encode, hash};
pub use opening::Opening;
pub use situation::{FactTold, Situation};
pub use stages::PAUSES;
pub use step::Move;
