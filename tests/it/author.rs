//! What somebody is told who writes a question with nothing but the program and its READMEs: the likeliest slips, each with
//! its cure, what there is to refer to, and what was not checked.

use std::fs;
use std::path::Path;

use crate::content::{QUESTION, checked, pack};
use crate::process::run;

const SAY: &str = r#""one **transaction** reads the meter and **takes the place** for the driver""#;

/// What is said of the good question with an edit.
#[track_caller]
fn edited(from: &str, to: &str) -> (i32, String) {
    assert!(QUESTION.contains(from), "{from:?}");
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.replacen(from, to, 1).as_bytes());
    checked(folder.path())
}

#[track_caller]
fn check(from: &str, to: &str, says: &[&str]) {
    let (code, said) = edited(from, to);
    assert_eq!(code, 1, "{said}");
    for words in says {
        assert!(said.contains(words), "{words:?} is not in:\n{said}");
    }
}

/// Says it with these examples, or this lint.
#[track_caller]
fn linted(question: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), question.as_bytes());
    let (code, said, complaint) =
        run(&["check", "--pack", folder.path().to_str().expect("UTF-8"), "--lints", "parking-meter"]);
    assert_eq!((code, complaint.as_str()), (0, ""), "{said}");
    said
}

#[test]
fn a_text_that_yaml_takes_for_something_else_is_to_be_quoted() {
    check(
        SAY,
        "**one transaction** takes the place",
        &["parking-meter.yaml:25:9:", "begins with ** is quoted: write \"**...\""],
    );
    check(
        "title: A place is",
        "title: Rule: a place is",
        &["parking-meter.yaml:19:", "a colon and a space in it is quoted"],
    );
    check("title: A place is", "title: @place is", &["parking-meter.yaml:19:", "begins with @ is quoted"]);
}

#[test]
fn what_is_empty_or_of_another_kind_is_told_how_to_be_written() {
    let list = "asked: [\"How many parking places are there?\"]";
    check(list, "asked:", &["parking-meter.yaml:14:", "this is empty; give it at least 1\n"]);
    check(list, "asked: []", &["parking-meter.yaml:14:12: this is empty; give it at least 1\n"]);
    check("crux: true\n", "crux: true\n    not_after:\n", &["this is empty; give it a list, or leave the key out\n"]);
    check("summary: Drivers pay for a place on the street from their phones.", "summary:", &["give it a text\n"]);
    check("    - \"a **conditional", "    -\n      - \"a **conditional", &["give it a text, or remove the line"]);
    check(
        "weight: 3",
        "weight: high",
        &["22:13: high is a text, and a whole number is wanted here (1 (nice) to 5 (must).)"],
    );
    check(
        "slug: parking-meter",
        "slug: 12",
        &["4:7: 12 is a number, and a text is wanted here: write it in quotes, \"12\""],
    );
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.as_bytes());
    fs::write(folder.path().join("pack.yaml"), "format: pack/1\nid: city\nversion: 1\n").expect("written");
    let (code, said) = checked(folder.path());
    let cure = "pack.yaml:3:10: 1 is a number, and a text is wanted here: write it as 1.0.0 (Raised by the owner with \
                every release, as 1.0.0.)";
    assert!(code == 1 && said.contains(cure), "{said}");
}

#[test]
fn what_there_is_to_refer_to_is_listed_once() {
    let criteria = "there is no criterion \"zzz\"; there are: scoping.needs (scope: Finds out what matters), ";
    let (code, said) = edited("criterion: scoping.needs", "criterion: zzz");
    assert!(code == 1 && said.contains(criteria) && said.contains("cost.simplicity (cost: Keeps it simple)"), "{said}");
    let twice = QUESTION.replace("criterion: scoping.needs", "criterion: zzz").replace("data.correctness", "xxx");
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), twice.as_bytes());
    let (_, said) = checked(folder.path());
    assert!(said.contains("there is no criterion \"xxx\"; those that there are stand above"), "{said}");
    check("rubric: system-design", "rubric: zzz", &["system-design (System design, for kind: design)"]);
    let twist = "twists:\n  - {id: more, stage: zzz, says: More meters., ideas: [yyy]}\ndebrief:";
    check("debrief:", twist, &["deep-dive (Deep dive)", "no-double-booking (A place is sold once at a time)"]);
    check("    hints:\n", "    not_after: [zzz]\n    hints:\n", &["there is no fact \"zzz\"; there are: places"]);
}

