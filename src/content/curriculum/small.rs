//! For tests: a small curriculum that is sound, a file of each kind, and a library that has it beside one question.

use super::super::{Library, SourceFile, Sources, compile};

/// Below `question_bank/`, and what each holds.
pub(crate) const FILES: [(&str, &str); 8] = [
    ("topics/queueing.md", include_str!("fixtures/topic.md")),
    ("topics/waiting.md", include_str!("fixtures/first.md")),
    ("patterns/bounded-queue.md", include_str!("fixtures/pattern.md")),
    ("services/sqs.md", include_str!("fixtures/service.md")),
    ("systems/ticket-office.md", include_str!("fixtures/system.md")),
    ("playbooks/dive-deep.md", include_str!("fixtures/playbook.md")),
    ("drills/queueing.yaml", include_str!("fixtures/drills.yaml")),
    ("decisions.yaml", include_str!("fixtures/decisions.yaml")),
];

/// The built-in pack with the question `url-shortener` alone, and these pieces.
pub(crate) fn library(pieces: &[(&str, &str)]) -> Library {
    let mut files = Sources::built_in().packs.remove(0);
    files.retain(|file| {
        let bank = file.inside().strip_prefix("question_bank/");
        bank.is_none_or(|bank| bank == "questions/url-shortener.yaml")
    });
    files.iter_mut().for_each(lead_nowhere);
    files.extend(pieces.iter().map(|(name, text)| SourceFile {
        path: format!("greenroom:question_bank/{name}"),
        shown: (*name).to_owned(),
        bytes: text.as_bytes().to_vec(),
    }));
    compile(Sources { packs: vec![files], ..Sources::default() }).expect("it is sound")
}

/// Takes from a question the topics that its ideas lead to: of a small curriculum none of them is there.
pub(crate) fn lead_nowhere(file: &mut SourceFile) {
    if file.inside().starts_with("question_bank/questions/") {
        let text = String::from_utf8(file.bytes.clone()).expect("a text");
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("    topic: ")).collect();
        file.bytes = (kept.join("\n") + "\n").into_bytes();
    }
}
