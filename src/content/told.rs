//! What a question tells by itself: brief, debrief, facts, hints, probes; and its graded transcripts. Said back it earns
//! nothing, so it is kept as shingles, made once.

use super::format::question::QuestionFile;
use super::graded::Graded;
use super::transcript::Speaker;
use crate::text::shingles::shingles;

/// Words in a shingle.
pub const ECHO: usize = 4;

/// Words in a shingle of a graded transcript: a whole answer is compared, so more of it must agree.
pub const SHIPPED: usize = 5;

/// Every shingle of what candidates say in the graded transcripts, sorted.
pub(super) fn shipped(graded: &[Graded]) -> Vec<u64> {
    let sections = graded.iter().flat_map(|graded| &graded.transcript.sections);
    let said = sections.filter(|section| section.speaker == Speaker::Candidate);
    let mut shipped: Vec<u64> = said.flat_map(|section| shingles(&section.text, SHIPPED)).collect();
    shipped.sort_unstable();
    shipped.dedup();
    shipped
}

/// Every shingle, sorted.
pub(super) fn told(question: &QuestionFile) -> Vec<u64> {
    let hints = question.ideas.iter().filter_map(|idea| idea.hints.as_ref());
    let hints = hints.flat_map(|hints| [&hints.nudge, &hints.area, &hints.example]);
    let ideas = question.ideas.iter().flat_map(|idea| idea.probes.iter().chain([&idea.title, &idea.why]));
    let facts = question.facts.iter().map(|fact| &fact.says);
    let twists = question.twists.iter().map(|twist| &twist.says);
    let texts = hints.chain(ideas).chain(facts).chain(twists).map(String::as_str);
    let mut told: Vec<u64> = texts
        .chain([question.brief.as_str(), question.debrief.as_str(), question.summary.as_str()])
        .flat_map(|text| shingles(text, ECHO))
        .collect();
    told.sort_unstable();
    told.dedup();
    told
}
