//! The journal as a format: each kind of line with its payload, `journal/1`. The store keeps it, the wire sends it, and a
//! receipt hashes it; this is the one table of kinds.
//!
//! Readers keep and ignore kinds that they do not know.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::clock::Time;
use crate::content::format::Level;
use crate::id::MessageId;

use super::entry::{Entry, Event, Mode, MoveKind, Reason, Wording};

/// The version of every payload so far.
const VERSION: u16 = 1;

/// A line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a journal line of kind {kind:?}, version {version}, cannot be read: {cause}")]
pub struct JournalError {
    kind: String,
    version: u16,
    cause: String,
}

/// The kinds and their payloads.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Line {
    Opened {
        question: String,
        content: String,
        level: Level,
        mode: String,
        minutes: u16,
        seed: u64,
    },
    Stage {
        stage: String,
        ends: Time,
    },
    Answer {
        id: MessageId,
        text: String,
    },
    Reply {
        #[serde(rename = "move")]
        kind: String,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        about: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        rung: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        wording: Option<(String, usize)>,
        text: String,
    },
    HintAsked {
        id: MessageId,
    },
    NextStageAsked {
        id: MessageId,
    },
    Paused {
        id: MessageId,
    },
    Resumed {
        #[serde(skip_serializing_if = "Option::is_none", default)]
        id: Option<MessageId>,
        stood: u64,
    },
    ContentChanged {
        content: String,
    },
    Finished {
        #[serde(skip_serializing_if = "Option::is_none", default)]
        id: Option<MessageId>,
        reason: String,
    },
}

/// The names of [`Line`]'s variants: what this version knows.
const KINDS: [&str; 10] = [
    "opened",
    "stage",
    "answer",
    "reply",
    "hint_asked",
    "next_stage_asked",
    "paused",
    "resumed",
    "content_changed",
    "finished",
];

/// Kind, version and payload of what happened.
///
/// # Panics
/// Never: every payload is plain data.
pub fn encode(event: &Event) -> (String, u16, Map<String, Value>) {
    let line = match event.clone() {
        Event::Opened { question, content, level, mode, minutes, seed } => {
            Line::Opened { question, content, level, mode: mode.name().to_owned(), minutes, seed }
        }
        Event::Stage { stage, ends } => Line::Stage { stage, ends },
        Event::Answer { id, text } => Line::Answer { id, text },
        Event::Reply { kind, about, rung, wording, text } => {
            let wording = wording.map(|Wording { phrase, index }| (phrase, index));
            Line::Reply { kind: kind.name().to_owned(), about, rung, wording, text }
        }
        Event::HintAsked { id } => Line::HintAsked { id },
        Event::NextStageAsked { id } => Line::NextStageAsked { id },
        Event::Paused { id } => Line::Paused { id },
        Event::Resumed { id, stood } => Line::Resumed { id, stood },
        Event::ContentChanged { content } => Line::ContentChanged { content },
        Event::Finished { id, reason } => Line::Finished { id, reason: reason.name().to_owned() },
        Event::Unknown { kind } => return (kind, VERSION, Map::new()),
    };
    let Ok(Value::Object(mut payload)) = serde_json::to_value(line) else { unreachable!("a line is an object") };
    let kind = payload.remove("kind").and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default();
    (kind, VERSION, payload)
}

/// What a line says.
///
/// # Errors
/// If it is of a kind that is known and does not fit it, or of a version of that kind that is not: to guess at it would be
/// to score what nobody said.
pub fn decode(kind: &str, version: u16, payload: &Map<String, Value>) -> Result<Event, JournalError> {
    if !KINDS.contains(&kind) {
        return Ok(Event::Unknown { kind: kind.to_owned() });
    }
    let failed = |cause: String| JournalError { kind: kind.to_owned(), version, cause };
    if version != VERSION {
        return Err(failed(format!("this program reads version {VERSION}; start the one that wrote it")));
    }
    let mut object = payload.clone();
    object.insert("kind".to_owned(), Value::String(kind.to_owned()));
    let line: Line = serde_json::from_value(Value::Object(object)).map_err(|error| failed(error.to_string()))?;
    let unknown = |what: &str, name: &str| failed(format!("the {what} {name:?} is not known"));
    Ok(match line {
        Line::Opened { question, content, level, mode, minutes, seed } => {
            let mode = Mode::from_name(&mode).ok_or_else(|| unknown("mode", &mode))?;
            Event::Opened { question, content, level, mode, minutes, seed }
        }
        Line::Stage { stage, ends } => Event::Stage { stage, ends },
        Line::Answer { id, text } => Event::Answer { id, text },
        Line::Reply { kind, about, rung, wording, text } => {
            let kind = MoveKind::from_name(&kind).ok_or_else(|| unknown("move", &kind))?;
            let wording = wording.map(|(phrase, index)| Wording { phrase, index });
            Event::Reply { kind, about, rung, wording, text }
        }
        Line::HintAsked { id } => Event::HintAsked { id },
        Line::NextStageAsked { id } => Event::NextStageAsked { id },
        Line::Paused { id } => Event::Paused { id },
        Line::Resumed { id, stood } => Event::Resumed { id, stood },
        Line::ContentChanged { content } => Event::ContentChanged { content },
        Line::Finished { id, reason } => {
            let reason = Reason::from_name(&reason).ok_or_else(|| unknown("reason", &reason))?;
            Event::Finished { id, reason }
        }
    })
}

/// Of a whole journal, in hexadecimal: the other half of a receipt.
pub fn hash(entries: &[Entry]) -> String {
    let mut hasher = blake3::Hasher::new();
    for entry in entries {
        let (kind, version, payload) = encode(&entry.event);
        // Keys of a JSON object come in alphabetical order, so the text is canonical.
        let line = serde_json::json!([entry.seq, entry.at, entry.part, entry.author.name(), kind, version, payload]);
        hasher.update(line.to_string().as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_another_version_is_not_guessed_at() {
        let event = Event::Answer { id: MessageId(uuid::Uuid::nil()), text: "A cache.".to_owned() };
        let (kind, version, payload) = encode(&event);
        assert_eq!(decode(&kind, version, &payload), Ok(event));
        let refused = decode(&kind, version + 1, &payload).unwrap_err().to_string();
        assert!(refused.contains("version 2") && refused.contains("start the one that wrote it"), "{refused}");
        let unknown = Event::Unknown { kind: "sung".to_owned() };
        assert_eq!(
            decode("sung", 7, &payload),
            Ok(unknown),
            "a kind that is not known is ignored whatever its version"
        );
    }
}
