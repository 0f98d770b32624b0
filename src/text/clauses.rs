//! Clauses: where sentences end and where they are divided.
//!
//! A sentence ends at `.`, `!`, `?` or a new line; it is divided at `;`, `:`, dashes and connectives. Between two words
//! stands a gap; everything is decided from the gap and the words beside it, once from left to right.

use super::connectives::{connective, opens_subordinate};
use super::{Clause, Joint, Span, Token};

/// A full stop behind these ends no sentence.
const ABBREVIATIONS: &[&str] =
    &["g", "e", "vs", "approx", "cf", "ca", "resp", "incl", "excl", "fig", "dr", "mr", "mrs", "ms", "st", "eg", "ie"];

/// A full stop behind these ends one only before a capital.
const PERHAPS_ABBREVIATIONS: &[&str] = &["etc", "min", "sec", "max", "avg", "no", "hr", "hrs"];

/// A line at least so long (in bytes) that goes on in lower case was wrapped by an editor, not ended by its author.
const WRAPPED_LINE: usize = 60;

/// What a gap does.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Break {
    joint: Joint,
    ends_sentence: bool,
    asked: bool,
    lead_in: bool,
}

/// Every token is in exactly one clause, no clause is empty.
pub(super) fn clauses(text: &str, tokens: &[Token]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let Some(head) = tokens.first() else { return clauses };
    let mut open = Open { start: 0, content: 0, joint: first_joint(&text[..head.span.start]), subordinate: false };
    open.begin(tokens, 0, 0);
    let (mut sentence, mut sentence_start) = (0, 0);
    for at in 1..=tokens.len() {
        let gap = Gap::before(text, tokens, at);
        let punctuation = gap.punctuation();
        let word = gap.connective(&tokens[at..], punctuation.is_some_and(|found| found.ends_sentence));
        let found = match (punctuation, word) {
            (Some(found), _) => found,
            _ if at < open.content => continue,
            (None, Some((joint, _))) => Break::within(joint),
            (None, None) if open.subordinate && gap.has_comma() => Break::within(Joint::Comma),
            (None, None) => continue,
        };
        clauses.push(open.closed(text, tokens, at, sentence, found.lead_in));
        if found.ends_sentence {
            for clause in &mut clauses[sentence_start..] {
                clause.asked = found.asked;
            }
            sentence += 1;
            sentence_start = clauses.len();
        }
        open.joint =
            word.map_or(found.joint, |(joint, _)| if found.joint == Joint::Bullet { Joint::Bullet } else { joint });
        open.begin(tokens, at, word.map_or(0, |(_, length)| length));
    }
    clauses
}

/// The clause that is being read.
struct Open {
    start: usize,
    /// Behind the connective it begins with: a connective alone is no clause.
    content: usize,
    joint: Joint,
    subordinate: bool,
}

impl Open {
    fn begin(&mut self, tokens: &[Token], at: usize, connective: usize) {
        self.start = at;
        self.content = at + connective + 1;
        self.subordinate = tokens.get(at).is_some_and(opens_subordinate);
    }

    fn closed(&self, text: &str, tokens: &[Token], end: usize, sentence: usize, lead_in: bool) -> Clause {
        let span = with_signs(text, tokens[self.start].span.to(tokens[end - 1].span));
        Clause { span, tokens: self.start..end, sentence, asked: false, joint: self.joint, lead_in }
    }
}

impl Break {
    fn within(joint: Joint) -> Self {
        Self { joint, ends_sentence: false, asked: false, lead_in: false }
    }
}

/// "$5" and "99 %" keep their signs.
fn with_signs(text: &str, span: Span) -> Span {
    let before = text[..span.start].trim_end_matches(['$', '€', '£', '~', '≈']);
    let behind = &text[span.end..];
    let percent = behind.strip_prefix('%').or_else(|| behind.strip_prefix(" %"));
    Span { start: before.len(), end: percent.map_or(span.end, |rest| text.len() - rest.len()) }
}

fn first_joint(lead: &str) -> Joint {
    let line = lead.rsplit('\n').next().unwrap_or(lead);
    if is_bullet(line) { Joint::Bullet } else { Joint::Sentence }
}

/// What stands on a line before its first word: "- ", "* ", "## ", "3. ".
fn is_bullet(lead: &str) -> bool {
    let lead = lead.trim_start();
    let numeral = lead.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = numeral.len() < lead.len() && numeral.starts_with(['.', ')']);
    numbered || lead.starts_with(['-', '*', '•', '–', '+', '‣', '▪', '◦', '#'])
}

/// What stands between two words.
struct Gap<'a> {
    before: &'a str,
    between: &'a str,
    after: &'a str,
    /// The line, up to the gap.
    line: &'a str,
}

impl<'a> Gap<'a> {
    fn before(text: &'a str, tokens: &[Token], at: usize) -> Self {
        let last = tokens[at - 1].span;
        let next = tokens.get(at).map_or(text.len(), |token| token.span.start);
        let head = &text.as_bytes()[last.end.saturating_sub(WRAPPED_LINE)..last.end];
        let line = head.iter().rev().take_while(|b| **b != b'\n').count();
        let line_start = (last.end - line..=last.end).find(|at| text.is_char_boundary(*at)).unwrap_or(last.end);
        Self {
            before: last.of(text),
            between: &text[last.end..next],
            after: tokens.get(at).map_or("", |token| token.span.of(text)),
            line: &text[line_start..last.end],
        }
    }

    fn has_comma(&self) -> bool {
        self.between.contains([',', '，'])
    }

