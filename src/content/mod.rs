//! Files to a compiled [`Library`]: all problems at once, each with file, line and column; packs; hashes.
//!
//! Content that does not check does not load. Nothing here knows what is done with it.

mod acts;
mod carried;
mod check;
mod claims;
mod classes;
mod compile;
mod cues;
pub mod curriculum;
mod difficulty;
mod drills;
mod example;
mod files;
pub mod format;
mod front;
mod graded;
mod kept;
mod learnt;
mod lints;
mod misfit;
mod phrases;
mod premise;
mod problem;
mod schema;
mod shown;
mod source;
mod told;
pub mod transcript;
pub mod watch;
mod yaml;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use acts::{ActExamples, Examples};
pub use carried::carried;
pub use check::{BAD_SLUG as SLUG_RULE, is_slug};
pub use claims::WrongClaim;
pub use classes::{Classes, OnDemand};
pub use compile::{rubrics, sheet_from};
pub use cues::{Cue, Cued, Cues};
pub use curriculum::{Curriculum, Piece, PieceKind};
pub use difficulty::{Difficulty, ENOUGH};
pub use drills::{Drill, Drills};
pub use example::unmarked;
pub use graded::Graded;
pub use learnt::COMPOSITION;
pub use lints::lints;
pub use phrases::{Phrase, Phrases};
pub use premise::Premise;
pub use problem::{Place, Problem, nearest};
pub use schema::schemas;
pub use shown::{Shown, ShownCompetency, ShownCriterion, ShownIdea, ShownQuestion, ShownRubric, ShownStage, in_words};
pub use source::{BUILT_IN, MANIFEST, SourceError, SourceFile, Sources, Unread};
pub use told::{ECHO, SHIPPED};

#[cfg(test)]
mod tests;

use format::{Kind, Level, Status};

use crate::matching::{Facets, Learnt};
use crate::text::Lexicon;
use format::counterfactuals::Counterfactual;
use format::question::QuestionFile;
use format::rubric::RubricFile;
use format::sums::SumsFile;

/// Everything that was loaded, checked and compiled.
#[derive(Debug)]
pub struct Library {
    /// One for each question, by slug.
    pub sheets: BTreeMap<String, Arc<Sheet>>,
    /// By slug.
    pub rubrics: BTreeMap<String, Arc<RubricFile>>,
    /// What reading stands on.
    pub learnt: Arc<Learnt>,
    /// The claims that are compared wherever they touch a question.
    pub claims: Vec<Arc<WrongClaim>>,
    /// What sentences do, by example.
    pub acts: ActExamples,
    /// Small changes to graded interviews, and what must come of each.
    pub counterfactuals: Vec<Counterfactual>,
    /// What people learn from.
    pub curriculum: Curriculum,
    /// What is answered beside a topic.
    pub drills: Drills,
    /// Of all files, in hexadecimal.
    pub hash: String,
    /// What it was compiled from.
    pub sources: Sources,
}

impl Library {
    /// Without the questions and pieces that are still being written, and which those are.
    #[must_use]
    pub fn without_drafts(mut self) -> (Self, Vec<String>) {
        let is_draft = |sheet: &Sheet| sheet.question.status == Status::Draft;
        let drafts = self.sheets.values().filter(|sheet| is_draft(sheet)).map(|sheet| sheet.question.slug.clone());
        let mut drafts: Vec<String> = drafts.collect();
        drafts.extend(self.curriculum.take_drafts());
        self.sheets.retain(|_, sheet| !is_draft(sheet));
        (self, drafts)
    }

    /// The drill of this id of the topic of this slug.
    pub fn drill(&self, topic: &str, id: &str) -> Option<&Drill> {
        self.drills.get(topic)?.iter().find(|drill| drill.id == id)
    }

    /// The drills of a piece; only topics have any.
    pub fn drills_of(&self, piece: &Piece) -> &[Drill] {
        let own = self.drills.get(piece.slug()).filter(|_| piece.kind == PieceKind::Topic);
        own.map_or(&[], Vec::as_slice)
    }

