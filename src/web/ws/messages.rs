//! The journal and the interview's state in the words of the wire.

use serde_json::{Value, json};

use crate::app::Held;
use crate::assess::Facet;
use crate::clock::Time;
use crate::content::Sheet;
use crate::id::{InterviewId, MessageId};
use crate::interview::{Entry, Event, FactTold, FigureSaid, Interview, Mode, Situation, encode};
use crate::store::{Draft, InterviewRow};
use crate::web::Shared;

use super::protocol::{DraftKept, FactNow, FigureNow, InterviewHead, ScoredIdea, ServerMessage, StageHead, StageNow};

/// One line of the journal.
pub(super) fn entry(entry: &Entry) -> ServerMessage {
    let (kind, v, payload) = encode(&entry.event);
    ServerMessage::Entry {
        seq: entry.seq,
        at: entry.at,
        kind,
        author: entry.author.name().to_owned(),
        part: entry.part,
        v,
        payload,
    }
}

/// The journal up to the last of these lines; what stands behind them follows.
pub(super) fn snapshot(epoch: &str, entries: &[Entry]) -> ServerMessage {
    let seq = entries.last().map_or(0, |entry| entry.seq);
    let entries = entries.iter().map(entry_json).collect();
    ServerMessage::Snapshot { epoch: epoch.to_owned(), seq, entries }
}

/// One line as the HTTP side gives it: the same fields without the tag.
pub(crate) fn entry_json(line: &Entry) -> Value {
    let (kind, v, payload) = encode(&line.event);
    let mut object = payload;
    object.extend([
        ("seq".to_owned(), json!(line.seq)),
        ("at".to_owned(), json!(line.at)),
        ("kind".to_owned(), json!(kind)),
        ("author".to_owned(), json!(line.author.name())),
        ("part".to_owned(), json!(line.part)),
        ("v".to_owned(), json!(v)),
    ]);
    Value::Object(object)
}

/// The answer to a hello.
pub(super) fn welcome(web: &Shared, held: &Held, draft: Option<Draft>) -> ServerMessage {
    ServerMessage::Welcome {
        epoch: web.app.epoch.clone(),
        seq: held.interview.seq(),
        interview: head(&held.row, &held.sheet, &held.interview),
        server_now: web.app.clock.now(),
        draft: draft.map(|Draft { text, at }| DraftKept { text, at }),
    }
}

/// Where the interview stands.
pub(super) fn stage(web: &Shared, held: &Held) -> ServerMessage {
    ServerMessage::Stage(stage_now(&held.interview, web.app.clock.now()))
}

/// What does not change while an interview lasts.
pub(crate) fn head(row: &InterviewRow, sheet: &Sheet, interview: &Interview) -> InterviewHead {
    let stages = sheet.rubric.stages.iter().zip(interview.stage_minutes()).map(|(stage, minutes)| StageHead {
        id: stage.id.clone(),
        title: stage.title.clone(),
        goal: stage.goal.clone(),
        minutes,
    });
    InterviewHead {
        id: row.id.to_string(),
        title: sheet.question.title.clone(),
        level: row.level.name().to_owned(),
        mode: row.mode.name().to_owned(),
        minutes: row.minutes,
        stages: stages.collect(),
    }
}

/// Where an interview stands.
pub(crate) fn stage_now(interview: &Interview, now: Time) -> StageNow {
    let Situation { stage, stage_ends, ends, left_ms, paused, finished, hint, facts, figures } = interview.situation();
    let figure = |FigureSaid { words, worked_out }| FigureNow { words, worked_out };
    let figures = figures.into_iter().map(figure).collect();
    let facts = facts.into_iter().map(|FactTold { asked, says }| FactNow { asked, says }).collect();
    StageNow { stage, stage_ends, ends, left_ms, paused, finished, hint, facts, figures, server_now: now }
}

/// What an answer showed, what went furthest first, told at once in a guided interview only. Ideas that were merely touched are left out: their
/// titles would give the rest away.
pub(super) fn scored(held: &Held) -> Option<ServerMessage> {
    if held.row.mode != Mode::Guided {
        return None;
    }
    let turn = held.interview.turns().last()?;
    let mut seen = held.interview.seen_last();
    seen.sort_by_key(|(_, facet, _)| std::cmp::Reverse(*facet));
    let ideas =
        seen.into_iter().filter(|(_, facet, _)| *facet >= Facet::Shown).map(|(idea, facet, words)| ScoredIdea {
            title: held.sheet.question.ideas[idea].title.clone(),
            facet: facet.name().to_owned(),
            quote: words.to_owned(),
        });
    Some(ServerMessage::Scored { turn: turn.n, ideas: ideas.collect() })
}

/// Whether a line ends the interview.
pub(super) fn ends(entry: &Entry) -> bool {
    matches!(entry.event, Event::Finished { .. })
}

/// The scorecard is there.
pub(super) fn report(web: &Shared, id: InterviewId) -> ServerMessage {
    ServerMessage::Report { href: web.href(&format!("/interviews/{id}/scorecard")) }
}

/// What was wrong and how to mend it.
pub(super) fn error(id: Option<MessageId>, code: &str, message: &str) -> ServerMessage {
    ServerMessage::Error { id, code: code.to_owned(), message: message.to_owned() }
}
