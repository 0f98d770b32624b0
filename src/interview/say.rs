//! What the interviewer says: the right phrase in a wording that was not heard yet, filled with the content's own words.

use std::time::Duration;

use crate::assess::Facet;
use crate::clock::Time;
use crate::content::Phrase;
use crate::content::format::question::IdeaFile;

use super::changed::Changed;
use super::entry::{Event, MoveKind, Wording};
use super::fold::Interview;
use super::ground::holds;
use super::probes::{self, Deeper, Probe};
use super::quote::{IN_A_QUESTION, words_around};
use crate::text::Span;

/// The first words of a stage: the rubric's own, or a phrase.
pub(super) fn opens(interview: &Interview, index: usize) -> Event {
    let is_last = index + 1 == interview.sheet.rubric.stages.len();
    let stage = &interview.sheet.rubric.stages[index];
    let about = Some(stage.id.clone());
    if !is_last
        && is_fresh(interview, Phrase::StageAhead)
        && let Some(topic) = told_ahead(interview, index)
    {
        // What was read out a moment ago need not be read out again.
        if interview.heard.iter().any(|said| said.contains(&topic)) {
            return reply(interview, MoveKind::Opens, about, Phrase::Stage, &[("stage", &stage.title)]);
        }
        let said = [("stage", stage.title.as_str()), ("topic", topic.as_str())];
        return reply(interview, MoveKind::Opens, about, Phrase::StageAhead, &said);
    }
    let fitting: Vec<&String> = stage.opens.iter().filter(|text| holds(interview, text)).collect();
    let pick =
        interview.seed.checked_rem(fitting.len() as u64).and_then(|pick| fitting.get(usize::try_from(pick).ok()?));
    match pick {
        Some(text) => Event::Reply { kind: MoveKind::Opens, about, rung: None, wording: None, text: (*text).clone() },
        None => reply(interview, MoveKind::Opens, about, Phrase::Stage, &[("stage", &stage.title)]),
    }
}

/// Something that only this stage is about was shown before it begins, or begun: their own words for it. To ask for all of it would say
/// that nobody listened, and to build on what nobody can point to would say the same.
fn told_ahead(interview: &Interview, index: usize) -> Option<String> {
    let question = &interview.sheet.question;
    let (before, rest) = interview.sheet.rubric.stages.split_at(index);
    let is_own = |id: &&String| before.iter().all(|stage| !stage.competencies.contains(id));
    let own: Vec<&String> = rest.first()?.competencies.iter().filter(is_own).collect();
    let about = |idea: &usize| own.iter().any(|id| is_of(&question.ideas[*idea], id));
    let ideas: Vec<usize> = (0..question.ideas.len()).filter(about).collect();
    let words = |so_far: Facet| {
        let mut said = interview.summary.newest(so_far).filter(|seen| ideas.contains(&seen.idea));
        said.find_map(|seen| words_around(&interview.turns[seen.turn].text, seen.span, IN_A_QUESTION))
    };
    words(Facet::Shown).or_else(|| worked_out(interview, &own)).or_else(|| words(Facet::Touched))
}

/// Before the numbers come: a sum that was worked out already.
fn worked_out(interview: &Interview, competencies: &[&String]) -> Option<String> {
    let of = interview.sheet.rubric.competencies.iter().filter(|known| competencies.contains(&&known.id));
    let counts = of.flat_map(|known| &known.criteria).any(|criterion| criterion.facet == NUMBERS);
    let turns = interview.turns.iter().zip(&interview.observations).rev().filter(|_| counts);
    let sums = turns.flat_map(|(turn, seen)| {
        let meant = seen.sentences.iter().filter(|said| said.works_out && !said.asked && !said.sums_wrongly);
        meant.map(move |said| (turn, Span { start: said.start, end: said.end }))
    });
    let words: Vec<String> = sums.filter_map(|(turn, span)| words_around(&turn.text, span, IN_A_QUESTION)).collect();
    // One that was read out before is better than to ask for it.
    words.iter().find(|words| !interview.quoted.contains(*words)).or_else(|| words.first()).cloned()
}

/// What the rubric calls a criterion that asks for figures.
const NUMBERS: &str = "numbers";

pub(super) fn is_of(idea: &IdeaFile, competency: &str) -> bool {
    idea.criterion.split('.').next() == Some(competency)
}

