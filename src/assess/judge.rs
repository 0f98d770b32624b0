//! What the sentences of an answer are worth: the chance that each is false, the chance that it shows each idea. It takes the
//! whole answer, since somebody who says much that is false is believed less.

use std::collections::{BTreeMap, VecDeque};

use crate::content::Sheet;
use crate::matching::fixed::{ONE, div, mul};
use crate::matching::{COVERAGE, EMPTY, FALSE, Learnt, MANNER, OTHERS_MANNER, OWN_FALSE, SHOWS, WHOLE_FALSE};

use super::corrected::{REACH, corrected};
use super::observation::{Observation, SentenceSeen, Standing};

/// One sentence, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Index into the observations.
    pub turn: usize,
    /// Index into the turn's sentences.
    pub sentence: usize,
    /// The chance that it is false, in its answer.
    pub falseness: i64,
    /// The chance that it is false, by itself.
    pub alone: i64,
    /// For each idea the chance that it shows it.
    pub shows: Vec<i64>,
}

/// A sentence at which the falseness of an answer is measured.
pub fn speaks(sentence: &SentenceSeen) -> bool {
    sentence.standing == Standing::Meant
}

/// Judges every sentence of an answer, in order.
pub fn judge(sheet: &Sheet, observations: &[Observation]) -> Vec<Judged> {
    judge_with(&sheet.learnt, observations)
}

/// The same with readers that are not the sheet's: while they are learnt.
pub fn judge_with(learnt: &Learnt, observations: &[Observation]) -> Vec<Judged> {
    let rows = false_terms(observations);
    let falseness = sentences(observations)
        .zip(rows)
        .map(|((.., sentence), terms)| if sentence.sums_wrongly { ONE / 2 } else { learnt.falseness.chance(&terms) });
    let falseness: Vec<i64> = falseness.collect();
    let shows = show_terms(observations, &falseness);
    let judged = sentences(observations).zip(falseness).zip(shows).map(|(((turn, at, sentence), falseness), rows)| {
        let alone = learnt.alone.chance(&sentence.falseness);
        let proves = sentence.standing != Standing::Void && !sentence.sums_wrongly;
        let shows = rows.iter().map(|terms| {
            let shows = if proves { learnt.shows.chance(terms) } else { 0 };
            mul(shows, ONE - torn(sentence, terms, alone))
        });
        Judged { turn, sentence: at, falseness, alone, shows: shows.collect() }
    });
    let mut judged: Vec<Judged> = judged.collect();
    take_back(observations, &mut judged);
    for (old, new) in corrected(observations) {
        // The later version stands for the earlier one, with all that was said beside the figure.
        for idea in 0..judged[old].shows.len() {
            let earlier = std::mem::take(&mut judged[old].shows[idea]);
            judged[new].shows[idea] = judged[new].shows[idea].max(earlier);
        }
    }
    judged
}

/// Whoever takes something right back for something wrong has it no longer: what was said before of the idea that the new
/// words are about proves as much less as they are likely false.
fn take_back(observations: &[Observation], judged: &mut [Judged]) {
    let backs: Vec<usize> = sentences(observations)
        .enumerate()
        .filter(|(_, (.., sentence))| sentence.takes_back && speaks(sentence))
        .map(|(at, _)| at)
        .collect();
    // For each idea the newest that took something of it back, oldest first.
    let mut of_idea: BTreeMap<usize, VecDeque<usize>> = BTreeMap::new();
    for at in backs {
        let turn = judged[at].turn;
        let instead = judged[at..].iter().take_while(|one| one.turn == turn).take(REACH);
        let doubt = instead.clone().map(|one| one.alone).max().unwrap_or(0);
        let lost = div(doubt - ONE * 20 / 100, ONE * 20 / 100).clamp(0, ONE);
        let of = |idea: usize| instead.clone().map(|one| one.shows[idea]).sum::<i64>();
        let Some(idea) = (0..judged[at].shows.len()).max_by_key(|idea| (of(*idea), std::cmp::Reverse(*idea))) else {
            continue;
        };
        let newest = of_idea.entry(idea).or_default();
        newest.push_back(at);
        // What has been taken back so often has nothing left to lose.
        let from = if newest.len() > OFTEN { newest.pop_front().unwrap_or(0) } else { 0 };
        for one in &mut judged[from..at] {
            one.shows[idea] = mul(one.shows[idea], ONE - lost);
        }
    }
}

