//! Which unmet idea is worth asking about, and what help there is for it.

use crate::assess::{Facet, Standing};
use crate::matching::fixed::ONE;
use crate::text::Span;

use super::fold::Interview;
use super::ground::{holds, is_answered, is_settled, is_told};
use super::nearness::{about, to_idea};
use super::quote::words_around;
use super::summary::Seen;
use super::things::{is_of_the_problem, named, words_for};

/// The longest that is said back, in words.
const LONGEST_HEARD: usize = 16;

/// A yes has no more words than this.
const A_YES: usize = 5;

/// So many sentences are their last ones, and so near to an idea's own they are about it.
const LAST_SENTENCES: usize = 3;
/// See [`LAST_SENTENCES`].
const WORKED_AT: i64 = ONE / 2;

/// A sentence so near to an idea leads to it: half of the way from strangers to its own.
const LEADS: i64 = ONE / 2;

/// An idea is asked about this often at most.
const PER_IDEA: usize = 2;

/// What the last answer shows or touches.
pub(super) fn in_last_turn(interview: &Interview) -> impl Iterator<Item = &Seen> {
    let last = interview.turns.len().checked_sub(1);
    last.into_iter().flat_map(|last| interview.summary.in_turn(last))
}

/// It was said as theirs: not asked, not to take something back.
pub(super) fn is_statement(interview: &Interview, seen: &Seen) -> bool {
    let said = interview.observations.get(seen.turn).and_then(|turn| {
        let mut sentences = turn.sentences.iter();
        sentences.find(|said| said.start <= seen.span.start && seen.span.end <= said.end)
    });
    let is_question = || {
        let words = seen.span.of(&interview.turns[seen.turn].text);
        interview.understood[seen.turn].questions.iter().any(|question| words.contains(question.words.as_str()))
    };
    said.is_some_and(|said| !said.asked && !said.takes_back && said.standing == Standing::Meant) && !is_question()
}

/// The weightiest thing that the last answer showed, in words that are few enough to be said back.
pub(super) fn heard(interview: &Interview) -> Option<String> {
    let turn = interview.turns.last()?;
    let ideas = &interview.sheet.question.ideas;
    let shown = in_last_turn(interview).filter(|seen| seen.facet >= Facet::Shown);
    let quoted = shown
        .filter(|seen| is_statement(interview, seen))
        .filter_map(|seen| Some((seen.idea, words_around(&turn.text, seen.span, LONGEST_HEARD)?)))
        .filter(|(_, words)| !interview.quoted.contains(words));
    quoted.max_by_key(|(idea, _)| (ideas[*idea].crux, ideas[*idea].weight, usize::MAX - idea)).map(|(_, words)| words)
}

/// A question worth asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Probe {
    /// The idea.
    pub(super) idea: usize,
    /// The content's own words.
    pub(super) text: String,
    /// The candidate's own word that it follows from, if they have just touched the topic.
    pub(super) topic: Option<String>,
}

/// The most valuable unmet idea of this stage, one that the last answer touched if there is any.
pub(super) fn best(interview: &Interview) -> Option<Probe> {
    of(interview, &|idea| belongs(interview, idea))
}

/// The most valuable unmet idea of all, this stage's first.
pub(super) fn anywhere(interview: &Interview) -> Option<Probe> {
    best(interview).or_else(|| of(interview, &|_| true))
}

/// The one whose answer would add most to this stage, wherever the last answer led.
pub(super) fn most(interview: &Interview) -> Option<Probe> {
    by(interview, &|idea| belongs(interview, idea), &|_| None)
}

/// The ideas that may still be asked about.
pub(super) fn open(interview: &Interview) -> impl Iterator<Item = usize> {
    (0..interview.sheet.question.ideas.len()).filter(|idea| is_open(interview, *idea))
}

/// Another question about the same idea.
pub(super) fn of_idea(interview: &Interview, idea: usize) -> Option<Probe> {
    of(interview, &|other| other == idea)
}

fn of(interview: &Interview, is_meant: &dyn Fn(usize) -> bool) -> Option<Probe> {
    by(interview, is_meant, &|idea| led_to(interview, idea))
}

/// The sentence of the last answer that leads to an idea: about it, and no more than that.
fn led_to(interview: &Interview, idea: usize) -> Option<Span> {
    let said = interview.observations.last()?.sentences.iter();
    let said = said.filter(|said| said.standing == Standing::Meant && !said.asked);
    let near = said.map(|said| (to_idea(&interview.sheet, idea, &said.vector.0), said));
    let (_, said) =
        near.max_by_key(|(near, said)| (*near, std::cmp::Reverse(said.start))).filter(|(near, _)| *near >= LEADS)?;
    Some(Span { start: said.start, end: said.end })
}

