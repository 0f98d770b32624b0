//! The composition root: settings, clock, store and content put together once, and shared by everything that serves.
//!
//! No HTTP here and no SurrealDB; [`Held`] is the straight line that one candidate message takes.

mod export;
mod finish;
mod footing;
mod held;
mod opening;
mod reload;
mod report;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use arc_swap::ArcSwap;

use crate::clock::Clock;
use crate::config::Config;
use crate::content::{self, Library, Problem, Sources};
use crate::metrics::Metrics;
use crate::store::{Store, StoreError};

pub use export::{running, score_journal, score_transcript, transcript_of};
pub use footing::Footing;
pub use held::{Heard, HeardError, Held};
pub(crate) use opening::MINUTES;
pub use opening::{Ask, FieldError};
pub use reload::Reloading;
pub use report::{Report, Sample};

/// Everything that a request may need.
#[derive(Debug)]
pub struct App {
    /// The settings.
    pub config: Config,
    /// The time.
    pub clock: Clock,
    /// What is on disk.
    pub store: Store,
    /// What is counted.
    pub metrics: Metrics,
    /// Changes when the store was restored from a backup: clients then forget what they had.
    pub epoch: String,
    content: ArcSwap<InForce>,
    versions: footing::Versions,
}

/// The content in force and what is made of it once, not at every request.
#[derive(Debug)]
pub struct InForce {
    /// All of it.
    pub library: Arc<Library>,
    /// The sample scorecard; none if no question has a transcript for one.
    pub sample: Option<Sample>,
}

impl InForce {
    fn new(library: Library) -> Self {
        let sample = Sample::of(&library);
        Self { library: Arc::new(library), sample }
    }
}

impl App {
    /// Opens the store that the settings name and puts everything together.
    ///
    /// # Errors
    /// With every problem of the content, or what is wrong with the store.
    pub async fn open(config: Config, clock: Clock) -> anyhow::Result<Arc<Self>> {
        let library = load(&config.content.packs)?;
        let store = Store::open(&config.store.url, clock.now()).await?;
        Self::assemble(config, clock, store, library).await
    }

    /// The same on a store that is open already: another node beside the first.
    ///
    /// # Errors
    /// As [`App::open`].
    pub async fn with_store(config: Config, clock: Clock, store: Store) -> anyhow::Result<Arc<Self>> {
        let library = load(&config.content.packs)?;
        Self::assemble(config, clock, store, library).await
    }

    async fn assemble(config: Config, clock: Clock, store: Store, library: Library) -> anyhow::Result<Arc<Self>> {
        store.sync_content(&library, clock.now()).await.context("the content could not be written to the store")?;
        let epoch = store.epoch().await?;
        let content = ArcSwap::from_pointee(InForce::new(library));
        let versions = footing::Versions::default();
        Ok(Arc::new(Self { config, clock, store, metrics: Metrics::default(), epoch, content, versions }))
    }

    /// The content in force.
    pub fn library(&self) -> Arc<Library> {
        Arc::clone(&self.content.load().library)
    }

    /// The same with what is made of it.
    pub fn in_force(&self) -> Arc<InForce> {
        self.content.load_full()
    }
}

/// Why an interview cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// No interview of that id.
    #[error("there is no interview of that id")]
    NotFound,
    /// The version that it was held from cannot be used, and its question is not in force any more.
    #[error("its question is not part of the content any more; finish it on its page, what was said is kept")]
    QuestionGone,
    /// Somebody else took it at the same moment.
    #[error("this interview has been opened elsewhere")]
    TakenOver,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Every problem of the content, one a line.
#[derive(Debug, thiserror::Error)]
#[error("the content has {} problem(s):\n{}", .0.len(), .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct ContentProblems(pub Vec<Problem>);

/// The built-in pack and these.
///
/// # Errors
/// If a folder cannot be read, or with every problem in it.
pub fn load(packs: &[PathBuf]) -> anyhow::Result<Library> {
    let mut sources = Sources::built_in();
    for pack in packs {
        sources.add_folder(pack)?;
    }
    Ok(content::compile(sources).map_err(ContentProblems)?)
}
