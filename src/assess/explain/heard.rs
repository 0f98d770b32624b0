//! What became of each idea: how far it was shown, and the sentence that came nearest to it.

use crate::content::Sheet;

use super::super::answer::Answer;
use super::super::disorder::ordered;
use super::super::{Facet, Turn, observe_all};
use super::percent;

/// An idea in an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeardIdea {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How far it is shown; none if nobody spoke of it.
    pub facet: Option<Facet>,
    /// The chance that its best sentence shows it, in percent; none if nothing was said.
    pub chance: Option<i64>,
    /// That sentence.
    pub sentence: String,
}

/// The ideas of a question as an answer has them, in the question's order.
pub fn heard(sheet: &Sheet, turns: &[Turn]) -> Vec<HeardIdea> {
    let observations = observe_all(sheet, turns);
    let observations = &*ordered(&observations);
    let answer = Answer::of(sheet, observations);
    let words = |at: usize| {
        let sentence = answer.sentence(at);
        let text = turns.get(answer.judged[at].turn).map_or("", |turn| turn.text.as_str());
        text.get(sentence.start..sentence.end).unwrap_or_default().trim().to_owned()
    };
    let heard = |(n, idea): (usize, &crate::content::format::question::IdeaFile)| {
        let seen = &answer.ideas[n];
        let surest = || (0..answer.judged.len()).max_by_key(|at| (answer.judged[*at].shows[n], std::cmp::Reverse(*at)));
        let at = seen.at.or_else(surest);
        HeardIdea {
            id: idea.id.clone(),
            title: idea.title.clone(),
            facet: seen.facet,
            chance: at.map(|at| percent(answer.judged[at].shows[n])),
            sentence: at.map(words).unwrap_or_default(),
        }
    };
    sheet.question.ideas.iter().enumerate().map(heard).collect()
}
