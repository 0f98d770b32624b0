//! Sentences: the one place where a text is cut into them.
//!
//! What a sentence is does not depend on how its lines are broken, nor on who asks: scores, the interviewer, quotes and
//! suites cut alike.

use super::gaps::Gap;
use super::lines::Lines;
use super::{Span, tokens};

/// Marks that end a sentence and are part of it.
const MARKS: [char; 7] = ['.', '?', '!', '…', '。', '？', '！'];

/// What each sentence says, from its first word to the mark that ends it. In order; none of a text without words.
pub fn sentences(text: &str) -> Vec<&str> {
    sentence_spans(text).into_iter().map(|span| span.of(text)).collect()
}

/// Where the [`sentences`] stand.
pub fn sentence_spans(text: &str) -> Vec<Span> {
    let lines = Lines::of(text);
    let words = tokens::spans(text, &lines);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        let gap = Gap::between(text, &lines, *word, words.get(at + 1).copied());
        if gap.punctuation().is_some_and(|found| found.ends_sentence) {
            found.push(with_mark(text, with_signs(text, words[start].to(*word))));
            start = at + 1;
        }
    }
    found
}

/// The same with the brackets, quotes and bullets around them: nothing of the text is lost but white space.
pub fn whole_sentences(text: &str) -> Vec<&str> {
    let spans = sentence_spans(text);
    let mut from = 0;
    let whole = |(at, span): (usize, &Span)| {
        // What comes next begins with its own opening marks, behind a blank.
        let closed = |next: &Span| {
            let gap = &text[span.end..next.start];
            span.end + gap.find(char::is_whitespace).unwrap_or(gap.len())
        };
        let end = spans.get(at + 1).map_or(text.len(), closed);
        let start = std::mem::replace(&mut from, end);
        text[start..end].trim()
    };
    spans.iter().enumerate().map(whole).collect()
}

/// Whether a stretch is broken nowhere but where its text was filled up to a width: elsewhere a line may have ended more than
/// its words say.
pub fn is_unbroken(text: &str, span: Span) -> bool {
    !span.of(text).contains('\n') || Lines::of(text).are_filled(span.start..span.end)
}

/// "$5" and "99 %" keep their signs.
pub(super) fn with_signs(text: &str, span: Span) -> Span {
    let before = text[..span.start].trim_end_matches(['$', '€', '£', '＄', '￡', '~', '≈']);
    Span { start: before.len(), end: text.len() - percent(&text[span.end..]).unwrap_or(&text[span.end..]).len() }
}

/// What stands behind a percent sign, if one stands at the head, with white space before it or none.
pub(super) fn percent(behind: &str) -> Option<&str> {
    let sign = behind.trim_start();
    sign.strip_prefix(['%', '％', '﹪'])
}

