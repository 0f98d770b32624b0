//! The lists of cues: all that there are and no other, none empty, each phrase once and written as it is met.

use std::collections::BTreeSet;

use super::super::cues::{Form, GAP, LISTS, List};
use super::super::files::Parsed;
use super::super::format::cues::CuesFile;
use super::super::problem::{Problem, nearest};
use super::super::yaml::Document;
use super::unknown;
use crate::text::{Lexicon, read};

/// Adds what is wrong with them.
pub(super) fn cues(parsed: &Parsed<CuesFile>, problems: &mut Vec<Problem>) {
    let Parsed { document, file, .. } = parsed;
    let names = || LISTS.iter().map(|list| list.name);
    let strange: Vec<&str> =
        file.lists.keys().map(String::as_str).filter(|name| !names().any(|known| known == *name)).collect();
    for name in &strange {
        let message = unknown("list", name, names().map(|name| (name, String::new())));
        let mut problem = document.key_problem("/lists", name, message);
        problem.nearest = nearest(name, names());
        problems.push(problem);
    }
    for List { name, form, meaning, .. } in LISTS {
        let Some(list) = file.lists.get(*name) else {
            let mut problem = document.problem("/lists", format!("the list {name} is missing: {meaning}"));
            problem.nearest = nearest(name, strange.iter().copied());
            problems.push(problem);
            continue;
        };
        if list.means.trim().is_empty() {
            problems
                .push(document.problem(&format!("/lists/{name}/means"), "this is empty; say what is told by the list"));
        }
        phrases(document, &format!("/lists/{name}/say"), *form, &list.say, problems);
    }
    let mut seen = BTreeSet::new();
    for (row, pairs) in file.impossible.iter().enumerate() {
        for (key, words) in [("before", &pairs.before), ("behind", &pairs.behind)] {
            phrases(document, &format!("/impossible/{row}/{key}"), Form::Words, words, problems);
        }
        let again = pairs.before.iter().enumerate().filter(|(_, word)| seen.contains(*word));
        problems.extend(again.map(|(n, word)| {
            let message =
                format!("{word:?} stands before others already; put what it never stands before in one place");
            document.problem(&format!("/impossible/{row}/before/{n}"), message)
        }));
        seen.extend(&pairs.before);
    }
}

/// What is wrong with the phrases of one list.
fn phrases(document: &Document, pointer: &str, form: Form, say: &[String], problems: &mut Vec<Problem>) {
    for (n, phrase) in say.iter().enumerate() {
        let met = as_met(form, phrase);
        let fits = !met.is_empty() && (takes_several(form) || !met.contains(' '));
        let (message, nearest) = if !fits || met != *phrase {
            (format!("{phrase:?} is never met; write {}", rule(form)), Some(met).filter(|_| fits))
        } else if say[..n].contains(phrase) {
            (format!("{phrase:?} stands in this list already"), None)
        } else {
            continue;
        };
        problems.push(Problem { nearest, ..document.problem(&format!("{pointer}/{n}"), message) });
    }
}

/// A phrase as it would have to stand in the list to be found in what people say.
fn as_met(form: Form, phrase: &str) -> String {
    match form {
        Form::Phrases | Form::Words => as_read(phrase),
        Form::Gaps => {
            let parts: Vec<String> = phrase.split(GAP).map(as_read).filter(|part| !part.is_empty()).collect();
            parts.join(&format!(" {GAP} "))
        }
        Form::Plain => parted(phrase, char::is_alphanumeric),
        Form::Letters => parted(phrase, char::is_alphabetic),
    }
}

/// As the words of a turn are read.
fn as_read(phrase: &str) -> String {
    let words: Vec<String> = read(phrase, &Lexicon::default()).tokens.into_iter().map(|token| token.word).collect();
    words.join(" ")
}

