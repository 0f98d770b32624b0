//! Gaps: what stands between two words, and whether a sentence ends there or is divided.
//!
//! A sentence ends at `.`, `!`, `?` or at the end of a line that ends something; it is divided at `;`, `:`, dashes and
//! connectives.

use std::borrow::Cow;

use super::fold::{in_one_line, is_digit};
use super::lines::Lines;
use super::{Joint, Span};

/// A full stop behind these ends no sentence.
const ABBREVIATIONS: &[&str] =
    &["g", "e", "vs", "approx", "cf", "ca", "resp", "incl", "excl", "fig", "dr", "mr", "mrs", "ms", "st", "eg", "ie"];

/// A full stop behind these ends one only before a capital.
const PERHAPS_ABBREVIATIONS: &[&str] = &["etc", "min", "sec", "max", "avg", "no", "hr", "hrs"];

/// What may stand between the mark that ends a sentence and the blank behind it.
const CLOSERS: [char; 14] = ['.', '!', '?', '"', '\'', '”', '’', ')', ']', '*', '_', '`', '»', '…'];

/// What a gap does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Break {
    pub(super) joint: Joint,
    pub(super) ends_sentence: bool,
    pub(super) asked: bool,
    pub(super) lead_in: bool,
}

impl Break {
    pub(super) fn within(joint: Joint) -> Self {
        Self { joint, ends_sentence: false, asked: false, lead_in: false }
    }
}

/// What stands between two words.
pub(super) struct Gap<'a> {
    before: &'a str,
    /// A break that ends nothing is a blank in it.
    between: Cow<'a, str>,
    after: &'a str,
    /// A line ends in it, and what stands on that.
    ends_line: bool,
}

impl<'a> Gap<'a> {
    /// Behind one word and before the next, or the end of the text.
    pub(super) fn between(text: &'a str, lines: &Lines, last: Span, next: Option<Span>) -> Self {
        let until = next.map_or(text.len(), |next| next.start);
        let between = &text[last.end..until];
        let broken = between.contains('\n');
        let ends_line = broken && lines.end_in(last.end..until);
        let between = if broken && !ends_line { Cow::Owned(in_one_line(between)) } else { Cow::Borrowed(between) };
        Self { before: last.of(text), between, after: next.map_or("", |next| next.of(text)), ends_line }
    }

    pub(super) fn has_comma(&self) -> bool {
        self.between.contains([',', '，'])
    }

    /// What the marks alone do; the strongest counts.
    pub(super) fn punctuation(&self) -> Option<Break> {
        if self.after.is_empty() {
            return Some(self.end_of_sentence(Joint::Sentence));
        }
        if self.between == " " {
            return None; // what nearly all gaps are
        }
        if self.ends_line {
            let lead = self.between.rsplit('\n').next().unwrap_or_default();
            return Some(self.end_of_sentence(if is_bullet(lead) { Joint::Bullet } else { Joint::Line }));
        }
        if self.is_stopped() {
            return Some(self.end_of_sentence(Joint::Sentence));
        }
        if self.between.contains(';') {
            return Some(Break::within(Joint::Semicolon));
        }
        if self.has_colon() {
            return Some(Break { lead_in: true, ..Break::within(Joint::Colon) });
        }
        self.has_dash().then(|| Break::within(Joint::Dash))
    }

    fn end_of_sentence(&self, joint: Joint) -> Break {
        Break { joint, ends_sentence: true, asked: self.between.contains(['?', '？']), lead_in: self.has_colon() }
    }

    /// A mark ends a sentence only if something other than a word follows it: not in "a.b" or "?x=1".
    fn is_stopped(&self) -> bool {
        if self.between.contains(['。', '？', '！']) {
            return true;
        }
        let Some(mark) = self.between.find(['.', '!', '?', '…']) else { return false };
        let closed = self.between[mark..].trim_start_matches(CLOSERS);
        closed.starts_with(char::is_whitespace)
            && (!self.between[mark..].starts_with('.') || !self.is_abbreviated(mark))
    }

    fn is_abbreviated(&self, mark: usize) -> bool {
        let lower = self.after.starts_with(char::is_lowercase);
        let perhaps = || PERHAPS_ABBREVIATIONS.iter().any(|word| word.eq_ignore_ascii_case(self.before));
        mark == 0 && !self.between.starts_with("..") && (is_abbreviation(self.before) || (lower && perhaps()))
    }

    fn has_colon(&self) -> bool {
        let Some(at) = self.between.find(':') else { return self.between.contains('：') };
        self.between[at + 1..].starts_with(char::is_whitespace)
            || (self.after.is_empty() && at + 1 == self.between.len())
    }

    fn has_dash(&self) -> bool {
        let between_numbers = self.before.starts_with(is_digit) && self.after.starts_with(is_digit);
        if self.between.contains(['—', '―']) || self.between.contains("--") {
            return !self.between.contains('>');
        }
        !between_numbers && [" - ", " – "].iter().any(|dash| self.between.contains(dash))
    }
}

/// "e.g", "vs": what a full stop behind does not end.
pub(super) fn is_abbreviation(word: &str) -> bool {
    let last = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(word);
    ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(last))
}

/// What stands on a line before its first word: "- ", "* ", "## ", "3. ".
pub(super) fn is_bullet(lead: &str) -> bool {
    let lead = lead.trim_start();
    let numeral = lead.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = numeral.len() < lead.len() && numeral.starts_with(['.', ')']);
    numbered || lead.starts_with(['-', '*', '•', '–', '+', '‣', '▪', '◦', '#'])
}