/// A fact, in the content's own words; the same words when it is asked for again.
pub(super) fn fact(interview: &Interview, fact: usize) -> Event {
    let name = if interview.facts.contains(&fact) { Phrase::FactAgain } else { Phrase::Fact };
    let fact = &interview.sheet.question.facts[fact];
    reply(interview, MoveKind::Fact, Some(fact.id.clone()), name, &[("text", &fact.says)])
}

/// A fact that may be what was meant. The question that it answers is not quoted: nobody asked it in these words.
pub(super) fn fact_maybe(interview: &Interview, fact: usize) -> Event {
    let fact = &interview.sheet.question.facts[fact];
    reply(interview, MoveKind::Fact, Some(fact.id.clone()), Phrase::FactMaybe, &[("text", &fact.says)])
}

/// How much time is left, in words, and in which part.
pub(super) fn time_left(interview: &Interview, left: &str) -> Event {
    let stage = interview.sheet.rubric.stages.get(interview.stage.index).map_or("", |stage| &stage.title);
    reply(interview, MoveKind::Continue, None, Phrase::TimeLeft, &[("left", left), ("stage", stage)])
}

/// A follow-up on the candidate's own word for an idea.
pub(super) fn deeper(interview: &Interview, probe: &Deeper) -> Event {
    let about = Some(interview.sheet.question.ideas[probe.idea].id.clone());
    reply(interview, MoveKind::Probe, about, Phrase::Deeper, &[("topic", &probe.topic)])
}

/// Whether a phrase has a wording left that was not said.
pub(super) fn is_fresh(interview: &Interview, phrase: Phrase) -> bool {
    let used = interview.wordings.get(&phrase).map_or(&[][..], Vec::as_slice);
    interview.sheet.phrases.has_fresh(phrase, used)
}

/// Whether a phrase was said.
pub(super) fn was_said(interview: &Interview, phrase: Phrase) -> bool {
    interview.wordings.contains_key(&phrase)
}

/// A change of requirements.
pub(super) fn twist(interview: &Interview, twist: usize) -> Event {
    let twist = &interview.sheet.question.twists[twist];
    reply(interview, MoveKind::Twist, Some(twist.id.clone()), Phrase::Twist, &[("text", &twist.says)])
}

/// A question, tied to the candidate's own word where there is one.
pub(super) fn probe(interview: &Interview, probe: &Probe) -> Event {
    let about = Some(interview.sheet.question.ideas[probe.idea].id.clone());
    if let Some(topic) = &probe.topic {
        let said = [("topic", topic.as_str()), ("probe", &probe.text)];
        return reply(interview, MoveKind::Probe, about, Phrase::ProbeBound, &said);
    }
    // What was said is heard before something else is asked.
    if let Some(topic) = probes::heard(interview).filter(|_| is_fresh(interview, Phrase::ProbeHeard)) {
        let said = [("topic", topic.as_str()), ("probe", &probe.text)];
        return reply(interview, MoveKind::Probe, about, Phrase::ProbeHeard, &said);
    }
    let name = if interview.cases.dealt { Phrase::ProbeAfter } else { Phrase::Probe };
    reply(interview, MoveKind::Probe, about, name, &[("probe", &probe.text)])
}

/// A prepared question in another frame: asked for, or as a smaller piece.
pub(super) fn framed(interview: &Interview, phrase: Phrase, probe: &Probe) -> Event {
    let about = Some(interview.sheet.question.ideas[probe.idea].id.clone());
    reply(interview, MoveKind::Probe, about, phrase, &[("probe", &probe.text)])
}

/// What a thing that was named is for.
pub(super) fn what_for(interview: &Interview, topic: &str) -> Event {
    reply(interview, MoveKind::Probe, None, Phrase::WhatFor, &[("topic", topic)])
}

/// What was heard, in their words; whether it is right is said at the end.
pub(super) fn nod_heard(interview: &Interview, topic: &str) -> Event {
    reply(interview, MoveKind::Continue, None, Phrase::NodHeard, &[("topic", topic)])
}

/// Where a figure of their story comes from.
pub(super) fn round_figure(interview: &Interview, topic: &str) -> Event {
    reply(interview, MoveKind::Probe, None, Phrase::RoundFigure, &[("topic", topic)])
}

/// What they mean by their own words.
pub(super) fn concretely(interview: &Interview, topic: &str) -> Event {
    reply(interview, MoveKind::Probe, None, Phrase::Concretely, &[("topic", topic)])
}

