//! Questions that are odd, each as an input: an error with its place, or a warning that says what it costs; never a panic,
//! and never another score of another question.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

use crate::content::{QUESTION, checked, pack};
use crate::process::run;

/// The example sentences of the good question's idea, as they stand in it.
const SAY: &str = r#"      - "one **transaction** reads the meter and **takes the place** for the driver"
      - "a **conditional write** gives the place to **one of two drivers** who paid at once"
"#;
const FILE: &str = "parking-meter.yaml";

/// The good question with other examples.
fn said_as(examples: &[String]) -> String {
    let mut say = String::new();
    for example in examples {
        _ = writeln!(say, "      - {}", Value::String(example.clone()));
    }
    assert!(QUESTION.contains(SAY));
    QUESTION.replacen(SAY, &say, 1)
}

/// It is refused with exactly one problem, at this place.
#[track_caller]
fn refused(question: &str, place: &str, says: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), question.as_bytes());
    let (code, said) = checked(folder.path());
    assert!(code == 1 && said.contains("1 problem(s)"), "{said}");
    assert!(said.contains(&format!("{FILE}:{place}: ")) && said.contains(says), "{place} {says:?} is not in:\n{said}");
}

/// It is taken, with a warning that says what it costs and where; other questions score as before, and an answer to it is
/// scored.
#[track_caller]
fn taken(question: &str, warnings: &[&str], answer: &str) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), question.as_bytes());
    let (code, said) = checked(folder.path());
    assert!(code == 0 && said.contains("all content is sound"), "{said}");
    let hints = said.contains("worth a look in parking-meter");
    assert_eq!(hints, !warnings.is_empty(), "a plain check hints at what there is:\n{said}");
    let pack = folder.path().to_str().expect("UTF-8");
    let (code, said, complaint) = run(&["check", "--pack", pack, "--lints", "parking-meter"]);
    assert_eq!(code, 0, "{complaint}");
    for words in warnings {
        assert!(said.contains(words), "{words:?} is not in:\n{said}");
    }
    assert_eq!(elsewhere(Some(folder.path())), *ELSEWHERE, "another question scores differently");
    let file = folder.path().join("answer.md");
    fs::write(&file, format!("## candidate\n{answer}\n")).expect("written");
    let file = file.to_str().expect("UTF-8");
    let (code, card, complaint) = run(&["score", file, "--question", "parking-meter", "--pack", pack, "--json"]);
    assert_eq!(code, 0, "{complaint}");
    serde_json::from_str(&card).expect("JSON")
}

/// What graded interviews of two other questions score; the receipt's hash names the packs that were loaded.
fn elsewhere(folder: Option<&Path>) -> Vec<Value> {
    let files = ["url-shortener/good.author-a.md", "region-failure/wrong.author-a.md"];
    let card = |file: &str| {
        let file = format!("question_bank/transcripts/{file}");
        let pack = folder.map(|folder| folder.to_str().expect("UTF-8"));
        let arguments: Vec<&str> =
            ["score", &file, "--json"].into_iter().chain(pack.iter().flat_map(|p| ["--pack", *p])).collect();
        let (code, said, complaint) = run(&arguments);
        assert_eq!(code, 0, "{complaint}");
        let mut card: Value = serde_json::from_str(&said).expect("JSON");
        card["receipt"]["content"].take();
        card
    };
    files.into_iter().map(card).collect()
}

static ELSEWHERE: LazyLock<Vec<Value>> = LazyLock::new(|| elsewhere(None));

#[test]
fn five_hundred_ideas_are_too_many() {
    let idea = &QUESTION
        [QUESTION.find("  - id: no-double-booking").expect("an idea")..QUESTION.find("wrong:\n").expect("claims")];
    let many: String = (0..500).map(|n| idea.replace("no-double-booking", &format!("idea-{n}"))).collect();
    refused(&QUESTION.replacen(idea, &many, 1), "18:3", "at most 40");
}

#[test]
fn one_example_is_too_few() {
    refused(&said_as(&["one transaction takes the place".to_owned()]), "25:7", "at least 2");
    refused(&QUESTION.replacen(SAY, "      []\n", 1).replacen("say:\n      []", "say: []", 1), "24:10", "at least 2");
}

#[test]
fn an_example_of_ten_thousand_words_is_too_long() {
    let long = "place ".repeat(10_000);
    let examples = ["one transaction takes the place".to_owned(), long.trim().to_owned()];
    refused(&said_as(&examples), "26:9", "this text has 59999 characters; it takes at most 400");
}

#[test]
fn without_marked_words_it_is_recognised_less_surely() {
    let warning = "25:7: 2 examples of no-double-booking have no **marked** words; marks say what carries a sentence, and \
         without them it is recognised less surely";
    let card = taken(
        &QUESTION.replace("**", ""),
        &[warning],
        "One transaction reads the meter and takes the place for the driver.",
    );
    assert_eq!(card["ideas"][0]["id"], "no-double-booking");
}

