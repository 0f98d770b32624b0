//! Why a sentence was read as it was: what it is nearest to, which of its words carried that, the terms of both readers, and
//! what was done with it. For authors of questions, and for whoever doubts a score.

mod costs;
mod done;
mod heard;
mod marks;
#[cfg(test)]
mod tests;

use crate::content::{Sheet, carried};
use crate::matching::fixed::ONE;
use crate::matching::{FALSE, KINDS, SHOWS, Said, Sparse, Vector};
use crate::text::{Reading, read};

use super::answer::Answer;
use super::compose::Numbers;
use super::disorder::ordered;
use super::judge::{false_terms, show_terms};
use super::observation::SentenceSeen;
use super::points::points;
use super::sentences::Sentence;
use super::{Facet, Turn, observe_all, sentences};

pub use done::Done;
pub use heard::{HeardIdea, heard};

/// How many ideas, words and terms are named.
const MOST: usize = 3;
/// From this chance on, in percent, an idea is worth telling why.
pub const TELLING: i64 = 10;

/// A whole answer, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// 0 to 100.
    pub overall: u8,
    /// The sound share of what was claimed, in percent.
    pub soundness: i64,
    /// The question's ideas in its order: the title, and how far each is shown.
    pub ideas: Vec<(String, Option<Facet>)>,
    /// How many sentences there are; those that are explained may be fewer.
    pub said: usize,
    /// From which chance on something is said.
    pub bounds: Needed,
    /// In order.
    pub sentences: Vec<Explained>,
}

/// The bounds of the readers, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed {
    /// A quote is a receipt.
    pub proof: i64,
    /// It touches an idea.
    pub touched: i64,
    /// A sentence is called false.
    pub accuse: i64,
    /// It is worth checking.
    pub check: i64,
}

/// One sentence, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The candidate turn, from 1.
    pub turn: u32,
    /// The words.
    pub sentence: String,
    /// What was done with it, the weightiest first; never empty.
    pub done: Vec<Done>,
    /// Points that the answer would have more without it, where it was lowered or doubted.
    pub costs: Option<i16>,
    /// The words that drew it to its nearest idea, or to its wrong claim if that is held against it: ranges of its bytes.
    pub marks: Vec<(usize, usize)>,
    /// The chance that it is false, in percent: in its answer, and by itself.
    pub falseness: (i64, i64),
    /// Terms of the first, the weightiest first, each with what it adds to the log-odds in hundredths.
    pub false_terms: Vec<(&'static str, i64)>,
    /// The wrong claim that it is nearest to, in its words, and how near, in percent of the claim's own sentences.
    pub claim: Option<(String, i64)>,
    /// What kind of sentence it is, surest first, in percent.
    pub kinds: Vec<(&'static str, i64)>,
    /// The ideas that it may show, surest first.
    pub ideas: Vec<ExplainedIdea>,
}

/// An idea that a sentence may show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedIdea {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The chance that it is shown, in percent.
    pub chance: i64,
    /// What that counts as.
    pub facet: Option<Facet>,
    /// The nearest of its examples.
    pub example: String,
    /// The words that carried it, the strongest first.
    pub words: Vec<String>,
    /// Terms, the weightiest first, each with what it adds to the log-odds in hundredths.
    pub terms: Vec<(&'static str, i64)>,
}

/// A sentence, and its turn as it was read.
struct Spoken<'a> {
    text: &'a str,
    reading: &'a Reading,
    sentence: Sentence,
    /// What the table knows of it.
    sparse: Sparse,
}