    /// Every question as people choose among them: designs first, then by title.
    pub fn questions(&self) -> Vec<&Arc<Sheet>> {
        let mut sheets: Vec<&Arc<Sheet>> = self.sheets.values().collect();
        sheets.sort_by_key(|sheet| sheet.listed_by());
        sheets
    }

    /// A question's title; one that is gone from the content is still called by its slug, in words.
    pub fn title(&self, slug: &str) -> String {
        self.sheets.get(slug).map_or_else(|| in_words(slug), |sheet| sheet.question.title.clone())
    }

    /// The questions about one's own work that are for a level, in the order in which they are listed.
    pub fn stories(&self, level: Level) -> Vec<&Arc<Sheet>> {
        let fits = |sheet: &&Arc<Sheet>| sheet.is_story() && sheet.question.levels.contains(&level);
        self.questions().into_iter().filter(fits).collect()
    }
}

/// Everything that one part of an interview is held and scored from: the question, its rubric, the words. It does not
/// change while the interview lasts, even if the files do.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// As its author wrote it.
    pub question: Arc<QuestionFile>,
    /// What the interviewer says first, Markdown.
    pub brief: String,
    /// What a good answer looked like, Markdown; shown afterwards.
    pub debrief: String,
    /// What is measured.
    pub rubric: Arc<RubricFile>,
    /// The domain's words.
    pub lexicon: Lexicon,
    /// What reading stands on.
    pub learnt: Arc<Learnt>,
    /// For each idea the kind of sentence that its criterion asks for: an index into [`crate::matching::KINDS`].
    pub kinds: Vec<usize>,
    /// What answers are compared with; made when it is first asked for.
    pub classes: OnDemand,
    /// The words by which sums are known.
    pub sums: Arc<SumsFile>,
    /// By which phrases and words it is known how something is meant.
    pub cues: Arc<Cues>,
    /// What the interviewer says, in several wordings each.
    pub phrases: Arc<Phrases>,
    /// The graded transcripts.
    pub graded: Arc<[Graded]>,
    /// Of every file that this sheet was compiled from, in hexadecimal: the content half of a receipt.
    pub hash: String,
    /// Those files, as paths in [`Library::sources`].
    pub files: Vec<String>,
}

impl Sheet {
    /// Whether a true story of one's own work is asked for, and nothing is to be designed.
    pub fn is_story(&self) -> bool {
        self.question.kind == Kind::Leadership
    }

    /// What lists of questions are ordered by: designs first, then by title.
    pub fn listed_by(&self) -> (Kind, String) {
        (self.question.kind, self.question.title.to_lowercase())
    }

    /// It comes with the program, and not with a pack.
    pub fn is_built_in(&self) -> bool {
        let own = format!("{BUILT_IN}:question_bank/questions/{}.yaml", self.question.slug);
        self.files.contains(&own)
    }

    /// The kind of sentence that a criterion asks for, by its rubric.
    pub fn kind_of(rubric: &RubricFile, criterion: &str) -> usize {
        let criteria = rubric.competencies.iter().flat_map(|competency| &competency.criteria);
        let facet = criteria.into_iter().find(|known| known.id == criterion).map(|known| known.facet.as_str());
        facet.and_then(Facets::kind).unwrap_or_default()
    }
}

/// Compiles a set of files.
///
/// # Errors
/// Every problem of every file, ordered by place.
pub fn compile(sources: Sources) -> Result<Library, Vec<Problem>> {
    compile::library(sources, None)
}

/// Compiles a set of files with tables that are being learnt, instead of those that it holds.
///
/// # Errors
/// Every problem of every file, ordered by place.
pub fn compile_with(sources: Sources, learnt: Arc<Learnt>) -> Result<Library, Vec<Problem>> {
    compile::library(sources, Some(learnt))
}