/// `leading`: what leads to an idea, which then goes first.
fn by(
    interview: &Interview,
    is_meant: &dyn Fn(usize) -> bool,
    leading: &dyn Fn(usize) -> Option<Span>,
) -> Option<Probe> {
    let ideas = &interview.sheet.question.ideas;
    let worth = |idea: &usize| {
        let asked = interview.probes.contains(idea);
        // An idea that was asked about before waits until the others have had their turn.
        (!asked, leading(*idea).is_some(), ideas[*idea].crux, ideas[*idea].weight, usize::MAX - idea)
    };
    let mut open: Vec<usize> = (0..ideas.len()).filter(|idea| is_meant(*idea) && is_open(interview, *idea)).collect();
    open.sort_by_cached_key(|idea| std::cmp::Reverse(worth(idea)));
    // What was answered in other words is found last: to compare sentences is the dearest test.
    let (idea, text) = open.into_iter().find_map(|idea| Some((idea, unsaid(interview, idea)?.to_owned())))?;
    let said = interview.turns.last().map_or("", |turn| turn.text.as_str());
    let topic = leading(idea).and_then(|span| words_for(interview, said, span, idea));
    Some(Probe { idea, text, topic })
}

/// A follow-up on something that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deeper {
    /// The idea.
    pub(super) idea: usize,
    /// The candidate's own word for it.
    pub(super) topic: String,
}

/// The weightiest idea that the last answer showed, without its price or limits, and that was not asked about yet.
pub(super) fn deeper(interview: &Interview) -> Option<Deeper> {
    let turn = interview.turns.last()?;
    let ideas = &interview.sheet.question.ideas;
    let is_bare = |seen: &&Seen| interview.summary.facet(seen.idea) == Some(Facet::Shown) && seen.facet == Facet::Shown;
    let bare = in_last_turn(interview).filter(is_bare).filter(|seen| !interview.probes.contains(&seen.idea));
    let spoken = bare.filter(|seen| !is_of_the_problem(interview, seen.idea)).filter_map(|seen| {
        let words = words_for(interview, &turn.text, seen.span, seen.idea)?;
        let is_a_way = ideas[seen.idea].crux || named(interview, &words).is_some();
        is_a_way.then_some((seen.idea, words))
    });
    let (idea, topic) = spoken.max_by_key(|(idea, _)| (ideas[*idea].crux, ideas[*idea].weight, usize::MAX - idea))?;
    Some(Deeper { idea, topic })
}

/// The next help: idea, rung from 1, words. For what they are working at, else the idea that was asked about last, else the
/// most valuable open one.
pub(super) fn next_hint(interview: &Interview) -> Option<(usize, u8, String)> {
    let question = &interview.sheet.question;
    let rung = |idea: usize| interview.hints.get(&idea).copied().unwrap_or(0) + 1;
    let has_help = |idea: &usize| {
        let idea = *idea;
        !interview.summary.is_shown(idea) && question.ideas[idea].hints.is_some() && rung(idea) <= 3
    };
    let asked = interview.probes.last().copied().filter(has_help);
    let value = |idea: &usize| {
        (belongs(interview, *idea), question.ideas[*idea].crux, question.ideas[*idea].weight, usize::MAX - idea)
    };
    let ideas = || (0..question.ideas.len()).filter(has_help);
    let idea = worked_at(interview, ideas()).or(asked).or_else(|| ideas().max_by_key(value))?;
    let hints = question.ideas[idea].hints.as_ref()?;
    let rung = rung(idea);
    let text = match rung {
        1 => &hints.nudge,
        2 => &hints.area,
        _ => &hints.example,
    };
    Some((idea, rung, text.clone()))
}

/// The idea that their last sentences are nearest to, if they are about any of these.
fn worked_at(interview: &Interview, ideas: impl Iterator<Item = usize>) -> Option<usize> {
    let turns = interview.turns.iter().zip(&interview.observations).rev();
    // A yes to an offer is about what was said before it.
    let (_, seen) = turns.into_iter().find(|(turn, _)| turn.text.split_whitespace().count() > A_YES)?;
    let last = || seen.sentences.iter().rev().take(LAST_SENTENCES);
    let nearness = |idea: usize| last().map(|said| about(&interview.sheet, idea, said)).max().unwrap_or(0);
    let nearest = ideas.map(|idea| (nearness(idea), belongs(interview, idea), usize::MAX - idea)).max()?;
    (nearest.0 >= WORKED_AT).then_some(usize::MAX - nearest.2)
}

