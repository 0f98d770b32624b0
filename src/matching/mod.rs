//! Matching by example: sentences and classes as directions in a space that was learnt from the bank, how near they are,
//! and what a match is worth. Pure; serving is integers only, the same on every machine.
//!
//! `features` and `said` read a sentence, `table` places it, `class` places what it may mean; `index` lays the classes of a
//! question out, by `postings` and with their words told `apart`, and compares a sentence with all of them; `reader` says
//! what that is worth; `acts` hears what a sentence does; `learn` makes the tables, `learnt` keeps them.

pub mod acts;
mod apart;
mod asking;
mod background;
mod class;
mod facets;
mod features;
pub mod fixed;
mod index;
pub mod learn;
mod learnt;
mod near;
mod postings;
mod reader;
mod said;
mod table;
#[cfg(test)]
mod tests;

pub use asking::Asking;
pub use background::Background;
pub use class::{Class, Example, Scale};
pub use facets::{COUNT, Facets, KINDS, WRONG};
pub use features::{Features, denied_words, own_words};
pub use index::Index;
pub use learnt::{Bounds, Damage, FILES, Learnt};
pub use near::{Nearness, Spoken};
pub use reader::{
    BEFORE, BEHIND, COVERAGE, EMPTY, FALSE, MANNER, OTHERS_MANNER, OWN_FALSE, Reader, SHOWS, WHOLE_FALSE, Weights,
};
pub use said::Said;
pub use table::{DIMENSIONS, Row, Sparse, Table, UNIT, Vector};
