//! The room: readable as it comes from the server, alive once its socket is up.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::clock::Time;
use crate::interview::{ANSWER_LIMIT, Entry, PAUSES};
use crate::web::ws::protocol::{FactNow, FigureNow, InterviewHead, StageNow};

use super::in_loop::LoopView;
use super::lines::{LABELS, LogLine, NOTES, lines};
use super::wording::FACETS;

/// What `room.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RoomContext {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) level: String,
    pub(crate) mode: String,
    pub(crate) minutes: u16,
    pub(crate) stages: Vec<RoomStage>,
    /// The current stage's.
    pub(crate) stage_title: String,
    pub(crate) goal: String,
    pub(crate) lines: Vec<LogLine>,
    pub(crate) facts: Vec<RoomFact>,
    pub(crate) figures: Vec<RoomFigure>,
    pub(crate) paused: bool,
    pub(crate) finished: bool,
    /// Its question is gone: it can only be ended.
    pub(crate) gone: bool,
    /// Whole minutes left, in words.
    pub(crate) left: String,
    pub(crate) limit: usize,
    /// All pauses together.
    pub(crate) pause_minutes: u64,
    /// Its place in a loop, if it is held in one.
    pub(crate) in_loop: Option<LoopView>,
    /// What was written and not sent before the end, as the server kept it.
    pub(crate) left_over: Option<String>,
    /// What the scripts need, as JSON that may stand in a `<script>`.
    pub(crate) data: String,
}

/// A fact that was told.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RoomFact {
    /// What the candidate asked, if that is known.
    pub(crate) asked: Option<String>,
    pub(crate) says: String,
}

impl RoomFact {
    fn of(fact: &FactNow) -> Self {
        Self { asked: fact.asked.clone(), says: fact.says.clone() }
    }
}

/// A figure that the candidate said.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RoomFigure {
    pub(crate) words: String,
    pub(crate) worked_out: bool,
}

impl RoomFigure {
    fn of(figure: &FigureNow) -> Self {
        Self { words: figure.words.clone(), worked_out: figure.worked_out }
    }
}

/// One stage of the bar.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RoomStage {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) goal: String,
    pub(crate) minutes: u16,
    pub(crate) current: bool,
    pub(crate) done: bool,
}

/// What the scripts need besides the page itself.
#[derive(Serialize)]
struct RoomData<'a> {
    id: &'a str,
    epoch: &'a str,
    last_seq: u64,
    began: Time,
    limit: usize,
    now: &'a StageNow,
    labels: BTreeMap<&'a str, &'a str>,
    notes: BTreeMap<&'a str, &'a str>,
    facets: BTreeMap<&'a str, &'a str>,
}

impl RoomContext {
    /// `entries`: the whole journal; the browser resumes after the last of them.
    pub(crate) fn new(head: &InterviewHead, now: &StageNow, entries: &[Entry], epoch: &str) -> Self {
        let titles: Vec<_> = head.stages.iter().map(|stage| (stage.id.as_str(), stage.title.as_str())).collect();
        let at = head.stages.iter().position(|stage| now.stage.as_ref() == Some(&stage.id));
        let reached = if now.finished { head.stages.len() } else { at.unwrap_or(0) };
        let stages = head.stages.iter().enumerate().map(|(n, stage)| RoomStage {
            id: stage.id.clone(),
            title: stage.title.clone(),
            goal: stage.goal.clone(),
            minutes: stage.minutes,
            current: at == Some(n),
            done: n < reached,
        });
        let current = at.map(|n| &head.stages[n]);
        Self {
            id: head.id.clone(),
            title: head.title.clone(),
            level: head.level.clone(),
            mode: capitalised(&head.mode),
            minutes: head.minutes,
            stages: stages.collect(),
            stage_title: current.map(|stage| stage.title.clone()).unwrap_or_default(),
            goal: current.map(|stage| stage.goal.clone()).unwrap_or_default(),
            lines: lines(entries, &titles),
            facts: now.facts.iter().map(RoomFact::of).collect(),
            figures: now.figures.iter().map(RoomFigure::of).collect(),
            paused: now.paused,
            finished: now.finished,
            gone: false,
            left: left(now),
            limit: ANSWER_LIMIT,
            pause_minutes: PAUSES.as_secs() / 60,
            in_loop: None,
            left_over: None,
            data: data(head, now, entries, epoch),
        }
    }
}

impl RoomContext {
    /// Nothing can be held there any more.
    #[must_use]
    pub(crate) fn gone(self) -> Self {
        Self { gone: true, left: String::new(), ..self }
    }

    /// It is one of two parts.
    #[must_use]
    pub(crate) fn with_place(self, in_loop: Option<LoopView>) -> Self {
        Self { in_loop, ..self }
    }