#[test]
fn what_was_not_checked_is_said() {
    let hidden = |said: &str| said.lines().filter(|line| line.starts_with("not checked because of this: ")).count();
    let (_, said) = edited("weight: 3", "wieght: 3");
    assert!(hidden(&said) == 1 && said.contains("parking-meter.yaml refers to, its texts"), "{said}");
    let (_, said) = edited("rubric: system-design", "rubric: zzz");
    assert!(hidden(&said) == 1 && said.contains("the criteria and stages of "), "{said}");
    let (_, said) = edited("crux: true", "crux: false");
    assert_eq!(hidden(&said), 0, "{said}");
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.replace("crux: true", "crux: false").as_bytes());
    let folder = folder.path().to_str().expect("UTF-8");
    let (code, said, _) = run(&["check", "--pack", folder, "--lints", "parking-meter"]);
    assert!(code == 1 && said.contains("not checked because of this: what is worth a look"), "{said}");
    let (_, said, _) = run(&["check", "--pack", folder, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert!(json["problems"][0].get("hides").is_none(), "{json}");
}

#[test]
fn a_name_that_is_not_there_is_answered_with_those_that_are() {
    let answer = tempfile::NamedTempFile::new().expect("a file");
    fs::write(answer.path(), "## candidate\nWe cache.\n").expect("written");
    let answer = answer.path().to_str().expect("UTF-8");
    for arguments in [
        &["check", "--lints", "url-shortner"][..],
        &["rubric", "explain", "url-shortner", answer],
        &["rubric", "test", "url-shortner"],
        &["score", answer, "--question", "url-shortner"],
    ] {
        let (code, said, complaint) = run(arguments);
        assert_eq!((code, said.as_str()), (1, ""), "{arguments:?}");
        assert!(complaint.contains("\"url-shortner\" (did you mean \"url-shortener\"?); there are:\n"), "{complaint}");
        let is_it = |line: &str| line.starts_with("  rate-limiter ") && line.ends_with(" Design an API rate limiter");
        assert!(complaint.lines().any(is_it), "{complaint}");
    }
    let (code, _, complaint) = run(&["rubric", "test", "url-shortener", "--suite", "ordr"]);
    assert!(
        code == 1 && complaint.contains("(did you mean \"order\"?)") && complaint.contains("\n  silence  "),
        "{complaint}"
    );
}

#[test]
fn a_folder_becomes_a_pack_by_its_first_question() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path().to_str().expect("UTF-8");
    let (code, _, complaint) = run(&["check", "--pack", at]);
    let cure = format!("greenroom: {at} has no pack.yaml; write one there with");
    assert!(code == 1 && complaint.starts_with(&cure) && complaint.lines().count() == 1, "{complaint}");
    let missing = folder.path().join("nowhere");
    let (code, _, complaint) = run(&["check", "--pack", missing.to_str().expect("UTF-8")]);
    assert!(code == 1 && complaint.matches("os error 2").count() == 1, "{complaint}");

    let (code, said, complaint) = run(&["rubric", "new", "library-holds", "--folder", at]);
    assert_eq!(code, 0, "{complaint}");
    let next = said.lines().find_map(|line| line.trim().strip_prefix("greenroom ")).expect("what to run next");
    let (code, said, complaint) = run(&next.split(' ').collect::<Vec<_>>());
    assert!(code == 0 && said.contains("all content is sound"), "{next}: {said}{complaint}");
}

/// Puts a graded interview beside the good question.
fn graded(folder: &Path, name: &str, front: &str) -> (i32, String) {
    pack(folder, QUESTION.as_bytes());
    let at = folder.join("question_bank/transcripts/parking-meter");
    fs::create_dir_all(&at).expect("made");
    let text = format!(
        "---\nquestion: parking-meter\nlevel: L5\n{front}---\n## candidate\nOne transaction takes the place.\n"
    );
    fs::write(at.join(name), text).expect("written");
    let said = checked(folder);
    fs::remove_file(at.join(name)).expect("removed");
    said
}

#[test]
fn a_graded_interview_is_called_as_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let sound = "variant: alternative\nauthor: c\n";
    for name in ["alternative.c.md", "alternative-2.author-c.md"] {
        let (code, said) = graded(folder.path(), name, sound);
        assert_eq!(code, 0, "{said}");
    }
    for (name, front, says) in [
        (
            "good.a.md",
            "variant: good\nauthor: b\n",
            "good.a.md:5:1: the author is \"b\" but the file is called good.a.md",
        ),
        (
            "good.a.md",
            "variant: mid\nauthor: a\n",
            "good.a.md:4:1: the variant is \"mid\" but the file is called good.a.md",
        ),
        ("good.a.md", "variant: goood\nauthor: a\n", "good.a.md:4:1: the front matter must say variant: one of"),
        ("good.a.md", "variant: goood\nauthor: a\n", "(did you mean \"good\"?)"),
        ("good.a.md", "variant: good\n", "good.a.md:1:1: the front matter must say author"),
    ] {
        let (code, said) = graded(folder.path(), name, front);
        assert!(code == 1 && said.contains(says), "{says:?} is not in:\n{said}");
    }
}

#[test]
fn a_brief_that_speaks_of_the_same_things_gives_nothing_away() {
    let brief = |text: &str| linted(&QUESTION.replacen("Design parking meters for a city.", text, 1));
    let said =
        brief("Two drivers may stand at one meter, and each of them pays for the place from a phone of their own.");
    assert!(!said.contains("gives"), "{said}");
    let said = brief("One transaction reads the meter and takes the place for the driver.");
    assert!(said.contains("the brief gives no-double-booking away by ") && said.contains("\"transaction\""), "{said}");
}

#[test]
fn an_example_is_told_what_drew_it_away() {
    // The second idea's last example is the first one's.
    let idea = "  - id: paid-until\n    title: Each place says until when it is paid\n    why: Wardens guess.\n    criterion: data.model\n    \
                weight: 2\n    say:\n      - \"every **place has an end time**, which the warden reads\"\n      - \"the **end of the paid \
                hour** is stored with the place\"\n      - \"one **conditional write** gives the place to **one of two drivers** only\"\n    \
                probes: [\"How does a warden know?\"]\nwrong:";
    let said = linted(&QUESTION.replacen("wrong:", idea, 1));
    let lint = said
        .lines()
        .find(|line| line.contains("reads like one of no-double-booking, \u{201c}a conditional write gives"));
    let lint = lint.unwrap_or_else(|| panic!("{said}"));
    assert!(lint.contains(", by \"") && lint.contains("paid-until"), "{lint}");
    // Each level that the question is for is spoken of, or none is.
    let said = linted(&QUESTION.replacen("debrief:", "levels_show: {L4: A place is sold once.}\ndebrief:", 1));
    assert!(said.contains("levels_show says nothing of L5"), "{said}");
}
