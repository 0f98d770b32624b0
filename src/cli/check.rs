//! `greenroom check`: all content, counts or every problem with file, line and column.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;
use serde_json::json;

use crate::app::{ContentProblems, load};
use crate::content::curriculum::{KINDS, Piece, PieceKind};
use crate::content::format::Status;
use crate::content::{Library, Sheet, SourceFile, lints};
use crate::web::schemas;

use super::{named, say};

#[derive(Debug, Args)]
pub(super) struct Check {
    /// A folder with a pack.yaml, beside the built-in pack; may be given several times.
    #[arg(long, value_name = "FOLDER")]
    pack: Vec<PathBuf>,
    /// Read the packs' folders of drafts, too.
    #[arg(long)]
    drafts: bool,
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
    match load(&args.pack, args.drafts) {
        Ok(library) => {
            if let Some(wanted) = args.lints.as_deref().filter(|wanted| *wanted != "all")
                && !library.sheets.contains_key(wanted)
            {
                bail!(named::missing(&library, "question", wanted));
            }
            say(&if args.json { as_json(&library) } else { counted(&library) });
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
    let is_built_in = |slug: &str| library.sheets.get(slug).is_some_and(|sheet| sheet.is_built_in());
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for lint in lints(library, &|slug| !is_built_in(slug)) {
        let slug = Path::new(&lint.place.file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        *found.entry(slug).or_default() += 1;
    }
    for (slug, found) in found {
        say(&format!("{found} worth a look in {slug}: greenroom check --lints {slug} shows them"));
    }
}

/// How much there is of each sort, of all packs or of one by its id.
fn counts(library: &Library, pack: Option<&str>) -> Vec<(&'static str, usize)> {
    let is_own = |path: &str| pack.is_none_or(|id| path.split_once(':').is_some_and(|(owner, _)| owner == id));
    let files = || library.sources.packs.iter().flatten().filter(|file| is_own(&file.path));
    let is_rubric = |file: &&SourceFile| {
        let name = file.inside().strip_prefix("rubrics/").and_then(|name| name.strip_suffix(".yaml"));
        name.is_some_and(|slug| library.rubrics.contains_key(slug))
    };
    let is_question =
        |slug: &str, path: &str| path.ends_with(&format!("/{slug}.yaml")) && path.contains(":question_bank/");
    let sheets = || {
        let own = |(slug, sheet): &(&String, &Arc<Sheet>)| {
            sheet.files.iter().any(|path| is_question(slug, path) && is_own(path))
        };
        library.sheets.iter().filter(own).map(|(_, sheet)| sheet)
    };
    let ideas = || sheets().flat_map(|sheet| &sheet.question.ideas);
    let own = || sheets().flat_map(|sheet| &sheet.question.wrong);
    // A claim of the library belongs to no question, and is counted with the whole.
    let of_library = library.claims.iter().filter(|_| pack.is_none()).map(|claim| claim.id.as_str());
    let wrong: BTreeSet<&str> = own().map(|claim| claim.id.as_str()).chain(of_library).collect();
    let drafts = sheets().filter(|sheet| sheet.question.status == Status::Draft).count();
    let is_piece = |file: &&SourceFile, kind: PieceKind| {
        let name = file.inside().strip_prefix("question_bank/").and_then(|name| name.strip_suffix(".md"));
        let slug = name.and_then(|name| name.strip_prefix(kind.row().folder)?.strip_prefix('/'));
        slug.is_some_and(|slug| library.curriculum.get(kind, slug).is_some())
    };
    let pieces = KINDS.iter().map(|row| (row.folder, files().filter(|file| is_piece(file, row.kind)).count()));
    let choices = library.curriculum.trees.iter().filter(|tree| pack.is_none_or(|id| tree.pack == id)).count();
    let mut counts = vec![
        ("rubrics", files().filter(is_rubric).count()),
        ("questions", sheets().count()),
        ("drafts", drafts),
        ("facts", sheets().map(|sheet| sheet.question.facts.len()).sum()),
        ("ideas", ideas().count()),
        ("example sentences", ideas().map(|idea| idea.say.len()).chain(own().map(|claim| claim.say.len())).sum()),
        ("wrong claims", wrong.len()),
        ("graded transcripts", sheets().map(|sheet| sheet.graded.len()).sum()),
    ];
    counts.extend(pieces);
    counts.push(("choices", choices));
    let topic = |file: &SourceFile| {
        let name = file.inside().strip_prefix("question_bank/drills/").and_then(|name| name.strip_suffix(".yaml"));
        name.and_then(|topic| library.drills.get(topic)).map_or(0, Vec::len)
    };
    counts.push(("drills", files().map(topic).sum()));
    counts
}

/// The pieces of each kind: how many are published, how many are drafts, how many of each area there are.
fn by_area(library: &Library) -> serde_json::Map<String, serde_json::Value> {
    let of_kind = |kind: PieceKind| {
        let pieces = || library.curriculum.of(kind).map(AsRef::as_ref);
        let of = |group: &str| pieces().filter(|piece: &&Piece| piece.area() == group).count();
        let areas = kind.row().groups.iter().map(|group| (group.id, of(group.id))).filter(|(_, count)| *count > 0);
        let drafts = pieces().filter(|piece| piece.is_draft()).count();
        json!({"published": pieces().count() - drafts, "drafts": drafts, "areas": areas.collect::<BTreeMap<_, _>>()})
    };
    KINDS.iter().map(|row| (row.folder.to_owned(), of_kind(row.kind))).collect()
}

/// The questions by kind, level and topic: how many there are of each.
fn by_kind(library: &Library) -> serde_json::Value {
    let questions = || library.sheets.values().map(|sheet| &*sheet.question);
    let of = |names: &mut dyn Iterator<Item = String>| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        names.for_each(|name| *counts.entry(name).or_default() += 1);
        counts
    };
    let levels = questions().flat_map(|question| &question.levels).map(|level| level.name().to_owned());
    json!({
        "kinds": of(&mut questions().map(|question| question.kind.name().to_owned())),
        "levels": of(&mut levels.into_iter()),
        "topics": of(&mut questions().flat_map(|question| question.topics.iter().cloned())),
    })
}

/// What is not named where there is none.
fn is_left_out(what: &str) -> bool {
    ["drafts", "choices", "drills"].contains(&what) || KINDS.iter().any(|row| row.folder == what)
}

/// The ids of the packs, in order.
fn packs(library: &Library) -> Vec<&str> {
    library.sources.packs.iter().filter_map(|files| files.first()).map(SourceFile::pack).collect()
}

fn as_json(library: &Library) -> String {
    let of = |pack: Option<&str>| -> serde_json::Map<String, serde_json::Value> {
        counts(library, pack).into_iter().map(|(what, count)| (what.to_owned(), count.into())).collect()
    };
    let packs: Vec<_> = packs(library).iter().map(|id| json!({"id": id, "counts": of(Some(id))})).collect();
    let unread: Vec<_> =
        library.sources.unread.iter().map(|unread| json!({"path": unread.path, "why": unread.why})).collect();
    let counts = of(None);
    let (questions, curriculum) = (by_kind(library), by_area(library));
    json!({"ok": true, "counts": counts, "packs": packs, "questions": questions, "curriculum": curriculum, "unread": unread})
        .to_string()
}

/// The counts of all, of each pack if there are several, and what was not read.
fn counted(library: &Library) -> String {
    let line = |pack: Option<&str>| {
        let counts = counts(library, pack).into_iter().filter(|(what, count)| *count > 0 || !is_left_out(what));
        counts.map(|(what, count)| format!("{count} {what}")).collect::<Vec<_>>().join(", ")
    };
    let mut lines = vec![format!("all content is sound: {}", line(None))];
    let packs = packs(library);
    if packs.len() > 1 {
        lines.extend(packs.iter().map(|id| format!("  {id}: {}", line(Some(id)))));
    }
    let unread = library.sources.unread.iter();
    lines.extend(unread.map(|unread| format!("not read: {}: {}", unread.path, unread.why)));
    lines.join("\n")
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
