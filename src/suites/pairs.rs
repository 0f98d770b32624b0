//! Minimal pairs, through the whole grader: a line that proves an idea must show it, and its near line, right but for one
//! edit, must not, whatever else the idea could be said by.

use crate::assess::Facet;
use crate::content::format::question::Shows;
use crate::content::{Library, Sheet};

use super::{Table, scored, turns};

/// Of a hundred lines so many may be read otherwise.
const BOUND: usize = 3;

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["question", "lines that show it", "missed", "near lines", "taken all the same"]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        let (mut right, mut missed, mut near, mut taken, mut which) = (0, 0, 0, 0, Vec::new());
        for (at, idea) in sheet.question.ideas.iter().enumerate() {
            for say in idea.say.iter().filter(|say| say.shows == Shows::How) {
                right += say.yes.len();
                missed += say.yes.iter().filter(|line| !shows(sheet, at, line)).count();
                near += say.no.len();
                let wrong: Vec<&String> = say.no.iter().filter(|line| shows(sheet, at, line)).collect();
                taken += wrong.len();
                which.extend(wrong.iter().map(|line| format!("{}: {line}", idea.id)));
            }
        }
        let slug = &sheet.question.slug;
        let cells = [right, missed, near, taken].map(|count: usize| count.to_string());
        table.row(std::iter::once(slug.clone()).chain(cells));
        if taken * 100 > near * BOUND {
            let which = which.join("; ");
            table.miss(format!(
                "{slug}: {taken} of {near} near lines are taken for the idea; at most {BOUND} % ({which})"
            ));
        }
        if missed * 100 > right * BOUND {
            table.miss(format!("{slug}: {missed} of {right} lines do not show their idea; at most {BOUND} %"));
        }
    }
    table
}

fn shows(sheet: &Sheet, idea: usize, line: &str) -> bool {
    scored(sheet, &turns(&[line.to_owned()])).ideas[idea].facet >= Some(Facet::How)
}
