//! Why a sentence was read as it was: what it is nearest to, which of its words carried that, the terms of both readers, and
//! what was done with it. For authors of questions, and for whoever doubts a score.

use crate::content::Sheet;
use crate::matching::fixed::ONE;
use crate::matching::{FALSE, KINDS, SHOWS, Said, Vector};
use crate::text::read;

use super::answer::Answer;
use super::evidence::Evidence;
use super::judge::{false_terms, show_terms};
use super::observation::Standing;
use super::{Facet, Turn, observe_all, sentences};

/// How many ideas, words and terms are named.
const MOST: usize = 3;

/// One sentence, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The candidate turn, from 1.
    pub turn: u32,
    /// The words.
    pub sentence: String,
    /// What it may count for, and the gate that says so.
    pub standing: (Standing, String),
    /// The chance that it is false, in percent.
    pub falseness: i64,
    /// Terms of that, the weightiest first, each with what it adds to the log-odds in hundredths.
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

/// Explains every sentence of an answer.
pub fn explain(sheet: &Sheet, turns: &[Turn]) -> Vec<Explained> {
    let observations = observe_all(sheet, turns);
    let answer = Answer::of(sheet, &observations);
    let falseness: Vec<i64> = answer.judged.iter().map(|judged| judged.falseness).collect();
    let (lies, shows) = (false_terms(&observations), show_terms(&observations, &falseness));
    let sparse = turns.iter().flat_map(|turn| sparse(sheet, turn)).collect::<Vec<_>>();
    let explained = (0..answer.judged.len()).map(|at| {
        let seen = answer.sentence(at);
        let turn = answer.judged[at].turn;
        let gate = observations[turn].gates.iter().find(|gated| gated.evidence.start == seen.start);
        let mut order: Vec<usize> = (0..sheet.ideas.len()).collect();
        order.sort_by_key(|idea| (-answer.judged[at].shows[*idea], *idea));
        let idea = |idea: usize| ExplainedIdea {
            id: sheet.question.ideas[idea].id.clone(),
            chance: percent(answer.judged[at].shows[idea]),
            facet: answer.facet(at, idea),
            example: seen.ideas.get(idea).map_or_else(String::new, |like| {
                sheet.ideas[idea]
                    .examples
                    .get(usize::from(like.example))
                    .map_or_else(String::new, |example| example.text.clone())
            }),
            words: carried(sheet, &sparse[at], &sheet.ideas[idea].centre),
            terms: weightiest(&SHOWS, &sheet.learnt.shows.shares(&shows[at][idea])),
        };
        let Evidence { start, end, .. } = answer.evidence(at, String::new()).1;
        Explained {
            turn: observations[turn].turn,
            sentence: turns[turn].text.get(start..end).unwrap_or_default().to_owned(),
            standing: (seen.standing, gate.map_or_else(String::new, |gated| gated.evidence.why.clone())),
            falseness: percent(answer.judged[at].falseness),
            false_terms: weightiest(&FALSE, &sheet.learnt.falseness.shares(&lies[at])),
            claim: seen.claim.map(|claim| (sheet.wrong[claim].claim.clone(), percent(seen.falseness[0]))),
            kinds: kinds(seen.kinds),
            ideas: order.into_iter().take(MOST).map(idea).collect(),
        }
    });
    explained.collect()
}

/// What the table knows of each sentence of a turn.
fn sparse(sheet: &Sheet, turn: &Turn) -> Vec<crate::matching::Sparse> {
    let reading = read(&turn.text, &sheet.lexicon);
    let found = sentences(&turn.text, &reading);
    let said = found.into_iter().map(|sentence| Said::of(&reading, &sheet.lexicon, sentence.tokens));
    said.map(|said| sheet.learnt.table.sparse(&said.features)).collect()
}

/// The words that drew a sentence to a class: nearness is a sum over them, so this is exact.
fn carried(sheet: &Sheet, sparse: &[(u32, i32)], centre: &Vector) -> Vec<String> {
    let table = &sheet.learnt.table;
    let mut shares: Vec<(i64, u32)> = sparse.iter().map(|one| (table.share(*one, centre), one.0)).collect();
    shares.sort_by_key(|(share, number)| (-share, *number));
    let strongest = shares.into_iter().filter(|(share, _)| *share > 0).take(2 * MOST);
    strongest.map(|(_, number)| table.name(number).to_owned()).collect()
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
