//! Which unmet idea is worth asking about, and what help there is for it.

use crate::assess::{Evidence, Facet};
use crate::text::{Mention, Reading, Span, read};

use super::fold::Interview;
use super::ground::holds;
use super::link::leads_to;
use super::quote::{sentence_at, words_around};

/// A sentence that is said back, in words.
const HEARD: std::ops::RangeInclusive<usize> = 4..=16;

/// A yes has no more words than this.
const A_YES: usize = 5;

/// An idea is asked about this often at most.
const PER_IDEA: usize = 2;

/// The weightiest thing that the last answer showed at work, as a sentence that is short enough to be said back.
pub(super) fn heard(interview: &Interview) -> Option<String> {
    let (turn, seen) = interview.turns.last().zip(interview.observations.last())?;
    let ideas = &interview.sheet.question.ideas;
    let shown = seen.seen.iter().filter(|seen| seen.facet >= Facet::How);
    let sentence = |evidence: &Evidence| sentence_at(&turn.text, evidence.start);
    let quoted = shown.map(|seen| (seen.idea, sentence(&seen.evidence)));
    let quoted = quoted.filter(|(_, words)| HEARD.contains(&words.split_whitespace().count()));
    quoted
        .max_by_key(|(idea, _)| (ideas[*idea].crux, ideas[*idea].weight, usize::MAX - idea))
        .map(|(_, words)| words.to_owned())
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

/// Another question about the same idea.
pub(super) fn of_idea(interview: &Interview, idea: usize) -> Option<Probe> {
    of(interview, &|other| other == idea)
}

fn of(interview: &Interview, is_meant: &dyn Fn(usize) -> bool) -> Option<Probe> {
    let question = &interview.sheet.question;
    let said = interview.turns.last().map_or("", |turn| turn.text.as_str());
    let reading = read(said, &interview.sheet.lexicon);
    let worth = |idea: &usize| {
        let topic = touched(interview, *idea, &reading);
        let asked = interview.probes.iter().filter(|asked| *asked == idea).count();
        let idea_file = &question.ideas[*idea];
        // An idea that was asked about before waits until the others have had their turn.
        (asked == 0, topic.is_some(), idea_file.crux, idea_file.weight, usize::MAX - idea)
    };
    let idea =
        (0..question.ideas.len()).filter(|idea| is_meant(*idea) && is_open(interview, *idea)).max_by_key(worth)?;
    let text = unsaid(interview, idea)?.to_owned();
    let quote = touched(interview, idea, &reading).and_then(|span| words_around(said, span));
    let topic = quote.filter(|quote| leads_to(interview, quote, &text));
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

/// The weightiest idea that the last answer showed at work, without its price or limits, and that was not asked about yet.
pub(super) fn deeper(interview: &Interview) -> Option<Deeper> {
    let (turn, seen) = interview.turns.last().zip(interview.observations.last())?;
    let reading = read(&turn.text, &interview.sheet.lexicon);
    let ideas = &interview.sheet.question.ideas;
    let shown = seen.seen.iter().filter(|seen| interview.shown[seen.idea] == Some(Facet::How));
    let found = shown.filter(|seen| seen.facet == Facet::How && !interview.probes.contains(&seen.idea));
    let spoken = found.filter_map(|seen| {
        let span = touched(interview, seen.idea, &reading)?;
        let words = words_around(&turn.text, span)?;
        let is_a_way = ideas[seen.idea].crux || mechanism(interview, &words).is_some();
        (is_a_way && !is_of_the_problem(interview, seen.idea)).then_some((seen.idea, words))
    });
    let (idea, topic) = spoken.max_by_key(|(idea, _)| (ideas[*idea].crux, ideas[*idea].weight, usize::MAX - idea))?;
    Some(Deeper { idea, topic })
}

/// Cost and failure can be asked of a way of doing something, not of what was settled about the problem.
fn is_of_the_problem(interview: &Interview, idea: usize) -> bool {
    let first = interview.sheet.rubric.stages.first();
    let criterion = interview.sheet.question.ideas[idea].criterion.split('.').next();
    first.is_some_and(|stage| stage.competencies.iter().any(|id| Some(id.as_str()) == criterion))
}

/// The first words that name a way of doing something, and are not denied.
pub(super) fn mechanism(interview: &Interview, words: &str) -> Option<Span> {
    let table = &interview.sheet.mechanisms;
    let named = read(words, &table.lexicon).mentions;
    named.iter().find(|mention| !mention.negated && table.is_mechanism(mention.concept)).map(|mention| mention.span)
}

/// The next help: idea, rung from 1, words. For what they have just spoken of, else the idea that was asked about last, else
/// the most valuable open one.
pub(super) fn next_hint(interview: &Interview) -> Option<(usize, u8, String)> {
    let question = &interview.sheet.question;
    let is_unmet = |idea: &usize| interview.shown[*idea] < Some(Facet::How);
    let rung = |idea: usize| interview.hints.get(&idea).copied().unwrap_or(0) + 1;
    let has_help = |idea: &usize| is_unmet(idea) && question.ideas[*idea].hints.is_some() && rung(*idea) <= 3;
    let asked = interview.probes.last().copied().filter(has_help);
    let value = |idea: &usize| {
        (belongs(interview, *idea), question.ideas[*idea].crux, question.ideas[*idea].weight, usize::MAX - idea)
    };
    // A yes to an offer is about what was said before it.
    let spoken = interview.turns.iter().rev().find(|turn| turn.text.split_whitespace().count() > A_YES);
    let said = spoken.map(|turn| read(&turn.text, &interview.sheet.lexicon));
    let is_spoken_of = |idea: &usize| said.as_ref().is_some_and(|said| touched(interview, *idea, said).is_some());
    let ideas = || (0..question.ideas.len()).filter(has_help);
    let spoken_of = ideas().filter(|idea| belongs(interview, *idea)).filter(is_spoken_of).max_by_key(value);
    let idea = spoken_of.or(asked).or_else(|| ideas().max_by_key(value))?;
    let hints = question.ideas[idea].hints.as_ref()?;
    let rung = rung(idea);
    let text = match rung {
        1 => &hints.nudge,
        2 => &hints.area,
        _ => &hints.example,
    };
    Some((idea, rung, text.clone()))
}

/// Whether the stage is about it. A stage without competencies of its own is about everything.
fn belongs(interview: &Interview, idea: usize) -> bool {
    let stage = &interview.sheet.rubric.stages[interview.stage.index];
    let criterion = &interview.sheet.question.ideas[idea].criterion;
    stage.competencies.is_empty() || stage.competencies.iter().any(|id| criterion.split('.').next() == Some(id))
}

/// Unmet, and not asked about too often.
fn is_open(interview: &Interview, idea: usize) -> bool {
    let asked = interview.cases.put.iter().filter(|(asked, _)| *asked == idea).count();
    interview.shown[idea] < Some(Facet::How) && asked < PER_IDEA && unsaid(interview, idea).is_some()
}

/// The idea's next question that was not asked and takes nothing for granted that was not said.
fn unsaid(interview: &Interview, idea: usize) -> Option<&str> {
    let texts = interview.sheet.question.ideas[idea].probes.iter().enumerate();
    let mut left = texts.filter(|(n, _)| !interview.cases.put.contains(&(idea, *n)));
    left.find(|(_, text)| holds(interview, text)).map(|(_, text)| text.as_str())
}

/// The candidate's own words for one of the idea's topics: the longest, and of those the latest. Words for what goes wrong
/// and bare numbers are nothing to come back to.
fn touched(interview: &Interview, idea: usize, reading: &Reading) -> Option<Span> {
    let sheet = &interview.sheet;
    let topics: Vec<_> =
        sheet.question.ideas[idea].topic.iter().filter_map(|topic| sheet.lexicon.find(topic)).collect();
    let about = |mention: &&Mention| topics.iter().any(|topic| sheet.lexicon.is_a(mention.concept, *topic));
    let harm = sheet.lexicon.find("harm");
    let is_thing = |mention: &&Mention| {
        let words = &reading.tokens[mention.tokens.clone()];
        let spelt = words.iter().all(|token| token.word.bytes().all(|byte| byte.is_ascii_alphabetic()));
        spelt && !mention.negated && harm.is_none_or(|harm| !sheet.lexicon.is_a(mention.concept, harm))
    };
    let said = reading.mentions.iter().filter(is_thing).filter(about);
    said.max_by_key(|mention| mention.span.end - mention.span.start).map(|mention| mention.span)
}
