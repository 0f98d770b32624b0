//! Replying to a question or a wish: facts, their own figure, going on, the end of a stage.

use std::time::Duration;

use crate::clock::Time;
use crate::content::{Cue, Phrase};
use crate::matching::acts::Act;
use crate::text::english::is_function_word;

use crate::interview::entry::{Author, Event};
use crate::interview::figures::figures;
use crate::interview::fold::Interview;
use crate::interview::said::{Said, plain, spoken};
use crate::interview::understand::Understood;
use crate::interview::{say, stages};

use super::due::due;

/// So many facts are told at once; of more than that it is said that there were more.
const FACTS_AT_ONCE: usize = 4;

/// Who is asked with less time left cannot answer.
const ANSWER_TAKES: Duration = Duration::from_secs(45);

/// "Thank you, I see." beside a question says nothing else.
const BESIDE: usize = 4;

/// A message that says so much beside its question is no mere question.
const ANSWERS_ITSELF: usize = 8;

/// What was asked for is told.
pub(in crate::interview) fn facts(interview: &Interview, said: &Understood, _: Time) -> Said {
    let due = due(interview, said);
    // What was told is told again, unless it lies in the middle of an answer and nothing new is asked for beside it.
    let any_new = due.iter().any(|fact| !interview.facts.contains(fact));
    if due.is_empty() || !(any_new || said.form.is_brief || said.form.ends_asking) {
        return None;
    }
    let mut told = interview.clone();
    let mut events = Vec::new();
    for fact in due.iter().take(FACTS_AT_ONCE) {
        let event = say::fact(&told, *fact);
        told.remember(&event);
        events.push(event);
    }
    let mut said_all = spoken(events);
    let more = due.len() > FACTS_AT_ONCE;
    said_all.extend(plain(more, interview, Phrase::AskedMore, say::asked_more).into_iter().flatten());
    Some(said_all)
}

/// Asked for a figure that the candidate has worked with: it stands.
pub(in crate::interview) fn own_figure(interview: &Interview, said: &Understood, _: Time) -> Said {
    if !said.does(Act::AsksFigure) || said.stated >= ANSWERS_ITSELF || !say::is_fresh(interview, Phrase::OwnFigure) {
        return None;
    }
    let (last, before) = interview.turns.split_last()?;
    // Units and small words are shared by figures of any two things.
    let cues = &interview.sheet.cues;
    let says_what = |word: &&str| word.len() > 3 && !cues.is(Cue::Units, word) && !is_function_word(word);
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        lower.split(|c: char| !c.is_alphabetic()).filter(says_what).map(str::to_owned).collect()
    };
    let asked = words(&last.text);
    let figures = figures(before, &interview.observations);
    let known = figures.iter().rev().find(|figure| words(&figure.words).iter().any(|word| asked.contains(word)))?;
    Some(spoken(vec![say::own_figure(interview, &known.words)]))
}

/// To the next stage; behind the last one there is only the end.
pub(in crate::interview) fn go_on(interview: &Interview, said: &Understood, now: Time) -> Said {
    // "I think that covers this part. Shall I go deeper?" leaves it to the interviewer.
    match said.does(Act::WantsNext) && !said.does(Act::Offers) {
        true if interview.is_last_stage() => plain(true, interview, Phrase::FinishOffer, say::finish_offer),
        true => {
            let mut said = plain(true, interview, Phrase::MovingOn, say::moving_on).unwrap_or_default();
            said.extend(stages::advance(interview, now));
            Some(said)
        }
        false => None,
    }
}

/// A question that nobody has time to answer is not asked.
pub(in crate::interview) fn close_the_stage(interview: &Interview, _: &Understood, now: Time) -> Said {
    if interview.is_last_stage() {
        let is_late = interview.ends.since(now) < ANSWER_TAKES;
        return plain(is_late, interview, Phrase::FinishOffer, say::finish_offer);
    }
    (interview.stage.ends.since(now) < ANSWER_TAKES).then(|| stages::advance(interview, now))
}

/// Asked for nothing else, one says how much time is left, and which part this is.
pub(in crate::interview) fn time_left(interview: &Interview, said: &Understood, now: Time) -> Said {
    (said.does(Act::AsksTime) && is_all(said)).then(|| told_time(interview, now))
}

/// Whoever asks for the time behind an answer is told it before the conversation goes on.
pub(in crate::interview) fn with_time(
    interview: &Interview,
    said: &Understood,
    next: Vec<(Author, Event)>,
    now: Time,
) -> Vec<(Author, Event)> {
    let told = (said.does(Act::AsksTime) && !is_all(said)).then(|| told_time(interview, now));
    told.into_iter().flatten().chain(next).collect()
}

/// Nothing else is said or asked.
fn is_all(said: &Understood) -> bool {
    said.stated <= BESIDE && said.questions.is_empty() && !said.does(Act::Corrects)
}

fn told_time(interview: &Interview, now: Time) -> Vec<(Author, Event)> {
    let minutes = interview.ends.since(now).as_secs().div_ceil(60);
    let left = if minutes == 1 { "1 minute".to_owned() } else { format!("{minutes} minutes") };
    spoken(vec![say::time_left(interview, &left)])
}
