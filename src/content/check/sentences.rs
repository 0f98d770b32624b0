//! Whether the sentences of a question do what they promise: brackets that mean something, `yes` lines that match,
//! `no` lines that do not, topics that exist.

use super::super::compile::Parsed;
use super::super::format::question::QuestionFile;
use super::super::problem::{Problem, nearest};
use super::super::yaml::Document;
use crate::text::{Lexicon, Pattern, PatternError, read};

/// A pattern that cannot be read, pointed at inside its sentence.
pub(in super::super) fn pattern(document: &Document, pointer: &str, sentence: &str, wrong: &PatternError) -> Problem {
    let characters = sentence.get(..wrong.offset).map_or(0, |before| before.chars().count());
    let mut problem = document.problem_within(pointer, characters, wrong.message.clone());
    problem.nearest.clone_from(&wrong.nearest);
    problem
}

/// Runs every line that proves a pattern. `patterns[i][j]` is none where the sentence could not be read.
pub(in super::super) fn sentences(
    parsed: &Parsed<QuestionFile>,
    patterns: &[Vec<Option<Pattern>>],
    lexicon: &Lexicon,
    problems: &mut Vec<Problem>,
) {
    let Parsed { document, file, .. } = parsed;
    for (i, (idea, compiled)) in file.ideas.iter().zip(patterns).enumerate() {
        for (n, topic) in idea.topic.iter().enumerate().filter(|(_, topic)| lexicon.find(topic).is_none()) {
            let message = format!("there is no concept or object {topic:?}");
            let mut problem = document.problem(&format!("/ideas/{i}/topic/{n}"), message);
            problem.nearest = nearest(topic, lexicon.ids());
            problems.push(problem);
        }
        for (j, (say, pattern)) in idea.say.iter().zip(compiled).enumerate() {
            let Some(pattern) = pattern else { continue };
            let pointer = format!("/ideas/{i}/say/{j}");
            for (n, line) in say.yes.iter().enumerate() {
                if pattern.find(&read(line, lexicon), lexicon).is_none() {
                    let message = format!("this must match, but does not: {}", say.say);
                    problems.push(document.problem(&format!("{pointer}/yes/{n}"), message));
                }
            }
            for (n, line) in say.no.iter().enumerate() {
                if pattern.find(&read(line, lexicon), lexicon).is_some() {
                    let message = format!("this must not match, but does: {}", say.say);
                    problems.push(document.problem(&format!("{pointer}/no/{n}"), message));
                }
            }
        }
    }
}
