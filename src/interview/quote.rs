//! The candidate's own words, quoted back: whole clauses with their ends, or none. A cut quote says what nobody said.

use crate::text::{Span, whole_sentences};

/// The shortest quote that shows who said it, in words.
const SHORTEST: usize = 3;
/// The longest that is woven into a question, in words.
pub(super) const IN_A_QUESTION: usize = 14;

/// What opens and what must close it.
const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('\u{201c}', '\u{201d}')];
/// Of these there is an even number.
const EVEN: [char; 2] = ['"', '`'];

/// Nothing inside a sentence, where clauses end, and where the pieces of a clause do: the largest whole that fits is quoted.
const ENDS: [&[char]; 3] = [&[], &[';', ':', '\u{2014}'], &[';', ':', '\u{2014}', ',']];

/// The largest whole around `span` that is no speech: its sentence, its clause, or a piece of that between commas.
pub(super) fn words_around(text: &str, span: Span, most: usize) -> Option<String> {
    let (sentence, from) = sentence(text, span);
    let inside = |at: usize| at.saturating_sub(from).min(sentence.len());
    let span = Span { start: inside(span.start), end: inside(span.end) };
    ENDS.iter().find_map(|ends| {
        let words = tidy(within(sentence, span, ends))?;
        (SHORTEST..=most).contains(&words.split_whitespace().count()).then_some(words)
    })
}

/// A sentence without what only leads up to it: "You skipped both: may I leave out refunds?"
pub(super) fn heart(sentence: &str) -> &str {
    let behind = sentence.rsplit_once(": ").map(|(_, behind)| behind);
    behind.filter(|behind| behind.split_whitespace().count() >= SHORTEST).unwrap_or(sentence).trim()
}

/// What a reply quotes.
pub(super) fn quotes(reply: &str) -> impl Iterator<Item = String> {
    let pieces = reply.split('\u{201c}').skip(1);
    pieces.filter_map(|piece| Some(piece.split_once('\u{201d}')?.0.to_owned()))
}

/// The sentence around a byte, without its end.
pub(super) fn sentence_at(text: &str, at: usize) -> &str {
    sentence(text, Span { start: at, end: at }).0
}

/// The sentences around a span with the marks around them, without their end; and where they begin.
fn sentence(text: &str, span: Span) -> (&str, usize) {
    let all = whole_sentences(text);
    let start = |sentence: &str| sentence.as_ptr() as usize - text.as_ptr() as usize;
    let last = span.end.saturating_sub(1).max(span.start);
    let at = |byte: usize| all.partition_point(|sentence| start(sentence) <= byte).saturating_sub(1);
    let (Some(first), Some(last)) = (all.get(at(span.start)), all.get(at(last))) else { return ("", 0) };
    let from = start(first);
    (text[from..start(last) + last.len()].trim_end_matches(['.', '!', '?']), from)
}

/// Whole words: what was found as a part of some is quoted with the rest of them.
pub(super) fn whole_words(text: &str, span: Span) -> &str {
    let start = text[..span.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = text[span.end..].find(char::is_whitespace).map_or(text.len(), |at| span.end + at);
    let words = text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let inside = |(open, close): &(char, char)| words.strip_prefix(*open)?.strip_suffix(*close);
    let words = PAIRS.iter().find_map(inside).unwrap_or(words);
    if is_whole(words) { words } else { words.trim_matches(|c: char| !c.is_alphanumeric()) }
}

/// From one end to the next. A mark ends something only in front of a space: `10:30`, `1,000`.
fn within<'a>(text: &'a str, span: Span, ends: &[char]) -> &'a str {
    let is_end = |(at, c): &(usize, char)| {
        let behind = text[at + c.len_utf8()..].chars().next();
        ends.contains(c) && behind.is_none_or(char::is_whitespace)
    };
    let start = text[..span.start].char_indices().rfind(is_end).map_or(0, |(at, c)| at + c.len_utf8());
    let last = span.end.saturating_sub(1).max(span.start);
    let end = text.char_indices().skip_while(|(at, _)| *at < last).find(is_end).map_or(text.len(), |(at, _)| at);
    text[start..end].trim()
}

