//! Greenroom: a self-hosted server on which software engineers rehearse system-design interviews.
//!
//! The modules in reading order. Who may import whom is held by `tests/it/tidy.rs`; ARCHITECTURE.md has the map.

pub mod id;

pub mod clock;

pub mod text;

pub mod matching;

pub mod content;

pub mod assess;

pub mod suites;

pub mod interview;

pub mod course;

pub mod charts;

pub mod accounts;

pub mod store;

pub mod config;

pub mod telemetry;

pub mod metrics;

pub mod app;

pub mod web;

pub mod cli;
