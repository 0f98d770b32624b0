//! The house rules that no compiler holds: who may import whom, file heads, sizes, where forbidden things may stand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The walls of the design, for the modules that exist: what each may use besides itself.
const WALLS: &[(&str, &[&str])] = &[
    ("id", &["clock"]),
    ("clock", &[]),
    ("text", &["id"]),
    ("matching", &["text"]),
    ("content", &["id", "text", "matching"]),
    ("assess", &["id", "text", "matching", "content"]),
    ("suites", &["id", "clock", "text", "matching", "content", "assess", "interview"]),
    ("interview", &["id", "clock", "text", "matching", "content", "assess"]),
    ("course", &["content"]),
    ("charts", &[]),
    ("accounts", &["id"]),
    ("store", &["id", "clock", "content", "assess", "interview", "accounts"]),
    ("config", &[]),
    ("telemetry", &["config"]),
    ("metrics", &[]),
    (
        "app",
        &[
            "id",
            "clock",
            "text",
            "content",
            "assess",
            "interview",
            "accounts",
            "store",
            "config",
            "telemetry",
            "metrics",
        ],
    ),
    (
        "web",
        &[
            "id",
            "clock",
            "content",
            "assess",
            "interview",
            "course",
            "charts",
            "accounts",
            "store",
            "config",
            "metrics",
            "app",
        ],
    ),
    ("cli", &["id", "clock", "content", "assess", "interview", "store", "config", "telemetry", "app", "web", "suites"]),
];

/// What may stand in one place only: the words, where, and why.
const ONLY_IN: &[(&[&str], &[&str], &str)] = &[
    (&["surrealdb::"], &["store/"], "only `store` knows SurrealDB"),
    (&["axum::", "tower_http::"], &["web/"], "only `web` knows HTTP"),
    (&["std::env::", "env::var"], &["config.rs"], "only `config` reads the environment"),
    (&["process::exit"], &["main.rs"], "only `main` exits"),
    (&["getrandom::", "Uuid::new_v4", "Uuid::now_v7"], &["id.rs", "accounts/"], "only `id` draws random numbers"),
    // How long a peer has been silent is no time of the product's, and no test's clock moves it.
    (
        &["Timestamp::now", "SystemTime::now", "Instant::now"],
        &["clock.rs", "web/connection.rs"],
        "only `clock` asks for the time",
    ),
    (&["sink.send("], &["web/ws/socket.rs"], "only the one writer writes to a socket"),
];

/// Values in, values out.
const PURE: &[&str] = &["text", "matching", "assess", "suites", "interview", "course", "charts"];
const IMPURE: &[&str] = &["async fn", "async move", ".await", "std::fs", "std::net", "tokio::", "Clock::"];

/// A file over this is a question; these are the answers.
const LONG: usize = 400;

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                walk(&entry, found);
            } else if entry.extension().is_some_and(|kind| kind == "rs") {
                found.push(entry);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a text");
        (path.strip_prefix(&root).expect("below src").to_owned(), text)
    };
    found.into_iter().map(read).collect()
}

/// The code of a file without its tests, comments left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = (1..).zip(text.lines());
    numbered.take_while(|(_, line)| *line != "#[cfg(test)]").filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs")
}

fn module(path: &Path) -> String {
    let first = path.components().next().expect("not empty").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

fn assert_none(what: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

/// Every `crate::module` on a line, `use crate::{a, b}` included.
fn imports(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or(list).split(',').collect(),
            None => vec![rest],
        };
        let word =
            |name: &str| name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        found.extend(names.into_iter().map(word).filter(|name| !name.is_empty()));
    }
    found
}

#[test]
fn nobody_imports_over_a_wall() {
    let walls: BTreeMap<&str, &[&str]> = WALLS.iter().copied().collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = module(&path);
        if module == "lib" || module == "main" {
            continue;
        }
        let may = walls.get(module.as_str()).unwrap_or_else(|| panic!("{module} is not in the table of walls"));
        for (line, code) in code(&text) {
            for import in
                imports(code).iter().filter(|import| **import != module && walls.contains_key(import.as_str()))
            {
                if !may.contains(&import.as_str()) {
                    wrong.push(format!("src/{}:{line}: {module} may not use {import}", path.display()));
                }
            }
        }
    }
    assert_none("imports over a wall", &wrong);
}

#[test]
fn the_reader_of_imports_reads() {
    assert_eq!(imports("use crate::store::Store;"), ["store"]);
    assert_eq!(imports("    crate::web::run(crate::id::X)"), ["web", "id"]);
    assert_eq!(imports("use crate::{telemetry, web};"), ["telemetry", "web"]);
    assert!(imports("use super::x;").is_empty());
}

#[test]
fn what_has_one_place_stands_there_only() {
    let mut wrong = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| !is_test(path)) {
        for (line, code) in code(&text) {
            for (words, places, why) in ONLY_IN {
                let here = places.iter().any(|place| path.starts_with(place.trim_end_matches('/')));
                if !here && words.iter().any(|word| code.contains(word)) {
                    wrong.push(format!("src/{}:{line}: {why}: {}", path.display(), code.trim()));
                }
            }
            if PURE.contains(&module(&path).as_str()) && IMPURE.iter().any(|word| code.contains(word)) {
                wrong.push(format!("src/{}:{line}: a pure module: {}", path.display(), code.trim()));
            }
        }
    }
    assert_none("out of its place", &wrong);
}

#[test]
fn files_say_one_thing_and_say_it_first() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let shown = path.display();
        let is_generated_or_root = path == Path::new("main.rs");
        if !text.starts_with("//!") && !is_generated_or_root {
            wrong.push(format!("src/{shown}:1: begin with //! and what this file is responsible for"));
        }
        if text.lines().count() > LONG {
            wrong.push(format!("src/{shown}: over {LONG} lines; is it one thing?"));
        }
        let named = ["utils", "helpers", "common", "manager", "service"];
        if named.iter().any(|name| path.file_stem().is_some_and(|stem| stem == *name)) {
            wrong.push(format!("src/{shown}: call it by what it does"));
        }
        let twin = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(path.with_extension(""));
        if path.file_name().is_some_and(|name| name != "mod.rs") && twin.is_dir() {
            wrong.push(format!("src/{shown}: a folder of that name is beside it; use mod.rs"));
        }
    }
    assert_none("files", &wrong);
}

#[test]
fn a_snapshot_names_a_file_of_this_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut wrong, mut read) = (vec![root.join("src"), root.join("tests")], Vec::new(), 0);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "snap") {
                let text = fs::read_to_string(&path).expect("a text");
                let source = text.lines().find_map(|line| line.strip_prefix("source: ")).unwrap_or_default();
                read += 1;
                if !["src/", "tests/"].iter().any(|place| source.starts_with(place)) || !root.join(source).is_file() {
                    wrong.push(format!("{}: {source}", path.display()));
                }
            }
        }
    }
    assert!(read > 10, "the snapshots were not found");
    assert_none("a snapshot's source is no file of this repository", &wrong);
}

#[test]
fn nothing_is_called_done_that_is_not() {
    // Put together here, so that this file does not find itself.
    let marks =
        [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["unimpl", "emented!"].concat(), ["#[ign", "ore"].concat()];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        for (line, words) in (1..).zip(text.lines()) {
            if marks.iter().any(|mark| words.contains(mark)) {
                wrong.push(format!("src/{}:{line}: {}", path.display(), words.trim()));
            }
        }
    }
    assert_none("marks of unfinished work", &wrong);
}
