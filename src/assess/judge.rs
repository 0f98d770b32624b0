//! What the sentences of an answer are worth: the chance that each is false, the chance that it shows each idea. It takes the
//! whole answer, since somebody who says much that is false is believed less.

use crate::content::Sheet;
use crate::matching::fixed::ONE;
use crate::matching::{Learnt, OWN_FALSE, SHOWS, WHOLE_FALSE, WHOLE_SHOWS};

use super::observation::{Observation, SentenceSeen, Standing};

/// One sentence, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Index into the observations.
    pub turn: usize,
    /// Index into the turn's sentences.
    pub sentence: usize,
    /// The chance that it is false.
    pub falseness: i64,
    /// For each idea the chance that it shows it.
    pub shows: Vec<i64>,
}

/// A sentence at which the falseness of an answer is measured.
pub(super) fn speaks(sentence: &SentenceSeen) -> bool {
    sentence.standing == Standing::Meant
}

/// Judges every sentence of an answer, in order.
pub fn judge(sheet: &Sheet, observations: &[Observation]) -> Vec<Judged> {
    judge_with(&sheet.learnt, observations)
}

/// The same with readers that are not the sheet's: while they are learnt.
pub fn judge_with(learnt: &Learnt, observations: &[Observation]) -> Vec<Judged> {
    let sentences = || {
        let turns = observations.iter().enumerate();
        turns.flat_map(|(turn, seen)| seen.sentences.iter().enumerate().map(move |(at, sentence)| (turn, at, sentence)))
    };
    let manners = || sentences().filter(|(.., sentence)| speaks(sentence)).map(|(.., sentence)| sentence.falseness[2]);
    let (manner, speaking) = (manners().sum::<i64>(), count(manners().count()));
    let falseness: Vec<i64> = sentences()
        .map(|(.., sentence)| {
            let terms = false_terms(sentence, manner, speaking);
            if sentence.sums_wrongly { ONE / 2 } else { learnt.falseness.chance(&terms) }
        })
        .collect();
    let meant = || sentences().zip(&falseness).filter(|((.., sentence), _)| speaks(sentence)).map(|(_, chance)| *chance);
    let whole = meant().sum::<i64>() / count(meant().count()).max(1);
    sentences()
        .zip(falseness)
        .map(|((turn, at, sentence), falseness)| {
            let shows = sentence.shows.iter().map(|terms| {
                if sentence.standing == Standing::Void {
                    return 0;
                }
                learnt.shows.chance(&show_terms(terms, falseness, whole))
            });
            Judged { turn, sentence: at, falseness, shows: shows.collect() }
        })
        .collect()
}

/// The terms of falseness with that of the whole answer: the manner of all other sentences.
pub(super) fn false_terms(sentence: &SentenceSeen, manner: i64, speaking: i64) -> [i64; crate::matching::FALSE.len()] {
    let mut terms = sentence.falseness;
    let (own, others) = if speaks(sentence) { (terms[2], speaking - 1) } else { (0, speaking) };
    terms[WHOLE_FALSE] = (manner - own) / others.max(1);
    terms
}

/// The terms of showing with those about falseness.
pub(super) fn show_terms(terms: &[i64; SHOWS.len()], falseness: i64, whole: i64) -> [i64; SHOWS.len()] {
    let mut terms = *terms;
    terms[OWN_FALSE] = falseness;
    terms[WHOLE_SHOWS] = whole;
    terms
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
