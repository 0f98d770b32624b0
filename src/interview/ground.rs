//! Whether what a prepared text takes for granted was said.

use crate::content::{Premise, premises};
use crate::text::read;

use super::fold::Interview;

/// Something is on the table.
pub(super) fn has_proposed(interview: &Interview) -> bool {
    interview.summary.ideas.iter().any(Option::is_some)
}

/// Whether everything that a prepared text takes for granted was said by the candidate.
pub(super) fn holds(interview: &Interview, text: &str) -> bool {
    let lexicon = &interview.sheet.lexicon;
    let spoke_of = |word: &str| {
        let thing: Vec<_> = read(word, lexicon).mentions.iter().map(|mention| mention.concept).collect();
        interview.turns.iter().any(|turn| {
            let mut said = turn.text.split(|c: char| !c.is_alphanumeric());
            let mentions = || read(&turn.text, lexicon).mentions;
            said.any(|said| said.eq_ignore_ascii_case(word))
                || mentions().iter().any(|said| thing.iter().any(|thing| lexicon.is_a(said.concept, *thing)))
        })
    };
    premises(text).iter().all(|premise| match premise {
        Premise::Proposal => has_proposed(interview),
        Premise::Thing(word) => has_proposed(interview) && spoke_of(word),
    })
}
