//! What ideas need, in terms of the table of mechanisms.

use super::format::question::IdeaFile;
use super::mechanisms::Mechanisms;
use super::problem::{Problem, nearest};
use super::yaml::Document;
use crate::text::{ConceptId, Lexicon};

/// A guarantee, and the things for which it is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// In the table's lexicon.
    pub guarantee: ConceptId,
    /// In the question's lexicon.
    pub of: Vec<ConceptId>,
}

/// One for each idea; what is not there is told of.
pub(super) fn needs(
    document: &Document,
    ideas: &[IdeaFile],
    lexicon: &Lexicon,
    table: &Mechanisms,
    problems: &mut Vec<Problem>,
) -> Vec<Option<Need>> {
    let need = |(i, idea): (usize, &IdeaFile)| {
        let said = idea.need.as_ref()?;
        let pointer = format!("/ideas/{i}/need");
        let guarantee = table.lexicon.find(&said.guarantee).filter(|found| table.is_guarantee(*found));
        if guarantee.is_none() {
            let message = format!("there is no guarantee {:?}; rubrics/guarantees.yaml has them all", said.guarantee);
            let mut problem = document.problem(&format!("{pointer}/guarantee"), message);
            problem.nearest = nearest(&said.guarantee, table.guarantees());
            problems.push(problem);
        }
        let mut of = Vec::with_capacity(said.of.len());
        for (n, name) in said.of.iter().enumerate() {
            let found = lexicon.find(name);
            if found.is_none() {
                let mut problem =
                    document.problem(&format!("{pointer}/of/{n}"), format!("there is no concept or object {name:?}"));
                problem.nearest = nearest(name, lexicon.ids());
                problems.push(problem);
            }
            of.extend(found);
        }
        Some(Need { guarantee: guarantee?, of })
    };
    ideas.iter().enumerate().map(need).collect()
}
