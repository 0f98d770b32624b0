//! What the question or the interviewer said, given back: the brief, facts, hints, probes, the debrief, and every word
//! that was heard. A figure picked from them inside a sentence of one's own is no echo.

use std::collections::BTreeSet;

use super::Ground;
use super::words::{joined, words};

/// Words in a shingle.
const SHINGLE: usize = 4;
/// A sentence is an echo if this share of its shingles, in percent, was heard.
const SHARE: usize = 60;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    let own: Vec<Vec<u64>> =
        ground.sentences.iter().map(|sentence| shingles(sentence.span.of(&ground.turn.text))).collect();
    let asked_for: BTreeSet<u64> = own.iter().flatten().copied().collect();
    if asked_for.is_empty() {
        return Vec::new();
    }
    let mut heard: BTreeSet<u64> = BTreeSet::new();
    for source in sources(ground) {
        heard.extend(shingles(source).into_iter().filter(|shingle| asked_for.contains(shingle)));
    }
    let is_echo = |shingles: &Vec<u64>| {
        let known = shingles.iter().filter(|shingle| heard.contains(shingle)).count();
        known > 0 && known * 100 >= shingles.len() * SHARE
    };
    own.iter().enumerate().filter(|(_, shingles)| is_echo(shingles)).map(|(at, _)| at).collect()
}

fn sources<'a>(ground: &Ground<'a>) -> impl Iterator<Item = &'a str> {
    let sheet = ground.sheet;
    let question = &sheet.question;
    let hints = question.ideas.iter().filter_map(|idea| idea.hints.as_ref());
    let hints = hints.flat_map(|hints| [hints.nudge.as_str(), hints.area.as_str(), hints.example.as_str()]);
    let ideas = question.ideas.iter().flat_map(|idea| idea.probes.iter().chain([&idea.title, &idea.why]));
    let facts = question.facts.iter().map(|fact| fact.says.as_str());
    let twists = question.twists.iter().map(|twist| twist.says.as_str());
    let heard = ground.before.iter().chain([ground.turn]).flat_map(|turn| turn.heard.iter());
    [sheet.brief.as_str(), sheet.debrief.as_str(), question.summary.as_str()]
        .into_iter()
        .chain(hints)
        .chain(ideas.map(String::as_str))
        .chain(facts)
        .chain(twists)
        .chain(heard.map(String::as_str))
}

/// None of a text that is shorter than one.
fn shingles(text: &str) -> Vec<u64> {
    let words: Vec<u64> = words(text).collect();
    words.windows(SHINGLE).map(joined).collect()
}