/// Whether the stage is about it. A stage without competencies of its own is about everything.
fn belongs(interview: &Interview, idea: usize) -> bool {
    let stage = &interview.sheet.rubric.stages[interview.stage.index];
    let criterion = &interview.sheet.question.ideas[idea].criterion;
    stage.competencies.is_empty() || stage.competencies.iter().any(|id| criterion.split('.').next() == Some(id))
}

/// Not spoken of, not asked about too often, and no fact that was told has settled it.
fn is_open(interview: &Interview, idea: usize) -> bool {
    let asked = interview.cases.put.iter().filter(|(asked, _)| *asked == idea).count();
    let settled = is_settled(interview, &interview.sheet.question.ideas[idea].not_after);
    !interview.summary.is_spoken_of(idea) && asked < PER_IDEA && !settled
}

/// The idea's next question that was not asked, was not answered in other words or by a fact, and takes nothing for granted that was not
/// said.
fn unsaid(interview: &Interview, idea: usize) -> Option<&str> {
    let texts = interview.sheet.question.ideas[idea].probes.iter().enumerate();
    let mut left = texts.filter(|(n, _)| !interview.cases.put.contains(&(idea, *n)));
    let is_open = |text: &str| holds(interview, text) && !is_told(interview, text) && !is_answered(interview, text);
    left.find(|(_, text)| is_open(text)).map(|(_, text)| text.as_str())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::Time;
    use crate::content::format::Level;
    use crate::content::{Sheet, Sources, compile};
    use crate::id::{InterviewId, MessageId};
    use crate::interview::{Author, Entry, Event, Mode, Opening};

    fn opened(sheet: &Arc<Sheet>) -> Interview {
        let id = InterviewId(uuid::Uuid::from_u128(7));
        let opening = Opening { id, sheet: Arc::clone(sheet), level: Level::L5, mode: Mode::Real, minutes: 45 };
        Interview::replay(Arc::clone(sheet), &Interview::open(&opening, Time(0)))
    }

    fn says(interview: &mut Interview, text: &str) {
        let event = Event::Answer { id: MessageId(uuid::Uuid::from_u128(1)), text: text.to_owned() };
        let entry = Entry { seq: interview.seq() + 1, at: Time(0), part: 0, author: Author::Candidate, event };
        interview.fold(&entry, None);
    }

    #[test]
    fn what_a_fact_has_settled_or_they_have_said_is_not_asked() {
        let library = compile(Sources::built_in()).unwrap();
        let mut settled = 0;
        for sheet in library.sheets.values() {
            for (idea, file) in sheet.question.ideas.iter().enumerate() {
                let fact = file.not_after.first();
                if let Some(fact) = fact.and_then(|id| sheet.question.facts.iter().position(|known| known.id == *id)) {
                    let mut interview = opened(sheet);
                    let is_asked = of_idea(&interview, idea).is_some();
                    interview.facts.push(fact);
                    assert!(of_idea(&interview, idea).is_none(), "{}: {}", sheet.question.slug, file.id);
                    settled += usize::from(is_asked);
                }
            }
        }
        assert!(settled > 0);
        // Whoever has said what a probe asks for has no need of it.
        let sheet = &library.sheets["url-shortener"];
        let mut interview = opened(sheet);
        let before = of_idea(&interview, 3).unwrap();
        says(&mut interview, "The service has codes for its whole life.");
        assert_ne!(of_idea(&interview, 3).map(|probe| probe.text), Some(before.text));
        // Nor whoever has spoken of its idea.
        let of = |id: &str| sheet.question.ideas.iter().position(|idea| idea.id == id).unwrap();
        assert!(of_idea(&interview, of("collision-write")).is_some());
        says(
            &mut interview,
            "A unique constraint on the code makes the database reject the second insert of the same code.",
        );
        assert!(of_idea(&interview, of("collision-write")).is_none());
    }

    #[test]
    fn help_is_about_what_they_are_working_at() {
        let library = compile(Sources::built_in()).unwrap();
        let sheet = &library.sheets["url-shortener"];
        for (said, about) in [
            ("I wonder what happens when the second insert finds the same code in the table.", "collision-write"),
            ("Then most of the reads hit the cache, but I am not sure which links it should hold.", "read-cache"),
        ] {
            let mut interview = opened(sheet);
            says(&mut interview, said);
            let (idea, ..) = next_hint(&interview).unwrap();
            assert_eq!(sheet.question.ideas[idea].id, about, "{said}");
        }
    }
}
