//! The composition root: settings, clock, store and content put together once, and shared by everything that serves.
//!
//! No HTTP here and no SurrealDB; [`Held`] is the straight line that one candidate message takes.

mod export;
mod finish;
mod folded;
mod footing;
mod held;
mod kept;
mod next_part;
mod opening;
mod reload;
mod report;
mod search;
mod search_all;
mod tend;
mod work;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use arc_swap::ArcSwap;

use crate::clock::Clock;
use crate::config::{self, Config};
use crate::content::{self, Library, Problem, Sources};
use crate::interview::Interview;
use crate::metrics::Metrics;
use crate::store::{Item, Store, StoreError, question_items};
use crate::text::Vocabulary;

pub use export::{running, score_journal, score_transcript, transcript_of};
pub use footing::Footing;
pub use held::{Heard, HeardError, Held};
pub use next_part::NextPartError;
pub(crate) use opening::MINUTES;
pub use opening::{Ask, FieldError, LOOP};
pub use reload::Reloading;
pub use report::{Report, Sample};
pub use search::{FoundQuestion, Search, Wanted};
pub use search_all::{Everything, Hit};
pub use work::{Crowded, Size, Work};

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
    /// Where whole interviews are read and scored.
    pub work: Work,
    /// Names this installation as long as its data lives, restored backups included.
    pub installation: String,
    content: ArcSwap<InForce>,
    versions: footing::Versions,
    folds: kept::Kept<Arc<Interview>>,
    runs: kept::Kept<Arc<[u8]>>,
}

/// The content in force and what is made of it once, not at every request.
#[derive(Debug)]
pub struct InForce {
    /// All of it.
    pub library: Arc<Library>,
    /// The sample scorecard; none if no question has a transcript for one.
    pub sample: Option<Sample>,
    /// The words by which questions are found.
    vocabulary: Vocabulary,
    /// The words by which anything is.
    everything: Vocabulary,
}

impl InForce {
    fn new(library: Library) -> Self {
        let sample = Sample::of(&library);
        let questions = question_items(&library);
        let pieces: Vec<Item> = library.curriculum.all().map(|piece| Item::of_piece(piece)).collect();
        let vocabulary = Vocabulary::of(questions.iter().map(|item| item.text.as_str()));
        let everything = Vocabulary::of(questions.iter().chain(&pieces).map(|item| item.text.as_str()));
        Self { library: Arc::new(library), sample, vocabulary, everything }
    }
}

impl App {
    /// Opens the store that the settings name and puts everything together.
    ///
    /// # Errors
    /// With every problem of the content, or what is wrong with the store.
    pub async fn open(config: Config, clock: Clock) -> anyhow::Result<Arc<Self>> {
        let library = served(&config.content)?;
        let store = Store::open(&config.store.url, clock.now()).await?;
        Self::assemble(config, clock, store, library).await
    }

    /// The same on a store that is open already: another node beside the first.
    ///
    /// # Errors
    /// As [`App::open`].
    pub async fn with_store(config: Config, clock: Clock, store: Store) -> anyhow::Result<Arc<Self>> {
        let library = served(&config.content)?;
        Self::assemble(config, clock, store, library).await
    }

    async fn assemble(config: Config, clock: Clock, store: Store, library: Library) -> anyhow::Result<Arc<Self>> {
        store.sync_content(&library, clock.now()).await.context("the content could not be written to the store")?;
        let (epoch, installation) = (store.epoch().await?, store.installation().await?);
        let content = ArcSwap::from_pointee(InForce::new(library));
        Ok(Arc::new(Self {
            config,
            clock,
            store,
            metrics: Metrics::default(),
            epoch,
            installation,
            work: Work::default(),
            content,
            versions: footing::Versions::default(),
            folds: kept::Kept::default(),
            runs: kept::Kept::default(),
        }))
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
    /// Too much of the same guest is being worked at.
    #[error(transparent)]
    Crowded(#[from] Crowded),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Every problem of the content, one a line.
#[derive(Debug, thiserror::Error)]
#[error("the content has {} problem(s):\n{}", .0.len(), .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct ContentProblems(pub Vec<Problem>);

/// What is served: all that the settings name, questions that are still being written only if they are asked for. What is
/// left out is logged.
fn served(settings: &config::Content) -> anyhow::Result<Library> {
    let library = load(&settings.packs, settings.drafts)?;
    for unread in &library.sources.unread {
        tracing::warn!("not read: {}: {}", unread.path, unread.why);
    }
    if settings.drafts {
        return Ok(library);
    }
    let (library, drafts) = library.without_drafts();
    for slug in drafts {
        tracing::warn!("not served: {slug} is a draft; start with --drafts to try it");
    }
    Ok(library)
}

/// The built-in pack and these, with their folders of drafts if those are asked for. Whatever its status, a question is part
/// of it.
///
/// # Errors
/// If a folder cannot be read, or with every problem in it.
pub fn load(packs: &[PathBuf], drafts: bool) -> anyhow::Result<Library> {
    let mut sources = Sources::built_in();
    for pack in packs {
        sources.add_folder(pack, drafts)?;
    }
    Ok(content::compile(sources).map_err(ContentProblems)?)
}
