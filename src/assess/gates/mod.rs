//! Gates: what is not taken at face value. Each takes the smallest span that it must, and is told of on the scorecard.
//!
//! A gate only lowers; it accuses nobody. What a sentence would have been worth is not known here.

mod addressed;
mod cues;
mod echo;
mod frame;
mod gibberish;
mod list;
mod past;
mod repetition;
mod salad;
mod shipped;
mod speaker;
mod standing;
mod undecided;

pub(super) use past::Past;
pub(super) use standing::takes_back;

use crate::content::{Cued, Sheet};
use crate::text::Reading;

use super::Turn;
use super::sentences::Sentence;

/// One row of the table.
pub(super) struct Gate {
    /// As the scorecard names it.
    pub(super) id: &'static str,
    /// Why the words do not count, as people read it.
    pub(super) reason: &'static str,
    /// What happens to the sentences that it takes.
    pub(super) effect: Effect,
    /// Whether a wrong claim in them is the candidate's all the same.
    pub(super) accuses: bool,
    /// The sentences that it takes, as indices; for all of a turn it takes each.
    finds: fn(&Ground<'_>) -> Vec<usize>,
}

/// What happens to a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// It counts nothing.
    Void,
    /// It shows no more than that the words are known.
    Listed,
}

/// Every gate. A sentence that several would take is taken by the first.
pub(super) const GATES: &[Gate] = &[
    Gate {
        id: "addressed",
        reason: "speaks to the grader instead of the interviewer",
        effect: Effect::Void,
        accuses: false,
        finds: addressed::finds,
    },
    Gate {
        id: "gibberish",
        reason: "fewer than half of its words could be read",
        effect: Effect::Void,
        accuses: false,
        finds: gibberish::finds,
    },
    Gate {
        id: "echo",
        reason: "repeats what the question or the interviewer said",
        effect: Effect::Void,
        accuses: false,
        finds: echo::finds,
    },
    Gate {
        id: "shipped",
        reason: "is mostly an example answer that comes with the question",
        effect: Effect::Void,
        accuses: false,
        finds: shipped::finds,
    },
    Gate {
        id: "repetition",
        reason: "was said before in the same words",
        effect: Effect::Void,
        accuses: true,
        finds: repetition::finds,
    },
    Gate {
        id: "mistaken",
        reason: "said to be a mistake",
        effect: Effect::Void,
        accuses: false,
        finds: standing::mistaken,
    },
    Gate {
        id: "denied",
        reason: "said of what follows that it is not meant",
        effect: Effect::Void,
        accuses: false,
        finds: standing::denied_ahead,
    },
    Gate {
        id: "retracted",
        reason: "taken back a moment later",
        effect: Effect::Void,
        accuses: false,
        finds: standing::retracted,
    },
    Gate {
        id: "attributed",
        reason: "told as the view of others, not proposed",
        effect: Effect::Listed,
        accuses: false,
        finds: speaker::finds,
    },
    Gate {
        id: "rejected",
        reason: "thought of and thrown out, without a reason",
        effect: Effect::Listed,
        accuses: false,
        finds: undecided::rejected,
    },
    Gate {
        id: "undecided",
        reason: "left open both ways",
        effect: Effect::Listed,
        accuses: false,
        finds: undecided::undecided,
    },
    Gate {
        id: "wondered",
        reason: "asked, not proposed",
        effect: Effect::Void,
        accuses: false,
        finds: standing::wondered,
    },
    Gate {
        id: "hypothetical",
        reason: "said as something that could be done some day",
        effect: Effect::Listed,
        accuses: false,
        finds: standing::hypothetical,
    },
    Gate { id: SALAD.0, reason: SALAD.1, effect: Effect::Listed, accuses: true, finds: salad::finds },
    Gate {
        id: "frame",
        reason: "one sentence filled in several times with other words",
        effect: Effect::Listed,
        accuses: true,
        finds: frame::finds,
    },
    Gate {
        id: "list",
        reason: "a list of terms without a sentence",
        effect: Effect::Listed,
        accuses: true,
        finds: list::finds,
    },
    Gate {
        id: "monotony",
        reason: "the same few words over and over",
        effect: Effect::Listed,
        accuses: true,
        finds: repetition::monotonous,
    },
];

/// What the gates look at: one turn, read, with everything that was there before it.
pub(super) struct Ground<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) past: &'a Past,
    pub(super) turn: &'a Turn,
    pub(super) reading: &'a Reading,
    pub(super) sentences: &'a [Sentence],
    /// For each sentence, which lists of cues have something among its words.
    cued: Vec<Cued>,
    /// For each sentence, at how many places words stand that English does not put there.
    misplaced: Vec<usize>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(
        sheet: &'a Sheet,
        past: &'a Past,
        turn: &'a Turn,
        reading: &'a Reading,
        sentences: &'a [Sentence],
    ) -> Self {
        let cued = sentences.iter().map(|sentence| sheet.cues.among(sentence.words(reading))).collect();
        let misplaced =
            sentences.iter().map(|sentence| salad::misplaced(&turn.text, reading, sentence, &sheet.cues)).collect();
        Self { sheet, past, turn, reading, sentences, cued, misplaced }
    }
    /// At how many places of the turn words stand that English does not put there.
    pub(super) fn misplaced(&self) -> usize {
        self.misplaced.iter().sum()
    }
}

/// The gate that a conversation as a whole may trip as well: its id and its reason.
pub(super) const SALAD: (&str, &str) = ("salad", "its words stand in an order that English does not have");

/// For each sentence the gate that takes it, if one does.
pub(super) fn gates(ground: &Ground<'_>) -> Vec<Option<&'static Gate>> {
    let mut taken: Vec<Option<&'static Gate>> = vec![None; ground.sentences.len()];
    for gate in GATES {
        for at in (gate.finds)(ground) {
            taken[at].get_or_insert(gate);
        }
    }
    taken
}

/// The indices of the sentences for which `is` holds.
fn each(ground: &Ground<'_>, is: impl Fn(&Sentence) -> bool) -> Vec<usize> {
    let sentences = ground.sentences.iter().enumerate();
    sentences.filter(|(_, sentence)| is(sentence)).map(|(at, _)| at).collect()
}
