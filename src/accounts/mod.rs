//! Who may do what, and how a guest is known again. Pure: rows are the store's, cookies are the web's.

pub mod guest;
pub mod role;
