//! What the rows of the table do that takes more than a phrase: each gives what is said, or nothing if it does not apply.

use std::time::Duration;

use crate::assess::Facet;
use crate::clock::Time;
use crate::content::{Premise, premises};
use crate::text::{Pattern, read};

use super::changed::changed;
use super::entry::{Author, Event, MoveKind};
use super::figures::figures;
use super::fold::Interview;
use super::moves::{Said, plain, spoken};
use super::probes;
use super::say;
use super::stages;
use super::understand::{self, Understood};

/// So many facts are told at once; a list of twenty questions is answered in part, and asked about again.
const FACTS_AT_ONCE: usize = 3;

/// Phrases that ask whether to go on.
const GOING_ON: &[&str] =
    &["a_program", "calm", "keep_role", "small_talk", "unsure", "silence", "own_fault", "stop_offer"];

/// What a change of requirements needs at least.
const TWIST_TAKES: Duration = Duration::from_mins(3);

/// Who is asked with less time left cannot answer.
const ANSWER_TAKES: Duration = Duration::from_secs(45);

/// A message that says so much beside its question is no mere question.
const ANSWERS_ITSELF: usize = 8;

/// Shorter messages are alike by accident.
const WORDS_SAID_AGAIN: usize = 3;

/// Whoever says no more than this may need to be asked how it works.
const NAMED_ONLY: usize = 30;

/// The offer to stop is made so often.
const OFFERS: usize = 2;

/// After so many messages in a row that lead nowhere, there are other ways to use the time.
const BARREN: usize = 4;

pub(super) fn facts(interview: &Interview, said: &Understood, _: Time) -> Said {
    // What was told is told again to somebody who asks for nothing else; whoever says more means something else.
    let is_new = |fact: &&usize| !interview.facts.contains(fact);
    let any_new = said.facts.iter().any(|fact| is_new(&fact));
    let asked: Vec<usize> =
        said.facts.iter().filter(|fact| is_new(fact) || (!any_new && said.is_brief)).copied().collect();
    if asked.is_empty() {
        return None;
    }
    let mut told = interview.clone();
    let mut events = Vec::new();
    for fact in asked.iter().take(FACTS_AT_ONCE) {
        let event = say::fact(&told, *fact);
        told.remember(&event);
        events.push(event);
    }
    Some(spoken(events))
}

/// To the next stage; behind the last one there is only the end.
pub(super) fn go_on(interview: &Interview, said: &Understood, now: Time) -> Said {
    match said.wants_next {
        true if interview.is_last_stage() => plain(true, interview, "finish_offer", say::finish_offer),
        true => {
            let mut said = plain(true, interview, "moving_on", say::moving_on).unwrap_or_default();
            said.extend(stages::advance(interview, now));
            Some(said)
        }
        false => None,
    }
}

/// The same words again.
pub(super) fn repeats(interview: &Interview) -> bool {
    let Some((last, before)) = interview.turns.split_last() else { return false };
    let last = understand::plain(&last.text);
    before.iter().any(|turn| understand::plain(&turn.text) == last)
        && last.split_whitespace().count() > WORDS_SAID_AGAIN
}

/// Not before there is something that it could change, not where the answers to it were given already, and not when no time
/// is left to deal with it.
pub(super) fn twist(interview: &Interview, _: &Understood, now: Time) -> Said {
    let question = &interview.sheet.question;
    let stage = &interview.sheet.rubric.stages[interview.stage.index].id;
    let stands = interview.shown.iter().any(|shown| *shown >= Some(Facet::How));
    if !stands || interview.stage.ends.since(now) < TWIST_TAKES {
        return None;
    }
    let is_solved = |idea: &String| {
        let at = question.ideas.iter().position(|known| known.id == *idea);
        at.is_some_and(|at| interview.shown[at] >= Some(Facet::How))
    };
    let is_due = |n: &usize| {
        let twist = &question.twists[*n];
        let solved = !twist.ideas.is_empty() && twist.ideas.iter().all(is_solved);
        twist.stage == *stage && !interview.twists.contains(n) && !solved
    };
    let due = (0..question.twists.len()).find(is_due)?;
    // One after every second answer, so that each can be dealt with before the next.
    let told_here = interview.twists.iter().filter(|n| question.twists[**n].stage == *stage).count();
    let answers = usize::try_from(interview.stage.answers).unwrap_or(usize::MAX);
    (answers > 2 * told_here + 1).then(|| spoken(vec![say::twist(interview, due)]))
}

