//! Reading: from bytes to spans, clauses, terms, quantities and polarity. Pure, linear in the length of the text.
//!
//! Every span is a range of UTF-8 bytes of the text as the candidate wrote it, so that a quote is their own words. What
//! a text is worth is not decided here.

mod clauses;
mod connectives;
pub mod english;
mod fold;
mod gaps;
mod lexicon;
mod lines;
mod polarity;
mod quantities;
mod sentences;
pub mod shingles;
mod terms;
#[cfg(test)]
mod tests;
mod tokens;
mod vocabulary;

use std::ops::Range;

pub use fold::{is_apostrophe, straight};
pub use lexicon::{Concept, ConceptId, Lexicon, LexiconError};
pub use quantities::{Quantity, QuantityKind, number, one_of, spelled};
pub use sentences::{is_unbroken, sentence_spans, sentences, whole_sentences, with_mark};
pub use vocabulary::{Spelt, Vocabulary};

use lines::Lines;

/// A range of UTF-8 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The words themselves.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// From the start of the one to the end of the other, whichever comes first.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A word or number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// As it was written, in lower case and composed letters.
    pub word: String,
    /// What it is looked up by: domain lemma or else stem of the word.
    pub lemma: String,
    /// In the scope of a negation.
    pub negated: bool,
}

/// As it is looked up.
impl AsRef<str> for Token {
    fn as_ref(&self) -> &str {
        &self.word
    }
}

/// A concept that the text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Which; everything above it in the is-a tree is meant too, see [`Lexicon::is_a`].
    pub concept: ConceptId,
    /// The words.
    pub span: Span,
    /// The same as a range of [`Reading::tokens`].
    pub tokens: Range<usize>,
    /// Index into [`Reading::clauses`].
    pub clause: usize,
    /// Denied: "no cache", "we do not need replicas".
    pub negated: bool,
}

/// The smallest stretch that says one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, a range of [`Reading::tokens`].
    pub tokens: Range<usize>,
    /// Which sentence it is part of.
    pub sentence: usize,
    /// Its sentence ends in a question mark.
    pub asked: bool,
    /// How it is tied to what stands before it.
    pub joint: Joint,
    /// Ends in a colon: what follows belongs under it.
    pub lead_in: bool,
}

/// How a clause is tied to the one before it, by a mark or by a connective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// It begins a sentence.
    Sentence,
    /// It begins a line.
    Line,
    /// It is an item of a list, or a heading.
    Bullet,
    /// Behind a colon.
    Colon,
    /// Behind a semicolon.
    Semicolon,
    /// Behind a dash.
    Dash,
    /// The main clause behind "if ...,", "because ...,".
    Comma,
    /// "but", "whereas".
    Contrast,
    /// "because", "since".
    Cause,
    /// "so", "therefore".
    Consequence,
    /// "then", "and we".
    Sequence,
    /// "only if", "unless".
    Condition,
    /// "which", "where".
    Relative,
}

/// A text, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// In order.
    pub tokens: Vec<Token>,
    /// In order, without overlap.
    pub clauses: Vec<Clause>,
    /// In order of their start; the longest name wins.
    pub mentions: Vec<Mention>,
    /// In order.
    pub quantities: Vec<Quantity>,
}

/// Reads a text with the words of a lexicon. Never fails and never panics, whatever the text.
pub fn read(text: &str, lexicon: &Lexicon) -> Reading {
    let lines = Lines::of(text);
    let mut tokens = tokens::tokens(text, &lines, lexicon.lemmas());
    lexicon.mend(&mut tokens);
    let clauses = clauses::clauses(text, &lines, &tokens);
    let mut mentions = terms::mentions(&tokens, &clauses, lexicon);
    let quantities = quantities::quantities(text, &tokens, &clauses);
    polarity::mark(text, &mut tokens, &clauses, &mut mentions);
    Reading { tokens, clauses, mentions, quantities }
}
