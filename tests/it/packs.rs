//! What is said of a pack as a whole: what of it is not read, how much there is of it, what is still a draft, and what in
//! it means nothing.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::content::{QUESTION, checked, pack};
use crate::guest::Guest;
use crate::process::{Process, run};

fn edited(from: &str, to: &str) -> (i32, String) {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(QUESTION.contains(from), "{from}");
    pack(folder.path(), QUESTION.replacen(from, to, 1).as_bytes());
    checked(folder.path())
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

#[test]
fn what_is_not_read_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    pack(at, QUESTION.as_bytes());
    write(&at.join("questions/other.yaml"), QUESTION);
    write(&at.join("rubric.yaml"), "format: rubric/1\n");
    write(&at.join("question_bank/drafts/later.yaml"), "format: question/2\n");
    write(&at.join(".git/config"), "");
    write(&at.join("LICENSE"), "");
    std::os::unix::fs::symlink(at.join("questions"), at.join("rubrics")).expect("linked");
    let (code, said) = checked(at);
    assert_eq!(code, 0, "{said}");
    let unread: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("not read: ")).collect();
    let expect = [
        ("question_bank/drafts/: ", "--drafts"),
        ("questions/: ", "prompts/, question_bank/ and rubrics/"),
        ("rubric.yaml: ", "prompts/, question_bank/ and rubrics/"),
        ("rubrics: ", "it is a link"),
    ];
    for (path, why) in expect {
        let path = at.join(path).display().to_string();
        assert!(unread.iter().any(|line| line.starts_with(&path) && line.contains(why)), "{path}: {said}");
    }
    assert_eq!(unread.len(), expect.len(), "{said}");
    // What is asked for is read, and found wanting.
    let (code, said, _) = run(&["check", "--drafts", "--pack", at.to_str().expect("UTF-8")]);
    assert!(code == 1 && said.contains("later.yaml:1:"), "{said}");
}

#[test]
fn each_pack_is_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.as_bytes());
    let at = folder.path().to_str().expect("UTF-8");
    let (code, said) = checked(folder.path());
    assert!(
        code == 0 && said.contains("\n  city: 0 rubrics, 1 questions, 1 facts, 1 ideas, 4 example sentences, "),
        "{said}"
    );
    let (_, said, _) = run(&["check", "--json", "--pack", at]);
    let said: Value = serde_json::from_str(&said).expect("JSON");
    let questions = |counts: &Value| counts["questions"].as_u64().expect("a count");
    let packs = said["packs"].as_array().expect("packs");
    assert_eq!(packs.iter().map(|pack| pack["id"].as_str().expect("an id")).collect::<Vec<_>>(), ["greenroom", "city"]);
    assert_eq!(packs.iter().map(|pack| questions(&pack["counts"])).sum::<u64>(), questions(&said["counts"]));
    assert_eq!((questions(&packs[1]["counts"]), &said["unread"]), (1, &Value::Array(Vec::new())));
}

#[tokio::test]
async fn a_draft_is_marked_and_served_only_when_it_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(
        folder.path(),
        QUESTION.replacen("status: published\nreviewed: {by: a coach, on: 2026-11-01}", "status: draft", 1).as_bytes(),
    );
    let at = folder.path().to_str().expect("UTF-8");
    for asked_for in [false, true] {
        let data = tempfile::tempdir().expect("a folder");
        let flags = if asked_for { vec!["--pack", at, "--drafts"] } else { vec!["--pack", at] };
        let server = Process::serve_with(data.path(), &flags);
        let guest = Guest::new(&server.base);
        let all = guest.json("/api/v1/questions").await;
        let drafts: Vec<&Value> = all.as_array().expect("a list").iter().filter(|one| one["draft"] == true).collect();
        assert_eq!(
            drafts.iter().map(|one| one["slug"].as_str()).collect::<Vec<_>>(),
            if asked_for { vec![Some("parking-meter")] } else { vec![] }
        );
        assert_eq!(all.to_string().contains("parking-meter"), asked_for, "{all}");
        let (_, page) = guest.get("/?question=parking-meter").await;
        let mark = "Design parking meters <span class=\"tag\">Draft</span>";
        assert_eq!(page.contains(mark), asked_for, "{page}");
        assert_eq!(page.contains("Design parking meters</a> <span class=\"tag\">Draft</span>"), asked_for, "{page}");
    }
}

#[test]
fn brackets_and_keys_that_mean_nothing_are_errors() {
    let say = "one **transaction** reads the meter";
    for (bracket, at) in [
        ("a [cache] reads the meter", "[cache]"),
        ("a {{topic}} reads it", "{{topic}}"),
        ("one read|write of it", "read|write"),
    ] {
        let (code, said) = edited(say, bracket);
        assert!(
            code == 1 && said.contains(&format!("25:9: {at} means nothing here; an example is a plain sentence")),
            "{said}"
        );
    }
    let (code, said) = edited(say, "one **** reads the meter");
    assert!(code == 1 && said.contains("a mark ** ** holds nothing"), "{said}");
    let (code, said) = edited("How many parking places are there?", "How many [count] are there?");
    assert!(code == 1 && said.contains("[count] means nothing here"), "{said}");
    let (code, said) = edited("debrief:", "levels_show: {L6: Talks of cities.}\ndebrief:");
    assert!(code == 1 && said.contains("L6 means nothing here: the question's levels do not have it"), "{said}");
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.as_bytes());
    let front = "question: parking-meter\nlevel: L5\nvariant: good\nauthor: z\nvarient: bad";
    let file = format!("---\n{front}\n---\n## interviewer\nGo.\n## candidate\nWe sell each place once.\n");
    write(&folder.path().join("question_bank/transcripts/parking-meter/good.z.md"), &file);
    let (code, said) = checked(folder.path());
    let cure = "good.z.md:6:1: unknown key \"varient\"; expected one of question, level, variant, author (did you mean \"variant\"?)";
    assert!(code == 1 && said.contains(cure), "{said}");
}

#[test]
fn a_version_is_told_how_it_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), QUESTION.as_bytes());
    let versions = [
        ("1", "1 is a number, and a text is wanted here: write it as 1.0.0"),
        ("2.5", "2.5 is a number, and a text is wanted here: write it as 2.5.0"),
        ("\"1\"", "\"1\" is no version; write three numbers, as 1.0.0"),
        ("newest", "\"newest\" is no version; write three numbers, as 1.0.0"),
    ];
    for (version, cure) in versions {
        write(&folder.path().join("pack.yaml"), &format!("format: pack/1\nid: city\nversion: {version}\n"));
        let (code, said) = checked(folder.path());
        assert!(code == 1 && said.contains(&format!("pack.yaml:3:10: {cure}")), "{said}");
    }
    write(&folder.path().join("pack.yaml"), "format: pack/1\nid: city\nversion: 1.0.0-rc1\n");
    assert_eq!(checked(folder.path()).0, 0);
}