pub(super) fn probe(interview: &Interview, _: &Understood, _: Time) -> Said {
    if interview.stage.probes >= probes_in(interview) {
        return None;
    }
    probes::best(interview).map(|probe| spoken(vec![say::probe(interview, &probe)]))
}

/// A follow-up on what was just shown at work and no deeper, in the candidate's own words for it.
pub(super) fn deeper(interview: &Interview, _: &Understood, _: Time) -> Said {
    if interview.stage.probes >= probes_in(interview) || !say::is_fresh(interview, "deeper") {
        return None;
    }
    probes::deeper(interview).map(|probe| spoken(vec![say::deeper(interview, &probe)]))
}

/// Questions fit into a stage by its length: one about every two minutes, two at least.
fn probes_in(interview: &Interview) -> u32 {
    let minutes = interview.stage_minutes().get(interview.stage.index).copied().unwrap_or(0);
    u32::from(minutes / 2).max(2)
}

/// Nothing is left to ask in this stage.
pub(super) fn exhausted(interview: &Interview) -> bool {
    !interview.is_last_stage() && (interview.stage.probes >= probes_in(interview) || probes::best(interview).is_none())
}

/// Something is on the table.
pub(super) fn has_proposed(interview: &Interview) -> bool {
    interview.shown.iter().any(|shown| *shown >= Some(Facet::Named))
}

/// Whether everything that a prepared text takes for granted was said by the candidate.
pub(super) fn holds(interview: &Interview, text: &str) -> bool {
    let lexicon = &interview.sheet.lexicon;
    let spoke_of = |word: &str| {
        let thing: Vec<_> = read(word, lexicon).mentions.iter().map(|mention| mention.concept).collect();
        interview.turns.iter().any(|turn| {
            let mut said = turn.text.split(|c: char| !c.is_alphanumeric());
            let mentions = || read(&turn.text, lexicon).mentions;
            said.any(|said| said.eq_ignore_ascii_case(word))
                || mentions().iter().any(|said| thing.iter().any(|thing| lexicon.is_a(said.concept, *thing)))
        })
    };
    premises(text).iter().all(|premise| match premise {
        Premise::Proposal => has_proposed(interview),
        Premise::Thing(word) => has_proposed(interview) && spoke_of(word),
    })
}

/// Not knowing is met with ever smaller steps: what they do know, a concrete case, a hint for a yes.
pub(super) fn help(interview: &Interview, said: &Understood, _: Time) -> Said {
    if said.is_confused {
        return again_smaller(interview);
    }
    if !said.unsure {
        return None;
    }
    let is_unsure = |text: &str| understand::is_unsure(text);
    let times = interview.turns.iter().filter(|turn| is_unsure(&turn.text)).count();
    let step = || {
        let probe = probes::anywhere(interview).filter(|_| say::is_fresh(interview, "smaller_step"))?;
        Some(spoken(vec![say::framed(interview, "smaller_step", &probe)]))
    };
    let hint = || {
        let is_there = probes::next_hint(interview).is_some();
        plain(is_there, interview, "hint_ready", say::hint_ready)
    };
    let first = || plain(true, interview, "unsure", say::unsure);
    match times % 3 {
        1 => first().or_else(step).or_else(hint),
        2 => step().or_else(hint).or_else(first),
        _ => hint().or_else(step).or_else(first),
    }
}

