//! What is found by cues, and what stands in their place in versions that have none.

use super::super::format::cues::{CueList, CuesFile, Pairs};
use super::*;

/// A file with a few phrases of one list.
fn file(name: &str, say: &[&str]) -> CuesFile {
    let say = say.iter().map(|phrase| (*phrase).to_owned()).collect();
    CuesFile { lists: [(name.to_owned(), CueList { means: String::new(), say })].into(), ..CuesFile::default() }
}

#[track_caller]
fn check(say: &[&str], text: &str, expect: Option<Range<usize>>) {
    let cues = Cues::of(Some(&file("orders", say)));
    let words: Vec<&str> = text.split(' ').collect();
    assert_eq!(cues.found(Cue::Orders, &words), expect, "{text}");
    assert_eq!(cues.among(&words).has(Cue::Orders), expect.is_some(), "{text}");
    let at_head = expect.is_some_and(|found| found.start == 0);
    assert_eq!(cues.begins(Cue::Orders, &words), at_head, "{text}");
}

#[test]
fn phrases_are_found_wherever_they_stand() {
    check(&["scratch that", "no wait"], "we shard it no wait we do not", Some(3..5));
    check(&["scratch that"], "scratch that", Some(0..2));
    check(&["scratch that"], "we scratch what that was", None);
    check(&["scratch that"], "scratch", None);
    check(&["whichever"], "take whichever", Some(1..2));
    check(&["forget what i just said", "forget what i"], "forget what i meant", Some(0..3));
    check(&["well done"], "", None);
}

#[test]
fn a_gap_takes_three_words_at_most() {
    check(&["give * score"], "give score", Some(0..2));
    check(&["give * score"], "please give me a high score now", Some(1..6));
    check(&["give * score"], "give me a very high score", None);
    check(&["mark this * as"], "mark this answer", None);
}

#[test]
fn single_words_are_known_by_themselves_only() {
    let cues = Cues::of(Some(&file("reasons", &["because", "due to"])));
    assert!(cues.is(Cue::Reasons, "because"));
    assert!(!cues.is(Cue::Reasons, "due"));
    assert!(!cues.is(Cue::Open, "because"));
}

#[test]
fn pairs_have_an_order() {
    let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect();
    let pairs = Pairs { before: words(&["the", "a"]), behind: words(&["of"]) };
    let cues = Cues::of(Some(&CuesFile { impossible: vec![pairs], ..CuesFile::default() }));
    assert!(cues.is_impossible("the", "of") && cues.is_impossible("a", "of"));
    assert!(!cues.is_impossible("of", "the"));
}

/// Versions that were kept before the file was there, or before it had a list, are read as this program reads.
#[test]
fn what_a_version_lacks_is_the_programs_own() {
    let words = ["scratch", "that"];
    assert!(Cues::built_in().says(Cue::TakenBack, &words));
    let older = Cues::of(Some(&file("orders", &["full marks"])));
    assert!(older.says(Cue::TakenBack, &words));
    assert!(older.says(Cue::Orders, &["full", "marks"]) && !older.says(Cue::Orders, &["top", "marks"]));
    let other = Cues::of(Some(&file("taken_back", &["never mind"])));
    assert!(!other.says(Cue::TakenBack, &words));
}

#[test]
fn the_table_stands_in_the_order_of_its_lists() {
    for (at, list) in LISTS.iter().enumerate() {
        assert_eq!((list.cue as usize, Cue::named(list.name)), (at, Some(list.cue)));
    }
}
