//! The journal's lines: a closed table of what can have happened. State is nothing but these, folded.

use crate::clock::Time;
use crate::content::format::Level;
use crate::id::MessageId;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// 1, 2, 3... without gaps.
    pub seq: u64,
    /// When the server took it.
    pub at: Time,
    /// Which part of the interview, from 0.
    pub part: u8,
    /// Whose doing it was.
    pub author: Author,
    /// What happened.
    pub event: Event,
}

impl Entry {
    /// How many bytes it takes on the wire, about.
    pub fn bytes(&self) -> usize {
        const FRAME: usize = 200;
        FRAME
            + match &self.event {
                Event::Answer { text, .. } | Event::Reply { text, .. } => text.len(),
                _ => 0,
            }
    }
}

/// Whose doing an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Author {
    Candidate,
    Interviewer,
    System,
}

/// What can have happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The first line: what the interview is. Everything else follows from it and the content it names.
    Opened {
        /// The question's slug.
        question: String,
        /// The sheet's hash.
        content: String,
        /// The bar asked for.
        level: Level,
        /// How it is held.
        mode: Mode,
        /// Its whole length.
        minutes: u16,
        /// Chooses wordings.
        seed: u64,
    },
    /// A stage began.
    Stage {
        /// The rubric's stage id.
        stage: String,
        /// When its time is up, unless paused.
        ends: Time,
    },
    /// The candidate said something.
    Answer {
        /// The client's id.
        id: MessageId,
        /// Their words, as typed.
        text: String,
    },
    /// The interviewer said something.
    Reply {
        /// What sort of thing.
        kind: MoveKind,
        /// The fact, idea, twist or stage it is about.
        about: Option<String>,
        /// The rung of a hint, from 1.
        rung: Option<u8>,
        /// Which wording of which phrase it was, so that it is not said again.
        wording: Option<Wording>,
        /// The words.
        text: String,
    },
    /// The candidate asked for a hint.
    HintAsked {
        /// The client's id.
        id: MessageId,
    },
    /// The candidate asked to go on to the next stage.
    NextStageAsked {
        /// The client's id.
        id: MessageId,
    },
    /// The clock stands.
    Paused {
        /// The client's id.
        id: MessageId,
    },
    /// The clock runs again.
    Resumed {
        /// The client's id; none when the time for pauses was used up.
        id: Option<MessageId>,
        /// How long it stood, in milliseconds; deadlines move by as much.
        stood: u64,
    },
    /// What the interview was held from cannot be used by this program any more; it goes on from another version of the
    /// same question.
    ContentChanged {
        /// That version's hash.
        content: String,
    },
    /// The interview is over.
    Finished {
        /// The client's id, if the candidate ended it.
        id: Option<MessageId>,
        /// Why.
        reason: Reason,
    },
    /// A kind that this version does not know. Kept, and ignored.
    Unknown {
        /// Its name.
        kind: String,
    },
}

/// One wording of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The phrase's name.
    pub phrase: String,
    /// Its index.
    pub index: usize,
}

/// How an interview is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Feedback after each stage.
    Guided,
    /// Silent until the end.
    Real,
    /// Real, with 20 minutes left.
    Squeeze,
}

/// What sort of thing the interviewer said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveKind {
    /// The question itself.
    Brief,
    /// The first words of a stage.
    Opens,
    /// A fact that was asked for.
    Fact,
    /// No such fact: assume something and say it.
    Assume,
    /// A design decision handed back.
    HandBack,
    /// A question about something unmet.
    Probe,
    /// A change of requirements.
    Twist,
    /// Help.
    Hint,
    /// No help left.
    NoHint,
    /// "Go on".
    Continue,
    /// The time is nearly up.
    Nudge,
    /// Feedback after a stage (guided).
    Feedback,
    /// The last words.
    Close,
}

/// Why an interview ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The candidate finished.
    Candidate,
    /// The time was up.
    Time,
}

/// Gives each variant its name in the journal and on the wire, and finds it again.
macro_rules! names {
    ($($kind:ident { $($variant:ident = $name:literal,)* })*) => {$(
        impl $kind {
            /// As it is written.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The variant of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    )*};
}

names! {
    Author {
        Candidate = "candidate",
        Interviewer = "interviewer",
        System = "system",
    }
    Mode {
        Guided = "guided",
        Real = "real",
        Squeeze = "squeeze",
    }
    MoveKind {
        Brief = "brief",
        Opens = "opens",
        Fact = "fact",
        Assume = "assume",
        HandBack = "hand_back",
        Probe = "probe",
        Twist = "twist",
        Hint = "hint",
        NoHint = "no_hint",
        Continue = "continue",
        Nudge = "nudge",
        Feedback = "feedback",
        Close = "close",
    }
    Reason {
        Candidate = "candidate",
        Time = "time",
    }
}