/// A figure that they gave themselves.
pub(super) fn own_figure(interview: &Interview, figure: &str) -> Event {
    reply(interview, MoveKind::Assume, None, Phrase::OwnFigure, &[("topic", figure)])
}

/// What counts now, in their own words.
pub(super) fn corrected(interview: &Interview, topic: &str) -> Event {
    reply(interview, MoveKind::Continue, None, Phrase::Corrected, &[("topic", topic)])
}

/// A sum that does not come out.
pub(super) fn check_sum(interview: &Interview, topic: &str) -> Event {
    reply(interview, MoveKind::Probe, None, Phrase::CheckSum, &[("topic", topic)])
}

/// They may go deeper into what they offer.
pub(super) fn please_do(interview: &Interview, topic: &str) -> Event {
    reply(interview, MoveKind::Continue, None, Phrase::PleaseDo, &[("topic", topic)])
}

/// One of the things that they leave to choose, counted from 0.
pub(super) fn choose(interview: &Interview, which: usize) -> Event {
    let which = ["first", "second", "third"].get(which).copied().unwrap_or("last");
    reply(interview, MoveKind::Continue, None, Phrase::Choose, &[("which", which)])
}

/// Questions, each in quotes, to which there is no answer.
pub(super) fn not_known(interview: &Interview, questions: &[String]) -> Event {
    reply(interview, MoveKind::Assume, None, Phrase::NotKnown, &[("questions", &questions.join(" and "))])
}

/// Questions, each in quotes, that are for them to decide.
pub(super) fn left_to_you(interview: &Interview, questions: &[String]) -> Event {
    reply(interview, MoveKind::HandBack, None, Phrase::LeftToYou, &[("questions", &questions.join(" and "))])
}

/// A load that is not what it was.
pub(super) fn figure_changed(interview: &Interview, changed: &Changed) -> Event {
    let said = [("before", changed.before.as_str()), ("now", changed.now.as_str())];
    reply(interview, MoveKind::Probe, None, Phrase::FigureChanged, &said)
}

/// The later version counts, of something that was spoken of before.
pub(super) fn noted_correction(interview: &Interview, topic: &str) -> Event {
    reply(interview, MoveKind::Continue, None, Phrase::NotedCorrection, &[("topic", topic)])
}

/// The next rung of help, or that there is none.
pub(super) fn hint(interview: &Interview) -> Event {
    let Some((idea, rung, text)) = probes::next_hint(interview) else {
        return reply(interview, MoveKind::NoHint, None, Phrase::NoHint, &[]);
    };
    let name = [Phrase::HintNudge, Phrase::HintArea, Phrase::HintExample][usize::from(rung - 1).min(2)];
    let (wording, text) = worded(interview, name, &[("text", &text)]);
    let about = Some(interview.sheet.question.ideas[idea].id.clone());
    Event::Reply { kind: MoveKind::Hint, about, rung: Some(rung), wording: Some(wording), text }
}

/// The time of a stage, or of all, is nearly up: how much is left is read from the clock.
pub(super) fn nudge(interview: &Interview, now: Time) -> Event {
    let stage = &interview.sheet.rubric.stages[interview.stage.index];
    let about = Some(stage.id.clone());
    let ends = if interview.is_last_stage() { interview.ends } else { interview.stage.ends };
    let left = in_words(ends.since(now));
    // Nobody is asked a second thing while the first waits.
    if interview.heard.last().is_some_and(|said| said.ends_with('?')) && is_fresh(interview, Phrase::NudgeAnswer) {
        return reply(interview, MoveKind::Nudge, about, Phrase::NudgeAnswer, &[("left", left)]);
    }
    if interview.is_last_stage() {
        return reply(interview, MoveKind::Nudge, about, Phrase::NudgeEnd, &[("left", left)]);
    }
    reply(interview, MoveKind::Nudge, about, Phrase::NudgeStage, &[("stage", &stage.title), ("left", left)])
}

/// What is left of a stage that is nearly over.
fn in_words(left: Duration) -> &'static str {
    match left.as_secs() {
        0..20 => "a few seconds",
        20..45 => "half a minute",
        45..90 => "about a minute",
        _ => "a few minutes",
    }
}

