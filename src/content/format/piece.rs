//! A piece of the curriculum, `question_bank/{topics,patterns,services,systems,playbooks}/<slug>.md`: what stands in its front
//! matter. Which keys and sections each kind has stands in `content::curriculum::KINDS`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Level, Review, Status};

/// `format: topic/1`, `pattern/1`, `service/1`, `system/1` or `playbook/1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PieceFile {
    /// Which kind it is, and in which version.
    pub format: String,
    /// The file's name; never reused.
    #[schemars(length(max = 60))]
    pub slug: String,
    /// How far it has come; a draft, unless it says something else.
    #[serde(default = "draft")]
    pub status: Status,
    /// Who read it, and when; required once it is published.
    #[serde(default)]
    pub reviewed: Option<Review>,
    /// As people read it.
    #[schemars(length(max = 150))]
    pub title: String,
    /// What a topic or a pattern belongs to.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub area: Option<String>,
    /// What sort of service it is.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub category: Option<String>,
    /// What a system is for.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub domain: Option<String>,
    /// What sort of playbook it is.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub sort: Option<String>,
    /// The levels that need it: the first, and all above.
    #[serde(default)]
    #[schemars(length(min = 1, max = 4))]
    pub levels: Vec<Level>,
    /// To read it: its words by 220, rounded up.
    #[serde(default)]
    #[schemars(range(min = 1, max = 60))]
    pub minutes: Option<u32>,
    /// Topics to read before.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub prerequisites: Vec<String>,
    /// One sentence.
    #[schemars(length(max = 300))]
    pub summary: String,
    /// What a pattern is against, one sentence.
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub problem: Option<String>,
    /// Leadership Principles that a system shows.
    #[serde(default)]
    #[schemars(length(max = 8))]
    pub principles: Vec<Principle>,
    /// Services that do the same in another way.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub alternatives: Vec<String>,
    /// Topics that it stands on.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub topics: Vec<String>,
    /// Patterns that it uses.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub patterns: Vec<String>,
    /// Services that do it.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub services: Vec<String>,
    /// Questions to practise it with, the best first: `slug`, or `pack:slug` of a pack that may not be there.
    #[serde(default)]
    #[schemars(inner(length(max = 130)))]
    pub questions: Vec<String>,
    /// Real systems that show it.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub systems: Vec<String>,
    /// Playbooks that go with it.
    #[serde(default)]
    #[schemars(inner(length(max = 60)))]
    pub playbooks: Vec<String>,
    /// Where its facts can be checked: `[1]` in the text is the first.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub sources: Vec<Source>,
    /// A picture of it.
    #[serde(default)]
    pub figure: Option<Figure>,
}

fn draft() -> Status {
    Status::Draft
}

/// A Leadership Principle, and how a system shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// As its playbook is called.
    #[schemars(length(max = 60))]
    pub name: String,
    /// One clause.
    #[schemars(length(max = 300))]
    pub shows: String,
}

/// Where something can be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its own title.
    #[schemars(length(max = 300))]
    pub title: String,
    /// Where it lies: http or https.
    #[schemars(length(max = 400))]
    pub url: String,
    /// Who has published it.
    #[schemars(length(max = 150))]
    pub publisher: String,
    /// When it was published, or seen if it has no date.
    #[schemars(range(min = 1950, max = 2100))]
    pub year: u16,
    /// Who says it.
    pub kind: SourceKind,
    /// Somebody of ours has seen it say so.
    pub confirmed: bool,
}

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// Whoever built it, or its documentation.
    Primary,
    /// One of those who built it, in their own name.
    PrimaryAuthor,
    /// Somebody else.
    Secondary,
}

impl SourceKind {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::PrimaryAuthor => "primary-author",
            Self::Secondary => "secondary",
        }
    }
}

/// Boxes in rows, and arrows between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Stands above it.
    #[schemars(length(max = 100))]
    pub title: String,
    /// From top to bottom, each from left to right; `null` is an empty place.
    #[schemars(length(min = 1, max = 4), inner(length(min = 1, max = 4)))]
    pub rows: Vec<Vec<Option<FigureBox>>>,
    /// From box to box.
    #[schemars(length(max = 24))]
    pub arrows: Vec<FigureArrow>,
    /// The same in words, for those who do not see it.
    #[schemars(length(max = 600))]
    pub says: String,
}

/// One box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureBox {
    /// What arrows call it.
    #[schemars(length(max = 30))]
    pub id: String,
    /// What stands in it.
    #[schemars(length(max = 24))]
    pub text: String,
    /// What it is drawn as.
    #[serde(default)]
    pub sort: BoxSort,
}

/// What a box is drawn as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BoxSort {
    /// Something that does something.
    #[default]
    Part,
    /// Something that keeps data.
    Store,
    /// Something where work waits.
    Queue,
    /// Somebody.
    Person,
}

/// One arrow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureArrow {
    /// A box's id.
    #[schemars(length(max = 30))]
    pub from: String,
    /// Another box's id.
    #[schemars(length(max = 30))]
    pub to: String,
    /// What goes along it.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub text: Option<String>,
    /// How it is drawn.
    #[serde(default)]
    pub sort: ArrowSort,
}

/// How an arrow is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ArrowSort {
    /// A whole line.
    #[default]
    Solid,
    /// What happens later, seldom or in the background.
    Dashed,
}
