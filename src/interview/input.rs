//! What a candidate can do, and why it may not be possible now.

use blake3::Hash;

use crate::content::transcript::tidy;
use crate::id::MessageId;

use super::entry::Event;

/// The longest answer, in characters: about ten minutes of typing.
pub const ANSWER_LIMIT: usize = 8_000;

/// The most answers of one interview: six times as many as people give in an hour. What is read and judged at each of them
/// is everything that was said.
pub const ANSWERS: usize = 300;

/// What a candidate does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the wire page of the design tells each")]
pub enum Input {
    Answer { id: MessageId, text: String },
    Hint { id: MessageId },
    NextStage { id: MessageId },
    Pause { id: MessageId },
    Resume { id: MessageId },
    Finish { id: MessageId },
}

impl Input {
    /// The client's id.
    pub fn id(&self) -> MessageId {
        match self {
            Self::Answer { id, .. }
            | Self::Hint { id }
            | Self::NextStage { id }
            | Self::Pause { id }
            | Self::Resume { id }
            | Self::Finish { id } => *id,
        }
    }

    /// The hash of what it says: the same id with another hash is another message.
    pub fn content(&self) -> Hash {
        match self {
            Self::Answer { text, .. } => digest("answer", &tidy(text)),
            Self::Hint { .. } => digest("hint", ""),
            Self::NextStage { .. } => digest("next_stage", ""),
            Self::Pause { .. } => digest("pause", ""),
            Self::Resume { .. } => digest("resume", ""),
            Self::Finish { .. } => digest("finish", ""),
        }
    }

    /// The id and hash of the message that a line came from, if it came from one.
    pub fn of(event: &Event) -> Option<(MessageId, Hash)> {
        match event {
            Event::Answer { id, text } => Some((*id, digest("answer", text))),
            Event::HintAsked { id } => Some((*id, digest("hint", ""))),
            Event::NextStageAsked { id } => Some((*id, digest("next_stage", ""))),
            Event::Paused { id } => Some((*id, digest("pause", ""))),
            Event::Resumed { id, .. } => id.map(|id| (id, digest("resume", ""))),
            Event::Finished { id, .. } => id.map(|id| (id, digest("finish", ""))),
            Event::Opened { .. }
            | Event::Stage { .. }
            | Event::Reply { .. }
            | Event::ContentChanged { .. }
            | Event::Unknown { .. } => None,
        }
    }
}

fn digest(kind: &str, text: &str) -> Hash {
    blake3::hash(format!("{kind}\n{text}").as_bytes())
}

/// Why it is not possible now, and what would be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is over.
    #[error("the interview is over; its scorecard is ready")]
    Finished,
    /// The clock stands.
    #[error("the interview is paused; resume it first, what was typed is kept")]
    Paused,
    /// The clock runs.
    #[error("the interview is not paused")]
    NotPaused,
    /// Nothing was said.
    #[error("the answer is empty; say something, or ask for a hint")]
    EmptyAnswer,
    /// Too much was said.
    #[error("the answer has {characters} characters; at most {ANSWER_LIMIT} are taken at once: send it in parts")]
    AnswerTooLong {
        /// How many it has.
        characters: usize,
    },
    /// So much was said already.
    #[error("this interview has {ANSWERS} answers, and no more are taken; finish it to get its scorecard")]
    TooManyAnswers,
    /// There is none.
    #[error("this is the last stage; finish the interview when you are done")]
    LastStage,
    /// All help was given, and it was said so.
    #[error("there is no hint left; work with what you have, or go on to the next stage")]
    NoHint,
    /// Pauses are limited.
    #[error("the time for pauses is used up; the clock goes on")]
    PauseUsedUp,
}

impl Refusal {
    /// For programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::Paused => "paused",
            Self::NotPaused => "not_paused",
            Self::EmptyAnswer => "empty_answer",
            Self::AnswerTooLong { .. } => "answer_too_long",
            Self::TooManyAnswers => "too_many_answers",
            Self::LastStage => "last_stage",
            Self::NoHint => "no_hint",
            Self::PauseUsedUp => "pause_used_up",
        }
    }
}
