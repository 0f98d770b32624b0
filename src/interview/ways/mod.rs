//! How people say what is not an answer. In lower case with straight quotes; one list for each.

mod moods;
mod questions;
mod wishes;

pub(super) use moods::{CODE, CODE_ENDS, CONFUSED, CROSS, UNHEARD, UNSURE};
pub(super) use questions::{ASKING, FACTUAL, FIGURES, HANDING_OVER, NODDING, SMALL_TALK, WHO};
pub(super) use wishes::{ACCEPTING, CORRECTING, DETAIL, HINTING, LEAVE, NEXT, OFFERING, SOLUTION};
