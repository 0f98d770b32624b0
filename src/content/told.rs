//! What a question tells by itself: brief, debrief, facts, hints, probes. Said back it earns nothing, so it is kept as
//! shingles, made once.

use super::format::question::QuestionFile;
use crate::text::shingles::shingles;

/// Words in a shingle.
pub const ECHO: usize = 4;

/// Every shingle, sorted.
pub(super) fn told(question: &QuestionFile, brief: &str, debrief: &str) -> Vec<u64> {
    let hints = question.ideas.iter().filter_map(|idea| idea.hints.as_ref());
    let hints = hints.flat_map(|hints| [&hints.nudge, &hints.area, &hints.example]);
    let ideas = question.ideas.iter().flat_map(|idea| idea.probes.iter().chain([&idea.title, &idea.why]));
    let facts = question.facts.iter().map(|fact| &fact.says);
    let twists = question.twists.iter().map(|twist| &twist.says);
    let texts = hints.chain(ideas).chain(facts).chain(twists).map(String::as_str);
    let mut told: Vec<u64> =
        texts.chain([brief, debrief, question.summary.as_str()]).flat_map(|text| shingles(text, ECHO)).collect();
    told.sort_unstable();
    told.dedup();
    told
}
