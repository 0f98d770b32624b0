//! A bad network of our own: it stands between a browser and the server and passes bytes on as it is told.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What it does with bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passes {
    /// As they come.
    All = 0,
    /// One by one, each in a packet of its own.
    OneByOne = 1,
    /// None in either direction, and neither end is told: a half-open connection.
    Nothing = 2,
    /// None, and both ends are told.
    Cut = 3,
}

/// It listens until the value is gone.
pub(crate) struct Proxy {
    pub(crate) address: SocketAddr,
    passes: Arc<AtomicU8>,
}

impl Proxy {
    pub(crate) async fn before(server: SocketAddr) -> Self {
        Self::at("127.0.0.1:0", server).await
    }

    /// The same at an address that is known before.
    pub(crate) async fn at(address: &str, server: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let passes = Arc::new(AtomicU8::new(0));
        let shared = Arc::clone(&passes);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let Ok(far) = TcpStream::connect(server).await else { continue };
                let _ = (near.set_nodelay(true), far.set_nodelay(true));
                let (near_in, near_out) = near.into_split();
                let (far_in, far_out) = far.into_split();
                tokio::spawn(pass(near_in, far_out, Arc::clone(&shared)));
                tokio::spawn(pass(far_in, near_out, Arc::clone(&shared)));
            }
        });
        Self { address, passes }
    }

    pub(crate) fn set(&self, passes: Passes) {
        self.passes.store(passes as u8, Ordering::SeqCst);
    }
}

async fn pass(mut from: impl AsyncReadExt + Unpin, mut to: impl AsyncWriteExt + Unpin, passes: Arc<AtomicU8>) {
    let mut bytes = [0; 4096];
    while let Ok(read @ 1..) = from.read(&mut bytes).await {
        let now = passes.load(Ordering::SeqCst);
        if now == Passes::Cut as u8 {
            break;
        }
        if now == Passes::Nothing as u8 {
            continue;
        }
        let piece = if now == Passes::OneByOne as u8 { 1 } else { read };
        for piece in bytes[..read].chunks(piece) {
            if to.write_all(piece).await.is_err() || to.flush().await.is_err() {
                return;
            }
        }
    }
}
