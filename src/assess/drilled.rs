//! A short answer to a drill: which of its points it has, in which words, and what is false in it.

use std::cmp::Reverse;

use crate::content::Sheet;
use crate::content::format::question::IdeaFile;
use crate::matching::fixed::ONE;

use super::answer::Answer;
use super::disorder::ordered;
use super::fold::told;
use super::observation::Standing;
use super::{Turn, observe_all};

/// From this chance on a point is said. An answer to a drill speaks of a handful of points, so that less is needed than where
/// one of twenty ideas is to be told from the others; docs/decisions/drills.md says how the bounds were set and how they hold.
const SAID: i64 = ONE / 4;
/// From this chance on it is touched.
const TOUCHED: i64 = ONE * 15 / 100;

/// What came of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drilled {
    /// In the drill's order.
    pub points: Vec<PointHeard>,
    /// What is called false, each once.
    pub wrong: Vec<WrongHeard>,
}

/// A point of a drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointHeard {
    /// What a good answer says.
    pub point: String,
    /// Whether it is said.
    pub heard: Heard,
    /// The words that come nearest, if they touch it at least.
    pub quote: Option<String>,
}

/// How far a point is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heard {
    /// Nothing is near to it.
    Missing,
    /// Something is about it, or only asks for it or lists it.
    Touched,
    /// It is said.
    Said,
}

/// Something false that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongHeard {
    /// In one line.
    pub claim: String,
    /// What holds instead.
    pub correction: String,
    /// The words.
    pub quote: String,
}

impl Drilled {
    /// How many points are said.
    pub fn said(&self) -> usize {
        self.points.iter().filter(|point| point.heard == Heard::Said).count()
    }
}

/// Reads an answer to a drill.
pub fn drilled(sheet: &Sheet, text: &str) -> Drilled {
    let turn = Turn { heard: vec![sheet.brief.clone()], ..Turn::plain(1, text) };
    let observations = observe_all(sheet, std::slice::from_ref(&turn));
    let observations = &*ordered(&observations);
    let answer = Answer::of(sheet, observations);
    let words = |at: usize| {
        let sentence = answer.sentence(at);
        text.get(sentence.start..sentence.end).unwrap_or_default().trim().to_owned()
    };
    let point = |(n, idea): (usize, &IdeaFile)| {
        let best = (0..answer.judged.len()).map(|at| (heard(&answer, at, n), answer.credit(at, n), Reverse(at))).max();
        let (heard, at) = best.map_or((Heard::Missing, None), |(heard, _, Reverse(at))| (heard, Some(at)));
        let quote = at.filter(|_| heard > Heard::Missing).map(words);
        PointHeard { point: idea.title.clone(), heard, quote }
    };
    let mut wrong: Vec<WrongHeard> = Vec::new();
    for seen in answer.wrong.iter().filter(|seen| seen.accused) {
        let told = told(&answer, seen);
        wrong.retain(|other| other.claim != told.claim);
        let (claim, correction) = (told.claim.to_owned(), told.correction.to_owned());
        wrong.push(WrongHeard { claim, correction, quote: words(seen.at) });
    }
    Drilled { points: sheet.question.ideas.iter().enumerate().map(point).collect(), wrong }
}

/// How far a sentence says a point.
fn heard(answer: &Answer<'_>, at: usize, point: usize) -> Heard {
    let (sentence, chance) = (answer.sentence(at), answer.credit(at, point));
    let is_meant = sentence.standing == Standing::Meant && !sentence.asked && !answer.is_false(at);
    match chance {
        chance if chance >= SAID && is_meant => Heard::Said,
        chance if chance >= TOUCHED => Heard::Touched,
        _ => Heard::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Sources, compile};

    /// Of the drill of who runs a nightly job: what an answer in strange words has of it.
    #[test]
    fn a_point_is_there_in_other_words_and_not_for_the_question_said_again() {
        let library = compile(Sources::built_in()).expect("it is sound");
        let drill = &library.drills["consensus"][0];
        let said = |text: &str| drilled(&drill.sheet, text).said();
        let good = "All ten try to write a row for the date into one table, and the database lets only the first insert \
            through. The winner has to refresh its lease every minute, and when it hangs the lease runs out and another \
            machine takes the job over. Every write carries the fencing number, so the storage refuses the old holder \
            when it wakes up. And each step can be repeated safely because it is keyed by the date.";
        assert!(said(good) >= 3, "{:#?}", drilled(&drill.sheet, good));
        assert_eq!(said(&drill.ask), 0, "{:#?}", drilled(&drill.sheet, &drill.ask));
        assert_eq!(said("I would use a good tool for that and be careful."), 0);
        assert_eq!(said(""), 0);
    }
}