/// The question was not understood: another of the same thing, else a hint, else any small piece.
fn again_smaller(interview: &Interview) -> Said {
    let idea = interview.put.last().map(|(idea, _)| *idea);
    let same =
        idea.and_then(|idea| probes::of_idea(interview, idea)).filter(|_| say::is_fresh(interview, "smaller_step"));
    let step = same.map(|probe| spoken(vec![say::framed(interview, "smaller_step", &probe)]));
    let is_there = probes::next_hint(interview).is_some();
    step.or_else(|| plain(is_there, interview, "hint_ready", say::hint_ready)).or_else(|| {
        let probe = probes::anywhere(interview).filter(|_| say::is_fresh(interview, "smaller_step"))?;
        Some(spoken(vec![say::framed(interview, "smaller_step", &probe)]))
    })
}

/// A yes to nothing in particular: on with the next question.
pub(super) fn yes(interview: &Interview, said: &Understood, _: Time) -> Said {
    let asked = interview.replied_to.iter().any(|phrase| GOING_ON.contains(&phrase.as_str()));
    let probe = probes::anywhere(interview).filter(|_| said.accepts && asked)?;
    Some(spoken(vec![say::probe(interview, &probe)]))
}

/// What is heard before the conversation goes on to something else: that they corrected themselves, that they would like to
/// know whether it is right.
pub(super) fn acknowledged(
    interview: &Interview,
    said: &Understood,
    next: Vec<(Author, Event)>,
) -> Vec<(Author, Event)> {
    let goes_on = matches!(
        next.first(),
        Some((
            _,
            Event::Reply { kind: MoveKind::Probe | MoveKind::Twist | MoveKind::Feedback, .. } | Event::Stage { .. }
        ))
    );
    let heard = match (said.corrects, said.wants_nod) {
        _ if !goes_on => None,
        (true, _) => plain(true, interview, "heard_correction", say::heard_correction),
        (_, true) => plain(true, interview, "nod_later", say::nod_later),
        _ => None,
    };
    heard.into_iter().flatten().chain(next).collect()
}

/// After its price was said, a yes or a second request is enough.
pub(super) fn hint(interview: &Interview, said: &Understood, _: Time) -> Said {
    let offered = |phrase: &str| interview.replied_to.iter().any(|said| said == phrase);
    let accepted = said.accepts && (offered("hint_offer") || offered("hint_ready"));
    let told = interview.wordings.contains_key("hint_offer") || interview.wordings.contains_key("hint_ready");
    let wanted = accepted || (said.wants_hint && told);
    (wanted && probes::next_hint(interview).is_some()).then(|| spoken(vec![say::hint(interview)]))
}

/// Once for every few messages in a row that lead nowhere.
pub(super) fn offer_to_stop(interview: &Interview, said: &Understood, _: Time) -> Said {
    let sheet = &interview.sheet;
    let turns = interview.turns.iter().zip(&interview.observations).rev();
    let is_barren = |text: &str, seen| understand::understand(sheet, text, seen).is_barren();
    let barren = turns.take_while(|(turn, seen)| is_barren(&turn.text, seen)).count();
    let made = interview.wordings.get("stop_offer").map_or(0, Vec::len);
    plain(
        said.is_barren() && barren > 0 && barren % BARREN == 0 && made < OFFERS,
        interview,
        "stop_offer",
        say::stop_offer,
    )
}

