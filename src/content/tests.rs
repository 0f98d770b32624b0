//! The learnt tables and the cues, damaged: whatever is wrong with one of them, nothing is compiled and the place is
//! named.

use std::sync::Arc;

use super::cues::CUES;
use super::{Cue, Library, Sheet, SourceFile, Sources, compile, sheet_from};

/// The built-in pack with one question, so that a compilation is quick.
fn pack() -> Vec<SourceFile> {
    let mut files = Sources::built_in().packs.remove(0);
    files.retain(|file| {
        let bank = file.inside().strip_prefix("question_bank/");
        bank.is_none_or(|bank| bank == "questions/url-shortener.yaml")
    });
    files
}

/// Every problem, one a line, when a file of the tables holds this instead; none if all is sound.
fn said(name: &str, mend: impl Fn(&[u8]) -> Option<Vec<u8>>) -> String {
    let mut files = pack();
    let at = files.iter().position(|file| file.inside() == format!("rubrics/reading/{name}")).unwrap();
    match mend(&files[at].bytes) {
        Some(bytes) => files[at].bytes = bytes,
        None => drop(files.remove(at)),
    }
    let problems = compile(Sources { packs: vec![files], ..Sources::default() }).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What is said begins with the file and its line, and has these words.
#[track_caller]
fn check(name: &str, mend: impl Fn(&[u8]) -> Option<Vec<u8>>, says: &str) {
    let said = said(name, mend);
    assert!(said.contains("rubrics/reading/") && said.contains(says), "{name}: {says:?} is not in {said:?}");
}

/// Edits a file of text.
fn edit(from: &'static str, to: &'static str) -> impl Fn(&[u8]) -> Option<Vec<u8>> {
    move |bytes| {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.contains(from), "{from}");
        Some(text.replacen(from, to, 1).into_bytes())
    }
}

/// A build that does not find its content: one line for whoever built it, and nothing for authors.
#[test]
fn built_in_content_that_is_missing_is_one_line() {
    let without = |folders: &[&str]| {
        let mut files = pack();
        files.retain(|file| !folders.iter().any(|folder| file.inside().starts_with(folder)));
        compile(Sources { packs: vec![files], ..Sources::default() }).unwrap_err()
    };
    for (folders, named) in [
        (&["prompts/"][..], "in prompts/;"),
        (&["rubrics/", "question_bank/"], "in question_bank/, rubrics/;"),
        (&[""], "in prompts/, question_bank/, rubrics/;"),
    ] {
        let problems = without(folders);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].message.starts_with(&format!("there is no built-in content {named}")), "{problems:?}");
        assert_eq!(problems[0].hides.as_deref(), Some("all other content"));
    }
}

/// The built-in pack with a design and a story; without what stories are read by, if that is not wanted.
fn with_a_story(has_tables: bool) -> Library {
    let mut files = Sources::built_in().packs.remove(0);
    files.retain(|file| {
        let bank = file.inside().strip_prefix("question_bank/");
        let is_wanted =
            bank.is_none_or(|bank| ["questions/url-shortener.yaml", "questions/cut-cost.yaml"].contains(&bank));
        is_wanted && (has_tables || !file.inside().starts_with("rubrics/reading/stories/"))
    });
    compile(Sources { packs: vec![files], ..Sources::default() }).unwrap()
}

#[test]
fn stories_are_read_by_tables_of_their_own_and_an_old_version_as_before() {
    let library = with_a_story(true);
    let (design, story) = (&library.sheets["url-shortener"], &library.sheets["cut-cost"]);
    assert!(Arc::ptr_eq(&design.learnt, &library.learnt) && !Arc::ptr_eq(&story.learnt, &library.learnt));
    let stands_on = |sheet: &Sheet, folder: &str| sheet.files.iter().any(|path| path.contains(folder));
    for (sheet, [systems, stories, claims]) in [(design, [true, false, true]), (story, [false, true, false])] {
        let of_systems = sheet.files.iter().any(|path| path.ends_with("rubrics/reading/readers.yaml"));
        let found = [of_systems, stands_on(sheet, "rubrics/reading/stories/"), stands_on(sheet, "rubrics/claims/")];
        assert_eq!(found, [systems, stories, claims], "{:?}", sheet.files);
        // Its own files are all that it takes to have it again.
        let own = library.sources.packs.iter().flatten().filter(|file| sheet.files.contains(&file.path)).cloned();
        let again = sheet_from(own.collect()).unwrap();
        assert_eq!((again.hash, again.learnt.bounds), (sheet.hash.clone(), sheet.learnt.bounds));
    }
    // Before stories had tables they were read by the others.
    let before = with_a_story(false);
    assert!(Arc::ptr_eq(&before.sheets["cut-cost"].learnt, &before.learnt));
}

#[test]
fn the_tables_are_sound_as_they_are() {
    assert_eq!(said("readers.yaml", |bytes| Some(bytes.to_vec())), "");
}

