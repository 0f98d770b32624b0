//! A short answer to a drill: which of its points it has, in which words, and what is false in it.

use std::cmp::Reverse;

use crate::content::Sheet;
use crate::content::format::question::IdeaFile;
use crate::matching::fixed::ONE;

use super::answer::Answer;
use super::disorder::ordered;
use super::fold::{Told, accused};
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
    let wrong = |(at, told): (usize, Told<'_>)| WrongHeard {
        claim: told.claim.to_owned(),
        correction: told.correction.to_owned(),
        quote: words(at),
    };
    let wrong = accused(&answer).into_iter().map(wrong).collect();
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

    /// An answer that somebody else has judged.
    #[derive(serde::Deserialize)]
    struct Rated {
        topic: String,
        drill: String,
        variant: String,
        chosen_on: bool,
        /// Of each point: 2 said, 1 touched, 0 not there.
        ratings: Vec<u8>,
        text: String,
    }

    /// Of the answers that the bounds were not chosen on: of what is called said so much is, and so much of it is found.
    #[test]
    fn what_is_called_said_is_said_and_most_of_it_is_found() {
        let library = compile(Sources::built_in()).expect("it is sound");
        let answers = include_str!("../../tests/drills/answers.jsonl").lines();
        let answers = answers.map(|line| serde_json::from_str::<Rated>(line).expect("a judged answer"));
        let (mut called, mut right, mut near, mut there, mut vague, mut empty) = (0, 0, 0, 0, 0, 0);
        for rated in answers.filter(|rated| !rated.chosen_on) {
            let drill = library.drill(&rated.topic, &rated.drill).expect("the drill");
            let points = drilled(&drill.sheet, &rated.text).points;
            assert_eq!(points.len(), rated.ratings.len(), "{}/{}", rated.topic, rated.drill);
            for (point, rating) in points.iter().zip(&rated.ratings) {
                let said = point.heard == Heard::Said;
                called += usize::from(said);
                right += usize::from(said && *rating == 2);
                near += usize::from(said && *rating > 0);
                there += usize::from(*rating == 2);
                vague += usize::from(rated.variant == "vague");
                empty += usize::from(rated.variant == "vague" && said);
            }
        }
        let found = format!(
            "of {called} called said {right} are and {near} at least touch it, of {there} said; of {vague} of vague ones {empty}"
        );
        assert!(called > 60 && there > 60, "{found}");
        assert!(right * 100 >= called * 85 && near * 100 >= called * 94, "{found}");
        assert!(right * 100 >= there * 72 && empty * 100 <= vague * 4, "{found}");
    }

    /// A drill's question said again says none of its points, and what its author wrote for one is heard as that one.
    #[test]
    fn no_drill_gives_its_points_away_and_each_knows_its_own_words() {
        let library = compile(Sources::built_in()).expect("it is sound");
        let (mut points, mut known, mut given_away) = (0, 0, Vec::new());
        for (topic, drill) in library.drills.iter().flat_map(|(topic, own)| own.iter().map(move |drill| (topic, drill)))
        {
            if drilled(&drill.sheet, &drill.ask).said() > 0 {
                given_away.push(format!("{topic}/{}", drill.id));
            }
            for (n, idea) in drill.sheet.question.ideas.iter().enumerate() {
                let own = crate::content::unmarked(&idea.say[0]).0;
                points += 1;
                known += usize::from(drilled(&drill.sheet, &own).points[n].heard == Heard::Said);
            }
        }
        assert_eq!(given_away, [""; 0]);
        assert!(known * 100 >= points * 95, "{known} of {points}");
    }
}