/// Explains the first `most` sentences of an answer, as they stand in all of it.
pub fn explain(sheet: &Sheet, turns: &[Turn], most: usize) -> Explanation {
    let observations = observe_all(sheet, turns);
    let observations = &*ordered(&observations);
    let answer = Answer::of(sheet, observations);
    let falseness: Vec<i64> = answer.judged.iter().map(|judged| judged.falseness).collect();
    let (lies, shows) = (false_terms(observations), show_terms(observations, &falseness));
    let readings: Vec<Reading> = turns.iter().map(|turn| read(&turn.text, &sheet.lexicon)).collect();
    let spoken = turns.iter().zip(&readings).flat_map(|(turn, reading)| spoken(sheet, turn, reading));
    let overall = points(&answer);
    let costs = costs::costs(&answer, overall);
    let explained = spoken.take(most).enumerate().map(|(at, spoken)| {
        let (seen, judged) = (answer.sentence(at), &answer.judged[at]);
        let mut order: Vec<usize> = (0..sheet.classes.ideas.len()).collect();
        order.sort_by_key(|idea| (-judged.shows[*idea], *idea));
        let idea = |idea: usize| ExplainedIdea {
            id: sheet.question.ideas[idea].id.clone(),
            title: sheet.question.ideas[idea].title.clone(),
            chance: percent(judged.shows[idea]),
            facet: answer.facet(at, idea),
            example: example(sheet, seen, idea),
            words: carried(&sheet.learnt.table, &spoken.sparse, &sheet.classes.ideas[idea].centre, &Vector::ZERO),
            terms: weightiest(&SHOWS, &sheet.learnt.shows.shares(&shows[at][idea])),
        };
        let done = done::done(&answer, at, &order, &shows[at]);
        Explained {
            turn: observations[judged.turn].turn,
            sentence: spoken.words().to_owned(),
            marks: marks::marks(sheet, &spoken, marks::towards(sheet, seen, &done, judged, &order)),
            done,
            costs: costs.iter().find(|(of, _)| *of == at).map(|(_, points)| *points),
            falseness: (percent(judged.falseness), percent(judged.alone)),
            false_terms: weightiest(&FALSE, &sheet.learnt.falseness.shares(&lies[at])),
            claim: seen.claim.map(|claim| (sheet.classes.wrong[claim].claim.clone(), percent(seen.falseness[0]))),
            kinds: kinds(seen.kinds),
            ideas: order.iter().take(MOST).map(|at| idea(*at)).collect(),
        }
    });
    let bounds = sheet.learnt.bounds;
    Explanation {
        overall,
        soundness: percent(Numbers::of(&answer).soundness(&sheet.learnt.composition)),
        ideas: sheet
            .question
            .ideas
            .iter()
            .zip(&answer.ideas)
            .map(|(idea, seen)| (idea.title.clone(), seen.facet))
            .collect(),
        said: answer.judged.len(),
        bounds: Needed {
            proof: percent(bounds.proof),
            touched: percent(bounds.touched),
            accuse: percent(bounds.accuse),
            check: percent(bounds.check),
        },
        sentences: explained.collect(),
    }
}

impl Spoken<'_> {
    /// All of its words: a quote on a scorecard may be shorter.
    fn words(&self) -> &str {
        self.sentence.span.of(self.text).trim()
    }

    /// The first byte of [`Spoken::words`] in its turn.
    fn start(&self) -> usize {
        let words = self.sentence.span.of(self.text);
        self.sentence.span.start + (words.len() - words.trim_start().len())
    }
}

/// The sentences of a turn.
fn spoken<'a>(sheet: &'a Sheet, turn: &'a Turn, reading: &'a Reading) -> impl Iterator<Item = Spoken<'a>> {
    sentences(&turn.text, reading).into_iter().map(move |sentence| {
        let said = Said::of(reading, &sheet.lexicon, sentence.tokens.clone());
        Spoken { text: &turn.text, reading, sentence, sparse: sheet.learnt.table.sparse(&said.features) }
    })
}

/// The example of an idea that a sentence is nearest to.
fn example(sheet: &Sheet, seen: &SentenceSeen, idea: usize) -> String {
    let near = seen.ideas.get(idea).and_then(|like| sheet.classes.ideas[idea].examples.get(usize::from(like.example)));
    near.map_or_else(String::new, |example| example.text.clone())
}

fn weightiest<const TERMS: usize>(names: &[&'static str; TERMS], shares: &[i64; TERMS]) -> Vec<(&'static str, i64)> {
    let mut terms: Vec<(&'static str, i64)> = names.iter().copied().zip(shares.map(percent)).collect();
    terms.sort_by_key(|(_, share)| -share.abs());
    terms.truncate(2 * MOST);
    terms
}

fn kinds(chances: [i64; KINDS.len()]) -> Vec<(&'static str, i64)> {
    let mut kinds: Vec<(&'static str, i64)> = KINDS.into_iter().zip(chances.map(percent)).collect();
    kinds.sort_by_key(|(_, chance)| -chance);
    kinds.truncate(MOST);
    kinds
}

fn percent(share: i64) -> i64 {
    (share * 100 + ONE / 2).div_euclid(ONE)
}
