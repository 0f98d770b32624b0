//! Neutral feedback on the stage that ends: what was shown in it, in the candidate's own words, and what is still open and
//! why, never how to close it.

use crate::assess::Facet;
use crate::text::Span;

use super::entry::{Event, MoveKind};
use super::fold::Interview;
use super::quote::words_around;
use super::say::{is_of, phrase, reply};

/// So many things are quoted.
const QUOTED: usize = 2;

/// Nothing if nobody spoke in the stage.
pub(super) fn feedback(interview: &Interview) -> Option<Event> {
    if interview.stage.answers == 0 {
        return None;
    }
    let question = &interview.sheet.question;
    let stage = &interview.sheet.rubric.stages[interview.stage.index];
    let is_shown = |idea: &usize| interview.shown[*idea] >= Some(Facet::How);
    let before = |idea: &usize| interview.stage.shown_before.get(*idea).copied().flatten() >= Some(Facet::How);
    let here = |idea: &usize| stage.competencies.iter().any(|id| is_of(&question.ideas[*idea], id));
    let ideas = || 0..question.ideas.len();
    let new = quotes(interview, &mut ideas().filter(|idea| is_shown(idea) && !before(idea)));
    let earlier = quotes(interview, &mut ideas().filter(|idea| before(idea) && here(idea)));
    let open = open(interview);
    let shown = if new.is_empty() { &earlier } else { &new };
    let about = Some(stage.id.clone());
    let Some(open) = open else {
        let all = [("shown", shown.as_str())];
        return (!shown.is_empty()).then(|| reply(interview, MoveKind::Feedback, about, "feedback_all", &all));
    };
    let name = match (new.is_empty(), earlier.is_empty()) {
        (false, _) => "feedback_some",
        (true, false) => "feedback_earlier",
        (true, true) => "feedback_none",
    };
    let said = [("shown", shown.as_str()), ("open", open.as_str())];
    Some(reply(interview, MoveKind::Feedback, about, name, &said))
}

/// The candidate's own words for the first of these.
fn quotes(interview: &Interview, ideas: &mut dyn Iterator<Item = usize>) -> String {
    let quoted = ideas.filter_map(|idea| words_for(interview, idea)).take(QUOTED);
    quoted.map(|words| format!("\u{201c}{words}\u{201d}")).collect::<Vec<_>>().join(", ")
}

/// What they said for an idea, at its best.
fn words_for(interview: &Interview, idea: usize) -> Option<String> {
    let seen = interview.turns.iter().zip(&interview.observations).flat_map(|(turn, observation)| {
        observation.seen.iter().filter(|seen| seen.idea == idea).map(move |seen| (turn, seen))
    });
    let (turn, seen) = seen.max_by_key(|(_, seen)| seen.facet)?;
    // Of evidence that runs over several sentences the first is quoted.
    let evidence = &turn.text[seen.evidence.start..seen.evidence.end];
    let first = evidence.find(". ").unwrap_or(evidence.len()).min(evidence.find('\n').unwrap_or(evidence.len()));
    let span = Span { start: seen.evidence.start, end: seen.evidence.start + first };
    words_around(&turn.text, span)
}

/// The first competency of the stage with something open: what was named of it, or that nothing was.
fn open(interview: &Interview) -> Option<String> {
    let question = &interview.sheet.question;
    let rubric = &interview.sheet.rubric;
    let stage = &rubric.stages[interview.stage.index];
    let of = |id: &str| {
        let ideas = (0..question.ideas.len()).filter(|idea| is_of(&question.ideas[*idea], id));
        ideas.filter(|idea| interview.shown[*idea] < Some(Facet::How)).collect::<Vec<_>>()
    };
    let (id, ideas) = stage.competencies.iter().map(|id| (id, of(id))).find(|(_, ideas)| !ideas.is_empty())?;
    let title = &rubric.competencies.iter().find(|competency| competency.id == *id)?.title;
    let mut named = ideas.iter().filter(|idea| interview.shown[**idea] == Some(Facet::Named));
    let all = || (0..question.ideas.len()).filter(|idea| is_of(&question.ideas[*idea], id));
    let is_begun = all().any(|idea| interview.shown[idea] >= Some(Facet::How));
    let is_touched = all().any(|idea| interview.shown[idea].is_some());
    let said = match named.find_map(|idea| words_for(interview, *idea)) {
        Some(words) => phrase(interview, "open_named", &[("open", title), ("topic", &words)]),
        None if is_begun => phrase(interview, "open_part", &[("open", title)]),
        None if is_touched => return Some(title.clone()),
        None => phrase(interview, "open_untouched", &[("open", title)]),
    };
    Some(said.1)
}
