//! The door: takes connections in while there is a place, and says so when there is none.

use std::io::ErrorKind;
use std::time::Duration;

use axum::Router;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::places::Place;
use super::{Shared, connection};

/// After an accept that failed for want of handles or memory: trying at once would fail at once.
const PAUSE: Duration = Duration::from_millis(100);

/// How long whoever is refused may take to read that.
const FAREWELL: Duration = Duration::from_secs(1);

/// When it may be tried again.
const RETRY_SECONDS: u32 = 10;

/// Takes connections until the server is asked to stop.
pub(super) async fn accept(web: &Shared, listener: TcpListener, router: Router) {
    let mut stopping = web.stopping.clone();
    let (mut is_failing, mut is_full) = (false, false);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = async { stopping.wait_for(|stop| *stop).await.map(drop) } => return,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(problem) if left_at_once(problem.kind()) => continue,
            Err(problem) => {
                web.app.metrics.accepts_failed.inc();
                // Once for each time that it begins; the metric has the rest.
                if !std::mem::replace(&mut is_failing, true) {
                    tracing::error!(
                        "no connection can be taken: {problem}; raise the limit of open files (ulimit -n), or lower \
                         server.connections and server.rooms"
                    );
                }
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        is_failing = false;
        let place = web.places.connection(peer.ip());
        if place.is_none() && !is_full {
            tracing::warn!(
                "all places for connections are taken, or all that one address may hold; server.connections and ulimit -n \
                 say how many there are"
            );
        }
        is_full = place.is_none();
        let Some(place) = place else {
            web.app.metrics.connections_refused.inc();
            // Nobody waits for those who cannot even be told.
            if let Some(place) = web.places.refusal() {
                drop(tokio::spawn(refuse(stream, place)));
            }
            continue;
        };
        let _ = stream.set_nodelay(true);
        // An orderly stop waits for it.
        let open = web.sockets.subscribe();
        let (web, router) = (web.clone(), router.clone());
        tokio::spawn(async move {
            web.app.metrics.connections_open.inc();
            connection::serve(web.clone(), router, stream, peer).await;
            web.app.metrics.connections_open.dec();
            drop((open, place));
        });
    }
}

/// They hung up before we answered.
fn left_at_once(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::ConnectionRefused | ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset)
}

/// Says that there is no place, without reading what was asked.
async fn refuse(mut stream: TcpStream, place: Place) {
    let said = "Too many connections at once. Nothing is lost: try again in a few seconds.\n";
    let answer = format!(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: {}\r\n\
         retry-after: {RETRY_SECONDS}\r\nconnection: close\r\n\r\n{said}",
        said.len()
    );
    let told = async {
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await?;
        // What is not read would reset the connection, and a reset overtakes the words.
        let mut bytes = [0; 1024];
        while stream.read(&mut bytes).await? > 0 {}
        Ok::<_, std::io::Error>(())
    };
    let _ = tokio::time::timeout(FAREWELL, told).await;
    drop(place);
}
