//! A pack's files, sorted by what they are, parsed, and checked against their formats.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::curriculum::{PieceKind, ReadPiece, name, piece};
use super::format::acts::ActsFile;
use super::format::claims::ClaimsFile;
use super::format::counterfactuals::CounterfactualsFile;
use super::format::cues::CuesFile;
use super::format::decisions::DecisionsFile;
use super::format::drills::DrillsFile;
use super::format::lexicon::LexiconFile;
use super::format::pack::PackFile;
use super::format::question::QuestionFile;
use super::format::reading::ReadingFile;
use super::format::rubric::RubricFile;
use super::format::sums::SumsFile;
use super::problem::Problem;
use super::schema::{self, Format};
use super::source::{BUILT_IN, SourceFile};
use super::yaml::{self, Document};

/// A file with what it says and where.
pub(super) struct Parsed<T> {
    pub(super) path: String,
    pub(super) inside: String,
    pub(super) document: Document,
    pub(super) file: T,
}

/// One folder of what was learnt.
#[derive(Default)]
pub(super) struct ReadingFiles {
    /// The weights of the readers.
    pub(super) readers: Option<Parsed<ReadingFile>>,
    /// The tables, by name.
    pub(super) tables: Vec<SourceFile>,
}

impl ReadingFiles {
    fn add(&mut self, name: &str, file: &SourceFile, problems: &mut Vec<Problem>) {
        if name == "readers.yaml" {
            problems.extend(cut_off(file));
            self.readers = parse(file, &schema::READING, problems);
        } else {
            problems.extend(cut_off(file).filter(|_| has_kind(name, "tsv")));
            self.tables.push(file.clone());
        }
    }

    /// Where all of them stand in their pack.
    pub(super) fn paths(&self) -> impl Iterator<Item = &String> {
        let readers = self.readers.iter().map(|readers| &readers.path);
        readers.chain(self.tables.iter().map(|table| &table.path))
    }

    /// Whether nothing was learnt.
    pub(super) fn is_empty(&self) -> bool {
        self.readers.is_none() && self.tables.is_empty()
    }
}

/// The files of one pack, by what they are.
#[derive(Default)]
pub(super) struct Pack {
    pub(super) id: String,
    pub(super) manifest: Option<Parsed<PackFile>>,
    pub(super) lexicon: Option<Parsed<LexiconFile>>,
    pub(super) sums: Option<Parsed<SumsFile>>,
    pub(super) cues: Option<Parsed<CuesFile>>,
    /// What sentences do, by example; and sentences to test that by.
    pub(super) acts: Option<Parsed<ActsFile>>,
    pub(super) acts_heard: Option<Parsed<ActsFile>>,
    pub(super) claims: Vec<Parsed<ClaimsFile>>,
    /// What was learnt to read answers about systems.
    pub(super) reading: ReadingFiles,
    /// What was learnt to read stories of one's own work.
    pub(super) stories: ReadingFiles,
    pub(super) rubrics: Vec<Parsed<RubricFile>>,
    pub(super) questions: Vec<Parsed<QuestionFile>>,
    /// Graded transcripts and their marks, by question.
    pub(super) transcripts: BTreeMap<String, Vec<SourceFile>>,
    pub(super) counterfactuals: Option<Parsed<CounterfactualsFile>>,
    pub(super) prompts: Vec<SourceFile>,
    /// The curriculum.
    pub(super) pieces: Vec<ReadPiece>,
    /// Pieces that could not be read, by what their files are called.
    pub(super) unread_pieces: Vec<(PieceKind, String)>,
    /// How to choose among services.
    pub(super) decisions: Option<Parsed<DecisionsFile>>,
    /// What is answered beside a topic.
    pub(super) drills: Vec<Parsed<DrillsFile>>,
}

