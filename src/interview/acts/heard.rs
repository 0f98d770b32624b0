//! Hearing what was said: corrections, a load that changed, the same words again, and what is acknowledged before going on.

use crate::clock::Time;
use crate::matching::acts::Act;

use crate::interview::changed::changed;
use crate::interview::entry::{Author, Event, MoveKind};
use crate::interview::fold::Interview;
use crate::interview::moves::{Said, plain, spoken};
use crate::interview::say;
use crate::interview::things;
use crate::interview::understand::{self, Understood};

/// Shorter messages are alike by accident.
const WORDS_SAID_AGAIN: usize = 3;

/// The later version counts, if it is of something that was spoken of and is not the same words again.
pub(in crate::interview) fn correction(interview: &Interview, said: &Understood, _: Time) -> Said {
    // A long one is heard and goes on: the words are an answer.
    let (last, before) = interview.turns.split_last().filter(|_| said.does(Act::Corrects) && said.form.is_brief)?;
    let plain = understand::plain(&last.text);
    if before.iter().any(|turn| understand::plain(&turn.text) == plain) {
        return None;
    }
    let earlier: Vec<&str> = before.iter().map(|turn| turn.text.as_str()).collect();
    let topic = things::named_before(interview, &last.text, &earlier)?;
    say::is_fresh(interview, "noted_correction").then(|| spoken(vec![say::noted_correction(interview, topic)]))
}

/// A load that is not what it was is asked about.
pub(in crate::interview) fn changed_load(interview: &Interview, _: &Understood, _: Time) -> Said {
    let changed = changed(interview).filter(|_| say::is_fresh(interview, "figure_changed"))?;
    Some(spoken(vec![say::figure_changed(interview, &changed)]))
}

/// The same words again.
pub(in crate::interview) fn repeats(interview: &Interview) -> bool {
    let Some((last, before)) = interview.turns.split_last() else { return false };
    let last = understand::plain(&last.text);
    before.iter().any(|turn| understand::plain(&turn.text) == last)
        && last.split_whitespace().count() > WORDS_SAID_AGAIN
}

/// One row: what is said before the conversation goes on, and when.
struct Heard {
    when: fn(&Interview, &Understood) -> bool,
    phrase: &'static str,
    say: fn(&Interview) -> Event,
}

/// In order; the first that applies and was not said in all its wordings.
const HEARD: &[Heard] = &[
    Heard { when: |_, said| said.does(Act::Corrects), phrase: "heard_correction", say: say::heard_correction },
    Heard { when: |held, said| said.does(Act::WantsNod) && sum_holds(held), phrase: "sum_holds", say: say::sum_holds },
    Heard { when: |_, said| said.does(Act::WantsNod), phrase: "nod_later", say: say::nod_later },
];

/// The last figure of the answer follows from two others.
fn sum_holds(interview: &Interview) -> bool {
    let figures = interview.observations.last().map_or(&[][..], |seen| &seen.figures);
    figures.last().is_some_and(|figure| figure.follows_from.len() >= 2)
}

/// What is heard before the conversation goes on to something else: that they are cross, corrected themselves, would like to
/// know whether it is right.
pub(in crate::interview) fn acknowledged(
    interview: &Interview,
    said: &Understood,
    next: Vec<(Author, Event)>,
) -> Vec<(Author, Event)> {
    let Some((_, first)) = next.first() else { return next };
    let is_of = |kinds: &[MoveKind]| matches!(first, Event::Reply { kind, .. } if kinds.contains(kind));
    let goes_on =
        is_of(&[MoveKind::Probe, MoveKind::Twist, MoveKind::Feedback]) || matches!(first, Event::Stage { .. });
    let heard = if (said.does(Act::IsUnheard) || said.does(Act::IsCross)) && !is_of(&[MoveKind::Continue]) {
        plain(true, interview, "sorry", say::sorry)
    } else {
        HEARD
            .iter()
            .filter(|_| goes_on)
            .find_map(|row| plain((row.when)(interview, said), interview, row.phrase, row.say))
    };
    heard.into_iter().flatten().chain(next).collect()
}
