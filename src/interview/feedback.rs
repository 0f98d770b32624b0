//! Neutral feedback on the stage that ends, in two or three sentences: what was shown, in the candidate's words; what they
//! only came near; the one question whose answer would add most. How deep they went is for the scorecard.

use crate::assess::{Facet, SentenceSeen, Standing};
use crate::content::Phrase;
use crate::matching::acts::Act;
use crate::matching::fixed::ONE;
use crate::text::Span;

use super::entry::{Event, MoveKind};
use super::fold::Interview;
use super::probes::{self, is_statement};
use super::quote::words_around;
use super::say::{is_of, reply};
use super::summary::Seen;

/// The most words of it all. What was only touched is left out first.
const WORDS: usize = 60;
/// The longest quote that is worth reading out, in words.
const QUOTED: usize = 20;
/// A sentence so near to any idea leads somewhere: half of the way from strangers to the idea's own.
const LEADS: i64 = ONE / 2;

/// Nothing if nobody spoke in the stage, or nothing can be said of it.
pub(super) fn feedback(interview: &Interview) -> Option<Event> {
    if interview.stage.answers == 0 {
        return None;
    }
    let shown = shown(interview);
    let touched = touched(interview).or_else(|| began(interview).filter(|_| shown.is_none()));
    let touched = touched.filter(|touched| Some(touched) != shown.as_ref());
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
        (Some(_), Some(_), Some(_)) => Phrase::FeedbackAll,
        (Some(_), Some(_), None) => Phrase::FeedbackNear,
        (Some(_), None, Some(_)) => Phrase::FeedbackShown,
        (Some(_), None, None) => Phrase::FeedbackFull,
        (None, Some(_), Some(_)) => Phrase::FeedbackTouched,
        (None, None, Some(_)) => Phrase::FeedbackNone,
        (None, _, None) => return None,
    };
    let variables = [("shown", shown), ("touched", touched), ("probe", most)];
    let variables: Vec<(&str, &str)> = variables.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let stage = &interview.sheet.rubric.stages[interview.stage.index];
    Some(reply(interview, MoveKind::Feedback, Some(stage.id.clone()), name, &variables))
}

/// The weightiest thing that they showed in this stage, of what it is about if there is any, in their words.
fn shown(interview: &Interview) -> Option<String> {
    let before = |idea: usize| interview.stage.shown_before.get(idea).copied().flatten() >= Some(Facet::Shown);
    // Whoever hears old words thinks that the last ones were not heard.
    let last = interview.turns.len().saturating_sub(1);
    let worth = |seen: &Seen| {
        let idea = &interview.sheet.question.ideas[seen.idea];
        (is_here(interview, seen.idea), seen.turn == last, !before(seen.idea), idea.crux, idea.weight)
    };
    let mut shown: Vec<&Seen> = in_stage(interview, Facet::Shown).collect();
    shown.sort_by_key(|seen| std::cmp::Reverse(worth(seen)));
    quoted(interview, shown.into_iter())
}

/// The newest words in it that came near something which the stage is about, and which nothing has shown since.
fn touched(interview: &Interview) -> Option<String> {
    let near = in_stage(interview, Facet::Touched).filter(|seen| {
        seen.facet == Facet::Touched && is_here(interview, seen.idea) && !interview.summary.is_shown(seen.idea)
    });
    quoted(interview, near)
}

/// What was seen so far at least in this stage, the newest first.
fn in_stage(interview: &Interview, least: Facet) -> impl Iterator<Item = &Seen> {
    let first = interview.turns.len().saturating_sub(answers(interview));
    // Before a correction stands what may not count any more.
    let corrected = interview.understood.iter().rposition(|said| said.does(Act::Corrects));
    let first = first.max(corrected.unwrap_or(0));
    interview.summary.newest(least).filter(move |seen| seen.turn >= first && is_statement(interview, seen))
}

