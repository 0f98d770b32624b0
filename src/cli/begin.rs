//! `greenroom rubric new SLUG`: a question to begin with, in a pack to begin with.

use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::content::format::rubric::RubricFile;
use crate::content::{BUILT_IN, MANIFEST, SLUG_RULE, Sources, is_slug, rubrics};

/// The question that is written for a slug.
const SKELETON: &str = include_str!("skeleton.yaml");
/// Stand in the skeleton for the slug, and for what a question may refer to.
const ITS_SLUG: &str = "my-question";
const ITS_RUBRICS: &str = "# RUBRICS\n";
const ITS_CRITERIA: &str = "# CRITERIA\n";
const ITS_STAGES: &str = "# STAGES\n";
/// The rubric that the skeleton names.
const ITS_RUBRIC: &str = "system-design";
/// A pack whose folder's name is no id.
const SOME_PACK: &str = "my-team";

/// What was written, and what to do next; lines for people. Nothing is ever overwritten.
pub(super) fn begin(slug: &str, folder: &Path) -> anyhow::Result<String> {
    if !is_slug(slug) {
        bail!("{slug:?} is no slug; {SLUG_RULE}");
    }
    let built_in = Sources::built_in();
    let inside = ["questions", "drafts"].map(|kind| format!("question_bank/{kind}/{slug}.yaml"));
    let taken = built_in.packs.iter().flatten().any(|file| file.inside() == inside[0]);
    if taken || folder.join(&inside[1]).exists() {
        bail!("there is a question {slug:?} already; a slug is never used twice");
    }
    let path = folder.join(&inside[0]);
    std::fs::create_dir_all(folder.join("question_bank/questions"))
        .with_context(|| format!("cannot write {}", path.display()))?;
    let text = filled(&rubrics(&built_in)).replace(ITS_SLUG, slug);
    if !write(&path, &text)? {
        bail!("{} is there already and was left as it is; choose another slug", path.display());
    }
    let mut said = String::new();
    // The learnt tables lie in a clone and in no pack.
    let is_clone = folder.join("rubrics/reading").is_dir();
    let manifest = folder.join(MANIFEST);
    if !is_clone {
        let text = format!(
            "# Whose content this is. Raise the version with every release; add `requires: [ID]` if it builds on another pack.\n\
             format: pack/1\nid: {}\nversion: 1.0.0\n",
            pack_id(folder)
        );
        if write(&manifest, &text)? {
            _ = writeln!(said, "wrote {}", manifest.display());
        }
    }
    _ = writeln!(said, "wrote {}; overwrite it key by key, then run", path.display());
    let shown = quoted(folder);
    if is_clone {
        _ = writeln!(said, "  cargo run --release -- check --lints {slug}");
    } else {
        _ = writeln!(said, "  greenroom check --lints {slug} --pack {shown}");
    }
    let from = if is_clone { "--bank" } else { "--pack" };
    _ = writeln!(said, "  greenroom rubric explain {slug} ANSWER.md {from} {shown}");
    _ = write!(said, "  greenroom rubric test {slug} {from} {shown}");
    if !is_clone {
        _ = write!(said, "\n  greenroom --pack {shown} --drafts");
    }
    Ok(said)
}

/// Whether there was no such file yet.
fn write(path: &Path, text: &str) -> anyhow::Result<bool> {
    let shown = || format!("cannot write {}", path.display());
    let mut file = match std::fs::File::create_new(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(false),
        opened => opened.with_context(shown)?,
    };
    file.write_all(text.as_bytes()).with_context(shown)?;
    Ok(true)
}

/// The folder's name as an id.
fn pack_id(folder: &Path) -> String {
    let whole: PathBuf = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = whole.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let words: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let id = words.join("-");
    if is_slug(&id) && id != BUILT_IN { id } else { SOME_PACK.to_owned() }
}

/// A path as a shell takes it.
fn quoted(folder: &Path) -> String {
    let path = folder.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '~' | '+' | ':' | '\\');
    if path.chars().all(is_plain) { path } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

