//! Does a wrong claim fire on a transcript that is not wrong? One false accusation costs more than ten missed ideas.

use crate::content::Library;

use super::{Table, VARIANTS, graded, scored};

/// Whose authors made no mistake on purpose.
const SOUND: [&str; 3] = ["excellent", "good", "alternative"];

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["question", "variant", "claims", "which"]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        // A claim may not fire on any question's transcript, so each is read with every question's words.
        for other in library.sheets.values() {
            for variant in VARIANTS {
                for turns in graded(other, variant) {
                    let card = scored(sheet, &turns);
                    let ids: Vec<&str> = card.misconceptions.iter().map(|wrong| wrong.id.as_str()).collect();
                    if SOUND.contains(&variant) && !ids.is_empty() {
                        let (slug, foreign) = (&sheet.question.slug, &other.question.slug);
                        table.miss(format!("{slug}: {} fires on {variant} of {foreign}", ids.join(", ")));
                    }
                    if sheet.question.slug == other.question.slug {
                        let cells = [sheet.question.slug.as_str(), variant, &ids.len().to_string(), &ids.join(" ")];
                        table.row(cells.map(str::to_owned));
                    }
                }
            }
        }
    }
    table
}