#[test]
fn words_that_no_table_knows_are_never_recognised() {
    let all = ["zorblat frimquos veltch", "quibbern dwoxle snarfu"].map(str::to_owned);
    let cost = "and so no-double-booking is never recognised, not even in these words";
    let warnings = [
        format!("25:9: no word of this example is known to the tables by which answers are read, {cost}"),
        "26:9: no word of this example".to_owned(),
    ];
    let card = taken(
        &said_as(&all),
        &warnings.each_ref().map(String::as_str),
        "Zorblat frimquos veltch. Quibbern dwoxle snarfu.",
    );
    assert_eq!((&card["overall"], &card["ideas"][0]["facet"]), (&0.into(), &Value::Null));

    // One of them among others costs them something, and is told of too.
    let examples = [
        all[0].clone(),
        "one transaction reads the meter and takes the place".to_owned(),
        "a conditional write gives the place to one of two drivers".to_owned(),
    ];
    let card = taken(
        &said_as(&examples),
        &["25:9: no word of this example", "and so no-double-booking is recognised less surely"],
        "One transaction reads the meter and takes the place for the driver.",
    );
    assert!(card["ideas"][0]["chance"].as_u64() > Some(100), "{card}");
}

/// Two letters of every block of Unicode, and what joins, turns round and hides letters.
fn letters() -> Vec<char> {
    let blocks = (0xA0..=0x0010_FFFF_u32).step_by(0x80).flat_map(|block| [block, block + 0x41]);
    let special = [0x200B, 0x200D, 0x202E, 0x2066, 0xFEFF, 0xFFFD, 0xFE0F, 0x0301, 0x1F468, 0x10_FFFF];
    // Control characters are no text: YAML and JSON write them as numbers.
    blocks.chain(special).filter_map(char::from_u32).filter(|letter| !letter.is_control()).collect()
}

#[test]
fn letters_of_every_block_are_words_like_others() {
    let letters = letters();
    assert!(letters.len() > 15_000, "{}", letters.len());
    let sentence = |letters: &[char]| {
        let joined: String = letters.iter().collect();
        let apart: String = letters.iter().take(20).flat_map(|letter| [' ', *letter]).collect();
        format!("one **transaction** takes {joined} the place{apart}")
    };
    let sentences: Vec<String> = letters.chunks(300).map(sentence).collect();
    let mut examples = sentences.clone();
    examples.truncate(38);
    let answer: Vec<String> = sentences.iter().map(|said| format!("{}.", said.replace("**", ""))).collect();
    let answer = answer.join(" ");
    let card = taken(&said_as(&examples), &[], &answer);
    assert!(card["overall"].as_u64().is_some_and(|overall| overall < 65), "{card}");
    // In titles, briefs and corrections too.
    let strange: String = letters.iter().step_by(90).collect();
    let named = QUESTION
        .replacen("title: Design parking meters", &format!("title: {}", Value::String(strange.clone())), 1)
        .replacen("claim: Looking", &format!("claim: {strange} Looking").replace(['#', ':'], ""), 1);
    let folder = tempfile::tempdir().expect("a folder");
    pack(folder.path(), named.as_bytes());
    let (code, said) = checked(folder.path());
    assert!(code == 0 || said.contains(&format!("{FILE}:")), "taken, or refused with its place: {said}");
}

#[test]
fn a_slug_belongs_to_one_pack() {
    let (first, second) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    pack(first.path(), QUESTION.as_bytes());
    pack(second.path(), QUESTION.as_bytes());
    fs::write(second.path().join("pack.yaml"), "format: pack/1\nid: town\nversion: 1.0.0\n").expect("written");
    let [a, b] = [&first, &second].map(|folder| folder.path().to_str().expect("UTF-8").to_owned());
    let (code, said, _) = run(&["check", "--pack", &a, "--pack", &b]);
    assert!(code == 1 && said.contains("1 problem(s)"), "{said}");
    let place = format!("{b}/question_bank/questions/{FILE}:4:7: the slug \"parking-meter\" is used by {a}/");
    assert!(said.contains(&place), "{place} is not in:\n{said}");

    // One of the built-in questions is as little for a pack to take.
    let taken = QUESTION.replacen("slug: parking-meter", "slug: url-shortener", 1);
    pack(first.path(), taken.as_bytes());
    fs::rename(
        first.path().join("question_bank/questions").join(FILE),
        first.path().join("question_bank/questions/url-shortener.yaml"),
    )
    .expect("renamed");
    let (code, said) = checked(first.path());
    assert!(code == 1 && said.contains("url-shortener.yaml:4:7: the slug \"url-shortener\" is used by"), "{said}");
}