    /// The connective behind the gap. At the head of a sentence it links back ("So we cache."), unless it opens a
    /// subordinate clause, which looks ahead.
    fn connective(&self, behind: &[Token], begins_sentence: bool) -> Option<(Joint, usize)> {
        if begins_sentence && behind.first().is_some_and(opens_subordinate) {
            return None;
        }
        connective(behind, begins_sentence || self.has_comma())
            .filter(|(joint, _)| !(begins_sentence && *joint == Joint::Condition))
    }

    /// What the marks alone do; the strongest counts.
    fn punctuation(&self) -> Option<Break> {
        if self.after.is_empty() {
            return Some(self.end_of_sentence(Joint::Sentence));
        }
        if self.between == " " {
            return None; // what nearly all gaps are
        }
        if self.between.contains('\n') && !self.is_wrapped() {
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

    fn is_wrapped(&self) -> bool {
        let one_line = self.between.matches('\n').count() == 1
            && self.between.trim_matches(' ').trim_matches('\r') == "\n"
            || self.between == ",\n";
        one_line && self.line.len() >= WRAPPED_LINE && self.after.starts_with(char::is_lowercase)
    }

    /// A mark ends a sentence only if something other than a word follows it: not in "a.b" or "?x=1".
    fn is_stopped(&self) -> bool {
        if self.between.contains(['。', '？', '！']) {
            return true;
        }
        let Some(mark) = self.between.find(['.', '!', '?']) else { return false };
        let closed =
            self.between[mark..].trim_start_matches(['.', '!', '?', '"', '\'', '”', '’', ')', ']', '*', '_', '`']);
        closed.starts_with(char::is_whitespace)
            && (!self.between[mark..].starts_with('.') || !self.is_abbreviated(mark))
    }

    fn is_abbreviated(&self, mark: usize) -> bool {
        let is_one_of = |list: &[&str]| list.iter().any(|word| word.eq_ignore_ascii_case(self.before));
        let lower = self.after.starts_with(char::is_lowercase);
        mark == 0
            && !self.between.starts_with("..")
            && (is_one_of(ABBREVIATIONS) || (lower && is_one_of(PERHAPS_ABBREVIATIONS)))
    }

    fn has_colon(&self) -> bool {
        let Some(at) = self.between.find(':') else { return self.between.contains('：') };
        self.between[at + 1..].starts_with(char::is_whitespace)
            || (self.after.is_empty() && at + 1 == self.between.len())
    }

    fn has_dash(&self) -> bool {
        let between_numbers = is_number_end(self.before) && self.after.starts_with(|c: char| c.is_ascii_digit());
        if self.between.contains(['—', '―']) || self.between.contains("--") {
            return !self.between.contains('>');
        }
        !between_numbers && [" - ", " – "].iter().any(|dash| self.between.contains(dash))
    }
}

fn is_number_end(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lexicon;

    /// Clauses parted by ` | `, sentences by ` || `.
    #[track_caller]
    fn check(text: &str, expect: &str) {
        let tokens = crate::text::tokens::tokens(text, Lexicon::default().lemmas());
        let mut out = String::new();
        let mut sentence = 0;
        for clause in clauses(text, &tokens) {
            if !out.is_empty() {
                out += if clause.sentence == sentence { " | " } else { " || " };
            }
            sentence = clause.sentence;
            out += clause.span.of(text);
            out += if clause.asked { "?" } else { "" };
        }
        assert_eq!(out, expect);
    }

    #[test]
    fn sentences() {
        check("We cache. It is fast! Ok? Yes", "We cache || It is fast || Ok? || Yes");
        check("It takes 3.5 s. Then 2 s.", "It takes 3.5 s || Then 2 s");
        check("Use e.g. Redis, i.e. a cache vs. a queue.", "Use e.g. Redis, i.e. a cache vs. a queue");
        check(
            "Reads, writes, etc. are fine. Queues etc. We cache.",
            "Reads, writes, etc. are fine || Queues etc || We cache",
        );
        check("See https://a.example/x?y=1 now.", "See https://a.example/x?y=1 now");
        check("wait... what", "wait || what");
        check("POST {url, alias?, ttl?} now", "POST {url, alias?, ttl?} now");
        check("(Is it?) \"Yes.\" No.", "Is it? || Yes || No");
        check("one\ntwo\n\n- three\n- four: five", "one || two || three || four | five");
        check("1. Cache\n2. Shard", "Cache || Shard");
        check(
            "this is a long line that an editor has wrapped somewhere near\nthe eightieth column of it",
            "this is a long line that an editor has wrapped somewhere near\nthe eightieth column of it",
        );
        check("", "");
        check("...", "");
    }

    #[test]
    fn divisions() {
        check("cache; shard: replicate — done", "cache | shard | replicate | done");
        check("at 10:30 on host:80", "at 10:30 on host:80");
        check("a read-through cache - fast", "a read-through cache | fast");
        check("10–15 ms, 10 - 15 ms", "10–15 ms, 10 - 15 ms");
        check("balancer -> service --> table", "balancer -> service --> table");
        check("we cache, but writes go on", "we cache | but writes go on");
        check("we cache because reads dominate", "we cache | because reads dominate");
        check("we lock so that one wins, which is slow", "we lock | so that one wins | which is slow");
        check("read it and then write it", "read it | and then write it");
        check("read it, and we write it", "read it | and we write it");
        check("read, write and delete", "read, write and delete");
        check("it is slow, so we cache", "it is slow | so we cache");
        check("it is so slow", "it is so slow");
        check("If the cache is down, we read the table.", "If the cache is down | we read the table");
        check("we read the table, while writes wait", "we read the table | while writes wait");
        check("fast, but because of locks", "fast | but because of locks");
        check("Therefore we cache", "Therefore we cache");
        check("it costs $5 - up to 99 %: fine", "it costs $5 | up to 99 % | fine");
    }
}
