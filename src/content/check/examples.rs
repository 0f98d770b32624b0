//! Example sentences: short enough to be one, marked in pairs, each once.

use super::super::example::unmarked;
use super::super::problem::Problem;
use super::super::yaml::Document;

/// The most words of an example.
const WORDS: usize = 60;

/// The sentences of the class at a pointer.
pub(in super::super) fn examples(document: &Document, pointer: &str, say: &[String], problems: &mut Vec<Problem>) {
    let mut seen: Vec<String> = Vec::new();
    for (n, text) in say.iter().enumerate() {
        let mut wrong = |message: String| problems.push(document.problem(&format!("{pointer}/say/{n}"), message));
        let (plain, _) = unmarked(text);
        let words = plain.split_whitespace().count();
        if words < 2 {
            wrong("an example is a sentence; this has fewer than two words".to_owned());
        }
        if words > WORDS {
            wrong(format!("this has {words} words; an example is one sentence of at most {WORDS}"));
        }
        if text.matches("**").count() % 2 == 1 {
            wrong("a mark ** is opened and not closed".to_owned());
        }
        let plain = plain.to_lowercase();
        if seen.contains(&plain) {
            wrong("the same sentence stands here already".to_owned());
        }
        seen.push(plain);
    }
}
