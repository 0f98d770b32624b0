//! The words of sums: each as it is read, in lower case and alone, and once in its list.

use super::super::files::Parsed;
use super::super::format::sums::SumsFile;
use super::super::problem::Problem;

/// Adds what is wrong with them.
pub(super) fn sums(parsed: &Parsed<SumsFile>, problems: &mut Vec<Problem>) {
    let Parsed { document, file, .. } = parsed;
    for (name, list) in file.lists() {
        for (n, word) in list.iter().enumerate() {
            let wrong = if !is_one_word(word) {
                format!("{word:?} is never met; write one word in lower case, without spaces, commas or hyphens")
            } else if list[..n].contains(word) {
                format!("{word:?} stands in this list already")
            } else {
                continue;
            };
            problems.push(document.problem(&format!("/{name}/{n}"), wrong));
        }
    }
    for (n, part) in file.parts.iter().enumerate() {
        if part.times == 0 || part.of == 0 {
            problems.push(document.problem(&format!("/parts/{n}"), "a part is at least one of something"));
        }
        if !is_one_word(&part.word) {
            problems.push(document.problem(&format!("/parts/{n}/word"), "one word in lower case"));
        }
    }
}

fn is_one_word(word: &str) -> bool {
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '/' | '"');
    let hyphen = word.chars().count() > 1 && word.contains('-');
    !word.is_empty() && !word.contains(parts) && !hyphen && word.to_lowercase() == word
}

#[cfg(test)]
mod tests {
    use crate::content::{Sources, compile};

    #[track_caller]
    fn check(from: &str, to: &str, expect: &str) {
        let mut sources = Sources::built_in();
        let sums = sources.packs[0].iter_mut().find(|file| file.inside() == "rubrics/sums.yaml").unwrap();
        let text = String::from_utf8(sums.bytes.clone()).unwrap().replacen(from, to, 1);
        sums.bytes = text.into_bytes();
        let problems = compile(sources).unwrap_err();
        let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(shown.iter().any(|line| line.contains("rubrics/sums.yaml:") && line.contains(expect)), "{shown:?}");
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        check("times: [", "times: [\"Twelve by\", ", "is never met");
        check("ranges: [to", "ranges: [to, to", "already");
        check("{word: third, of: 3}", "{word: third, of: 0}", "at least one");
        check("ranges:", "rangers:", "unknown key");
    }
}
