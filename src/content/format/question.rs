//! `question_bank/questions/<slug>.yaml`: one file a question: what the interviewer says and knows, what a good answer
//! contains, which claims are wrong; all of it as plain sentences.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Kind, Level, Review, Status};

/// `format: question/2`
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionFile {
    /// `question/2`.
    pub format: String,
    /// How far it has come.
    pub status: Status,
    /// Required once reviewed.
    #[serde(default)]
    pub reviewed: Option<Review>,
    /// The file's name; never reused.
    #[schemars(length(max = 60))]
    pub slug: String,
    /// As people read it.
    #[schemars(length(max = 150))]
    pub title: String,
    /// What sort of question it is.
    pub kind: Kind,
    /// A rubric's `slug` or `pack:slug`.
    #[schemars(length(max = 130))]
    pub rubric: String,
    /// The levels it is fit for.
    #[schemars(length(min = 1, max = 4))]
    pub levels: Vec<Level>,
    /// Words to find it by.
    #[schemars(inner(length(max = 60)))]
    pub topics: Vec<String>,
    /// Real systems that meet it, by their slugs.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub systems: Vec<String>,
    /// Where a question like this was reported.
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub reported_at: Option<String>,
    /// The topic was seen there.
    #[serde(default)]
    pub verified: bool,
    /// One sentence for the list of questions; gives nothing of the answer away.
    #[schemars(length(max = 300))]
    pub summary: String,
    /// What the interviewer says first, Markdown: deliberately incomplete.
    #[schemars(length(max = 4000))]
    pub brief: String,
    /// What the interviewer tells when asked, and only then.
    pub facts: Vec<FactFile>,
    /// What a good answer contains.
    #[schemars(length(min = 1, max = 40))]
    pub ideas: Vec<IdeaFile>,
    /// Wrong claims of a fluent but mistaken speaker.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub wrong: Vec<WrongFile>,
    /// What changes half-way.
    #[serde(default)]
    pub twists: Vec<TwistFile>,
    /// What each level shows on this question, one sentence.
    #[serde(default)]
    pub levels_show: std::collections::BTreeMap<Level, String>,
    /// Shown afterwards, Markdown.
    #[schemars(length(max = 20000))]
    pub debrief: String,
}

/// Something that the interviewer knows.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// Lower-case words joined by hyphens.
    #[schemars(length(max = 60))]
    pub id: String,
    /// How people ask for it: plain questions.
    #[schemars(length(min = 1, max = 40))]
    #[schemars(inner(length(max = 400)))]
    pub asked: Vec<String>,
    /// What the interviewer answers: at most 45 words.
    #[schemars(length(max = 600))]
    pub says: String,
    /// The criterion for which asking is evidence.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub criterion: Option<String>,
}

/// One thing that a good answer contains: a need, not a product.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdeaFile {
    /// Lower-case words joined by hyphens; never reused.
    #[schemars(length(max = 60))]
    pub id: String,
    /// As the scorecard shows it.
    #[schemars(length(max = 150))]
    pub title: String,
    /// The rubric's criterion that it counts for.
    #[schemars(length(max = 60))]
    pub criterion: String,
    /// The heart of the question.
    #[serde(default)]
    pub crux: bool,
    /// 1 (nice) to 5 (must).
    #[schemars(range(min = 1, max = 5))]
    pub weight: u8,
    /// What goes wrong without it, one sentence, shown when it was missed.
    #[schemars(length(max = 400))]
    pub why: String,
    /// The topic of the curriculum that teaches it, by its slug.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub topic: Option<String>,
    /// How people say it: each sentence shows it by itself; what carries it is marked `**so**`.
    #[schemars(length(min = 2, max = 40))]
    #[schemars(inner(length(max = 400)))]
    pub say: Vec<String>,
    /// What the interviewer asks when it is missing: names a failure, never its cure. At most 40 words each.
    #[schemars(length(min = 1))]
    #[schemars(inner(length(max = 500)))]
    pub probes: Vec<String>,
    /// Three rungs, the weakest first.
    #[serde(default)]
    pub hints: Option<HintsFile>,
    /// Facts after which its probes make no sense any more.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub not_after: Vec<String>,
}

/// A wrong claim: of a question, or of the library (there `near` and `source` belong to it).
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrongFile {
    /// Lower-case words joined by hyphens; never reused.
    #[schemars(length(max = 60))]
    pub id: String,
    /// The claim in one line.
    #[schemars(length(max = 300))]
    pub claim: String,
    /// What is true instead, as the scorecard shows it.
    #[schemars(length(max = 600))]
    pub correction: String,
    /// Breaks the heart of the question.
    #[serde(default)]
    pub crux: bool,
    /// How people say it, marked like an idea's.
    #[schemars(length(min = 2, max = 40))]
    #[schemars(inner(length(max = 400)))]
    pub say: Vec<String>,
    /// Sound sentences, as near as possible, that must not be taken for it.
    #[serde(default)]
    #[schemars(length(max = 40))]
    #[schemars(inner(length(max = 400)))]
    pub near: Vec<String>,
    /// Where it can be checked.
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub source: Option<String>,
}

/// Help in three rungs; the cost is said before each.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HintsFile {
    /// A nudge: look again at what you said.
    #[schemars(length(max = 400))]
    pub nudge: String,
    /// The area to look in.
    #[schemars(length(max = 400))]
    pub area: String,
    /// An example from another system.
    #[schemars(length(max = 400))]
    pub example: String,
}

/// A change of requirements in mid-interview.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TwistFile {
    /// Lower-case words joined by hyphens.
    #[schemars(length(max = 60))]
    pub id: String,
    /// The stage in which it comes.
    #[schemars(length(max = 60))]
    pub stage: String,
    /// What the interviewer says: at most 50 words.
    #[schemars(length(max = 600))]
    pub says: String,
    /// Ideas that an answer to it would show.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub ideas: Vec<String>,
    /// Facts after which it makes no sense any more.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub not_after: Vec<String>,
}
