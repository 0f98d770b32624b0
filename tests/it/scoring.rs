//! `greenroom score` at the command line: what it prints and what it refuses. The grader's own numbers are tested beside
//! it, in `assess`.

use std::fs;

use crate::process::run;

const ANSWER: &str = "## interviewer\nDesign it.\n\n## candidate\nWe cache each redirect for an hour.\n";

/// Scores a file; it must be refused.
#[track_caller]
fn check(file: &[u8], flags: &[&str], says: &[&str]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("answer.md");
    fs::write(&path, file).expect("written");
    let arguments = [&["score", path.to_str().expect("UTF-8")], flags].concat();
    let (code, said, complaint) = run(&arguments);
    assert_ne!(code, 0, "{said}");
    assert!(said.is_empty(), "{said}");
    for words in says {
        assert!(complaint.contains(words), "{words:?} is not in {complaint:?}");
    }
}

#[test]
fn what_cannot_be_scored_is_refused_with_a_cure() {
    let question = ["--question", "url-shortener"];
    check(b"## interviewer\nDesign it.\n", &question, &["has no answer to score", "## candidate"]);
    check(ANSWER.as_bytes(), &["--question", "url-shortner"], &["did you mean \"url-shortener\"?"]);
    check(ANSWER.as_bytes(), &[], &["does not name its question", "--question SLUG"]);
    check(ANSWER.as_bytes(), &["--question", "url-shortener", "--level", "L9"], &["use L3, L4, L5 or L6"]);
    check(b"---\nlevel: L9\n---\n## candidate\nA\n", &question, &["answer.md:2:8:", "expected one of L3, L4, L5, L6"]);
    check(b"---\nlevel: [\n---\n## candidate\nA\n", &question, &["answer.md:", "YAML"]);
    check(b"hello\n## candidate\nA\n", &question, &["answer.md:1:1: text before the first heading"]);
    check(b"## candidate\ncaf\xe9\n", &question, &["answer.md:2:4:", "UTF-8"]);
    let (code, _, complaint) = run(&["score", "no-such-file.md", "--question", "url-shortener"]);
    assert!(code == 1 && complaint.contains("cannot read no-such-file.md"), "{complaint}");
}

#[test]
fn a_score_is_the_same_bytes_every_time_and_fits_its_schema() {
    let file = "question_bank/transcripts/url-shortener/good.author-a.md";
    let (code, json, complaint) = run(&["score", file, "--json"]);
    assert_eq!((code, complaint.as_str()), (0, ""));
    assert_eq!(run(&["score", file, "--json"]).1, json);
    let card: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let schema = serde_json::to_value(greenroom::assess::scorecard::schema()).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator.iter_errors(&card).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");

    let (code, page, _) = run(&["score", file]);
    assert_eq!(code, 0);
    assert!(page.starts_with("# ") && page.contains("> ") || page.contains("| competency"), "{page}");
}
