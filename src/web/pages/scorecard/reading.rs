//! Where each idea and each criterion of a scorecard is taught.

use std::collections::BTreeMap;

use crate::content::curriculum::PieceKind;
use crate::content::{Library, Shown};
use crate::web::pages::learn::LinkView;

use super::ScorecardContext;

/// So many topics are named for a criterion.
const MOST: usize = 2;

/// By the id of an idea: the topic that teaches it.
pub(crate) type Reading = BTreeMap<String, LinkView>;

/// For a question as it is in force; empty for one that is gone.
pub(crate) fn reading(library: &Library, question: &str) -> Reading {
    let ideas = library.sheets.get(question).into_iter().flat_map(|sheet| &sheet.question.ideas);
    let link = |topic: &str| library.curriculum.get(PieceKind::Topic, topic).map(|piece| LinkView::of(piece));
    ideas.filter_map(|idea| Some((idea.id.clone(), link(idea.topic.as_deref()?)?))).collect()
}

impl ScorecardContext {
    /// The same, leading to what teaches each idea and criterion: what was not shown comes first.
    pub(crate) fn with_reading(mut self, shown: &Shown, reading: &Reading) -> Self {
        for competency in &mut self.competencies {
            let missed = competency.ideas_missed.iter().map(|idea| idea.id.as_str());
            let ids: Vec<&str> = missed.chain(competency.ideas_shown.iter().map(|idea| idea.id.as_str())).collect();
            for criterion in &mut competency.criteria {
                let is_its = |id: &&&str| shown.idea(id).is_some_and(|idea| idea.criterion == criterion.id);
                for link in ids.iter().filter(is_its).filter_map(|id| reading.get(*id)) {
                    if criterion.reads.len() < MOST && !criterion.reads.contains(link) {
                        criterion.reads.push(link.clone());
                    }
                }
            }
        }
        let shelves = self.competencies.iter_mut().map(|view| (&mut view.ideas_shown, &mut view.ideas_missed));
        for (shown, missed) in shelves.chain([(&mut self.ideas_shown, &mut self.ideas_missed)]) {
            let ideas = shown.iter_mut().map(|idea| (&idea.id, &mut idea.read));
            for (id, read) in ideas.chain(missed.iter_mut().map(|idea| (&idea.id, &mut idea.read))) {
                *read = reading.get(id).cloned();
            }
        }
        self.teaches = !reading.is_empty();
        self
    }
}
