//! Helping on: ever smaller steps, a hint for a yes, other ways to use the time.

use crate::clock::Time;
use crate::content::Phrase;
use crate::matching::acts::Act;

use crate::interview::fold::Interview;
use crate::interview::said::{BRIEF, Said, plain, spoken};
use crate::interview::understand::Understood;
use crate::interview::{probes, say};

/// Phrases that ask whether to go on.
const GOING_ON: [Phrase; 8] = [
    Phrase::AProgram,
    Phrase::Calm,
    Phrase::KeepRole,
    Phrase::SmallTalk,
    Phrase::Unsure,
    Phrase::Silence,
    Phrase::OwnFault,
    Phrase::StopOffer,
];

/// The offer to stop is made so often.
const OFFERS: usize = 2;

/// After so many messages in a row that lead nowhere, there are other ways to use the time.
const BARREN: usize = 4;

/// Not knowing is met with ever smaller steps: what they do know, a concrete case, a hint for a yes.
pub(in crate::interview) fn help(interview: &Interview, said: &Understood, _: Time) -> Said {
    if said.does(Act::IsConfused) {
        return again_smaller(interview);
    }
    if !said.does(Act::IsStuck) {
        return None;
    }
    let times = interview.understood.iter().filter(|earlier| earlier.does(Act::IsStuck)).count();
    let step = || smaller(interview);
    let hint = || {
        let is_there = probes::next_hint(interview).is_some();
        plain(is_there, interview, Phrase::HintReady, say::hint_ready)
    };
    let first = || plain(true, interview, Phrase::Unsure, say::unsure);
    match times {
        1 => step().or_else(first).or_else(hint),
        n if n % 2 == 0 => step().or_else(hint).or_else(first),
        _ => hint().or_else(step).or_else(first),
    }
}

/// Whoever asks what is meant, and little else, is told, and asked for the same thing once more in other words.
pub(in crate::interview) fn meaning(interview: &Interview, said: &Understood, _: Time) -> Said {
    if !said.does(Act::AsksMeaning) || said.stated >= BRIEF || said.asks() {
        return None;
    }
    let mut told = plain(true, interview, Phrase::PlainSense, say::plain_sense)?;
    told.extend(same(interview).filter(|_| said.does(Act::IsConfused)).into_iter().flatten());
    Some(told)
}

/// Whoever was not listened to when they wanted a smaller step gets it now.
pub(in crate::interview) fn owed(interview: &Interview, said: &Understood, _: Time) -> Said {
    let wanted = |said: &Understood| [Act::IsStuck, Act::IsConfused].into_iter().any(|act| said.does(act));
    let before = interview.understood.iter().rev().skip(1).take(PATIENCE);
    let applies = said.does(Act::IsUnheard) && !said.asks() && before.clone().any(wanted);
    if applies { smaller(interview) } else { None }
}

/// What was wanted so many messages ago is still wanted.
const PATIENCE: usize = 2;

/// The question was not understood: another of the same thing, else a hint, else any small piece.
fn again_smaller(interview: &Interview) -> Said {
    let hint = || plain(probes::next_hint(interview).is_some(), interview, Phrase::HintReady, say::hint_ready);
    same(interview).or_else(hint).or_else(|| smaller(interview))
}

/// A smaller step towards what they are stuck on: what was put to them last, else what this stage is about.
fn smaller(interview: &Interview) -> Said {
    let other = || {
        let probe = probes::anywhere(interview).filter(|_| say::is_fresh(interview, Phrase::SmallerStep))?;
        Some(spoken(vec![say::framed(interview, Phrase::SmallerStep, &probe)]))
    };
    same(interview).or_else(other)
}

/// Another question about what was put to them last.
fn same(interview: &Interview) -> Said {
    let idea = interview.cases.put.last().map(|(idea, _)| *idea)?;
    let probe = probes::of_idea(interview, idea).filter(|_| say::is_fresh(interview, Phrase::SmallerStep))?;
    Some(spoken(vec![say::framed(interview, Phrase::SmallerStep, &probe)]))
}

/// After its price was said, a yes or a second request is enough.
pub(in crate::interview) fn hint(interview: &Interview, said: &Understood, _: Time) -> Said {
    let offered = |phrase: Phrase| interview.replied_to.contains(&phrase);
    let says_yes = said.does(Act::Accepts) || said.may_accept;
    let accepted = says_yes && (offered(Phrase::HintOffer) || offered(Phrase::HintReady));
    let told = [Phrase::HintOffer, Phrase::HintReady].iter().any(|phrase| interview.wordings.contains_key(phrase));
    let wanted = accepted || (said.does(Act::WantsHint) && told);
    // "Not asking for a hint" speaks of one as well.
    (wanted && !said.does(Act::Declines) && probes::next_hint(interview).is_some())
        .then(|| spoken(vec![say::hint(interview)]))
}

/// A yes to nothing in particular: on with the next question.
pub(in crate::interview) fn yes(interview: &Interview, said: &Understood, _: Time) -> Said {
    let asked = interview.replied_to.iter().any(|phrase| GOING_ON.contains(phrase));
    let probe = probes::anywhere(interview).filter(|_| said.does(Act::Accepts) && asked)?;
    Some(spoken(vec![say::probe(interview, &probe)]))
}

/// Once for every few messages in a row that lead nowhere.
pub(in crate::interview) fn offer_to_stop(interview: &Interview, said: &Understood, _: Time) -> Said {
    if !said.is_barren() {
        return None;
    }
    let barren = interview.understood.iter().rev().take_while(|earlier| earlier.is_barren()).count();
    let made = interview.wordings.get(&Phrase::StopOffer).map_or(0, Vec::len);
    plain(barren % BARREN == 0 && made < OFFERS, interview, Phrase::StopOffer, say::stop_offer)
}
