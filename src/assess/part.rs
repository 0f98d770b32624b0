//! One sentence of a turn after the gates, and what it says of patterns and topics.

use crate::content::Sheet;
use crate::text::{ConceptId, Pattern, Reading, Span};

use super::gates::Gate;
use super::sentences::Sentence;

/// One sentence.
pub(super) struct Part<'a> {
    pub(super) sentence: &'a Sentence,
    pub(super) reading: Reading,
    pub(super) gate: Option<&'static Gate>,
}

impl Part<'_> {
    /// Where it states one of these.
    pub(super) fn states(&self, sheet: &Sheet, patterns: &[&Pattern]) -> Option<Span> {
        patterns.iter().filter_map(|pattern| pattern.find(&self.reading, &sheet.lexicon)).map(|found| found.span).min()
    }

    /// The first mention of a topic of that polarity and mood.
    pub(super) fn mentioned(&self, sheet: &Sheet, topic: &[ConceptId], denied: bool, asked: bool) -> Option<Span> {
        let of_topic = |concept: ConceptId| topic.iter().any(|wanted| sheet.lexicon.is_a(concept, *wanted));
        let said =
            self.reading.mentions.iter().filter(|mention| mention.negated == denied && of_topic(mention.concept));
        said.filter(|mention| self.reading.clauses[mention.clause].asked == asked).map(|mention| mention.span).next()
    }

    /// Where it has everything that the pattern asks for, of which something is denied that should not be.
    pub(super) fn denies(&self, sheet: &Sheet, pattern: &Pattern) -> Option<Span> {
        if pattern.slot_count() < 2 || pattern.find(&self.reading, &sheet.lexicon).is_some() {
            return None;
        }
        let raised = pattern.find_asked(&self.reading, &sheet.lexicon)?;
        let inside = |span: Span| raised.slots.iter().any(|slot| slot.start <= span.start && span.end <= slot.end);
        self.reading.tokens.iter().any(|token| token.negated && inside(token.span)).then_some(raised.span)
    }

    /// A question that the interviewer can answer from the facts: asking is no weakness.
    pub(super) fn is_clarifying(&self, sheet: &Sheet) -> bool {
        sheet.facts.iter().flatten().any(|pattern| pattern.find_asked(&self.reading, &sheet.lexicon).is_some())
    }
}
