//! For programs: JSON in, JSON out, problem+json on refusal. Shapes are published at `/api/openapi.json`.

pub(super) mod curriculum;
pub(super) mod interviews;
pub(super) mod library;
pub(super) mod openapi;
pub(super) mod questions;
pub(super) mod search;