/// The skeleton with what a question may refer to, as comments.
fn filled(rubrics: &[RubricFile]) -> String {
    let lines = |rows: Vec<(&str, String)>, indent: &str| -> String {
        let width = rows.iter().map(|(id, _)| id.len()).max().unwrap_or(0);
        rows.iter().fold(String::new(), |mut text, (id, about)| {
            _ = writeln!(text, "{indent}#   {id:width$}  {about}");
            text
        })
    };
    let all = rubrics.iter().map(|rubric| (rubric.slug.as_str(), format!("{}: {}", rubric.kind.name(), rubric.title)));
    let own = || rubrics.iter().filter(|rubric| rubric.slug == ITS_RUBRIC);
    let criteria = own().flat_map(|rubric| &rubric.competencies).flat_map(|competency| &competency.criteria);
    let criteria = criteria.map(|known| (known.id.as_str(), format!("{}: {}", known.facet, known.title)));
    let stages = own().flat_map(|rubric| &rubric.stages).map(|stage| (stage.id.as_str(), stage.title.clone()));
    SKELETON
        .replacen(ITS_RUBRICS, &lines(all.collect(), ""), 1)
        .replacen(&format!("    {ITS_CRITERIA}"), &lines(criteria.collect(), "    "), 1)
        .replacen(&format!("    {ITS_STAGES}"), &lines(stages.collect(), "    "), 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::load;

    #[test]
    fn a_new_question_checks_clean_and_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let said = begin("library-holds", folder.path()).unwrap();
        let (path, shown) = (folder.path().join("question_bank/questions/library-holds.yaml"), folder.path().display());
        assert!(said.contains(&format!("wrote {shown}/pack.yaml")), "{said}");
        for next in [
            format!("  greenroom check --lints library-holds --pack {shown}"),
            format!("  greenroom rubric explain library-holds ANSWER.md --pack {shown}"),
            format!("  greenroom rubric test library-holds --pack {shown}"),
        ] {
            assert!(said.lines().any(|line| line == next), "{next} is not in:\n{said}");
        }
        let library = load(&[folder.path().to_owned()], false).unwrap();
        assert_eq!(library.sheets["library-holds"].question.ideas.len(), 2);
        let again = begin("library-holds", folder.path()).unwrap_err().to_string();
        assert!(again.ends_with("is there already and was left as it is; choose another slug"), "{again}");
        // A second question leaves the manifest as its owner has it.
        let manifest = folder.path().join(MANIFEST);
        std::fs::write(&manifest, "format: pack/1\nid: ours\nversion: 2.0.0\n").unwrap();
        let said = begin("museum-tickets", folder.path()).unwrap();
        assert!(!said.contains("pack.yaml") && said.contains("museum-tickets"), "{said}");
        assert!(std::fs::read_to_string(&manifest).unwrap().contains("id: ours"));
        // What a question may refer to stands in it, with titles and facets.
        let text = std::fs::read_to_string(path).unwrap();
        for words in ["#   scoping.needs", "scope: Finds out what matters", "#   deep-dive", "#   system-design"] {
            assert!(text.contains(words), "{words} is not in:\n{text}");
        }
        for left in [ITS_RUBRICS, ITS_CRITERIA, ITS_STAGES, ITS_SLUG] {
            assert!(!text.contains(left), "{left}");
        }
    }

    #[test]
    fn a_clone_needs_no_manifest() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("rubrics/reading")).unwrap();
        let said = begin("library-holds", folder.path()).unwrap();
        assert!(!folder.path().join(MANIFEST).exists());
        assert!(said.contains("--bank ") && !said.contains("--pack"), "{said}");
    }

    #[test]
    fn a_slug_that_cannot_be_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for (slug, why) in [("Not A Slug", "is no slug"), ("url-shortener", "never used twice"), ("../x", "is no slug")]
        {
            let refused = begin(slug, folder.path()).unwrap_err().to_string();
            assert!(refused.contains(why), "{refused}");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_pack_is_called_as_its_folder_if_that_can_be_an_id() {
        for (name, id) in [("Acme Interviews", "acme-interviews"), ("2024", "my-team"), ("greenroom", "my-team")] {
            assert_eq!(pack_id(Path::new(&format!("/nowhere/{name}"))), id);
        }
        assert_eq!(quoted(Path::new("/a b/it's")), "'/a b/it'\\''s'");
    }
}
