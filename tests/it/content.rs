//! Packs that do not check: every problem at once with file, line, column, what was expected and the nearest valid name.
//! What newcomers to the format get wrong stands here, each as an edit of one good pack.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::guest::Guest;
use crate::process::{Process, run};

const RUBRIC: &str = include_str!("../../rubrics/system-design.yaml");

/// A small good pack: one question on the built-in rubric.
const QUESTION: &str = r#"format: question/1
status: published
reviewed: {by: a coach, on: 2026-11-01}
slug: parking-meter
title: Design parking meters
summary: Drivers pay for a place on the street from their phones.
kind: design
rubric: system-design
levels: [L4, L5]
topics: [consistency]
objects:
  - {id: parking-place, names: ["parking place", "place"]}
facts:
  - id: places
    asked: ["['how many'] [parking-place]"]
    says: There are 40,000 places.
    criterion: scoping.needs
ideas:
  - id: no-double-booking
    title: A place is sold once at a time
    why: Two drivers who paid for one place both complain.
    criterion: data.correctness
    weight: 3
    crux: true
    topic: [transaction]
    say:
      - say: "a [transaction] takes the [parking-place]"
        yes: ["one transaction checks and takes the place"]
        no: ["the place is taken without a transaction"]
    probes: ["What happens if two drivers pay for the same place at once?"]
    hints:
      nudge: Think about two drivers at the same time.
      area: Look at the write that assigns a place.
      example: Two people withdraw the last note from one account.
"#;

fn pack(folder: &Path, question: &[u8]) {
    let at = folder.join("question_bank/questions/parking-meter");
    fs::create_dir_all(&at).expect("made");
    fs::write(folder.join("pack.yaml"), "format: pack/1\nid: city\nversion: 1.0.0\nrequires: [greenroom]\n")
        .expect("written");
    fs::write(at.join("question.yaml"), question).expect("written");
    fs::write(at.join("brief.md"), "Design parking meters for a city.\n").expect("written");
    fs::write(at.join("debrief.md"), "# What strong answers contain\n\nOne writer a place.\n").expect("written");
}

fn checked(folder: &Path) -> (i32, String) {
    let (code, said, complaint) = run(&["check", "--pack", folder.to_str().expect("UTF-8")]);
    (code, format!("{said}{complaint}"))
}

/// Edits the good question; `says` must be among what is said.
#[track_caller]
fn check(from: &str, to: &str, says: &[&str]) {
    assert!(QUESTION.contains(from), "{from:?}");
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.replacen(from, to, 1).as_bytes());
    let (code, said) = checked(folder.path());
    assert_eq!(code, 1, "{said}");
    for words in says {
        assert!(said.contains(words), "{words:?} is not in:\n{said}");
    }
}

#[test]
fn a_good_pack_checks_and_its_question_scores() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.as_bytes());
    let (code, said) = checked(folder.path());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("all content is sound"), "{said}");
    let answer = folder.path().join("answer.md");
    fs::write(&answer, "## candidate\nOne transaction reads the meter and takes the place for the driver.\n")
        .expect("written");
    let pack = folder.path().to_str().expect("UTF-8");
    let file = answer.to_str().expect("UTF-8");
    let (code, said, complaint) = run(&["score", file, "--question", "parking-meter", "--pack", pack, "--json"]);
    assert_eq!(code, 0, "{complaint}");
    assert!(said.contains("\"facet\": \"how\"") || said.contains("\"facet\":\"how\""), "{said}");
}

#[test]
fn each_mistake_is_named_with_its_place_and_its_cure() {
    check("weight: 3", "wieght: 3", &["question.yaml:23:5: unknown key \"wieght\"", "did you mean \"weight\"?"]);
    check("weight: 3", "weight: 0", &["question.yaml:23:13:", "at least 1"]);
    check(
        "data.correctness",
        "data.corectness",
        &["question.yaml:22:16:", "data.corectness", "did you mean \"data.correctness\"?"],
    );
    check("levels: [L4, L5]", "levels: [L4, L7]", &["question.yaml:9:14:", "L7"]);
    check("rubric: system-design", "rubric: system-desing", &["question.yaml:8:9:", "did you mean \"system-design\"?"]);
    check("rubric: system-design", "rubric: elsewhere:rubric", &["question.yaml:8:9:", "elsewhere"]);
    check("slug: parking-meter", "slug: meter", &["question.yaml:4:7:", "parking-meter"]);
    check("[transaction] takes", "[transacton] takes", &["question.yaml:27:17:", "did you mean \"transaction\"?"]);
    check(
        "one transaction checks and takes the place",
        "we hope",
        &["question.yaml:28:", "this must match, but does not"],
    );
    check(
        "the place is taken without a transaction",
        "one transaction takes the place",
        &["question.yaml:29:", "must not match"],
    );
    check("title: Design", "\ttitle: Design", &["question.yaml:4:7:", "this is not valid YAML", "found a tab"]);
    check("format: question/1", "format: question/9", &["question.yaml:1:9:", "question/1"]);
}