/// In one line, without the mark of a list in front; none if something in it is left open.
fn tidy(words: &str) -> Option<String> {
    let words = words.trim_start_matches(['-', '*', '\u{2022}', ' ']);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    is_whole(&words).then_some(words)
}

/// Everything that is opened in it is closed in it.
fn is_whole(words: &str) -> bool {
    let count = |wanted: char| words.chars().filter(|c| *c == wanted).count();
    PAIRS.iter().all(|(open, close)| count(*open) == count(*close)) && EVEN.iter().all(|mark| count(*mark) % 2 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, around: &str) -> Span {
        let start = text.find(around).unwrap();
        Span { start, end: start + around.len() }
    }

    #[test]
    fn a_whole_clause_is_quoted_or_none() {
        let check = |text: &str, around: &str, expect: Option<&str>| {
            assert_eq!(words_around(text, span(text, around), IN_A_QUESTION).as_deref(), expect, "{text}");
        };
        check("First, the cache answers most reads. Then more.", "cache", Some("First, the cache answers most reads"));
        check("We use, say, DynamoDB, and go on.", "DynamoDB", Some("We use, say, DynamoDB, and go on"));
        check("Kafka", "Kafka", None);
        check("Kafka. And then we go on to the rest of it.", "Kafka", None);
        // Too long for a sentence: the clause in it, else the piece of that, else nothing.
        let long = "One two three four five six seven the cache holds what was asked for in the last hour or so.";
        check(long, "cache", None);
        check(
            "The list that everybody has to read every day is kept in memory; the cache holds what was asked for last.",
            "cache",
            Some("the cache holds what was asked for last"),
        );
        check(
            "For those who come back every day in the week from wherever they are, the cache holds the list.",
            "cache",
            Some("the cache holds the list"),
        );
        // A call is no clause's end, and nobody hears half of one.
        check("POST /links makes one. GET /{code} sends them on.", "GET /{code", Some("GET /{code} sends them on"));
        check("GET /{code}?full=1, or v3.5 of it", "full", Some("GET /{code}?full=1, or v3.5 of it"));
        check("We have (for now", "have", None);
        check("We keep some, e.g. the hot ones. More.", "keep", Some("We keep some, e.g. the hot ones"));
        check("- the cache holds it\n- and more", "cache", Some("the cache holds it"));
    }

    #[test]
    fn what_leads_up_to_a_sentence_is_left_out() {
        assert_eq!(heart("You skipped both: may I leave out refunds?"), "may I leave out refunds?");
        assert_eq!(heart("Correction: I said 64 MB, it is 200 MB."), "I said 64 MB, it is 200 MB.");
        assert_eq!(heart("Two things matter: speed."), "Two things matter: speed.");
    }

    #[test]
    fn words_are_quoted_whole() {
        let check = |text: &str, around: &str, expect: &str| {
            assert_eq!(whole_words(text, span(text, around)), expect);
        };
        check("Then GET /{code} answers.", "GET /{code", "GET /{code}");
        check("We put a cache, in front.", "cache", "cache");
        check("Caches (Redis) help.", "Redis", "Redis");
        check("A write-through cache.", "through cache", "write-through cache");
    }

    #[test]
    fn a_sentence_ends_where_a_space_follows() {
        let text = "First. It takes {name?, 3.5 kB} and more. Last";
        assert_eq!(sentence_at(text, 10), "It takes {name?, 3.5 kB} and more");
        assert_eq!(sentence_at(text, text.len() - 1), "Last");
        assert_eq!(sentence_at(text, 0), "First");
        assert_eq!((sentence_at("", 0), sentence_at(" . ", 1)), ("", ""));
    }
}
