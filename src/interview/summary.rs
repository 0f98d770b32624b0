//! What the answers so far show, as the evaluator judges them: worked out once for each answer that is taken in.

use crate::assess::{Answer, Facet, Observation};
use crate::content::Sheet;
use crate::matching::fixed::ONE;
use crate::text::Span;

/// From this chance on an idea is spoken of. Of ideas that annotators saw shown in graded answers two of three reach it, of those
/// seen touched three in ten, of those that nobody saw one in twenty-five; what is called touched needs more.
const SPOKEN_OF: i64 = ONE * 3 / 10;

/// The judged answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Summary {
    /// How far each idea was shown.
    pub(super) ideas: Vec<Option<Facet>>,
    /// The best chance that a sentence shows it.
    chances: Vec<i64>,
    /// What each turn shows or touches, in order of the turns and then of the ideas.
    seen: Vec<Seen>,
}

/// An idea in one turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// Index into the turns.
    pub(super) turn: usize,
    /// The idea.
    pub(super) idea: usize,
    /// How far its best sentence there shows it.
    pub(super) facet: Facet,
    /// That sentence.
    pub(super) span: Span,
}

impl Summary {
    /// Judges everything that was said. What an early sentence is worth depends on the later ones too.
    pub(super) fn of(sheet: &Sheet, observations: &[Observation]) -> Self {
        let answer = Answer::of(sheet, observations);
        let in_turn = |turn: usize| {
            let answer = &answer;
            answer.seen_in(turn).into_iter().map(move |(idea, facet, at)| {
                let sentence = answer.sentence(at);
                Seen { turn, idea, facet, span: Span { start: sentence.start, end: sentence.end } }
            })
        };
        let seen = (0..observations.len()).flat_map(in_turn).collect();
        let chances = answer.ideas.iter().map(|idea| idea.best).collect();
        Self { ideas: answer.ideas.iter().map(|idea| idea.facet).collect(), chances, seen }
    }

    /// How far an idea was shown.
    pub(super) fn facet(&self, idea: usize) -> Option<Facet> {
        self.ideas.get(idea).copied().flatten()
    }

    /// A sentence shows it.
    pub(super) fn is_shown(&self, idea: usize) -> bool {
        self.facet(idea) >= Some(Facet::Shown)
    }

    /// A sentence is so near to it that to ask for it would be to ask for what was said.
    pub(super) fn is_spoken_of(&self, idea: usize) -> bool {
        self.chances.get(idea).is_some_and(|chance| *chance >= SPOKEN_OF)
    }

    /// What one turn shows or touches.
    pub(super) fn in_turn(&self, turn: usize) -> impl Iterator<Item = &Seen> {
        let from = self.seen.partition_point(|seen| seen.turn < turn);
        self.seen[from..].iter().take_while(move |seen| seen.turn == turn)
    }

    /// What was seen so far at least, the newest first.
    pub(super) fn newest(&self, so_far: Facet) -> impl Iterator<Item = &Seen> {
        let last = self.seen.last().map_or(0, |seen| seen.turn + 1);
        (0..last).rev().flat_map(|turn| self.in_turn(turn)).filter(move |seen| seen.facet >= so_far)
    }
}
