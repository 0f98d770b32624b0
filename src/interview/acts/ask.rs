//! Asking on: a change of requirements, what is missing, one level deeper, what was passed over or offered.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::assess::{Facet, SentenceSeen, Standing};
use crate::clock::Time;
use crate::content::{Cue, Phrase};

use crate::interview::fold::Interview;
use crate::interview::ground::{is_answered, is_settled, is_told};
use crate::interview::nearness::{to_idea, vector};
use crate::interview::quote::{IN_A_QUESTION, words_around};
use crate::interview::said::{BRIEF, Said, plain, spoken};
use crate::interview::understand::Understood;
use crate::interview::{probes, say, things};
use crate::matching::acts::{Act, words};
use crate::matching::fixed::ONE;
use crate::text::english::is_function_word;
use crate::text::{Span, read};

/// What a change of requirements needs at least.
const TWIST_TAKES: Duration = Duration::from_mins(3);

/// Whoever says no more than this may need to be asked how it works.
const NAMED_ONLY: usize = 14;

/// Not before there is something that it could change, not where the answers to it were given or a fact settles it already,
/// and not when no time is left to deal with it.
pub(in crate::interview) fn twist(interview: &Interview, _: &Understood, now: Time) -> Said {
    let question = &interview.sheet.question;
    let stage = &interview.sheet.rubric.stages[interview.stage.index].id;
    let stands = interview.summary.ideas.iter().any(|shown| *shown >= Some(Facet::Shown));
    if !stands || interview.stage.ends.since(now) < TWIST_TAKES {
        return None;
    }
    let is_solved = |idea: &String| {
        let at = question.ideas.iter().position(|known| known.id == *idea);
        at.is_some_and(|at| interview.summary.is_spoken_of(at))
    };
    let is_due = |n: &usize| {
        let twist = &question.twists[*n];
        let solved = !twist.ideas.is_empty() && twist.ideas.iter().all(is_solved);
        let is_closed = || is_told(interview, &twist.says) || is_answered(interview, &twist.says);
        let is_open = || !is_settled(interview, &twist.not_after) && !is_closed();
        twist.stage == *stage && !interview.twists.contains(n) && !solved && is_open()
    };
    let due = (0..question.twists.len()).find(is_due)?;
    // One after every second answer, so that each can be dealt with before the next.
    let told_here = interview.twists.iter().filter(|n| question.twists[**n].stage == *stage).count();
    (answers(interview) > 2 * told_here + 1).then(|| spoken(vec![say::twist(interview, due)]))
}

/// Answers in this stage that say something: whoever only asks has not begun.
fn answers(interview: &Interview) -> usize {
    let here = usize::try_from(interview.stage.answers).unwrap_or(usize::MAX);
    interview.understood.iter().rev().take(here).filter(|said| said.stated >= BRIEF).count()
}

pub(in crate::interview) fn probe(interview: &Interview, _: &Understood, _: Time) -> Said {
    if interview.stage.probes >= probes_in(interview) {
        return None;
    }
    probes::best(interview).map(|probe| spoken(vec![say::probe(interview, &probe)]))
}

/// A follow-up on what was just shown at work and no deeper, in the candidate's own words for it.
pub(in crate::interview) fn deeper(interview: &Interview, _: &Understood, _: Time) -> Said {
    if interview.stage.probes >= probes_in(interview) || !say::is_fresh(interview, Phrase::Deeper) {
        return None;
    }
    probes::deeper(interview).map(|probe| spoken(vec![say::deeper(interview, &probe)]))
}

/// Whoever has just shown the heart of the question at work is pressed on it before anything else is asked, though not after
/// each answer: to go on as if nothing had been said is not to listen.
pub(in crate::interview) fn press(interview: &Interview, said: &Understood, now: Time) -> Said {
    let was_pressed = interview.replied_to.contains(&Phrase::Deeper);
    let shown = probes::deeper(interview).filter(|_| !was_pressed)?;
    interview.sheet.question.ideas[shown.idea].crux.then(|| deeper(interview, said, now)).flatten()
}

/// That something is done is no answer yet to what is done.
pub(in crate::interview) fn concretely(interview: &Interview, _: &Understood, _: Time) -> Said {
    let (turn, seen) = interview.turns.last().zip(interview.observations.last())?;
    let sheet = &interview.sheet;
    let shows = |said: &SentenceSeen| {
        let mut shown = probes::in_last_turn(interview).filter(|seen| seen.facet >= Facet::Shown);
        shown.any(|seen| seen.span.start < said.end && said.start < seen.span.end)
    };
    let meant = seen.sentences.iter().filter(|said| said.standing == Standing::Meant && !said.asked);
    let mut vague = meant.filter_map(|said| {
        let tokens = read(&turn.text[said.start..said.end], &sheet.lexicon).tokens;
        let words: Vec<&str> = tokens.iter().map(|token| token.word.as_str()).collect();
        let cue = &tokens[sheet.cues.found(Cue::Vague, &words).filter(|_| !shows(said))?.start].span;
        let cue = Span { start: said.start + cue.start, end: said.start + cue.end };
        words_around(&turn.text, cue, IN_A_QUESTION)
    });
    let topic = vague.rfind(|words| !interview.quoted.contains(words))?;
    say::is_fresh(interview, Phrase::Concretely).then(|| spoken(vec![say::concretely(interview, &topic)]))
}

