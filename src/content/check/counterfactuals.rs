//! Whether counterfactual cases speak of what is there: a graded interview, words in it, an idea or a claim.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::Sheet;
use super::super::files::{Pack, Parsed};
use super::super::format::counterfactuals::{Change, Counterfactual, CounterfactualsFile, Expect};
use super::super::problem::nearest;
use super::super::transcript::Speaker;
use super::super::{Graded, Problem};
use super::refers;

/// Every case; those of a question that is not loaded are believed, unless the drafts are loaded too.
pub(in super::super) fn counterfactuals(
    parsed: &Parsed<CounterfactualsFile>,
    pack: &Pack,
    sheets: &BTreeMap<String, Arc<Sheet>>,
    problems: &mut Vec<Problem>,
) {
    let with_drafts = pack.questions.iter().any(|question| question.inside.starts_with("question_bank/drafts/"));
    for (n, case) in parsed.file.cases.iter().enumerate() {
        let pointer = format!("/cases/{n}");
        if case.text.trim().is_empty() {
            problems.push(parsed.document.problem(&format!("{pointer}/text"), "this is empty; say something"));
        }
        if let Some(sheet) = sheets.get(&case.question) {
            of_question(parsed, &pointer, case, sheet, problems);
        } else if with_drafts {
            let slugs = pack.questions.iter().map(|known| (known.file.slug.as_str(), known.file.title.clone()));
            refers(&parsed.document, &format!("{pointer}/question"), "question", &case.question, slugs, problems);
        }
    }
}

fn of_question(
    parsed: &Parsed<CounterfactualsFile>,
    pointer: &str,
    case: &Counterfactual,
    sheet: &Sheet,
    problems: &mut Vec<Problem>,
) {
    let document = &parsed.document;
    let Some(base) = sheet.graded.iter().find(|graded| graded.name == case.base_name()) else {
        let known: Vec<String> = sheet.graded.iter().map(as_base).collect();
        let message = format!("there is no graded interview {:?}; it is written as author/variant", case.base);
        let mut problem = document.problem(&format!("{pointer}/base"), message);
        problem.nearest = nearest(&case.base, known.iter().map(String::as_str));
        problems.push(problem);
        return;
    };
    let said = base.transcript.sections.iter().filter(|section| section.speaker == Speaker::Candidate);
    let found = if case.at.is_empty() { 0 } else { said.map(|section| section.text.matches(&case.at).count()).sum() };
    match case.change {
        Change::InsertAfter if found != 1 => {
            let message = format!("the candidate says this {found} times in {}; it must be once", case.base);
            problems.push(document.problem(&format!("{pointer}/at"), message));
        }
        Change::Append | Change::Prepend | Change::PrependAll if !case.at.is_empty() => {
            problems.push(document.problem(&format!("{pointer}/at"), "only insert_after has a place; leave this out"));
        }
        _ => {}
    }
    let ideas = sheet.question.ideas.iter().map(|idea| (idea.id.as_str(), idea.title.clone()));
    let place = format!("{pointer}/idea");
    match &case.idea {
        Some(id) if case.expect == Expect::NoCredit => refers(document, &place, "idea", id, ideas, problems),
        // What the question holds itself is looked at first: its claims from the library cost time to know.
        Some(id) if sheet.question.wrong.iter().any(|claim| claim.id == *id) => {}
        Some(id) if sheet.question.ideas.iter().any(|idea| idea.id == *id) => {}
        Some(id) => {
            let claims = sheet.classes.wrong.iter().map(|claim| (claim.id.as_str(), claim.claim.clone()));
            refers(document, &place, "idea or wrong claim", id, ideas.chain(claims), problems);
        }
        None if case.expect == Expect::NoCredit => {
            problems.push(document.problem(pointer, "no_credit is about an idea; name it with idea: ..."));
        }
        None => {}
    }
}

fn as_base(graded: &Graded) -> String {
    graded.name.split_once('.').map_or_else(|| graded.name.clone(), |(variant, author)| format!("{author}/{variant}"))
}
