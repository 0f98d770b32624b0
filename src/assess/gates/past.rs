//! What was said and heard before a turn, as the gates look at it: gathered turn by turn, so that a whole conversation is
//! read in one pass.

use std::collections::{HashMap, HashSet};

use super::frame::{self, Stays};
use super::{echo, repetition};
use crate::assess::Turn;
use crate::assess::evidence::Via;

/// The turns before one.
#[derive(Debug, Default)]
pub(in crate::assess) struct Past {
    /// How often each frame was used.
    pub(super) frames: HashMap<Stays, usize>,
    /// Sentences, by what they are known again by.
    pub(super) said: HashSet<u64>,
    /// Shingles of what the interviewer said.
    pub(super) heard: HashSet<u64>,
    /// Ideas that a hint was given for, and ideas that were probed for.
    hinted: HashSet<String>,
    probed: HashSet<String>,
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
        self.hinted.extend(turn.hint.as_ref().map(|(idea, _)| idea.clone()));
        self.probed.extend(turn.probe.clone());
    }

    /// Who had brought an idea up by the time of a turn: a hint for it, now or before, goes before a probe, and that before
    /// the candidate's own doing.
    pub(in crate::assess) fn via(&self, idea: &str, turn: &Turn) -> Via {
        match () {
            () if self.hinted.contains(idea) || turn.hint.as_ref().is_some_and(|(now, _)| now == idea) => Via::Hint,
            () if self.probed.contains(idea) || turn.probe.as_deref() == Some(idea) => Via::Probe,
            () => Via::Candidate,
        }
    }
}
