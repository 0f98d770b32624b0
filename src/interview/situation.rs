//! Where an interview stands, for whoever shows it.

use super::figures::{FigureSaid, figures};
use crate::clock::Time;

use super::fold::Interview;
use super::probes;

/// Deadlines are the server's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The current stage's id; none when it is over.
    pub stage: Option<String>,
    /// When the stage's time is up; none while paused or over.
    pub stage_ends: Option<Time>,
    /// When the whole time is up; none while paused or over.
    pub ends: Option<Time>,
    /// Milliseconds left while paused.
    pub left_ms: Option<u64>,
    /// The clock stands.
    pub paused: bool,
    /// It is over.
    pub finished: bool,
    /// What the next hint would be and what it costs; none if there is none.
    pub hint: Option<String>,
    /// The facts told so far, in order, each once.
    pub facts: Vec<FactTold>,
    /// The candidate's newest figures, in order.
    pub figures: Vec<FigureSaid>,
}

/// A fact that was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactTold {
    /// What the candidate asked, in their words, if they asked.
    pub asked: Option<String>,
    /// What the interviewer told.
    pub says: String,
}

const RUNGS: [&str; 3] = ["a nudge", "the area to look in", "an example from elsewhere"];

impl Interview {
    /// Where it stands at `now`.
    pub fn situation(&self) -> Situation {
        let finished = self.finished();
        let running = !finished && self.paused.is_none();
        let told = self.facts_told.iter().map(|(fact, asked)| FactTold {
            asked: asked.clone(),
            says: self.sheet.question.facts[*fact].says.clone(),
        });
        Situation {
            stage: (!finished).then(|| self.sheet.rubric.stages[self.stage.index].id.clone()),
            stage_ends: running.then_some(self.stage.ends),
            ends: running.then_some(self.ends),
            left_ms: self
                .paused
                .filter(|_| !finished)
                .map(|since| u64::try_from(self.ends.since(since).as_millis()).unwrap_or(0)),
            paused: self.paused.is_some() && !finished,
            finished,
            hint: probes::next_hint(self).filter(|_| !finished).map(|(_, rung, _)| hint_label(rung)),
            figures: figures(self.turns(), self.observations()),
            facts: told.collect(),
        }
    }
}

fn hint_label(rung: u8) -> String {
    let what = RUNGS[usize::from(rung - 1).min(RUNGS.len() - 1)];
    format!("Hint {rung} of {}: {what}. What you then say about it is marked as hinted on the scorecard.", RUNGS.len())
}