/// The later version counts, if it is of something that was spoken of and is not the same words again.
pub(super) fn correction(interview: &Interview, said: &Understood, _: Time) -> Said {
    // A long one is heard and goes on: the words are an answer.
    let (last, before) = interview.turns.split_last().filter(|_| said.corrects && said.is_brief)?;
    let lexicon = &interview.sheet.lexicon;
    let ideas = &interview.sheet.ideas;
    let of_question: Vec<_> = ideas.iter().flatten().flat_map(Pattern::concepts).collect();
    let plain = understand::plain(&last.text);
    if before.iter().any(|turn| understand::plain(&turn.text) == plain) {
        return None;
    }
    let earlier: Vec<_> = before.iter().flat_map(|turn| read(&turn.text, lexicon).mentions).collect();
    let reading = read(&last.text, lexicon);
    let is_corrected =
        |concept| of_question.contains(&concept) && earlier.iter().any(|mention| mention.concept == concept);
    let corrected = reading.mentions.iter().filter(|mention| is_corrected(mention.concept));
    let topic = corrected.max_by_key(|mention| mention.span.end - mention.span.start)?.span.of(&last.text);
    say::is_fresh(interview, "noted_correction").then(|| spoken(vec![say::noted_correction(interview, topic)]))
}

/// A load that is not what it was is asked about.
pub(super) fn changed_load(interview: &Interview, _: &Understood, _: Time) -> Said {
    let changed = changed(interview).filter(|_| say::is_fresh(interview, "figure_changed"))?;
    Some(spoken(vec![say::figure_changed(interview, &changed)]))
}

/// A question that nobody has time to answer is not asked.
pub(super) fn close_the_stage(interview: &Interview, _: &Understood, now: Time) -> Said {
    if interview.is_last_stage() {
        let is_late = interview.ends.since(now) < ANSWER_TAKES;
        return plain(is_late, interview, "finish_offer", say::finish_offer);
    }
    (interview.stage.ends.since(now) < ANSWER_TAKES).then(|| stages::advance(interview, now))
}

/// Whoever offers to go deeper is asked what is still open: the case that waits, else the most valuable one.
pub(super) fn take_up(interview: &Interview, said: &Understood, _: Time) -> Said {
    if !said.offers || !say::is_fresh(interview, "take_up") {
        return None;
    }
    let waits = interview.case.as_ref().filter(|case| !case.reminded).map(|case| (case.idea, case.text.clone()));
    let waits = waits.map(|(idea, text)| probes::Probe { idea, text, topic: None });
    let probe = waits.or_else(|| probes::anywhere(interview))?;
    Some(spoken(vec![say::framed(interview, "take_up", &probe)]))
}

/// A case that was passed over is put once more.
pub(super) fn come_back(interview: &Interview, said: &Understood, _: Time) -> Said {
    let case = interview.case.as_ref().filter(|case| !case.reminded && !said.is_aside())?;
    say::is_fresh(interview, "still_open").then(|| spoken(vec![say::still_open(interview, case)]))
}

/// A thing that was named and not explained: what is it for? Nothing else that they said waits for a question.
pub(super) fn what_for(interview: &Interview, said: &Understood, _: Time) -> Said {
    let (turn, seen) = interview.turns.last().zip(interview.observations.last())?;
    let explains = seen.seen.iter().any(|seen| seen.facet >= Facet::How);
    if said.is_aside() || explains || turn.text.split_whitespace().count() > NAMED_ONLY {
        return None;
    }
    let named = probes::mechanism(interview, &turn.text).filter(|_| say::is_fresh(interview, "what_for"))?;
    Some(spoken(vec![say::what_for(interview, named.of(&turn.text))]))
}

/// Asked for a figure that the candidate has worked with: it stands.
pub(super) fn own_figure(interview: &Interview, said: &Understood, _: Time) -> Said {
    if !said.asks || said.stated >= ANSWERS_ITSELF || !say::is_fresh(interview, "own_figure") {
        return None;
    }
    let (last, before) = interview.turns.split_last()?;
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        lower.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3).map(str::to_owned).collect()
    };
    let asked = words(&last.text);
    let figures = figures(before, &interview.observations);
    let known = figures.iter().rev().find(|figure| words(&figure.words).iter().any(|word| asked.contains(word)))?;
    Some(spoken(vec![say::own_figure(interview, &known.words)]))
}
