//! `[1]` in a text: the number of a source.

use std::ops::Range;

/// One number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The digits in the text, as bytes.
    pub at: Range<usize>,
    /// The number, from 1; 0 for one that no list is so long for.
    pub number: usize,
}

/// Every number between brackets, in order: `[1]`, `[2, 3]`. What is followed by `(` is a link.
pub fn citations(text: &str) -> Vec<Citation> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('[') {
        let Some(length) = text[open..].find(']') else { break };
        let (inner, behind) = (&text[open + 1..open + length], &text[open + length + 1..]);
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if behind.starts_with('(') || !inner.split(',').all(|part| is_number(part.trim())) {
            continue;
        }
        let mut at = open + 1;
        for part in inner.split(',') {
            let start = at + part.len() - part.trim_start().len();
            let number = part.trim().parse().unwrap_or_default();
            found.push(Citation { at: start..start + part.trim().len(), number });
            at += part.len() + 1;
        }
    }
    found
}

/// Markdown with blanks for what is code, so that places stay.
pub fn without_code(markdown: &str) -> String {
    let mut kept = String::with_capacity(markdown.len());
    let blank = |text: &str, kept: &mut String| kept.extend(text.bytes().map(|_| ' '));
    let mut in_block = false;
    for line in markdown.split_inclusive('\n') {
        let fence = line.trim_start().starts_with("```");
        if fence || in_block {
            in_block ^= fence;
            blank(line.trim_end_matches('\n'), &mut kept);
            kept.push_str(if line.ends_with('\n') { "\n" } else { "" });
            continue;
        }
        // Between an odd tick and the next it is code; a tick without an end is a tick.
        let parts: Vec<&str> = line.split('`').collect();
        for (n, part) in parts.iter().enumerate() {
            if n % 2 == 1 && n + 1 < parts.len() {
                blank(part, &mut kept);
            } else {
                kept.push_str(part);
            }
            kept.push_str(if n + 1 < parts.len() { "`" } else { "" });
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[(&str, usize)]) {
        let found = citations(&without_code(text));
        let said: Vec<_> = found.iter().map(|one| (&text[one.at.clone()], one.number)).collect();
        assert_eq!(said, expect, "{text}");
    }

    #[test]
    fn numbers_in_brackets_are_sources() {
        check("It is so [1]. And so [2, 13][4].", &[("1", 1), ("2", 2), ("13", 13), ("4", 4)]);
        check("[1](https://a.example) [x] [] [1a] [", &[]);
        check("`a[1]` é `b` [3]\n```\nc[2]\n```\nd` [5]", &[("3", 3), ("5", 5)]);
    }
}
