//! The handlers of the pages: each gathers what its page shows and hands it to `pages`, which knows nothing of requests.

pub(super) mod again;
pub(super) mod assets;
pub(super) mod drills;
pub(super) mod explain;
pub(super) mod home;
pub(super) mod how;
pub(super) mod in_loop;
pub(super) mod learn;
pub(super) mod mine;
pub(super) mod questions;
pub(super) mod report;
pub(super) mod room;
pub(super) mod search;
