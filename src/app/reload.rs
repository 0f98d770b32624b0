//! Hot reload: a changed set that checks replaces the old one; one that does not is told of and left out.

use std::sync::Arc;

use super::{App, InForce, served};
use crate::content::watch;

/// Watching goes on as long as this lives.
#[derive(Debug)]
pub struct Reloading {
    _watching: Option<watch::Watching>,
}

impl App {
    /// Watches the packs that the settings name.
    ///
    /// # Errors
    /// If the system does not let folders be watched.
    pub fn keep_content_fresh(self: &Arc<Self>, runtime: tokio::runtime::Handle) -> anyhow::Result<Reloading> {
        if !self.config.content.reload || self.config.content.packs.is_empty() {
            return Ok(Reloading { _watching: None });
        }
        let app = Arc::clone(self);
        let changed = move || {
            let app = Arc::clone(&app);
            runtime.spawn(async move { app.reload().await });
        };
        Ok(Reloading { _watching: Some(watch::watch(&self.config.content.packs, changed)?) })
    }

    /// Loads the packs again. The last good set stays in force if the new one has a problem or cannot be stored.
    /// Returns whether the new set is in force.
    pub async fn reload(&self) -> bool {
        let settings = self.config.content.clone();
        // Seconds of compiling, and the sample is scored: not on a thread that others wait for.
        let loaded = tokio::task::spawn_blocking(move || served(&settings).map(InForce::new)).await;
        let in_force = match loaded.map_err(anyhow::Error::from).flatten() {
            Ok(in_force) => in_force,
            Err(problem) => {
                tracing::warn!("content not reloaded, the last good set stays: {problem}");
                self.metrics.reloads_refused.inc();
                return false;
            }
        };
        let hash = in_force.library.hash.clone();
        if hash == self.library().hash {
            return true;
        }
        if let Err(problem) = self.store.sync_content(&in_force.library, self.clock.now()).await {
            tracing::warn!("content not reloaded, the store did not take it: {problem}");
            self.metrics.reloads_refused.inc();
            return false;
        }
        tracing::info!(%hash, "content reloaded");
        self.content.store(Arc::new(in_force));
        true
    }
}
