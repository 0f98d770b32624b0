//! Clauses: where sentences end and where they are divided.
//!
//! Between two words stands a gap; everything is decided from the gap and the words beside it, once from left to right.

use super::connectives::{connective, opens_subordinate};
use super::gaps::{Break, Gap, is_bullet};
use super::lines::Lines;
use super::sentences::with_signs;
use super::{Clause, Joint, Token};

/// Every token is in exactly one clause, no clause is empty.
pub(super) fn clauses(text: &str, lines: &Lines, tokens: &[Token]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let Some(head) = tokens.first() else { return clauses };
    let mut open = Open { start: 0, content: 0, joint: first_joint(&text[..head.span.start]), subordinate: false };
    open.begin(tokens, 0, 0);
    let (mut sentence, mut sentence_start) = (0, 0);
    for at in 1..=tokens.len() {
        let gap = Gap::between(text, lines, tokens[at - 1].span, tokens.get(at).map(|token| token.span));
        let punctuation = gap.punctuation();
        let word = behind(&gap, &tokens[at..], punctuation.is_some_and(|found| found.ends_sentence));
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

fn first_joint(lead: &str) -> Joint {
    let line = lead.rsplit('\n').next().unwrap_or(lead);
    if is_bullet(line) { Joint::Bullet } else { Joint::Sentence }
}

/// The connective behind a gap. At the head of a sentence it links back ("So we cache."), unless it opens a subordinate
/// clause, which looks ahead.
fn behind(gap: &Gap<'_>, tokens: &[Token], begins_sentence: bool) -> Option<(Joint, usize)> {
    if begins_sentence && tokens.first().is_some_and(opens_subordinate) {
        return None;
    }
    connective(tokens, begins_sentence || gap.has_comma())
        .filter(|(joint, _)| !(begins_sentence && *joint == Joint::Condition))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lexicon;

    /// Clauses parted by ` | `, sentences by ` || `.
    #[track_caller]
    fn check(text: &str, expect: &str) {
        let lines = Lines::of(text);
        let tokens = crate::text::tokens::tokens(text, &lines, Lexicon::default().lemmas());
        let mut out = String::new();
        let mut sentence = 0;
        for clause in clauses(text, &lines, &tokens) {
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
    fn divisions() {
        check("We cache. Is it? one\ntwo", "We cache || Is it? || one || two");
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