/// Sorts a pack's files and parses what is YAML.
pub(super) fn pack(files: &[SourceFile], problems: &mut Vec<Problem>) -> Pack {
    let id = files.first().map_or(BUILT_IN, SourceFile::pack).to_owned();
    let mut pack = Pack { id, ..Pack::default() };
    let mut pieces = Vec::new();
    for file in files {
        let steps: Vec<&str> = file.inside().split('/').collect();
        match steps.as_slice() {
            ["pack.yaml"] => pack.manifest = parse(file, &schema::PACK, problems),
            ["rubrics", "lexicon.yaml"] => pack.lexicon = parse(file, &schema::LEXICON, problems),
            ["prompts", "intents.yaml"] => pack.acts = parse(file, &schema::ACTS, problems),
            ["question_bank", "acts.yaml"] => pack.acts_heard = parse(file, &schema::ACTS, problems),
            ["rubrics", "sums.yaml"] => pack.sums = parse(file, &schema::SUMS, problems),
            ["rubrics", "cues.yaml"] => pack.cues = parse(file, &schema::CUES, problems),
            // What was measured of the tables is shown to people; nothing is read by it.
            ["rubrics", "reading", "report.md"] => {}
            ["rubrics", "reading", name] => pack.reading.add(name, file, problems),
            ["rubrics", "reading", "stories", name] => pack.stories.add(name, file, problems),
            ["rubrics", "claims", name] if has_kind(name, "yaml") => {
                pack.claims.extend(parse(file, &schema::CLAIMS, problems));
            }
            ["rubrics", name] if has_kind(name, "yaml") => pack.rubrics.extend(parse(file, &schema::RUBRIC, problems)),
            ["prompts", "interviewer", name] if has_kind(name, "hbs") => pack.prompts.push(file.clone()),
            ["question_bank", "questions" | "drafts", name] if has_kind(name, "yaml") => {
                pack.questions.extend(parse(file, &schema::QUESTION, problems));
            }
            ["question_bank", "questions", slug, "question.yaml"] => problems.push(old_question(file, slug)),
            ["question_bank", "counterfactuals.yaml"] => {
                pack.counterfactuals = parse(file, &schema::COUNTERFACTUALS, problems);
            }
            ["question_bank", "transcripts", slug, name] if has_kind(name, "md") || has_kind(name, "jsonl") => {
                pack.transcripts.entry((*slug).to_owned()).or_default().push(file.clone());
            }
            ["question_bank", "decisions.yaml"] => pack.decisions = parse(file, &schema::DECISIONS, problems),
            ["question_bank", "drills", name] if has_kind(name, "yaml") => {
                pack.drills.extend(parse(file, &schema::DRILLS, problems));
            }
            ["question_bank", folder, name]
                if has_kind(name, "md") && *name != "README.md" && PieceKind::of_folder(folder).is_some() =>
            {
                pieces.extend(PieceKind::of_folder(folder).map(|kind| (kind, file)));
            }
            [.., "README.md"] | ["question_bank", "questions", _, _, ..] => {}
            _ => problems.push(unused(file)),
        }
    }
    // Hundreds of small files, each by itself: as many at once as there are cores.
    let read: Vec<_> = pieces.into_par_iter().map(|(kind, file)| (kind, file, piece(kind, file))).collect();
    for (kind, file, one) in read {
        match one {
            Ok(piece) => pack.pieces.push(piece),
            Err(wrong) => {
                pack.unread_pieces.push((kind, name(file).to_owned()));
                problems.extend(wrong);
            }
        }
    }
    pack
}

/// By its ending, in lower case as every file here.
fn has_kind(name: &str, kind: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == kind)
}

/// What is written by a program ends with its last line; a file that was cut off in its last number still reads, as another
/// number.
fn cut_off(file: &SourceFile) -> Option<Problem> {
    let line = file.bytes.split(|byte| *byte == b'\n').count();
    let message = "this line is cut off; restore the file, or run greenroom reading learn";
    let is_cut = !file.bytes.is_empty() && !file.bytes.ends_with(b"\n");
    is_cut.then(|| yaml::at(&file.shown, line, 1, message.to_owned()))
}

fn old_question(file: &SourceFile, slug: &str) -> Problem {
    let message = format!(
        "question/1 (a folder, with patterns) is not read any more; write question_bank/questions/{slug}.yaml as question/2, \
         begun with greenroom rubric new {slug}"
    );
    yaml::at(&file.shown, 1, 1, message)
}

fn unused(file: &SourceFile) -> Problem {
    let message = "this file is not part of a pack; README.md in the folder says what belongs where".to_owned();
    yaml::at(&file.shown, 0, 0, message)
}

fn parse<T: DeserializeOwned>(source: &SourceFile, format: &Format, problems: &mut Vec<Problem>) -> Option<Parsed<T>> {
    let hidden = || format!("what {} refers to, its texts, and what refers to it", source.shown);
    let document = match Document::parse(&source.shown, &source.bytes) {
        Ok(document) => document,
        Err(problem) => {
            problems.push(problem.hiding(hidden()));
            return None;
        }
    };
    let json = document.json();
    let wrong = schema::problems(&document, &json, format);
    if !wrong.is_empty() {
        problems.extend(wrong.into_iter().map(|problem| problem.hiding(hidden())));
        return None;
    }
    match serde_json::from_value(json) {
        Ok(file) => Some(Parsed { path: source.path.clone(), inside: source.inside().to_owned(), document, file }),
        Err(error) => {
            problems.push(document.problem("", error.to_string()));
            None
        }
    }
}
