//! The bank as it teaches: every question's example sentences by class, and its other texts for how words stand together.

use crate::content::format::question::QuestionFile;
use crate::content::{Library, Sheet, unmarked};
use crate::matching::learn::{Bank, Taught, TaughtClass};
use crate::matching::{Said, WRONG};
use crate::text::{Lexicon, read};

/// Every question of a library, in order of their slugs.
pub(super) fn bank(library: &Library) -> Bank {
    Bank { questions: library.sheets.values().map(|sheet| taught(sheet)).collect() }
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
