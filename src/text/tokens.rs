//! Tokens: words and numbers, with the bytes they stand on.
//!
//! Hyphens, slashes and underscores part words ("cache-aside" is two); apostrophes inside do not. A number keeps its
//! separators, decimals, power and letters: "1,000", "1 000", "3.5", "62^7", "11e9", "10k".

use unicode_normalization::char::is_combining_mark;

use super::fold::{fold, is_apostrophe, is_invisible};
use super::lexicon::Lemmas;
use super::{Span, Token};

/// In order. The numeral of a list item ("2. Cache") is none.
pub(super) fn tokens(text: &str, lemmas: &Lemmas) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut line_start = true;
    while let Some(c) = text[at..].chars().next() {
        if line_start && let Some(length) = ordinal(&text[at..]) {
            at += length;
            line_start = false;
            continue;
        }
        if c.is_alphanumeric() {
            let end = at + word_length(&text[at..]);
            let span = Span { start: at, end };
            let word = fold(span.of(text));
            let lemma = lemmas.of_folded(&word);
            tokens.push(Token { span, word, lemma, negated: false });
            at = end;
            line_start = false;
            continue;
        }
        line_start = c == '\n' || (line_start && c.is_whitespace());
        at += c.len_utf8();
    }
    tokens
}

/// "2. " or "12) " at the head of a line that goes on.
fn ordinal(rest: &str) -> Option<usize> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let marked = matches!(rest.as_bytes().get(digits), Some(b'.' | b')'));
    let goes_on = rest.get(digits + 1..)?.strip_prefix(' ')?.trim_start_matches(' ').starts_with(|c: char| c != '\n');
    ((1..=2).contains(&digits) && marked && goes_on).then_some(digits + 1)
}

/// How many bytes the word has that `rest` begins with.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    while let Some(c) = rest[at..].chars().next() {
        let next = at + c.len_utf8();
        if c.is_alphanumeric() || is_combining_mark(c) {
            end = next;
            at = next;
        } else if is_invisible(c) || is_inner_apostrophe(c, &rest[next..]) {
            at = next; // belongs to the word only if the word goes on behind it
        } else if end == at
            && let Some(length) = number_goes_on(&rest[..at], &rest[at..])
        {
            end = at + length;
            at = end;
        } else {
            break;
        }
    }
    end
}

fn is_inner_apostrophe(c: char, behind: &str) -> bool {
    is_apostrophe(c) && behind.starts_with(char::is_alphanumeric)
}

/// No number that people write has more bytes; without a bound, "9^9^9..." would be read over and over.
const LONGEST_NUMBER: usize = 64;

/// Whether a separator and the digits behind it belong to the number before it, and how many bytes they are.
fn number_goes_on(number: &str, rest: &str) -> Option<usize> {
    if number.len() > LONGEST_NUMBER
        || !number.bytes().all(|b| b.is_ascii_digit() || b" ,._^".contains(&b) || !b.is_ascii())
        || !starts_with_digit(number)
    {
        return None;
    }
    let separator = rest.chars().next()?;
    let behind = &rest[separator.len_utf8()..];
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let taken = separator.len_utf8() + digits;
    match separator {
        '.' | '^' if digits > 0 => Some(taken),
        ',' | '_' if digits == 3 => Some(taken),
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' if digits == 3 && is_grouped(number, separator) => {
            (!behind[digits..].starts_with(char::is_alphanumeric)).then_some(taken)
        }
        _ => None,
    }
}

/// One to three digits, then groups of three behind the same separator.
fn is_grouped(number: &str, separator: char) -> bool {
    let mut groups = number.split(separator);
    let is_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    groups.next().is_some_and(|first| first.len() <= 3 && is_digits(first))
        && groups.all(|group| group.len() == 3 && is_digits(group))
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let lemmas = Lemmas::default();
        let words: Vec<&str> = tokens(text, &lemmas).iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words.join("|"), expect);
    }

    #[test]
    fn words() {
        check("We don't cache.", "We|don't|cache");
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
    }

    #[test]
    fn numerals_of_a_list() {
        check("1. Cache\n 2) Shard\n3.5 s", "Cache|Shard|3.5|s");
        check("Cache 1. Shard", "Cache|1|Shard");
        check("42.", "42");
    }
}
