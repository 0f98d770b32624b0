//! Every metric, in one struct. They are counted in `web`, and in `app` where no request asks or sees; deeper layers
//! return what is worth counting.

use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

macro_rules! metrics {
    ($($(#[doc = $help:literal])* $name:ident: $kind:ty = $make:expr,)*) => {
        /// The metrics; field names are metric names after `greenroom_`.
        #[derive(Debug)]
        pub struct Metrics {
            registry: Registry,
            $($(#[doc = $help])* pub $name: $kind,)*
        }

        impl Default for Metrics {
            fn default() -> Self {
                let mut registry = Registry::with_prefix("greenroom");
                $(
                    let $name: $kind = $make;
                    registry.register(stringify!($name), [$($help),*].concat().trim(), $name.clone());
                )*
                Self { registry, $($name,)* }
            }
        }
    };
}

metrics! {
    /// Interviews opened.
    interviews_opened: Counter = Counter::default(),
    /// Interviews ended.
    interviews_finished: Counter = Counter::default(),
    /// Candidate messages committed.
    messages_committed: Counter = Counter::default(),
    /// Candidate messages that were sent again and had been committed before.
    messages_repeated: Counter = Counter::default(),
    /// Frames refused with an error.
    frames_refused: Counter = Counter::default(),
    /// Interviews taken over from another connection.
    takeovers: Counter = Counter::default(),
    /// Store failures that a candidate was told of.
    store_failures: Counter = Counter::default(),
    /// Content reloads that were refused, the last good set being kept.
    reloads_refused: Counter = Counter::default(),
    /// HTTP connections open now, rooms not among them.
    connections_open: Gauge = Gauge::default(),
    /// Connections refused because all places were taken.
    connections_refused: Counter = Counter::default(),
    /// Connections ended because the other end took too long.
    connections_cut: Counter = Counter::default(),
    /// Connections that could not be taken for want of file handles or memory.
    accepts_failed: Counter = Counter::default(),
    /// `WebSocket`s open now.
    sockets_open: Gauge = Gauge::default(),
    /// Times that something was written to see whether the store takes it.
    readiness_checks: Counter = Counter::default(),
    /// Interviews folded from their journals.
    interviews_folded: Counter = Counter::default(),
    /// Folded interviews kept for whoever asks next.
    interviews_kept: Gauge = Gauge::default(),
    /// Seconds from a candidate's message to its durable acknowledgement.
    turn_seconds: Histogram = Histogram::new(exponential_buckets(0.001, 2.0, 14)),
}

impl Metrics {
    /// In the text format that Prometheus reads.
    ///
    /// # Panics
    /// Never: writing to a string does not fail.
    pub fn render(&self) -> String {
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("writing to a string does not fail");
        text
    }
}
