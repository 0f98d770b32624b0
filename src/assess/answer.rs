//! A whole answer, judged: for each idea its best sentences and how far they show it, which wrong claims stand, what is worth
//! checking.

use std::collections::BTreeMap;

use crate::content::Sheet;
use crate::matching::KINDS;
use crate::matching::fixed::ONE;

use super::Facet;
use super::evidence::{Evidence, Via};
use super::judge::{Judged, judge, speaks};
use super::observation::{Observation, SentenceSeen, Standing};

/// A kind of sentence is there from this chance on.
const KIND: i64 = ONE * 45 / 100;

/// The place of [`crate::matching::FALSE`] for the nearest wrong claim.
const NEAREST: usize = 0;

/// An idea in an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdeaSeen {
    /// The chance that its best sentence shows it.
    pub best: i64,
    /// The same of its second best.
    pub second: i64,
    /// How far it is shown, by what was measured.
    pub facet: Option<Facet>,
    /// Its best sentence, as an index into the judged.
    pub at: Option<usize>,
}

/// A sentence that is false, or may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FalseSeen {
    /// Index into the judged sentences.
    pub at: usize,
    /// The claim of the sheet that it makes, if it is one.
    pub claim: Option<usize>,
    /// It is called false; else it is worth checking.
    pub accused: bool,
}

/// An answer so far.
pub struct Answer<'a> {
    /// What it answers.
    pub sheet: &'a Sheet,
    /// Turn by turn.
    pub observations: &'a [Observation],
    /// Sentence by sentence.
    pub judged: Vec<Judged>,
    /// In the question's order.
    pub ideas: Vec<IdeaSeen>,
    /// In order of the conversation.
    pub wrong: Vec<FalseSeen>,
}

impl<'a> Answer<'a> {
    /// Judges an answer.
    pub fn of(sheet: &'a Sheet, observations: &'a [Observation]) -> Self {
        Self::from(sheet, observations, judge(sheet, observations))
    }

    /// From sentences that were judged already.
    pub fn from(sheet: &'a Sheet, observations: &'a [Observation], judged: Vec<Judged>) -> Self {
        let mut answer = Self { sheet, observations, judged, ideas: Vec::new(), wrong: Vec::new() };
        answer.ideas = (0..sheet.question.ideas.len()).map(|idea| answer.idea(idea)).collect();
        answer.wrong = answer.false_sentences();
        answer
    }

    /// A sentence as it was read.
    pub fn sentence(&self, at: usize) -> &SentenceSeen {
        let judged = &self.judged[at];
        &self.observations[judged.turn].sentences[judged.sentence]
    }

    /// The turn, from 1, and the words of a sentence.
    pub fn evidence(&self, at: usize, why: String) -> (u32, Evidence) {
        let sentence = self.sentence(at);
        (self.observations[self.judged[at].turn].turn, Evidence { start: sentence.start, end: sentence.end, why })
    }

    /// Who had brought an idea up by the time of a sentence.
    pub fn via(&self, at: usize, idea: usize) -> Via {
        self.observations[self.judged[at].turn].via.get(idea).copied().unwrap_or(Via::Candidate)
    }

    /// The chance that a sentence shows an idea, as it may count: a question shows what one scopes, and nothing else.
    pub fn credit(&self, at: usize, idea: usize) -> i64 {
        let sentence = self.sentence(at);
        let chance = self.judged[at].shows[idea];
        let below = self.sheet.learnt.bounds.touched.max(1) - 1;
        match sentence.standing {
            Standing::Void => 0,
            Standing::Listed => chance.min(below),
            Standing::Meant if sentence.asked && !self.scopes(idea) => chance.min(below),
            Standing::Meant => chance,
        }
    }

    /// Whether a sentence is false, in its answer or by itself.
    pub(super) fn is_false(&self, at: usize) -> bool {
        let bounds = self.sheet.learnt.bounds;
        // By itself only as one of the claim's own sentences would be: strangers are doubted, not accused.
        let as_near = self.sentence(at).falseness[NEAREST] >= ONE;
        self.judged[at].falseness >= bounds.accuse || as_near && self.judged[at].alone >= bounds.alone
    }

    /// How far a sentence shows an idea.
    pub fn facet(&self, at: usize, idea: usize) -> Option<Facet> {
        let bounds = self.sheet.learnt.bounds;
        let chance = self.credit(at, idea);
        if chance < bounds.proof || self.is_false(at) {
            return (chance >= bounds.touched).then_some(Facet::Touched);
        }
        let turn = self.judged[at].turn;
        let near = at.saturating_sub(1)..(at + 2).min(self.judged.len());
        let around = || near.clone().filter(|near| self.judged[*near].turn == turn).map(|near| self.sentence(near));
        let around = || around().filter(|sentence| sentence.standing == Standing::Meant);
        let is = |kind: &str| {
            let column = KINDS.iter().position(|known| *known == kind).unwrap_or(0);
            around().any(|sentence| sentence.kinds[column] >= KIND)
        };
        match () {
            () if is("failure") || around().any(|sentence| sentence.works_out) => Some(Facet::Bounded),
            () if is("tradeoffs") || is("cost") => Some(Facet::Reasoned),
            () => Some(Facet::Shown),
        }
    }

    /// The ideas that one turn shows or touches, each with its best sentence there.
    pub fn seen_in(&self, turn: usize) -> Vec<(usize, Facet, usize)> {
        let from = self.judged.partition_point(|judged| judged.turn < turn);
        let here = from..self.judged.partition_point(|judged| judged.turn <= turn);
        let best = |idea: usize| {
            let at = here.clone().max_by_key(|at| (self.credit(*at, idea), std::cmp::Reverse(*at)))?;
            Some((idea, self.facet(at, idea)?, at))
        };
        (0..self.ideas.len()).filter_map(best).collect()
    }

    fn idea(&self, idea: usize) -> IdeaSeen {
        let mut seen = IdeaSeen::default();
        for at in 0..self.judged.len() {
            let chance = self.credit(at, idea);
            if chance > seen.best {
                (seen.second, seen.best, seen.at) = (seen.best, chance, Some(at));
            } else {
                seen.second = seen.second.max(chance);
            }
            seen.facet = seen.facet.max(self.facet(at, idea));
        }
        seen
    }

    fn scopes(&self, idea: usize) -> bool {
        let id = &self.sheet.question.ideas[idea].criterion;
        let criteria = self.sheet.rubric.competencies.iter().flat_map(|competency| &competency.criteria);
        criteria.into_iter().any(|criterion| criterion.id == *id && criterion.facet == KINDS[0])
    }

    /// What is called false or is worth checking, unless it was taken back later.
    fn false_sentences(&self) -> Vec<FalseSeen> {
        let bounds = self.sheet.learnt.bounds;
        let mut found: Vec<FalseSeen> = Vec::new();
        // Where each claim is taken back for the last time.
        let mut back: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, judged) in self.judged.iter().enumerate() {
            let sentence = self.sentence(at);
            if let Some(claim) = sentence.claim.filter(|_| sentence.takes_back) {
                back.insert(claim, at);
            }
            if !speaks(sentence) || sentence.asked || judged.falseness.max(judged.alone) < bounds.check {
                continue;
            }
            let named =
                sentence.claim.filter(|_| !sentence.cleared && !sentence.sums_wrongly && sentence.falseness[0] > 0);
            let accused = named.is_some() && self.is_false(at) || sentence.sums_wrongly;
            found.push(FalseSeen { at, claim: named, accused });
        }
        found.retain(|seen| seen.claim.and_then(|claim| back.get(&claim)).is_none_or(|back| *back <= seen.at));
        found
    }
}
