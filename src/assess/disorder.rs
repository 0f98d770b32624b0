//! A conversation whose words stand in no order: each turn may pass by itself, all of them together do not.

use std::borrow::Cow;

use super::evidence::Evidence;
use super::gates;
use super::observation::{Gated, Observation, Standing};

/// So many places where words cannot stand ...
const MANY: u32 = 5;
/// ... one in so many words: sound speech, that of beginners too, has one in a thousand.
const ONE_IN: u32 = 110;

/// The observations as they count: as they are, or with everything lowered to *listed*.
pub fn ordered(observations: &[Observation]) -> Cow<'_, [Observation]> {
    let misplaced: u32 = observations.iter().map(|observation| observation.misplaced).sum();
    let words: u32 = observations.iter().map(|observation| observation.words).sum();
    if misplaced < MANY || misplaced.saturating_mul(ONE_IN) < words {
        return Cow::Borrowed(observations);
    }
    Cow::Owned(observations.iter().map(lowered).collect())
}

fn lowered(observation: &Observation) -> Observation {
    let mut lowered = observation.clone();
    let (gate, reason) = gates::SALAD;
    for sentence in lowered.sentences.iter_mut().filter(|sentence| sentence.standing == Standing::Meant) {
        sentence.standing = Standing::Listed;
        let evidence = Evidence { start: sentence.start, end: sentence.end, why: reason.to_owned() };
        lowered.gates.push(Gated { gate, evidence, accuses: false });
    }
    lowered.gates.sort_by_key(|gated| gated.evidence.start);
    lowered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conversation_is_judged_as_a_whole() {
        let observed = |misplaced, words| Observation { words, misplaced, ..Observation::default() };
        let disordered = |all: &[Observation]| matches!(ordered(all), Cow::Owned(_));
        assert!(disordered(&[observed(2, 150), observed(3, 150)]));
        assert!(!disordered(&[observed(2, 150), observed(2, 20)]), "too few to tell");
        assert!(!disordered(&[observed(5, 900)]), "a slip now and then");
    }
}
