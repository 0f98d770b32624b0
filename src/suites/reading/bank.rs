//! The bank as it teaches: every question's example sentences by class, and its other texts for how words stand together.

use crate::content::format::question::QuestionFile;
use crate::content::{Library, Sheet, unmarked};
use crate::matching::learn::{Bank, Taught, TaughtClass};
use crate::matching::{Said, WRONG};
use crate::text::{Lexicon, read, sentences};

/// What is to be read by what is learnt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::suites) enum Of {
    /// Answers about systems. Stories are told in other words: learnt together, designs are read worse.
    Systems,
    /// Stories of one's own work. There are too few of them to learn from alone.
    Stories,
}

/// Every question that teaches, in order of their slugs.
pub(super) fn bank(library: &Library, of: Of) -> Bank {
    Bank { questions: teaching(library, of).map(taught).collect() }
}

fn teaching(library: &Library, of: Of) -> impl Iterator<Item = &Sheet> {
    let teaches = move |sheet: &&Sheet| of == Of::Stories || !sheet.is_story();
    library.sheets.values().map(|sheet| &**sheet).filter(teaches)
}

/// So many sentences stand for all that is said of designs.
const DESIGNS: usize = 3000;

/// Sentences of designs: of all questions alike, and what candidates state in interviews, which is shorter and rougher.
pub(in crate::suites) fn designs(library: &Library, of: Of) -> Vec<String> {
    let say = |sheet: &'_ Sheet| {
        let ideas = sheet.question.ideas.iter().flat_map(|idea| idea.say.clone());
        ideas.chain(sheet.question.wrong.iter().flat_map(|claim| claim.say.clone())).collect::<Vec<_>>()
    };
    let all: Vec<String> = teaching(library, of).flat_map(say).collect();
    let examples = all.iter().step_by((all.len() / DESIGNS).max(1)).map(|text| unmarked(text).0);
    let interviews = teaching(library, of).flat_map(|sheet| sheet.graded.iter());
    let said = interviews.flat_map(|graded| crate::assess::turns_of(&graded.transcript)).flat_map(|turn| {
        // What is asked there may well be asked of the interviewer.
        let stated = sentences(&turn.text).into_iter().filter(|sentence| !sentence.ends_with(['?', '？']));
        stated.map(str::to_owned).collect::<Vec<_>>()
    });
    examples.chain(said).collect()
}

fn taught(sheet: &Sheet) -> Taught {
    let question = &sheet.question;
    let said = |say: &Vec<String>| say.iter().map(|text| Said::whole(&unmarked(text).0, &sheet.lexicon)).collect();
    let ideas = question
        .ideas
        .iter()
        .map(|idea| TaughtClass { kind: Sheet::kind_of(&sheet.rubric, &idea.criterion), sentences: said(&idea.say) });
    let wrong = question.wrong.iter().map(|claim| TaughtClass { kind: WRONG, sentences: said(&claim.say) });
    Taught {
        slug: question.slug.clone(),
        classes: ideas.chain(wrong).collect(),
        texts: texts(question, &sheet.lexicon),
    }
}

/// What else is said about a question.
fn texts(question: &QuestionFile, lexicon: &Lexicon) -> Vec<Said> {
    let ideas = question.ideas.iter().flat_map(|idea| idea.probes.iter().chain([&idea.why]));
    let facts = question.facts.iter().map(|fact| &fact.says);
    let all = [&question.brief, &question.debrief].into_iter().chain(facts).chain(ideas);
    let sentences = all.flat_map(|text| {
        let reading = read(text, lexicon);
        crate::assess::sentences(text, &reading)
            .into_iter()
            .map(|sentence| Said::of(&reading, lexicon, sentence.tokens))
            .collect::<Vec<_>>()
    });
    sentences.collect()
}
