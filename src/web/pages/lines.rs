//! The journal as lines of the room. The browser makes the same lines from the wire with the words given here.

use serde::Serialize;

use crate::clock::Time;
use crate::content::in_words;
use crate::interview::{Entry, Event, MoveKind, Reason};

use super::wording;

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct LogLine {
    pub(crate) seq: u64,
    /// `candidate`, `interviewer`, `note` or `stage`.
    pub(crate) shape: &'static str,
    /// Who speaks; empty for notes.
    pub(crate) speaker: &'static str,
    /// What sort of thing it is, where that matters.
    pub(crate) label: Option<String>,
    pub(crate) text: String,
    /// Since the interview began, as 4:05.
    pub(crate) at: String,
}

/// What stands over a reply.
pub(crate) const LABELS: [(MoveKind, &str); 4] = [
    (MoveKind::Hint, "Hint"),
    (MoveKind::Twist, "A change of requirements"),
    (MoveKind::Nudge, "Time"),
    (MoveKind::Feedback, "Feedback"),
];

/// What is noted of a line without words of its own, by its kind on the wire.
pub(crate) const NOTES: [(&str, &str); 6] = [
    ("hint_asked", "You asked for a hint."),
    ("next_stage_asked", "You asked to go on."),
    ("paused", "The clock was stopped."),
    ("resumed", "The clock goes on."),
    ("content_changed", "Greenroom was updated. The interview goes on with today's version of its question."),
    ("finished", "The interview is over."),
];

/// Every entry that is worth a line. `stages`: ids and titles.
pub(crate) fn lines(entries: &[Entry], stages: &[(&str, &str)]) -> Vec<LogLine> {
    let began = entries.first().map_or(Time::default(), |entry| entry.at);
    entries.iter().filter_map(|entry| line(entry, began, stages)).collect()
}

fn line(entry: &Entry, began: Time, stages: &[(&str, &str)]) -> Option<LogLine> {
    let at = wording::elapsed(entry.at.since(began).as_secs());
    let line = |shape, speaker, label, text: &str| {
        Some(LogLine { seq: entry.seq, shape, speaker, label, text: text.to_owned(), at: at.clone() })
    };
    let note = |kind: &str| NOTES.iter().find(|(known, _)| *known == kind).map_or("", |(_, words)| words);
    match &entry.event {
        Event::Answer { text, .. } => line("candidate", "You", None, text),
        Event::Reply { kind, rung, text, .. } => line("interviewer", "Interviewer", label(*kind, *rung), text),
        Event::Stage { stage, .. } => {
            let title = stages.iter().find(|(id, _)| id == stage).map(|(_, title)| (*title).to_owned());
            line("stage", "", None, &title.unwrap_or_else(|| in_words(stage)))
        }
        Event::HintAsked { .. } => line("note", "", None, note("hint_asked")),
        Event::NextStageAsked { .. } => line("note", "", None, note("next_stage_asked")),
        Event::Paused { .. } => line("note", "", None, note("paused")),
        Event::Resumed { .. } => line("note", "", None, note("resumed")),
        Event::ContentChanged { .. } => line("note", "", None, note("content_changed")),
        Event::Finished { reason: Reason::Candidate | Reason::Time, .. } => line("note", "", None, note("finished")),
        Event::Opened { .. } | Event::Unknown { .. } => None,
    }
}

/// What stands over a reply.
pub(crate) fn label(kind: MoveKind, rung: Option<u8>) -> Option<String> {
    let (_, words) = LABELS.iter().find(|(known, _)| *known == kind)?;
    Some(match rung {
        Some(rung) => format!("{words} {rung} of 3"),
        None => (*words).to_owned(),
    })
}

#[cfg(test)]
pub(crate) fn sample_entries() -> Vec<Entry> {
    use crate::content::format::Level;
    use crate::id::MessageId;
    use crate::interview::{Author, Mode};
    let id = |n| MessageId(uuid::Uuid::from_u128(n));
    let reply = |kind, rung, text: &str| {
        (Author::Interviewer, Event::Reply { kind, about: None, rung, wording: None, text: text.to_owned() })
    };
    let answer = |n, text: &str| (Author::Candidate, Event::Answer { id: id(n), text: text.to_owned() });
    let stage = |stage: &str| (Author::System, Event::Stage { stage: stage.to_owned(), ends: Time(1_795_531_000_000) });
    let opened = Event::Opened {
        question: "url-shortener".to_owned(),
        content: "c0ffee".to_owned(),
        level: Level::L5,
        mode: Mode::Guided,
        minutes: 45,
        seed: 1,
    };
    let events = [
        (Author::System, opened),
        stage("scope"),
        reply(
            MoveKind::Brief,
            None,
            "Design a link shortener: somebody gives it a long address and gets a short one, and whoever opens the short one lands on the long one.\n\nStart wherever you like.",
        ),
        answer(1, "Before I draw anything: how many links a day do we expect, and do links expire?"),
        reply(
            MoveKind::Fact,
            None,
            "About ten million new links a day. A link lives for five years unless its owner removes it.",
        ),
        stage("numbers"),
        answer(
            2,
            "10 million a day is about 116 writes per second on average. With 100 reads for each write that is 11,600 reads per second.\n\n- writes: 116/s\n- reads: 11,600/s <peak x3>",
        ),
        (Author::Candidate, Event::HintAsked { id: id(3) }),
        reply(MoveKind::Hint, Some(1), "Look again at how long a link lives, and what that means for the disk."),
        reply(MoveKind::Twist, None, "Suppose that one link is on television tonight and gets half of all reads."),
    ];
    let entry = |(n, (author, event)): (usize, (Author, Event))| Entry {
        seq: n as u64 + 1,
        at: Time(1_795_530_000_000 + 41_000 * i64::try_from(n).unwrap_or(0)),
        part: 0,
        author,
        event,
    };
    events.into_iter().enumerate().map(entry).collect()
}
