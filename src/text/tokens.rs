//! Tokens: words and numbers, with the bytes they stand on.
//!
//! Hyphens, slashes and underscores part words ("cache-aside" is two); apostrophes inside do not. A number keeps its
//! separators, decimals, power and letters: "1,000", "1 000", "3.5", "62^7", "11e9", "10k".

use unicode_normalization::char::is_combining_mark;

use super::fold::{fold, is_apostrophe, is_digit, is_invisible};
use super::lexicon::Lemmas;
use super::lines::Lines;
use super::{Span, Token};

/// No word that people write is longer, in letters. What is longer is read by so many of them and is nobody's word.
pub(super) const LONGEST_WORD: usize = 64;

/// In order. The numeral of a list item ("2. Cache") is none.
pub(super) fn tokens(text: &str, lines: &Lines, lemmas: &Lemmas) -> Vec<Token> {
    let token = |span: Span| {
        let written = span.of(text);
        let bound = written.char_indices().nth(LONGEST_WORD).map_or(written.len(), |(at, _)| at);
        let word = fold(&written[..bound]);
        let lemma = lemmas.of_folded(&word);
        Token { span, word, lemma, negated: false }
    };
    spans(text, lines).into_iter().map(token).collect()
}

/// Where the words stand.
pub(super) fn spans(text: &str, lines: &Lines) -> Vec<Span> {
    let mut found = Vec::new();
    let mut numerals = lines.numerals().iter().peekable();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some(numeral) = numerals.next_if(|numeral| numeral.start <= at) {
            at = at.max(numeral.end);
        } else if c.is_alphanumeric() {
            let end = at + word_length(&text[at..], at, lines);
            found.push(Span { start: at, end });
            at = end;
        } else {
            at += c.len_utf8();
        }
    }
    found
}

/// How many bytes the word has that `rest` begins with, which stands at `start`.
fn word_length(rest: &str, start: usize, lines: &Lines) -> usize {
    let mut end = 0;
    let mut at = 0;
    while let Some(c) = rest[at..].chars().next() {
        let next = at + c.len_utf8();
        if c.is_alphanumeric() || is_combining_mark(c) {
            end = next;
            at = next;
        } else if is_invisible(c) || (is_apostrophe(c) && rest[next..].starts_with(char::is_alphabetic)) {
            at = next; // belongs to the word only if the word goes on behind it
        } else if end == at
            && let Some(length) = number_goes_on(&rest[..at], &rest[at..])
            && !lines.end_in(start + at..start + at + length)
        {
            end = at + length;
            at = end;
        } else {
            break;
        }
    }
    end
}

/// No number that people write has more bytes; without a bound, "9^9^9..." would be read over and over.
const LONGEST_NUMBER: usize = 64;

/// Whether a separator and the digits behind it belong to the number before it, and how many bytes they are.
fn number_goes_on(number: &str, rest: &str) -> Option<usize> {
    if number.len() > LONGEST_NUMBER
        || !number.starts_with(is_digit)
        || !number
            .chars()
            .all(|c| is_digit(c) || matches!(c, ',' | '.' | '_' | '^' | '\'') || !c.is_ascii() || c.is_whitespace())
    {
        return None;
    }
    let separator = rest.chars().next()?;
    let behind = behind_separator(rest, separator)?;
    let length = behind.find(|c| !is_digit(c)).unwrap_or(behind.len());
    let digits = behind[..length].chars().take(LONGEST_NUMBER).count();
    let taken = rest.len() - behind.len() + length;
    match separator {
        '.' | '．' | '^' if digits > 0 => Some(taken),
        ',' | '，' | '_' if digits == 3 => Some(taken),
        c if (is_apostrophe(c) || c.is_whitespace()) && digits == 3 && is_grouped(number, separator) => {
            (!behind[length..].starts_with(char::is_alphanumeric)).then_some(taken)
        }
        _ => None,
    }
}

/// One sign or one blank of any width parts digits, or a break between two lines with the blanks around it.
fn behind_separator(rest: &str, separator: char) -> Option<&str> {
    let behind = &rest[separator.len_utf8()..];
    let blank = &rest[..rest.len() - rest.trim_start().len()];
    match blank.matches('\n').count() {
        0 => (!separator.is_control()).then_some(behind),
        1 => Some(&rest[blank.len()..]),
        _ => None,
    }
}

/// One to three digits, then groups of three behind the same separator; a break stands for any blank.
fn is_grouped(number: &str, separator: char) -> bool {
    let parts = |c: char| c == separator || (c.is_whitespace() && separator.is_whitespace());
    let groups = number.split(parts).filter(|group| !group.is_empty());
    let mut groups = groups.map(|group| (group.chars().count(), group.chars().all(is_digit)));
    groups.next().is_some_and(|(first, digits)| first <= 3 && digits) && groups.all(|group| group == (3, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let lemmas = Lemmas::default();
        let lines = Lines::of(text);
        let words: Vec<&str> = tokens(text, &lines, &lemmas).iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words.join("|"), expect);
    }

    #[test]
    fn words() {
        check("We don't cache.", "We|don't|cache");
        check("it\u{b4}s, don`t, we\u{2032}ll, `code`s", "it\u{b4}s|don`t|we\u{2032}ll|code`s");
        check("users\u{2019} data, the user\u{2019}s", "users|data|the|user\u{2019}s");
        check("cache-aside/TTL customer_id", "cache|aside|TTL|customer|id");
        check("p99 of S3, 2PC", "p99|of|S3|2PC");
        check("ca\u{200b}che\u{200b} ok", "ca\u{200b}che|ok");
        check("cafe\u{301}s", "cafe\u{301}s");
        check("¿日本語? 🙂 ok", "日本語|ok");
        check("", "");
    }

    #[test]
    fn numbers() {
        check("1,000 and 1 000 000 rows", "1,000|and|1 000 000|rows");
        check("3.5 s. 62^7; 11e9", "3.5|s|62^7|11e9");
        check("10k, 15k/s, 2.5M", "10k|15k|s|2.5M");
        check("10⁹ ids", "10⁹|ids");
        check("in 2024 100 users", "in|2024|100|users");
        check("1, 2, 3", "1|2|3");
        check("4,5 and 1,2345", "4|5|and|1|2345");
        check("5 100ms", "5|100ms");
        check("99.99%.", "99.99");
        check("10\u{a0}000\u{a0}users", "10\u{a0}000|users");
        check("node.js v1.2", "node|js|v1|2");
        check("１，０００ and ３．５ s", "１，０００|and|３．５|s");
        check("1'000'000 rows of 5\u{2003}000 B", "1'000'000|rows|of|5\u{2003}000|B");
        check("We keep 1\r\n000 rows. 12\n\n000", "We|keep|1\r\n000|rows|12|000");
        check("1'000ths, '90s, 5'6", "1|000ths|90s|5|6");
    }

    #[test]
    fn numerals_of_a_list() {
        check("1. Cache\n 2) Shard\n3.5 s", "Cache|Shard|3.5|s");
        check("Cache 1. Shard", "Cache|1|Shard");
        check("42.", "42");
    }

    #[test]
    fn a_word_has_a_bound() {
        let text = format!("{} {}", "x".repeat(8_000), "9".repeat(8_000));
        let tokens = tokens(&text, &Lines::of(&text), &Lemmas::default());
        assert!(tokens.iter().all(|token| token.word.len() == LONGEST_WORD && token.span.of(&text).len() == 8_000));
    }
}
