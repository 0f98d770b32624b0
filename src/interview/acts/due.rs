//! Whether a fact that a question asks for is told now. A fact that does not fit says that nobody listened, and the same one
//! twice says it louder.

use crate::interview::asked::{ASKED, CERTAIN, HALF_ASKED, Piece};
use crate::interview::fold::Interview;
use crate::interview::questions::{Question, Wants};
use crate::interview::understand::Understood;
use crate::matching::acts::Act;
use crate::matching::fixed::ONE;

/// From this chance on a fact that was told is told again.
const TOLD: i64 = ONE * 7 / 10;
/// Said by somebody who wants something else than a fact, more likely than not.
const ELSE: [Act; 2] = [Act::IsStuck, Act::IsConfused];

/// Whether whoever says it wants help and no fact.
pub(super) fn wants_help(said: &Understood) -> bool {
    ELSE.into_iter().any(|act| said.does(act))
}

/// The piece asks for it surely enough, as things stand between the two.
pub(super) fn is_due(interview: &Interview, said: &Understood, question: &Question, piece: &Piece) -> bool {
    let Some((fact, chance)) = piece.fact else { return false };
    let is_told = interview.facts.contains(&fact);
    // It was told just now, and that was not what they wanted.
    if said.does(Act::IsUnheard) && interview.just_told.contains(&fact) {
        return false;
    }
    let helps = wants_help(said) && !question.is_sure;
    let is_doubtful = question.wants != Wants::Given || question.complains || helps;
    chance
        >= if is_doubtful {
            CERTAIN
        } else if is_told {
            TOLD
        } else if question.pieces.len() > 1 {
            HALF_ASKED
        } else {
            ASKED
        }
}

/// What was told for one piece answers the other, as far as can be told.
pub(super) fn is_with_it(piece: &Piece, told: &Piece) -> bool {
    let fact = |piece: &Piece| piece.fact.map(|(fact, _)| fact);
    piece == told || fact(piece) == fact(told)
}

/// The facts that are told now, each once, in the order in which they are asked for.
pub(super) fn due(interview: &Interview, said: &Understood) -> Vec<usize> {
    let mut due = Vec::new();
    for question in &said.questions {
        let pieces = question.pieces.iter().filter(|piece| is_due(interview, said, question, piece));
        for (fact, _) in pieces.filter_map(|piece| piece.fact) {
            if !due.contains(&fact) {
                due.push(fact);
            }
        }
    }
    due
}
