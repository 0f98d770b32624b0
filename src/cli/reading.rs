//! `greenroom reading learn|report`: the tables by which answers are read, from the bank of a clone.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};

use crate::app::ContentProblems;
use crate::content::{Sources, compile};
use crate::suites::reading::{self, Outcome};

use super::say;

#[derive(Debug, Args)]
pub(super) struct Reading {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Learn the tables from the bank's sentences and the marked interviews, and write rubrics/reading/.
    Learn(Learn),
    /// Measure the tables on graded interviews that taught nothing of their question, as tables.
    Report(Report),
}

#[derive(Debug, Args)]
struct Learn {
    /// A clone of Greenroom: the folder that holds its content.
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    bank: PathBuf,
    /// Where chance begins: the same seed and bank give the same bytes.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
}

#[derive(Debug, Args)]
struct Report {
    /// A clone of Greenroom: the folder that holds its content.
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    bank: PathBuf,
    /// Also write it to rubrics/reading/report.md, which the page "How good is it?" shows.
    #[arg(long)]
    write: bool,
}

pub(super) fn run(args: &Reading) -> anyhow::Result<bool> {
    match &args.command {
        Command::Learn(args) => learn(args),
        Command::Report(args) => report(args),
    }
}

fn learn(args: &Learn) -> anyhow::Result<bool> {
    let Outcome { files, words } = reading::learn(&bank(&args.bank)?, args.seed).map_err(ContentProblems)?;
    let folder = args.bank.join("rubrics").join("reading");
    for (name, bytes) in &files {
        let path = folder.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        std::fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        say(&format!("{}: {} kB", path.display(), bytes.len().div_ceil(1000)));
    }
    say(&format!("{words} words and concepts"));
    Ok(true)
}

fn report(args: &Report) -> anyhow::Result<bool> {
    let sources = bank(&args.bank)?;
    let library = compile(sources.clone()).map_err(ContentProblems)?;
    let markdown = reading::report(&sources, &library.learnt).map_err(ContentProblems)?.markdown;
    if args.write {
        let path = args.bank.join("rubrics").join("reading").join("report.md");
        std::fs::write(&path, &markdown).with_context(|| format!("cannot write {}", path.display()))?;
    }
    say(markdown.trim_end());
    if reading::is_current(&sources) == Some(false) {
        say("\nThe bank has moved on since these tables were learnt: run greenroom reading learn.");
    }
    Ok(true)
}

fn bank(folder: &Path) -> anyhow::Result<Sources> {
    Ok(Sources::bank(folder)?)
}