macro_rules! plain {
    ($($(#[$doc:meta])* $name:ident: $kind:ident, $phrase:ident;)*) => {$(
        $(#[$doc])*
        pub(super) fn $name(interview: &Interview) -> Event {
            reply(interview, MoveKind::$kind, None, Phrase::$phrase, &[])
        }
    )*};
}

plain! {
    /// No such fact: assume something and say it.
    assume: Assume, Assume;
    /// That is for the candidate to decide.
    hand_back: HandBack, HandBack;
    /// The solution is not told.
    not_told: HandBack, NotTold;
    /// Not knowing is fine; there is help.
    unsure: Continue, Unsure;
    /// A word is not enough to go on.
    one_word: Continue, OneWord;
    /// Words to the grader are words.
    keep_role: Continue, KeepRole;
    /// Only English is read.
    english_only: Continue, EnglishOnly;
    /// Crossness is answered with the problem.
    calm: Continue, Calm;
    /// An honest question gets an honest answer.
    a_program: Continue, AProgram;
    /// What can be drawn, what is graded, how long an answer is.
    how_it_works: Continue, HowItWorks;
    /// They need a moment.
    take_your_time: Continue, TakeYourTime;
    /// They would rather not.
    as_you_like: Continue, AsYouLike;
    /// The same words a third time carry nobody further.
    said_before: Continue, SaidBefore;
    /// Small talk too.
    small_talk: Continue, SmallTalk;
    /// No nod is given.
    no_verdict: HandBack, NoVerdict;
    /// What a hint costs, before it is taken.
    hint_offer: Continue, HintOffer;
    /// Words instead of code.
    no_code: Continue, NoCode;
    /// The heart of a speech.
    long_answer: Continue, LongAnswer;
    /// What is taken back?
    which_correction: Continue, WhichCorrection;
    /// A hint is offered; a yes is enough.
    hint_ready: Continue, HintReady;
    /// Going on was asked for.
    moving_on: Continue, MovingOn;
    /// Their sum was worked through: it is not wrong to say so.
    sum_holds: Continue, SumHolds;
    /// More was asked than is answered at once.
    asked_more: Continue, AskedMore;
    /// How a word of the interviewer's is meant.
    plain_sense: Continue, PlainSense;
    /// Nothing is missing that could be asked for.
    nothing_open: Continue, NothingOpen;
    /// What they assume may stand.
    go_by_that: Continue, GoByThat;
    /// How the interview ends.
    to_end: Continue, ToEnd;
    /// What "we" did is told; what they did is asked.
    own_part: Probe, OwnPart;
    /// What they offer is welcome.
    go_ahead: Continue, GoAhead;
    /// Of what they offer any will do.
    either: Continue, Either;
    /// No help is wanted, and the conversation goes on.
    no_help: Continue, NoHelp;
    /// They are cross, and the conversation goes on.
    sorry: Continue, Sorry;
    /// They were not listened to.
    own_fault: Continue, OwnFault;
    /// The later version is heard, and the conversation goes on.
    heard_correction: Continue, HeardCorrection;
    /// Whether it is right is said at the end, and the conversation goes on.
    nod_later: Continue, NodLater;
    /// What is built is for both to agree on, and judges nothing.
    scope_nod: Continue, ScopeNod;
    /// A long silence is broken.
    silence: Continue, Silence;
    /// There is nothing yet that could be judged.
    nothing_to_judge: HandBack, NothingToJudge;
    /// The options are theirs to name.
    hand_back_open: HandBack, HandBackOpen;
    /// Nothing comes: there are other ways to use the time.
    stop_offer: Continue, StopOffer;
    /// Nothing is left to ask.
    finish_offer: Continue, FinishOffer;
    /// Go on.
    go_on: Continue, Continue;
    /// The candidate is done.
    close: Close, Close;
    /// The time is up.
    time_up: Close, TimeUp;
}

pub(super) fn reply(
    interview: &Interview,
    kind: MoveKind,
    about: Option<String>,
    phrase: Phrase,
    variables: &[(&str, &str)],
) -> Event {
    let (wording, text) = worded(interview, phrase, variables);
    Event::Reply { kind, about, rung: None, wording: Some(wording), text }
}

pub(super) fn worded(interview: &Interview, phrase: Phrase, variables: &[(&str, &str)]) -> (Wording, String) {
    let used = interview.wordings.get(&phrase).map_or(&[][..], Vec::as_slice);
    // Another number for each phrase and each time, the same in a rerun.
    let pick = phrase
        .name()
        .bytes()
        .fold(interview.seed.wrapping_add(used.len() as u64), |pick, byte| pick.rotate_left(7) ^ u64::from(byte));
    let (index, text) = interview.sheet.phrases.say(phrase, pick, used, variables);
    (Wording { phrase: phrase.name().to_owned(), index }, text)
}
