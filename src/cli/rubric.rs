//! `greenroom rubric test [SLUG]`: the suites that prove a rubric and its questions, as tables.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};

use crate::app::load;
use crate::suites::{SUITES, sealed};

use super::say;

#[derive(Debug, Args)]
pub(super) struct Rubric {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the suites over every question, or over one.
    Test(Test),
}

#[derive(Debug, Args)]
struct Test {
    /// A question's or a rubric's slug; all of them without one.
    #[arg(value_name = "SLUG")]
    slug: Option<String>,
    /// Only these suites; may be given several times.
    #[arg(long, value_name = "NAME")]
    suite: Vec<String>,
    /// A folder of transcripts that nobody who works on the grader has read: prints totals a class and nothing else.
    #[arg(long, value_name = "FOLDER")]
    sealed: Option<PathBuf>,
    /// A folder with a pack.yaml, beside the built-in pack; may be given several times.
    #[arg(long, value_name = "FOLDER")]
    pack: Vec<PathBuf>,
}

/// Whether every bound was reached.
pub(super) fn run(args: &Rubric) -> anyhow::Result<bool> {
    let Command::Test(test) = &args.command;
    let library = load(&test.pack)?;
    let fits = |slug: &str| {
        let wanted = test.slug.as_deref();
        wanted.is_none_or(|wanted| wanted == slug || library.sheets[slug].rubric.slug == wanted)
    };
    if !library.sheets.keys().any(|slug| fits(slug)) {
        let known: Vec<&str> = library.sheets.keys().map(String::as_str).collect();
        anyhow::bail!(
            "there is no question or rubric {:?}; there are: {}",
            test.slug.as_deref().unwrap_or_default(),
            known.join(", ")
        );
    }
    if let Some(folder) = &test.sealed {
        let mut files = Vec::new();
        gather(folder, &mut files)?;
        say(sealed(&library, &fits, &files)?.to_string().trim_end());
        return Ok(true);
    }
    if let Some(name) = test.suite.iter().find(|name| !SUITES.iter().any(|suite| suite.name == name.as_str())) {
        let known: Vec<&str> = SUITES.iter().map(|suite| suite.name).collect();
        anyhow::bail!("there is no suite {name:?}; there are: {}", known.join(", "));
    }
    let mut reached = true;
    for suite in SUITES.iter().filter(|suite| test.suite.is_empty() || test.suite.iter().any(|name| name == suite.name))
    {
        let table = (suite.run)(&library, &fits);
        say(&format!("{}: {}\n\n{table}", suite.name, suite.about));
        reached &= table.missed.is_empty();
    }
    Ok(reached)
}

/// Every Markdown file below a folder, by name.
fn gather(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) -> anyhow::Result<()> {
    let shown = || format!("cannot read {}", folder.display());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(shown)? {
        paths.push(entry.with_context(shown)?.path());
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            gather(&path, files)?;
        } else if path.extension().is_some_and(|kind| kind == "md") && !path.ends_with("README.md") {
            let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.push((path.display().to_string(), bytes));
        }
    }
    Ok(())
}