fn parted(phrase: &str, is_part: fn(char) -> bool) -> String {
    let lower = phrase.to_lowercase();
    let words: Vec<&str> = lower.split(|c| !is_part(c)).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn takes_several(form: Form) -> bool {
    !matches!(form, Form::Words | Form::Letters)
}

fn rule(form: Form) -> &'static str {
    match form {
        Form::Phrases => {
            "words in lower case with a blank between them, and no mark but an apostrophe inside of a word"
        }
        Form::Gaps => "words in lower case with a blank between them, and * between two of them for up to three others",
        Form::Plain => "words in lower case with a blank between them, without marks and apostrophes",
        Form::Words => "one word in lower case, without marks but an apostrophe inside of it",
        Form::Letters => "one word of letters in lower case",
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::cues::CUES;
    use super::super::super::files::pack;
    use super::*;
    use crate::content::Sources;

    /// What is said of the built-in file when a part of it reads otherwise has these lines, and no other.
    #[track_caller]
    fn check(from: &str, to: &str, expect: &[&str]) {
        let mut file = Sources::built_in_file(CUES).unwrap();
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(text.contains(from), "{from:?}");
        file.bytes = text.replacen(from, to, 1).into_bytes();
        let mut problems = Vec::new();
        if let Some(parsed) = pack(&[file], &mut problems).cues {
            cues(&parsed, &mut problems);
        }
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        for line in expect {
            let is_it = |said: &String| said.starts_with("rubrics/cues.yaml:") && said.contains(line);
            assert!(said.iter().any(is_it), "{line:?} is not in {said:?}");
        }
        assert_eq!(said.len(), expect.len(), "{said:?}");
    }

    #[test]
    fn lists_are_those_that_there_are() {
        check("", "", &[]);
        let unknown = ":3: there is no list \"wonderd\"; there are: orders, marks, roles,";
        let missing = "the list wondered is missing: handed to the interviewer without a question mark (did you mean \"wonderd\"?)";
        check("  wondered:", "  wonderd:", &[unknown, missing]);
        check("cues/1", "cues/9", &[":2:9: the format is \"cues/9\""]);
        check("say: [key,", "said: [key,", &["unknown key \"said\"", "the key \"say\" is missing"]);
    }

    #[test]
    fn no_list_is_empty() {
        check("[it, that, this, them, the]", "[]", &["this is empty; give it at least 1"]);
        check("means: Left open both ways.", "means: ' '", &["this is empty; say what is told by the list"]);
        check("means: Left open both ways.", "means:", &["this is empty; give it a text"]);
        check("before: [each]", "before: []", &["this is empty; give it at least 1"]);
    }

    #[test]
    fn a_phrase_that_is_never_met_is_named_with_what_would_be() {
        let scratch = &["is never met; write words in lower case", "(did you mean \"scratch that\"?)"];
        for never in ["Scratch that", "scratch that.", "scratch  that", "scratch-that", "'scratch that '"] {
            check("[scratch that", &format!("[{never}"), &scratch[..1]);
            check("[scratch that", &format!("[{never}"), &scratch[1..]);
        }
        check("[scratch that", "['?!'", &["\"?!\" is never met; write words in lower case with a blank between them,"]);
        check("full marks", "full *", &["\"full *\" is never met"]);
        check("full marks", "'* marks'", &["(did you mean \"marks\"?)"]);
        check("full marks", "full * * marks", &["(did you mean \"full * marks\"?)"]);
        check("[people", "[other people", &["\"other people\" is never met; write one word in lower case, without"]);
        check("[great", "[that's great", &["(did you mean \"that s great\"?)"]);
        check("[peak", "[at peak", &[]);
        check("month, months", "req/s, months", &["\"req/s\" is never met; write one word of letters"]);
        check("before: [to]", "before: [to the]", &["\"to the\" is never met; write one word"]);
    }

    #[test]
    fn a_phrase_stands_once_in_its_list() {
        check("strike that", "scratch that", &["\"scratch that\" stands in this list already"]);
        check("before: [to]", "before: [to, to]", &["\"to\" stands in this list already"]);
        check("before: [to]", "before: [to, each]", &["\"each\" stands before others already"]);
        check("  wondered:", "  mistakes:", &["this is not valid YAML"]);
    }
}
