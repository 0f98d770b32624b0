//! Graded transcripts, with the marks of readers beside them: the question's own tests, and what teaches the readers.

use super::check;
use super::files::Parsed;
use super::format::marks::Mark;
use super::format::question::QuestionFile;
use super::problem::{Problem, nearest};
use super::schema;
use super::source::SourceFile;
use super::transcript::{self, Transcript};
use super::yaml;

/// One graded interview.
#[derive(Clone, Debug)]
pub struct Graded {
    /// `<variant>.<author>`.
    pub name: String,
    /// What was said.
    pub transcript: Transcript,
    /// What a reader made of each sentence; empty if nobody did.
    pub marks: Vec<Mark>,
}

/// The graded interviews of a question, in order of their names.
pub(super) fn graded(
    question: &Parsed<QuestionFile>,
    files: &[SourceFile],
    problems: &mut Vec<Problem>,
) -> Vec<Graded> {
    let name = |file: &SourceFile| file.inside().rsplit('/').next().unwrap_or_default().to_owned();
    let mut all = Vec::new();
    for file in files {
        let Some(name) = name(file).strip_suffix(".md").map(str::to_owned) else { continue };
        match transcript::parse(&file.shown, &file.bytes) {
            Ok(transcript) => {
                problems.extend(check::graded(file, &name, &transcript, &question.file.slug));
                all.push(Graded { name, transcript, marks: Vec::new() });
            }
            Err(wrong) => problems.extend(wrong),
        }
    }
    for file in files {
        let Some(name) = name(file).strip_suffix(".marks.jsonl").map(str::to_owned) else { continue };
        match all.iter_mut().find(|graded| graded.name == name) {
            Some(graded) => graded.marks = marks(question, file, problems),
            None => problems.push(yaml::at(&file.shown, 0, 0, format!("there is no transcript {name}.md beside it"))),
        }
    }
    all
}

fn marks(question: &Parsed<QuestionFile>, file: &SourceFile, problems: &mut Vec<Problem>) -> Vec<Mark> {
    let text = match yaml::text(&file.shown, &file.bytes) {
        Ok(text) => text,
        Err(problem) => {
            problems.push(problem);
            return Vec::new();
        }
    };
    let ideas = || question.file.ideas.iter().map(|idea| idea.id.as_str());
    let mut marks = Vec::new();
    for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        match serde_json::from_str::<Mark>(text) {
            Ok(mark) => {
                for id in mark.shows.iter().chain(&mark.touches).filter(|id| !ideas().any(|known| known == *id)) {
                    let known = question.file.ideas.iter().map(|idea| (idea.id.as_str(), idea.title.clone()));
                    let mut problem = yaml::at(&file.shown, line, 1, check::unknown("idea", id, known));
                    problem.nearest = nearest(id, ideas());
                    problems.push(problem);
                }
                marks.push(mark);
            }
            Err(error) => {
                let known = schema::keys(&schema::MARK).join(", ");
                let message = format!("this is no mark ({error}); a line holds {known}");
                problems.push(yaml::at(&file.shown, line, error.column(), message));
            }
        }
    }
    marks
}
