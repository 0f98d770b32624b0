//! Packs that do not check: every problem at once with file, line, column, what was expected and the nearest valid name.
//! What newcomers to the format get wrong stands here, each as an edit of one good pack.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::guest::Guest;
use crate::process::{Process, run};

const RUBRIC: &str = include_str!("../../rubrics/system-design.yaml");

/// A small good pack: one question on the built-in rubric.
pub(crate) const QUESTION: &str = r#"format: question/2
status: published
reviewed: {by: a coach, on: 2026-11-01}
slug: parking-meter
title: Design parking meters
summary: Drivers pay for a place on the street from their phones.
kind: design
rubric: system-design
levels: [L4, L5]
topics: [consistency]
brief: Design parking meters for a city.
facts:
  - id: places
    asked: ["How many parking places are there?"]
    says: There are 40,000 places.
    criterion: scoping.needs
ideas:
  - id: no-double-booking
    title: A place is sold once at a time
    why: Two drivers who paid for one place both complain.
    criterion: data.correctness
    weight: 3
    crux: true
    say:
      - "one **transaction** reads the meter and **takes the place** for the driver"
      - "a **conditional write** gives the place to **one of two drivers** who paid at once"
    probes: ["What happens if two drivers pay for the same place at once?"]
    hints:
      nudge: Think about two drivers at the same time.
      area: Look at the write that assigns a place.
      example: Two people withdraw the last note from one account.
wrong:
  - id: read-then-take
    claim: Looking whether the place is free before taking it is enough
    correction: Two drivers can look before either takes it; the check and the change must be one step.
    say:
      - "we look whether the place is **free** first, so it is **never sold twice**"
      - "the app **checks that the place is free**, then takes it, which is **safe**"
debrief: One writer a place.
"#;

pub(crate) fn pack(folder: &Path, question: &[u8]) {
    let at = folder.join("question_bank/questions");
    fs::create_dir_all(&at).expect("made");
    fs::write(folder.join("pack.yaml"), "format: pack/1\nid: city\nversion: 1.0.0\nrequires: [greenroom]\n")
        .expect("written");
    fs::write(at.join("parking-meter.yaml"), question).expect("written");
}

pub(crate) fn checked(folder: &Path) -> (i32, String) {
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
    let card: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((&card["question"], &card["ideas"][0]["id"]), (&"parking-meter".into(), &"no-double-booking".into()));
}

#[test]
fn each_mistake_is_named_with_its_place_and_its_cure() {
    check("weight: 3", "wieght: 3", &["parking-meter.yaml:22:5: unknown key \"wieght\"", "did you mean \"weight\"?"]);
    check("weight: 3", "weight: 0", &["parking-meter.yaml:22:13:", "at least 1"]);
    check(
        "data.correctness",
        "data.corectness",
        &["parking-meter.yaml:21:16:", "data.corectness", "did you mean \"data.correctness\"?"],
    );
    check("levels: [L4, L5]", "levels: [L4, L7]", &["parking-meter.yaml:9:14:", "L7"]);
    check(
        "rubric: system-design",
        "rubric: system-desing",
        &["parking-meter.yaml:8:9:", "did you mean \"system-design\"?"],
    );
    check("rubric: system-design", "rubric: elsewhere:rubric", &["parking-meter.yaml:8:9:", "elsewhere"]);
    check("slug: parking-meter", "slug: meter", &["parking-meter.yaml:4:7:", "parking-meter"]);
    check("**takes the place** for", "**takes the place for", &["parking-meter.yaml:25:9:", "a mark ** is opened"]);
    check("\"a **conditional write** gives", "\"no\"\n      - \"it gives", &["parking-meter.yaml:26:9:", "two words"]);
    check("crux: true", "crux: false", &["parking-meter.yaml:18:3:", "no idea is the crux"]);
    check(
        "    hints:\n",
        "    not_after: [plces]\n    hints:\n",
        &["parking-meter.yaml:28:17:", "did you mean \"places\"?"],
    );
    check("title: Design", "\ttitle: Design", &["parking-meter.yaml:4:", "this is not valid YAML"]);
    check("format: question/2", "format: question/9", &["parking-meter.yaml:1:9:", "question/2"]);
}

/// The folder of a question as earlier versions wrote it.
#[test]
fn an_old_question_is_told_how_to_become_a_new_one() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.as_bytes());
    let old = folder.path().join("question_bank/questions/bicycle-rack");
    fs::create_dir_all(&old).expect("made");
    fs::write(old.join("question.yaml"), "format: question/1\n").expect("written");
    fs::write(old.join("brief.md"), "Design a rack.\n").expect("written");
    let (code, said) = checked(folder.path());
    assert!(code == 1 && said.contains("1 problem(s)"), "{said}");
    for words in ["question.yaml:1:1: question/1", "question_bank/questions/bicycle-rack.yaml", "greenroom rubric new"]
    {
        assert!(said.contains(words), "{words} is not in:\n{said}");
    }
}

/// Wrong claims of one's own.
const CLAIMS: &str = r#"format: claims/1
status: published
reviewed: {by: a coach, on: 2026-11-01}
claims:
  - id: meters-clear-queues
    claim: More meters clear the queue of drivers
    correction: A queue is cleared by free places; a meter makes none.
    say:
      - "with **more meters** the **queue of drivers** goes away"
      - "we add meters, which **clears the queue**"
    near:
      - "more places clear the queue, meters only count them"
"#;

/// Edits a file of claims in the good pack; `says` must be said, or all must be sound if there is nothing to say.
#[track_caller]
fn check_claims((from, to): (&str, &str), says: &str) {
    assert!(CLAIMS.contains(from), "{from:?}");
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.as_bytes());
    let claims = folder.path().join("rubrics/claims");
    fs::create_dir_all(&claims).expect("made");
    fs::write(claims.join("own.yaml"), CLAIMS.replacen(from, to, 1)).expect("written");
    let (code, said) = checked(folder.path());
    assert_eq!(code, i32::from(!says.is_empty()), "{said}");
    assert!(said.contains(says), "{says:?} is not in:\n{said}");
}

#[test]
fn claims_of_ones_own_are_checked_too() {
    check_claims(("", ""), "");
    check_claims(("correction", "corection"), "own.yaml:7:5: unknown key \"corection\"");
    check_claims(("id: meters-clear-queues", "id: Meters"), "own.yaml:5:9:");
    check_claims(("we add meters, which **clears the queue**", "meters"), "own.yaml:10:9: an example is a sentence");
}

#[test]
fn what_takes_something_for_granted_is_said_to_nobody_unprepared() {
    let ask = "What happens if two drivers pay for the same place at once?";
    let granted = "every probe takes something for granted";
    check(ask, "You chose a meter. Why this one?", &["parking-meter.yaml:", granted]);
    check(ask, "Who may see your cache?", &["parking-meter.yaml:", granted]);
    check(
        "Look at the write that",
        "Look at the table in your store that",
        &["parking-meter.yaml:", "takes their store for granted"],
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
    pack(folder.path(), b"format: question/2\ntitle: caf\xe9\n");
    let (code, said) = checked(folder.path());
    assert!(code == 1 && said.contains("parking-meter.yaml:2:11: this is not UTF-8"), "{said}");

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
    let found = guest.json("/api/v1/questions?q=bycicle").await.to_string();
    assert!(found.contains("Design bicycle racks"), "it is found by its new words, however they are spelt: {found}");

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
