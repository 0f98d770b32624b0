//! Numbers that measure nothing: a status code, a year, a port, a step. A small whole number without a unit is a quantity
//! only if it counts something that is named behind it, or stands in a sum.

use super::{Quantity, QuantityKind};
use crate::text::english::is_function_word;
use crate::text::{Span, Token};

/// Years and status codes lie below; larger numbers are rarely names.
const SMALL: i128 = 2_100;

/// Whether the number is a name rather than a quantity. `end`: where its clause ends.
pub(super) fn is_label(text: &str, tokens: &[Token], quantity: &Quantity, end: usize) -> bool {
    let digits = quantity.span.of(text).bytes().all(|byte| byte.is_ascii_digit());
    if quantity.kind != QuantityKind::Count || !digits || quantity.tokens.len() != 1 {
        return false;
    }
    let before = quantity.tokens.start.checked_sub(1).map(|at| tokens[at].word.as_str());
    if before == Some("port") {
        return true;
    }
    let joined = text[quantity.span.end..].starts_with('-');
    if quantity.value >= SMALL || joined || is_in_a_sum(text, tokens, quantity) {
        return false;
    }
    matches!(before, Some("a" | "an")) || !counts_something(text, tokens, quantity.tokens.end, end)
}

/// "= 40", "40 x 500", "100 times", "3 of 5", "12 to 40".
fn is_in_a_sum(text: &str, tokens: &[Token], quantity: &Quantity) -> bool {
    let sign = |c: char| matches!(c, '=' | '*' | '×' | '·' | '/' | '+' | '<' | '>' | '≈' | '~' | '^' | ':' | '→');
    let Span { start, end } = quantity.span;
    let beside = text[..start].trim_end().ends_with(sign) || text[end..].trim_start().starts_with(sign);
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.word.as_str());
    let is_sign = |word: Option<&str>| matches!(word, Some("x" | "times" | "of"));
    let behind = quantity.tokens.end;
    let goes_on = word(Some(behind + 1)).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let range = word(Some(behind)) == Some("to") && goes_on;
    beside || range || is_sign(word(quantity.tokens.start.checked_sub(1))) || is_sign(word(Some(behind)))
}

/// Whether a plural stands behind, at most one word away: "300 redirects", "40 hot keys".
fn counts_something(text: &str, tokens: &[Token], from: usize, end: usize) -> bool {
    for at in from..end.min(from + 2) {
        let token = &tokens[at];
        let gap = &text[tokens[at - 1].span.end..token.span.start];
        if !gap.trim().is_empty() || is_function_word(&token.word) {
            return false;
        }
        let is_plural = token.word != token.lemma && !token.word.ends_with("ed") && !token.word.ends_with("ing");
        if is_plural {
            return true;
        }
    }
    false
}