/// With the full stop or question mark behind it, which a blank may part from it.
pub fn with_mark(text: &str, span: Span) -> Span {
    let behind = &text[span.end..];
    let marks = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let rest = marks.trim_start_matches(MARKS);
    Span { start: span.start, end: if rest.len() < marks.len() { text.len() - rest.len() } else { span.end } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lexicon, read};

    /// The sentences of each text. Whoever reads clauses finds the same ones.
    const TABLE: &[(&str, &[&str])] = &[
        ("", &[]),
        ("...", &[]),
        ("We cache. It is fast! Ok? Yes", &["We cache.", "It is fast!", "Ok?", "Yes"]),
        // Marks that end nothing.
        ("It takes 3.5 s. Then 2 s.", &["It takes 3.5 s.", "Then 2 s."]),
        ("Use e.g. Redis, i.e. a cache vs. a queue.", &["Use e.g. Redis, i.e. a cache vs. a queue."]),
        ("Queues etc. are fine. Queues etc. We cache.", &["Queues etc. are fine.", "Queues etc.", "We cache."]),
        ("See https://a.example/x?y=1 now.", &["See https://a.example/x?y=1 now."]),
        ("POST {url, alias?, ttl?} now", &["POST {url, alias?, ttl?} now"]),
        ("wait... what … ever", &["wait...", "what …", "ever"]),
        // Marks and what stands around them.
        ("(Is it?) \"Yes.\" No.", &["Is it?", "Yes.", "No."]),
        ("Is it ok ? Yes !", &["Is it ok ?", "Yes !"]),
        ("It costs $5. ~40 % of it, 99 %.", &["It costs $5.", "~40 % of it, 99 %."]),
        ("它很快。真的？", &["它很快。", "真的？"]),
        // A list has an item a line, with marks or without.
        ("one\ntwo\n\n- three\n- four: five", &["one", "two", "three", "four: five"]),
        ("1. Cache\n2. Shard", &["Cache", "Shard"]),
        ("Redis\nKafka\nDynamoDB", &["Redis", "Kafka", "DynamoDB"]),
        ("cache reads\nshard writes\nqueue clicks", &["cache reads", "shard writes", "queue clicks"]),
        ("Cache: 5 ms\nQueue: 10 ms\n\nThen more", &["Cache: 5 ms", "Queue: 10 ms", "Then more"]),
        ("We cache reads.\nWe shard writes.", &["We cache reads.", "We shard writes."]),
        ("We have\n\n100 users", &["We have", "100 users"]),
        ("Caching\nWe put a cache in front.", &["Caching", "We put a cache in front."]),
        ("# Reads\nWe cache.\n| a | b |\n| c | d |", &["Reads", "We cache.", "a | b", "c | d"]),
        ("Plan:\n- cache the\n  hot links\n- shard", &["Plan", "cache the\n  hot links", "shard"]),
        ("Users log in\nUsers log out", &["Users log in", "Users log out"]),
        // A break inside a sentence is none.
        ("We keep them for\n30 days in the\nDynamoDB table.", &["We keep them for\n30 days in the\nDynamoDB table."]),
        ("We cache\nthe reads.", &["We cache\nthe reads."]),
        ("We use\nRedis for it. Fine", &["We use\nRedis for it.", "Fine"]),
        ("That is about 1,200\nper second.", &["That is about 1,200\nper second."]),
        (
            "We store 100\r\nmillion links,\r\nkeep them, and\r\ncache.",
            &["We store 100\r\nmillion links,\r\nkeep them, and\r\ncache."],
        ),
        ("Peak traffic reaches\n1,200 per second.", &["Peak traffic reaches\n1,200 per second."]),
        ("208,000 rows\n= 229 MB", &["208,000 rows\n= 229 MB"]),
        (
            "The hot links are kept in memory in front of Amazon\nDynamoDB. Each region has its own, so that a link is\n2. Nothing else is near to it, and that is all - say\n- that I know.",
            &[
                "The hot links are kept in memory in front of Amazon\nDynamoDB.",
                "Each region has its own, so that a link is\n2.",
                "Nothing else is near to it, and that is all - say\n- that I know.",
            ],
        ),
    ];

    #[test]
    fn a_text_is_cut_into_its_sentences() {
        for (text, expect) in TABLE {
            assert_eq!(&sentences(text), expect, "{text:?}");
            let reading = read(text, &Lexicon::default());
            let last = reading.clauses.last().map_or(0, |clause| clause.sentence + 1);
            assert_eq!(last, expect.len(), "the clauses of {text:?}");
        }
    }

    #[test]
    fn nothing_is_lost_between_whole_sentences() {
        let text = "(Is it?) \"Yes.\" - [No] `x`.";
        assert_eq!(whole_sentences(text), ["(Is it?)", "\"Yes.\"", "- [No] `x`."]);
        assert_eq!(whole_sentences("- one\n- two"), ["- one", "- two"]);
        assert!(whole_sentences(" ... ").is_empty());
    }

    #[test]
    fn only_what_was_filled_is_unbroken() {
        let whole = |text: &str| is_unbroken(text, Span { start: 0, end: text.len() });
        assert!(whole("one line") && !whole("We keep it for\n30 days."));
        assert!(whole("Every link that was clicked today is kept in the\ncache for a day, and then it is thrown out."));
    }
}
