//! Whether the sentences of a question do what they promise: brackets that mean something, `yes` lines that match,
//! `no` lines that do not, topics that exist.

use super::super::files::Parsed;
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

/// The lines beside a pattern.
pub(in super::super) struct Lines<'a> {
    pub(in super::super) sentence: &'a str,
    pub(in super::super) yes: &'a [String],
    pub(in super::super) no: &'a [String],
}

/// Runs every line that proves a pattern; `pointer` is where the pattern and its lines stand.
pub(in super::super) fn proved(
    document: &Document,
    pointer: &str,
    pattern: &Pattern,
    lines: &Lines<'_>,
    lexicon: &Lexicon,
    problems: &mut Vec<Problem>,
) {
    let matches = |line: &String| pattern.find(&read(line, lexicon), lexicon).is_some();
    for (n, _) in lines.yes.iter().enumerate().filter(|(_, line)| !matches(line)) {
        let message = format!("this must match, but does not: {}", lines.sentence);
        problems.push(document.problem(&format!("{pointer}/yes/{n}"), message));
    }
    for (n, _) in lines.no.iter().enumerate().filter(|(_, line)| matches(line)) {
        let message = format!("this must not match, but does: {}", lines.sentence);
        problems.push(document.problem(&format!("{pointer}/no/{n}"), message));
    }
}

/// Runs the lines that prove several patterns together: each `yes` line must match one of them, no `no` line any.
pub(in super::super) fn caught(
    document: &Document,
    pointer: &str,
    patterns: &[Pattern],
    (yes, no): (&[String], &[String]),
    lexicon: &Lexicon,
    problems: &mut Vec<Problem>,
) {
    let caught = |line: &String| {
        let reading = read(line, lexicon);
        patterns.iter().any(|pattern| pattern.find(&reading, lexicon).is_some())
    };
    for (n, _) in yes.iter().enumerate().filter(|(_, line)| !caught(line)) {
        problems.push(document.problem(&format!("{pointer}/yes/{n}"), "this must be caught, but is not"));
    }
    for (n, _) in no.iter().enumerate().filter(|(_, line)| caught(line)) {
        problems.push(document.problem(&format!("{pointer}/no/{n}"), "this must not be caught, but is"));
    }
}

/// Topics that exist, and sentences that do what they promise. `patterns[i][j]` is none where the sentence could not be
/// read.
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
            let lines = Lines { sentence: &say.say, yes: &say.yes, no: &say.no };
            proved(document, &format!("/ideas/{i}/say/{j}"), pattern, &lines, lexicon, problems);
        }
    }
}
