//! The readers, learnt from marked interviews: is a sentence false, in its answer and by itself; does it show an idea.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::{Judged, false_terms, judge_with, judged_sentences, show_terms, speaks};
use crate::matching::learn::reader;
use crate::matching::{FALSE, Learnt, Reader, SHOWS};

use super::annotated::Interview;

/// All of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Readers {
    pub(super) falseness: Reader<{ FALSE.len() }>,
    pub(super) alone: Reader<{ FALSE.len() }>,
    pub(super) shows: Reader<{ SHOWS.len() }>,
}

impl Readers {
    /// Tables with these readers in the place of theirs.
    pub(super) fn over(&self, learnt: &Learnt) -> Learnt {
        let Self { falseness, alone, shows } = self.clone();
        Learnt { falseness, alone, shows, ..learnt.bare() }
    }
}

/// Learnt from all marked interviews but those of some questions.
pub(super) fn readers(interviews: &[Interview], without: &[&str]) -> Readers {
    let taught: Vec<&Interview> =
        interviews.iter().filter(|one| one.is_marked() && !without.contains(&one.slug())).collect();
    let falseness = falseness(&taught, None);
    let alone = alone(&taught);
    // Falseness is a term of the other reader: as it is on interviews that have not taught it.
    let questions: BTreeSet<&str> = taught.iter().map(|one| one.slug()).collect();
    let crossed: BTreeMap<&str, Reader<{ FALSE.len() }>> =
        questions.into_iter().map(|slug| (slug, self::falseness(&taught, Some(slug)))).collect();
    let (mut rows, mut answers) = (Vec::new(), Vec::new());
    for one in taught {
        let reader = &crossed[one.slug()];
        let chances: Vec<i64> = false_terms(&one.observations).iter().map(|terms| reader.chance(terms)).collect();
        let terms = show_terms(&one.observations, &chances);
        for (((.., sentence), ideas), mark) in judged_sentences(&one.observations).zip(terms).zip(&one.marks) {
            for (idea, terms) in ideas.into_iter().enumerate().filter(|_| speaks(sentence)) {
                rows.push(terms);
                answers.push(mark.shows.contains(&idea));
            }
        }
    }
    Readers { falseness, alone, shows: reader(&rows, &answers) }
}

/// Learnt without what belongs to the whole answer, and without answers that say nothing.
fn alone(taught: &[&Interview]) -> Reader<{ FALSE.len() }> {
    let (mut rows, mut answers) = (Vec::new(), Vec::new());
    for one in taught.iter().filter(|one| one.variant != "vague") {
        for ((.., sentence), mark) in judged_sentences(&one.observations).zip(&one.marks) {
            if speaks(sentence) {
                rows.push(sentence.falseness);
                answers.push(mark.wrong);
            }
        }
    }
    reader(&rows, &answers)
}

fn falseness(taught: &[&Interview], without: Option<&str>) -> Reader<{ FALSE.len() }> {
    let (mut rows, mut answers) = (Vec::new(), Vec::new());
    for one in taught.iter().filter(|one| Some(one.slug()) != without) {
        let sentences = judged_sentences(&one.observations).zip(false_terms(&one.observations)).zip(&one.marks);
        for (((.., sentence), terms), mark) in sentences {
            if speaks(sentence) {
                rows.push(terms);
                answers.push(mark.wrong);
            }
        }
    }
    reader(&rows, &answers)
}

/// Every interview judged by readers that its question has not taught.
pub(super) fn left_out(interviews: &[Interview], learnt: &Learnt) -> Vec<Vec<Judged>> {
    let questions: BTreeSet<&str> = interviews.iter().map(Interview::slug).collect();
    let marked: BTreeSet<&str> = interviews.iter().filter(|one| one.is_marked()).map(Interview::slug).collect();
    let all = readers(interviews, &[]);
    let by: BTreeMap<&str, Readers> = questions
        .into_iter()
        .map(|slug| (slug, if marked.contains(slug) { readers(interviews, &[slug]) } else { all.clone() }))
        .collect();
    let judged = |one: &Interview| {
        let readers = &by[one.slug()];
        let with = readers.over(learnt);
        judge_with(&with, &one.observations)
    };
    interviews.iter().map(judged).collect()
}
