//! How many ideas fire where nobody spoke of them: every question's transcripts against every other question.

use crate::assess::Facet;
use crate::content::Library;

use super::{Table, VARIANTS, graded, scored};

/// Of a hundred ideas at most so many may reach *how* on a foreign transcript.
const BOUND: usize = 3;

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["question", "read on", "ideas", "how", "named", "which"]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        let (mut tried, mut fired) = (0, 0);
        for other in library.sheets.values().filter(|other| other.question.slug != sheet.question.slug) {
            let (mut ideas, mut how, mut named, mut which) = (0, 0, 0, Vec::new());
            for turns in VARIANTS.iter().flat_map(|variant| graded(other, variant)) {
                let card = scored(sheet, &turns);
                ideas += card.ideas.len();
                for idea in &card.ideas {
                    how += usize::from(idea.facet >= Some(Facet::How));
                    named += usize::from(idea.facet == Some(Facet::Named));
                    if idea.facet >= Some(Facet::How) && !which.contains(&idea.id) {
                        which.push(idea.id.clone());
                    }
                }
            }
            (tried, fired) = (tried + ideas, fired + how);
            let [slug, foreign] = [sheet, other].map(|sheet| sheet.question.slug.clone());
            table.row([slug, foreign, ideas.to_string(), how.to_string(), named.to_string(), which.join(" ")]);
        }
        if fired * 100 > tried * BOUND {
            let slug = &sheet.question.slug;
            table.miss(format!("{slug}: {fired} of {tried} ideas at how on foreign transcripts; at most {BOUND} %"));
        }
    }
    table
}
