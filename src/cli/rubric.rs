//! `greenroom rubric test [SLUG]`: the suites that prove a rubric and its questions, as tables.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};

use crate::app::{ContentProblems, load};
use crate::content::{Library, Sources, compile, nearest};
use crate::suites::{SUITES, sealed};

use super::{begin, explain, named, say};

#[derive(Debug, Args)]
pub(super) struct Rubric {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the suites over every question, or over one.
    Test(Test),
    /// Explain a transcript sentence by sentence: what each was read as, and why.
    Explain(explain::Explain),
    /// Write a question to begin with: small, with every key explained, and without a problem.
    New(New),
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
    /// A clone's folder: its content with the drafts, instead of the built-in pack.
    #[arg(long, value_name = "FOLDER")]
    bank: Option<PathBuf>,
    /// A folder with a pack.yaml, beside the built-in pack; may be given several times.
    #[arg(long, value_name = "FOLDER")]
    pack: Vec<PathBuf>,
}

#[derive(Debug, Args)]
struct New {
    /// What the question is called in addresses and references: lower-case words joined by hyphens.
    #[arg(value_name = "SLUG")]
    slug: String,
    /// The folder of a pack or a clone.
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
}

/// Whether every bound was reached.
pub(super) fn run(args: &Rubric) -> anyhow::Result<bool> {
    match &args.command {
        Command::Test(test) => run_test(test),
        Command::Explain(args) => explain::run(args),
        Command::New(new) => {
            say(&begin::begin(&new.slug, &new.folder)?);
            Ok(true)
        }
    }
}

fn run_test(test: &Test) -> anyhow::Result<bool> {
    let library = library(test.bank.as_deref(), &test.pack)?;
    let fits = |slug: &str| {
        let is_of = |wanted: &str| library.sheets.get(slug).is_some_and(|sheet| sheet.rubric.slug == wanted);
        test.slug.as_deref().is_none_or(|wanted| wanted == slug || is_of(wanted))
    };
    if !library.sheets.keys().any(|slug| fits(slug)) {
        bail!(named::missing(&library, "question or rubric", test.slug.as_deref().unwrap_or_default()));
    }
    if let Some(folder) = &test.sealed {
        let mut files = Vec::new();
        gather(folder, &mut files)?;
        say(sealed(&library, &fits, &files)?.to_string().trim_end());
        return Ok(true);
    }
    if let Some(name) = test.suite.iter().find(|name| !SUITES.iter().any(|suite| suite.name == name.as_str())) {
        let near = nearest(name, SUITES.iter().map(|suite| suite.name));
        let near = near.map_or_else(String::new, |near| format!(" (did you mean {near:?}?)"));
        let known: Vec<String> = SUITES.iter().map(|suite| format!("\n  {:15}  {}", suite.name, suite.about)).collect();
        bail!("there is no suite {name:?}{near}; there are:{}", known.concat());
    }
    let mut reached = true;
    for suite in SUITES.iter().filter(|suite| test.suite.is_empty() || test.suite.iter().any(|name| name == suite.name))
    {
        let table = (suite.run)(&library, &fits);
        say(&format!("{}: {}\n\n{table}", suite.name, suite.about));
        for note in &table.notes {
            say(note);
        }
        if !table.notes.is_empty() {
            say("");
        }
        // Whoever tests one question cannot mend the grader.
        reached &= table.missed.is_empty() && (test.slug.is_some() || table.graders.is_empty());
    }
    Ok(reached)
}

/// What is tested: the built-in pack or a clone's content, and other packs beside it.
pub(super) fn library(bank: Option<&Path>, packs: &[PathBuf]) -> anyhow::Result<Library> {
    let Some(folder) = bank else { return load(packs, true) };
    let mut sources = Sources::bank(folder)?;
    if sources.packs.iter().all(Vec::is_empty) {
        bail!(
            "{} holds no content; give the folder of a clone, which has rubrics/ and question_bank/",
            folder.display()
        );
    }
    for pack in packs {
        sources.add_folder(pack, true)?;
    }
    Ok(compile(sources).map_err(ContentProblems)?)
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
