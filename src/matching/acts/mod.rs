//! What a sentence does, beside what it is about: asks, corrects, is stuck. Dialogue acts, read by example: one
//! linear classifier for each over the sentence's cues, learnt from `prompts/intents.yaml`.

mod cues;
mod file;

pub use cues::{cues, words};
pub(super) use file::FILE;

use std::collections::HashMap;

use super::fixed::{ONE, chance, div, root};

/// An act: what a candidate wants of the interviewer, or does to what they said themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is explained where its examples stand")]
pub enum Act {
    AsksFact,
    AsksFigure,
    HandsOver,
    WantsNod,
    Offers,
    IsStuck,
    IsConfused,
    WantsHint,
    WantsSolution,
    WantsNext,
    IsUnheard,
    IsCross,
    AsksWho,
    AsksTime,
    AsksHow,
    SmallTalk,
    Accepts,
    Declines,
    Corrects,
    WantsPause,
    CommandsGrader,
    AsksMeaning,
    AsksGap,
    Assumes,
    Ends,
}

/// How many there are.
pub const ACTS: usize = 25;

/// As the files call them.
pub const NAMED: [(Act, &str); ACTS] = [
    (Act::AsksFact, "asks-fact"),
    (Act::AsksFigure, "asks-figure"),
    (Act::HandsOver, "hands-over"),
    (Act::WantsNod, "wants-nod"),
    (Act::Offers, "offers"),
    (Act::IsStuck, "is-stuck"),
    (Act::IsConfused, "is-confused"),
    (Act::WantsHint, "wants-hint"),
    (Act::WantsSolution, "wants-solution"),
    (Act::WantsNext, "wants-next"),
    (Act::IsUnheard, "is-unheard"),
    (Act::IsCross, "is-cross"),
    (Act::AsksWho, "asks-who"),
    (Act::AsksTime, "asks-time"),
    (Act::AsksHow, "asks-how"),
    (Act::SmallTalk, "small-talk"),
    (Act::Accepts, "accepts"),
    (Act::Declines, "declines"),
    (Act::Corrects, "corrects"),
    (Act::WantsPause, "wants-pause"),
    (Act::CommandsGrader, "commands-grader"),
    (Act::AsksMeaning, "asks-meaning"),
    (Act::AsksGap, "asks-gap"),
    (Act::Assumes, "assumes"),
    (Act::Ends, "ends"),
];

/// From this chance on an act is heard: in a question, which a design hardly ever is, and in anything else. Higher, and wishes
/// are missed; lower, and designs are taken for wishes.
const HEARD: [i64; 2] = [ONE * 42 / 100, ONE * 55 / 100];

/// From which chance on the acts of a sentence are heard.
pub fn bound(sentence: &str) -> i64 {
    HEARD[usize::from(!sentence.ends_with('?'))]
}

/// A set of acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Acts(u32);

impl Acts {
    /// Those whose chance, in the order of [`NAMED`], is at least so much.
    pub fn above(chances: &[i64; ACTS], from: i64) -> Self {
        let likely = NAMED.into_iter().filter(|(act, _)| chances[*act as usize] >= from);
        likely.fold(Self::default(), |all, (act, _)| all.with(act))
    }

    /// With one more.
    #[must_use]
    pub fn with(self, act: Act) -> Self {
        Self(self.0 | 1 << act as u32)
    }

    /// With one less.
    #[must_use]
    pub fn without(self, act: Act) -> Self {
        Self(self.0 & !(1 << act as u32))
    }

    /// Whether it is among them.
    pub fn has(self, act: Act) -> bool {
        self.0 & 1 << act as u32 != 0
    }

    /// There is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// In their order.
    pub fn iter(self) -> impl Iterator<Item = Act> {
        NAMED.into_iter().map(|(act, _)| act).filter(move |act| self.has(*act))
    }
}

/// What was learnt of them.
#[derive(Clone, Debug, Default)]
pub struct Hearing {
    /// What each act has without a cue, in 1/65,536ths of log-odds.
    pub bias: Vec<i64>,
    /// Cue by cue: its weight for some acts, by place in [`NAMED`].
    pub cues: Vec<(String, Vec<(u8, i32)>)>,
    numbers: HashMap<String, usize>,
}

impl Hearing {
    /// From cues and their weights.
    pub fn new(bias: Vec<i64>, cues: Vec<(String, Vec<(u8, i32)>)>) -> Self {
        let numbers = cues.iter().enumerate().map(|(at, (cue, _))| (cue.clone(), at)).collect();
        Self { bias, cues, numbers }
    }

    /// The chance of each act, in the order of [`NAMED`]; nothing if none was learnt.
    pub fn chances(&self, sentence: &str) -> [i64; ACTS] {
        if self.bias.len() != ACTS {
            return [0; ACTS];
        }
        let found = cues(sentence, |word| self.numbers.contains_key(word));
        let known: Vec<usize> = found.iter().filter_map(|cue| self.numbers.get(cue).copied()).collect();
        let length = root(i64::try_from(known.len().max(1)).unwrap_or(1) << 32);
        let mut sums = [0_i64; ACTS];
        for (act, weight) in known.iter().flat_map(|at| &self.cues[*at].1) {
            sums[usize::from(*act)] += i64::from(*weight);
        }
        std::array::from_fn(|at| chance(self.bias[at] + div(sums[at], length)))
    }

    /// Whether a word belongs to conversation rather than to designs.
    pub fn is_of_talk(&self, word: &str) -> bool {
        self.numbers.contains_key(word)
    }

    /// The acts that are heard in it.
    pub fn hears(&self, sentence: &str) -> Acts {
        self.heard(sentence, bound(sentence))
    }

    /// The acts whose chance is at least so much.
    pub fn heard(&self, sentence: &str, from: i64) -> Acts {
        Acts::above(&self.chances(sentence), from)
    }
}
