//! A clause as the table of triggers sees it: contractions opened, auxiliaries brought to one form.

use std::ops::Range;

use crate::text::Token;
use crate::text::connectives::is_subject;

/// Contractions that were typed without their apostrophe.
const BARE_CONTRACTIONS: [(&str, &str); 14] = [
    ("dont", "do"),
    ("doesnt", "do"),
    ("didnt", "do"),
    ("isnt", "be"),
    ("arent", "be"),
    ("wasnt", "be"),
    ("werent", "be"),
    ("wont", "will"),
    ("cant", "can"),
    ("cannot", "can"),
    ("shouldnt", "should"),
    ("wouldnt", "would"),
    ("couldnt", "could"),
    ("neednt", "need"),
];

/// One word, or the half of a contraction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) key: &'a str,
    /// Index of the token that it is (part of).
    pub(super) token: usize,
    /// A comma or bracket stands before it.
    pub(super) after_comma: bool,
}

/// Begins with a word `^` for the beginning itself.
pub(super) fn words<'a>(text: &str, tokens: &'a [Token], clause: Range<usize>) -> Vec<Word<'a>> {
    let mut words = Vec::with_capacity(clause.len() + 4);
    words.push(Word { key: "^", token: clause.start, after_comma: false });
    for at in clause.clone() {
        let after_comma =
            at > clause.start && text[tokens[at - 1].span.end..tokens[at].span.start].contains([',', '(', ')', '，']);
        let (key, second) = opened(&tokens[at].word);
        words.push(Word { key, token: at, after_comma });
        if let Some(key) = second {
            words.push(Word { key, token: at, after_comma: false });
        }
    }
    words
}

/// "don't" is "do" and "not".
fn opened(word: &str) -> (&str, Option<&'static str>) {
    if let Some((_, first)) = BARE_CONTRACTIONS.iter().find(|(bare, _)| *bare == word) {
        return (first, Some("not"));
    }
    let Some((first, second)) = word.rsplit_once('\'') else { return (plain(word), None) };
    match second {
        "t" => (denied_auxiliary(first), Some("not")),
        "ll" => (plain(first), Some("will")),
        "d" => (plain(first), Some("would")),
        "ve" => (plain(first), Some("have")),
        "re" | "m" => (plain(first), Some("be")),
        "s" if is_subject(first) || matches!(first, "what" | "who" | "here") => (first, Some("be")),
        _ => (word, None),
    }
}

fn denied_auxiliary(first: &str) -> &str {
    match first {
        "can" => "can",
        "won" => "will",
        "shan" => "shall",
        other => plain(other.strip_suffix('n').unwrap_or(other)),
    }
}

fn plain(word: &str) -> &str {
    match word {
        "am" | "is" | "are" | "was" | "were" | "been" | "being" => "be",
        "does" | "did" | "doing" | "done" => "do",
        "has" | "had" | "having" => "have",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::opened;

    #[track_caller]
    fn check(word: &str, expect: (&str, Option<&'static str>)) {
        assert_eq!(opened(word), expect);
    }

    #[test]
    fn contractions() {
        check("don't", ("do", Some("not")));
        check("isn't", ("be", Some("not")));
        check("can't", ("can", Some("not")));
        check("cannot", ("can", Some("not")));
        check("won't", ("will", Some("not")));
        check("wont", ("will", Some("not")));
        check("i'd", ("i", Some("would")));
        check("we'll", ("we", Some("will")));
        check("it's", ("it", Some("be")));
        check("user's", ("user's", None));
        check("cache", ("cache", None));
    }
}
