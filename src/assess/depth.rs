//! How deep an idea goes that was shown at work: whether its reason or price is said, and whether it is bounded.
//!
//! Looked for in the sentence that shows it and in those tied to it. A connective by itself earns nothing: what counts is
//! what goes wrong (a concept below `harm`), a real alternative, a failure with its cure, a figure that follows.

use std::ops::Range;

use crate::content::Sheet;
use crate::text::{Clause, ConceptId, Joint, Lexicon, Mention, Span};

use super::Facet;
use super::part::Part;
use super::wrong::Claims;

/// How far beyond *how*.
pub(super) struct Depth {
    pub(super) facet: Facet,
    /// The sentence in which the reason or the bound stands.
    pub(super) sentence: Span,
}

/// Everything of a turn that depth is read from.
pub(super) struct Around<'a> {
    lexicon: &'a Lexicon,
    parts: &'a [Part],
    claims: &'a Claims,
    /// Spans of figures that follow from others.
    worked_out: &'a [Span],
    /// What goes wrong, and the words of comparison, if the lexicon has them.
    harm: Option<ConceptId>,
    compare: Option<ConceptId>,
}

impl<'a> Around<'a> {
    pub(super) fn new(sheet: &'a Sheet, parts: &'a [Part], claims: &'a Claims, worked_out: &'a [Span]) -> Self {
        let lexicon = &sheet.lexicon;
        let (harm, compare) = (lexicon.find("harm"), lexicon.find("compare"));
        Self { lexicon, parts, claims, worked_out, harm, compare }
    }

    /// Beyond *how*: what stands around the words that show it at work, in these sentences.
    pub(super) fn depth(&self, of: &Range<usize>, shown: Span) -> Option<Depth> {
        let near: Vec<&Part> = self.near(of).into_iter().map(|at| &self.parts[at]).collect();
        let reason = near.iter().find(|part| self.has_reason(part, shown))?;
        let bound = near.iter().find(|part| self.has_bound(part, shown));
        let facet = if bound.is_some() { Facet::Bounded } else { Facet::Why };
        Some(Depth { facet, sentence: bound.unwrap_or(reason).sentence.span })
    }

    /// The sentences themselves, the next if it goes on, the one before if this one goes on. Nothing that does not count.
    fn near(&self, of: &Range<usize>) -> Vec<usize> {
        let before = of.start.checked_sub(1).filter(|_| self.parts[of.start].goes_on());
        let behind = Some(of.end).filter(|next| self.parts.get(*next).is_some_and(Part::goes_on));
        let counts = |at: &usize| {
            let part = &self.parts[*at];
            part.gate.is_none() && !part.sentence.asked && !self.claims.are_wrong(&part.of)
        };
        of.clone().chain(behind).chain(before).filter(counts).collect()
    }

    /// What goes wrong, or what else was considered, outside the words that show the idea.
    fn has_reason(&self, part: &Part, shown: Span) -> bool {
        let mentions = &part.reading.mentions;
        let harm = mentions.iter().any(|mention| apart(part, mention, shown) && self.is(mention, self.harm));
        let compared = mentions.iter().position(|mention| self.is(mention, self.compare)).is_some_and(|than| {
            let other = mentions[than + 1..].iter().any(|mention| !self.is(mention, self.compare));
            other && part.reading.clauses.len() > 1
        });
        harm || compared
    }

    /// A figure that follows, or a failure with what is done about it.
    fn has_bound(&self, part: &Part, shown: Span) -> bool {
        let sentence = part.sentence.span;
        let figure = self.worked_out.iter().any(|span| {
            let within = sentence.start <= span.start && span.end <= sentence.end;
            within && (span.end <= shown.start || shown.end <= span.start)
        });
        let clauses = &part.reading.clauses;
        let fails = clauses.iter().position(|clause| clause.joint == Joint::Condition || begins_if(part, clause));
        figure || fails.is_some_and(|fails| self.is_cured(part, fails))
    }

    /// The clause names a failure, and another one something that is done.
    fn is_cured(&self, part: &Part, fails: usize) -> bool {
        let mut mentions = part.reading.mentions.iter();
        let failure = mentions.clone().any(|mention| mention.clause == fails && self.is(mention, self.harm));
        failure && mentions.any(|mention| mention.clause != fails && !mention.negated && !self.is(mention, self.harm))
    }

    fn is(&self, mention: &Mention, root: Option<ConceptId>) -> bool {
        root.is_some_and(|root| self.lexicon.is_a(mention.concept, root))
    }
}

/// Not among the words that show the idea.
fn apart(part: &Part, mention: &Mention, shown: Span) -> bool {
    let elsewhere = mention.span.end <= shown.start || shown.end <= mention.span.start;
    elsewhere && !part.reading.clauses[mention.clause].asked
}

fn begins_if(part: &Part, clause: &Clause) -> bool {
    let first = part.reading.tokens.get(clause.tokens.start);
    first.is_some_and(|first| matches!(first.word.as_str(), "if" | "when" | "unless" | "after" | "once"))
}
