//! HTTP and WebSocket: the only code that knows either. Handlers take a request apart, call `app`, and build an answer.

mod api;
mod auth;
mod bodies;
mod caller;
mod connection;
mod error;
mod headers;
mod health;
mod limits;
mod listen;
mod markdown;
mod origin;
mod pages;
mod places;
mod render;
mod router;
pub mod schemas;
mod shares;
mod site;
pub mod ws;

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::App;
use crate::config::network_of;

pub use origin::machine;

use limits::Limiters;
use origin::Origins;
use places::Places;
use render::Pages;
use ws::Rooms;

/// What every handler shares.
#[derive(Debug)]
pub(crate) struct Web {
    pub(crate) app: Arc<App>,
    pub(crate) limits: Limiters,
    pub(crate) origins: Origins,
    pub(crate) pages: Pages,
    pub(crate) rooms: Rooms,
    pub(crate) ready: health::Readiness,
    pub(crate) places: Places,
    /// Whose word counts for where a request came from.
    pub(crate) trusted_proxies: Vec<IpNet>,
    /// Becomes true when the server is asked to stop.
    pub(crate) stopping: watch::Receiver<bool>,
    /// Every connection and every room keeps a receiver of it: when it is closed, the last of them is.
    pub(crate) sockets: watch::Sender<()>,
}

/// The handlers' state; cheap to clone.
pub(crate) type Shared = Arc<Web>;

impl Web {
    fn new(app: Arc<App>, address: SocketAddr, stopping: watch::Receiver<bool>) -> Self {
        let server = &app.config.server;
        let trusted_proxies: Vec<IpNet> = server.trusted_proxies.iter().filter_map(|proxy| network_of(proxy)).collect();
        Self {
            limits: Limiters::new(&app.config.limits, &app.clock),
            origins: Origins::new(server, address),
            pages: Pages::new(&server.base_path),
            rooms: Rooms::default(),
            ready: health::Readiness::default(),
            places: Places::new(server.connections, server.rooms, trusted_proxies.clone()),
            trusted_proxies,
            stopping,
            sockets: watch::Sender::default(),
            app,
        }
    }

    /// A path as browsers ask for it.
    pub(crate) fn href(&self, path: &str) -> String {
        format!("{}{path}", self.app.config.server.base_path)
    }
}

/// Serves until `stop` is done, then lets open connections end: sockets are told 1012 and everything that was
/// acknowledged is on disk already.
///
/// # Errors
/// If the listener fails.
pub async fn serve(
    listener: TcpListener,
    app: Arc<App>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (stopped, stopping) = watch::channel(false);
    let patience = Duration::from_secs(app.config.server.stop_seconds);
    let web = Arc::new(Web::new(app, listener.local_addr()?, stopping.clone()));
    let router = router::router(Arc::clone(&web));
    let mut asked = stopping;
    let app = Arc::clone(&web.app);
    let tending = tokio::spawn(async move { app.tend().await });
    tokio::spawn(async move {
        stop.await;
        let _ = stopped.send(true);
    });
    let served = async {
        listen::accept(&web, listener, router).await;
        web.sockets.closed().await;
    };
    tokio::select! {
        () = served => {}
        () = async {
            // Whoever does not let go in time is cut off; nothing acknowledged is lost by it.
            let _ = asked.wait_for(|stopping| *stopping).await;
            tokio::time::sleep(patience).await;
        } => {}
    }
    // Its hold on the store ends with it.
    tending.abort();
    let _ = tending.await;
    Ok(())
}
