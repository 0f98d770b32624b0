//! Asking about a story of one's own work: whose deed it was, and where a figure comes from.

use crate::assess::{Facet, Figure, SentenceSeen, Standing};
use crate::clock::Time;
use crate::content::{Cue, Phrase};
use crate::matching::acts::words;
use crate::text::{QuantityKind, Span};

use crate::interview::fold::Interview;
use crate::interview::quote::{IN_A_QUESTION, words_around};
use crate::interview::said::{BRIEF, Said, plain, spoken};
use crate::interview::say;
use crate::interview::understand::Understood;

/// Every so many percent a figure is round: a tenth, in thousandths of a percent. What was measured is seldom so. The whole of
/// something is a way of speaking.
const ROUND: i128 = 10_000;
const WHOLE: i128 = 100_000;

/// An answer in which "we" did everything and "I" nothing: whose part was it? Asked once.
pub(in crate::interview) fn own_part(interview: &Interview, said: &Understood, _: Time) -> Said {
    let cues = &interview.sheet.cues;
    let last = interview.turns.last()?;
    // "I've" is said by oneself; and "US" by nobody.
    let lower = last.text.to_lowercase();
    let has = |list| lower.split(|c: char| !c.is_alphanumeric()).any(|word| cues.is(list, word));
    let is_of_all = is_story(interview) && said.stated >= BRIEF && has(Cue::Shared) && !has(Cue::Own);
    plain(is_of_all && !say::was_said(interview, Phrase::OwnPart), interview, Phrase::OwnPart, say::own_part)
}

/// A round share by which something has changed, in an answer that tells nothing of how it was measured: how does one know? Asked once.
pub(in crate::interview) fn round_figure(interview: &Interview, _: &Understood, _: Time) -> Said {
    if !is_story(interview) || say::was_said(interview, Phrase::RoundFigure) || tells_how_measured(interview) {
        return None;
    }
    let (turn, seen) = interview.turns.last().zip(interview.observations.last())?;
    let percent = QuantityKind::Percent;
    let is_round =
        |value: &str| value.parse::<i128>().is_ok_and(|value| (1..WHOLE).contains(&value) && value % ROUND == 0);
    let is_due = |figure: &&Figure| {
        QuantityKind::from_name(figure.kind) == Some(percent)
            && is_round(&figure.value)
            && figure.follows_from.is_empty()
    };
    let cues = &interview.sheet.cues;
    let is_claimed = |figure: &&Figure| {
        let around = |said: &&SentenceSeen| said.start <= figure.start && figure.end <= said.end;
        let said = seen.sentences.iter().find(around);
        said.filter(|said| said.standing == Standing::Meant && !said.asked)
            .and_then(|said| turn.text.get(said.start..said.end))
            .is_some_and(|text| words(text).iter().any(|word| cues.is(Cue::Change, word)))
    };
    let figure = seen.figures.iter().filter(is_due).find(is_claimed)?;
    let topic = words_around(&turn.text, Span { start: figure.start, end: figure.end }, IN_A_QUESTION)?;
    Some(spoken(vec![say::round_figure(interview, &topic)]))
}

fn is_story(interview: &Interview) -> bool {
    interview.sheet.is_story()
}

/// Whether the last answer touches an idea about signals: how something was seen.
fn tells_how_measured(interview: &Interview) -> bool {
    let Some(last) = interview.turns.len().checked_sub(1) else { return false };
    let sheet = &interview.sheet;
    let is_signal = |idea: usize| {
        let criterion = &sheet.question.ideas[idea].criterion;
        let all = sheet.rubric.competencies.iter().flat_map(|competency| &competency.criteria);
        all.clone().any(|known| known.id == *criterion && known.facet == "signals")
    };
    interview.summary.in_turn(last).any(|seen| seen.facet >= Facet::Touched && is_signal(seen.idea))
}