#[test]
fn a_table_that_is_cut_off_anywhere_is_named() {
    for name in ["words.tsv", "vectors.bin", "questions.tsv", "sample.bin", "steps.bin", "readers.yaml"] {
        let place = format!("rubrics/reading/{}", if name == "words.tsv" { "" } else { name });
        for quarter in 0..4 {
            check(name, |bytes| Some(bytes[..bytes.len() * quarter / 4].to_vec()), &place);
        }
        // In its last number, and behind a whole line.
        check(name, |bytes| Some(bytes[..bytes.len() - 1].to_vec()), &place);
        check(name, |bytes| Some(bytes[..bytes.len() - 2].to_vec()), &place);
        if !name.ends_with("bin") {
            let line = |bytes: &[u8]| bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
            check(name, |bytes| Some(bytes[..line(bytes)].to_vec()), &place);
        }
        check(name, |_| None, "rubrics/reading/");
    }
    check("words.tsv", |bytes| Some(bytes[..bytes.len() - 2].to_vec()), ":1: this line is cut off");
    check("readers.yaml", |_| None, "readers.yaml:0:0: it is missing and the tables beside it are there");
}

#[test]
fn a_table_of_another_version_is_named() {
    let newer = |bytes: &[u8]| Some([b"greenrd9", &bytes[8..]].concat());
    for name in ["vectors.bin", "sample.bin", "steps.bin"] {
        check(name, newer, &format!("{name}:0:0: this is of another version; run greenroom reading learn"));
    }
    let column_more = |bytes: &[u8]| Some(String::from_utf8_lossy(bytes).replace('\n', "\t7\n").into_bytes());
    check("words.tsv", column_more, "words.tsv:1:1: a name and 10 numbers are wanted");
    check("questions.tsv", column_more, "questions.tsv:1:1: a slug and 64 numbers are wanted");
    check("words.tsv", |_| Some(b"caf\xe9\n".to_vec()), "words.tsv:0:0: this is not UTF-8");
    check("readers.yaml", edit("reading/1", "reading/9"), "readers.yaml:3:9:");
    check("readers.yaml", edit("  length:", "  lenght:"), "did you mean \"length\"?");
    check("readers.yaml", edit("  length:", "  lenght:"), ":3: there is no term \"lenght\"");
    check("readers.yaml", edit("  proof: 0", "  proof: 7"), "this is a chance, from 0 to 1");
    check("readers.yaml", edit("  length: ", "  length: 9e99 # "), "no weight that was ever learnt");
    check("readers.yaml", edit("  length: ", "  length: .nan # "), "readers.yaml:");
    check("readers.yaml", edit("  questions: ", "  questions: 9"), "questions.tsv:0:0: it has ");
}

/// A file of a team's pack.
fn own(inside: &str, bytes: &[u8]) -> SourceFile {
    SourceFile { path: format!("city:{inside}"), shown: format!("city/{inside}"), bytes: bytes.to_vec() }
}

/// What is said when a team's pack brings a file that only the built-in one has.
#[track_caller]
fn left_unused(file: SourceFile, says: &str) {
    let shown = file.shown.clone();
    let pack_file = own("pack.yaml", b"format: pack/1\nid: city\nversion: 1.0.0\n");
    let problems = compile(Sources { packs: vec![pack(), vec![pack_file, file]], ..Sources::default() }).unwrap_err();
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(said.len() == 1 && said[0].starts_with(&shown) && said[0].contains(says), "{said:?}");
}

#[test]
fn tables_and_words_of_a_pack_of_ones_own_are_not_left_unused() {
    left_unused(own("rubrics/reading/words.tsv", b"cache\t1\n"), "every pack is read with the built-in tables");
    for name in ["rubrics/cues.yaml", "rubrics/sums.yaml"] {
        let bytes = &pack().into_iter().find(|file| file.inside() == name).unwrap().bytes;
        left_unused(own(name, bytes), "every pack is read by the same words of sums and the same cues");
    }
}

#[test]
fn cues_that_are_missing_are_named_once() {
    let mut files = pack();
    files.retain(|file| file.inside() != CUES);
    let problems = compile(Sources { packs: vec![files], ..Sources::default() }).unwrap_err();
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(said.len() == 1 && said[0].starts_with("rubrics/cues.yaml:0:0: it is missing; restore it"), "{said:?}");
}

/// Versions from before the file are read as they were: by the words that stood in the program.
#[test]
fn a_version_that_was_kept_without_cues_has_those_of_the_program() {
    let library = compile(Sources { packs: vec![pack()], ..Sources::default() }).unwrap();
    let sheet = library.sheets.values().next().unwrap();
    let mut kept = pack();
    kept.retain(|file| sheet.files.contains(&file.path));
    assert_eq!(sheet_from(kept.clone()).unwrap().hash, sheet.hash);
    kept.retain(|file| file.inside() != CUES);
    let older = sheet_from(kept).unwrap();
    assert_ne!(older.hash, sheet.hash);
    assert!(older.cues.says(Cue::TakenBack, &["scratch", "that"]));
    assert!(older.cues.is_impossible("the", "of"));
}