fn answers(interview: &Interview) -> usize {
    usize::try_from(interview.stage.answers).unwrap_or(usize::MAX)
}

/// The newest words in this stage that lead to anything at all: nobody who has spoken is told that they said nothing.
fn began(interview: &Interview) -> Option<String> {
    let spoken = interview.turns.iter().zip(&interview.observations).rev().take(answers(interview));
    let leads = |said: &&SentenceSeen| {
        said.standing == Standing::Meant && !said.asked && !said.takes_back && said.near >= LEADS
    };
    spoken
        .flat_map(|(turn, seen)| seen.sentences.iter().filter(leads).map(move |said| (turn, said)))
        .find_map(|(turn, said)| words_around(&turn.text, Span { start: said.start, end: said.end }, QUOTED))
}

fn is_here(interview: &Interview, idea: usize) -> bool {
    let stage = &interview.sheet.rubric.stages[interview.stage.index];
    stage.competencies.iter().any(|id| is_of(&interview.sheet.question.ideas[idea], id))
}

/// Whole words of the candidate's: a cut quote says what nobody said.
fn quoted<'a>(interview: &Interview, mut seen: impl Iterator<Item = &'a Seen>) -> Option<String> {
    let words = |seen: &Seen| words_around(&interview.turns[seen.turn].text, seen.span, QUOTED);
    seen.find_map(|seen| words(seen).filter(|words| !interview.quoted.contains(words)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::Time;
    use crate::content::format::Level;
    use crate::content::{Sources, compile};
    use crate::id::{InterviewId, MessageId};
    use crate::interview::{Input, Mode, Move, Opening};

    fn read_out(step: &Move) -> Vec<String> {
        let feedback = |event: &Event| match event {
            Event::Reply { kind: MoveKind::Feedback, text, .. } => Some(text.clone()),
            _ => None,
        };
        step.entries.iter().filter_map(|entry| feedback(&entry.event)).collect()
    }

    #[test]
    fn a_stage_is_closed_with_two_or_three_sentences_asked_for_or_timed_out() {
        let sheet = Arc::clone(&compile(Sources::built_in()).unwrap().sheets["url-shortener"]);
        let check = |mode: Mode, said: &[&str], sentences: std::ops::RangeInclusive<usize>, quotes: &str| {
            let opening = Opening {
                id: InterviewId(uuid::Uuid::from_u128(5)),
                sheet: Arc::clone(&sheet),
                level: Level::L5,
                mode,
                minutes: 45,
            };
            let mut held = Interview::replay(Arc::clone(&sheet), &Interview::open(&opening, Time(0)));
            let id = MessageId(uuid::Uuid::from_u128(1));
            for text in said {
                let step = held.hear(Input::Answer { id, text: (*text).to_owned() }, Time(1000)).unwrap();
                step.entries.iter().for_each(|entry| held.fold(entry, step.observation.as_ref()));
            }
            let asked = read_out(&held.hear(Input::NextStage { id }, Time(2000)).unwrap());
            held.stage.nudged = true;
            let timed_out = read_out(&held.tick(held.stage.ends).unwrap());
            assert_eq!(asked, timed_out);
            let ends = |text: &String| text.split_whitespace().filter(|word| word.ends_with(['.', '?', ':'])).count();
            assert_eq!(asked.len(), usize::from(*sentences.end() > 0), "{said:?}: {asked:?}");
            assert!(
                asked.iter().all(|text| sentences.contains(&ends(text)) && text.contains(quotes)),
                "{said:?}: {asked:?}"
            );
        };
        let scope = "In scope: create and redirect. Out of scope: dashboards for analytics, and editing what exists.";
        check(Mode::Guided, &[scope], 2..=6, "\u{201c}");
        check(Mode::Guided, &["Hm, let me think."], 2..=5, "");
        check(Mode::Guided, &[], 0..=0, "");
        check(Mode::Real, &[scope], 0..=0, "");
    }
}
