//! Wrong claims: which of the sheet's misconceptions a turn makes, and which it takes back.
//!
//! A sentence that makes one is no evidence for anything. Whoever denies a claim later has not made it: the last
//! assertion counts.

use std::ops::Range;

use serde::Serialize;

use crate::content::{Made, Sheet};

use super::observe::Evidence;
use super::part::Part;
use crate::text::Span;

/// A wrong claim in one turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrongSeen {
    /// Index into the sheet's wrong claims.
    pub claim: usize,
    /// The words.
    pub evidence: Evidence,
}

/// What a turn says about the sheet's wrong claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Claims {
    /// Each claim once, in the sheet's order, with the sentences that make it.
    pub(super) made: Vec<(usize, Range<usize>)>,
    /// Claims that it denies.
    pub(super) denied: Vec<usize>,
}

impl Claims {
    /// One of these sentences makes a wrong claim.
    pub(super) fn are_wrong(&self, of: &Range<usize>) -> bool {
        self.made.iter().any(|(_, wrong)| wrong.start < of.end && of.start < wrong.end)
    }
}

/// Reads a turn for them: its sentences, those that are tied, and the sums that do not hold.
pub(super) fn claims(sheet: &Sheet, parts: &[Part], tied: &[Part], sums: &[Span]) -> Claims {
    let mut found = Claims::default();
    let speaks = |part: &&Part| !part.sentence.asked && part.gate.is_none_or(|gate| gate.accuses);
    // In order of their ends, a sentence by itself last of those that end together: it is the closest reading.
    let mut spoken: Vec<&Part> = tied.iter().chain(parts).filter(speaks).collect();
    spoken.sort_by_key(|part| part.of.end);
    for (claim, known) in sheet.wrong.iter().enumerate() {
        let made = &known.claim.made;
        let makes = |part: &Part| match made {
            Made::Said(patterns) => patterns.iter().any(|pattern| part.states(sheet, &[pattern]).is_some()),
            Made::Denied { mechanism, guarantee } => part.credits(*mechanism, *guarantee),
            Made::Summed => part.sums_wrongly(sums),
        };
        let denies = |part: &Part| match made {
            Made::Said(patterns) => patterns.iter().any(|pattern| part.denies(sheet, pattern).is_some()),
            Made::Denied { .. } | Made::Summed => false,
        };
        let last = spoken.iter().rev().find(|part| makes(part) || denies(part));
        match last {
            Some(part) if makes(part) => found.made.push((claim, part.of.clone())),
            Some(_) => found.denied.push(claim),
            None => {}
        }
    }
    found
}
