//! What stands on the pages: typed contexts, one file a page, built by pure functions and rendered by `web::render`.
//!
//! No HTTP here, and no core type ends up in a context: a template sees text, numbers and flags that were made for it.

pub(crate) mod again;
pub(crate) mod assets;
pub(crate) mod attempts;
pub(crate) mod choices;
pub(crate) mod comparison;
pub(crate) mod error;
pub(crate) mod explain;
pub(crate) mod home;
pub(crate) mod how;
pub(crate) mod how_good;
pub(crate) mod in_loop;
pub(crate) mod interviews;
pub(crate) mod kept;
pub(crate) mod learn;
pub(crate) mod lines;
pub(crate) mod question;
pub(crate) mod questions;
pub(crate) mod room;
pub(crate) mod scorecard;
pub(crate) mod search;
pub(crate) mod spoken;
pub(crate) mod start;
pub(crate) mod suggestion;
pub(crate) mod wording;

#[cfg(test)]
mod tests;
