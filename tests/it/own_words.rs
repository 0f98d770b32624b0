//! What is published is in words of its own: no eight words in a row are those of a source's text that we hold.

use std::collections::HashSet;
use std::path::Path;

use greenroom::content::Sources;
use greenroom::text::shingles::shingles;

/// Hashes of every eight words in a row of the source texts that we hold, sorted, eight bytes each, the lowest first.
const HELD: &[u8] = include_bytes!("../own_words/shingles.bin");
const RUN: usize = 8;

fn held() -> HashSet<u64> {
    HELD.chunks_exact(8).map(|bytes| u64::from_le_bytes(bytes.try_into().expect("eight bytes"))).collect()
}

/// The runs of a text that are somebody else's.
fn copied(text: &str, held: &HashSet<u64>) -> usize {
    shingles(text, RUN).into_iter().filter(|shingle| held.contains(shingle)).count()
}

/// What people read: questions with all that is in them, pieces, drills, choices, claims, what the interviewer says.
fn is_published(inside: &str) -> bool {
    const UNREAD: [&str; 3] =
        ["question_bank/transcripts/", "question_bank/acts.yaml", "question_bank/counterfactuals.yaml"];
    let is_text = ["question_bank/", "rubrics/claims/", "prompts/interviewer/"].iter().any(|of| inside.starts_with(of));
    is_text && !UNREAD.iter().any(|of| inside.starts_with(of))
}

#[test]
fn nothing_that_is_published_copies_a_source() {
    let held = held();
    assert!(held.len() > 400, "{}", held.len());
    // What would be found: a question of the Well-Architected Framework, in whatever case and with whatever marks.
    assert!(copied("so, \"how do you use PRICING models - to reduce cost?\" they ask", &held) > 0);
    let mut wrong = Vec::new();
    for file in Sources::built_in().packs.iter().flatten().filter(|file| is_published(file.inside())) {
        let text = String::from_utf8_lossy(&file.bytes);
        // What a source is called is the source's own.
        let own: Vec<&str> = text.lines().filter(|line| !line.contains("url: ")).collect();
        match copied(&own.join("\n"), &held) {
            0 => {}
            runs => wrong.push(format!("{}: {runs} runs of {RUN} words", file.inside())),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Writes the hashes anew from the texts in `tests/own_words/texts`, which are not part of the repository.
#[test]
#[ignore = "for whoever has the source texts: cargo test --test it own_words -- --ignored"]
fn write_what_is_held() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/own_words");
    let mut found: Vec<u64> = Vec::new();
    for file in std::fs::read_dir(here.join("texts")).expect("a folder of texts") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a text");
        found.extend(text.lines().flat_map(|line| shingles(line, RUN)));
    }
    found.sort_unstable();
    found.dedup();
    let bytes: Vec<u8> = found.iter().flat_map(|shingle| shingle.to_le_bytes()).collect();
    std::fs::write(here.join("shingles.bin"), bytes).expect("written");
}
