//! Neutral feedback on the stage that ends, in two or three sentences: what was shown, in the candidate's words; what they
//! only came near; the one question whose answer would add most. How deep they went is for the scorecard.

use crate::assess::Facet;

use super::entry::{Event, MoveKind};
use super::fold::Interview;
use super::probes;
use super::quote::words_around;
use super::say::{is_of, reply};
use super::summary::Seen;

/// The most words of it all. What was only touched is left out first.
const WORDS: usize = 60;

/// Nothing if nobody spoke in the stage, or nothing can be said of it.
pub(super) fn feedback(interview: &Interview) -> Option<Event> {
    if interview.stage.answers == 0 {
        return None;
    }
    let shown = shown(interview);
    let touched = touched(interview).filter(|touched| Some(touched) != shown.as_ref());
    // What nobody had time to answer says best what is open.
    let open = interview.cases.open.as_ref().map(|case| case.text.clone());
    let most = open.or_else(|| probes::most(interview).map(|probe| probe.text));
    let said = said(interview, shown.as_deref(), touched.as_deref(), most.as_deref())?;
    let is_long = matches!(&said, Event::Reply { text, .. } if text.split_whitespace().count() > WORDS);
    if is_long { self::said(interview, shown.as_deref(), None, most.as_deref()) } else { Some(said) }
}

/// The phrase for what there is to say.
fn said(interview: &Interview, shown: Option<&str>, touched: Option<&str>, most: Option<&str>) -> Option<Event> {
    let name = match (shown, touched, most) {
        (Some(_), Some(_), Some(_)) => "feedback_all",
        (Some(_), Some(_), None) => "feedback_near",
        (Some(_), None, Some(_)) => "feedback_shown",
        (Some(_), None, None) => "feedback_full",
        (None, Some(_), Some(_)) => "feedback_touched",
        (None, None, Some(_)) => "feedback_none",
        (None, _, None) => return None,
    };
    let variables = [("shown", shown), ("touched", touched), ("probe", most)];
    let variables: Vec<(&str, &str)> = variables.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let stage = &interview.sheet.rubric.stages[interview.stage.index];
    Some(reply(interview, MoveKind::Feedback, Some(stage.id.clone()), name, &variables))
}

/// The newest words of theirs that showed something in this stage; else earlier ones on what it is about.
fn shown(interview: &Interview) -> Option<String> {
    let before = |idea: usize| interview.stage.shown_before.get(idea).copied().flatten() >= Some(Facet::Shown);
    let is_new = |seen: &&Seen| !before(seen.idea);
    newest(interview, &is_new, Facet::Shown)
        .or_else(|| newest(interview, &|seen| is_here(interview, seen.idea), Facet::Shown))
}

/// The newest words that came near something which the stage is about, and which nothing has shown since.
fn touched(interview: &Interview) -> Option<String> {
    let is_meant = |seen: &&Seen| {
        seen.facet == Facet::Touched && is_here(interview, seen.idea) && !interview.summary.is_shown(seen.idea)
    };
    newest(interview, &is_meant, Facet::Touched)
}

fn is_here(interview: &Interview, idea: usize) -> bool {
    let stage = &interview.sheet.rubric.stages[interview.stage.index];
    stage.competencies.iter().any(|id| is_of(&interview.sheet.question.ideas[idea], id))
}

/// Whole words of the candidate's, the newest first: a cut quote says what nobody said.
fn newest(interview: &Interview, is_meant: &dyn Fn(&&Seen) -> bool, least: Facet) -> Option<String> {
    let seen = interview.summary.newest(least).filter(is_meant);
    seen.map(|seen| words_around(&interview.turns[seen.turn].text, seen.span)).find_map(|words| words)
}
