//! Where logs go. Never in a log, at any level: an answer's words, a cookie, a token, an e-mail address.
//!
//! Our own lines are written with that in mind. Those of libraries are not: below `info` they print whatever passes
//! through them, pages, frames and queries, so that no setting turns those on. A panic tells where it was; its words are
//! kept back if they were made at run time, since they may quote what was read.

use std::panic::PanicHookInfo;

use tracing::{Level, Metadata};
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, fmt, registry};

use crate::config::{Log, LogFormat};

/// Starts logging to standard error. A second call changes nothing, so tests may call it freely.
pub fn start(settings: &Log) {
    let filter = EnvFilter::try_new(&settings.filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = fmt::layer().with_writer(std::io::stderr);
    let lines = match settings.format {
        LogFormat::Text => lines.compact().boxed(),
        LogFormat::Json => lines.json().boxed(),
    };
    let started = registry().with(filter).with(lines.with_filter(filter_fn(may_be_written))).try_init();
    if started.is_ok() {
        std::panic::set_hook(Box::new(panicked));
    }
}

/// Whose lines below `info` are known: ours, and those about requests, which name paths and nothing of what was sent.
const KNOWN: [&str; 2] = ["greenroom", "tower_http"];

fn may_be_written(line: &Metadata<'_>) -> bool {
    let from = line.target().split("::").next().unwrap_or_default();
    *line.level() <= Level::INFO || KNOWN.contains(&from)
}

fn panicked(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map_or_else(String::new, ToString::to_string);
    let words = panic.payload().downcast_ref::<&'static str>().copied();
    tracing::error!(place, "a panic: {}", words.unwrap_or("its words are kept back, they may quote an answer"));
}
