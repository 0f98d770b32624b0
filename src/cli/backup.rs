//! `greenroom backup FILE` and `greenroom restore FILE`: all interviews into one file, and back into an empty folder.

use std::path::PathBuf;

use clap::Args;

use crate::clock::Clock;
use crate::store::{Holdings, Store, StoreError};

use super::{SourceArgs, block_on, say};

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The file to write; it must not be there yet.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    sources: SourceArgs,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// A file that `greenroom backup` wrote.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    sources: SourceArgs,
}

pub(super) fn back_up(args: &Backup) -> anyhow::Result<bool> {
    let config = args.sources.config()?;
    block_on(async move {
        let now = Clock::System.now();
        let holdings = match Store::open(&config.store.url, now).await {
            Ok(store) => {
                let holdings = store.back_up(&args.file, now).await?;
                store.close().await?;
                holdings
            }
            // Somebody serves from it: they hand it out.
            Err(StoreError::InUse { .. }) => Store::back_up_served(&config.store.url, &args.file, now).await?,
            Err(problem) => return Err(problem.into()),
        };
        say(&format!("{} holds {}; it was restored beside itself and compared", args.file.display(), shown(&holdings)));
        Ok(true)
    })
}

pub(super) fn restore(args: &Restore) -> anyhow::Result<bool> {
    let config = args.sources.config()?;
    block_on(async move {
        let (store, holdings) = Store::restore(&config.store.url, &args.file, Clock::System.now()).await?;
        store.close().await?;
        say(&format!("restored {} to {}", shown(&holdings), config.store.url));
        Ok(true)
    })
}

fn shown(holdings: &Holdings) -> String {
    let [interviews, lines, scorecards] =
        ["system_design_sessions", "entries", "scorecards"].map(|table| holdings.of(table));
    format!("{interviews} interviews, {lines} lines of their journals, {scorecards} scorecards")
}
