//! Helping on: ever smaller steps, a hint for a yes, other ways to use the time.

use crate::clock::Time;
use crate::matching::acts::Act;

use crate::interview::fold::Interview;
use crate::interview::moves::{Said, plain, spoken};
use crate::interview::understand::Understood;
use crate::interview::{probes, say};

/// Phrases that ask whether to go on.
const GOING_ON: &[&str] =
    &["a_program", "calm", "keep_role", "small_talk", "unsure", "silence", "own_fault", "stop_offer"];

/// The offer to stop is made so often.
const OFFERS: usize = 2;

/// After so many messages in a row that lead nowhere, there are other ways to use the time.
const BARREN: usize = 4;

/// Not knowing is met with ever smaller steps: what they do know, a concrete case, a hint for a yes.
pub(in crate::interview) fn help(interview: &Interview, said: &Understood, _: Time) -> Said {
    if said.does(Act::IsConfused) {
        return again_smaller(interview);
    }
    // Not knowing a figure is a question for it.
    if !said.does(Act::IsStuck) || said.does(Act::AsksFigure) {
        return None;
    }
    let times = interview.understood.iter().filter(|earlier| earlier.does(Act::IsStuck)).count();
    let step = || smaller(interview);
    let hint = || {
        let is_there = probes::next_hint(interview).is_some();
        plain(is_there, interview, "hint_ready", say::hint_ready)
    };
    let first = || plain(true, interview, "unsure", say::unsure);
    match times {
        1 => first().or_else(step).or_else(hint),
        n if n % 2 == 0 => step().or_else(hint).or_else(first),
        _ => hint().or_else(step).or_else(first),
    }
}

/// The question was not understood: another of the same thing, else a hint, else any small piece.
fn again_smaller(interview: &Interview) -> Said {
    let hint = || plain(probes::next_hint(interview).is_some(), interview, "hint_ready", say::hint_ready);
    same(interview).or_else(hint).or_else(|| smaller(interview))
}

/// A smaller step towards what they are stuck on: what was put to them last, else what this stage is about.
fn smaller(interview: &Interview) -> Said {
    let other = || {
        let probe = probes::anywhere(interview).filter(|_| say::is_fresh(interview, "smaller_step"))?;
        Some(spoken(vec![say::framed(interview, "smaller_step", &probe)]))
    };
    same(interview).or_else(other)
}

/// Another question about what was put to them last.
fn same(interview: &Interview) -> Said {
    let idea = interview.cases.put.last().map(|(idea, _)| *idea)?;
    let probe = probes::of_idea(interview, idea).filter(|_| say::is_fresh(interview, "smaller_step"))?;
    Some(spoken(vec![say::framed(interview, "smaller_step", &probe)]))
}

/// After its price was said, a yes or a second request is enough.
pub(in crate::interview) fn hint(interview: &Interview, said: &Understood, _: Time) -> Said {
    let offered = |phrase: &str| interview.replied_to.iter().any(|said| said == phrase);
    let accepted = said.does(Act::Accepts) && (offered("hint_offer") || offered("hint_ready"));
    let told = interview.wordings.contains_key("hint_offer") || interview.wordings.contains_key("hint_ready");
    let wanted = accepted || (said.does(Act::WantsHint) && told);
    // "Not asking for a hint" speaks of one as well.
    (wanted && !said.does(Act::Declines) && probes::next_hint(interview).is_some())
        .then(|| spoken(vec![say::hint(interview)]))
}

/// A yes to nothing in particular: on with the next question.
pub(in crate::interview) fn yes(interview: &Interview, said: &Understood, _: Time) -> Said {
    let asked = interview.replied_to.iter().any(|phrase| GOING_ON.contains(&phrase.as_str()));
    let probe = probes::anywhere(interview).filter(|_| said.does(Act::Accepts) && asked)?;
    Some(spoken(vec![say::probe(interview, &probe)]))
}

/// Once for every few messages in a row that lead nowhere.
pub(in crate::interview) fn offer_to_stop(interview: &Interview, said: &Understood, _: Time) -> Said {
    if !said.is_barren() {
        return None;
    }
    let barren = interview.understood.iter().rev().take_while(|earlier| earlier.is_barren()).count();
    let made = interview.wordings.get("stop_offer").map_or(0, Vec::len);
    plain(barren % BARREN == 0 && made < OFFERS, interview, "stop_offer", say::stop_offer)
}
