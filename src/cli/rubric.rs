//! `greenroom rubric test [SLUG]`: the suites that prove a rubric and its questions, as tables; `greenroom rubric new SLUG`:
//! a question to begin with.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};

use crate::app::{ContentProblems, load};
use crate::assess;
use crate::content::{Library, SLUG_RULE, Sources, compile, is_slug, transcript};
use crate::suites::{SUITES, sealed};

use super::{explain, say};

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
    Explain(Explain),
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
struct Explain {
    /// The question's slug.
    #[arg(value_name = "SLUG")]
    slug: String,
    /// The transcript, as `## interviewer` and `## candidate` sections.
    #[arg(value_name = "FILE")]
    file: PathBuf,
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
        Command::Explain(args) => explained(args),
        Command::New(new) => {
            let path = write_new(&new.slug, &new.folder)?;
            say(&format!("wrote {}; overwrite it key by key, then run greenroom check", path.display()));
            Ok(true)
        }
    }
}

fn explained(args: &Explain) -> anyhow::Result<bool> {
    let library = library(args.bank.as_deref(), &args.pack)?;
    let Some(sheet) = library.sheets.get(&args.slug) else {
        bail!("there is no question {:?}; greenroom check counts those there are", args.slug);
    };
    let shown = args.file.display().to_string();
    let bytes = std::fs::read(&args.file).with_context(|| format!("cannot read {shown}"))?;
    let transcript = transcript::parse(&shown, &bytes).map_err(ContentProblems)?;
    say(explain::text(&assess::explain(sheet, &assess::turns_of(&transcript), usize::MAX)).trim_end());
    Ok(true)
}

fn run_test(test: &Test) -> anyhow::Result<bool> {
    let library = library(test.bank.as_deref(), &test.pack)?;
    let fits = |slug: &str| {
        let is_of = |wanted: &str| library.sheets.get(slug).is_some_and(|sheet| sheet.rubric.slug == wanted);
        test.slug.as_deref().is_none_or(|wanted| wanted == slug || is_of(wanted))
    };
    if !library.sheets.keys().any(|slug| fits(slug)) {
        let known: Vec<&str> = library.sheets.keys().map(String::as_str).collect();
        bail!(
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
        bail!("there is no suite {name:?}; there are: {}", known.join(", "));
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

/// What is tested: the built-in pack or a clone's content, and other packs beside it.
fn library(bank: Option<&Path>, packs: &[PathBuf]) -> anyhow::Result<Library> {
    let Some(folder) = bank else { return load(packs) };
    let mut sources = Sources::bank(folder)?;
    if sources.packs.iter().all(Vec::is_empty) {
        bail!(
            "{} holds no content; give the folder of a clone, which has rubrics/ and question_bank/",
            folder.display()
        );
    }
    for pack in packs {
        sources.add_folder(pack)?;
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

/// The question that is written for a slug.
const SKELETON: &str = include_str!("skeleton.yaml");
/// Stands in the skeleton for the slug.
const ITS_SLUG: &str = "my-question";

/// Where the new question stands. Nothing is ever overwritten.
fn write_new(slug: &str, folder: &Path) -> anyhow::Result<PathBuf> {
    if !is_slug(slug) {
        bail!("{slug:?} is no slug; {SLUG_RULE}");
    }
    let inside = ["questions", "drafts"].map(|kind| format!("question_bank/{kind}/{slug}.yaml"));
    let taken = Sources::built_in().packs.iter().flatten().any(|file| file.inside() == inside[0]);
    if taken || folder.join(&inside[1]).exists() {
        bail!("there is a question {slug:?} already; a slug is never used twice");
    }
    let path = folder.join(&inside[0]);
    let shown = || format!("cannot write {}", path.display());
    std::fs::create_dir_all(folder.join("question_bank/questions")).with_context(shown)?;
    let mut file = match std::fs::File::create_new(&path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{} is there already and was left as it is; choose another slug", path.display())
        }
        opened => opened.with_context(shown)?,
    };
    file.write_all(SKELETON.replace(ITS_SLUG, slug).as_bytes()).with_context(shown)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_question_checks_clean_and_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = write_new("library-holds", folder.path()).unwrap();
        assert!(path.ends_with("question_bank/questions/library-holds.yaml"));
        std::fs::write(folder.path().join("pack.yaml"), "format: pack/1\nid: ours\nversion: 1.0.0\n").unwrap();
        let library = load(&[folder.path().to_owned()]).unwrap();
        assert_eq!(library.sheets["library-holds"].question.ideas.len(), 2);
        let again = write_new("library-holds", folder.path()).unwrap_err().to_string();
        assert!(again.ends_with("is there already and was left as it is; choose another slug"), "{again}");
    }

    #[test]
    fn a_slug_that_cannot_be_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for (slug, why) in [("Not A Slug", "is no slug"), ("url-shortener", "never used twice"), ("../x", "is no slug")]
        {
            let refused = write_new(slug, folder.path()).unwrap_err().to_string();
            assert!(refused.contains(why), "{refused}");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
