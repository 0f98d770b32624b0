//! Scoring: from what was said to a scorecard. Pure, integer arithmetic, the same bytes every time.
//!
//! [`observe`] reads one candidate turn against the question's classes; [`Answer`] judges all that was read; [`score`] folds
//! it to a scorecard. Live interviews, files, rescoring and tests
//! all go through these two.

mod evidence;
mod facets;
mod sums;
mod turns;

mod gates;
mod ledger;
mod likeness;
mod observation;
mod observe;
mod sentences;

mod answer;
mod compose;
mod corrected;
mod disorder;
mod judge;
mod points;

mod beginnings;
mod fold;
mod grades;
mod next_step;
mod pivotal;

mod drilled;
mod explain;
mod export;
mod markdown;
pub mod scorecard;

#[cfg(test)]
mod tests;

pub use answer::{Answer, FalseSeen, IdeaSeen};
pub use beginnings::running;
pub use compose::{Numbers, PARAMETERS};
pub use disorder::ordered;
pub use drilled::{Drilled, Heard, PointHeard, WrongHeard, drilled};
pub use evidence::{Evidence, Via};
pub use explain::{Done, Explained, ExplainedIdea, Explanation, HeardIdea, Needed, TELLING, explain, heard};
pub use facets::Facet;
pub use fold::score;
pub use judge::{Judged, false_terms, judge, judge_with, sentences as judged_sentences, show_terms, speaks};
pub use likeness::Likeness;
pub use observation::{Figure, Gated, Observation, SentenceSeen, Standing};
pub use observe::{Listening, observe, observe_all};
pub use points::linked;
pub use scorecard::Scorecard;
pub use sentences::sentences;
pub use turns::{transcript_hash, turns_of};

use crate::content::format::Level;

/// Raised whenever a golden scorecard changes.
pub const ENGINE: u32 = 11;

/// One candidate turn and what led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The nth candidate turn, from 1.
    pub n: u32,
    /// What was said.
    pub text: String,
    /// What the interviewer said since the turn before, the newest last. Quoting it back earns nothing.
    pub heard: Vec<String>,
    /// The stage it was said in, if known.
    pub stage: Option<String>,
    /// The idea that the interviewer had just probed for, if any.
    pub probe: Option<String>,
    /// The idea that a hint had just been given for, with the rung from 1, if any.
    pub hint: Option<(String, u8)>,
    /// It stands in a graded file: what is shipped as an example counts there, and nowhere else.
    pub graded: bool,
}

impl Turn {
    /// The nth turn of a conversation of which nothing else is known.
    pub fn plain(n: u32, text: &str) -> Self {
        let text = text.to_owned();
        Self { n, text, heard: Vec::new(), stage: None, probe: None, hint: None, graded: false }
    }
}

/// What is not in the turns but on the scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The bar asked for: only the vote uses it.
    pub level: Level,
    /// Of the journal, in hexadecimal: the other half of the receipt.
    pub journal_hash: String,
}