    /// Nothing can be sent any more, and this was not.
    #[must_use]
    pub(crate) fn with_left_over(self, left_over: Option<String>) -> Self {
        Self { left_over, ..self }
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn left(now: &StageNow) -> String {
    let millis = match (now.ends, now.left_ms) {
        (Some(ends), _) => u64::try_from(ends.since(now.server_now).as_millis()).unwrap_or(u64::MAX),
        (None, Some(left)) => left,
        (None, None) => return "Over".to_owned(),
    };
    format!("{} min left", millis.div_ceil(60_000))
}

fn data(head: &InterviewHead, now: &StageNow, entries: &[Entry], epoch: &str) -> String {
    let data = RoomData {
        id: &head.id,
        epoch,
        last_seq: entries.last().map_or(0, |entry| entry.seq),
        began: entries.first().map_or(now.server_now, |entry| entry.at),
        limit: ANSWER_LIMIT,
        now,
        labels: LABELS.iter().map(|(kind, words)| (kind.name(), *words)).collect(),
        notes: NOTES.into_iter().collect(),
        facets: FACETS.into_iter().collect(),
    };
    // A script element ends at the first `</script`, wherever it stands.
    serde_json::to_string(&data).unwrap_or_default().replace('<', "\\u003c")
}

#[cfg(test)]
impl RoomContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        use super::lines::sample_entries;
        use crate::web::ws::protocol::StageHead;
        let stage = |id: &str, title: &str, minutes, goal: &str| StageHead {
            id: id.to_owned(),
            title: title.to_owned(),
            goal: goal.to_owned(),
            minutes,
        };
        let head = InterviewHead {
            id: "00000000-0000-0000-0000-000000000007".to_owned(),
            title: "Design a link shortener".to_owned(),
            level: "L5".to_owned(),
            mode: "guided".to_owned(),
            minutes: 45,
            stages: vec![
                stage(
                    "scope",
                    "Scope",
                    5,
                    "An agreed list of what the system does, what it leaves out, and which qualities come first.",
                ),
                stage("numbers", "Numbers", 3, "A handful of figures that you will use again, each with its unit."),
                stage(
                    "design",
                    "Design",
                    12,
                    "Every request can be followed from the client to the data and back, and each part has a reason.",
                ),
                stage(
                    "deep-dive",
                    "Deep dive",
                    17,
                    "The hardest part holds under pressure, and you have said what you gave up for it.",
                ),
                stage(
                    "operations",
                    "Operations and cost",
                    5,
                    "You know how it fails, how you would notice, and what the bill consists of.",
                ),
                stage("wrap-up", "Wrap-up", 3, "A short summary of what you would build first and what is still open."),
            ],
        };
        let entries = sample_entries();
        let server_now = Time(1_795_530_400_000);
        let running = StageNow {
            stage: Some("numbers".to_owned()),
            stage_ends: Some(Time(1_795_530_480_000)),
            ends: Some(Time(1_795_532_700_000)),
            left_ms: None,
            paused: false,
            finished: false,
            hint: Some("A hint about this costs a part of what the idea is worth. Two of three are left.".to_owned()),
            figures: [("100 million new links", false), ("that is 39 writes per second", true)]
                .map(|(words, worked_out)| FigureNow { words: words.to_owned(), worked_out })
                .into(),
            facts: vec![
                FactNow {
                    asked: Some("How many links a day do we expect?".to_owned()),
                    says: "About ten million new links a day.".to_owned(),
                },
                FactNow {
                    asked: None,
                    says: "A link lives for five years unless its owner </script> removes it.".to_owned(),
                },
            ],
            server_now,
        };
        let first = StageNow {
            stage: Some("scope".to_owned()),
            facts: Vec::new(),
            figures: Vec::new(),
            hint: None,
            ..running.clone()
        };
        let paused =
            StageNow { stage_ends: None, ends: None, left_ms: Some(2_300_000), paused: true, ..running.clone() };
        let over =
            StageNow { stage: None, stage_ends: None, ends: None, finished: true, hint: None, ..running.clone() };
        let gone = StageNow { finished: false, ..over.clone() };
        vec![
            ("first", Self::new(&head, &first, &entries[..3], "e1")),
            ("running", Self::new(&head, &running, &entries, "e1")),
            ("paused", Self::new(&head, &paused, &entries, "e1")),
            ("over", Self::new(&head, &over, &entries, "e1").with_left_over(Some("A bloom filter <b>".to_owned()))),
            ("gone", Self::new(&head, &gone, &entries, "e1").gone()),
            ("over_first", Self::new(&head, &over, &entries, "e1").with_place(LoopView::samples()[0].clone())),
            ("second", Self::new(&head, &first, &entries[..3], "e1").with_place(LoopView::samples()[1].clone())),
        ]
    }
}