/// A thing that was named and not explained: what is it for? Nothing else that they said waits for a question.
pub(in crate::interview) fn what_for(interview: &Interview, said: &Understood, _: Time) -> Said {
    let turn = interview.turns.last()?;
    let explains = probes::in_last_turn(interview).any(|seen| seen.facet >= Facet::Shown);
    if said.is_aside() || explains || turn.text.split_whitespace().count() > NAMED_ONLY {
        return None;
    }
    let named = things::named(interview, &turn.text).filter(|_| say::is_fresh(interview, Phrase::WhatFor))?;
    Some(spoken(vec![say::what_for(interview, named)]))
}

/// Whoever offers to go deeper is told where: into the thing that they name, the one of two that is still open; else they are
/// asked what is open, the case that waits or the most valuable one.
pub(in crate::interview) fn take_up(interview: &Interview, said: &Understood, _: Time) -> Said {
    let offer = said.offer.as_ref()?;
    let options: Vec<&str> = offer.split(" or ").collect();
    if options.len() > 1 {
        let chosen = chosen(interview, &options).filter(|_| say::is_fresh(interview, Phrase::Choose));
        let chosen = chosen.map(|which| spoken(vec![say::choose(interview, which)]));
        return chosen.or_else(|| plain(true, interview, Phrase::Either, say::either));
    }
    let earlier: Vec<&str> = interview.turns.iter().map(|turn| turn.text.as_str()).collect();
    let before: Vec<&str> = earlier.iter().map(|text| text.strip_suffix(offer.as_str()).unwrap_or(text)).collect();
    // A single word is no topic: "Yes, please: “count”" says nothing.
    let topic = things::named_before(interview, offer, &before).filter(|topic| topic.contains(' '));
    if let Some(topic) = topic
        && say::is_fresh(interview, Phrase::PleaseDo)
    {
        return Some(spoken(vec![say::please_do(interview, topic)]));
    }
    if names_something(interview, offer, &before) && say::is_fresh(interview, Phrase::GoAhead) {
        return plain(true, interview, Phrase::GoAhead, say::go_ahead);
    }
    let probe = open_point(interview)?;
    if probe.topic.is_some() {
        return Some(spoken(vec![say::probe(interview, &probe)]));
    }
    say::is_fresh(interview, Phrase::TakeUp).then(|| spoken(vec![say::framed(interview, Phrase::TakeUp, &probe)]))
}

/// What sounds like asking for a gap and is more: "Which of the two shall I push further?" is an offer, "What would you pick?"
/// a decision that is handed over.
const MORE_THAN_A_GAP: [Act; 4] = [Act::Offers, Act::HandsOver, Act::WantsSolution, Act::WantsHint];

/// The case that waits, or the most valuable question that is open anywhere.
fn open_point(interview: &Interview) -> Option<probes::Probe> {
    let waits = interview.cases.open.as_ref().map(|case| (case.idea, case.text.clone()));
    let waits = waits.map(|(idea, text)| probes::Probe { idea, text, topic: None });
    waits.or_else(|| probes::anywhere(interview))
}

/// Whoever asks what is missing is told the most valuable thing, as a question that names a failure and never its cure.
pub(in crate::interview) fn gap(interview: &Interview, said: &Understood, _: Time) -> Said {
    if !said.does(Act::AsksGap) || MORE_THAN_A_GAP.into_iter().any(|act| said.does(act)) {
        return None;
    }
    let Some(probe) = open_point(interview) else {
        return plain(true, interview, Phrase::NothingOpen, say::nothing_open);
    };
    say::is_fresh(interview, Phrase::StillOpen).then(|| spoken(vec![say::framed(interview, Phrase::StillOpen, &probe)]))
}

/// Which of the things between which an offer leaves the choice: the one nearest to an idea that is open.
fn chosen(interview: &Interview, options: &[&str]) -> Option<usize> {
    let open: Vec<usize> = probes::open(interview).collect();
    let near = |option: &str| {
        let said = vector(&interview.sheet, option);
        open.iter().map(|idea| to_idea(&interview.sheet, *idea, &said)).max().unwrap_or(0)
    };
    let near: Vec<i64> = options.iter().map(|option| near(option)).collect();
    let best = (0..options.len()).max_by_key(|at| (near[*at], std::cmp::Reverse(*at)));
    best.filter(|best| near[*best] >= OPEN)
}

/// A word of the offer is of the work and was said before: "Shall I explain the hot product?"
fn names_something(interview: &Interview, offer: &str, before: &[&str]) -> bool {
    let hearing = &interview.sheet.learnt.hearing;
    let earlier: BTreeSet<String> = before.iter().flat_map(|text| words(text)).collect();
    let is_thing = |word: &String| !is_function_word(word) && !hearing.is_of_talk(word) && earlier.contains(word);
    words(offer).iter().any(is_thing)
}

/// So near to an idea an option is about it.
const OPEN: i64 = ONE / 5;

/// Questions fit into a stage by its length: one about every two minutes, two at least.
fn probes_in(interview: &Interview) -> u32 {
    let minutes = interview.stage_minutes().get(interview.stage.index).copied().unwrap_or(0);
    u32::from(minutes / 2).max(2)
}

/// Nothing is left to ask in this stage, and they have had more than one word in it.
pub(in crate::interview) fn exhausted(interview: &Interview) -> bool {
    let spoken = !interview.is_last_stage() && answers(interview) > 1;
    spoken && (interview.stage.probes >= probes_in(interview) || probes::best(interview).is_none())
}
