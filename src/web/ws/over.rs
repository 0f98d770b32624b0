//! The head and the standing of an interview that nothing can be held from: it is over, or its question is gone. What it
//! was is told by what is kept to show it.

use crate::clock::Time;
use crate::content::Shown;
use crate::interview::{Entry, Event, MoveKind};
use crate::store::InterviewRow;

use super::protocol::{FactNow, InterviewHead, StageHead, StageNow};

/// What it was.
pub(crate) fn head(row: &InterviewRow, shown: &Shown) -> InterviewHead {
    let stages = shown.rubric.stages.iter().zip(shown.stage_minutes(row.minutes)).map(|(stage, minutes)| StageHead {
        id: stage.id.clone(),
        title: shown.stage_title(&stage.id),
        goal: stage.goal.clone(),
        minutes,
    });
    InterviewHead {
        id: row.id.to_string(),
        title: shown.title(),
        level: row.level.name().to_owned(),
        mode: row.mode.name().to_owned(),
        minutes: row.minutes,
        stages: stages.collect(),
    }
}

/// Where it stands: nothing goes on.
pub(crate) fn stage_now(row: &InterviewRow, entries: &[Entry], now: Time) -> StageNow {
    let fact = |entry: &Entry| match &entry.event {
        Event::Reply { kind: MoveKind::Fact, text, .. } => Some(FactNow { asked: None, says: text.clone() }),
        _ => None,
    };
    StageNow {
        stage: None,
        stage_ends: None,
        ends: None,
        left_ms: None,
        paused: false,
        finished: row.finished.is_some(),
        hint: None,
        facts: entries.iter().filter_map(fact).collect(),
        figures: Vec::new(),
        server_now: now,
    }
}
