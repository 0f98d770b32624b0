//! A pack's files, sorted by what they are, parsed, and checked against their formats.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::format::evidence::EvidenceFile;
use super::format::influences::InfluencesFile;
use super::format::lexicon::LexiconFile;
use super::format::mechanisms::{FailuresFile, GuaranteesFile, MechanismsFile};
use super::format::misconceptions::MisconceptionsFile;
use super::format::pack::PackFile;
use super::format::question::QuestionFile;
use super::format::rubric::RubricFile;
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

/// The files of one pack, by what they are.
pub(super) struct Pack {
    pub(super) id: String,
    pub(super) manifest: Option<Parsed<PackFile>>,
    pub(super) lexicon: Option<Parsed<LexiconFile>>,
    pub(super) misconceptions: Vec<Parsed<MisconceptionsFile>>,
    pub(super) influences: Option<Parsed<InfluencesFile>>,
    pub(super) guarantees: Option<Parsed<GuaranteesFile>>,
    pub(super) failures: Option<Parsed<FailuresFile>>,
    pub(super) mechanisms: Vec<Parsed<MechanismsFile>>,
    pub(super) rubrics: Vec<Parsed<RubricFile>>,
    pub(super) questions: Vec<Question>,
    pub(super) prompts: Vec<SourceFile>,
}

/// A question's folder.
pub(super) struct Question {
    pub(super) parsed: Parsed<QuestionFile>,
    pub(super) brief: Option<SourceFile>,
    pub(super) debrief: Option<SourceFile>,
    pub(super) transcripts: Vec<SourceFile>,
    pub(super) evidence: Option<Parsed<EvidenceFile>>,
}

/// Sorts a pack's files and parses what is YAML.
pub(super) fn pack(files: &[SourceFile], problems: &mut Vec<Problem>) -> Pack {
    let id = files.first().map_or(BUILT_IN, SourceFile::pack).to_owned();
    let mut pack = Pack {
        id,
        manifest: None,
        lexicon: None,
        misconceptions: Vec::new(),
        influences: None,
        guarantees: None,
        failures: None,
        mechanisms: Vec::new(),
        rubrics: Vec::new(),
        questions: Vec::new(),
        prompts: Vec::new(),
    };
    let mut folders: BTreeMap<&str, Vec<&SourceFile>> = BTreeMap::new();
    for file in files {
        let steps: Vec<&str> = file.inside().split('/').collect();
        match steps.as_slice() {
            ["pack.yaml"] => pack.manifest = parse(file, &schema::PACK, problems),
            ["rubrics", "lexicon.yaml"] => pack.lexicon = parse(file, &schema::LEXICON, problems),
            ["rubrics", "influences.yaml"] => pack.influences = parse(file, &schema::INFLUENCES, problems),
            ["rubrics", "guarantees.yaml"] => pack.guarantees = parse(file, &schema::GUARANTEES, problems),
            ["rubrics", "failures.yaml"] => pack.failures = parse(file, &schema::FAILURES, problems),
            ["rubrics", "mechanisms", name] if has_kind(name, "yaml") => {
                pack.mechanisms.extend(parse(file, &schema::MECHANISMS, problems));
            }
            ["rubrics", "misconceptions", name] if has_kind(name, "yaml") => {
                pack.misconceptions.extend(parse(file, &schema::MISCONCEPTIONS, problems));
            }
            ["rubrics", name] if has_kind(name, "yaml") => pack.rubrics.extend(parse(file, &schema::RUBRIC, problems)),
            ["prompts", "interviewer", name] if has_kind(name, "hbs") => pack.prompts.push(file.clone()),
            ["question_bank", "questions", slug, ..] => folders.entry(slug).or_default().push(file),
            [.., "README.md"] => {}
            _ => problems.push(unused(file)),
        }
    }
    for (slug, files) in folders {
        pack.questions.extend(question(slug, &files, problems));
    }
    pack
}

/// By its ending, in lower case as every file here.
fn has_kind(name: &str, kind: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == kind)
}

fn question(slug: &str, files: &[&SourceFile], problems: &mut Vec<Problem>) -> Option<Question> {
    let folder = format!("question_bank/questions/{slug}/");
    let (mut parsed, mut found, mut brief, mut debrief, mut transcripts) = (None, false, None, None, Vec::new());
    let mut evidence = None;
    for file in files {
        match file.inside().strip_prefix(&folder).unwrap_or_default() {
            "question.yaml" => {
                found = true;
                parsed = parse(file, &schema::QUESTION, problems);
            }
            "evidence.yaml" => evidence = parse(file, &schema::EVIDENCE, problems),
            "brief.md" => brief = Some((*file).clone()),
            "debrief.md" => debrief = Some((*file).clone()),
            name if name.starts_with("transcripts/") && has_kind(name, "md") => transcripts.push((*file).clone()),
            _ => problems.push(unused(file)),
        }
    }
    if !found {
        problems.push(yaml::at(&files[0].shown, 0, 0, format!("the folder {folder} has no question.yaml")));
    }
    Some(Question { parsed: parsed?, brief, debrief, transcripts, evidence })
}

fn unused(file: &SourceFile) -> Problem {
    let message = "this file is not part of a pack; README.md in the folder says what belongs where".to_owned();
    yaml::at(&file.shown, 0, 0, message)
}

fn parse<T: DeserializeOwned>(source: &SourceFile, format: &Format, problems: &mut Vec<Problem>) -> Option<Parsed<T>> {
    let document = match Document::parse(&source.shown, &source.bytes) {
        Ok(document) => document,
        Err(problem) => {
            problems.push(problem);
            return None;
        }
    };
    let json = document.json();
    let wrong = schema::problems(&document, &json, format);
    if !wrong.is_empty() {
        problems.extend(wrong);
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
