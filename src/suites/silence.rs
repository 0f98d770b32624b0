//! How many ideas fire where nobody spoke of them: every question's transcripts against every other question.

use std::collections::BTreeMap;

use crate::assess::{self, Facet};
use crate::content::Library;

use super::{Table, scored};

/// Of a hundred ideas at most so many may be shown on a foreign transcript.
const BOUND: usize = 3;

/// What one question's ideas do on foreign transcripts.
#[derive(Default)]
struct Fired<'a> {
    transcripts: usize,
    ideas: usize,
    touched: usize,
    shown: usize,
    /// The ideas that were shown, with how often.
    which: BTreeMap<&'a str, usize>,
    /// Each of them: the idea, the transcript and the sentence.
    places: Vec<String>,
    /// The highest score of a foreign transcript.
    most: u8,
}

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["question", "foreign", "ideas", "shown", "touched", "most overall", "which"]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        let slug = &sheet.question.slug;
        let mut fired = Fired::default();
        for other in library.sheets.values().filter(|other| other.question.slug != *slug) {
            for graded in other.graded.iter() {
                let card = scored(sheet, &assess::turns_of(&graded.transcript));
                fired.transcripts += 1;
                fired.ideas += card.ideas.len();
                fired.most = fired.most.max(card.overall);
                fired.touched += card.ideas.iter().filter(|idea| idea.facet == Some(Facet::Touched)).count();
                let shown = card.ideas.iter().zip(&sheet.question.ideas);
                for (scored, idea) in shown.filter(|(idea, _)| idea.facet >= Some(Facet::Shown)) {
                    fired.shown += 1;
                    let quote = scored.evidence.first().map_or("", |evidence| evidence.quote.as_str());
                    fired.places.push(format!(
                        "{slug}: {} is shown in {}/{} by \u{201c}{quote}\u{201d}",
                        idea.id, other.question.slug, graded.name
                    ));
                    *fired.which.entry(&idea.id).or_default() += 1;
                }
            }
        }
        let which: Vec<String> = fired.which.iter().map(|(idea, times)| format!("{idea}({times})")).collect();
        let counts = [fired.transcripts, fired.ideas, fired.shown, fired.touched, fired.most.into()];
        let cells = std::iter::once(slug.clone()).chain(counts.map(|count| count.to_string()));
        table.row(cells.chain([which.join(" ")]));
        if fired.shown * 100 > fired.ideas * BOUND {
            let Fired { shown, ideas, places, .. } = fired;
            table.miss(format!("{slug}: {shown} of {ideas} ideas shown on foreign transcripts; at most {BOUND} %"));
            for place in places {
                table.note(place);
            }
        }
    }
    table
}
