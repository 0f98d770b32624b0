//! Would anybody notice if an idea were taken out? Each is removed in turn and every graded transcript scored again.

use crate::content::{Library, Sheet};

use super::{Table, VARIANTS, graded, scored};

/// Of a hundred ideas at least so many must be missed by some transcript.
const BOUND: usize = 80;

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["question", "ideas", "noticed", "nobody would miss"]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        let before = results(sheet);
        let ideas = &sheet.question.ideas;
        let unnoticed: Vec<&str> = (0..ideas.len())
            .filter(|at| !before.is_empty() && results(&without(sheet, *at)) == before)
            .map(|at| ideas[at].id.as_str())
            .collect();
        let noticed = ideas.len() - unnoticed.len();
        let slug = &sheet.question.slug;
        table.row([slug.clone(), ideas.len().to_string(), noticed.to_string(), unnoticed.join(" ")]);
        if noticed * 100 < ideas.len() * BOUND {
            table.miss(format!("{slug}: {noticed} of {} ideas would be missed; at least {BOUND} %", ideas.len()));
        }
    }
    table
}

/// What each graded transcript shows, idea by idea.
fn results(sheet: &Sheet) -> Vec<usize> {
    let turns = VARIANTS.iter().flat_map(|variant| graded(sheet, variant));
    turns.map(|turns| scored(sheet, &turns).ideas.iter().filter(|idea| idea.facet.is_some()).count()).collect()
}

/// The question with one idea that nothing can show.
fn without(sheet: &Sheet, idea: usize) -> Sheet {
    let mut without = sheet.clone();
    without.ideas[idea].clear();
    without.question.ideas[idea].say.clear();
    without.question.ideas[idea].topic.clear();
    without
}
