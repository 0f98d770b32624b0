//! The command line: one file a subcommand.
//!
//! Exit codes: 0 done, 1 something in what was given is wrong (it is said what, where and how to mend it), 2 the command
//! itself was not understood.

mod backup;
mod begin;
mod check;
mod explain;
mod named;
mod reading;
mod rescore;
mod rubric;
mod score;
mod serve;

use std::future::Future;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::config::Config;

/// Rehearse system-design interviews on your own machine.
#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve interviews (also without a subcommand).
    Serve(Serve),
    /// Check all content: counts, or every problem with file, line and column.
    Check(check::Check),
    /// Score a transcript file, without a server.
    Score(score::Score),
    /// Score stored interviews again and show what differs.
    Rescore(rescore::Rescore),
    /// Write all interviews into one file, and prove that it can be restored.
    Backup(backup::Backup),
    /// Make an empty data folder from a backup.
    Restore(backup::Restore),
    /// Learn the tables by which answers are read, or measure them.
    Reading(reading::Reading),
    /// Begin a question, or prove questions: order, silence, wrong claims, attacks, counterfactuals, invariance.
    Rubric(rubric::Rubric),
}

/// Where and from what to serve.
#[derive(Clone, Debug, Default, Args)]
struct Serve {
    /// Address and port; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// Serve questions of packs that are still drafts, too; they are marked so.
    #[arg(long)]
    drafts: bool,
    #[command(flatten)]
    sources: SourceArgs,
}

/// Which store, packs and settings; shared by the commands that need them.
#[derive(Clone, Debug, Default, Args)]
struct SourceArgs {
    /// Where interviews are kept: a folder, or a database's address.
    #[arg(long, value_name = "FOLDER|URL")]
    data: Option<String>,
    /// A folder with a pack.yaml, beside the built-in pack; may be given several times.
    #[arg(long, value_name = "FOLDER")]
    pack: Vec<PathBuf>,
    /// A file of settings; config/greenroom.toml shows them all.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl SourceArgs {
    /// The settings with these flags over them.
    fn config(&self) -> anyhow::Result<Config> {
        let mut config = Config::load(self.config.as_deref())?;
        if let Some(data) = &self.data {
            config.store.url.clone_from(data);
        }
        if !self.pack.is_empty() {
            config.content.packs.clone_from(&self.pack);
        }
        Ok(config)
    }
}

/// Reads the command line and does what it says.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None => serve::run(&cli.serve),
        Some(Command::Serve(serve)) => serve::run(&serve),
        Some(Command::Check(check)) => check::run(&check),
        Some(Command::Score(score)) => score::run(&score),
        Some(Command::Rescore(rescore)) => rescore::run(&rescore),
        Some(Command::Backup(args)) => backup::back_up(&args),
        Some(Command::Restore(args)) => backup::restore(&args),
        Some(Command::Reading(args)) => reading::run(&args),
        Some(Command::Rubric(rubric)) => rubric::run(&rubric),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(problem) => {
            complain(&format!("{problem:#}"));
            ExitCode::from(1)
        }
    }
}

/// Says a line on standard output. Whoever closes the pipe early, as `| head` does, has read enough.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// Says a line on standard error.
#[expect(clippy::print_stderr, reason = "this is the command line's voice")]
fn complain(text: &str) {
    eprintln!("greenroom: {text}");
}

/// Runs a future to its end. The database's own code recurses deeply, more so unoptimised, hence the large stacks.
fn block_on<T: Send>(work: impl Future<Output = anyhow::Result<T>> + Send) -> anyhow::Result<T> {
    const STACK: usize = 16 * 1024 * 1024;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build()?;
    std::thread::scope(|scope| {
        let worker = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || runtime.block_on(work))?;
        worker.join().map_err(|_| anyhow::anyhow!("the program failed; this is a fault of ours"))?
    })
}
