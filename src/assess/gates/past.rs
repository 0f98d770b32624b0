//! What was said and heard before a turn, as the gates look at it: gathered turn by turn, so that a whole conversation is
//! read in one pass.

use std::collections::{HashMap, HashSet};

use super::frame::{self, Stays};
use super::{echo, repetition};
use crate::assess::Turn;

/// The turns before one.
#[derive(Debug, Default)]
pub(in crate::assess) struct Past {
    /// How often each frame was used.
    pub(super) frames: HashMap<Stays, usize>,
    /// Sentences, by what they are known again by.
    pub(super) said: HashSet<u64>,
    /// Shingles of what the interviewer said.
    pub(super) heard: HashSet<u64>,
}

impl Past {
    /// All of some turns.
    pub(in crate::assess) fn of(turns: &[Turn]) -> Self {
        let mut past = Self::default();
        for turn in turns {
            past.add(turn);
        }
        past
    }

    /// One turn more.
    pub(in crate::assess) fn add(&mut self, turn: &Turn) {
        for stays in frame::said(turn).flatten() {
            *self.frames.entry(stays).or_default() += 1;
        }
        self.said.extend(repetition::said(turn));
        self.heard.extend(echo::heard(turn));
    }
}
