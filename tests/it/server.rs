//! Greenroom in this process: real sockets, a real store, a clock that only the test moves.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use greenroom::app::App;
use greenroom::clock::{Clock, Time};
use greenroom::config::Config;
use greenroom::store::Store;
use greenroom::web;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::guest::Guest;

/// When every test begins.
pub(crate) const START: Time = Time(1_790_000_000_000);

/// SurrealDB recurses deeply when it is not optimised.
const STACK: usize = 16 << 20;

/// A server that ends with the value.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) clock: Clock,
    pub(crate) store: Store,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// On a memory store of its own.
    pub(crate) fn start() -> Self {
        Self::with(Config::default(), Clock::manual(START), None)
    }

    /// A second node on the same store and clock.
    pub(crate) fn beside(other: &Self) -> Self {
        Self::with(Config::default(), other.clock.clone(), Some(other.store.clone()))
    }

    /// On what a URL names, at a time of its own: a data folder that somebody else has made.
    pub(crate) fn at(url: &str, now: Time) -> Self {
        Self::run(Config::default(), Clock::manual(now), None, url.to_owned())
    }

    pub(crate) fn with(config: Config, clock: Clock, store: Option<Store>) -> Self {
        Self::run(config, clock, store, "mem://".to_owned())
    }

    fn run(config: Config, clock: Clock, store: Option<Store>, url: String) -> Self {
        let (stop, stopped) = oneshot::channel();
        let (ready, started) = mpsc::channel();
        let time = clock.clone();
        let serve = move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .thread_stack_size(STACK)
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(async move {
                let store = match store {
                    Some(store) => store,
                    None => Store::open(&url, time.now()).await.expect("the store opens"),
                };
                let app: Arc<App> = App::with_store(config, time, store.clone()).await.expect("the content is sound");
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                ready.send((listener.local_addr().expect("an address"), store)).expect("somebody waits");
                let stop = async {
                    let _ = stopped.await;
                };
                web::serve(listener, app, stop).await.expect("it serves");
            });
            runtime.shutdown_timeout(Duration::from_secs(1));
        };
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(serve).expect("a thread");
        let (address, store) = started.recv().expect("the server starts");
        Self { address, clock, store, stop: Some(stop), thread: Some(thread) }
    }

    /// A browser that nobody has seen before.
    pub(crate) fn guest(&self) -> Guest {
        Guest::new(&format!("http://{}", self.address))
    }

    /// Asks it to stop and waits until it has.
    pub(crate) fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}
