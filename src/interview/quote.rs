//! The candidate's own words, quoted back: a clause that could only be theirs, cut where it is long.

use std::ops::RangeInclusive;

use crate::text::Span;

/// The shortest quote that shows who said it, and the longest that is not a speech; in words.
const WORDS: RangeInclusive<usize> = 3..=10;

/// The clause around `span`, cut where it is long; nothing if it has too few words to be worth a quote.
pub(super) fn words_around(text: &str, span: Span) -> Option<String> {
    let ends = |c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '\n' | '!' | '?' | '"' | '\u{201c}' | '\u{201d}');
    let before = &text[..span.start];
    let begin = before.char_indices().rfind(|(_, c)| ends(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let begin = begin.max(before.rfind(". ").map_or(0, |at| at + 2));
    let rest = &text[span.end..];
    let end = span.end + rest.find(ends).unwrap_or(rest.len()).min(rest.find(". ").unwrap_or(rest.len()));
    let words: Vec<&str> = text[begin..end].split_whitespace().collect();
    // What stands behind says more than what stands before.
    let ahead = text[begin..span.start].split_whitespace().count();
    let skip = ahead.saturating_sub(3).min(words.len().saturating_sub(*WORDS.end()));
    let taken: Vec<&str> = words.iter().skip(skip).take(*WORDS.end()).copied().collect();
    let quote = taken.join(" ");
    let quote = quote.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '$' | '~' | '}' | '{'));
    let (head, tail) = (skip > 0, skip + taken.len() < words.len());
    let dots = |there: bool| if there { "\u{2026}" } else { "" };
    WORDS.contains(&quote.split_whitespace().count()).then(|| format!("{}{quote}{}", dots(head), dots(tail)))
}

/// The sentence around a byte, without its end.
pub(super) fn sentence_at(text: &str, at: usize) -> &str {
    let is_end = |(place, c): &(usize, char)| {
        let behind = text[place + c.len_utf8()..].chars().next();
        *c == '\n' || (matches!(c, '.' | '!' | '?') && behind.is_none_or(char::is_whitespace))
    };
    let start = text[..at].char_indices().rfind(is_end).map_or(0, |(place, c)| place + c.len_utf8());
    let end =
        text.char_indices().skip_while(|(place, _)| *place < at).find(is_end).map_or(text.len(), |(place, _)| place);
    text[start..end].trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, around: &str, expect: Option<&str>) {
        let start = text.find(around).unwrap();
        let span = Span { start, end: start + around.len() };
        assert_eq!(words_around(text, span).as_deref(), expect, "{text}");
    }

    #[test]
    fn a_clause_is_quoted_and_a_word_is_not() {
        check("First, the cache answers most reads. Then more.", "cache", Some("the cache answers most reads"));
        check("We use, say, DynamoDB, and go on.", "DynamoDB", None);
        check("Kafka", "Kafka", None);
        check(
            "One two three four five six seven the cache holds what was asked for in the last hour or so.",
            "cache",
            Some("\u{2026}six seven the cache holds what was asked for in\u{2026}"),
        );
    }

    #[test]
    fn a_sentence_ends_where_a_space_follows() {
        let text = "First. It takes {name?, 3.5 kB} and more. Last";
        assert_eq!(sentence_at(text, 10), "It takes {name?, 3.5 kB} and more");
        assert_eq!(sentence_at(text, text.len() - 1), "Last");
        assert_eq!(sentence_at(text, 0), "First");
    }
}
