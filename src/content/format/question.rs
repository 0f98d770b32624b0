//! `question_bank/questions/<slug>/question.yaml`: what a good answer to this question contains, and what the
//! interviewer knows about it. Beside it stand `brief.md`, `debrief.md` and `transcripts/*.md`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lexicon::ConceptFile;
use super::misconceptions::MisconceptionFile;
use super::{Kind, Level, Review, Status};

/// `format: question/1`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionFile {
    /// `question/1`.
    pub format: String,
    /// How far it has come.
    pub status: Status,
    /// Required once reviewed.
    #[serde(default)]
    pub reviewed: Option<Review>,
    /// The folder's name; never reused.
    pub slug: String,
    /// As people read it.
    pub title: String,
    /// One sentence for the list of questions; gives nothing of the answer away.
    pub summary: String,
    /// What sort of question it is.
    pub kind: Kind,
    /// A rubric's `slug` or `pack:slug`.
    pub rubric: String,
    /// The levels it is fit for.
    #[schemars(length(min = 1))]
    pub levels: Vec<Level>,
    /// Words to find it by.
    pub topics: Vec<String>,
    /// Concepts that only this question's answers need, beside those of the lexicon.
    #[serde(default)]
    pub words: Vec<ConceptFile>,
    /// The things that this question is about, usable in brackets like a concept of the lexicon.
    pub objects: Vec<ObjectFile>,
    /// What the interviewer tells when asked, and only then.
    pub facts: Vec<FactFile>,
    /// What a good answer contains.
    #[schemars(length(min = 1))]
    pub ideas: Vec<IdeaFile>,
    /// What changes half-way.
    #[serde(default)]
    pub twists: Vec<TwistFile>,
    /// Wrong claims that only this question knows.
    #[serde(default)]
    pub misconceptions: Vec<MisconceptionFile>,
    /// Which wrong claims, its own or general ones, are on the crux: these weigh twice.
    #[serde(default)]
    pub crux_misconceptions: Vec<String>,
}

/// One of the question's own things.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectFile {
    /// Lower-case words joined by hyphens.
    pub id: String,
    /// How people call it. The id itself need not be repeated.
    #[schemars(length(min = 1))]
    pub names: Vec<String>,
}

/// Something that the interviewer knows.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// Lower-case words joined by hyphens.
    pub id: String,
    /// How people ask for it: sentences with brackets, as in `say`. The order of the brackets does not count in a question.
    #[schemars(length(min = 1))]
    pub asked: Vec<String>,
    /// What the interviewer answers: at most 40 words.
    pub says: String,
    /// The criterion for which asking is evidence.
    #[serde(default)]
    pub criterion: Option<String>,
}

/// One thing that a good answer contains: a need, not a product.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdeaFile {
    /// Lower-case words joined by hyphens; never reused.
    pub id: String,
    /// As the scorecard shows it.
    pub title: String,
    /// The rubric's criterion that it counts for.
    pub criterion: String,
    /// The heart of the question.
    #[serde(default)]
    pub crux: bool,
    /// 1 (nice) to 5 (must).
    #[schemars(range(min = 1, max = 5))]
    pub weight: u8,
    /// Why it matters, one sentence, shown when it was missed.
    pub why: String,
    /// Concepts and objects whose mention alone shows that the topic was touched (facet *listed*).
    #[serde(default)]
    pub topic: Vec<String>,
    /// The guarantee that it asks for: any mechanism that gives it, tied to one of the things, shows the idea.
    #[serde(default)]
    pub need: Option<NeedFile>,
    /// How people say it.
    #[schemars(length(min = 1))]
    pub say: Vec<SayFile>,
    /// What the interviewer asks when it is missing: names a failure, never its cure. At most 40 words each.
    #[schemars(length(min = 1))]
    pub probes: Vec<String>,
    /// Three rungs, the weakest first.
    #[serde(default)]
    pub hints: Option<HintsFile>,
}

/// A need in terms of the table of mechanisms.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedFile {
    /// A column of the table.
    pub guarantee: String,
    /// Concepts and objects for which it is needed: one of them must be spoken of.
    #[schemars(length(min = 1))]
    pub of: Vec<String>,
}

/// A sentence with its brackets, and sentences that prove it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SayFile {
    /// A plain sentence; what must be there, in this order, stands in brackets: `[concept]`, `[either|or]`, a typed
    /// quantity (`[duration]`, `[rate]`, `[size]`, `[count]`, `[money]`, `[percent]`), or `['literal words']`. Words
    /// outside brackets are for the reader.
    pub say: String,
    /// *named* or *how*: what a match shows.
    #[serde(default)]
    pub shows: Shows,
    /// Sentences that must match.
    #[schemars(length(min = 1))]
    pub yes: Vec<String>,
    /// Sentences that must not.
    #[serde(default)]
    pub no: Vec<String>,
}

/// How far a matching sentence shows the idea.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shows {
    /// A mechanism tied to the need or its object.
    Named,
    /// The mechanism at work on this question's object.
    #[default]
    How,
}

/// Help in three rungs; the cost is said before each.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HintsFile {
    /// A nudge: look again at what you said.
    pub nudge: String,
    /// The area to look in.
    pub area: String,
    /// An example from another system.
    pub example: String,
}

/// A change of requirements in mid-interview.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TwistFile {
    /// Lower-case words joined by hyphens.
    pub id: String,
    /// The stage in which it comes.
    pub stage: String,
    /// What the interviewer says: at most 50 words.
    pub says: String,
    /// Ideas that an answer to it would show.
    #[serde(default)]
    pub ideas: Vec<String>,
}
