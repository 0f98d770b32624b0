//! `question_bank/counterfactuals.yaml`: small changes to graded interviews, and what must come of each. They test the
//! reading as a whole and teach nothing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `format: counterfactuals/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CounterfactualsFile {
    /// `counterfactuals/1`.
    pub format: String,
    /// In any order.
    #[schemars(length(min = 1))]
    pub cases: Vec<Counterfactual>,
}

/// One change to one interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counterfactual {
    /// What sort of change it is.
    pub kind: ChangeKind,
    /// A question's slug; one that is not loaded is passed over, since drafts are not always there.
    pub question: String,
    /// The graded interview that is changed, as `author/variant`.
    pub base: String,
    /// Where the text goes.
    pub change: Change,
    /// For `insert_after`: the words behind which it goes.
    #[serde(default)]
    pub at: String,
    /// What is said in addition.
    pub text: String,
    /// The idea or the wrong claim that it is about.
    #[serde(default)]
    pub idea: Option<String>,
    /// What must come of it.
    pub expect: Expect,
}

/// What sort of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A false statement, said with calm confidence.
    Trap,
    /// A false statement in the very words of a right idea.
    TrapReason,
    /// A false statement that is taken back in the next sentence.
    Retraction,
    /// A right statement that is taken back for a wrong one.
    RetractsRight,
    /// A sound sentence with a "not" in it.
    HarmlessNot,
    /// A frame in front that denies all that follows.
    DenialFront,
    /// Somebody else's view.
    WrongFrame,
    /// What one could do, and does not.
    Hypothetical,
    /// A right idea that is only asked.
    QuestionBack,
    /// A sum that is off by a factor of ten.
    NumberWrong,
    /// A sound idea without its usual nouns.
    Paraphrase,
    /// A list of key words.
    Buzz,
}

/// Where a text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Behind the candidate's last words, on a line of its own.
    Append,
    /// In front of the candidate's first turn.
    Prepend,
    /// In front of every turn of the candidate.
    PrependAll,
    /// Behind the words given as `at`.
    InsertAfter,
}

/// What must come of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// The score falls.
    Falls,
    /// The score hardly moves.
    Same,
    /// The score rises.
    Rises,
    /// Hardly anything is left.
    NearZero,
    /// Nothing in the text is called false, and it costs nothing.
    NoFalse,
    /// The text shows the idea to nobody.
    NoCredit,
}

impl ChangeKind {
    /// Every kind, as they are printed.
    pub const ALL: [Self; 12] = [
        Self::Trap,
        Self::TrapReason,
        Self::Retraction,
        Self::RetractsRight,
        Self::HarmlessNot,
        Self::DenialFront,
        Self::WrongFrame,
        Self::Hypothetical,
        Self::QuestionBack,
        Self::NumberWrong,
        Self::Paraphrase,
        Self::Buzz,
    ];

    /// As people read it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Trap => "a false statement",
            Self::TrapReason => "false, in a right idea's words",
            Self::Retraction => "false, and taken back",
            Self::RetractsRight => "right, taken back for wrong",
            Self::HarmlessNot => "sound, with a \"not\"",
            Self::DenialFront => "denied in front",
            Self::WrongFrame => "somebody else's view",
            Self::Hypothetical => "what one could do",
            Self::QuestionBack => "only asked",
            Self::NumberWrong => "a sum off by ten",
            Self::Paraphrase => "sound, in plain words",
            Self::Buzz => "a list of key words",
        }
    }
}

impl Counterfactual {
    /// The name of the graded interview that is changed: `good.author-a` for `author-a/good`.
    pub fn base_name(&self) -> String {
        self.base.split_once('/').map_or_else(|| self.base.clone(), |(author, variant)| format!("{variant}.{author}"))
    }
}
