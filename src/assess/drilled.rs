//! A short answer to a drill: which of its points it has, in which words, and what is false in it.

use crate::content::Sheet;

use super::answer::Answer;
use super::disorder::ordered;
use super::fold::told;
use super::{Facet, Turn, observe_all};

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
    /// How far it is there; none if nothing is near to it.
    pub facet: Option<Facet>,
    /// The words that come nearest, if they touch it at least.
    pub quote: Option<String>,
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
    /// How many points are there.
    pub fn shown(&self) -> usize {
        self.points.iter().filter(|point| point.facet >= Some(Facet::Shown)).count()
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
    let points = sheet.question.ideas.iter().zip(&answer.ideas).map(|(idea, seen)| PointHeard {
        point: idea.title.clone(),
        facet: seen.facet,
        quote: seen.at.filter(|_| seen.facet.is_some()).map(words),
    });
    let mut wrong: Vec<WrongHeard> = Vec::new();
    for seen in answer.wrong.iter().filter(|seen| seen.accused) {
        let told = told(&answer, seen);
        wrong.retain(|other| other.claim != told.claim);
        wrong.push(WrongHeard {
            claim: told.claim.to_owned(),
            correction: told.correction.to_owned(),
            quote: words(seen.at),
        });
    }
    Drilled { points: points.collect(), wrong }
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
        let shown = |text: &str| drilled(&drill.sheet, text).shown();
        let good = "All ten try to write a row for the date into one table, and the database lets only the first insert \
            through. The winner has to refresh its lease every minute, and when it hangs the lease runs out and another \
            machine takes the job over. Every write carries the fencing number, so the storage refuses the old holder \
            when it wakes up. And each step can be repeated safely because it is keyed by the date.";
        assert!(shown(good) >= 3, "{:#?}", drilled(&drill.sheet, good));
        assert_eq!(shown(&drill.ask), 0, "{:#?}", drilled(&drill.sheet, &drill.ask));
        assert_eq!(shown("I would use a good tool for that and be careful."), 0);
        assert_eq!(shown(""), 0);
    }
}