/// A row of a table of mechanisms of one's own.
const ROW: &str = r"format: mechanisms/1
status: published

mechanisms:
  - id: meter-ledger
    names: [meter ledger, parking ledger]
    is_a: [store]
    provides: [unique-value]
    provides_if:
      absorbs-reads: [read-replica]
    wrong_without: [absorbs-reads]
    denies: [absorbs-writes]
    costs: [one more thing to run]
    fails:
      primary-loss: [automatic-failover]
    not_when: there are few meters
    source: a book
";

/// Influences of one's own.
const INFLUENCE: &str = r#"format: influences/1
words: {up: [more], down: [fewer, reduces], rises: [rises], falls: [falls]}
influences:
  - id: meters-raise-queues
    more: [meters]
    moves: down
    of: [queues]
    correction: More meters make shorter queues.
    source: a book
    yes: ["With more meters queues rises."]
    no: ["More meters mean fewer queues."]
"#;

/// Edits a file of knowledge in the good pack; `says` must be said, or all must be sound if there is nothing to say.
#[track_caller]
fn check_knowledge(at: &str, file: &str, (from, to): (&str, &str), says: &str) {
    assert!(file.contains(from), "{from:?}");
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.as_bytes());
    let path = folder.path().join("rubrics").join(at);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, file.replacen(from, to, 1)).expect("written");
    let (code, said) = checked(folder.path());
    assert_eq!(code, i32::from(!says.is_empty()), "{said}");
    assert!(said.contains(says), "{says:?} is not in:\n{said}");
}

#[test]
fn knowledge_of_ones_own_is_checked_too() {
    let row = |from, to, says| check_knowledge("mechanisms/own.yaml", ROW, (from, to), says);
    row("", "", "");
    row(
        "[unique-value]",
        "[unique-valu]",
        "own.yaml:8:16: there is no mechanism, guarantee or failure \"unique-valu\" (did you mean \"unique-value\"?)",
    );
    row("[read-replica]", "[red-replica]", "own.yaml:10:23: there is no mechanism");
    row("primary-loss:", "primary-los:", "there is no mechanism, guarantee or failure \"primary-los\"");
    row(
        "denies: [absorbs-writes]",
        "denies: [unique-value]",
        "own.yaml:12:14: \"unique-value\" is given by the same row",
    );
    row("wrong_without: [absorbs-reads]", "wrong_without: [low-cost]", "\"low-cost\" is not under provides_if");
    row(
        "is_a: [store]",
        "is_a: [stor]",
        "own.yaml:5:9: concept `meter-ledger` is_a `stor`, which is not there: did you mean `store`?",
    );
    row(
        "parking ledger]",
        "\"ledger. Meter\"]",
        "own.yaml:5:9: name `ledger. Meter` of concept `meter-ledger` can never be found",
    );
    row("id: meter-ledger", "id: cache-aside", "concept `cache-aside` is there already");

    let influence = |from, to, says| check_knowledge("influences.yaml", INFLUENCE, (from, to), says);
    influence("", "", "");
    influence(
        "With more meters queues rises.",
        "Meters are fine.",
        "influences.yaml:10:11: this must be caught, but is not",
    );
    influence(
        "More meters mean fewer queues.",
        "With more meters queues rises.",
        "influences.yaml:11:10: this must not be caught",
    );
    influence("moves: down", "moves: sideways", "\"sideways\" is not known; expected one of up, down, nothing");

    let need = "    need: {guarantee: atomic-in-one-store, of: [parking-place]}\n    say:\n";
    let with = |need: &str, says: &[&str]| check("    say:\n", need, says);
    with(
        &need.replace("in-one-store", "in-on-store"),
        &["question.yaml:26:23: there is no guarantee", "atomic-in-one-store"],
    );
    with(
        &need.replace("[parking-place]", "[parking-plac]"),
        &["question.yaml:26:49: there is no concept or object", "parking-place"],
    );
}

#[test]
fn what_takes_something_for_granted_is_said_to_nobody_unprepared() {
    let ask = "What happens if two drivers pay for the same place at once?";
    let granted = "every probe takes something for granted";
    check(ask, "You chose a meter. Why this one?", &["question.yaml:", granted]);
    check(ask, "Who may see your cache?", &["question.yaml:", granted]);
    check(
        "Look at the write that",
        "Look at the table in your store that",
        &["question.yaml:", "takes their store for granted"],
    );
    let folder = tempfile::tempdir().expect("a folder");
    let both = QUESTION.replacen(ask, &format!("{ask}\", \"Who may see your cache?"), 1);
    pack(folder.path(), both.as_bytes());
    let (code, said) = checked(folder.path());
    assert_eq!(code, 0, "{said}");
}

