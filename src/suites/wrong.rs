//! Does a wrong claim fire on a transcript that is not wrong? One false accusation costs more than ten missed ideas.

use crate::content::{Library, Sheet};

use super::{Table, VARIANTS, graded, scored};

/// Whose authors made no mistake on purpose.
const SOUND: [&str; 3] = ["excellent", "good", "alternative"];

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["question", "variant", "claims", "to check", "which"]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        // A claim may not fire on any question's transcript, so each is read with every question's claims.
        for other in library.sheets.values() {
            for variant in VARIANTS {
                of_variant(sheet, other, variant, &mut table);
            }
        }
    }
    table
}

fn of_variant(sheet: &Sheet, other: &Sheet, variant: &str, table: &mut Table) {
    let (slug, foreign) = (&sheet.question.slug, &other.question.slug);
    for turns in graded(other, variant) {
        let card = scored(sheet, &turns);
        let ids: Vec<&str> = card.misconceptions.iter().map(|wrong| wrong.id.as_str()).collect();
        if SOUND.contains(&variant) && !ids.is_empty() {
            table.miss(format!("{slug}: {} fires on {variant} of {foreign}", ids.join(", ")));
        }
        if slug == foreign {
            let counts = [ids.len(), card.worth_checking.len()].map(|count| count.to_string());
            let cells = [slug.clone(), variant.to_owned()].into_iter().chain(counts);
            table.row(cells.chain([ids.join(" ")]));
        }
    }
}
