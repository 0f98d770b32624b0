//! One HTTP connection, from its first byte to its last or to its upgrade, and how long it may take for each: a head that
//! trickles in, a client that says nothing, a client that does not read are all cut off.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::config::Waits;

use super::Shared;
use super::caller::Caller;

/// The longest head of a request.
const HEAD_LIMIT: usize = 32 * 1024;

/// Serves it. HTTP/1.1 only: a room's WebSocket needs nothing newer, and what is newer a proxy speaks for us.
pub(super) async fn serve(web: Shared, router: Router, stream: TcpStream, peer: SocketAddr) {
    let pulse = Arc::new(Pulse::new());
    let handler = TowerToHyperService::new(router);
    let (asked, told) = (Arc::clone(&web), Arc::clone(&pulse));
    let service = service_fn(move |mut request: Request<Incoming>| {
        let caller = Caller::of(peer, request.headers(), &asked.trusted_proxies);
        request.extensions_mut().insert(caller);
        let answering = Answering::new(&told);
        let answer = handler.call(request.map(Body::new));
        async move {
            let response: Response<Body> = answer.await?;
            answering.begun();
            Ok::<_, Infallible>(response.map(|body| Sent { body, _answering: answering }))
        }
    });
    let io = TokioIo::new(Watched { stream, pulse: Arc::clone(&pulse) });
    let mut http = http1::Builder::new();
    // Its own limit of time would end a connection that waits for its next request as if it were in the middle of one.
    http.header_read_timeout(None).max_buf_size(HEAD_LIMIT);
    let mut connection = pin!(http.serve_connection(io, service).with_upgrades());
    let waits = web.app.config.waits;
    let mut stopping = web.stopping.clone();
    let mut asked_to_stop = false;
    loop {
        let deadline = pulse.deadline(&waits);
        let wait = async {
            match deadline {
                Some(at) => tokio::time::sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            served = connection.as_mut() => {
                if let Err(problem) = served {
                    tracing::debug!("a connection ended badly: {problem}");
                }
                break;
            }
            () = wait => if pulse.deadline(&waits).is_some_and(|at| at <= Instant::now()) {
                web.app.metrics.connections_cut.inc();
                break;
            },
            () = pulse.changed.notified() => {}
            () = async { let _ = stopping.wait_for(|stop| *stop).await; }, if !asked_to_stop => {
                asked_to_stop = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

/// What a connection is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    /// Nothing, until the next request.
    Resting,
    /// Sending the head of a request, since then.
    Asking(Instant),
    /// Waiting for us.
    Waiting,
    /// Reading our answer.
    Reading,
}

/// What is known of a connection from its bytes and its requests.
#[derive(Debug)]
struct Pulse {
    state: Mutex<(Doing, Instant)>,
    /// What it is doing now, is allowed less time than what it did before.
    changed: Notify,
}

impl Pulse {
    /// Whoever connects has something to ask.
    fn new() -> Self {
        let now = Instant::now();
        Self { state: Mutex::new((Doing::Asking(now), now)), changed: Notify::new() }
    }

    fn state(&self) -> MutexGuard<'_, (Doing, Instant)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, doing: Doing) {
        *self.state() = (doing, Instant::now());
        self.changed.notify_one();
    }

    /// Bytes went in or out.
    fn moved(&self, inwards: bool) {
        let now = Instant::now();
        let mut state = self.state();
        state.1 = now;
        if inwards && state.0 == Doing::Resting {
            state.0 = Doing::Asking(now);
            self.changed.notify_one();
        }
    }

    /// When it has taken too long; never while it waits for us.
    fn deadline(&self, waits: &Waits) -> Option<Instant> {
        let (doing, moved) = *self.state();
        match doing {
            Doing::Asking(since) => Some(since + Duration::from_millis(waits.headers_ms)),
            Doing::Waiting => None,
            Doing::Resting | Doing::Reading => Some(moved + Duration::from_millis(waits.idle_ms)),
        }
    }
}

/// A request that is being answered; it is when this is dropped.
#[derive(Debug)]
struct Answering(Arc<Pulse>);

impl Answering {
    fn new(pulse: &Arc<Pulse>) -> Self {
        pulse.set(Doing::Waiting);
        Self(Arc::clone(pulse))
    }

    /// The answer is there, to be read.
    fn begun(&self) {
        self.0.set(Doing::Reading);
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.set(Doing::Resting);
    }
}

/// An answer's body; it is dropped when the last of it was handed over.
#[derive(Debug)]
struct Sent {
    body: Body,
    _answering: Answering,
}

impl HttpBody for Sent {
    type Data = axum::body::Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A stream that says when something moves.
#[derive(Debug)]
struct Watched {
    stream: TcpStream,
    pulse: Arc<Pulse>,
}

impl Watched {
    fn wrote(&self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if matches!(written, Poll::Ready(Ok(1..))) {
            self.pulse.moved(false);
        }
        written
    }
}

impl AsyncRead for Watched {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, into);
        if into.filled().len() > before {
            self.pulse.moved(true);
        }
        read
    }
}

impl AsyncWrite for Watched {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.wrote(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.wrote(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
