//! Wrong claims: which of the sheet's misconceptions a turn makes, and which it takes back.
//!
//! A sentence that makes one is no evidence for anything. Whoever denies a claim later has not made it: the last
//! assertion counts.

use serde::Serialize;

use crate::content::Sheet;

use super::observe::Evidence;
use super::part::Part;

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
    /// (claim, index of the part), each claim once, in the sheet's order.
    pub(super) made: Vec<(usize, usize)>,
    /// Claims that it denies.
    pub(super) denied: Vec<usize>,
}

/// Reads the parts of a turn for them.
pub(super) fn claims(sheet: &Sheet, parts: &[Part<'_>]) -> Claims {
    let mut found = Claims::default();
    let speaks = |part: &&(usize, &Part<'_>)| !part.1.sentence.asked && part.1.gate.is_none_or(|gate| gate.accuses);
    let spoken: Vec<(usize, &Part<'_>)> = parts.iter().enumerate().filter(|part| speaks(&part)).collect();
    for (claim, known) in sheet.wrong.iter().enumerate() {
        let patterns = &known.claim.patterns;
        let makes = |part: &Part<'_>| patterns.iter().any(|pattern| part.states(sheet, &[pattern]).is_some());
        let denies = |part: &Part<'_>| patterns.iter().any(|pattern| part.denies(sheet, pattern).is_some());
        let last = spoken.iter().rev().find(|(_, part)| makes(part) || denies(part));
        match last {
            Some((at, part)) if makes(part) => found.made.push((claim, *at)),
            Some(_) => found.denied.push(claim),
            None => {}
        }
    }
    found
}
