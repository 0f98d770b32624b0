//! Is a quote that is awarded evidence for its idea? Against the verdicts of readers who did not write the patterns.

use crate::assess::Facet;
use crate::assess::scorecard::IdeaScore;
use crate::content::format::evidence::Judged;
use crate::content::{Library, Sheet};

use super::{Table, VARIANTS, graded, scored};

/// Of a hundred quotes that were judged so many must be right; on the crux more.
const BOUND: usize = 90;
const CRUX: usize = 95;

/// How often readers said what.
#[derive(Default)]
struct Tally {
    right: usize,
    weak: usize,
    wrong: usize,
    unread: usize,
}

impl Tally {
    fn add(&mut self, verdict: Option<Judged>) {
        match verdict {
            Some(Judged::Right) => self.right += 1,
            Some(Judged::Weak) => self.weak += 1,
            Some(Judged::Wrong) => self.wrong += 1,
            None => self.unread += 1,
        }
    }

    fn read(&self) -> usize {
        self.right + self.weak + self.wrong
    }

    /// In percent, rounded down; nothing if nobody has read any.
    fn precision(&self) -> Option<usize> {
        (100 * self.right).checked_div(self.read())
    }
}

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["question", "ideas", "quotes", "right", "weak", "wrong", "not read", "right in %"]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        let (mut all, mut crux) = (Tally::default(), Tally::default());
        for turns in VARIANTS.iter().flat_map(|variant| graded(sheet, variant)) {
            let card = scored(sheet, &turns);
            for (idea, score) in sheet.question.ideas.iter().zip(&card.ideas) {
                let Some(quote) = awarded(score) else { continue };
                let verdict = verdict(sheet, &idea.id, quote);
                all.add(verdict);
                if idea.crux {
                    crux.add(verdict);
                }
            }
        }
        for (name, tally, bound) in [("all", &all, BOUND), ("crux", &crux, CRUX)] {
            let slug = &sheet.question.slug;
            let numbers = [tally.read() + tally.unread, tally.right, tally.weak, tally.wrong, tally.unread];
            let precision = tally.precision().map_or_else(|| "-".to_owned(), |precision| precision.to_string());
            let cells = numbers.map(|number| number.to_string());
            table.row([slug.clone(), name.to_owned()].into_iter().chain(cells).chain([precision]));
            if let Some(precision) = tally.precision().filter(|precision| *precision < bound) {
                table.miss(format!("{slug}: {precision} % of the quotes on {name} are right, at least {bound}"));
            }
        }
    }
    table
}

/// The quote for an idea at *how* or beyond.
fn awarded(score: &IdeaScore) -> Option<&str> {
    let shown = score.facet >= Some(Facet::How);
    score.evidence.first().filter(|_| shown).map(|quote| quote.quote.as_str())
}

/// What readers said of it.
fn verdict(sheet: &Sheet, idea: &str, quote: &str) -> Option<Judged> {
    let known = sheet.judged.iter().find(|judged| judged.idea == idea && judged.quote == quote);
    known.map(|judged| judged.verdict)
}
