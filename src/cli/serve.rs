//! `greenroom [serve]`: serves until it is asked to stop.

use std::path::Path;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::app::App;
use crate::clock::Clock;
use crate::{telemetry, web};

use super::{Serve, block_on, say};

pub(super) fn run(args: &Serve) -> anyhow::Result<bool> {
    let mut config = args.sources.config()?;
    if let Some(listen) = &args.listen {
        config.server.listen.clone_from(listen);
    }
    config.content.drafts |= args.drafts;
    telemetry::start(&config.log);
    block_on(async move {
        let listen = config.server.listen.clone();
        let listener = TcpListener::bind(&listen).await.with_context(|| {
            format!("cannot listen on {listen}; is another server there? choose another with --listen 127.0.0.1:0")
        })?;
        let address = listener.local_addr()?;
        let public = config.server.public_url.clone();
        let base = config.server.base_path.clone();
        let app = App::open(config, Clock::System).await?;
        let _reloading = app.keep_content_fresh(tokio::runtime::Handle::current())?;
        // An address for everywhere is none that a browser can be sent to.
        let here =
            if address.ip().is_unspecified() { format!("127.0.0.1:{}", address.port()) } else { address.to_string() };
        let reached = if public.is_empty() { format!("http://{here}") } else { public.clone() };
        say(&format!("Greenroom is at {reached}{base}"));
        if public.is_empty() && !address.ip().is_loopback() {
            let named =
                web::machine().map_or_else(String::new, |name| format!(" as http://{name}:{}{base},", address.port()));
            say(&format!(
                "Other machines reach it{named} by an address of this machine, or by a name in server.names; for https set \
                 server.public_url."
            ));
        }
        say(&format!("Interviews are kept in {}. Stop with Ctrl+C.", shown(&app.config.store.url)));
        let mut terminate = signal(SignalKind::terminate())?;
        let stop = async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        };
        web::serve(listener, app, stop).await?;
        Ok(true)
    })
}

/// A folder as an absolute path; a database's address without its password.
fn shown(url: &str) -> String {
    match url.split_once("://") {
        Some((scheme, rest)) => format!("{scheme}://{}", rest.rsplit_once('@').map_or(rest, |(_, host)| host)),
        None => std::path::absolute(Path::new(url)).map_or_else(|_| url.to_owned(), |path| path.display().to_string()),
    }
}