#[test]
fn all_problems_are_shown_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let bad = QUESTION.replace("weight: 3", "wieght: 3").replace("L5]", "L9]").replace("probes: [", "probs: [");
    pack(folder.path(), bad.as_bytes());
    let (code, said) = checked(folder.path());
    assert_eq!(code, 1);
    for words in ["wieght", "L9", "probs"] {
        assert!(said.contains(words), "{words} is not in:\n{said}");
    }
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), b"format: question/1\ntitle: caf\xe9\n");
    let (code, said) = checked(folder.path());
    assert!(code == 1 && said.contains("question.yaml:2:11: this is not UTF-8"), "{said}");

    pack(folder.path(), format!("{QUESTION}# {}\n", "x".repeat(1 << 20)).as_bytes());
    let (code, said) = checked(folder.path());
    assert!(code == 1 && said.contains("at most 1048576 are read"), "{said}");

    pack(folder.path(), QUESTION.as_bytes());
    fs::write(folder.path().join("pack.yaml"), "format: pack/1\nid: city\nversion: 1.0.0\nrequires: [somewhere]\n")
        .expect("written");
    let (code, said) = checked(folder.path());
    assert!(code == 1 && said.contains("pack.yaml:4:") && said.contains("somewhere"), "{said}");
}

#[test]
fn a_rubric_that_adds_up_to_nothing_or_stands_twice_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.as_bytes());
    let rubrics = folder.path().join("rubrics");
    fs::create_dir_all(&rubrics).expect("made");
    let own = RUBRIC.replacen("slug: system-design", "slug: own-design", 1);
    fs::write(rubrics.join("own-design.yaml"), &own).expect("written");
    let (code, said) = checked(folder.path());
    assert_eq!(code, 0, "{said}");

    fs::write(rubrics.join("second.yaml"), &own).expect("written");
    let (code, said) = checked(folder.path());
    assert!(code == 1 && said.contains("own-design"), "{said}");
    fs::remove_file(rubrics.join("second.yaml")).expect("removed");

    let weight = own.lines().find(|line| line.trim_start().starts_with("weight:")).expect("a weight").trim();
    fs::write(rubrics.join("own-design.yaml"), own.replacen(weight, "weight: 0", 1)).expect("written");
    let (code, said) = checked(folder.path());
    assert!(code == 1 && said.contains("own-design.yaml:"), "{said}");
}

/// Asks until the bank answers as expected; a folder's change is told of when the system likes.
async fn until(guest: &Guest, what: &str, fits: impl Fn(&str) -> bool) {
    for _ in 0..200 {
        if fits(&guest.json("/api/v1/questions").await.to_string()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{what}");
}

#[tokio::test]
async fn a_changed_pack_is_taken_in_and_a_bad_one_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.as_bytes());
    let data = tempfile::tempdir().expect("a folder");
    let packs = format!("packs = [{:?}]", folder.path());
    let settings = data.path().join("greenroom.toml");
    fs::write(&settings, format!("[content]\n{packs}\n")).expect("written");
    let server = Process::serve_with(data.path(), &["--config", settings.to_str().expect("UTF-8")]);
    let guest = Guest::new(&server.base);
    until(&guest, "the pack is there", |bank| bank.contains("Design parking meters")).await;

    pack(folder.path(), QUESTION.replace("Design parking meters", "Design bicycle racks").as_bytes());
    until(&guest, "the change is taken in", |bank| bank.contains("Design bicycle racks")).await;

    pack(folder.path(), QUESTION.replace("weight: 3", "weight: 0").replace("parking meters", "nothing").as_bytes());
    for _ in 0..200 {
        if guest.get("/metrics").await.1.contains("greenroom_reloads_refused_total 1") {
            let bank = guest.json("/api/v1/questions").await.to_string();
            assert!(bank.contains("Design bicycle racks"), "the last good set stays: {bank}");
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the bad pack was not noticed");
}

#[test]
fn the_schemas_are_written_and_are_schemas() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, said, complaint) = run(&["check", "--schemas", folder.path().to_str().expect("UTF-8")]);
    assert_eq!(code, 0, "{said}{complaint}");
    let mut names = Vec::new();
    for file in fs::read_dir(folder.path()).expect("a folder") {
        let path = file.expect("an entry").path();
        let schema: serde_json::Value = serde_json::from_slice(&fs::read(&path).expect("read")).expect("JSON");
        assert!(
            schema["$schema"].as_str().is_some_and(|draft| draft.contains("json-schema.org")),
            "{}",
            path.display()
        );
        names.push(path.file_name().expect("a name").to_string_lossy().into_owned());
    }
    names.sort();
    insta::assert_debug_snapshot!(names);
}
