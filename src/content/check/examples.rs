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
        } else if text.split("**").skip(1).step_by(2).any(|mark| mark.trim().is_empty()) {
            wrong("a mark ** ** holds nothing; put it around what carries the sentence".to_owned());
        }
        if let Some(bracket) = pattern(&plain) {
            wrong(meaningless(bracket));
        }
        let plain = plain.to_lowercase();
        if seen.contains(&plain) {
            wrong("the same sentence stands here already".to_owned());
        }
        seen.push(plain);
    }
}

/// Sentences that are said and not compared word by word, such as the questions that ask for a fact.
pub(in super::super) fn plain_sentences(
    document: &Document,
    pointer: &str,
    said: &[String],
    problems: &mut Vec<Problem>,
) {
    for (n, text) in said.iter().enumerate() {
        problems.extend(pattern(text).map(|bracket| document.problem(&format!("{pointer}/{n}"), meaningless(bracket))));
    }
}

/// A bracket as patterns have it, which no example means: `[rate]`, `{{topic}}`, `sharded|partitioned`. A call or a list has
/// other signs beside it: `GET /{id}`, `[shoes, shirts]`.
fn pattern(text: &str) -> Option<&str> {
    text.split_whitespace().find_map(|word| {
        let word = word.trim_matches(['.', ',', ';', ':', '?', '!']);
        let is_name = |inside: &str| {
            !inside.is_empty()
                && inside.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'))
        };
        let bracket = word.strip_prefix('[').and_then(|word| word.strip_suffix(']')).is_some_and(is_name);
        let variable = word.contains("{{") && word.contains("}}");
        let choice =
            word.contains('|') && word.split('|').all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic));
        (bracket || variable || choice).then_some(word)
    })
}

fn meaningless(bracket: &str) -> String {
    format!("{bracket} means nothing here; an example is a plain sentence, so write what people say")
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn what_patterns_had_means_nothing() {
        for (text, expect) in [
            ("we put a [cache] in front", Some("[cache]")),
            ("about [rate], at peak", Some("[rate]")),
            ("a {{topic}} of yours", Some("{{topic}}")),
            ("it is sharded|partitioned", Some("sharded|partitioned")),
            ("GET /links/{id} and POST /links {url, alias?}", None),
            ("sh -> [shoes, shirts], has_blocks([hashes]), prev[]", None),
            ("ok | conflict, a || b", None),
        ] {
            assert_eq!(pattern(text), expect, "{text}");
        }
    }
}
