//! What the rows of the table do that takes more than a phrase: each gives what is said, or nothing if it does not apply.

mod answer;
mod ask;
mod due;
mod heard;
mod help;
mod reply;
mod story;

pub(super) use answer::{complete, maybe, not_known, unanswered};
pub(super) use ask::{concretely, deeper, exhausted, gap, press, probe, take_up, twist, what_for};
pub(super) use heard::{acknowledged, changed_load, correction, repeats, wrong_sum};
pub(super) use help::{help, hint, meaning, offer_to_stop, owed, yes};
pub(super) use reply::{close_the_stage, facts, go_on, own_figure, time_left, with_time};
pub(super) use story::{own_part, round_figure};
