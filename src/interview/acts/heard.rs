//! Hearing what was said: corrections, a load that changed, the same words again, and what is acknowledged before going on.

use crate::clock::Time;
use crate::text::{Pattern, read};

use crate::interview::changed::changed;
use crate::interview::entry::{Author, Event, MoveKind};
use crate::interview::fold::Interview;
use crate::interview::moves::{Said, plain, spoken};
use crate::interview::say;
use crate::interview::understand::{self, Understood};

/// Shorter messages are alike by accident.
const WORDS_SAID_AGAIN: usize = 3;

/// The later version counts, if it is of something that was spoken of and is not the same words again.
pub(in crate::interview) fn correction(interview: &Interview, said: &Understood, _: Time) -> Said {
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

/// What is heard before the conversation goes on to something else: that they corrected themselves, that they would like to
/// know whether it is right.
pub(in crate::interview) fn acknowledged(
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
    let sum_holds = || {
        let figures = interview.observations.last().map_or(&[][..], |seen| &seen.figures);
        figures.last().is_some_and(|figure| figure.follows_from.len() >= 2)
    };
    let is_sorry = matches!(next.first(), Some((_, Event::Reply { kind: MoveKind::Continue, .. })));
    let heard = if (said.is_unheard || said.is_cross) && !is_sorry {
        plain(true, interview, "sorry", say::sorry)
    } else if !goes_on {
        None
    } else if said.corrects {
        plain(true, interview, "heard_correction", say::heard_correction)
    } else if said.wants_nod && sum_holds() {
        plain(true, interview, "sum_holds", say::sum_holds)
    } else if said.wants_nod {
        plain(true, interview, "nod_later", say::nod_later)
    } else if said.ends_asking && said.hands_over {
        plain(true, interview, "yours_to_decide", say::yours_to_decide)
    } else {
        plain(said.ends_asking && said.asks && said.asks_fact, interview, "not_given", say::not_given)
    };
    heard.into_iter().flatten().chain(next).collect()
}
