//! A question to the interviewer: what sort of answer it wants, and which facts its pieces ask for.

use crate::content::Sheet;
use crate::matching::acts::{Act, Acts};

use super::asked::{ASKED, CERTAIN, Piece, pieces};

/// What sort of answer a question wants that no fact gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wants {
    /// Something about the setting: they assume it.
    Given,
    /// A decision of theirs.
    Theirs,
    /// A nod.
    Nod,
    /// Something about the conversation.
    Talk,
}

/// A question of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a question can be any of these at once")]
pub(super) struct Question {
    /// Its words.
    pub(super) words: String,
    /// What it wants.
    pub(super) wants: Wants,
    /// It was put as one about the setting.
    pub(super) is_plain: bool,
    /// There is no doubt that it asks for something about the setting.
    pub(super) is_sure: bool,
    /// It complains as well: "You did not tell me how many".
    pub(super) complains: bool,
    /// It says what is assumed, and leaves it to be corrected.
    pub(super) assumes: bool,
    /// It was heard what it wants, so that it is no mere way of speaking.
    pub(super) is_heard: bool,
    /// Itself, or its halves if they ask for two things.
    pub(super) pieces: Vec<Piece>,
    /// So many words that are no question follow it.
    pub(super) behind: usize,
    /// A figure follows it.
    pub(super) counted: bool,
}

/// What is said about the conversation and not about the work.
const OF_THE_TALK: [Act; 16] = [
    Act::AsksMeaning,
    Act::AsksGap,
    Act::Ends,
    Act::Offers,
    Act::IsUnheard,
    Act::IsConfused,
    Act::WantsSolution,
    Act::WantsNext,
    Act::WantsHint,
    Act::AsksWho,
    Act::AsksTime,
    Act::AsksHow,
    Act::WantsPause,
    Act::IsCross,
    Act::SmallTalk,
    Act::IsStuck,
];

/// What asks for something about the setting, or for a decision or a nod.
const INQUIRES: [Act; 4] = [Act::AsksFact, Act::AsksFigure, Act::HandsOver, Act::WantsNod];

impl Question {
    /// A sentence that asks, with what it does, and what it does without a doubt.
    pub(super) fn new(sheet: &Sheet, sentence: &str, acts: Acts, sure: Acts) -> Self {
        let mut pieces = pieces(sheet, sentence);
        // Half a sentence that is no question gives the reason for the other half.
        if pieces.len() > 1 {
            let asks = |words: &str| {
                let acts = sheet.learnt.hearing.hears(words);
                INQUIRES.into_iter().any(|act| acts.has(act))
            };
            for piece in &mut pieces {
                piece.asks = asks(&piece.words);
            }
        }
        let is_plain = acts.has(Act::AsksFact) || acts.has(Act::AsksFigure);
        let wants = match acts {
            _ if OF_THE_TALK.into_iter().any(|act| acts.has(act)) && !acts.has(Act::AsksFact) => Wants::Talk,
            _ if acts.has(Act::WantsNod) => Wants::Nod,
            _ if acts.has(Act::HandsOver) => Wants::Theirs,
            _ => Wants::Given,
        };
        let assumes = acts.has(Act::Assumes);
        let is_heard = INQUIRES.into_iter().any(|act| acts.has(act));
        let is_sure = sure.has(Act::AsksFact) || sure.has(Act::AsksFigure);
        let complains = acts.has(Act::IsUnheard);
        let words = sentence.to_owned();
        Self { words, wants, is_plain, is_sure, complains, assumes, is_heard, pieces, behind: 0, counted: false }
    }

    /// The same, with what follows it.
    pub(super) fn before(self, behind: usize, counted: bool) -> Self {
        Self { behind, counted, ..self }
    }

    /// It has its mark.
    pub(super) fn is_put(&self) -> bool {
        self.words.trim_end_matches(['"', '\'', ')', ' ', '\u{201d}']).ends_with('?')
    }

    /// A fact answers it, as far as can be told.
    pub(super) fn finds_a_fact(&self) -> bool {
        self.chances().any(|chance| chance >= ASKED)
    }

    /// A fact answers it, whatever else it sounds like.
    pub(super) fn surely_finds_a_fact(&self) -> bool {
        self.chances().any(|chance| chance >= CERTAIN)
    }

    /// It says what is to be decided between.
    pub(super) fn names_options(&self) -> bool {
        self.words.to_lowercase().contains(" or ")
    }

    fn chances(&self) -> impl Iterator<Item = i64> {
        self.pieces.iter().filter_map(|piece| piece.fact).map(|(_, chance)| chance)
    }
}
