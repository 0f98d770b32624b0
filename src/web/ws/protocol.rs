//! What browser and server say to each other: `greenroom.v1`, two enums, one screen each. Schemas are generated from
//! them. Core types never appear here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::clock::Time;
use crate::id::MessageId;

/// The subprotocol's name.
pub const SUBPROTOCOL: &str = "greenroom.v1";

/// What the browser says. `id` is its own UUID for that message; sending it again is harmless.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "the wire page of the design tells each")]
pub enum ClientMessage {
    Hello {
        #[serde(default)]
        epoch: Option<String>,
        #[serde(default)]
        last_seq: Option<u64>,
        #[serde(default)]
        ticket: Option<String>,
    },
    Answer {
        id: MessageId,
        text: String,
    },
    Draw {
        id: MessageId,
        base: u64,
        ops: Vec<Value>,
    },
    Hint {
        id: MessageId,
    },
    NextStage {
        id: MessageId,
    },
    Pause {
        id: MessageId,
    },
    Resume {
        id: MessageId,
    },
    Finish {
        id: MessageId,
    },
    /// Asks whether the line is alive and what time it is; a browser cannot see the server's pings.
    Beat {},
    Typing {
        /// What is in the field, to be kept until it is sent; nothing changes if it is left out.
        #[serde(default)]
        text: Option<String>,
    },
}

/// What the server says.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the wire page of the design tells each")]
pub enum ServerMessage {
    /// The answer to `hello`. Entries after the client's `last_seq` follow it.
    Welcome {
        epoch: String,
        seq: u64,
        interview: InterviewHead,
        server_now: Time,
        /// What was written and not sent, from whichever device.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        draft: Option<DraftKept>,
    },
    /// One line of the journal.
    Entry {
        seq: u64,
        at: Time,
        kind: String,
        author: String,
        part: u8,
        v: u16,
        #[serde(flatten)]
        payload: Map<String, Value>,
    },
    /// On disk. `seq` is the line that the message became.
    Ack { id: MessageId, seq: u64 },
    /// Where the interview stands.
    Stage(StageNow),
    /// Words of a reply that is still being made; an `entry` follows.
    Delta { turn: u64, offset: usize, text: String },
    /// Feedback on one answer (guided).
    Scored { turn: u32, ideas: Vec<ScoredIdea> },
    /// The journal up to `seq`, when `last_seq` cannot be resumed from or is far behind. The client forgets what it had; the
    /// lines after `seq` follow as entries.
    Snapshot { epoch: String, seq: u64, entries: Vec<Value> },
    /// The scorecard is there.
    Report { href: String },
    /// The answer to `beat`.
    Beat { server_now: Time },
    /// What was wrong and how to mend it; the interview goes on.
    Error {
        #[serde(skip_serializing_if = "Option::is_none", default)]
        id: Option<MessageId>,
        code: String,
        message: String,
    },
}

/// Words that were written and not sent.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
pub struct DraftKept {
    /// The words.
    pub text: String,
    /// When they were kept.
    pub at: Time,
}

/// What does not change while an interview lasts.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
pub struct InterviewHead {
    /// Its id.
    pub id: String,
    /// The question's title.
    pub title: String,
    /// The bar asked for.
    pub level: String,
    /// How it is held.
    pub mode: String,
    /// Its whole length.
    pub minutes: u16,
    /// The stages, in order.
    pub stages: Vec<StageHead>,
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
pub struct StageHead {
    /// The rubric's id.
    pub id: String,
    /// As people read it.
    pub title: String,
    /// What to have by its end.
    pub goal: String,
    /// Its share of the time.
    pub minutes: u16,
}

/// Where the interview stands; deadlines are the server's.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
pub struct StageNow {
    /// The current stage's id; none when it is over.
    pub stage: Option<String>,
    /// When the stage's time is up; none while paused or over.
    pub stage_ends: Option<Time>,
    /// When the interview's time is up; none while paused or over.
    pub ends: Option<Time>,
    /// Milliseconds of the interview left while paused.
    pub left_ms: Option<u64>,
    /// The clock stands.
    pub paused: bool,
    /// It is over.
    pub finished: bool,
    /// Rungs of help left for the idea that a hint would be about, and what taking one costs, in words.
    pub hint: Option<String>,
    /// The facts told so far, in order.
    pub facts: Vec<FactNow>,
    /// The candidate's newest figures, in order.
    #[serde(default)]
    pub figures: Vec<FigureNow>,
    /// The server's clock when this was said.
    pub server_now: Time,
}

/// A fact that was told.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
pub struct FactNow {
    /// What the candidate asked, in their words, if that is known.
    pub asked: Option<String>,
    /// What the interviewer told.
    pub says: String,
}

/// A figure that the candidate said.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
pub struct FigureNow {
    /// It and the words beside it.
    pub words: String,
    /// It follows from others.
    pub worked_out: bool,
}

/// One idea that an answer showed.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
pub struct ScoredIdea {
    /// As the scorecard shows it.
    pub title: String,
    /// How far.
    pub facet: String,
    /// The words.
    pub quote: String,
}
