//! Neutral feedback on the stage that ends: a sentence of theirs that was heard, and what was not spoken of, never how
//! to go about it.

use crate::assess::Facet;

use super::entry::{Event, MoveKind};
use super::fold::Interview;
use super::quote::sentence_at;
use super::say::{is_of, reply};

/// A sentence that is worth reading out, in words.
const WORDS: std::ops::RangeInclusive<usize> = 4..=24;

/// Nothing if nobody spoke in the stage.
pub(super) fn feedback(interview: &Interview) -> Option<Event> {
    if interview.stage.answers == 0 {
        return None;
    }
    let question = &interview.sheet.question;
    let stage = &interview.sheet.rubric.stages[interview.stage.index];
    let is_shown = |idea: &usize| interview.summary.is_shown(*idea);
    let before = |idea: &usize| interview.stage.shown_before.get(*idea).copied().flatten() >= Some(Facet::Shown);
    let here = |idea: &usize| stage.competencies.iter().any(|id| is_of(&question.ideas[*idea], id));
    let new = newest(interview, &|idea| is_shown(idea) && !before(idea));
    let earlier = newest(interview, &|idea| before(idea) && here(idea));
    let about = Some(stage.id.clone());
    let say = |name: &str, said: &[(&str, &str)]| Some(reply(interview, MoveKind::Feedback, about.clone(), name, said));
    // A question that nobody had time to answer says best what is open.
    let unanswered = interview.cases.open.as_ref();
    if let Some(case) = unanswered.filter(|case| interview.heard.iter().any(|said| said.ends_with(&case.text))) {
        return say("feedback_left", &[("probe", &case.text)]);
    }
    let open = untouched(interview);
    match (new.as_str(), earlier.as_str(), open) {
        ("", "", Some(open)) => say("feedback_none", &[("open", open)]),
        ("", "", None) => None,
        ("", shown, Some(open)) => say("feedback_earlier", &[("shown", shown), ("open", open)]),
        (shown, _, Some(open)) => say("feedback_some", &[("shown", shown), ("open", open)]),
        ("", shown, None) | (shown, _, None) => say("feedback_all", &[("shown", shown)]),
    }
}

/// The newest whole sentence of the candidate's that showed one of these; nothing if it is too long to be read out. A cut
/// quote says what nobody said, and a title more than they did.
fn newest(interview: &Interview, is_meant: &dyn Fn(&usize) -> bool) -> String {
    let shown = interview.summary.newest_shown().filter(|seen| is_meant(&seen.idea));
    let mut said = shown.map(|seen| sentence_at(&interview.turns[seen.turn].text, seen.span.start));
    let fitting = said.find(|sentence| WORDS.contains(&sentence.split_whitespace().count()));
    fitting.map(|sentence| format!("\u{201c}{sentence}\u{201d}")).unwrap_or_default()
}

/// The first competency of the stage on which not a word was said, nor a question asked. How deep what was said goes is for
/// the scorecard, not for a glance at the clock.
fn untouched(interview: &Interview) -> Option<&str> {
    let question = &interview.sheet.question;
    let rubric = &interview.sheet.rubric;
    let is_said = |id: &str| {
        let mut ideas = (0..question.ideas.len()).filter(|idea| is_of(&question.ideas[*idea], id));
        ideas.any(|idea| interview.summary.facet(idea).is_some())
    };
    let of_fact = |fact: &usize| question.facts[*fact].criterion.as_deref().and_then(|of| of.split('.').next());
    let ids = &rubric.stages[interview.stage.index].competencies;
    // A fact of no criterion is asked for to learn what is needed, which is what the first stage is about.
    let is_first =
        |id: &str| rubric.stages.first().is_some_and(|stage| stage.competencies.first().is_some_and(|of| of == id));
    let is_asked =
        |id: &str| interview.facts.iter().any(|fact| of_fact(fact).map_or_else(|| is_first(id), |of| of == id));
    let id = ids.iter().find(|id| !is_said(id) && !is_asked(id))?;
    rubric.competencies.iter().find(|competency| competency.id == *id).map(|competency| competency.title.as_str())
}
