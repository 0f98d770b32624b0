//! `greenroom check`: all content, counts or every problem with file, line and column.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use serde_json::json;

use crate::app::{ContentProblems, load};
use crate::content::{Library, lints};
use crate::web::schemas;

use super::{named, say};

#[derive(Debug, Args)]
pub(super) struct Check {
    /// A folder with a pack.yaml, beside the built-in pack; may be given several times.
    #[arg(long, value_name = "FOLDER")]
    pack: Vec<PathBuf>,
    /// Also say what an author should look at, of one question or with `all` of each.
    #[arg(long, value_name = "SLUG|all")]
    lints: Option<String>,
    /// Say it as JSON.
    #[arg(long)]
    json: bool,
    /// Write the JSON Schema of every format into this folder.
    #[arg(long, value_name = "FOLDER")]
    schemas: Option<PathBuf>,
}

/// Whether there was no problem.
pub(super) fn run(args: &Check) -> anyhow::Result<bool> {
    if let Some(folder) = &args.schemas {
        write_schemas(folder)?;
    }
    match load(&args.pack) {
        Ok(library) => {
            if let Some(wanted) = args.lints.as_deref().filter(|wanted| *wanted != "all")
                && !library.sheets.contains_key(wanted)
            {
                bail!(named::missing(&library, "question", wanted));
            }
            say(&if args.json {
                json!({"ok": true, "counts": counts(&library)}).to_string()
            } else {
                counted(&library)
            });
            match &args.lints {
                Some(wanted) => {
                    let found = lints(&library, &|slug| wanted == "all" || wanted == slug);
                    for lint in &found {
                        say(&lint.to_string());
                    }
                    say(&format!("{} worth a look", found.len()));
                }
                None if !args.json => hint_at_lints(&library),
                None => {}
            }
            Ok(true)
        }
        Err(problem) => {
            let ContentProblems(problems) = problem.downcast::<ContentProblems>()?;
            if args.json {
                say(&json!({"ok": false, "problems": problems}).to_string());
            } else {
                for problem in &problems {
                    say(&problem.to_string());
                }
                say(&format!("{} problem(s)", problems.len()));
                let mut hidden: BTreeSet<&str> = problems.iter().filter_map(|one| one.hides.as_deref()).collect();
                if args.lints.is_some() {
                    hidden.insert("what is worth a look");
                }
                for what in hidden {
                    say(&format!("not checked because of this: {what}"));
                }
            }
            Ok(false)
        }
    }
}

/// Says of which questions in packs beside the built-in one an author should look at something.
fn hint_at_lints(library: &Library) {
    let own = library.sources.packs.iter().skip(1).flatten().map(|file| file.path.as_str()).collect::<BTreeSet<_>>();
    for (slug, sheet) in &library.sheets {
        if sheet.files.iter().any(|file| file.ends_with(&format!("/{slug}.yaml")) && own.contains(file.as_str())) {
            let found = lints(library, &|wanted| wanted == slug).len();
            if found > 0 {
                say(&format!("{found} worth a look in {slug}: greenroom check --lints {slug} shows them"));
            }
        }
    }
}

fn counts(library: &Library) -> Vec<(&'static str, usize)> {
    let sheets = || library.sheets.values();
    let ideas = || sheets().flat_map(|sheet| &sheet.question.ideas);
    let claims = || sheets().flat_map(|sheet| &sheet.wrong);
    let own = || sheets().flat_map(|sheet| &sheet.question.wrong);
    let wrong: BTreeSet<&str> = claims().map(|claim| claim.id.as_str()).collect();
    vec![
        ("rubrics", library.rubrics.len()),
        ("questions", library.sheets.len()),
        ("facts", sheets().map(|sheet| sheet.question.facts.len()).sum()),
        ("ideas", ideas().count()),
        ("example sentences", ideas().map(|idea| idea.say.len()).chain(own().map(|claim| claim.say.len())).sum()),
        ("wrong claims", wrong.len()),
        ("graded transcripts", sheets().map(|sheet| sheet.graded.len()).sum()),
    ]
}

fn counted(library: &Library) -> String {
    let counts: Vec<String> = counts(library).iter().map(|(what, count)| format!("{count} {what}")).collect();
    format!("all content is sound: {}", counts.join(", "))
}

fn write_schemas(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for (name, schema) in schemas::all() {
        let path = folder.join(name);
        let text = format!("{schema:#}\n");
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
