//! Sentences of a reading, as `text` has cut it: where they stand, what may be quoted, and a reading of some of them alone.

use std::ops::Range;

use crate::text::{Reading, Span, Token, with_mark};

/// The longest quote, in bytes.
pub(super) const LONGEST_QUOTE: usize = 300;

/// What stands between two ends of sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first word to the mark that ends it.
    pub span: Span,
    /// A range of [`Reading::tokens`].
    pub tokens: Range<usize>,
    /// A range of [`Reading::clauses`].
    pub clauses: Range<usize>,
    /// Ends in a question mark.
    pub asked: bool,
}

impl Sentence {
    /// Its words.
    pub(super) fn words<'a>(&self, reading: &'a Reading) -> &'a [Token] {
        &reading.tokens[self.tokens.clone()]
    }
}

/// In order.
pub fn sentences(text: &str, reading: &Reading) -> Vec<Sentence> {
    let mut found: Vec<Sentence> = Vec::new();
    let mut last = None;
    for (at, clause) in reading.clauses.iter().enumerate() {
        match found.last_mut() {
            Some(sentence) if last == Some(clause.sentence) => {
                sentence.span = sentence.span.to(clause.span);
                sentence.tokens.end = clause.tokens.end.max(sentence.tokens.end);
                sentence.clauses.end = at + 1;
                sentence.asked |= clause.asked;
            }
            _ => found.push(Sentence {
                span: clause.span,
                tokens: clause.tokens.clone(),
                clauses: at..at + 1,
                asked: clause.asked,
            }),
        }
        last = Some(clause.sentence);
    }
    for sentence in &mut found {
        sentence.span = with_mark(text, sentence.span);
    }
    found
}

/// What to quote for a match: its sentence; if that is too long its clauses; if those are, as much as fits.
pub(super) fn quote(text: &str, sentence: &Sentence, found: Span, chain: Span) -> Span {
    let whole = trimmed(text, sentence.span);
    if whole.end - whole.start <= LONGEST_QUOTE {
        return whole;
    }
    let chain = trimmed(text, chain.to(found));
    if chain.end - chain.start <= LONGEST_QUOTE {
        return chain;
    }
    let start = if found.end - chain.start <= LONGEST_QUOTE { chain.start } else { found.start };
    trimmed(text, Span { start, end: text.floor_char_boundary(start + LONGEST_QUOTE).min(chain.end) })
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span { start, end: (span.start + words.trim_end().len()).max(start) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lexicon, read};

    #[test]
    fn a_sentence_ends_with_its_mark() {
        let text = "  We cache; reads dominate. Do we? Yes";
        let reading = read(text, &Lexicon::default());
        let found = sentences(text, &reading);
        let shown: Vec<_> = found.iter().map(|sentence| (sentence.span.of(text), sentence.asked)).collect();
        assert_eq!(shown, [("We cache; reads dominate.", false), ("Do we?", true), ("Yes", false)]);
    }

    #[test]
    fn a_quote_is_short_and_whole_letters() {
        let text = format!("{} é cache", "é word ".repeat(100));
        let reading = read(&text, &Lexicon::default());
        let sentence = &sentences(&text, &reading)[0];
        let found = Span { start: text.len() - 5, end: text.len() };
        let span = quote(&text, sentence, found, sentence.span);
        assert_eq!(span.of(&text), "cache");
        let first = quote(&text, sentence, Span { start: 0, end: 2 }, sentence.span);
        assert!(first.end <= LONGEST_QUOTE && first.of(&text).starts_with("é word"));
    }
}
