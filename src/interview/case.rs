//! Cases that were put to the candidate, and the one that waits for an answer.
//!
//! Whatever is said next, unless it is an aside, is taken as the answer. Words cannot tell an answer in other words from
//! something else; in live rehearsals nearly every case that was put again had been answered.

use super::understand::Understood;

/// What was put so far, and what waits.
#[derive(Clone, Debug, Default)]
pub(super) struct Cases {
    /// Prepared questions said: idea and which of its texts, in order.
    pub(super) put: Vec<(usize, usize)>,
    /// The one that waits.
    pub(super) open: Option<Case>,
    /// The last answer was to the one that waited.
    pub(super) dealt: bool,
}

/// A prepared question that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Case {
    /// The content's own words.
    pub(super) text: String,
    /// What it is about.
    pub(super) idea: usize,
}

impl Cases {
    /// A prepared question was said.
    pub(super) fn say(&mut self, idea: usize, prepared: &[String], said: &str) {
        if let Some(n) = self.tell(idea, prepared, said) {
            self.open = Some(Case { text: prepared[n].clone(), idea });
        }
    }

    /// A prepared question was read out: which.
    pub(super) fn tell(&mut self, idea: usize, prepared: &[String], said: &str) -> Option<usize> {
        let n = prepared.iter().position(|text| said.ends_with(text))?;
        if !self.put.contains(&(idea, n)) {
            self.put.push((idea, n));
        }
        Some(n)
    }

    /// The candidate has spoken: an aside leaves it waiting.
    pub(super) fn hear(&mut self, understood: &Understood) {
        self.dealt = self.open.is_some() && !understood.is_aside();
        if self.dealt {
            self.open = None;
        }
    }
}