/// More often nobody takes the same thing back.
const OFTEN: usize = 16;

/// A whole answer of few sentences is believed like one of so many.
const PATIENCE: i64 = 4;
/// The manner of a sound answer, on average: what is assumed before anything was said.
const SOUND: i64 = ONE * 12 / 10;

/// Where an idea and its nearest wrong claim are equally near and the sentence may be false by itself, it proves neither:
/// how much of the chance that takes.
fn torn(sentence: &SentenceSeen, terms: &[i64; SHOWS.len()], alone: i64) -> i64 {
    let within = |value: i64, from: i64, width: i64| div(value - from, width).clamp(0, ONE);
    let tie = within(sentence.falseness[CLAIM] - terms[ALONE], -ONE * 15 / 100, ONE * 30 / 100);
    let doubtful = within(alone, ONE * 25 / 100, ONE * 35 / 100);
    mul(tie, doubtful).min(ONE * 85 / 100)
}

/// The place of [`FALSE`] for the nearest claim, and of [`SHOWS`] for the nearness by itself.
const CLAIM: usize = 0;
const ALONE: usize = 1;

/// For each sentence what its falseness is judged by, with what all other sentences are like.
pub fn false_terms(observations: &[Observation]) -> Vec<[i64; FALSE.len()]> {
    let all = || sentences(observations).map(|(.., sentence)| sentence).filter(|sentence| speaks(sentence));
    let sum = |place: usize| all().map(|sentence| sentence.falseness[place]).sum::<i64>();
    let (manner, speaking) = (sum(MANNER), count(all().count()));
    let praise = praise(observations);
    let terms = sentences(observations).map(|(.., sentence)| {
        let mut terms = sentence.falseness;
        let own = i64::from(speaks(sentence));
        terms[OTHERS_MANNER] = (manner - own * terms[MANNER] + PATIENCE * SOUND) / (speaking - own + PATIENCE);
        terms[EMPTY] = praise;
        terms
    });
    terms.collect()
}

/// Empty praise in a hundred words, at most five.
pub(super) fn praise(observations: &[Observation]) -> i64 {
    let words: u32 = observations.iter().map(|seen| seen.words).sum();
    let praise: u32 = observations.iter().map(|seen| seen.praise).sum();
    (i64::from(praise) * 100 * ONE / i64::from(words.max(1))).min(5 * ONE)
}

/// For each sentence and idea what is judged when the one may show the other.
pub fn show_terms(observations: &[Observation], falseness: &[i64]) -> Vec<Vec<[i64; SHOWS.len()]>> {
    let meant = || sentences(observations).zip(falseness).filter(|((.., s), _)| speaks(s)).map(|(_, chance)| *chance);
    let whole = meant().sum::<i64>() / count(meant().count()).max(1);
    let covered = covered(observations);
    let of = |((turn, at, _), own): ((usize, usize, &SentenceSeen), &i64)| {
        let mut rows = observations[turn].show_terms(at);
        for terms in &mut rows {
            (terms[COVERAGE], terms[OWN_FALSE], terms[WHOLE_FALSE]) = (covered, *own, whole);
        }
        rows
    };
    sentences(observations).zip(falseness).map(of).collect()
}

/// How much of the question is spoken of: the mean over ideas of the nearest sentence.
fn covered(observations: &[Observation]) -> i64 {
    let mut nearest: Vec<i64> = Vec::new();
    for (.., sentence) in sentences(observations).filter(|(.., sentence)| speaks(sentence)) {
        nearest.resize(sentence.ideas.len(), 0);
        nearest
            .iter_mut()
            .zip(&sentence.ideas)
            .for_each(|(most, idea)| *most = idea.near().clamp(*most, ONE.max(*most)));
    }
    nearest.iter().sum::<i64>() / count(nearest.len()).max(1)
}

/// Turn, place and sentence, in order.
pub fn sentences(observations: &[Observation]) -> impl Iterator<Item = (usize, usize, &SentenceSeen)> {
    let turns = observations.iter().enumerate();
    turns.flat_map(|(turn, seen)| seen.sentences.iter().enumerate().map(move |(at, sentence)| (turn, at, sentence)))
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
