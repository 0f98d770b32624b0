//! Do graded transcripts come out in their order? Order proves little by itself, so baselines stand beside: a count of
//! words or of figures orders such texts too.

use crate::assess::{Facet, Scorecard, Turn};
use crate::content::{Library, Sheet};

use super::{Table, VARIANTS, graded, scored};

/// The better, the worse.
const PAIRS: [(&str, &str); 4] = [("excellent", "good"), ("good", "mid"), ("mid", "vague"), ("mid", "wrong")];
/// An unusual answer may come out this much below a good one.
const UNUSUAL: u8 = 8;
/// Of an excellent answer's score, in percent, at most so much for one that is fluent and wrong.
const FLUENT: u32 = 45;

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&[
        "question", "variant", "overall", "how+", "named", "listed", "sound", "wrong", "words", "figures",
    ]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        question(sheet, &mut table);
    }
    table
}

fn question(sheet: &Sheet, table: &mut Table) {
    let slug = &sheet.question.slug;
    let mut overall: Vec<(&str, u8)> = Vec::new();
    for variant in VARIANTS {
        for turns in graded(sheet, variant) {
            let card = scored(sheet, &turns);
            overall.push((variant, card.overall));
            table.row(row(slug, variant, &card, &turns));
        }
    }
    let of = |variant: &str| overall.iter().find(|(name, _)| *name == variant).map(|(_, overall)| *overall);
    for (better, worse) in PAIRS {
        if let (Some(high), Some(low)) = (of(better), of(worse))
            && high <= low
        {
            table.miss(format!("{slug}: {better} ({high}) is not above {worse} ({low})"));
        }
    }
    if let (Some(good), Some(alternative)) = (of("good"), of("alternative"))
        && alternative.saturating_add(UNUSUAL) < good
    {
        table.miss(format!("{slug}: alternative ({alternative}) is more than {UNUSUAL} below good ({good})"));
    }
    if let (Some(excellent), Some(wrong)) = (of("excellent"), of("wrong"))
        && u32::from(wrong) * 100 > u32::from(excellent) * FLUENT
    {
        table.miss(format!("{slug}: wrong ({wrong}) is over {FLUENT} % of excellent ({excellent})"));
    }
}

fn row(slug: &str, variant: &str, card: &Scorecard, turns: &[Turn]) -> Vec<String> {
    let count = |fits: &dyn Fn(Facet) -> bool| {
        card.ideas.iter().filter(|idea| idea.facet.is_some_and(fits)).count().to_string()
    };
    let words: usize = turns.iter().map(|turn| turn.text.split_whitespace().count()).sum();
    vec![
        slug.to_owned(),
        variant.to_owned(),
        card.overall.to_string(),
        count(&|facet| facet >= Facet::How),
        count(&|facet| facet == Facet::Named),
        count(&|facet| facet == Facet::Listed),
        card.soundness.to_string(),
        card.misconceptions.len().to_string(),
        words.to_string(),
        card.ledger.len().to_string(),
    ]
}
